import { BUDDHIST_AHEAD } from '../domain/time.js'
import { ICalAlarmType, ICalCalendar, ICalEventStatus } from 'ical-generator'
import type { CaseDeadline } from '../domain/case-deadline.js'
import { subjectFor } from '../domain/policy/disclosure.js'
import { isSecret } from '../domain/secrecy.js'
import { lastMinute } from './dates.js'

const DAY_SECONDS = 86_400
const HOUR_SECONDS = 3_600
/** Calendars ask again after so long; some services take longer whatever is said. */
const AGAIN_AFTER_SECONDS = HOUR_SECONDS

/** Deadlines as an iCalendar file (RFC 5545), instants in UTC. A secret matter is official work (งานราชการ), and nothing else is said. */
export function deadlineCalendar(name: string, deadlines: readonly CaseDeadline[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Wian', product: 'Wian', language: 'TH' },
    ttl: AGAIN_AFTER_SECONDS,
  })
  for (const deadline of deadlines) addDeadline(calendar, deadline)
  return calendar.toString()
}

function addDeadline(calendar: ICalCalendar, deadline: CaseDeadline): void {
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

function summaryOf({ subject, secrecy, number, year }: CaseDeadline): string {
  if (isSecret(secrecy)) return subjectFor('feed', { subject, secrecy })
  const issued = number === null || year === null ? '' : ` (ว ${number}/${year + BUDDHIST_AHEAD})`
  return `ครบกำหนด: ${subject}${issued}`
}
