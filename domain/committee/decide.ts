import { checkPeriod, overlaps } from '../assignment.js'
import { assertNever, type Stamp } from '../case.js'
import { refuse, type Refusal } from '../refusals.js'
import { dayOf, type Day } from '../time.js'
import type { Committee, CommitteeAct, CommitteeEvent, CommitteeRules, CommitteeStatus } from './case.js'
import { announceTerms } from './terms.js'
import { isShare } from './whole.js'

type Act<T extends CommitteeAct['type']> = Extract<CommitteeAct, { type: T }>
type Decided = Refusal | readonly CommitteeEvent[]
type LaterAct = Exclude<CommitteeAct, { type: 'found' | 'announceTerms' }>

/** What a person does with the record of a committee. */
export type CommitteeActName = LaterAct['type']

const ACTIVE_ONLY: readonly CommitteeActName[] = [
  'changeDetails',
  'changeRules',
  'appoint',
  'endMembership',
  'nameSubstitute',
  'citeLegalBasis',
  'verifyLegalBasis',
  'dissolve',
]

/** Longest notice and second call that rules may ask for, in days. */
const MOST_DAYS = 60

/** The acts that the state allows, whoever may do them. What is dissolved stays as it was. */
export function committeeActsIn(status: CommitteeStatus): CommitteeActName[] {
  return status === 'active' ? [...ACTIVE_ONLY] : []
}

/** The rules: what follows from an act, or why not. `undefined` is a committee that has not been founded yet. */
export function decideCommittee(committee: Committee | undefined, act: CommitteeAct): Decided {
  if (act.type === 'found') return committee ? [] : found(act)
  if (!committee) return refuse('NOT_FOUND')
  if (act.type === 'announceTerms') return committee.status === 'active' ? announceTerms(committee, act) : []
  if (!committeeActsIn(committee.status).includes(act.type))
    return refuse('NOT_NOW', { act: act.type, state: committee.status })
  if ('reason' in act && !act.reason.trim()) return refuse('REASON_MISSING', {}, '/reason')
  return decideAct(committee, act)
}

/** Why rules cannot be those of a committee, or nothing. */
export function checkRules({ quorum, secondCall, noticeDays }: CommitteeRules): Refusal | undefined {
  const isCount = (days: number): boolean => Number.isSafeInteger(days) && days >= 0 && days <= MOST_DAYS
  if (!isShare(quorum)) return refuse('RULE_INVALID', { value: shown(quorum) }, '/rules/quorum')
  if (!isCount(noticeDays)) return refuse('RULE_INVALID', { value: noticeDays }, '/rules/noticeDays')
  if (!secondCall) return undefined
  if (!isShare(secondCall.quorum))
    return refuse('RULE_INVALID', { value: shown(secondCall.quorum) }, '/rules/secondCall/quorum')
  return isCount(secondCall.withinDays)
    ? undefined
    : refuse('RULE_INVALID', { value: secondCall.withinDays }, '/rules/secondCall/withinDays')
}

function decideAct(committee: Committee, act: LaterAct): Decided {
  const stamp = stampOf(act)
  switch (act.type) {
    case 'changeDetails':
      return (
        refuseOwnParent(committee.committeeId, act.details.parentId) ?? [
          { ...stamp, type: 'detailsChanged', details: act.details, reason: act.reason },
        ]
      )
    case 'changeRules':
      return (
        checkRules(act.rules) ?? [{ ...stamp, type: 'rulesChanged', rules: act.rules, reason: act.reason }]
      )
    case 'appoint':
      return appoint(committee, act)
    case 'endMembership':
      return endMembership(committee, act)
    case 'nameSubstitute':
      return nameSubstitute(committee, act)
    case 'citeLegalBasis':
      return (
        checkPeriod(act.basis, dayOf(act.at)) ?? [{ ...stamp, type: 'legalBasisCited', basis: act.basis }]
      )
    case 'verifyLegalBasis':
      return verify(committee, act)
    case 'dissolve':
      return checkDay(act.on, act.at) ?? [{ ...stamp, type: 'dissolved', on: act.on, reason: act.reason }]
    default:
      return assertNever(act)
  }
}

function found(act: Act<'found'>): Decided {
  const { committeeId, details, rules, legalBasis } = act
  const refused =
    refuseOwnParent(committeeId, details.parentId) ??
    checkRules(rules) ??
    legalBasis.map((basis) => checkPeriod(basis, dayOf(act.at))).find((one) => one !== undefined)
  return refused ?? [{ ...stampOf(act), type: 'founded', committeeId, details, rules, legalBasis }]
}

/** One seat for a person at a time, and one chair. A seat in another committee is no matter of this one. */
function appoint(committee: Committee, act: Act<'appoint'>): Decided {
  const { member } = act
  const refused = checkPeriod(member, dayOf(act.at))
  if (refused) return refused
  const meanwhile = committee.members.filter((one) => overlaps(one, member))
  if (committee.members.some(({ memberId }) => memberId === member.memberId))
    return refuse('MEMBER_ALREADY', { personId: member.personId }, '/memberId')
  if (meanwhile.some(({ personId }) => personId === member.personId))
    return refuse('MEMBER_ALREADY', { personId: member.personId }, '/personId')
  const chair = meanwhile.find(({ position }) => position === 'chair')
  if (member.position === 'chair' && chair)
    return refuse('CHAIR_TAKEN', { personId: chair.personId }, '/position')
  // Only a secretary may sit without a vote; every other member has one (s.82).
  if (member.position !== 'secretary' && !member.hasVote)
    return refuse('RULE_INVALID', { value: 'hasVote' }, '/hasVote')
  return [{ ...stampOf(act), type: 'appointed', member }]
}

function endMembership(committee: Committee, act: Act<'endMembership'>): Decided {
  const { memberId, validTo, reason } = act
  const member = committee.members.find((one) => one.memberId === memberId)
  if (!member) return refuse('MEMBER_UNKNOWN')
  const refused = checkPeriod({ validFrom: member.validFrom, validTo }, dayOf(act.at))
  if (refused) return refused
  if (member.validTo !== null && member.validTo <= validTo) return refuse('MEMBERSHIP_OVER')
  return [{ ...stampOf(act), type: 'membershipEnded', memberId, validTo, reason }]
}

/** Nobody comes for another who has a vote of the own, or comes for a third: one person, one vote. */
function nameSubstitute(committee: Committee, act: Act<'nameSubstitute'>): Decided {
  const { memberId, substitute } = act
  const { personId } = substitute
  const member = committee.members.find((one) => one.memberId === memberId)
  if (!member) return refuse('MEMBER_UNKNOWN')
  const refused = checkPeriod(substitute, dayOf(act.at))
  if (refused) return refused
  if (!substitute.orderNo.trim()) return refuse('ORDER_MISSING', {}, '/orderNo')
  const hasOwn = committee.members.some(
    (one) => one.personId === personId && one.hasVote && overlaps(one, substitute),
  )
  if (hasOwn) return refuse('SUBSTITUTE_IS_MEMBER', { personId }, '/personId')
  const comesFor = committee.members.find((one) =>
    one.substitutes.some((other) => other.personId === personId && overlaps(other, substitute)),
  )
  if (comesFor) return refuse('SUBSTITUTE_TAKEN', { personId }, '/personId')
  return [{ ...stampOf(act), type: 'substituteNamed', memberId, substitute }]
}

function verify(committee: Committee, act: Act<'verifyLegalBasis'>): Decided {
  const { basisId, at } = act
  const basis = committee.legalBasis.find((one) => one.basisId === basisId)
  if (!basis) return refuse('BASIS_UNKNOWN')
  return basis.verified ? [] : [{ ...stampOf(act), type: 'legalBasisVerified', basisId, on: dayOf(at) }]
}

function refuseOwnParent(committeeId: string, parentId: string | null): Refusal | undefined {
  return parentId === committeeId ? refuse('COMMITTEE_OWN_PARENT', {}, '/parentId') : undefined
}

function checkDay(day: Day, at: string): Refusal | undefined {
  return checkPeriod({ validFrom: day, validTo: null }, dayOf(at))
}

function shown({ numerator, denominator }: { numerator: number; denominator: number }): string {
  return `${numerator}/${denominator}`
}

function stampOf({ at, by }: Stamp): Stamp {
  return { at, by }
}
