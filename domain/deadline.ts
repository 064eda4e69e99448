import { dayKind, type Calendar, type DayKind, type Holiday } from './calendar.js'
import { checkDeadlineRule, statedDay, type DeadlineRule } from './deadline-rule.js'
import { warningsOf, type DeadlineWarning } from './deadline-warnings.js'
import { basisStep, dayStep, dueStep, type DayStep, type WhyStep } from './deadline-why.js'
import { isRefusal, refuse, type Refusal } from './refusals.js'
import { isSame } from './same.js'
import { addDays, dayOf, endOfClock, endOfDay, isBefore, type Clock, type Day, type Instant } from './time.js'

export type { DeadlineRule } from './deadline-rule.js'
export type { DeadlineWarning } from './deadline-warnings.js'
export type { WhyStep } from './deadline-why.js'

/** A deadline that has been worked out. It is data: the case keeps it, a timer only wakes the case. */
export type Deadline = {
  /** The first instant that is too late. */
  readonly dueAt: Instant
  /** The last day that is in time, in Bangkok. */
  readonly day: Day
  /** The stated time on that day; null when the whole day is in time. */
  readonly time: Clock | null
  /** Day by day, enough to work it out again (`recomputeDeadline`). */
  readonly why: readonly WhyStep[]
  readonly warnings: readonly DeadlineWarning[]
}

/** What a deadline is worked out from: the rule, the act it counts from, the calendar of the office. */
export type DeadlineQuestion = {
  readonly rule: DeadlineRule
  readonly from: Instant
  readonly calendar: Calendar
  /** Fewer working days than this are worth a warning; 3 if not said. */
  readonly leastWorkingDays?: number
}

type Walk = { readonly day: Day; readonly kind: DayKind; readonly steps: readonly DayStep[] }

/** Whether what was received at the instant is late: the due instant itself already is. */
export function isLate(receivedAt: Instant, dueAt: Instant): boolean {
  return !isBefore(receivedAt, dueAt)
}

/** The first instant that is too late for a day and its stated time: the whole day, or the whole minute, is in time. */
export function dueAtOf(day: Day, time: Clock | null): Instant {
  return time === null ? endOfDay(day) : endOfClock(day, time)
}

function rollOn(calendar: Calendar, walk: Walk): Walk | Refusal {
  let { day, kind } = walk
  const steps = [...walk.steps]
  while (kind.kind !== 'working') {
    steps.push(dayStep('rolled', day, kind))
    day = addDays(day, 1)
    const next = dayKind(calendar, day)
    if (isRefusal(next)) return next
    kind = next
  }
  return { day, kind, steps }
}

function startOfCount(calendar: Calendar, from: Instant, cutOff: Clock | undefined): Walk | Refusal {
  let day = dayOf(from)
  let kind = dayKind(calendar, day)
  const steps: DayStep[] = []
  const isAfterCutOff = cutOff !== undefined && !isBefore(from, endOfClock(day, cutOff))
  if (!isRefusal(kind) && kind.kind === 'working' && isAfterCutOff) {
    steps.push(dayStep('late', day, kind))
    day = addDays(day, 1)
    kind = dayKind(calendar, day)
  }
  while (cutOff !== undefined && !isRefusal(kind) && kind.kind !== 'working') {
    steps.push(dayStep('passed', day, kind))
    day = addDays(day, 1)
    kind = dayKind(calendar, day)
  }
  return isRefusal(kind) ? kind : { day, kind, steps: [...steps, dayStep('start', day, kind)] }
}

function count(calendar: Calendar, start: Walk, rule: DeadlineRule & { days: number }): Walk | Refusal {
  const steps = [...start.steps]
  let { day, kind } = start
  for (let n = 0; n < rule.days;) {
    day = addDays(day, 1)
    const next = dayKind(calendar, day)
    if (isRefusal(next)) return next
    kind = next
    const counts = rule.kind === 'calendarDays' || kind.kind === 'working'
    if (counts) n += 1
    steps.push(counts ? dayStep('counted', day, kind, n) : dayStep('skipped', day, kind))
  }
  return { day, kind, steps }
}

function walkTo(rule: DeadlineRule, from: Instant, calendar: Calendar): Walk | Refusal {
  if (rule.kind === 'fixed') {
    const kind = dayKind(calendar, rule.day)
    if (isRefusal(kind)) return kind
    const walk = { day: rule.day, kind, steps: [] }
    return rule.roll ? rollOn(calendar, walk) : walk
  }
  const start = startOfCount(calendar, from, rule.cutOff)
  if (isRefusal(start)) return start
  const counted = count(calendar, start, rule)
  return isRefusal(counted) || rule.kind === 'workingDays' || !rule.roll ? counted : rollOn(calendar, counted)
}

/**
 * Works a deadline out, with its explanation and what a careful clerk would remark.
 * Refuses a bad or unclear date, a deadline already over, and days that the calendar does not know.
 */
export function computeDeadline(question: DeadlineQuestion): Deadline | Refusal {
  const { from, calendar } = question
  const bad = checkDeadlineRule(question.rule, from)
  if (bad) return bad
  const rule = withReadDay(question.rule, from)
  const isPast = rule.kind === 'fixed' && rule.roll !== true && rule.day < dayOf(from)
  if (isPast) return refuse('DEADLINE_PAST', { day: rule.day, from })
  const walk = walkTo(rule, from, calendar)
  if (isRefusal(walk)) return walk
  const time = rule.time ?? null
  const dueAt = dueAtOf(walk.day, time)
  if (!isBefore(from, dueAt)) return refuse('DEADLINE_PAST', { day: walk.day, from })
  const why = [basisStep(rule, from, calendar), ...walk.steps, dueStep(walk.day, walk.kind, time, dueAt)]
  const warnings = warningsOf({ ...question, steps: walk.steps, due: walk.day, dueKind: walk.kind })
  return isRefusal(warnings) ? warnings : { dueAt, day: walk.day, time, why, warnings }
}

function withReadDay(rule: DeadlineRule, from: Instant): DeadlineRule {
  if (rule.kind !== 'fixed') return rule
  const day = statedDay(rule, from)
  return isRefusal(day) ? rule : { ...rule, day }
}

function calendarOf(why: readonly WhyStep[]): Calendar | null {
  const basis = why[0]
  const due = why[why.length - 1]
  if (basis?.kind !== 'basis' || due?.kind !== 'due') return null
  const days = why.flatMap((step) => (step.kind === 'basis' ? [] : [step]))
  const holidays = days.flatMap(({ day, is }): Holiday[] => {
    if (is.kind !== 'holiday') return []
    const { nameTh, scope, certainty } = is
    const parts = scope === 'national' ? scope : scope.split('|')
    return [{ day, nameTh, kind: 'regular', closed: true, scope: parts, certainty, note: '' }]
  })
  // A stated day off that has passed lies before the act.
  const coversFrom = [dayOf(basis.from), ...days.map(({ day }) => day)].sort()[0] ?? due.day
  return { ...basis.calendar, coversFrom, coversTo: due.day, holidays }
}

/**
 * Works a deadline out again from its explanation alone, as an auditor would. Null when the explanation is
 * not whole, or when one of its steps does not follow from the rule and the days off that it names.
 */
export function recomputeDeadline(why: readonly WhyStep[]): Deadline | null {
  const calendar = calendarOf(why)
  const basis = why[0]
  if (calendar === null || basis?.kind !== 'basis') return null
  const again = computeDeadline({ rule: basis.rule, from: basis.from, calendar })
  return isRefusal(again) || !isSame(again.why, why) ? null : again
}
