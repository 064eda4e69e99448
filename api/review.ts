import type { Database } from '../db/pool.js'
import type { Unstamped } from '../domain/case.js'
import type { CircularContent } from '../domain/content.js'
import type { DeadlineRule } from '../domain/deadline.js'
import type { Submission, SubmissionAct } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import { calendarOf, planSchedule } from './schedules.js'

/**
 * The act of returning an answer: with the reason, and a date by the calendar of the office.
 * @throws Problem of the calendar's and deadline's refusals
 */
export async function returnAct(
  db: Database,
  { state, content }: { state: Submission; content: CircularContent },
  { deadline: rule, reason, at }: { deadline: DeadlineRule; reason: string; at: Instant },
): Promise<Unstamped<SubmissionAct>> {
  const calendar = await calendarOf(db, state.officeCode, at)
  const { schedule } = planSchedule({ rule, reminders: content.reminders, from: at, calendar })
  const { dueAt, reminders, basis } = schedule
  return { type: 'returnForCorrection', reason, dueAt, reminders, ...(basis ? { basis } : {}) }
}

/** The act of sending the mail of an office's letter again. */
export function resendAct({
  circularId,
  officeCode,
}: {
  circularId: string
  officeCode: string
}): Unstamped<SubmissionAct> {
  return { type: 'resend', letterId: `${circularId}/${officeCode}/circular` }
}
