import { stringify } from 'csv-stringify/sync'
import { guarded } from './guard.js'
import { instantForText, type Table, type Value } from './value.js'

/** Lines that are written at once: few enough to keep memory flat, enough to keep it quick. */
const LINES_AT_ONCE = 200

/**
 * A table as CSV, in pieces: UTF-8 with BOM and CRLF, as Excel in Thailand opens it. What a spreadsheet would take for a
 * formula or a number has an apostrophe before it; take one off and the text is as it was.
 */
export async function* csvOf({ columns, rows }: Table): AsyncGenerator<string> {
  yield `\ufeff${lines([columns.map(({ head }) => guarded(head))])}`
  let waiting: string[][] = []
  for await (const row of rows) {
    waiting.push(columns.map((_, at) => written(row[at])))
    if (waiting.length < LINES_AT_ONCE) continue
    yield lines(waiting)
    waiting = []
  }
  if (waiting.length > 0) yield lines(waiting)
}

function lines(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows' })
}

function written(value: Value): string {
  switch (value?.kind) {
    case undefined:
      return ''
    case 'text':
      return guarded(value.text)
    case 'number':
      return String(value.number)
    case 'instant':
      return instantForText(value.at)
  }
}
