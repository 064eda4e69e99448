import { loadCalendar } from '../db/calendars.js'
import { currentOffice } from '../db/directory.js'
import type { Database } from '../db/pool.js'
import { addWorkingDays, type Calendar } from '../domain/calendar.js'
import type { Schedule } from '../domain/circular/case.js'
import type { CircularContent } from '../domain/content.js'
import { basisOf } from '../domain/deadline-basis.js'
import { computeDeadline, dueAtOf, type Deadline, type DeadlineRule } from '../domain/deadline.js'
import { reminderInstants, type ReminderStep } from '../domain/reminders.js'
import type { TimePolicy } from '../domain/submission/case.js'
import { dayOf, plusMilliseconds, type Instant } from '../domain/time.js'
import { orRefuse, refused } from './refusals.js'

/**
 * The newest calendar: the national one, or that of an office with its regional holidays.
 * @throws Problem OFFICE_UNKNOWN, CALENDAR_UNKNOWN
 */
export async function calendarOf(db: Database, officeCode?: string, at?: Instant): Promise<Calendar> {
  const office = officeCode === undefined ? undefined : await currentOffice(db, officeCode)
  if (officeCode !== undefined && !office)
    throw refused('OFFICE_UNKNOWN', { codes: officeCode }, '/officeCode')
  const calendar = await loadCalendar(db, office?.provinces ?? [])
  if (calendar) return calendar
  const day = at ? dayOf(at) : '–'
  throw refused('CALENDAR_UNKNOWN', { version: '–', day, coversFrom: '–', coversTo: '–' })
}

/** What a schedule is made from: the rule, the reminder plan, the act it counts from, whose calendar. */
export type ScheduleQuestion = {
  readonly rule: DeadlineRule
  readonly reminders: readonly ReminderStep[]
  readonly from: Instant
  readonly calendar: Calendar
}

/**
 * Works out a deadline with its reminders; the instants are then carried in an act.
 * @throws Problem of the calendar's and deadline's refusals, at the pointer /deadline
 */
export function planSchedule(question: ScheduleQuestion): { schedule: Schedule; deadline: Deadline } {
  const { rule, reminders: plan, from, calendar } = question
  const deadline = orRefuse(computeDeadline({ rule, from, calendar }), '/deadline')
  const reminders = orRefuse(reminderInstants(plan, deadline.day, calendar, from), '/reminders')
  const { dueAt, day: dueDay } = deadline
  const basis = basisOf(rule, from, calendar)
  return { deadline, schedule: { dueAt, dueDay, reminders, calendarVersion: calendar.version, basis } }
}

/** What the procedure grants an office without asking: some working days after the date that holds. */
export function timePolicy(content: CircularContent, dueAt: Instant, calendar: Calendar): TimePolicy {
  const { automaticWorkingDays, maxRequests } = content.moreTime
  if (automaticWorkingDays === 0) return { maxRequests }
  const dueDay = dayOf(plusMilliseconds(dueAt, -1))
  const last = orRefuse(addWorkingDays(calendar, dueDay, automaticWorkingDays))
  return { automaticUntil: dueAtOf(last, content.deadline.time ?? null), maxRequests }
}
