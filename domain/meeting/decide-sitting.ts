import { presidingAt } from '../committee/presiding.js'
import { quorumAt } from '../committee/quorum.js'
import { refuseQuorum } from '../committee/ballot.js'
import { assertNever } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { addDays, dayOf, isBefore, startOfDay, type Instant } from '../time.js'
import type { ActNamed } from './acts.js'
import { attendAfterwards } from './afterwards.js'
import { numberOfItem } from './agenda.js'
import type { MeetingJob } from './case.js'
import { itemsLeft } from './decide-preparing.js'
import { isSecretary, refuseOthers, refuseOthersBut, stampOf, type Decided } from './decided.js'
import type { MeetingEvent } from './events.js'
import {
  isCirculation,
  isOfCommittee,
  isThere,
  itemAtHand,
  quorumMark,
  roomOf,
  runningVote,
  type Called,
} from './room.js'

/** Who stays away, coming, going, opening and closing. */
export type SittingAct = ActNamed<
  'apologise' | 'arrive' | 'leave' | 'attendAfterwards' | 'elect' | 'open' | 'adjourn' | 'close'
>

/** How many days after a meeting its minutes should be with the members. Set by the product: no law says. */
const MINUTES_DAYS = 7

/** Decides who is there, who presides, and whether the meeting is open. */
export function decideSitting(meeting: Called, act: SittingAct): Decided {
  if (act.type === 'apologise') return apologise(meeting, act)
  if (act.type === 'arrive' || act.type === 'leave') return attend(meeting, act)
  if (act.type === 'attendAfterwards') return attendAfterwards(meeting, act)
  const refused = refuseOthers(meeting, act)
  if (refused) return refused
  switch (act.type) {
    case 'elect':
      return elect(meeting, act)
    case 'open':
      return open(meeting, act)
    case 'adjourn':
      return adjourn(meeting, act)
    case 'close':
      return close(meeting, act)
    default:
      return assertNever(act)
  }
}

function apologise(meeting: Called, act: ActNamed<'apologise'>): Decided {
  const { personId, reason, at } = act
  const refused = refuseOthersBut(meeting, act, personId)
  if (refused) return refused
  if (!isOfCommittee(meeting, personId, meeting.session.startsAt)) return refuse('NOT_INVITED')
  if (meeting.apologies.some((one) => one.personId === personId)) return []
  return [{ ...stampOf(act), type: 'apologised', apology: { personId, reason, at } }]
}

function attend(meeting: Called, act: ActNamed<'arrive' | 'leave'>): Decided {
  const { personId, via, at } = act
  const isOwn = via !== 'list' && act.by.personId === personId
  if (isCirculation(meeting)) return refuse('NOT_NOW', { act: act.type, state: 'circulation' })
  if (!isOwn && !isSecretary(meeting, act)) return refuse('NOT_YOURS')
  const isGuest = meeting.guests.some((one) => one.personId === personId)
  if (!isGuest && !isOfCommittee(meeting, personId, at)) return refuse('NOT_INVITED')
  if (via === 'online' && meeting.session.mode === 'inPerson') return refuse('NOT_FROM_AFAR')
  const isIn = isThere(meeting, personId, at)
  if (act.type === 'arrive' && isIn) return refuse('THERE_ALREADY')
  if (act.type === 'leave' && !isIn) return refuse('NOT_THERE')
  const what = act.type === 'arrive' ? 'arrived' : 'left'
  return [{ ...stampOf(act), type: 'attended', line: { personId, what, at, via } }]
}

/** Only where neither chair nor deputy is there (s.81). */
function elect(meeting: Called, act: ActNamed<'elect'>): Decided {
  const room = roomOf(meeting, itemAtHand(meeting))
  if (!isRefusal(presidingAt(room, act.at, null))) return refuse('ELECTION_NEEDLESS')
  if (isRefusal(presidingAt(room, act.at, act.personId))) return refuse('VOTER_NOT_SEATED')
  return [{ ...stampOf(act), type: 'elected', personId: act.personId }]
}

function open(meeting: Called, act: ActNamed<'open'>): Decided {
  const { at } = act
  if (dayOf(at) < dayOf(meeting.session.startsAt))
    return refuse('NOT_STARTED', { startsAt: meeting.session.startsAt })
  // Whoever a circulation goes to takes part from its opening on.
  const opened = isCirculation(meeting) ? { ...meeting, openedAt: at } : meeting
  const room = roomOf(opened)
  const refused = refuseQuorum(room, at) ?? refusePresiding(opened, at)
  return refused ?? [{ ...stampOf(act), type: 'opened', quorum: quorumMark(opened, at, 'opened') }]
}

/** Why nobody presides at the instant, or nothing. */
export function refusePresiding(meeting: Called, at: Instant): Refusal | undefined {
  const presiding = presidingAt(roomOf(meeting, itemAtHand(meeting)), at, meeting.elected ?? null)
  return isRefusal(presiding) ? presiding : undefined
}

/** For want of a quorum: never opened, or broken off; what was not closed is postponed. */
function adjourn(meeting: Called, act: ActNamed<'adjourn'>): Decided {
  const { at } = act
  const { counted, needed, isMet } = quorumAt(roomOf(meeting, itemAtHand(meeting)), at)
  if (isCirculation(meeting) && meeting.status === 'called')
    return refuse('NOT_NOW', { act: act.type, state: 'circulation' })
  if (isMet) return refuse('QUORATE', { counted, needed })
  if (isBefore(at, meeting.session.startsAt))
    return refuse('NOT_STARTED', { startsAt: meeting.session.startsAt })
  const stamp = stampOf(act)
  const reason = 'quorumLost'
  const left = meeting.agenda.filter(({ status }) => status === 'planned' || status === 'stopped')
  const annulled = left.flatMap((item): MeetingEvent[] => {
    const running = runningVote(item)
    return running
      ? [{ ...stamp, type: 'voteAnnulled', itemId: item.itemId, votingId: running.votingId, reason }]
      : []
  })
  const postponed = left.map(({ itemId }): MeetingEvent => ({
    ...stamp,
    type: 'itemLeft',
    itemId,
    status: 'postponed',
    reason,
  }))
  const end = meeting.openedAt ? { minutesDueAt: minutesDue(at) } : {}
  const quorum = quorumMark(meeting, at, 'missing')
  return [...annulled, ...postponed, { ...stamp, type: 'adjourned', quorum, ...end, jobs: attendanceJobs() }]
}

function close(meeting: Called, act: ActNamed<'close'>): Decided {
  const item = itemAtHand(meeting)
  if (item) return refuse('ITEM_OPEN', { number: numberOfItem(meeting.agenda, item.itemId) })
  const left = itemsLeft(meeting.agenda)
  if (left.length > 0) return refuse('ITEMS_LEFT', { numbers: left.join(', ') })
  return [{ ...stampOf(act), type: 'closed', minutesDueAt: minutesDue(act.at), jobs: attendanceJobs() }]
}

function attendanceJobs(): MeetingJob[] {
  return [{ id: 'papers/attendance', kind: 'papers', paper: 'attendance' }]
}

function minutesDue(at: Instant): Instant {
  return startOfDay(addDays(dayOf(at), MINUTES_DAYS + 1))
}
