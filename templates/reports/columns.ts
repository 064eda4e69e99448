import { dayInThai } from '../../domain/days-in-words.js'
import { clockOf, dayOf, type Instant } from '../../domain/time.js'
import { instant, number, text, type Value } from '../../sheets/value.js'
import { lastMinute } from '../dates.js'
import { OUTCOME_WORDS, outcomeOf, remarksOf, type ReportFacts, type ReportOffice } from './facts.js'
import { OFFICE_TYPE_TH } from '../../domain/office.js'

/** A column of the closing report: head in Thai, width in characters, and what stands in it. */
export type ReportColumn = {
  readonly head: string
  readonly width: number
  value(office: ReportOffice, facts: ReportFacts, at: number): Value
}

/** The columns of the closing report, in the order of the file; XLSX and CSV show the same. */
export const REPORT_COLUMNS: readonly ReportColumn[] = [
  { head: 'ลำดับ', width: 7, value: (_office, _facts, at) => number(at + 1) },
  { head: 'รหัส', width: 10, value: ({ code }) => text(code) },
  { head: 'หน่วยงาน', width: 60, value: ({ nameTh }) => text(nameTh) },
  { head: 'ประเภท', width: 9, value: ({ type }) => text(OFFICE_TYPE_TH[type]) },
  { head: 'เลขรับ', width: 9, value: ({ submission }) => number(submission.receipt?.number) },
  { head: 'ลงรับเมื่อ', width: 19, value: ({ submission }) => instant(submission.receipt?.at) },
  { head: 'กำหนดส่งของหน่วยงาน', width: 22, value: ({ submission }) => instant(lastMinute(submission.dueAt)) },
  { head: 'ส่งเมื่อ', width: 19, value: ({ submission }) => instant(submission.answer?.receivedAt) },
  { head: 'ฉบับที่', width: 8, value: ({ submission }) => number(submission.answer?.version) },
  { head: 'ผล', width: 24, value: (office) => text(OUTCOME_WORDS[outcomeOf(office)]) },
  {
    head: 'ส่งช้า',
    width: 8,
    value: ({ submission }) => (submission.answer ? text(submission.answer.late ? 'ช้า' : 'ทัน') : undefined),
  },
  { head: 'ขยายเวลา (ครั้ง)', width: 15, value: ({ moreTime }) => number(moreTime) },
  { head: 'ส่งคืน (ครั้ง)', width: 13, value: ({ returned }) => number(returned) },
  { head: 'หนังสือเตือน (ฉบับ)', width: 18, value: ({ overdueLetters }) => number(overdueLetters.length) },
  {
    head: 'หมายเหตุ',
    width: 40,
    value: (office, { circular }) => text(remarksOf(office, circular.dueAt).join(', ')),
  },
]

/** A moment in words for the sheet of figures. */
export function instantForPeople(at: Instant): string {
  return `${dayInThai(dayOf(at))} ${clockOf(at).slice(0, 5)} น.`
}
