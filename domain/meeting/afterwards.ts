import { refuse, type Refusal } from '../refusals.js'
import { isBefore, type Instant } from '../time.js'
import type { ActNamed } from './acts.js'
import type { AgendaItem } from './agenda.js'
import type { Meeting, MeetingJob } from './case.js'
import { refuseCirculated, refuseOthers, stampOf, type Decided } from './decided.js'
import { isCirculation, isOfCommittee, isThere, itemAtHand, runningVote, type Called } from './room.js'

/** Somebody came or went and nobody noted it in time: put on record later, as long as it changes no result. */
export function attendAfterwards(meeting: Called, act: ActNamed<'attendAfterwards'>): Decided {
  const { personId, what, happenedAt, reason, at, by } = act
  const refused =
    refuseOthers(meeting, act) ??
    refuseCirculated(meeting) ??
    refuseMoment(meeting, act) ??
    refusePerson(meeting, act)
  if (refused) return refused
  const entered = { at, personId: by.personId, reason }
  const line = { personId, what, at: happenedAt, via: 'afterwards', entered } as const
  // The list of a meeting that is over has been printed: it is printed again.
  const jobs: MeetingJob[] =
    meeting.endedAt === undefined
      ? []
      : [{ id: `papers/attendance/${at}`, kind: 'papers', paper: 'attendance' }]
  return [{ ...stampOf(act), type: 'attendedAfterwards', line, jobs }]
}

function refuseMoment(meeting: Called, act: ActNamed<'attendAfterwards'>): Refusal | undefined {
  const { happenedAt, at } = act
  const { openedAt = at, endedAt } = meeting
  if (isCirculation(meeting)) return refuse('NOT_NOW', { act: act.type, state: 'circulation' })
  const isOutside = isBefore(happenedAt, openedAt) || isBefore(at, happenedAt)
  if (isOutside || (endedAt !== undefined && !isBefore(happenedAt, endedAt)))
    return refuse('ATTENDANCE_OUTSIDE', { from: openedAt, to: endedAt ?? at }, '/happenedAt')
  const item = itemAtHand(meeting)
  if (item && runningVote(item)) return refuse('VOTE_RUNNING')
  const settledAt = lastSettled(meeting)
  if (settledAt !== undefined && !isBefore(settledAt, happenedAt))
    return refuse('ATTENDANCE_SETTLED', { settledAt }, '/happenedAt')
  return undefined
}

function refusePerson(meeting: Called, act: ActNamed<'attendAfterwards'>): Refusal | undefined {
  const { personId, what, happenedAt } = act
  const isGuest = meeting.guests.some((one) => one.personId === personId)
  if (!isGuest && !isOfCommittee(meeting, personId, happenedAt)) return refuse('NOT_INVITED')
  const last = meeting.attendance.filter((line) => line.personId === personId).at(-1)
  if (last && !isBefore(last.at, happenedAt))
    return refuse('ATTENDANCE_ORDER', { lastAt: last.at }, '/happenedAt')
  const isIn = isThere(meeting, personId, happenedAt)
  if (what === 'arrived') return isIn ? refuse('THERE_ALREADY') : undefined
  return isIn ? undefined : refuse('NOT_THERE')
}

/** The last instant on which a figure of the record rests: a vote, a resolution, a mark of the quorum, a change in the chair. */
function lastSettled({ agenda, quorum, chairing }: Meeting): Instant | undefined {
  const marks = [...quorum, ...chairing].map(({ at }) => at)
  return [...marks, ...agenda.flatMap(decidedAt)].sort().at(-1)
}

function decidedAt({ votings, resolution }: AgendaItem): Instant[] {
  const voted = votings.flatMap(({ closedAt, casting }) => [
    ...(closedAt === undefined ? [] : [closedAt]),
    ...(casting ? [casting.at] : []),
  ])
  // What rests on a vote was settled with it, however late its text was written down.
  return resolution && resolution.votingId === undefined ? [...voted, resolution.at] : voted
}
