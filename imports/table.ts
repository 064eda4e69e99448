import { parse } from 'csv-parse/sync'
import { plainTyped } from '../domain/thai.js'
import { decodeText, type Encoding } from './encoding.js'
import { problem, remark, type Problem } from './problems.js'

/** Which column heads a kind of file must have and may have. */
export type Columns = { readonly required: readonly string[]; readonly optional: readonly string[] }

/** One row: the line on which it begins (the head is line 1) and its cells by column, cleaned. */
export type Row = { readonly line: number; readonly cells: Readonly<Record<string, string>> }

/** A file as rows, with everything that was wrong with its form. */
export type Table = {
  readonly encoding: Encoding | null
  readonly separator: string | null
  /** Rows of data in the file, readable or not. */
  readonly count: number
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
}

type RawRow = { readonly line: number; readonly cells: readonly string[] }

const SEPARATORS = [',', ';', '\t', '|']
const MOST_ROWS = 200_000
const LONGEST_CELL = 1_000

const refused = (encoding: Encoding | null, problems: readonly Problem[]): Table => ({
  encoding,
  separator: null,
  count: 0,
  rows: [],
  problems,
})

const headOf = (cell: string): string => plainTyped(cell).toLowerCase()

/** The separator under which the first line lacks the fewest of the heads that are needed, and which it lacks. */
function separatorOf(text: string, { required }: Columns): { separator: string; missing: readonly string[] } {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined)
  const tried = SEPARATORS.map((separator) => {
    const heads = new Set(firstLine.split(separator).map((cell) => headOf(cell.replaceAll('"', ''))))
    return { separator, missing: required.filter((column) => !heads.has(column)) }
  })
  return tried.reduce((best, one) => (one.missing.length < best.missing.length ? one : best))
}

/** A record as it should be written: quotes around a whole cell and doubled within it, or none at its beginning. */
function wellQuoted(separator: string): RegExp {
  const sign = separator === '|' ? '\\|' : separator
  const cell = `(?:"(?:[^"]|"")*"|[^"${sign}\\n][^${sign}\\n]*|)`
  return new RegExp(`^${cell}(?:${sign}${cell})*\\n?$`)
}

function parseRows(text: string, separator: string): { raw: RawRow[]; broken: number[] } {
  type Parsed = { record: string[]; raw: string; info: { lines: number } }
  let isUnclosed = false
  const parsed = parse(text, {
    delimiter: separator,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    to: MOST_ROWS + 2,
    on_skip: () => void (isUnclosed = true),
  }) as unknown as Parsed[]
  // The parser counts the line on which a record ends; it begins after the one before.
  const lineOf = (at: number): number => (parsed[at - 1]?.info.lines ?? 0) + 1
  const rows = parsed.map(({ record, raw }, at) => ({ line: lineOf(at), cells: record, raw }))
  const isWhole = wellQuoted(separator)
  const broken = rows.filter(({ raw }) => !isWhole.test(raw)).map(({ line }) => line)
  if (isUnclosed) broken.push(lineOf(parsed.length))
  return { raw: rows.filter(({ raw }) => isWhole.test(raw)), broken }
}

function headProblems(heads: readonly string[], { required, optional }: Columns): Problem[] {
  const known = new Set([...required, ...optional])
  return heads.flatMap((head, index) => {
    if (head === '') return []
    if (heads.indexOf(head) !== index) return [problem('COLUMN_DOUBLED', { column: head, value: head })]
    return known.has(head) ? [] : [remark('COLUMN_UNKNOWN', { column: head, value: head })]
  })
}

// Marks in the order in which they are typed and drawn: vowel, then tone; a sara am comes after its tone.
function inThaiOrder(text: string): string {
  return text
    .replace(/([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a])/g, '$2$1')
    .replace(/\u0e33([\u0e48-\u0e4b])/g, '$1\u0e33')
}

function cleanCell(
  raw: string,
  place: { line: number; column: string },
): { text: string; problems: Problem[] } {
  const plain = plainTyped(raw.replace(/\s*\n\s*/g, ' '))
  if (plain === '-') return { text: '', problems: [] } // how clerks write "none"
  const text = inThaiOrder(plain)
  const problems: Problem[] = []
  const at = { ...place, value: raw }
  if (/^'?[=+\-@]/.test(raw.trimStart())) problems.push(problem('CELL_FORMULA', at))
  if (text.length > LONGEST_CELL)
    problems.push(problem('CELL_TOO_LONG', { ...at, params: { most: LONGEST_CELL } }))
  if (text !== plain || /([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1/.test(text))
    problems.push(remark('THAI_ORDER', at))
  return { text, problems }
}

function rowOf(
  raw: RawRow,
  heads: readonly string[],
  columns: ReadonlySet<string>,
): { row: Row; problems: Problem[] } {
  const cells: Record<string, string> = {}
  const problems: Problem[] = []
  heads.forEach((column, index) => {
    if (!columns.has(column)) return
    const cell = cleanCell(raw.cells[index] ?? '', { line: raw.line, column })
    cells[column] = cell.text
    problems.push(...cell.problems)
  })
  if (raw.cells.length !== heads.length) {
    const params = { found: raw.cells.length, wanted: heads.length }
    problems.push(problem('ROW_LENGTH', { line: raw.line, params }))
  }
  return { row: { line: raw.line, cells }, problems }
}

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => cell.trim() === '')

/** Reads a CSV file: encoding, separator, heads, cells. Nothing is guessed where two readings are possible. */
export function readTable(bytes: Uint8Array, columns: Columns): Table {
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return refused(null, [decoded.problem])
  const text = decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const { separator, missing } = separatorOf(text, columns)
  if (missing.length > 0) {
    const code = missing.length < columns.required.length ? 'COLUMNS_MISSING' : 'SEPARATOR_UNKNOWN'
    return refused(decoded.encoding, [problem(code, { params: { missing: missing.join(', ') } })])
  }
  const { raw, broken } = parseRows(text, separator)
  if (raw.length + broken.length > MOST_ROWS + 1) {
    return refused(decoded.encoding, [problem('FILE_TOO_LARGE', { params: { most: `${MOST_ROWS} rows` } })])
  }
  const heads = (raw[0]?.cells ?? []).map(headOf)
  const known = new Set([...columns.required, ...columns.optional])
  const read = raw
    .slice(1)
    .filter((row) => !isBlank(row))
    .map((row) => rowOf(row, heads, known))
  const count = read.length + broken.length
  if (count === 0) return refused(decoded.encoding, [problem('FILE_NO_ROWS')])
  return {
    encoding: decoded.encoding,
    separator,
    count,
    rows: read.map(({ row }) => row),
    problems: [
      ...headProblems(heads, columns),
      ...broken.map((line) => problem('ROW_BROKEN', { line })),
      ...read.flatMap((row) => row.problems),
    ],
  }
}
