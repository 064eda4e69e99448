import type { AnswerFile } from './route.js'
import { problem } from './problems.js'
import { csvOf } from '../sheets/csv.js'
import { safeName } from '../sheets/guard.js'
import { jsonLinesOf } from '../sheets/json-lines.js'
import type { Table } from '../sheets/value.js'
import { tableSheet, XLSX_TYPE, xlsxOf } from '../sheets/xlsx.js'

/** The kinds of file that lists are exported as. */
export const FORMATS = ['csv', 'xlsx', 'jsonl'] as const

/** One of these kinds. */
export type Format = (typeof FORMATS)[number]

/** Their media types. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: XLSX_TYPE,
  jsonl: 'application/jsonl; charset=utf-8',
}

/** What an export is made of: the table that people see, or the lines that programs read. */
export type Exported = {
  table(): Table | Promise<Table>
  lines(): AsyncIterable<object>
}

/** An export in pieces, of the format. */
export async function* piecesOf(format: Format, exported: Exported): AsyncGenerator<string | Uint8Array> {
  switch (format) {
    case 'jsonl':
      yield* jsonLinesOf(exported.lines())
      break
    case 'csv':
      yield* csvOf(await exported.table())
      break
    case 'xlsx':
      yield* xlsxOf([await tableSheet(await exported.table())])
      break
  }
}

/** Exports under way in this process. Each holds a connection of the pool for as long as it is read. */
const MOST_AT_ONCE = 5
let underWay = 0

/**
 * An export as an answer; it is made while it is sent.
 * @throws Problem BUSY (when the first piece is asked for) while too many are under way
 */
export function exportFile(
  { name, format }: { name: string; format: Format },
  pieces: AsyncIterable<string | Uint8Array>,
): AnswerFile {
  return { name: `${safeName(name)}.${format}`, mediaType: MEDIA_TYPES[format], pieces: inTurn(pieces) }
}

/** The pieces, unless too many files are being made at this moment. */
export async function* inTurn<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  if (underWay >= MOST_AT_ONCE) throw problem('BUSY')
  underWay += 1
  try {
    yield* pieces
  } finally {
    underWay -= 1
  }
}
