import { addWorkingDays, sameOrLastWorkingDay, type Calendar } from './calendar.js'
import { isRefusal, refuse, type Refusal } from './refusals.js'
import { instantAt, isBefore, isClock, isDay, type Clock, type Day, type Instant } from './time.js'

/** One step of a reminder plan: working days from the due day (negative is before it) and the Bangkok time. */
export type ReminderStep = { readonly workingDays: number; readonly at: Clock }

function dayOfStep(step: ReminderStep, dueDay: Day, calendar: Calendar): Day | Refusal {
  // A plan that says "on the day" must not reach people on a Sunday: it goes out on the last working day before.
  return step.workingDays === 0
    ? sameOrLastWorkingDay(calendar, dueDay)
    : addWorkingDays(calendar, dueDay, step.workingDays)
}

/**
 * The instants of a reminder plan: sorted, distinct, on working days of this calendar only, none before `from`
 * (the issue, or the moment of an extension). Refuses a step that makes no sense and days the calendar does not know.
 */
export function reminderInstants(
  plan: readonly ReminderStep[],
  dueDay: Day,
  calendar: Calendar,
  from: Instant,
): Instant[] | Refusal {
  if (!isDay(dueDay)) return refuse('DATE_INVALID', { value: dueDay })
  const instants = new Set<Instant>()
  for (const step of plan) {
    if (!Number.isInteger(step.workingDays) || !isClock(step.at)) {
      return refuse('REMINDER_PLAN_INVALID', { workingDays: step.workingDays, at: step.at })
    }
    const day = dayOfStep(step, dueDay, calendar)
    if (isRefusal(day)) return day
    const instant = instantAt(day, step.at)
    if (!isBefore(instant, from)) instants.add(instant)
  }
  return [...instants].sort()
}
