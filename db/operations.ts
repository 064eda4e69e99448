import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database } from './pool.js'

/** Where long work stands. */
export type OperationState = 'running' | 'done' | 'failed' | 'cancelled'

/** Long work that outlives its request. `total` is null while it is not known. */
export type Operation = {
  readonly operationId: string
  readonly kind: string
  readonly officeCode: string
  readonly personId: string
  readonly state: OperationState
  readonly done: number
  readonly total: number | null
  readonly result: object | null
  /** The problem (RFC 9457) that ended it. */
  readonly problem: object | null
  readonly cancelAskedAt: Instant | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** Whose operations: a person acting for an office. */
export type Owner = Pick<Actor, 'personId' | 'officeCode'>

/** Opens an operation. The same id again finds the one that is there. Returns whether it is new. */
export async function openOperation(
  db: Database,
  { operationId, kind, owner, total }: { operationId: string; kind: string; owner: Owner; total?: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into operation (operation_id, kind, office_code, person_id, total) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [operationId, kind, owner.officeCode, owner.personId, total ?? null],
  )
  return rowCount === 1
}

/** Notes progress, or only that the work still goes on. Returns false when it must stop: cancelled, or ended elsewhere. */
export async function noteProgress(
  db: Database,
  operationId: string,
  { done, total }: { done?: number; total?: number } = {},
): Promise<boolean> {
  const { rows } = await db.query<{ goes: boolean }>(
    `update operation set done = coalesce($2, done), total = coalesce($3, total), seen_at = clock_timestamp(),
            updated_at = wian_now()
     where operation_id = $1 and state = 'running' returning cancel_asked_at is null as goes`,
    [operationId, done ?? null, total ?? null],
  )
  return rows[0]?.goes ?? false
}

/** How an operation ended: what it made, or the problem; nothing where it was cancelled. */
export type Ending =
  | { readonly state: 'done'; readonly result: object }
  | { readonly state: 'failed'; readonly problem: object }
  | { readonly state: 'cancelled' }

/** Ends an operation; one that has ended stays as it is. */
export async function endOperation(db: Database, operationId: string, ending: Ending): Promise<void> {
  await db.query(
    `update operation set state = $2, result = $3, problem = $4, updated_at = wian_now(),
            done = case when $2 = 'done' then coalesce(total, done) else done end
     where operation_id = $1 and state = 'running'`,
    [
      operationId,
      ending.state,
      'result' in ending ? JSON.stringify(ending.result) : null,
      'problem' in ending ? JSON.stringify(ending.problem) : null,
    ],
  )
}

/** Asks that an operation stop. Its process sees that at its next step. Returns false when it has ended already. */
export async function askToCancel(db: Database, operationId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update operation set cancel_asked_at = coalesce(cancel_asked_at, wian_now()), updated_at = wian_now()
     where operation_id = $1 and state = 'running'`,
    [operationId],
  )
  return rowCount === 1
}

/** Ends operations whose process has not been heard of for `silentSeconds`. Returns how many. */
export async function endSilentOperations(
  db: Database,
  { silentSeconds, problem }: { silentSeconds: number; problem: object },
): Promise<number> {
  const { rowCount } = await db.query(
    `update operation set state = case when cancel_asked_at is null then 'failed' else 'cancelled' end,
            problem = case when cancel_asked_at is null then $2::jsonb end, updated_at = wian_now()
     where state = 'running' and seen_at < clock_timestamp() - make_interval(secs => $1)`,
    [silentSeconds, JSON.stringify(problem)],
  )
  return rowCount ?? 0
}

/** Reads an operation of this person and office, or nothing. */
export async function loadOperation(
  db: Database,
  operationId: string,
  { personId, officeCode }: Owner,
): Promise<Operation | undefined> {
  const { rows } = await db.query<Operation>(
    `${OPERATIONS} where operation_id = $1 and person_id = $2 and office_code = $3`,
    [operationId, personId, officeCode],
  )
  return rows[0]
}

/** Lists a person's operations in an office, the newest first. */
export async function listOperations(
  db: Database,
  { personId, officeCode }: Owner,
  place: Place = {},
): Promise<Page<Operation>> {
  const { after, limit = 50 } = place
  const which = 'where person_id = $1 and office_code = $2'
  const { rows } = await db.query<Operation>(
    `${OPERATIONS} ${which} and ($3::text is null or operation_id < $3)
     order by operation_id desc limit $4`,
    [personId, officeCode, readPlace(after, 1)[0] ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, (row) => [row.operationId])
  return counted(db, page, place, { rows: `from operation ${which}`, values: [personId, officeCode] })
}

const OPERATIONS = `
  select operation_id as "operationId", kind, office_code as "officeCode", person_id as "personId", state, done, total,
    result, problem, cancel_asked_at as "cancelAskedAt", created_at as "createdAt", updated_at as "updatedAt"
  from operation`
