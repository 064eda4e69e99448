import type { Exemption } from '../../domain/exemption/case.js'
import { BUDDHIST_AHEAD, addDays, startOfDay, type Day } from '../../domain/time.js'
import { instant, number, text, type Rows, type Table } from '../../sheets/value.js'
import { lastMinute } from '../dates.js'
import { FIELDS, KINDS, MEASURES, STATUSES } from '../papers/exemption-words.js'
import { listTable, type ListColumn } from './lists.js'

type Line = Pick<Exemption, 'kind' | 'field' | 'measure' | 'subject' | 'status'>

/** What everybody may read of a line of the register of exemptions. */
export type OpenExemptionLine = Line & {
  readonly number: number
  /** Gregorian. */
  readonly year: number
  readonly officeCode: string
  readonly officeTh: string
  readonly schoolTh: string | null
  readonly rule: { readonly law: string; readonly section: string } | null
  readonly ground: string
  readonly basis: { readonly law: string; readonly section: string; readonly verified: boolean }
  readonly from: Day
  readonly until: Day
}

/** The same with what is not public. */
export type WholeExemptionLine = OpenExemptionLine & {
  readonly resolution: string | null
  readonly reason: string
  readonly risk: string
  readonly assessment: string
  readonly appealed: boolean
  readonly ended: string | null
  readonly warnings: readonly { readonly th: string }[]
}

const yes = (is: boolean): string => (is ? 'ใช่' : 'ไม่ใช่')

const OPEN: readonly ListColumn<OpenExemptionLine>[] = [
  { head: 'เลขทะเบียน', value: (line) => number(line.number) },
  { head: 'ปี (พ.ศ.)', value: ({ year }) => number(year + BUDDHIST_AHEAD) },
  { head: 'รหัสหน่วยงาน', value: ({ officeCode }) => text(officeCode) },
  { head: 'หน่วยงาน', value: ({ officeTh }) => text(officeTh) },
  { head: 'สถานศึกษา', value: ({ schoolTh }) => text(schoolTh) },
  { head: 'ยกเว้นจาก', value: ({ kind }) => text(KINDS[kind]) },
  { head: 'ด้าน', value: ({ field }) => text(FIELDS[field]) },
  { head: 'สิ่งที่ขอ', value: ({ measure }) => text(MEASURES[measure]) },
  { head: 'เรื่อง', value: ({ subject }) => text(subject) },
  { head: 'กฎที่ยกเว้น', value: ({ rule }) => text(rule && `${rule.law} ${rule.section}`.trim()) },
  { head: 'เหตุผลที่ขอ', value: ({ ground }) => text(ground) },
  { head: 'ฐานกฎหมาย', value: ({ basis }) => text(`${basis.law} ${basis.section}`.trim()) },
  { head: 'ตรวจสอบฐานกฎหมายแล้ว', value: ({ basis }) => text(yes(basis.verified)) },
  { head: 'มีผลตั้งแต่ (พ.ศ.)', value: ({ from }) => instant(startOfDay(from)) },
  { head: 'มีผลถึง (พ.ศ.)', value: ({ until }) => instant(lastMinute(startOfDay(addDays(until, 1)))) },
  { head: 'มีผลตั้งแต่ (ค.ศ.)', value: ({ from }) => text(from) },
  { head: 'มีผลถึง (ค.ศ.)', value: ({ until }) => text(until) },
  { head: 'สถานะ', value: ({ status }) => text(STATUSES[status]) },
]

const WHOLE: readonly ListColumn<WholeExemptionLine>[] = [
  ...OPEN,
  { head: 'มติหรือหนังสืออ้างอิง', value: ({ resolution }) => text(resolution) },
  { head: 'เหตุผลที่อนุมัติ', value: ({ reason }) => text(reason) },
  { head: 'ความเสี่ยง', value: ({ risk }) => text(risk) },
  { head: 'การวัดผล', value: ({ assessment }) => text(assessment) },
  { head: 'มีการอุทธรณ์', value: ({ appealed }) => text(yes(appealed)) },
  { head: 'เหตุที่สิ้นสุด', value: ({ ended }) => text(ended) },
  { head: 'ข้อสังเกต', value: ({ warnings }) => text(warnings.map(({ th }) => th).join('; ')) },
]

/** The register of exemptions for everybody, a number a row. */
export function openExemptionTable(rows: Rows<OpenExemptionLine>): Table {
  return listTable(OPEN, { name: 'ทะเบียนการยกเว้น', rows, columnsInView: 2 })
}

/** The register of exemptions with its internal part, a number a row. */
export function wholeExemptionTable(rows: Rows<WholeExemptionLine>): Table {
  return listTable(WHOLE, { name: 'ทะเบียนการยกเว้น (ภายใน)', rows, columnsInView: 2 })
}
