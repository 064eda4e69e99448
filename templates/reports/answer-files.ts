import { stringify } from 'csv-stringify/sync'
import writeXlsxFile, { type Row } from 'write-excel-file/node'
import type { Instant } from '../../domain/time.js'
import { answerStatus, holdingAnswer, nilReasonOf, type AnswerTable, type OfficeAnswer } from './answers.js'
import type { Value } from './columns.js'
import { written } from './csv.js'
import { cell, HEAD } from './xlsx.js'

/** Heads in Thai for people, or stable names for programs. */
export type Heads = 'thai' | 'machine'

// They turn the direction of what follows and so make a text look like another one; letters of any script stay.
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g
// A spreadsheet would read these as numbers and drop zeros or digits: codes, telephone numbers.
const LOOKS_LIKE_NUMBER = /^'*(?:0\d+|\d{12,})$/
/** Set by Excel: characters in one cell. */
const MOST_IN_CELL = 32_767
const CUT = '… [ข้อความยาวเกินหนึ่งช่อง ฉบับเต็มอยู่ในแฟ้ม CSV]'

const headsOf = ({ columns }: AnswerTable, heads: Heads): string[] =>
  columns.map(({ name, head }) => (heads === 'machine' ? name : head))

function inCsv(value: Value): string {
  if (value?.kind !== 'text') return written(value)
  const text = value.text.replace(TURNS_DIRECTION, '')
  return LOOKS_LIKE_NUMBER.test(text) ? `'${text}` : written({ kind: 'text', text })
}

/**
 * The table as CSV: UTF-8 with BOM and CRLF, as Excel in Thailand opens it. What a spreadsheet would take for a formula
 * or a number has an apostrophe before it; take one off and the text is as it was answered.
 */
export function answersCsv(table: AnswerTable, heads: Heads = 'thai'): Buffer {
  const head = headsOf(table, heads).map((text) => inCsv({ kind: 'text', text }))
  const rows = table.rows.map((row) => table.columns.map(({ name }) => inCsv(row.get(name))))
  return Buffer.from(stringify([head, ...rows], { bom: true, record_delimiter: 'windows' }), 'utf8')
}

/** A text that Excel shows as it is: nothing that it would decode, not too long for a cell. The package drops what XML cannot hold. */
function inSheet(value: Value): Value {
  if (value?.kind !== 'text') return value
  const text = value.text.replace(TURNS_DIRECTION, '').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return { kind: 'text', text: text.length <= MOST_IN_CELL ? text : cut(text) }
}

function cut(text: string): string {
  return text.slice(0, MOST_IN_CELL - CUT.length).replace(/\p{Surrogate}$/u, '') + CUT
}

const NARROWEST = 9
const WIDEST = 48

/** The table as a workbook: typed cells, never a formula, the head and the office's code stay in view. */
export async function answersXlsx(table: AnswerTable, heads: Heads = 'thai'): Promise<Buffer> {
  const names = headsOf(table, heads)
  const head = names.map((value) => ({ ...HEAD, ...cell(inSheet({ kind: 'text', text: value })) }))
  const rows = table.rows.map((row): Row => table.columns.map(({ name }) => cell(inSheet(row.get(name)))))
  const columns = table.columns.map(({ name }, at) => ({
    width: widthOf([names[at] as string, ...table.rows.slice(0, 50).map((row) => inCsv(row.get(name)))]),
  }))
  return writeXlsxFile([
    { sheet: 'คำตอบ', data: [head, ...rows], columns, stickyRowsCount: 1, stickyColumnsCount: 2 },
  ]).toBuffer()
}

function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0)
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
}

/** What a line of the JSON Lines says; `answer` is as it was answered. */
export type AnswerLine = {
  readonly officeCode: string
  readonly officeName: string
  readonly province: string
  readonly officeType: OfficeAnswer['type']
  readonly status: string
  readonly statusTh: string
  readonly receiptNumber: number | null
  readonly version: number | null
  readonly receivedAt: Instant | null
  readonly late: boolean | null
  readonly nilReason: string | null
  readonly answer: object | null
}

/** The answers as JSON Lines: one office a line, its answer nested as it was given. */
export function answersJsonLines(offices: readonly OfficeAnswer[]): Buffer {
  return Buffer.from(offices.map((office) => `${JSON.stringify(lineOf(office))}\n`).join(''), 'utf8')
}

function lineOf(office: OfficeAnswer): AnswerLine {
  const { code, nameTh, province, type, submission } = office
  const answer = holdingAnswer(office)
  return {
    ...{ officeCode: code, officeName: nameTh, province, officeType: type },
    ...{ status: submission.status, statusTh: answerStatus(office) },
    receiptNumber: submission.receipt?.number ?? null,
    version: answer?.version ?? null,
    receivedAt: answer?.receivedAt ?? null,
    late: answer?.late ?? null,
    nilReason: nilReasonOf(office) ?? null,
    answer: answer?.kind === 'form' ? (office.body ?? null) : null,
  }
}
