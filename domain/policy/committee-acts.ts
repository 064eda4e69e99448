import { committeeCase, type Actor } from '../case.js'
import type { Committee } from '../committee/case.js'
import { committeeActsIn, type CommitteeActName } from '../committee/decide.js'
import { sittersOn } from '../committee/members.js'
import type { Day } from '../time.js'
import { mayAct, type ActName } from './policy.js'
import type { Subject } from './rule.js'

const ON_COMMITTEE = {
  changeDetails: 'committee.change',
  changeRules: 'committee.changeRules',
  appoint: 'committee.appoint',
  endMembership: 'committee.endMembership',
  nameSubstitute: 'committee.nameSubstitute',
  citeLegalBasis: 'committee.citeBasis',
  verifyLegalBasis: 'committee.verifyBasis',
  dissolve: 'committee.dissolve',
} as const satisfies Record<CommitteeActName, ActName>

/** What the policy needs to know of a committee on the day. */
export function subjectOfCommittee(committee: Committee, day: Day): Subject {
  const { committeeId, secretariat } = committee
  return {
    caseId: committeeCase(committeeId),
    ownerOffice: secretariat,
    members: sittersOn(committee, day),
  }
}

/** What this person may do with the record of the committee on the day. */
export function possibleCommitteeActs(committee: Committee, actor: Actor, day: Day): CommitteeActName[] {
  const subject = subjectOfCommittee(committee, day)
  return committeeActsIn(committee.status).filter(
    (act) => mayAct(actor, ON_COMMITTEE[act], subject) === undefined,
  )
}
