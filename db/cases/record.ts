import type pg from 'pg'
import { caseKind, heldKind, type HeldKind } from '../../domain/case.js'
import { rulesOf, type HeldAct, type HeldEvent, type HeldState } from '../../domain/held.js'
import type { Refusal } from '../../domain/refusals.js'
import { inTransaction, type Database, type Transaction } from '../pool.js'
import type { Advanced, Step } from './advance.js'
import { KINDS } from './kinds.js'
import { ADVANCE } from './steps.js'

/** The snapshot from which a case's workflow starts or goes on. */
export type Snapshot<State> = { readonly caseId: string; readonly version: number; readonly state: State }

/** Reads the snapshot of a case, or nothing when there is no such case. */
export async function loadSnapshot<State extends HeldState>(
  db: Database,
  caseId: string,
): Promise<Snapshot<State> | undefined> {
  const { rows } = await db.query<{ version: number; state: State }>(
    `select version, state from ${KINDS[caseKind(caseId)].table} where case_id = $1`,
    [caseId],
  )
  return rows[0] && { caseId, ...rows[0] }
}

/** One step of one case, decided by its workflow on the version it holds. */
export type RecordInput = {
  readonly caseId: string
  readonly expectedVersion: number
  readonly cause: string
  readonly events: readonly HeldEvent[]
}

/** What `record` found: the state that the case has now, whoever moved it there. */
export type Recorded = {
  readonly outcome: Advanced<unknown, unknown>['outcome']
  readonly version: number
  readonly state: HeldState
  readonly refusal?: Refusal
}

/** Writes a workflow's step in one transaction. Tried again, it changes nothing and answers the same. */
export async function record(pool: pg.Pool, input: RecordInput): Promise<Recorded> {
  const { caseId, expectedVersion, cause, events } = input
  const step = { caseIds: [caseId], cause, expectedVersion, running: true }
  const [one] = await inTransaction(pool, (tx) =>
    stepOf(heldKind(caseId))(tx, { ...step, decide: () => events }),
  )
  if (!one?.state) throw new Error(`no such case: ${caseId}`)
  const { outcome, version, state, refusal } = one
  return { outcome, version, state, ...(refusal ? { refusal } : {}) }
}

/** An act that the product itself puts to a case: decided on its row, under the lock, once for its cause. */
export async function actOnRow(
  pool: pg.Pool,
  { caseId, cause, act }: { readonly caseId: string; readonly cause: string; readonly act: HeldAct },
): Promise<Advanced<HeldState, HeldEvent> | undefined> {
  const rules = rulesOf(heldKind(caseId))
  const [one] = await inTransaction(pool, (tx) =>
    stepOf(heldKind(caseId))(tx, { caseIds: [caseId], cause, decide: (state) => rules.decide(state, act) }),
  )
  return one
}

/** Whether a step with this cause has been taken. */
export async function isRecorded(db: Database, caseId: string, cause: string): Promise<boolean> {
  const { rows } = await db.query('select from event where case_id = $1 and cause = $2 limit 1', [
    caseId,
    cause,
  ])
  return rows.length === 1
}

/** Marks that no workflow holds the case in memory any more. */
export async function markAtRest(pool: pg.Pool, caseId: string): Promise<void> {
  await pool.query(`update ${KINDS[caseKind(caseId)].table} set running = false where case_id = $1`, [caseId])
}

/** The step of a kind that only the id says: what goes in and comes out is of that kind. */
function stepOf(kind: HeldKind) {
  return ADVANCE[kind] as unknown as (
    tx: Transaction,
    step: Step<HeldState, HeldEvent>,
  ) => Promise<Advanced<HeldState, HeldEvent>[]>
}
