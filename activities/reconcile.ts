import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { KINDS } from '../db/cases/kinds.js'
import { caseKind, HELD_KINDS, type HeldKind } from '../domain/case.js'
import { calendarWork, CASES_QUEUE, WORKFLOWS } from '../workflows/messages.js'
import { announceEndingTerms } from './term-watch.js'
import { pulsing } from './pulse.js'

/** Compares the open rows with what is in motion, and starts what is missing. */
export type Reconciler = {
  /** Every minute: cases that no workflow holds, and cases whose wake-up is overdue; terms that end. Returns how many were started. */
  reconcileCases(): Promise<number>
  /** After the Temporal store was lost: every open case that waits for something, whatever its row says. */
  reconcileAll(): Promise<number>
}

const PAGE = 500
const AT_ONCE = 10
/** A wake-up may be late by this much before somebody looks after it. */
const GRACE = '30 seconds'

type OpenCase = { case_id: string; version: number; state: unknown }

/** Makes the reconciler. */
export function createReconciler({ pool, client }: { pool: pg.Pool; client: Client }): Reconciler {
  const startMissing = async (condition: string): Promise<number> => {
    let after = ''
    for (let started = 0; ;) {
      const cases = await openCases(pool, condition, after)
      const last = cases.at(-1)
      if (!last) return started
      for (let i = 0; i < cases.length; i += AT_ONCE) {
        await Promise.all(cases.slice(i, i + AT_ONCE).map((one) => start(client, one)))
      }
      started += cases.length
      after = last.case_id
    }
  }
  return {
    reconcileCases: () =>
      pulsing(async () => {
        await startCalendarWork({ pool, client })
        const missing = `(not running or owes_work or next_wake_at < wian_now() - interval '${GRACE}')`
        const started = await startMissing(missing)
        await announceEndingTerms(pool)
        return started
      }),
    reconcileAll: () => startMissing('true'),
  }
}

/** Changes of the calendar that were approved and are not done. */
async function startCalendarWork({ pool, client }: { pool: pg.Pool; client: Client }): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    "select change_id as id from calendar_change where status = 'applying'",
  )
  for (const { id } of rows)
    await client.workflow.start(WORKFLOWS.calendarChange, {
      workflowId: calendarWork(id),
      taskQueue: CASES_QUEUE,
      args: [id],
      workflowIdConflictPolicy: 'USE_EXISTING',
    })
}

async function openCases(pool: pg.Pool, condition: string, after: string): Promise<OpenCase[]> {
  const { rows } = await pool.query<OpenCase>(
    `select case_id, version, state from (${HELD_KINDS.map(waitingIn).join(' union all ')}) as waiting
     where case_id collate "C" > $1 and ${condition} order by case_id collate "C" limit $2`,
    [after, PAGE],
  )
  return rows
}

/** The cases of a kind that wait for a date or owe work. A submission never owes work, and there are very many of them. */
function waitingIn(kind: HeldKind): string {
  const owes = kind === 'submission' ? 'false' : "coalesce(state -> 'jobs' <> '[]', false)"
  return `select case_id, version, state, running, next_wake_at, ${owes} as owes_work from ${KINDS[kind].table}
          where next_wake_at is not null${kind === 'submission' ? '' : ` or ${owes}`}`
}

async function start(client: Client, { case_id: caseId, version, state }: OpenCase): Promise<void> {
  await client.workflow.start(caseKind(caseId), {
    workflowId: caseId,
    taskQueue: CASES_QUEUE,
    args: [{ caseId, version, state }],
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
}
