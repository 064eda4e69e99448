import { activityInfo } from '@temporalio/activity'
import type pg from 'pg'
import { advanceSubmissions } from '../db/cases/steps.js'
import { clockNow } from '../db/clock.js'
import { exemptAmong } from '../db/exemptions.js'
import { lockBeside } from '../db/locks.js'
import { inTransaction, type Transaction } from '../db/pool.js'
import { submissionCase, SYSTEM } from '../domain/case.js'
import { isRefusal } from '../domain/refusals.js'
import { applySubmission } from '../domain/submission/apply.js'
import type { Exempting, Submission, SubmissionAct, SubmissionEvent } from '../domain/submission/case.js'
import { decideSubmission } from '../domain/submission/decide.js'
import type { Instant } from '../domain/time.js'
import type { JobRun } from './job-run.js'
import type { Press, PressRoom } from './letters.js'
import type { Nudge } from './nudge.js'
import { nextPage } from './pages.js'
import { pulsing } from './pulse.js'
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
    runJob(run) {
      const work = () => pulsing<Cursor, number>((reach) => runPages(deps, run, reach), lastCursor())
      return deps.rightOfWay ? deps.rightOfWay.during(work) : work()
    },
  }
}

/**
 * While the letters of one page are stamped and stored, the next page is decided: database and stamping are busy at once.
 * A page is decided after the one before, so that numbers run in the order of the offices.
 */
async function runPages(deps: BulkDeps, run: JobRun, reach: (cursor: Cursor) => void): Promise<number> {
  const press = await deps.pressRoom.open(run)
  let writing = Promise.resolve(lastCursor())
  try {
    for (let { after } = await writing; ;) {
      const codes = await nextPage(deps.pool, run, after, deps.pageSize ?? 1_000)
      const last = codes.at(-1)
      if (last === undefined) break
      const page = await beginPage(deps, run, press, { codes, at: await clockNow(deps.pool) })
      const before = writing
      writing = inTurn(before, page.written, last, reach)
      await before
      after = last
    }
  } finally {
    // Whatever went wrong: nothing of this attempt goes on when it is over.
    await Promise.allSettled([writing])
  }
  const { done } = await writing
  if (run.job.kind === 'close') await deps.reports.makeClosingReport(run.circularId)
  return done
}

/** A retry goes on behind the last page of which all before are written too. Neither page is under way any more when this is over. */
async function inTurn(
  before: Promise<Cursor>,
  written: Promise<number>,
  after: string,
  reach: (cursor: Cursor) => void,
): Promise<Cursor> {
  await Promise.allSettled([before, written])
  const cursor = { after, done: (await before).done + (await written) }
  reach(cursor)
  return cursor
}

function lastCursor(): Cursor {
  return (activityInfo().heartbeatDetails as Cursor | undefined) ?? { after: '', done: 0 }
}

/** Returns once the page is decided; `written` is fulfilled with the number of offices concerned once all of it is stored. */
async function beginPage(
  { pool, nudge }: BulkDeps,
  run: JobRun,
  press: Press,
  page: Page,
): Promise<{ readonly written: Promise<number> }> {
  let written = Promise.resolve(0)
  await new Promise<void>((decided, failed) => {
    written = inTransaction(pool, (tx) => takePage(tx, run, press, { ...page, decided }))
    written.catch(failed)
  })
  const cases = page.codes.map((code) => submissionCase(run.circularId, code))
  return { written: written.then((concerned) => nudge(cases).then(() => concerned)) }
}

async function takePage(
  tx: Transaction,
  run: JobRun,
  press: Press,
  { codes, at, decided }: Page & { readonly decided: () => void },
): Promise<number> {
  const caseIds = codes.map((code) => submissionCase(run.circularId, code))
  const exempt = await exemptAtLaunch(tx, run, codes, at)
  const advanced = await advanceSubmissions(tx, {
    caseIds,
    cause: `job/${run.job.id}`,
    decide: (state, caseId) => decideForJob(run, state, caseId, { at, press, exempt }),
  })
  decided()
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

type Circumstances = {
  readonly at: Instant
  readonly press: Press
  readonly exempt: ReadonlyMap<string, Exempting>
}

/** Which offices an exemption in force frees from a circular that is sent now; none comes into force meanwhile. */
async function exemptAtLaunch(
  tx: Transaction,
  { circularId, job }: JobRun,
  codes: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, Exempting>> {
  if (job.kind !== 'launch') return new Map()
  await lockBeside(tx, 'exemptions')
  return exemptAmong(tx, circularId, codes, at)
}

function decideForJob(
  run: JobRun,
  state: Submission | undefined,
  caseId: string,
  { at, press, exempt }: Circumstances,
): readonly SubmissionEvent[] {
  const officeCode = caseId.split('/')[2] ?? ''
  const act = actFor(run, state, officeCode, at, press)
  const decided = act ? decideSubmission(state, act) : []
  if (isRefusal(decided)) return []
  const exemption = exempt.get(officeCode)
  if (!exemption || decided.length === 0) return decided
  const sent = decided.reduce<Submission | undefined>(applySubmission, state)
  const freed = decideSubmission(sent, { type: 'exempt', exemption, at, by: SYSTEM })
  return isRefusal(freed) ? decided : [...decided, ...freed]
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
