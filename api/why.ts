import { loadCalendar } from '../db/calendars.js'
import type { CircularEntry } from '../db/circulars.js'
import type { Database } from '../db/pool.js'
import { statedBasis, type DeadlineBasis } from '../domain/deadline-basis.js'
import { computeDeadline, type Deadline } from '../domain/deadline.js'
import { isRefusal } from '../domain/refusals.js'
import type { Submission } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import { basisOfCircular } from './calendar-moves.js'
import { readContent } from './content.js'
import { problem } from './problems.js'
import { calendarOf, planSchedule } from './schedules.js'

/** Why a date is what it is. `agrees` says that working it out again gives the date that holds. */
export type DateExplained = Deadline & { readonly basis: DeadlineBasis; readonly agrees: boolean }

/** Why a circular is due when it is; of one that is not issued yet, when it would be due. */
export async function whyCircular(
  db: Database,
  { state }: CircularEntry,
  at: Instant,
): Promise<DateExplained> {
  const { deadline: rule, reminders } = await readContent(db, state.contentSha256)
  const { schedule, issuedAt } = state
  if (schedule && issuedAt)
    return explain(db, await basisThen(db, { schedule, issuedAt, rule }), schedule.dueAt)
  const planned = planSchedule({ rule, reminders, from: at, calendar: await calendarOf(db, undefined, at) })
  const basis = planned.schedule.basis as DeadlineBasis
  return { ...planned.deadline, basis, agrees: true }
}

async function basisThen(
  db: Database,
  issued: Parameters<typeof basisOfCircular>[0],
): Promise<DeadlineBasis> {
  const { basis, calendarVersion } = issued.schedule
  if (basis) return basis
  const calendar = await loadCalendar(db, [], calendarVersion)
  return basisOfCircular(issued, calendar ?? (await calendarOf(db)))
}

/** Why an office must answer when it must: by its own date, or by the circular's. */
export async function whySubmission(
  db: Database,
  submission: Submission,
  circular: CircularEntry,
  at: Instant,
): Promise<DateExplained> {
  const { basis, ownReminders, dueAt } = submission
  const shares = ownReminders === undefined && circular.state.schedule?.dueAt === dueAt
  if (!basis && shares) return whyCircular(db, circular, at)
  const { issuedAt = at, schedule } = circular.state
  return explain(db, basis ?? statedBasis(dueAt, issuedAt, schedule?.calendarVersion ?? ''), dueAt)
}

async function explain(db: Database, basis: DeadlineBasis, dueAt: Instant): Promise<DateExplained> {
  const { rule, from, calendarVersion, provinces = [] } = basis
  const calendar = await loadCalendar(db, provinces, calendarVersion)
  if (!calendar) throw problem('NOT_MADE_YET')
  const deadline = computeDeadline({ rule, from, calendar })
  if (isRefusal(deadline)) throw problem('NOT_MADE_YET')
  return { ...deadline, basis, agrees: deadline.dueAt === dueAt }
}
