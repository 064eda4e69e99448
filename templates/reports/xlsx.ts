import writeXlsxFile, { type Row, type SheetData } from 'write-excel-file/node'
import { plusMilliseconds, type Instant } from '../../domain/time.js'
import { instantForPeople, REPORT_COLUMNS, type Value } from './columns.js'
import { countsOf, type ReportFacts } from './facts.js'

// Sheets know no zone: the cell holds Bangkok's wall time. Format: Thai names, Buddhist years, Arabic digits.
const BANGKOK_MS = 7 * 60 * 60 * 1000
const INSTANT_FORMAT = '[$-107041E]d mmm yyyy hh:mm:ss'
const FONT = { fontFamily: 'TH Sarabun New', fontSize: 14 } as const
/** How the head of a sheet looks. */
export const HEAD = {
  ...FONT,
  fontWeight: 'bold',
  backgroundColor: '#E8EEF5',
  wrap: true,
  align: 'center',
} as const

const wallTime = (at: Instant): Date => new Date(plusMilliseconds(at, BANGKOK_MS))

/** A value as a cell of its type. */
export function cell(value: Value): Row[number] {
  if (value === undefined) return null
  switch (value.kind) {
    case 'text':
      return { ...FONT, type: String, value: value.text }
    case 'number':
      return { ...FONT, type: Number, value: value.number, format: '0' }
    case 'instant':
      return { ...FONT, type: Date, value: wallTime(value.at), format: INSTANT_FORMAT }
  }
}

function officesSheet(facts: ReportFacts): SheetData {
  const head: Row = REPORT_COLUMNS.map((column) => ({ ...HEAD, type: String, value: column.head }))
  const rows = facts.offices.map((office, at): Row =>
    REPORT_COLUMNS.map((column) => cell(column.value(office, facts, at))),
  )
  return [head, ...rows]
}

function summarySheet(facts: ReportFacts): SheetData {
  const { circular } = facts
  const counts = countsOf(facts.offices)
  const texts: [string, string][] = [
    ['รายงานสรุปผลหนังสือเวียน', facts.rehearsal ? 'ตัวอย่าง – จากการซ้อมระบบ' : ''],
    ['ที่', circular.number],
    ['เรื่อง', circular.subject],
    ['ผู้รับ', circular.audienceTh],
    ['ออกหนังสือ', instantForPeople(circular.issuedAt)],
    ['กำหนดส่ง (สิ้นสุดก่อน)', instantForPeople(circular.dueAt)],
    ['จัดทำรายงาน', instantForPeople(facts.madeAt)],
  ]
  const figures: [string, number][] = [
    ['ส่งถึง', counts.sent],
    ['สพป.', counts.primary],
    ['สพม.', counts.secondary],
    ['ตอบแล้ว', counts.answered],
    ['ตรงเวลา', counts.onTime],
    ['ช้ากว่ากำหนด', counts.late],
    ['ไม่มีข้อมูลรายงาน', counts.nil],
    ['ตรวจรับแล้ว', counts.accepted],
    ['ไม่ตอบ', counts.unanswered],
    ['ส่งผิดหน่วยงาน', counts.wrongOffice],
    ['ยกเลิกหนังสือ', counts.withdrawn],
    ['ได้ขยายเวลา', counts.moreTime],
    ['ส่งคืนเพื่อแก้ไข', counts.returned],
    ['หนังสือประทับตราเตือน (ฉบับ)', counts.overdueLetters],
    ['เตือน (ครั้ง)', facts.reminders.length],
    ['แก้ไขหนังสือ (ครั้ง)', facts.errata],
  ]
  const label = (value: string): Row[number] => ({ ...FONT, type: String, value, fontWeight: 'bold' })
  return [
    ...texts.map(([name, value]): Row => [label(name), cell({ kind: 'text', text: value })]),
    ...figures.map(([name, value]): Row => [label(name), cell({ kind: 'number', number: value })]),
  ]
}

/** The closing report as a workbook: the figures, and one row for each office under a frozen head. */
export async function closingXlsx(facts: ReportFacts): Promise<Buffer> {
  const widths = REPORT_COLUMNS.map(({ width }) => ({ width }))
  return writeXlsxFile([
    { sheet: 'สรุป', data: summarySheet(facts), columns: [{ width: 34 }, { width: 90 }] },
    {
      sheet: 'หน่วยงาน',
      data: officesSheet(facts),
      columns: widths,
      stickyRowsCount: 1,
      stickyColumnsCount: 3,
    },
  ]).toBuffer()
}
