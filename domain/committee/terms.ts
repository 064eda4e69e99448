import { addDays, dayOf, type Day } from '../time.js'
import type { AnnouncedTerm, Committee, CommitteeAct, CommitteeEvent } from './case.js'
import { membersOn } from './members.js'

/** Product rule: the secretariat is told so many days before the term of a member ends. */
export const TERM_NOTICE_DAYS = 30

type Announce = Extract<CommitteeAct, { type: 'announceTerms' }>

/** The terms of members in office on the day that end soon and that nobody has been told of. */
export function endingTerms(committee: Committee, day: Day): AnnouncedTerm[] {
  const { announced = [] } = committee
  return membersOn(committee, day).flatMap(({ memberId, validTo }) => {
    if (validTo === null || addDays(day, TERM_NOTICE_DAYS) < validTo) return []
    const isTold = announced.some((one) => one.memberId === memberId && one.validTo === validTo)
    return isTold ? [] : [{ memberId, validTo }]
  })
}

/** Each end of a term is told of once; one that is moved is told of again. */
export function announceTerms(committee: Committee, act: Announce): readonly CommitteeEvent[] {
  const { at, by, openCases } = act
  const terms = endingTerms(committee, dayOf(at))
  return terms.length === 0 ? [] : [{ at, by, type: 'termsAnnounced', terms, openCases }]
}
