import type pg from 'pg'
import { stageTimes } from '../domain/approval/times.js'
import type { StageTimes, Times } from '../domain/approval/approval.js'
import type { Calendar } from '../domain/calendar.js'
import { exemptionCase, submissionCase, SYSTEM } from '../domain/case.js'
import type { CircularContent } from '../domain/content.js'
import { basisOf } from '../domain/deadline-basis.js'
import { computeDeadline } from '../domain/deadline.js'
import type { Exemption, ExemptionJob } from '../domain/exemption/case.js'
import { decideExemption } from '../domain/exemption/decide.js'
import { limitDays } from '../domain/exemption/route.js'
import { isRefusal } from '../domain/refusals.js'
import { reminderInstants } from '../domain/reminders.js'
import type { ExemptionEnding, Submission, SubmissionAct } from '../domain/submission/case.js'
import { decideSubmission } from '../domain/submission/decide.js'
import { isBefore, plusMilliseconds, dayOf, type Instant } from '../domain/time.js'
import { loadCalendar } from '../db/calendars.js'
import { advanceExemptions } from '../db/cases/exemption-steps.js'
import { advanceSubmissions } from '../db/cases/steps.js'
import { loadCircular } from '../db/circulars.js'
import { clockNow } from '../db/clock.js'
import { getContent } from '../db/contents.js'
import { currentOffice } from '../db/directory.js'
import { circularsFreed, circularsInScope, exemptAmong, loadExemption } from '../db/exemptions.js'
import { lockFor } from '../db/locks.js'
import { inTransaction, type Transaction } from '../db/pool.js'
import { tellApplicant, type MakeExemptionLetter } from './exemption-telling.js'
import type { Nudge } from './nudge.js'
import { pulsing } from './pulse.js'

/** One job of an exemption. */
export type ExemptionRun = { readonly exemptionId: string; readonly job: ExemptionJob }

/** The work of an exemption: dates for those who decide, letters to the applicant, the answers of the office that it frees. */
export type ExemptionWork = {
  /** Runs a job; run again, it changes nothing more. Returns how many cases, or persons that were told, it concerned. */
  runExemptionJob(run: ExemptionRun): Promise<number>
}

export type ExemptionWorkDeps = {
  readonly pool: pg.Pool
  readonly nudge: Nudge
  readonly makeLetter: MakeExemptionLetter
}

/** Makes the activity. */
export function createExemptionWork(deps: ExemptionWorkDeps): ExemptionWork {
  return { runExemptionJob: (run) => pulsing(() => doJob(deps, run)) }
}

async function doJob(
  { pool, nudge, makeLetter }: ExemptionWorkDeps,
  { exemptionId, job }: ExemptionRun,
): Promise<number> {
  const { kind } = job
  if (kind === 'tell') return tellApplicant({ pool, makeLetter }, exemptionId, job.id)
  const caseIds = await inTransaction(pool, async (tx) => {
    const exemption = (await loadExemption(tx, exemptionId))?.state
    if (!exemption) throw new Error(`no such exemption: ${exemptionId}`)
    const at = await clockNow(tx)
    switch (kind) {
      case 'setLimits':
        await setLimits(tx, exemption, job, at)
        return []
      case 'apply':
        return exempt(tx, exemption, at)
      case 'reopen':
        return reopen(tx, exemption, at)
    }
  })
  await nudge(caseIds)
  return caseIds.length
}

async function setLimits(tx: Transaction, exemption: Exemption, job: ExemptionJob, at: Instant) {
  const calendar = await calendarOf(tx, exemption.applicant.officeCode)
  await advanceExemptions(tx, {
    caseIds: [exemptionCase(exemption.exemptionId)],
    cause: `limits/${job.id}`,
    // Of the case as it stands under the lock: the turn may have passed on since it was read.
    decide: (state) =>
      state
        ? decideExemption(state, {
            ...{ type: 'setLimits', jobId: job.id, at, by: SYSTEM },
            ...limitsOf(state, calendar, at),
          })
        : [],
  })
}

type Limits = { readonly limit?: StageTimes; readonly stages: Times }

/** Days that the calendar does not know yet give no limit: the case goes on, nobody is reminded. */
function limitsOf(exemption: Exemption, calendar: Calendar | undefined, at: Instant): Limits {
  const { approval, status, terms } = exemption
  if (!calendar) return { stages: {} }
  if (status === 'inApproval' && approval) {
    const times = stageTimes(approval.route.slice(approval.next), approval.openedAt ?? at, calendar)
    return { stages: isRefusal(times) ? {} : times }
  }
  const days = limitDays(exemption)
  const dueAt = saidDate(exemption) ?? (days === undefined ? undefined : workingDays(days, at, calendar))
  if (dueAt === undefined) return { stages: {} }
  const plan = [{ workingDays: -terms.remindBeforeDays, at: '09:00' }]
  const reminders = reminderInstants(plan, dayOf(plusMilliseconds(dueAt, -1)), calendar, at)
  return { limit: { dueAt, reminders: isRefusal(reminders) ? [] : reminders }, stages: {} }
}

/** The date that the law gives to an appeal, or the examiner to what has to be completed. */
function saidDate({ status, appeal, returned }: Exemption): Instant | undefined {
  if (status === 'appealed') return appeal?.decideBy
  return status === 'returned' ? returned?.completeBy : undefined
}

function workingDays(days: number, from: Instant, calendar: Calendar): Instant | undefined {
  const deadline = computeDeadline({ rule: { kind: 'workingDays', days }, from, calendar })
  return isRefusal(deadline) ? undefined : deadline.dueAt
}

/** Nobody launches while this runs: what was sent before is found here, what comes after asks the register itself. */
async function exempt(tx: Transaction, exemption: Exemption, at: Instant): Promise<string[]> {
  await lockFor(tx, 'exemptions')
  const { status, applicant, exemptionId, number = 0, year = 0 } = exemption
  if (status !== 'inForce' || applicant.school) return []
  const circulars = await circularsInScope(tx, exemption)
  return step(tx, exemption, circulars, 'apply', () => ({
    ...{ type: 'exempt', at, by: SYSTEM },
    exemption: { exemptionId, number, year },
  }))
}

async function reopen(tx: Transaction, exemption: Exemption, at: Instant): Promise<string[]> {
  await lockFor(tx, 'exemptions')
  const { exemptionId } = exemption
  const concerned: string[] = []
  for (const circularId of await circularsFreed(tx, exemptionId)) {
    const act = await endingAct(tx, exemption, circularId, at)
    concerned.push(...(await step(tx, exemption, [circularId], 'reopen', act)))
  }
  return concerned
}

/** The duty is back, unless another exemption keeps it away. */
async function endingAct(
  tx: Transaction,
  { exemptionId, applicant: { officeCode }, status, terms }: Exemption,
  circularId: string,
  at: Instant,
): Promise<(state: Submission) => SubmissionAct> {
  const other = (await exemptAmong(tx, circularId, [officeCode], at)).get(officeCode)
  if (other) return () => ({ type: 'exempt', exemption: other, at, by: SYSTEM })
  const [calendar, circular] = [await calendarOf(tx, officeCode), (await loadCircular(tx, circularId))?.state]
  const content = circular && (await getContent<CircularContent>(tx, circular.contentSha256))
  const rule = { kind: 'workingDays', days: terms.reopenDays } as const
  const fresh = calendar && computeDeadline({ rule, from: at, calendar })
  if (!calendar || !fresh || isRefusal(fresh))
    throw new Error(`the calendar does not know the days after ${at}: import its holidays`)
  return (state) => {
    const common = circular?.schedule?.dueAt ?? state.dueAt
    const held = isBefore(state.dueAt, common) ? common : state.dueAt
    const isHeldLater = !isBefore(held, fresh.dueAt)
    const dueAt = isHeldLater ? held : fresh.dueAt
    const day = dayOf(plusMilliseconds(dueAt, -1))
    const reminders = reminderInstants(content?.reminders ?? [], day, calendar, at)
    return {
      ...{ type: 'reopenDuty', exemptionId, ending: endingOf(status), at, by: SYSTEM, dueAt },
      ownReminders: isRefusal(reminders) ? [] : reminders,
      ...(isHeldLater ? {} : { basis: basisOf(rule, at, calendar) }),
    }
  }
}

function endingOf(status: Exemption['status']): ExemptionEnding {
  return status === 'revoked' || status === 'withdrawn' ? status : 'expired'
}

async function step(
  tx: Transaction,
  { exemptionId, applicant: { officeCode } }: Exemption,
  circularIds: readonly string[],
  what: 'apply' | 'reopen',
  act: (state: Submission) => SubmissionAct,
): Promise<string[]> {
  const advanced = await advanceSubmissions(tx, {
    caseIds: circularIds.map((id) => submissionCase(id, officeCode)),
    cause: `exemption/${exemptionId}/${what}`,
    decide: (state) => (state ? decideSubmission(state, act(state)) : []),
  })
  return advanced.filter(({ events }) => events.length > 0).map(({ caseId }) => caseId)
}

async function calendarOf(tx: Transaction, officeCode: string): Promise<Calendar | undefined> {
  const office = await currentOffice(tx, officeCode)
  return loadCalendar(tx, office?.provinces ?? [])
}
