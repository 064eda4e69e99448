import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { dayOf, isBefore, plusMilliseconds, type Instant } from '../time.js'
import { presentAt } from './attendance.js'
import type { MajorityBase, ThresholdName } from './case.js'
import { substituteOn, votersOn, type Seat } from './members.js'
import { presidingAt } from './presiding.js'
import { quorumAt, quorumLostAt } from './quorum.js'
import { floorAt, type Room } from './room.js'
import { sumOf, tally, type CastingChoice, type Choice, type Result, type Totals } from './tally.js'

/** Who has voted from which seat. What was voted does not stand here: of a secret ballot this is all that is known. */
export type Voter = { readonly memberId: string; readonly personId: string }

/** A vote that is counted by name. */
export type Vote = Voter & { readonly choice: Choice; readonly at: Instant }

/** A vote on one item: the room, and when it is open. `closedAt` is the first instant that is too late. */
export type Ballot = {
  readonly room: Room
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly voted: readonly Voter[]
}

/** The seat from which the person votes now, or why not: the order of the reasons is from the clock to the person. */
export function voterAt(ballot: Ballot, personId: string, at: Instant): Seat | Refusal {
  const { room, openedAt, closedAt, voted } = ballot
  if (isBefore(at, openedAt)) return refuse('VOTE_NOT_OPEN')
  if (closedAt !== null && !isBefore(at, closedAt)) return refuse('VOTE_LATE', { closedAt })
  const seat = seatAt(room, personId, at)
  if (isRefusal(seat)) return seat
  const isTwice = voted.some((one) => one.personId === personId || one.memberId === seat.memberId)
  if (isTwice) return refuse('VOTED_ALREADY')
  return refuseQuorum(room, at) ?? seat
}

/** The person's seat in this item at the instant, or why there is none. */
function seatAt(room: Room, personId: string, at: Instant): Seat | Refusal {
  if (!hasVote(room, personId, at)) return refuse('VOTER_NOT_MEMBER')
  if (room.recused.includes(personId)) return refuse('VOTER_RECUSED')
  if (!presentAt(room.movements, at).includes(personId)) return refuse('VOTER_ABSENT')
  const seat = floorAt(room, at).seats.find((one) => one.personId === personId)
  return seat ?? refuse('VOTER_NOT_SEATED')
}

/** Why nothing can be decided at the instant, or nothing. */
export function refuseQuorum(room: Room, at: Instant): Refusal | undefined {
  const { isMet, needed, counted } = quorumAt(room, at)
  return isMet ? undefined : refuse('QUORUM_MISSING', { needed, counted })
}

/** Named votes in numbers; their order does not matter. */
export function totalsOf(votes: readonly Pick<Vote, 'choice'>[]): Totals {
  const count = (choice: Choice): number => votes.filter((vote) => vote.choice === choice).length
  return { for: count('for'), against: count('against'), abstain: count('abstain'), invalid: 0 }
}

type Closed = Ballot & { readonly closedAt: Instant }

/** What is asked of a vote that has been closed. */
export type Closing = {
  readonly ballot: Closed
  readonly totals: Totals
  /** `hands`: raised hands were counted, and nobody knows whose; otherwise every ballot has its voter. */
  readonly recorded: 'voters' | 'hands'
  readonly threshold: ThresholdName
  readonly majorityBase: MajorityBase
  readonly casting: CastingVote | null
}

/** The vote more of who presides, at a tie only: recorded as a vote of its own. */
export type CastingVote = {
  readonly personId: string
  readonly choice: CastingChoice
  readonly at: Instant
  /** Whom the meeting elected to preside, where neither chair nor deputy was there. */
  readonly elected: string | null
}

/**
 * The result of a closed vote. Refuses when the quorum was lost at any instant while it was open, when ballots and voters
 * do not match, and a casting vote that is not due or not of who presides.
 */
export function resultOf({ ballot, totals, recorded, casting, ...how }: Closing): Result | Refusal {
  const { room, openedAt, closedAt, voted } = ballot
  const lostAt = quorumLostAt(room, openedAt, closedAt)
  const refused = lostAt === undefined ? undefined : refuseQuorum(room, lostAt)
  if (refused) return refused
  const sum = sumOf(totals)
  if (recorded === 'voters' && sum !== voted.length)
    return refuse('BALLOTS_UNEQUAL', { sum, turnout: voted.length })
  if (casting) {
    const presiding = refuseCasting(room, casting)
    if (presiding) return presiding
  }
  return tally({
    ...how,
    totals,
    inOffice: floorAt(room, lastOf(ballot)).voters.length,
    present: entitled(ballot),
    castingVote: room.committee.rules.castingVote,
    casting: casting?.choice ?? null,
  })
}

/** Adopted because nobody sees it otherwise when asked (s.82): everybody in the room counts as for it. */
export function adopt(
  room: Room,
  at: Instant,
  {
    objections,
    ...how
  }: {
    readonly objections: number
    readonly threshold: ThresholdName
    readonly majorityBase: MajorityBase
  },
): Result | Refusal {
  const refused = refuseQuorum(room, at)
  if (refused) return refused
  if (objections > 0) return refuse('OBJECTION_RAISED', { count: objections })
  const { voters, seats } = floorAt(room, at)
  const present = seats.length
  const totals = { for: present, against: 0, abstain: 0, invalid: 0 }
  const counted = { totals, inOffice: voters.length, present, castingVote: false, casting: null }
  const result = tally({ ...how, ...counted })
  if (isRefusal(result) || result.outcome === 'carried') return result
  return refuse('TOO_FEW_TO_ADOPT', { present, needed: result.needed })
}

/** Who is in the room at the end, and who voted and then left. */
function entitled(ballot: Closed): number {
  const seats = [...floorAt(ballot.room, lastOf(ballot)).seats, ...ballot.voted]
  return new Set(seats.map(({ memberId }) => memberId)).size
}

/** The last moment at which it was open. */
function lastOf({ openedAt, closedAt }: Closed): Instant {
  const last = plusMilliseconds(closedAt, -1)
  return isBefore(last, openedAt) ? openedAt : last
}

function refuseCasting(room: Room, { personId, at, elected }: CastingVote): Refusal | undefined {
  const presiding = presidingAt(room, at, elected)
  if (isRefusal(presiding)) return presiding
  return presiding.personId === personId ? undefined : refuse('NOT_PRESIDING')
}

function hasVote({ committee, objectedTo }: Room, personId: string, at: Instant): boolean {
  const day = dayOf(at)
  return votersOn(committee, day)
    .filter((member) => !objectedTo.includes(member.personId))
    .some((member) => member.personId === personId || substituteOn(member, personId, day) !== undefined)
}
