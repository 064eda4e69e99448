import { writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { parseArgs } from 'node:util'
import { setUp } from '../../scripts/setup.mjs'
import { ensureRivals } from './letters-tools.mjs'

/** `npm run bench:letters -- [--json FILE]`: needs no server; what could not be had stands under `missing`. */
const { values } = parseArgs({ options: { json: { type: 'string' } } })
await setUp()
const uninstalled = await ensureRivals()
register('./ts-hooks.mjs', import.meta.url)
const { run } = await import('./letters.bench.ts')
const facts = await run()
if (uninstalled) facts.missing.tools = uninstalled
console.log(JSON.stringify(facts, null, 2))
if (values.json) await writeFile(values.json, `${JSON.stringify(facts, null, 2)}\n`)
process.exit(0)
