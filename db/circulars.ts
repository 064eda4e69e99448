import type { Actor } from '../domain/case.js'
import type { Circular, CircularStatus } from '../domain/circular/case.js'
import type { ActName } from '../domain/policy/policy.js'
import type { Instant } from '../domain/time.js'
import { pageOf, readPlace, type Page } from './paging.js'
import type { Database } from './pool.js'
import { visibleCirculars } from './visibility.js'

/** A circular as lists show it. */
export type CircularEntry = {
  readonly caseId: string
  readonly circularId: string
  readonly version: number
  readonly status: CircularStatus
  readonly ownerOffice: string
  readonly subject: string
  readonly number: number | null
  readonly year: number | null
  readonly issuedAt: Instant | null
  readonly dueAt: Instant | null
  readonly updatedAt: Instant
  readonly state: Circular
}

/** Which circulars: each member that is given narrows the list. */
export type CircularFilter = {
  /** Those that the person may do the act on. */
  readonly visibleTo?: { readonly actor: Actor; readonly act: ActName }
  readonly statuses?: readonly CircularStatus[]
}

/** Lists circulars, the one that was changed last on top. */
export async function listCirculars(
  db: Database,
  { visibleTo, statuses }: CircularFilter,
  { after, limit = 50 }: { after?: string; limit?: number } = {},
): Promise<Page<CircularEntry>> {
  const [updatedAt, caseId] = readPlace(after, 2)
  const visible = visibleTo && visibleCirculars({ ...visibleTo, first: 5 })
  const { rows } = await db.query<CircularEntry>(
    `${ENTRIES}
     where ($1::text[] is null or status = any($1)) and ${visible?.sql ?? 'true'}
       and ($2::timestamptz is null or (updated_at, case_id) < ($2, $3))
     order by updated_at desc, case_id desc limit $4`,
    [statuses ?? null, updatedAt ?? null, caseId ?? null, limit + 1, ...(visible?.values ?? [])],
  )
  return pageOf(rows, limit, (row) => [row.updatedAt, row.caseId])
}

/** Reads one circular as the lists show it, or nothing. */
export async function loadCircular(db: Database, circularId: string): Promise<CircularEntry | undefined> {
  const { rows } = await db.query<CircularEntry>(`${ENTRIES} where circular_id = $1`, [circularId])
  return rows[0]
}

const ENTRIES = `
  select case_id as "caseId", circular_id as "circularId", version, status, owner_office as "ownerOffice", subject,
    number, number_year as year, issued_at as "issuedAt", due_at as "dueAt", updated_at as "updatedAt", state
  from circular c`
