import { covers, dayKind, type Calendar, type Coverage, type Holiday } from './calendar.js'
import type { DeadlineBasis } from './deadline-basis.js'
import type { DeadlineRule } from './deadline-rule.js'
import { computeDeadline, type Deadline, type WhyStep } from './deadline.js'
import { isRefusal, refuse, type Refusal } from './refusals.js'
import { reminderInstants, type ReminderStep } from './reminders.js'
import { isBefore, type Day, type Instant } from './time.js'

/** A day that comes to the calendar, or goes from it. `scope` tells a regional day from a national one. */
export type DayChange =
  | { readonly change: 'add'; readonly holiday: Holiday }
  | { readonly change: 'remove'; readonly day: Day; readonly scope: Holiday['scope'] }

const scopeName = (scope: Holiday['scope']): string =>
  typeof scope === 'string' ? scope : [...scope].sort().join('|')
const isSame = (a: Pick<Holiday, 'day' | 'scope'>, b: Pick<Holiday, 'day' | 'scope'>): boolean =>
  a.day === b.day && scopeName(a.scope) === scopeName(b.scope)

/** The holidays after the changes, in their order. Refuses a day that is known already, unknown, or outside the calendar. */
export function changedHolidays(
  holidays: readonly Holiday[],
  coverage: Coverage & { readonly version: string },
  changes: readonly DayChange[],
): Holiday[] | Refusal {
  let now = [...holidays]
  for (const one of changes) {
    const wanted = one.change === 'add' ? one.holiday : one
    if (!covers(coverage, wanted.day)) return refuse('CALENDAR_UNKNOWN', { day: wanted.day, ...coverage })
    const isKnown = now.some((holiday) => isSame(holiday, wanted))
    if (one.change === 'add' && isKnown) return refuse('DAY_KNOWN', { day: wanted.day })
    if (one.change === 'remove' && !isKnown) return refuse('DAY_NOT_KNOWN', { day: wanted.day })
    now = one.change === 'add' ? [...now, one.holiday] : now.filter((holiday) => !isSame(holiday, wanted))
  }
  return now
}

/** The changes that take these back, on the holidays from before them. */
export function inverseOf(changes: readonly DayChange[], before: readonly Holiday[]): DayChange[] {
  return changes.toReversed().flatMap((one): DayChange[] => {
    if (one.change === 'add') return [{ change: 'remove', day: one.holiday.day, scope: one.holiday.scope }]
    const holiday = before.find((known) => isSame(known, one))
    return holiday ? [{ change: 'add', holiday }] : []
  })
}

/** A date that holds, and when those who have not answered are reminded of it. */
export type HeldDate = {
  readonly dueAt: Instant
  readonly reminders: readonly Instant[]
  readonly basis: DeadlineBasis
}

/**
 * What a change of the calendar does to a date: its `rule` makes another day of it, a stated day becomes a `dayOff` (the
 * next working day is proposed, for persons to decide), or only its `reminders` move.
 */
export type Move = {
  readonly cause: 'rule' | 'dayOff' | 'reminders'
  readonly from: HeldDate
  readonly to: HeldDate
  readonly toDay: Day
  readonly why: readonly WhyStep[]
}

/** What is asked of one date: the calendars before and after are those of its own region. */
export type MoveQuestion = {
  readonly held: HeldDate
  readonly plan: readonly ReminderStep[]
  readonly before: Calendar
  readonly after: Calendar
  readonly at: Instant
}

/** How the date moves, or nothing where it stays: also where the calendar cannot say, or the new date would be over. */
export function moveOf(question: MoveQuestion): Move | undefined {
  const { held, before, after, at } = question
  const { rule, from } = held.basis
  const [was, becomes] = [deadlineBy(rule, from, before), deadlineBy(rule, from, after)]
  if (!was || !becomes) return undefined
  if (was.dueAt !== becomes.dueAt) return movedTo(question, 'rule', rule, becomes)
  const rolled = rolledRule(rule)
  const isNewlyOff = isDayOff(after, becomes.day) && !isDayOff(before, becomes.day)
  const proposed = rolled && isNewlyOff ? deadlineBy(rolled, from, after) : undefined
  if (rolled && proposed) return movedTo(question, 'dayOff', rolled, proposed)
  return held.dueAt === becomes.dueAt && isBefore(at, held.dueAt)
    ? movedTo(question, 'reminders', rule, becomes)
    : undefined
}

function deadlineBy(rule: DeadlineRule, from: Instant, calendar: Calendar): Deadline | undefined {
  const deadline = computeDeadline({ rule, from, calendar })
  return isRefusal(deadline) ? undefined : deadline
}

/** The same rule, moved off days off; nothing where it already is, or can end on none. */
function rolledRule(rule: DeadlineRule): DeadlineRule | undefined {
  return rule.kind === 'workingDays' || rule.roll === true ? undefined : { ...rule, roll: true }
}

function isDayOff(calendar: Calendar, day: Day): boolean {
  const kind = dayKind(calendar, day)
  return !isRefusal(kind) && kind.kind !== 'working'
}

function movedTo(
  { held, plan, before, after, at }: MoveQuestion,
  cause: Move['cause'],
  rule: DeadlineRule,
  { dueAt, day, why }: Deadline,
): Move | undefined {
  const planned = reminderInstants(plan, day, after, at)
  if (isRefusal(planned) || !isBefore(at, dueAt)) return undefined
  const ahead = held.reminders.filter((instant) => !isBefore(instant, at))
  if (cause === 'reminders') {
    const usual = reminderInstants(plan, day, before, at)
    if (isRefusal(usual) || String(usual) === String(planned) || String(ahead) === String(planned))
      return undefined
  }
  // What was sent stays on the list: it says what has happened.
  const reminders = [...held.reminders.filter((instant) => isBefore(instant, at)), ...planned]
  const basis = { ...held.basis, rule, calendarVersion: after.version }
  return { cause, from: held, to: { dueAt, reminders, basis }, toDay: day, why }
}
