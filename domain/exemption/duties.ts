import { refuse, type Refusal } from '../refusals.js'
import type { ExemptionHead } from './request.js'

/** A duty that nobody can be freed from. Its law is shown as ยังไม่ตรวจสอบ until a person has compared it. */
export type Duty = {
  readonly id: string
  readonly nameTh: string
  readonly nameEn: string
  readonly law: string
  readonly certainty: 'verified' | 'unverified'
}

const duty = (id: string, nameTh: string, nameEn: string, law: string): Duty => ({
  ...{ id, nameTh, nameEn, law },
  certainty: 'unverified',
})

/** The list as data: what the freedom of an innovation area does not reach. None of it has been compared with the law yet. */
export const NOT_WAIVABLE: readonly Duty[] = [
  duty('childProtection', 'การคุ้มครองเด็ก', 'Protection of children', 'พระราชบัญญัติคุ้มครองเด็ก พ.ศ. 2546'),
  duty(
    'compulsoryEducation',
    'การรับเด็กเข้าเรียนตามเกณฑ์การศึกษาภาคบังคับ',
    'Admission to compulsory education',
    'พระราชบัญญัติการศึกษาภาคบังคับ พ.ศ. 2545',
  ),
  duty(
    'disability',
    'การจัดการศึกษาสำหรับคนพิการ',
    'Education for persons with disabilities',
    'พระราชบัญญัติการจัดการศึกษาสำหรับคนพิการ พ.ศ. 2551',
  ),
  duty(
    'publicMoney',
    'วินัยการเงินการคลังและการรับตรวจสอบ',
    'Fiscal discipline and being audited',
    'พระราชบัญญัติวินัยการเงินการคลังของรัฐ พ.ศ. 2561',
  ),
  duty(
    'procurement',
    'การจัดซื้อจัดจ้างโดยโปร่งใส',
    'Transparent procurement',
    'พระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560',
  ),
  duty(
    'antiCorruption',
    'การป้องกันและปราบปรามการทุจริต',
    'Prevention of corruption',
    'พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561',
  ),
  duty(
    'personalData',
    'การคุ้มครองข้อมูลส่วนบุคคล',
    'Protection of personal data',
    'พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562',
  ),
  duty('buildingSafety', 'ความปลอดภัยของอาคาร', 'Safety of buildings', 'พระราชบัญญัติควบคุมอาคาร พ.ศ. 2522'),
]

/** The duty of the list that carries the id, if any. */
export function dutyOf(id: string): Duty | undefined {
  return NOT_WAIVABLE.find((one) => one.id === id)
}

/** Refuses a request that says it touches such a duty, or whose rule of law is one, naming the rule. */
export function refuseNotWaivable({ touches, rule }: ExemptionHead): Refusal | undefined {
  const named = (text: string) => text.replace(/\s+/g, '')
  const found = NOT_WAIVABLE.find(
    ({ id, law }) => touches.includes(id) || (rule !== undefined && named(rule.law).includes(named(law))),
  )
  return found && refuse('DUTY_NOT_WAIVABLE', { duty: found.nameTh, dutyEn: found.nameEn, law: found.law })
}
