import type { Client } from '@temporalio/client'
import { WorkflowNotFoundError } from '@temporalio/client'
import type pg from 'pg'
import { KINDS } from '../db/cases/kinds.js'
import { caseKind, HELD_KINDS } from '../domain/case.js'
import { CASES_QUEUE, NUDGED_SIGNAL } from '../workflows/messages.js'

/** Tells the workflows of these cases that their rows have changed; starts those that now have an own date to wait for. */
export type Nudge = (caseIds: readonly string[]) => Promise<void>

/** The server takes about a hundred signals a second: ten under way keep it busy and leave room for people. */
const AT_ONCE = 10

type MovingCase = { case_id: string; version: number; state: unknown; awake: boolean }

/** Makes the nudge on a database and a Temporal client. */
export function createNudge(pool: pg.Pool, client: Client): Nudge {
  return async (caseIds) => {
    const moving = await movingAmong(pool, caseIds)
    for (let i = 0; i < moving.length; i += AT_ONCE) {
      await Promise.all(moving.slice(i, i + AT_ONCE).map((one) => nudgeOne(client, one)))
    }
  }
}

async function movingAmong(pool: pg.Pool, caseIds: readonly string[]): Promise<MovingCase[]> {
  const { rows } = await pool.query<MovingCase>(
    HELD_KINDS.map(
      (kind) => `select case_id, version, state, next_wake_at is not null as awake from ${KINDS[kind].table}
                  where case_id = any($1) and (running or next_wake_at is not null)`,
    ).join(' union all '),
    [caseIds],
  )
  return rows
}

async function nudgeOne(
  client: Client,
  { case_id: caseId, version, state, awake }: MovingCase,
): Promise<void> {
  if (awake) {
    await client.workflow.signalWithStart(caseKind(caseId), {
      workflowId: caseId,
      taskQueue: CASES_QUEUE,
      args: [{ caseId, version, state }],
      signal: NUDGED_SIGNAL,
      signalArgs: [],
    })
    return
  }
  // A case at rest has nobody to tell: its next act starts from the row.
  await client.workflow
    .getHandle(caseId)
    .signal(NUDGED_SIGNAL)
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    })
}
