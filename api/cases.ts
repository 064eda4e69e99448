import { setTimeout as pause } from 'node:timers/promises'
import { WithStartWorkflowOperation, WorkflowNotFoundError, type Client } from '@temporalio/client'
import type pg from 'pg'
import { isRecorded, loadSnapshot, type Snapshot } from '../db/cases/record.js'
import { inTransaction, type Transaction } from '../db/pool.js'
import { heldKind } from '../domain/case.js'
import { rulesOf, type ActOf, type HeldState } from '../domain/held.js'
import { isRefusal } from '../domain/refusals.js'
import {
  ACT_UPDATE,
  calendarWork,
  CASES_QUEUE,
  NUDGED_SIGNAL,
  WORKFLOWS,
  type Acted,
} from '../workflows/messages.js'
import { classifyUpdateFailure } from './failures.js'
import type { Lanes } from './lanes.js'
import { problem, refusalProblem } from './problems.js'
import { refused } from './refusals.js'

/** An attempt waits this long for its answer; the worker may be starting again just then. */
const ATTEMPT_MS = 8_000
/** Then the person is told to try again with the same key: proxies give up after some 30 s. */
const GIVE_UP_AFTER_MS = 24_000
const PAUSES_MS = [50, 150, 400, 1_000, 2_000]
/** So often a refusal that the row does not bear out is asked again: a busy worker reads the row within a second or two. */
const SECOND_THOUGHTS = 4

/** One act of a person on a case. `key` names the request for ever: it is the update's id and the cause on record. */
export type ActOrder<State extends HeldState> = {
  readonly caseId: string
  readonly key: string
  readonly act: ActOf<State>
  /** The act is meant for this version of the case: any other is refused. */
  readonly onVersion?: number
}

/** Does acts on cases, through their workflows. */
export type Cases = {
  /** @throws Problem with the refusal's code, VERSION_STALE, or BUSY when no answer came in time */
  act<State extends HeldState>(order: ActOrder<State>): Promise<Acted<State>>
  /**
   * Takes a step on the row itself in one transaction, in turn with the acts on the case, and tells the workflow that
   * holds it. For what no history may hold.
   */
  stepOnRow<T>(caseId: string, step: (tx: Transaction) => Promise<T>): Promise<T>
  /** Lets a case that was just recorded wait for its own dates; asked again while it does, nothing more happens. */
  hold(caseId: string): Promise<void>
  /** Sets the work of an approved change of the calendar going; asked again while it runs, nothing more happens. */
  moveDates(changeId: string): Promise<void>
}

/** Where cases live. */
export type CasesDeps = {
  readonly pool: pg.Pool
  readonly temporal: Client
  readonly lanes: Lanes
}

/** Makes the one door to the cases' workflows. */
export function createCases(deps: CasesDeps): Cases {
  return {
    act: (order) =>
      deps.lanes.run(order.caseId, () => actInTurn(deps, order), { alone: order.onVersion !== undefined }),
    stepOnRow: (caseId, step) =>
      deps.lanes.run(caseId, async () => {
        const done = await inTransaction(deps.pool, step)
        // What cannot be told now the next act tells: it is on record.
        await tellWorkflow(deps.temporal, caseId).catch(() => undefined)
        return done
      }),
    async hold(caseId) {
      const snapshot = await loadSnapshot(deps.pool, caseId)
      if (!snapshot) throw refused('NOT_FOUND')
      await deps.temporal.workflow.start(heldKind(caseId), {
        workflowId: caseId,
        taskQueue: CASES_QUEUE,
        args: [snapshot],
        workflowIdConflictPolicy: 'USE_EXISTING',
      })
    },
    async moveDates(changeId) {
      await deps.temporal.workflow.start(WORKFLOWS.calendarChange, {
        workflowId: calendarWork(changeId),
        taskQueue: CASES_QUEUE,
        args: [changeId],
        workflowIdConflictPolicy: 'USE_EXISTING',
      })
    },
  }
}

async function actInTurn<State extends HeldState>(
  { pool, temporal }: CasesDeps,
  order: ActOrder<State>,
): Promise<Acted<State>> {
  const until = Date.now() + GIVE_UP_AFTER_MS
  for (let attempt = 0; ; attempt += 1) {
    const snapshot = await loadSnapshot<State>(pool, order.caseId)
    if (!snapshot) throw refused('NOT_FOUND')
    const early = decideEarly(snapshot, order)
    // What the rules refuse now may be this very request, done before its answer was lost.
    if (early && (await isRecorded(pool, order.caseId, `act/${order.key}`))) return snapshot
    if (early) throw early
    try {
      return await update(temporal, snapshot, order)
    } catch (error) {
      const failure = classifyUpdateFailure(error)
      if (failure.kind === 'bug') throw error
      // The row would take it: the workflow may not have seen yet what bulk work did to the row.
      if (failure.kind === 'refused' && attempt >= SECOND_THOUGHTS) throw refusalProblem(failure.refusal)
      if (failure.kind === 'refused') await tellWorkflow(temporal, order.caseId)
    }
    if (Date.now() >= until) throw problem('BUSY')
    await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)])
  }
}

/** A case that no workflow holds has nobody to tell: its next act starts from the row. */
async function tellWorkflow(temporal: Client, caseId: string): Promise<void> {
  await temporal.workflow
    .getHandle(caseId)
    .signal(NUDGED_SIGNAL)
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    })
}

/** What the row alone already refuses: it saves starting a workflow only to hear no. */
function decideEarly<State extends HeldState>(
  { version, state }: Snapshot<State>,
  { caseId, act, onVersion }: ActOrder<State>,
): Error | undefined {
  if (onVersion !== undefined && onVersion !== version) return problem('VERSION_STALE')
  const decided = rulesOf(heldKind(caseId)).decide(state, act)
  return isRefusal(decided) ? refusalProblem(decided) : undefined
}

function update<State extends HeldState>(
  temporal: Client,
  snapshot: Snapshot<State>,
  { caseId, key, act }: ActOrder<State>,
): Promise<Acted<State>> {
  const startWorkflowOperation = new WithStartWorkflowOperation(heldKind(caseId), {
    workflowId: caseId,
    taskQueue: CASES_QUEUE,
    args: [snapshot],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  })
  return temporal.withDeadline(Date.now() + ATTEMPT_MS, () =>
    temporal.workflow.executeUpdateWithStart<never, Acted<State>, [unknown]>(ACT_UPDATE, {
      updateId: key,
      args: [{ key, act }],
      startWorkflowOperation: startWorkflowOperation as never,
    }),
  )
}
