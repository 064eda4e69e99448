import { heartbeat, activityInfo } from '@temporalio/activity'
import type pg from 'pg'
import { advanceSubmissions } from '../db/cases/record.js'
import { clockNow } from '../db/clock.js'
import { inTransaction, type Transaction } from '../db/pool.js'
import { submissionCase, SYSTEM } from '../domain/case.js'
import { isRefusal } from '../domain/refusals.js'
import type { Submission, SubmissionAct } from '../domain/submission/case.js'
import { decideSubmission } from '../domain/submission/decide.js'
import type { Instant } from '../domain/time.js'
import type { JobRun } from './job-run.js'
import type { Press, PressRoom } from './letters.js'
import type { Nudge } from './nudge.js'
import { nextPage } from './pages.js'
import type { Reports } from './reports.js'
import type { RightOfWay } from './right-of-way.js'

/** The work of a circular over all or some of its offices. */
export type Bulk = {
  /** Runs a job in pages, each one transaction; a retry goes on behind the last page. Returns the offices it concerned. */
  runJob(run: JobRun): Promise<number>
}

export type BulkDeps = {
  pool: pg.Pool
  pressRoom: PressRoom
  reports: Reports
  nudge: Nudge
  pageSize?: number
  /** Work over offices goes before the mails of the same process; both at once without it. */
  rightOfWay?: Pick<RightOfWay, 'during'>
}

type Cursor = { readonly after: string; readonly done: number }
type Page = { readonly codes: readonly string[]; readonly at: Instant }

/** Makes the bulk activity. */
export function createBulk(deps: BulkDeps): Bulk {
  return {
    runJob: (run) =>
      deps.rightOfWay ? deps.rightOfWay.during(() => runPages(deps, run)) : runPages(deps, run),
  }
}

async function runPages(deps: BulkDeps, run: JobRun): Promise<number> {
  const press = await deps.pressRoom.open(run)
  let cursor = lastCursor()
  for (;;) {
    const codes = await nextPage(deps.pool, run, cursor.after, deps.pageSize ?? 1_000)
    const last = codes.at(-1)
    if (last === undefined) break
    const page = { codes, at: await clockNow(deps.pool) }
    const concerned = await inTransaction(deps.pool, (tx) => takePage(tx, run, page, press))
    await deps.nudge(codes.map((code) => submissionCase(run.circularId, code)))
    cursor = { after: last, done: cursor.done + concerned }
    heartbeat(cursor)
  }
  if (run.job.kind === 'close') await deps.reports.makeClosingReport(run.circularId)
  return cursor.done
}

function lastCursor(): Cursor {
  return (activityInfo().heartbeatDetails as Cursor | undefined) ?? { after: '', done: 0 }
}

async function takePage(tx: Transaction, run: JobRun, { codes, at }: Page, press: Press): Promise<number> {
  const caseIds = codes.map((code) => submissionCase(run.circularId, code))
  const advanced = await advanceSubmissions(tx, {
    caseIds,
    cause: `job/${run.job.id}`,
    decide: (state, caseId) => decideForJob(run, state, caseId, at, press),
  })
  const events = advanced.flatMap((one) =>
    one.outcome === 'recorded' ? one.events.map((event) => ({ event, state: one.state })) : [],
  )
  await press.print(
    tx,
    events.flatMap(({ event, state }) => (state ? [{ event, officeCode: state.officeCode }] : [])),
    at,
  )
  return new Set(advanced.filter((one) => one.events.length > 0).map((one) => one.caseId)).size
}

function decideForJob(run: JobRun, state: Submission | undefined, caseId: string, at: Instant, press: Press) {
  const act = actFor(run, state, caseId.split('/')[2] ?? '', at, press)
  const decided = act ? decideSubmission(state, act) : []
  return isRefusal(decided) ? [] : decided
}

/** What the job does to one office; nothing where it does not concern it. */
function actFor(
  { circularId, job }: JobRun,
  state: Submission | undefined,
  officeCode: string,
  at: Instant,
  press: Press,
): SubmissionAct | undefined {
  const stamp = { at, by: SYSTEM }
  switch (job.kind) {
    case 'launch':
      return {
        ...stamp,
        type: 'send',
        circularId,
        officeCode,
        letterId: press.letterId(officeCode),
        ...press.terms,
      }
    case 'remind':
      // An office with a date of its own is reminded by its own clock, unless a person names it.
      return state?.ownReminders && !job.codes ? undefined : { ...stamp, type: 'remind' }
    case 'extend':
      return {
        ...stamp,
        type: 'extend',
        dueAt: job.schedule.dueAt,
        reason: job.reason,
        ...(job.schedule.basis ? { basis: job.schedule.basis } : {}),
        ...(job.codes ? { ownReminders: job.schedule.reminders } : {}),
      }
    case 'erratum':
      return {
        ...stamp,
        type: 'correct',
        contentSha256: job.contentSha256,
        letterId: press.letterId(officeCode),
      }
    case 'sealOverdue':
      return { ...stamp, type: 'sealOverdue', letterId: press.letterId(officeCode) }
    case 'withdraw':
      return { ...stamp, type: 'withdraw', reason: job.reason }
    case 'close':
      return { ...stamp, type: 'close' }
  }
}
