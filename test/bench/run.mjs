import { writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { parseArgs } from 'node:util'
import { setUp } from '../../scripts/setup.mjs'
import { startServers, stopServers } from '../support/servers.mjs'

/**
 * `node test/bench/run.mjs NAME [--json FILE]`: runs test/bench/NAME.bench.ts on servers of its own. It ends with 1 when
 * the bench has an aim that does not hold.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } })
await setUp({ tests: true })
register('./ts-hooks.mjs', import.meta.url)

const servers = process.env.WIAN_TEST_DATABASE_URL ? undefined : await startServers({ durable: true })
try {
  const { run } = await import(`./${positionals[0]}.bench.ts`)
  const facts = await run()
  console.log(JSON.stringify(facts, null, 2))
  if (values.json) await writeFile(values.json, `${JSON.stringify(facts, null, 2)}\n`)
  if (facts.aim?.holds === false) process.exitCode = 1
} finally {
  if (servers) await stopServers(servers)
}
process.exit()
