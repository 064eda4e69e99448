import type { FormSchema } from '../../domain/content.js'
import { ANSWERED, type Submission, type SubmissionStatus } from '../../domain/submission/case.js'
import { isoText, number, text, type Value } from '../../sheets/value.js'
import { formFields, type FormField } from './form-fields.js'
import { buddhistName, columnName, formRows, OTHER, type FormRow } from './form-rows.js'
import { OFFICE_TYPE_TH, type OfficeType } from '../../domain/office.js'

/** One office of a circular with the answer that it last gave. */
export type OfficeAnswer = {
  readonly code: string
  readonly nameTh: string
  readonly province: string
  readonly type: OfficeType
  readonly submission: Submission
  /** The letter was withdrawn because it came to the wrong office. */
  readonly wrongOffice: boolean
  /** What it says: by the form, or the reason of a nil return. */
  readonly body?: object
}

/** A column of the table: its stable name, its head in Thai. */
export type AnswerColumn = { readonly name: string; readonly head: string }

/** All answers in one table: its columns, and the rows that an office has in it, as values by the columns' names. */
export type AnswerTable = {
  readonly columns: readonly AnswerColumn[]
  readonly rowsOf: (office: OfficeAnswer) => readonly FormRow[]
}

/** How a submission stands, in words. */
export const STATUS_WORDS: Readonly<Record<SubmissionStatus, string>> = {
  sent: 'ยังไม่ตอบ',
  received: 'ยังไม่ตอบ (ลงรับแล้ว)',
  assigned: 'ยังไม่ตอบ (มอบหมายแล้ว)',
  drafted: 'ยังไม่ตอบ (กำลังร่าง)',
  awaitingApproval: 'ยังไม่ตอบ (รอผู้มีอำนาจเห็นชอบ)',
  submitted: 'ส่งแล้ว รอตรวจ',
  returned: 'ส่งคืนให้แก้ไข รอฉบับใหม่',
  accepted: 'ตรวจรับแล้ว',
  misdirected: 'แจ้งว่าส่งผิดหน่วยงาน รอพิจารณา',
  exempted: 'ได้รับยกเว้น',
  withdrawn: 'ยกเลิกหนังสือ',
  closedUnanswered: 'ไม่ตอบ',
}

/** The answer that holds now: one that was returned or withdrawn does not. */
export function holdingAnswer({ submission }: OfficeAnswer): Submission['answer'] {
  return ANSWERED.includes(submission.status) ? submission.answer : undefined
}

/** How an office stands, in words. */
export function answerStatus(office: OfficeAnswer): string {
  if (office.wrongOffice) return 'ส่งผิดหน่วยงาน'
  const words = STATUS_WORDS[office.submission.status]
  return holdingAnswer(office)?.kind === 'nil' ? `ไม่มีข้อมูลรายงาน (${words})` : words
}

type OfficeColumn = AnswerColumn & { readonly value: (office: OfficeAnswer) => Value }

/** What the table says of every office, on each of its rows. */
const OFFICE_COLUMNS: readonly OfficeColumn[] = [
  { name: 'officeCode', head: 'รหัส', value: ({ code }) => text(code) },
  { name: 'officeName', head: 'หน่วยงาน', value: ({ nameTh }) => text(nameTh) },
  { name: 'province', head: 'จังหวัด', value: ({ province }) => text(province) },
  { name: 'officeType', head: 'ประเภท', value: ({ type }) => text(OFFICE_TYPE_TH[type]) },
  { name: 'status', head: 'สถานะ', value: (office) => text(answerStatus(office)) },
  { name: 'receiptNumber', head: 'เลขรับ', value: ({ submission }) => number(submission.receipt?.number) },
  { name: 'version', head: 'ฉบับที่', value: (office) => number(holdingAnswer(office)?.version) },
  { name: 'receivedAt', head: 'ส่งเมื่อ (ค.ศ.)', value: (office) => isoReceived(office) },
  { name: 'receivedAtBe', head: 'ส่งเมื่อ (พ.ศ.)', value: (office) => receivedInstant(office) },
  { name: 'late', head: 'ส่งช้า', value: (office) => lateness(office) },
  { name: 'nilReason', head: 'เหตุผลที่ไม่มีข้อมูลรายงาน', value: (office) => text(nilReasonOf(office)) },
]

function isoReceived(office: OfficeAnswer): Value {
  const at = holdingAnswer(office)?.receivedAt
  return isoText(at)
}

function receivedInstant(office: OfficeAnswer): Value {
  const at = holdingAnswer(office)?.receivedAt
  return at === undefined ? undefined : { kind: 'instant', at }
}

function lateness(office: OfficeAnswer): Value {
  const answer = holdingAnswer(office)
  return answer && text(answer.late ? 'ช้า' : 'ทัน')
}

/** Why an office has nothing to report. */
export function nilReasonOf(office: OfficeAnswer): string | undefined {
  if (holdingAnswer(office)?.kind !== 'nil') return undefined
  const { reason } = (office.body ?? {}) as { reason?: unknown }
  return typeof reason === 'string' ? reason : undefined
}

const ROW_OF_ANSWER: AnswerColumn = { name: 'answerRow', head: 'ลำดับในคำตอบ' }

/**
 * The answers that hold now, one row for each item that an office lists (a person, a school …), and one row for each
 * office without an answer. The columns are those of the form, in its order, with its Thai titles; `hasOther` adds one
 * for what an answer says beside the form.
 */
export function answerTable(form: FormSchema, { hasOther }: { hasOther: boolean }): AnswerTable {
  const fields = formFields(form)
  const other = hasOther ? [{ name: OTHER, titles: ['คำตอบนอกแบบฟอร์ม'] }] : []
  const own = [...OFFICE_COLUMNS, ROW_OF_ANSWER].map(({ name, head }) => ({ name, head }))
  return {
    columns: [...own, ...withHeads([...columnsOf(fields), ...other], own)],
    rowsOf: (office) => rowsOf(office, fields),
  }
}

function rowsOf(office: OfficeAnswer, fields: ReadonlyMap<string, FormField>): FormRow[] {
  const own = OFFICE_COLUMNS.map(({ name, value }): [string, Value] => [name, value(office)])
  if (holdingAnswer(office)?.kind !== 'form') return [new Map(own)]
  return formRows(fields, office.body).map(
    (row, at) => new Map([...own, [ROW_OF_ANSWER.name, number(at + 1)], ...row]),
  )
}

type Titled = { readonly name: string; readonly titles: readonly string[] }

function columnsOf(fields: ReadonlyMap<string, FormField>): Titled[] {
  return [...fields.values()].flatMap((field): Titled[] => {
    if (field.kind !== 'cell') return columnsOf(field.fields)
    const { path, titles, moment } = field
    const own = { name: columnName(path), titles }
    const buddhist = [...titles.slice(0, -1), `${titles.at(-1)} (พ.ศ.)`]
    return moment ? [own, { name: buddhistName(path), titles: buddhist }] : [own]
  })
}

/** The shortest head that only this column has: its title, with those above it as far as needed, at last its name. */
function withHeads(columns: readonly Titled[], taken: readonly AnswerColumn[]): AnswerColumn[] {
  const uses = new Map(taken.map(({ head }) => [head, 2]))
  const candidates = columns.map(({ titles, name }) => {
    const above = titles.map((_, at) => titles.slice(-at - 1).join(' / '))
    return { name, heads: [...above, `${titles.join(' / ')} (${name})`] }
  })
  for (const { heads } of candidates) for (const head of heads) uses.set(head, (uses.get(head) ?? 0) + 1)
  return candidates.map(({ name, heads }) => ({
    name,
    head: heads.find((head) => uses.get(head) === 1) ?? name,
  }))
}
