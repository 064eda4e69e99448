import { presentAt } from '../committee/attendance.js'
import type { Ballot } from '../committee/ballot.js'
import type { Committee } from '../committee/case.js'
import { isOn, membersOn, substituteOn, votersOn } from '../committee/members.js'
import { quorumAt, quorumShare } from '../committee/quorum.js'
import type { Room } from '../committee/room.js'
import { isSame } from '../same.js'
import { dayOf, isBefore, type Instant } from '../time.js'
import type { AgendaItem } from './agenda.js'
import type { Meeting, QuorumMark } from './case.js'
import type { Voting } from './voting.js'

/** A meeting that has been called: its committee is frozen. */
export type Called = Meeting & { readonly committee: Committee }

/** Whether the meeting knows who its committee is. */
export function isCalled(meeting: Meeting): meeting is Called {
  return meeting.committee !== undefined
}

/** Whether the meeting is a circulation: nobody meets. */
export function isCirculation({ occasion }: Meeting): boolean {
  return occasion.kind === 'circulation'
}

/** The room in which an item is decided; without an item, that of the meeting as such. */
export function roomOf(
  meeting: Called,
  item?: AgendaItem,
  { objectedTo = [] }: { readonly objectedTo?: readonly string[] } = {},
): Room {
  return {
    committee: meeting.committee,
    movements: movementsOf(meeting),
    call: meeting.notices.at(-1)?.saysLowerQuorum ? 'second' : 'first',
    recused: item ? recusedFrom(item) : [],
    countsRecused: item?.countsRecused ?? true,
    objectedTo,
  }
}

/** Nobody comes to a circulation: all members take part from its opening on. */
function movementsOf(meeting: Called): Room['movements'] {
  const { openedAt, committee, attendance } = meeting
  if (!isCirculation(meeting)) return attendance
  if (!openedAt) return []
  return votersOn(committee, dayOf(openedAt)).map(({ personId }) => ({
    personId,
    what: 'arrived',
    at: openedAt,
  }))
}

/** Who is out of the room while the item is dealt with. */
export function recusedFrom({ interests, objections }: AgendaItem): string[] {
  const recused = interests.filter(({ consequence }) => consequence === 'recused')
  const objectedTo = objections.filter(({ status }) => status === 'leaves')
  return [...new Set([...recused, ...objectedTo].map(({ personId }) => personId))]
}

/** The room in which a vote is taken: an objection to a member is decided by the others. */
export function roomOfVote(meeting: Called, item: AgendaItem, { question }: Pick<Voting, 'question'>): Room {
  const objectedTo = question.kind === 'objection' ? [question.personId] : []
  return roomOf(meeting, item, { objectedTo })
}

/** A vote as the rules of committees see it. */
export function ballotOf(room: Room, { openedAt, closedAt, votes, taken }: Voting): Ballot {
  return { room, openedAt, closedAt: closedAt ?? null, voted: [...votes, ...taken] }
}

/** The item that the meeting is dealing with, or was when the quorum was lost. */
export function itemAtHand({ agenda }: Meeting): AgendaItem | undefined {
  return agenda.find(({ status }) => status === 'open' || status === 'stopped')
}

/** The item that the meeting was dealing with at an instant. */
export function itemAt({ agenda }: Meeting, at: Instant): AgendaItem | undefined {
  return agenda.find(
    ({ openedAt, closedAt }) =>
      openedAt !== undefined && !isBefore(at, openedAt) && (closedAt === undefined || isBefore(at, closedAt)),
  )
}

/** The vote of the item that has no result yet. */
export function runningVote({ votings }: AgendaItem): Voting | undefined {
  return votings.find(({ status }) => status === 'open' || status === 'tied')
}

/** The quorum at an instant, of the item of that moment or of the meeting, as a mark for the minutes. */
export function quorumMark(meeting: Called, at: Instant, what: QuorumMark['what']): QuorumMark {
  const room = roomOf(meeting, itemAt(meeting, at))
  const { counted, needed, inOffice } = quorumAt(room, at)
  return { at, what, counted, needed, inOffice, share: quorumShare(room.committee.rules, room.call) }
}

/** Whether the person is a member, or comes for one, on the day of the instant. */
export function isOfCommittee({ committee }: Called, personId: string, at: Instant): boolean {
  const day = dayOf(at)
  return membersOn(committee, day).some(
    (member) => member.personId === personId || substituteOn(member, personId, day) !== undefined,
  )
}

/** Whether the person has, or comes for somebody who has, a vote in the committee on the day of the instant. */
export function hasVoteIn({ committee }: Called, personId: string, at: Instant): boolean {
  const day = dayOf(at)
  return votersOn(committee, day).some(
    (member) => member.personId === personId || substituteOn(member, personId, day) !== undefined,
  )
}

/** Whether the person is at the meeting at the instant. */
export function isThere({ attendance }: Meeting, personId: string, at: Instant): boolean {
  return presentAt(attendance, at).includes(personId)
}

/** A difference between the committee that was called and the committee of now. */
export type CommitteeChange =
  | {
      readonly what: 'joined' | 'left' | 'substitutes' | 'seat'
      readonly memberId: string
      readonly personId: string
    }
  | { readonly what: 'rules' }

/** What has changed in the committee since it was frozen, as far as it matters on the day of the meeting. */
export function committeeChanges({ committee, session }: Meeting, now: Committee): CommitteeChange[] {
  if (!committee) return []
  const day = dayOf(session.startsAt)
  const before = membersOn(committee, day)
  const after = membersOn(now, day)
  const isIn = (members: typeof before, memberId: string) => members.find((one) => one.memberId === memberId)
  const left = before.filter(({ memberId }) => !isIn(after, memberId))
  const changed = after.flatMap((member): CommitteeChange[] => {
    const { memberId, personId } = member
    const was = isIn(before, memberId)
    if (!was) return [{ what: 'joined', memberId, personId }]
    const substitutes = (of: typeof member) => of.substitutes.filter((one) => isOn(one, day))
    if (!isSame(substitutes(was), substitutes(member))) return [{ what: 'substitutes', memberId, personId }]
    return isSame(seatOnly(was), seatOnly(member)) ? [] : [{ what: 'seat', memberId, personId }]
  })
  return [
    ...left.map(({ memberId, personId }) => ({ what: 'left' as const, memberId, personId })),
    ...changed,
    ...(isSame(committee.rules, now.rules) ? [] : [{ what: 'rules' as const }]),
  ]
}

function seatOnly({ personId, position, hasVote }: Committee['members'][number]) {
  return { personId, position, hasVote }
}
