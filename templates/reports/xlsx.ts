import { whole } from '../../sheets/pieces.js'
import type { Cell, Sheet } from '../../sheets/sheet-xml.js'
import { number, text, type Table } from '../../sheets/value.js'
import { cellOf, tableSheet, xlsxOf } from '../../sheets/xlsx.js'
import { instantForPeople, REPORT_COLUMNS } from './columns.js'
import { countsOf, type ReportFacts } from './facts.js'

/** The offices of the closing report, a row each. */
export function officesTable(facts: ReportFacts): Table {
  return {
    name: 'หน่วยงาน',
    columns: REPORT_COLUMNS.map(({ head, width }) => ({ head, width })),
    rows: facts.offices.map((office, at) => REPORT_COLUMNS.map((column) => column.value(office, facts, at))),
    columnsInView: 3,
  }
}

function summarySheet(facts: ReportFacts): Sheet {
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
    ['ได้รับยกเว้น', counts.exempted],
    ['ส่งผิดหน่วยงาน', counts.wrongOffice],
    ['ยกเลิกหนังสือ', counts.withdrawn],
    ['ได้ขยายเวลา', counts.moreTime],
    ['ส่งคืนเพื่อแก้ไข', counts.returned],
    ['หนังสือประทับตราเตือน (ฉบับ)', counts.overdueLetters],
    ['เตือน (ครั้ง)', facts.reminders.length],
    ['แก้ไขหนังสือ (ครั้ง)', facts.errata],
  ]
  const label = (value: string): Cell => ({ value: text(value), style: 'label' })
  const rows = [
    ...texts.map(([name, value]) => [label(name), cellOf(text(value))]),
    ...figures.map(([name, value]) => [label(name), cellOf(number(value))]),
  ]
  return { name: 'สรุป', widths: [34, 90], rows }
}

/** The closing report as a workbook: the figures, and one row for each office under a frozen head. */
export async function closingXlsx(facts: ReportFacts): Promise<Buffer> {
  return whole(xlsxOf([summarySheet(facts), await tableSheet(officesTable(facts))]))
}
