import type { FormSchema } from '../../domain/content.js'
import type { Instant } from '../../domain/time.js'
import type { Rows, Table, Value } from '../../sheets/value.js'
import {
  answerStatus,
  answerTable,
  holdingAnswer,
  nilReasonOf,
  type AnswerTable,
  type OfficeAnswer,
} from './answers.js'
import { OTHER } from './form-rows.js'

/** Heads in Thai for people, or stable names for programs. */
export type Heads = 'thai' | 'machine'

/** The offices of a circular with their answers, from the first one on at each call. */
export type Offices = () => Rows<OfficeAnswer>

/** The answers as a table for CSV and workbooks; the office's code and name stay in view. */
export async function answersTable(
  form: FormSchema,
  offices: Offices,
  heads: Heads = 'thai',
): Promise<Table> {
  const table = answerTable(form, { hasOther: await saysOther(form, offices) })
  return {
    name: 'คำตอบ',
    columns: table.columns.map(({ name, head }) => ({ head: heads === 'machine' ? name : head })),
    rows: valuesOf(table, offices),
    columnsInView: 2,
  }
}

/** Whether an answer says something that its form has no place for: a column is made only then. */
async function saysOther(form: FormSchema, offices: Offices): Promise<boolean> {
  const { rowsOf } = answerTable(form, { hasOther: true })
  for await (const office of offices()) if (rowsOf(office).some((row) => row.has(OTHER))) return true
  return false
}

async function* valuesOf(
  { columns, rowsOf }: AnswerTable,
  offices: Offices,
): AsyncGenerator<readonly Value[]> {
  for await (const office of offices())
    for (const row of rowsOf(office)) yield columns.map(({ name }) => row.get(name))
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

/** The answers for JSON Lines: one office a line, its answer nested as it was given. */
export async function* answerLines(offices: Offices): AsyncGenerator<AnswerLine> {
  for await (const office of offices()) yield lineOf(office)
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
