import { writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { parseArgs } from 'node:util'

/** `npm run bench:letters -- [--json FILE]`: needs no server; the rivals come with `npm ci --prefix test/bench/tools`. */
const { values } = parseArgs({ options: { json: { type: 'string' } } })
register('./ts-hooks.mjs', import.meta.url)
const { run } = await import('./letters.bench.ts')
const facts = await run()
console.log(JSON.stringify(facts, null, 2))
if (values.json) await writeFile(values.json, `${JSON.stringify(facts, null, 2)}\n`)
process.exit(0)
