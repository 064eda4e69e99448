import type { Exemption, ExemptionStatus } from '../../domain/exemption/case.js'
import type { ExemptionField, ExemptionKind, ExemptionMeasure } from '../../domain/exemption/request.js'
import { officeOf, type PaperNames } from './around.js'

/** What was asked: to waive, to adapt, to relax. */
export const MEASURES: Readonly<Record<ExemptionMeasure, string>> = {
  waive: 'ยกเว้น',
  adapt: 'ปรับใช้',
  relax: 'ผ่อนปรน',
}
/** From what: an activity imposed from above, or a rule of law. */
export const KINDS: Readonly<Record<ExemptionKind, string>> = {
  activity: 'กิจกรรมหรือโครงการที่หน่วยเหนือกำหนด',
  rule: 'กฎ ระเบียบ หรือข้อบังคับ',
}
/** The four fields of the pilot schools' freedoms. */
export const FIELDS: Readonly<Record<ExemptionField, string>> = {
  academic: 'วิชาการ',
  budget: 'งบประมาณ',
  personnel: 'บริหารงานบุคคล',
  general: 'บริหารทั่วไป',
}
/** Where an exemption of the register stands. */
export const STATUSES: Readonly<Partial<Record<ExemptionStatus, string>>> = {
  inForce: 'มีผลใช้บังคับ',
  expired: 'สิ้นผลแล้ว',
  revoked: 'เพิกถอนแล้ว',
  withdrawn: 'ถอนแล้ว',
}

/** The rule of law in brackets, where there is one. */
export const ruleOf = ({ rule }: Pick<Exemption, 'rule'>): string =>
  rule === undefined ? '' : ` (${rule.law} ${rule.section})`

/** Who asked: the school and its office, or the office for itself. */
export function applicantOf({ applicant }: Pick<Exemption, 'applicant'>, names: PaperNames): string {
  const office = officeOf(names, applicant.officeCode)
  return applicant.school ? `${applicant.school.nameTh} (${office})` : office
}
