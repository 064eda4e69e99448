import type { Calendar } from '../calendar.js'
import { computeDeadline } from '../deadline.js'
import { isRefusal, type Refusal } from '../refusals.js'
import { reminderInstants } from '../reminders.js'
import { isBefore, type Instant } from '../time.js'
import type { StageTimes, Times } from './approval.js'
import { stagesOf, type Stage, type Step, type TimeLimit } from './route.js'

/**
 * When the stages of the first of these steps are due if it opens now; where it holds opinions only, also those of the
 * next, counted from the end of the opinions: a route goes on by itself without an opinion that does not come.
 * Refuses days that the calendar does not know.
 */
export function stageTimes(steps: readonly Step[], from: Instant, calendar: Calendar): Times | Refusal {
  const [step, ...later] = steps
  if (!step) return {}
  const own: Record<string, StageTimes> = {}
  for (const stage of stagesOf(step)) {
    if (!stage.limit) continue
    const times = timesWithin(stage.limit, from, calendar)
    if (isRefusal(times)) return times
    own[stage.id] = times
  }
  const end = endOfOpinions(stagesOf(step), own)
  const next = end === undefined ? {} : stageTimes(later, end, calendar)
  return isRefusal(next) ? next : { ...own, ...next }
}

function timesWithin(limit: TimeLimit, from: Instant, calendar: Calendar): StageTimes | Refusal {
  const { workingDays: days, time, reminders: plan = [] } = limit
  const rule = { kind: 'workingDays', days, ...(time === undefined ? {} : { time }) } as const
  const deadline = computeDeadline({ rule, from, calendar })
  if (isRefusal(deadline)) return deadline
  const reminders = reminderInstants(plan, deadline.day, calendar, from)
  return isRefusal(reminders) ? reminders : { dueAt: deadline.dueAt, reminders }
}

function endOfOpinions(stages: readonly Stage[], times: Times): Instant | undefined {
  const ends = stages.map((stage) => (stage.opinion ? times[stage.id]?.dueAt : undefined))
  if (ends.some((end) => end === undefined)) return undefined
  return ends.reduce((latest, end) => (latest && end && isBefore(latest, end) ? end : latest))
}
