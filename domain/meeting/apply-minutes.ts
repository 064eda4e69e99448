import { assertNever } from '../case.js'
import type { Meeting } from './case.js'
import type { EventNamed, MeetingEvent } from './events.js'
import type { Minutes } from './minutes.js'

const MINUTES_EVENTS = [
  'minutesWritten',
  'minutesSigned',
  'minutesCirculated',
  'correctionProposed',
  'correctionAnswered',
  'minutesCertified',
  'amendmentResolved',
  'minutesAmended',
] as const

type MinutesEvent = EventNamed<(typeof MINUTES_EVENTS)[number]>

const NONE: Minutes = { status: 'drafted', versions: [], signatures: [], corrections: [], amendments: [] }

/** Whether the event is one of the minutes: it leaves what the meeting did as it is. */
export function isOfMinutes(event: MeetingEvent): event is MinutesEvent {
  return MINUTES_EVENTS.some((type) => type === event.type)
}

/** The meeting after an event of its minutes. */
export function applyMinutes(meeting: Meeting, event: MinutesEvent): Meeting {
  const status = event.type === 'minutesCertified' ? 'certified' : meeting.status
  return { ...meeting, status, minutes: after(meeting.minutes ?? NONE, event) }
}

function after(minutes: Minutes, event: MinutesEvent): Minutes {
  const { at, by } = event
  switch (event.type) {
    case 'minutesWritten':
      return written(minutes, event)
    case 'minutesSigned': {
      const signature = { as: event.as, personId: by.personId, sha256: event.sha256, at }
      return { ...minutes, signatures: [...minutes.signatures, signature] }
    }
    case 'minutesCirculated':
      return { ...minutes, status: 'circulated', circulated: { at, sha256: event.sha256 } }
    case 'correctionProposed': {
      const { type: _, by: __, ...correction } = event
      return { ...minutes, corrections: [...minutes.corrections, { ...correction, status: 'proposed' }] }
    }
    case 'correctionAnswered':
      return { ...minutes, corrections: minutes.corrections.map((one) => answered(one, event)) }
    case 'minutesCertified':
      return {
        ...minutes,
        status: 'certified',
        certified: { ...event.resolvedAt, at, sha256: event.sha256 },
      }
    case 'amendmentResolved':
      return { ...minutes, mayAmend: event.resolvedAt }
    case 'minutesAmended': {
      const { mayAmend: _, ...amended } = written(minutes, event)
      const amendment = { ...event.resolvedAt, at, sha256: event.sha256 }
      return { ...amended, amendments: [...minutes.amendments, amendment] }
    }
    default:
      return assertNever(event)
  }
}

function written(
  minutes: Minutes,
  { sha256, revision, at, by }: EventNamed<'minutesWritten' | 'minutesAmended'>,
): Minutes {
  const version = { version: minutes.versions.length + 1, sha256, revision, at, personId: by.personId }
  return { ...minutes, versions: [...minutes.versions, version], signatures: [] }
}

function answered(
  correction: Minutes['corrections'][number],
  { correctionId, taken, reason }: EventNamed<'correctionAnswered'>,
): Minutes['corrections'][number] {
  if (correction.correctionId !== correctionId) return correction
  return { ...correction, status: taken ? 'taken' : 'declined', ...(reason === undefined ? {} : { reason }) }
}
