import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { compileSigned, openOffice } from './letters-office.js'
import { addresseeOf, letterOf, PHRASES } from './letters-subject.js'
import { openRivals } from './letters-rivals.js'
import { materialise, stamp } from '../../typesetting/stamp.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { signTail } from '../../typesetting/sign/fill.js'
import { readers } from '../typesetting/readers.js'

type Numbers = Record<string, number>

/** What the bench found. Rates are letters a second on one core, medians of interleaved rounds. */
export interface LetterBench {
  readonly lettersPerSecond: Numbers
  readonly bytes: Numbers
  /** Share of phrases found, by maker and reader. */
  readonly found: Record<string, Numbers>
  /** Fonts not yet baked. */
  readonly firstLayoutMs: number
  /** A letter of new text: layout alone, and with its PDF. */
  readonly warmLayoutMs: number
  readonly warmRenderMs: number
  readonly storedBytesPerLetter: Numbers
  readonly printFile: {
    readonly letters: number
    readonly ms: number
    readonly bytes: number
    /** Resident memory of the whole process before the first letter, and at most. */
    readonly rssBeforeMb: number
    readonly peakRssMb: number
  }
  readonly missing: Record<string, string>
}

interface Maker {
  /** Letters made in one go. */
  readonly batch: number
  readonly make: (i: number) => Uint8Array | Promise<Uint8Array>
  /** Makes the file when `make` does not. */
  readonly file?: (i: number) => Uint8Array
}

const ROUNDS = 5
const PRINTED = 30_000

async function ours(): Promise<{ makers: Record<string, Maker>; firstLayoutMs: number; stored: Numbers }> {
  const started = performance.now()
  const typesetter = await openTypesetter()
  await typesetter.inspect(letterOf(false), { values: { addressee: addresseeOf(0) } })
  const firstLayoutMs = performance.now() - started
  const template = await typesetter.compile(letterOf(false))
  const office = openOffice()
  const signed = await compileSigned(typesetter, letterOf(true), office)
  const values = (i: number) => ({ addressee: addresseeOf(i), check: `https://example.go.th/v/${i}` })
  const sign = (i: number) => stamp(signed, values(i), (prefix, tail) => signTail(prefix, tail, office)).tail
  return {
    firstLayoutMs,
    stored: { stamp: stamp(template, values(1)).tail.length, stampSigned: sign(1).length },
    makers: {
      stamp: {
        batch: 20_000,
        make: (i) => stamp(template, values(i)).tail,
        file: (i) => materialise(template, stamp(template, values(i)).tail),
      },
      stampSigned: { batch: 600, make: sign, file: (i) => materialise(signed, sign(i)) },
      layout: { batch: 25, make: (i) => typesetter.render(letterOf(false), { values: values(i) }) },
    },
  }
}

async function rate(maker: Maker, offset: number): Promise<number> {
  const started = performance.now()
  for (let i = 0; i < maker.batch; i += 1) {
    const made = maker.make(offset + i)
    if (made instanceof Promise) await made
  }
  return (maker.batch * 1000) / (performance.now() - started)
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const bare = (text: string) => text.replace(/\s+/g, '')

async function foundBy(pdf: Uint8Array): Promise<Numbers> {
  const shares: Numbers = {}
  for (const reader of readers) {
    const text = bare(await reader.read(pdf))
    const found = PHRASES.filter((phrase) => text.includes(bare(phrase))).length
    shares[reader.name] = Math.round((1000 * found) / PHRASES.length) / 10
  }
  return shares
}

/** Median of letters whose text was never set before. */
async function warmLayout(): Promise<number> {
  const typesetter = await openTypesetter()
  const times: number[] = []
  for (let i = 0; i < 40; i += 1) {
    const { blocks, ...letter } = letterOf(false)
    const more = { kind: 'paragraph', runs: [{ text: `สำเนาที่ ${i}` }] } as const
    const started = performance.now()
    await typesetter.inspect(
      { ...letter, blocks: [...blocks, more] },
      { values: { addressee: addresseeOf(i) } },
    )
    times.push(performance.now() - started)
  }
  return Math.round(10 * median(times)) / 10
}

/** In a process of its own, from dist/: neither the transpiler nor the rivals count. */
async function printRun(): Promise<LetterBench['printFile']> {
  const order = JSON.stringify({ letters: PRINTED, addressee: addresseeOf('{i}') })
  const script = fileURLToPath(new URL('./letters-print.mjs', import.meta.url))
  const printing = promisify(execFile)(process.execPath, [script, order])
  printing.child.stdin?.end(JSON.stringify(letterOf(false)))
  return JSON.parse((await printing).stdout) as LetterBench['printFile']
}

/** Sets, stamps and signs the same two-page letter, in turn with other makers of PDFs. */
export async function run(): Promise<LetterBench> {
  const printed = await printRun()
  const { makers, firstLayoutMs, stored } = await ours()
  const { rivals, missing } = await openRivals()
  const all: Record<string, Maker> = { ...makers }
  for (const [name, rival] of Object.entries(rivals))
    all[name] = { batch: name === 'typst' ? 25 : 5, make: rival.make }
  const rates: Record<string, number[]> = {}
  // The first round warms up and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, maker] of Object.entries(all)) {
      const measured = await rate(maker, round * maker.batch)
      if (round > 0) (rates[name] ??= []).push(measured)
    }
  }
  const bytes: Numbers = {}
  const found: Record<string, Numbers> = {}
  for (const [name, maker] of Object.entries(all)) {
    const pdf = maker.file ? maker.file(1) : await maker.make(1)
    bytes[name] = pdf.length
    found[name] = await foundBy(pdf)
  }
  for (const rival of Object.values(rivals)) await rival.close()
  const lettersPerSecond = Object.fromEntries(
    Object.entries(rates).map(([name, list]) => [name, Math.round(10 * median(list)) / 10]),
  )
  return {
    lettersPerSecond,
    bytes,
    found,
    firstLayoutMs: Math.round(firstLayoutMs),
    warmLayoutMs: await warmLayout(),
    warmRenderMs: Math.round(10_000 / (lettersPerSecond['layout'] ?? 1)) / 10,
    storedBytesPerLetter: stored,
    printFile: printed,
    missing,
  }
}
