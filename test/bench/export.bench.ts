import { stringify } from 'csv-stringify'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { csvOf } from '../../sheets/csv.js'
import { jsonLinesOf } from '../../sheets/json-lines.js'
import type { Table, Value } from '../../sheets/value.js'
import { tableSheet, xlsxOf } from '../../sheets/xlsx.js'

const ROWS = 10_000
const COLUMNS = 50
const ROUNDS = 5
/** The same with this many times the rows: memory that grows with them is not flat. */
const LARGER = 5

/** Seconds of each round, the median, and the most resident memory above that of an idle process, in MiB. */
type Measured = { readonly rounds: readonly number[]; readonly seconds: number; readonly memoryMiB: number }

/** What the bench found. A ratio is our median to that of the bare loop in the same format and the same run. */
export type ExportBench = {
  readonly rows: number
  readonly columns: number
  readonly csv: Measured
  readonly bareCsv: Measured
  readonly csvRatio: number
  readonly xlsx: Measured
  readonly bareZip: Measured
  readonly xlsxRatio: number
  readonly jsonl: Measured
  readonly memoryOfFiveTimesTheRows: { readonly csv: number; readonly xlsx: number }
}

/** Exports a synthetic table and throws the bytes away, in turn with bare loops that guard, type and style nothing. */
export async function run(): Promise<ExportBench> {
  const ways = { csv: ours.csv, bareCsv: bare.csv, xlsx: ours.xlsx, bareZip: bare.zip, jsonl: ours.jsonl }
  const names = Object.keys(ways) as (keyof typeof ways)[]
  const seconds = new Map(names.map((name) => [name, [] as number[]]))
  const memory = new Map<string, number>()
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const name of names) {
      const { took, memoryMiB } = await measure(() => ways[name](ROWS))
      // The first round warms up.
      if (round > 0) seconds.get(name)?.push(took)
      if (round > 0) memory.set(name, Math.max(memory.get(name) ?? 0, memoryMiB))
    }
  const measured = (name: keyof typeof ways): Measured => {
    const rounds = seconds.get(name) ?? []
    return { rounds, seconds: median(rounds), memoryMiB: memory.get(name) ?? 0 }
  }
  const [csv, bareCsv, xlsx, bareZip, jsonl] = names.map(measured) as [
    Measured,
    Measured,
    Measured,
    Measured,
    Measured,
  ]
  const larger = {
    csv: (await measure(() => ours.csv(ROWS * LARGER))).memoryMiB,
    xlsx: (await measure(() => ours.xlsx(ROWS * LARGER))).memoryMiB,
  }
  return {
    ...{ rows: ROWS, columns: COLUMNS, csv, bareCsv, csvRatio: ratio(csv, bareCsv), xlsx, bareZip },
    ...{ xlsxRatio: ratio(xlsx, bareZip), jsonl, memoryOfFiveTimesTheRows: larger },
  }
}

const ours = {
  csv: (rows: number) => drain(csvOf(table(rows))),
  xlsx: async (rows: number) => drain(xlsxOf([await tableSheet(table(rows))])),
  jsonl: (rows: number) => drain(jsonLinesOf(objects(rows))),
}

const bare = {
  csv: (rows: number) => pipeline(Readable.from(texts(rows)), stringify(), drain),
  zip: async (rows: number): Promise<void> => {
    const zip = new ZipFile()
    zip.addReadStream(Readable.from(texts(rows)).pipe(stringify()), 'table.csv', { compressionLevel: 4 })
    zip.end()
    await drain(zip.outputStream as AsyncIterable<Buffer>)
  },
}

async function drain(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of pieces);
}

function table(rows: number): Table {
  const columns = Array.from({ length: COLUMNS }, (_, at) => ({ head: `คอลัมน์ที่ ${at + 1}` }))
  return { name: 'ตาราง', columns, rows: values(rows) }
}

function cellText(row: number, column: number): string {
  return column % 5 === 0 ? `081${String(row).padStart(7, '0')}` : `สำนักงานเขตพื้นที่ ${row}/${column}`
}

function* values(rows: number): Generator<readonly Value[]> {
  for (let row = 0; row < rows; row += 1)
    yield Array.from({ length: COLUMNS }, (_, column): Value => {
      if (column % 10 === 1) return { kind: 'number', number: row }
      if (column % 10 === 2) return { kind: 'instant', at: '2023-11-27T16:59:59.000Z' }
      return { kind: 'text', text: cellText(row, column) }
    })
}

function* texts(rows: number): Generator<string[]> {
  for (let row = 0; row < rows; row += 1)
    yield Array.from({ length: COLUMNS }, (_, column) => cellText(row, column))
}

function* objects(rows: number): Generator<object> {
  for (let row = 0; row < rows; row += 1)
    yield Object.fromEntries(Array.from({ length: COLUMNS }, (_, at) => [`c${at}`, cellText(row, at)]))
}

const LOOK_EVERY_MS = 20
const MIB = 1024 * 1024

async function measure(work: () => Promise<void>): Promise<{ took: number; memoryMiB: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), LOOK_EVERY_MS)
  const began = performance.now()
  await work()
  const took = Math.round(performance.now() - began) / 1000
  clearInterval(timer)
  return { took, memoryMiB: Math.round((Math.max(most, process.memoryUsage.rss()) - before) / MIB) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function ratio(ours: Measured, theirs: Measured): number {
  return Math.round((ours.seconds / theirs.seconds) * 100) / 100
}
