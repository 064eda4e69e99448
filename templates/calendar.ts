import { ICalAlarmType, ICalCalendar, ICalEventStatus } from 'ical-generator'
import { subjectFor } from '../domain/policy/disclosure.js'
import { isSecret, type Secrecy } from '../domain/secrecy.js'
import type { Instant } from '../domain/time.js'
import { lastMinute } from './dates.js'

/** A deadline as a calendar shows it. */
export type CalendarDeadline = {
  readonly caseId: string
  /** Grows with every change, so that calendars take the newer one. */
  readonly sequence: number
  readonly subject: string
  readonly secrecy: Secrecy
  readonly number: number | null
  readonly year: number | null
  readonly dueAt: Instant
  readonly updatedAt: Instant
  readonly isCancelled: boolean
}

const DAY_SECONDS = 86_400
const HOUR_SECONDS = 3_600
/** Calendars ask again after so long; some services take longer whatever is said. */
const AGAIN_AFTER_SECONDS = HOUR_SECONDS

/** Deadlines as an iCalendar file (RFC 5545), instants in UTC. A secret matter is official work (งานราชการ), and nothing else is said. */
export function deadlineCalendar(name: string, deadlines: readonly CalendarDeadline[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Wian', product: 'Wian', language: 'TH' },
    ttl: AGAIN_AFTER_SECONDS,
  })
  for (const deadline of deadlines) addDeadline(calendar, deadline)
  return calendar.toString()
}

function addDeadline(calendar: ICalCalendar, deadline: CalendarDeadline): void {
  const { caseId, sequence, dueAt, updatedAt, isCancelled } = deadline
  const event = calendar.createEvent({
    id: `${caseId}@wian`,
    sequence,
    // The deadline itself is the first instant that is too late; people know the last minute before it.
    start: new Date(lastMinute(dueAt)),
    stamp: new Date(updatedAt),
    lastModified: new Date(updatedAt),
    summary: summaryOf(deadline),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  if (isCancelled) return
  for (const trigger of [DAY_SECONDS, HOUR_SECONDS])
    event.createAlarm({ type: ICalAlarmType.display, trigger, description: summaryOf(deadline) })
}

function summaryOf({ subject, secrecy, number, year }: CalendarDeadline): string {
  if (isSecret(secrecy)) return subjectFor('feed', { subject, secrecy })
  const issued = number === null || year === null ? '' : ` (ว ${number}/${year + 543})`
  return `ครบกำหนด: ${subject}${issued}`
}
