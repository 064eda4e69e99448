import { assertNever } from '../case.js'
import { isSecret } from '../secrecy.js'
import { applyToItem, isOfItem, withItem } from './apply-item.js'
import { applyMinutes, isOfMinutes } from './apply-minutes.js'
import { isOfVote } from './apply-vote.js'
import type { AgendaItem } from './agenda.js'
import { SITTING, type Convened, type Meeting } from './case.js'
import type { EventNamed, MeetingEvent } from './events.js'

type Later = Exclude<MeetingEvent, Convened>

/** After these the figures of the minutes are as they were. */
const WITHOUT_FIGURES: readonly MeetingEvent['type'][] = [
  'jobDone',
  'reminded',
  'minutesOverdue',
  'followUpsAdded',
  'recordingAdded',
  'letterNumbered',
]

/** The state after an event. */
export function applyMeeting(meeting: Meeting | undefined, event: MeetingEvent): Meeting {
  if (event.type === 'convened') return convened(event)
  if (!meeting) throw new Error(`${event.type} before convened`)
  const jobs = 'jobs' in event ? [...meeting.jobs, ...event.jobs] : meeting.jobs
  const isFigure = !WITHOUT_FIGURES.includes(event.type) && !isOfMinutes(event)
  return applyTo({ ...meeting, jobs, revision: meeting.revision + (isFigure ? 1 : 0) }, event)
}

function convened(event: Convened): Meeting {
  const { meetingId, committeeId, secretariat, occasion, session, secrecy, allot, number } = event
  return {
    meetingId,
    committeeId,
    secretariat,
    status: 'planned',
    occasion,
    session,
    ...(isSecret(secrecy) ? { secrecy } : {}),
    ...(number === undefined ? {} : { number }),
    year: allot.year,
    agenda: [],
    notices: [],
    guests: [],
    apologies: [],
    attendance: [],
    chairing: [],
    quorum: [],
    resolutions: 0,
    revision: 0,
    jobs: [],
  }
}

function applyTo(meeting: Meeting, event: Later): Meeting {
  if (isOfMinutes(event)) return applyMinutes(meeting, event)
  if (isOfItem(event) || isOfVote(event)) return applyToItem(meeting, event)
  switch (event.type) {
    case 'sessionChanged':
      return { ...meeting, session: event.session }
    case 'itemAdded':
      return { ...meeting, agenda: withItem(meeting.agenda, event) }
    case 'called':
    case 'dateChanged': {
      const { notice, committee, number } = event
      const { remindedAt: _, ...again } = meeting
      const numbered = number === undefined ? notice : { ...notice, letterNumber: number }
      const notices = [...meeting.notices, numbered]
      return { ...again, status: 'called', session: notice.session, notices, committee }
    }
    case 'committeeRenewed':
      return { ...meeting, committee: event.committee }
    case 'guestInvited':
      return {
        ...meeting,
        guests: [...meeting.guests.filter((one) => !isSame(one, event.guest)), event.guest],
      }
    case 'apologised':
      return { ...meeting, apologies: [...meeting.apologies, event.apology] }
    case 'reminded':
      return { ...meeting, remindedAt: event.at }
    case 'cancelled':
      return {
        ...{ ...meeting, status: 'cancelled', reason: event.reason },
        ...(event.number === undefined ? {} : { cancellationNumber: event.number }),
      }
    case 'jobDone':
      return { ...meeting, jobs: meeting.jobs.filter(({ id }) => id !== event.jobId) }
    case 'minutesOverdue':
      return { ...meeting, overdueAt: event.at }
    case 'recordingAdded':
      return { ...meeting, recordings: [...(meeting.recordings ?? []), event.recording] }
    case 'attended':
    case 'attendedAfterwards':
    case 'elected':
    case 'chaired':
    case 'opened':
    case 'quorumLost':
    case 'quorumRegained':
    case 'adjourned':
    case 'closed':
      return applySitting(meeting, event)
    default:
      return assertNever(event)
  }
}

type SittingEvent = EventNamed<
  | 'attended'
  | 'attendedAfterwards'
  | 'elected'
  | 'chaired'
  | 'opened'
  | 'quorumLost'
  | 'quorumRegained'
  | 'adjourned'
  | 'closed'
>

function applySitting(meeting: Meeting, event: SittingEvent): Meeting {
  switch (event.type) {
    case 'attended':
    case 'attendedAfterwards':
      return { ...meeting, attendance: [...meeting.attendance, event.line] }
    case 'elected':
      return { ...meeting, elected: event.personId }
    case 'chaired':
      return { ...meeting, chairing: [...meeting.chairing, event.chairing] }
    case 'opened':
      return { ...marked(meeting, event), status: 'inSession', openedAt: event.at }
    case 'quorumLost':
      return {
        ...marked(meeting, event),
        status: isSitting(meeting) ? 'inquorate' : meeting.status,
        agenda: meeting.agenda.map((item) => stopped(item, event.at)),
      }
    case 'quorumRegained': {
      const agenda = meeting.agenda.map((item): AgendaItem =>
        item.status === 'stopped' ? { ...item, status: 'open' } : item,
      )
      return { ...marked(meeting, event), status: isSitting(meeting) ? 'inSession' : meeting.status, agenda }
    }
    case 'adjourned':
      // What was never opened has no minutes: a note that it failed is all there is.
      return {
        ...marked(meeting, event),
        status: meeting.openedAt ? 'ended' : 'failed',
        endedAt: event.at,
        ...dueOf(event),
      }
    case 'closed':
      return { ...meeting, status: 'ended', endedAt: event.at, ...dueOf(event) }
    default:
      return assertNever(event)
  }
}

// A mark may be put on record after the end: what is over stays over.
function isSitting({ status }: Meeting): boolean {
  return SITTING.includes(status)
}

function dueOf({ minutesDueAt }: { readonly minutesDueAt?: string }) {
  return minutesDueAt === undefined ? {} : { minutesDueAt }
}

function marked(meeting: Meeting, { quorum }: { readonly quorum: Meeting['quorum'][number] }): Meeting {
  return { ...meeting, quorum: [...meeting.quorum, quorum] }
}

/** The quorum is gone: the item stops, and a vote that was open has no result (s.79). */
function stopped(item: AgendaItem, at: string): AgendaItem {
  if (item.status !== 'open') return item
  const votings = item.votings.map((one) =>
    one.status === 'open' ? { ...one, status: 'annulled' as const, closedAt: at, reason: 'quorumLost' } : one,
  )
  return { ...item, status: 'stopped', votings }
}

function isSame(a: Meeting['guests'][number], b: Meeting['guests'][number]): boolean {
  return a.personId === b.personId && a.itemId === b.itemId
}
