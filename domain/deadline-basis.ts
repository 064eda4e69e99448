import type { Calendar } from './calendar.js'
import type { DeadlineRule } from './deadline-rule.js'
import { clockOf, dayOf, plusMilliseconds, type Day, type Instant } from './time.js'

/** What a deadline was worked out from: enough to work it out again, and to see what another calendar would make of it. */
export type DeadlineBasis = {
  readonly rule: DeadlineRule
  readonly from: Instant
  readonly calendarVersion: string
  /** The provinces whose regional days count; none for a date of the national calendar. */
  readonly provinces?: readonly string[]
}

/** The basis of a deadline that is worked out now. */
export function basisOf(rule: DeadlineRule, from: Instant, calendar: Calendar): DeadlineBasis {
  const { version: calendarVersion, provinces = [] } = calendar
  return { rule, from, calendarVersion, ...(provinces.length > 0 ? { provinces } : {}) }
}

/** The last day that is in time, for the first instant that is too late. */
export function lastDayOf(dueAt: Instant): Day {
  return dayOf(plusMilliseconds(dueAt, -1))
}

/** A date of which only the result is on record, as the date that was stated. */
export function statedBasis(dueAt: Instant, from: Instant, calendarVersion: string): DeadlineBasis {
  const lastMinute = clockOf(plusMilliseconds(dueAt, -60_000)).slice(0, 5)
  const time = lastMinute === '23:59' ? {} : { time: lastMinute }
  return { rule: { kind: 'fixed', day: lastDayOf(dueAt), ...time }, from, calendarVersion }
}
