import type { MailEntry, MailState } from '../../domain/notices.js'
import { UNANSWERED, type Submission } from '../../domain/submission/case.js'
import type { Instant } from '../../domain/time.js'
import { instant, isoText, number, text, type Rows, type Table, type Value } from '../../sheets/value.js'
import { lastMinute } from '../dates.js'
import { numberInYear } from '../papers/around.js'
import { STATUS_WORDS } from './answers.js'

/** A column of a list: its head, and what stands in it. */
export type ListColumn<Row> = { readonly head: string; readonly value: (row: Row) => Value }

async function* valuesOf<Row>(
  columns: readonly ListColumn<Row>[],
  rows: Rows<Row>,
): AsyncGenerator<readonly Value[]> {
  for await (const row of rows) yield columns.map(({ value }) => value(row))
}

/** A list as a table, a row a line; the first columns stay in view. */
export function listTable<Row>(
  columns: readonly ListColumn<Row>[],
  { name, rows, columnsInView }: { name: string; rows: Rows<Row>; columnsInView: number },
): Table {
  return {
    name,
    columns: columns.map(({ head }) => ({ head })),
    rows: valuesOf(columns, rows),
    columnsInView,
  }
}

/** An office of a circular, as the tracker shows it. */
export type TrackedOffice = {
  readonly officeCode: string
  readonly officeTh: string
  readonly province: string
  readonly dueAt: Instant
  readonly receiptNumber: number | null
  readonly receivedAt: Instant | null
  readonly answerVersion: number | null
  readonly answeredAt: Instant | null
  readonly late: boolean | null
  readonly bouncedAt: Instant | null
  readonly state: Submission
}

const owes = ({ status }: Submission): boolean => UNANSWERED.includes(status)

function trackerColumns(at: Instant): readonly ListColumn<TrackedOffice>[] {
  return [
    { head: 'รหัส', value: ({ officeCode }) => text(officeCode) },
    { head: 'หน่วยงาน', value: ({ officeTh }) => text(officeTh) },
    { head: 'จังหวัด', value: ({ province }) => text(province) },
    { head: 'สถานะ', value: ({ state }) => text(STATUS_WORDS[state.status]) },
    { head: 'ยังไม่ตอบ', value: ({ state }) => text(owes(state) ? 'ใช่' : 'ไม่ใช่') },
    { head: 'เลยกำหนด', value: ({ state, dueAt }) => text(owes(state) && dueAt <= at ? 'ใช่' : 'ไม่ใช่') },
    { head: 'กำหนดส่ง (พ.ศ.)', value: ({ dueAt }) => instant(lastMinute(dueAt)) },
    { head: 'กำหนดส่ง (ค.ศ.)', value: ({ dueAt }) => isoText(lastMinute(dueAt)) },
    { head: 'เปิดอ่านเมื่อ', value: ({ state }) => instant(state.openedAt) },
    { head: 'เลขรับ', value: ({ receiptNumber }) => number(receiptNumber) },
    { head: 'ลงรับเมื่อ', value: ({ receivedAt }) => instant(receivedAt) },
    { head: 'ฉบับที่', value: ({ answerVersion }) => number(answerVersion) },
    { head: 'ส่งเมื่อ', value: ({ answeredAt }) => instant(answeredAt) },
    { head: 'ส่งช้า', value: ({ late }) => text(late === null ? null : late ? 'ช้า' : 'ทัน') },
    { head: 'ขอขยายเวลาอยู่', value: ({ state }) => text(state.timeRequest ? 'ใช่' : null) },
    { head: 'อีเมลตีกลับเมื่อ', value: ({ bouncedAt }) => instant(bouncedAt) },
  ]
}

/** Who has not answered, who has, and how each office stands at the instant. */
export function trackerTable(rows: Rows<TrackedOffice>, at: Instant): Table {
  return listTable(trackerColumns(at), { name: 'ติดตาม', rows, columnsInView: 2 })
}

/** A line of a register. */
export type RegisterLine = {
  readonly number: number
  readonly counterpart: string
  readonly subject: string
  readonly enteredAt: Instant
  readonly cancelledAt: Instant | null
  readonly cancelledBy: { readonly nameTh: string } | null
  readonly cancelReason: string | null
  readonly revokedBy: { readonly number: number; readonly year: number } | null
}

const REGISTER_COLUMNS: readonly ListColumn<RegisterLine>[] = [
  { head: 'เลขทะเบียน', value: (line) => number(line.number) },
  { head: 'ลงทะเบียนเมื่อ', value: ({ enteredAt }) => instant(enteredAt) },
  { head: 'จาก/ถึง', value: ({ counterpart }) => text(counterpart) },
  { head: 'เรื่อง', value: ({ subject }) => text(subject) },
  { head: 'หมายเหตุ', value: (line) => text(remarkOn(line)) },
  { head: 'ยกเลิกเมื่อ', value: ({ cancelledAt }) => instant(cancelledAt) },
  { head: 'ผู้ยกเลิก', value: ({ cancelledBy }) => text(cancelledBy?.nameTh ?? null) },
  { head: 'เหตุที่ยกเลิก', value: ({ cancelReason }) => text(cancelReason) },
]

function remarkOn({ cancelledAt, revokedBy }: RegisterLine): string | null {
  if (cancelledAt !== null) return 'ยกเลิก'
  return revokedBy && `ยกเลิกโดยคำสั่งที่ ${numberInYear(revokedBy.number, revokedBy.year)}`
}

/** A register, a number a row. */
export function registerTable(rows: Rows<RegisterLine>): Table {
  return listTable(REGISTER_COLUMNS, { name: 'ทะเบียน', rows, columnsInView: 1 })
}

const MAIL_WORDS: Readonly<Record<MailState, string>> = {
  queued: 'รอส่ง',
  sent: 'ส่งแล้ว',
  bounced: 'ตีกลับ',
  dropped: 'ไม่ต้องส่งแล้ว',
  failed: 'ส่งไม่สำเร็จ',
}

const MAIL_COLUMNS: readonly ListColumn<MailEntry>[] = [
  { head: 'รหัสหน่วยงาน', value: ({ officeCode }) => text(officeCode) },
  { head: 'ชนิด', value: ({ kind }) => text(kind) },
  { head: 'ผล', value: ({ state }) => text(MAIL_WORDS[state]) },
  { head: 'พยายามส่ง (ครั้ง)', value: ({ attempts }) => number(attempts) },
  { head: 'เข้าคิวเมื่อ', value: ({ queuedAt }) => instant(queuedAt) },
  { head: 'เสร็จเมื่อ', value: ({ settledAt }) => instant(settledAt) },
  { head: 'คำตอบของเครื่องแม่ข่าย', value: ({ response }) => text(response) },
]

/** The mails of a circular, one a row. */
export function mailTable(rows: Rows<MailEntry>): Table {
  return listTable(MAIL_COLUMNS, { name: 'อีเมล', rows, columnsInView: 1 })
}
