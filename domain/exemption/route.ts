import type { Route, Stage, Step, TimeLimit } from '../approval/route.js'
import type { Exemption } from './case.js'
import type { DecidingBodies } from './request.js'

/** The office that checks a request for completeness: the district of a school, the agency above an office. */
export function examinerOf({ applicant, parentCode }: Pick<Exemption, 'applicant' | 'parentCode'>): string {
  return applicant.school ? applicant.officeCode : parentCode
}

/**
 * Whose word a request needs: opinions of the district and of the parent agency, advice of the sub-committee, then กขน.
 * and, on a rule of law, กนน. What กขน. decides about a rule of law is a proposal to กนน., however it says so.
 */
export function routeOf(
  { applicant, parentCode, kind, terms }: Exemption,
  { subCommitteeId, areaCommitteeId, nationalCommitteeId }: DecidingBodies,
): Route {
  const within = (workingDays: number): { limit: TimeLimit } => ({
    limit: { workingDays, reminders: [{ workingDays: -terms.remindBeforeDays, at: '09:00' }] },
  })
  const heard = { opinion: true, ...within(terms.opinionDays) } as const
  const parent: Stage = {
    ...{ id: 'parent', title: TITLES.parent, role: 'signer', office: parentCode, passOnTo: ['officer'] },
    ...heard,
  }
  const district: Stage = {
    ...{ id: 'district', title: TITLES.district, role: 'director', office: applicant.officeCode },
    ...heard,
    passOnTo: ['districtOfficer'],
  }
  const committee = (id: keyof typeof TITLES, committeeId: string, days: number): Stage => ({
    ...{ id, title: TITLES[id], committeeId },
    ...within(days),
  })
  const opinions: Step = applicant.school ? { parallel: [district, parent] } : parent
  const sub: Step[] =
    subCommitteeId === undefined
      ? []
      : [{ ...committee('sub', subCommitteeId, terms.subCommitteeDays), opinion: true }]
  const national: Step[] =
    kind === 'activity' || nationalCommitteeId === undefined
      ? []
      : [committee('national', nationalCommitteeId, terms.nationalCommitteeDays)]
  return {
    steps: [opinions, ...sub, committee('area', areaCommitteeId, terms.areaCommitteeDays), ...national],
  }
}

const TITLES = {
  district: { th: 'ความเห็นของเขตพื้นที่', en: 'Opinion of the district' },
  parent: { th: 'ความเห็นของหน่วยงานต้นสังกัด', en: 'Opinion of the parent agency' },
  sub: { th: 'คณะอนุกรรมการ', en: 'Sub-committee' },
  area: { th: 'คณะกรรมการขับเคลื่อน (กขน.)', en: 'Area committee' },
  national: { th: 'คณะกรรมการนโยบาย (กนน.)', en: 'National committee' },
} as const

/** Working days for what a body owes outside the route, if it owes anything with a limit. The appeal has its own date. */
export function limitDays({ status, terms }: Exemption): number | undefined {
  switch (status) {
    case 'filed':
      return terms.examineDays
    case 'proposedUpward':
      return terms.ruleOwnerDays
    case 'decided':
      return terms.noticeDays
    case 'draft':
    case 'returned':
    case 'inApproval':
    case 'noticed':
    case 'appealed':
    case 'inForce':
    case 'refused':
    case 'withdrawn':
    case 'expired':
    case 'revoked':
      return undefined
  }
}
