import { presentAt } from '../committee/attendance.js'
import type { Position } from '../committee/case.js'
import { membersOn, seatsOf, votersOn, type Seat } from '../committee/members.js'
import type { Totals } from '../committee/tally.js'
import { dayOf, type Instant } from '../time.js'
import { numberOfItem, type AgendaItem, type ItemStatus, type Resolution } from './agenda.js'
import type { Meeting, Occasion, QuorumMark, Session } from './case.js'
import type { Interest, Objection } from './interest.js'
import type { Voting } from './voting.js'

/** When somebody came and went; the last is open while they are there. */
export type Stay = { readonly from: Instant; readonly to: Instant | null }

/** A member in the list of attendance: there in person, by a substitute, or not. */
export type MemberFigure = {
  readonly memberId: string
  readonly personId: string
  readonly position: Position
  readonly hasVote: boolean
  readonly stays: readonly Stay[]
  readonly substitutes: readonly { readonly personId: string; readonly stays: readonly Stay[] }[]
  /** What the person said when excusing themselves. */
  readonly apology: string | null
}

/** A vote in the minutes: named votes by member, of a secret one the numbers alone. */
export type VoteFigure = Pick<
  Voting,
  'votingId' | 'question' | 'method' | 'threshold' | 'majorityBase' | 'status' | 'openedAt' | 'votes'
> & {
  readonly closedAt: Instant | null
  readonly turnout: number
  readonly totals: Totals | null
  readonly casting: Voting['casting'] | null
  readonly result: Voting['result'] | null
}

/** An item in the minutes. */
export type ItemFigure = Pick<
  AgendaItem,
  'itemId' | 'part' | 'kind' | 'title' | 'papers' | 'discussion' | 'dissents' | 'countsRecused'
> & {
  readonly number: string
  readonly status: ItemStatus
  readonly openedAt: Instant | null
  readonly closedAt: Instant | null
  readonly reason: string | null
  readonly interests: readonly Interest[]
  readonly objections: readonly Objection[]
  readonly votings: readonly VoteFigure[]
  readonly resolution: Resolution | null
}

/**
 * All of the minutes that nobody writes: it is made from what happened, again for every version, so that an edit of the
 * texts cannot touch it. Ids only.
 */
export type MinutesFigures = {
  readonly meetingId: string
  readonly committeeId: string
  readonly number: number | null
  /** Gregorian. */
  readonly year: number
  readonly occasion: Occasion
  readonly session: Session
  readonly openedAt: Instant | null
  readonly endedAt: Instant | null
  readonly revision: number
  readonly members: readonly MemberFigure[]
  readonly guests: readonly {
    readonly personId: string
    readonly as: string
    readonly stays: readonly Stay[]
  }[]
  readonly quorum: readonly QuorumMark[]
  readonly chairing: Meeting['chairing']
  readonly items: readonly ItemFigure[]
}

/** The figures of a meeting's minutes as it stands. */
export function minutesFigures(meeting: Meeting): MinutesFigures {
  const { meetingId, committeeId, year, occasion, session, revision, quorum, chairing } = meeting
  return {
    meetingId,
    committeeId,
    number: meeting.number ?? null,
    year,
    occasion,
    session,
    openedAt: meeting.openedAt ?? null,
    endedAt: meeting.endedAt ?? null,
    revision,
    members: membersOf(meeting),
    guests: guestsOf(meeting),
    quorum,
    chairing,
    items: meeting.agenda.map((item) => itemFigure(meeting, item)),
  }
}

/** Who sits where at an instant: what a list of attendance shows. */
export function seatsAt({ committee, attendance }: Meeting, at: Instant): Seat[] {
  if (!committee) return []
  const day = dayOf(at)
  return seatsOf(votersOn(committee, day), day, presentAt(attendance, at))
}

function membersOf(meeting: Meeting): MemberFigure[] {
  const { committee, session, apologies, openedAt } = meeting
  if (!committee) return []
  return membersOn(committee, dayOf(openedAt ?? session.startsAt)).map((member) => {
    const { memberId, personId, position, hasVote } = member
    const came = member.substitutes
      .map((one) => ({ personId: one.personId, stays: staysOf(meeting, one.personId) }))
      .filter(({ stays }) => stays.length > 0)
    const apology = apologies.find((one) => one.personId === personId)?.reason ?? null
    return {
      memberId,
      personId,
      position,
      hasVote,
      stays: staysOf(meeting, personId),
      substitutes: came,
      apology,
    }
  })
}

function guestsOf(meeting: Meeting): MinutesFigures['guests'] {
  const persons = [...new Set(meeting.guests.map(({ personId }) => personId))]
  return persons.map((personId) => {
    const as = meeting.guests.some((one) => one.personId === personId && one.as === 'invited')
      ? 'invited'
      : 'attending'
    return { personId, as, stays: staysOf(meeting, personId) }
  })
}

/** A person's times in the meeting, in order. */
export function staysOf({ attendance }: Pick<Meeting, 'attendance'>, personId: string): Stay[] {
  const own = attendance.filter((line) => line.personId === personId)
  return own.reduce<Stay[]>((stays, { what, at }) => {
    const last = stays.at(-1)
    if (what === 'arrived') return last && last.to === null ? stays : [...stays, { from: at, to: null }]
    return last && last.to === null ? [...stays.slice(0, -1), { ...last, to: at }] : stays
  }, [])
}

function itemFigure({ agenda }: Meeting, item: AgendaItem): ItemFigure {
  const { itemId, part, kind, title, papers, discussion, dissents, countsRecused, status } = item
  return {
    itemId,
    number: numberOfItem(agenda, itemId),
    part,
    kind,
    title,
    papers,
    status,
    openedAt: item.openedAt ?? null,
    closedAt: item.closedAt ?? null,
    reason: item.reason ?? null,
    countsRecused,
    interests: item.interests,
    objections: item.objections,
    discussion,
    votings: item.votings.map(voteFigure),
    resolution: item.resolution ?? null,
    dissents,
  }
}

function voteFigure(voting: Voting): VoteFigure {
  const { votingId, question, method, threshold, majorityBase, status, openedAt, votes, taken } = voting
  return {
    votingId,
    question,
    method,
    threshold,
    majorityBase,
    status,
    openedAt,
    votes,
    closedAt: voting.closedAt ?? null,
    turnout: votes.length + taken.length,
    totals: voting.totals ?? null,
    casting: voting.casting ?? null,
    result: voting.result ?? null,
  }
}
