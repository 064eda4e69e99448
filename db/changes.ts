import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** That a case has moved on: ids and states, never what it says. `seq` orders all changes of the product. */
export type Change = {
  readonly seq: number
  readonly type: string
  readonly caseId: string
  readonly version: number
  readonly at: Instant
  /** The state of the case when the change was read. */
  readonly status: string
  readonly circularId: string
  readonly ownerOffice: string
  /** The addressed office, where the case is a submission. */
  readonly officeCode: string | null
}

/** The newest `seq` below which nothing can appear any more: readers start here. */
export async function newestChange(db: Database): Promise<number> {
  const { rows } = await db.query<{ seq: number }>('select event_horizon()::float8 as seq')
  return rows[0]?.seq ?? 0
}

/**
 * Changes behind a `seq`, in order, `limit` at most. None is ever skipped by a reader that goes on behind the last one
 * it got: what transactions under way may still add below is waited for.
 */
export async function readChanges(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<Change[]> {
  // A statement of its own: what was settled then must be visible to the next one.
  const settled = await newestChange(db)
  if (settled <= after) return []
  const { rows } = await db.query<Change>(
    `select e.seq::float8 as seq, e.type, e.case_id as "caseId", e.version, e.at,
            coalesce(own.status, s.status) as status, coalesce(own.circular_id, s.circular_id) as "circularId",
            coalesce(own.owner_office, c.owner_office) as "ownerOffice", s.office_code as "officeCode"
     from event e
       left join circular own on own.case_id = e.case_id
       left join submission s on s.case_id = e.case_id
       left join circular c on c.circular_id = s.circular_id
     where e.seq > $1 and e.seq <= $2 order by e.seq limit $3`,
    [after, settled, limit],
  )
  return rows
}
