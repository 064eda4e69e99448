import { SYSTEM, type Actor, type Role } from '../../domain/case.js'
import type { VerdictOutcome } from '../../domain/committee/verdict.js'
import { applyExemption } from '../../domain/exemption/apply.js'
import type { Exemption, ExemptionAct, ExemptionEvent } from '../../domain/exemption/case.js'
import { decideExemption } from '../../domain/exemption/decide.js'
import { DEFAULT_TERMS, type ExemptionHead } from '../../domain/exemption/request.js'
import { isRefusal } from '../../domain/refusals.js'

const person = (personId: string, officeCode: string, role: Role): Actor => ({ personId, officeCode, role })
export const clerk = person('clerk', 'P9101', 'districtOfficer')
export const director = person('director', 'P9101', 'director')
export const officer = person('officer', 'C0001', 'officer')
export const otherOfficer = person('officer-2', 'C0001', 'officer')
export const signer = person('signer', 'C0001', 'signer')

export const AT = '2023-12-01T02:00:00.000Z'
export const APPEAL_UNTIL = '2023-12-18T17:00:00.000Z'

export const activity: ExemptionHead = {
  kind: 'activity',
  field: 'academic',
  measure: 'waive',
  subject: 'ขอไม่เข้าร่วมโครงการที่ไม่ส่งผลต่อคุณภาพการศึกษา',
  applicant: { officeCode: 'P9101', type: 'private', school: { nameTh: 'โรงเรียนสมมติ' } },
  scope: { circularIds: ['c1'], procedures: [] },
  period: { from: '2023-12-01', until: '2024-03-31' },
  basis: {
    ...{ basisId: 'b1', law: 'พ.ร.บ.พื้นที่นวัตกรรมการศึกษา พ.ศ. 2562', section: '(ยังไม่ทราบ)', text: '' },
    ...{ validFrom: '2019-05-01', validTo: '2026-05-01' },
  },
  touches: [],
}
export const rule: ExemptionHead = {
  ...activity,
  kind: 'rule',
  rule: { law: 'ระเบียบว่าด้วยหนังสือเรียน', section: 'ข้อ 5', ownerTh: 'กระทรวงศึกษาธิการ' },
}

export type Wish = ExemptionAct extends infer Act
  ? Act extends ExemptionAct
    ? Omit<Act, 'at' | 'by'> & Partial<Pick<Act, 'at' | 'by'>>
    : never
  : never

/** Plays acts one after the other; stops at the first refusal. Numbers are allotted as the database would. */
export function play(wishes: readonly Wish[], start?: Exemption) {
  let exemption = start
  const events: ExemptionEvent[] = []
  for (const wish of wishes) {
    const decided = decideExemption(exemption, { at: AT, by: clerk, ...wish })
    if (isRefusal(decided))
      return { exemption: exemption as Exemption, events, refused: decided.refused, refusal: decided }
    for (const event of decided) {
      exemption = applyExemption(exemption, 'allot' in event ? { ...event, number: 1 } : event)
      events.push(event)
    }
  }
  return { exemption: exemption as Exemption, events, refused: undefined, refusal: undefined }
}

export const draft = (request: ExemptionHead = activity): Wish => ({
  ...{ type: 'draft', exemptionId: 'e1', request, contentSha256: 'sha', parentCode: 'C0001' },
  terms: DEFAULT_TERMS,
})
export const file: Wish = { type: 'file' }
export const accept: Wish = {
  type: 'acceptComplete',
  by: director,
  bodies: { areaCommitteeId: 'area', nationalCommitteeId: 'national', secretariats: ['C0001'] },
}
export const advise = (stage: 'district' | 'parent'): Wish => ({
  ...{
    type: 'decideStage',
    stage,
    verdict: 'advised',
    advice: 'for',
    reason: 'เห็นควร',
    contentSha256: 'sha',
  },
  by: stage === 'district' ? director : signer,
})
export const verdict = (committeeId: string, outcome: VerdictOutcome): Wish => ({
  type: 'takeVerdict',
  by: SYSTEM,
  verdict: {
    ...{ committeeId, meetingId: 'm1', itemId: 'i1', resolution: { number: 1, year: 2566 } },
    ...{ outcome, text: 'มติ', reason: 'เหตุผล' },
  },
})
export const heard = [draft(), file, accept, advise('district'), advise('parent')]
export const reasons = { facts: 'ข้อเท็จจริง', law: 'ข้อกฎหมาย', considerations: 'ข้อพิจารณา' }
export const notify: Wish = { type: 'notify', by: officer, reasons, appealUntil: APPEAL_UNTIL }
export const wakeAt = (at: string): Wish => ({ type: 'wake', at, by: SYSTEM })
export const granted = [...heard, verdict('area', 'approved'), notify]
export const inForce = [...granted, wakeAt(APPEAL_UNTIL)]
