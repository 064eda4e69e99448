import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printFile } from '../../dist/typesetting/print-file.js'
import { stamp } from '../../dist/typesetting/stamp.js'
import { openTypesetter } from '../../dist/typesetting/typesetter.js'

/**
 * A process of its own, from the built product: `node letters-print.mjs '{"letters": 30000, "addressee": "… {i}"}'`, the
 * document on standard input. Prints a line of JSON: milliseconds, bytes, peak resident memory of the whole process.
 */
const { letters, addressee } = JSON.parse(process.argv[2])
const document = JSON.parse(Buffer.concat(await process.stdin.toArray()).toString())
const typesetter = await openTypesetter()
const template = await typesetter.compile(document)

function* printed() {
  for (let i = 0; i < letters; i += 1) {
    const { tail } = stamp(template, { addressee: addressee.replace('{i}', i) })
    yield { templateId: template.id, tail }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'print-'))
const path = join(folder, 'letters.pdf')
const before = process.memoryUsage.rss()
const started = performance.now()
const file = openSync(path, 'w')
for (const chunk of printFile([template], printed())) writeSync(file, chunk)
closeSync(file)
const ms = Math.round(performance.now() - started)
const bytes = statSync(path).size
rmSync(folder, { recursive: true })
// maxRSS is in KiB.
const peakRssMb = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)
console.log(JSON.stringify({ letters, ms, bytes, rssBeforeMb: Math.round(before / 1e6), peakRssMb }))
