import type { Secrecy } from '../../domain/secrecy.js'
import {
  ANSWERED,
  COUNTED,
  UNANSWERED,
  type Exempting,
  type Submission,
} from '../../domain/submission/case.js'
import { BUDDHIST_AHEAD, type Instant } from '../../domain/time.js'
import type { OfficeType } from '../../domain/office.js'

/** One office in the closing report: the office, its case as it stands, and what the ledger counts about it. */
export type ReportOffice = {
  readonly code: string
  readonly nameTh: string
  readonly shortTh: string
  readonly type: OfficeType
  readonly submission: Submission
  /** How often its answer was returned for correction. */
  readonly returned: number
  /** How often more time was granted. */
  readonly moreTime: number
  /** Numbers of the stamped reminders sent to it. */
  readonly overdueLetters: readonly number[]
  /** It said that the letter came to the wrong office, and that was upheld. */
  readonly wrongOffice: boolean
}

/** Everything that the closing report says, whatever its form. */
export type ReportFacts = {
  readonly id: string
  readonly circular: {
    readonly subject: string
    readonly secrecy?: Secrecy
    /** As letters print it, Arabic digits: `ศธ 04999/ว1`. */
    readonly number: string
    readonly issuedAt: Instant
    readonly dueAt: Instant
    readonly agencyTh: string
    readonly unitTh: string
    /** The rule of recipients in words. */
    readonly audienceTh: string
  }
  readonly offices: readonly ReportOffice[]
  readonly reminders: readonly { readonly at: Instant; readonly offices: number }[]
  readonly errata: number
  readonly madeAt: Instant
  readonly rehearsal?: boolean
}

/** What became of one office's answer. Every office has exactly one outcome. */
export type Outcome =
  'onTime' | 'late' | 'nilOnTime' | 'nilLate' | 'unanswered' | 'exempted' | 'wrongOffice' | 'withdrawn'

/** The words of an outcome. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  onTime: 'ส่งตรงเวลา',
  late: 'ส่งช้า',
  nilOnTime: 'ไม่มีข้อมูลรายงาน',
  nilLate: 'ไม่มีข้อมูลรายงาน (ส่งช้า)',
  unanswered: 'ไม่ตอบ',
  exempted: 'ได้รับยกเว้น',
  wrongOffice: 'ส่งผิดหน่วยงาน',
  withdrawn: 'ยกเลิกหนังสือ',
}

/** What became of the office's answer. An answer that was returned and never came back counts as unanswered. */
export function outcomeOf({ submission, wrongOffice }: ReportOffice): Outcome {
  if (wrongOffice) return 'wrongOffice'
  if (submission.status === 'withdrawn') return 'withdrawn'
  if (submission.status === 'exempted') return 'exempted'
  const { answer } = submission
  if (!ANSWERED.includes(submission.status) || !answer) return 'unanswered'
  if (answer.kind === 'nil') return answer.late ? 'nilLate' : 'nilOnTime'
  return answer.late ? 'late' : 'onTime'
}

/** The figures of the report. `answered` = on time + late + nil; `sent` = answered + unanswered + exempted + wrong office +
 * withdrawn; `counted` leaves the last three out. */
export type ReportCounts = {
  readonly sent: number
  readonly primary: number
  readonly secondary: number
  readonly counted: number
  readonly answered: number
  readonly onTime: number
  readonly late: number
  readonly nil: number
  readonly accepted: number
  readonly unanswered: number
  readonly exempted: number
  readonly wrongOffice: number
  readonly withdrawn: number
  readonly moreTime: number
  readonly returned: number
  readonly overdueLetters: number
}

/** Counts what happened, from the same rows that the report lists. */
export function countsOf(offices: readonly ReportOffice[]): ReportCounts {
  const count = (test: (office: ReportOffice) => boolean): number => offices.filter(test).length
  const outcome = (...wanted: Outcome[]): number => count((office) => wanted.includes(outcomeOf(office)))
  return {
    sent: offices.length,
    primary: count(({ type }) => type === 'primary'),
    secondary: count(({ type }) => type === 'secondary'),
    counted: count((office) => !office.wrongOffice && COUNTED.includes(office.submission.status)),
    answered: outcome('onTime', 'late', 'nilOnTime', 'nilLate'),
    onTime: outcome('onTime', 'nilOnTime'),
    late: outcome('late', 'nilLate'),
    nil: outcome('nilOnTime', 'nilLate'),
    accepted: count(({ submission }) => submission.status === 'accepted'),
    unanswered: outcome('unanswered'),
    exempted: outcome('exempted'),
    wrongOffice: outcome('wrongOffice'),
    withdrawn: outcome('withdrawn'),
    moreTime: count(({ moreTime }) => moreTime > 0),
    returned: count(({ returned }) => returned > 0),
    overdueLetters: offices.reduce((sum, { overdueLetters }) => sum + overdueLetters.length, 0),
  }
}

/** Its place in the register of exemptions, as papers cite it: `1/2567`. */
export function exemptionNumber({ number, year }: Exempting): string {
  return `${number}/${year + BUDDHIST_AHEAD}`
}

/** Remarks on one office: exemption, own deadline, more time, returned, stamped reminders, an address that bounced. */
export function remarksOf(office: ReportOffice, dueAt: Instant): string[] {
  const { submission, moreTime, returned, overdueLetters } = office
  const isOpen = UNANSWERED.includes(submission.status) && submission.answer !== undefined
  return [
    ...(submission.exemption ? [`ทะเบียนการยกเว้นที่ ${exemptionNumber(submission.exemption)}`] : []),
    ...(submission.dueAt === dueAt ? [] : ['มีกำหนดส่งเฉพาะ']),
    ...(moreTime > 0 ? [`ขยายเวลา ${moreTime} ครั้ง`] : []),
    ...(returned > 0 ? [`ส่งคืนแก้ไข ${returned} ครั้ง`] : []),
    ...(isOpen ? ['ยังไม่ส่งฉบับแก้ไข'] : []),
    ...(overdueLetters.length > 0 ? [`หนังสือเตือน ที่ ${overdueLetters.join(', ')}`] : []),
    ...(submission.bouncedAt ? ['อีเมลตีกลับ'] : []),
  ]
}
