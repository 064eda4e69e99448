import { loadAudience } from '../db/audiences.js'
import type { CircularEntry } from '../db/circulars.js'
import type { Database } from '../db/pool.js'
import type { Schedule } from '../domain/circular/case.js'
import type { CircularContent } from '../domain/content.js'
import type { DeadlineWarning, WhyStep } from '../domain/deadline.js'
import { dayOf, type Instant } from '../domain/time.js'
import { previewAudience, type AudiencePreview } from './recipients.js'
import { calendarOf, planSchedule } from './schedules.js'

/** One thing that will go out: when, what, to how many offices at most. */
export type PlannedStep = {
  readonly at: Instant
  readonly what: 'letter' | 'issueMail' | 'reminderMail' | 'due'
  readonly offices: number
  /** A reminder leaves out those that have answered by then. */
  readonly onlyIfUnanswered?: true
}

/** What a launch does, or what an issued circular still will do. Nothing is changed by asking. */
export type CircularPlan = {
  readonly recipients: Omit<AudiencePreview, 'rule'> & { readonly rule?: AudiencePreview['rule'] }
  readonly schedule: Schedule
  readonly steps: readonly PlannedStep[]
  readonly why: readonly WhyStep[]
  readonly warnings: readonly DeadlineWarning[]
}

/** The plan of a circular, were it launched at the instant; after the launch, the plan that holds. */
export async function planOf(
  db: Database,
  { state }: CircularEntry,
  { content, at }: { content: CircularContent; at: Instant },
): Promise<CircularPlan> {
  const from = state.issuedAt ?? at
  const frozen = state.audience && (await loadAudience(db, state.audience.audienceId))
  const rule = frozen ? { codes: frozen.codes } : content.audience
  const recipients = await previewAudience(db, rule, frozen?.on ?? dayOf(at))
  const calendar = await calendarOf(db, undefined, from)
  const { deadline: deadlineRule, reminders } = content
  const fresh = planSchedule({ rule: deadlineRule, reminders, from, calendar })
  const schedule = state.schedule ?? fresh.schedule
  const { why, warnings } = fresh.deadline
  return { recipients, schedule, steps: stepsOf(from, recipients.total, schedule), why, warnings }
}

function stepsOf(from: Instant, offices: number, { reminders, dueAt }: Schedule): PlannedStep[] {
  return [
    { at: from, what: 'letter', offices },
    { at: from, what: 'issueMail', offices },
    ...reminders.map((at) => ({ at, what: 'reminderMail', offices, onlyIfUnanswered: true }) as const),
    { at: dueAt, what: 'due', offices },
  ]
}
