import { stringify } from 'csv-stringify/sync'
import { colours as pc } from './colours.js'
import { padTo, widthOf } from './stage/width.js'
import type { OutputFormat } from './session.js'

type Row = Readonly<Record<string, unknown>>

/** Prints what a command found: rows as a table or CSV, or the whole as JSON. */
export function print(
  format: OutputFormat,
  found: { readonly whole: unknown; readonly rows: readonly Row[] },
): void {
  switch (format) {
    case 'json':
      return console.log(JSON.stringify(found.whole, null, 2))
    case 'csv':
      return void process.stdout.write(stringify([...found.rows], { header: true, cast: { object: String } }))
    case 'table':
      return printTable(found.rows)
  }
}

function printTable(rows: readonly Row[]): void {
  const [first] = rows
  if (!first) return console.log(pc.dim('  – ไม่มีรายการ · nothing'))
  const columns = Object.keys(first)
  const texts = rows.map((row) => columns.map((column) => textOf(row[column])))
  const widths = columns.map((column, i) =>
    Math.max(widthOf(column), ...texts.map((row) => widthOf(row[i] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => padTo(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  console.log(`  ${pc.dim(line(columns))}`)
  for (const row of texts) console.log(`  ${line(row)}`)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
