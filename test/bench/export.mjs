import { writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { parseArgs } from 'node:util'

/** `npm run bench:export -- [--json FILE]`: needs no server; started with --expose-gc so that memory is comparable. */
const { values } = parseArgs({ options: { json: { type: 'string' } } })
register('./ts-hooks.mjs', import.meta.url)
const { run } = await import('./export.bench.ts')
const facts = await run()
console.log(JSON.stringify(facts, null, 2))
if (values.json) await writeFile(values.json, `${JSON.stringify(facts, null, 2)}\n`)
