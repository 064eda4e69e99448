import type { Actor } from '../domain/case.js'
import { ENDED_CIRCULAR, type Circular, type CircularStatus } from '../domain/circular/case.js'
import type { ActName } from '../domain/policy/policy.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database } from './pool.js'
import { knownCirculars, visibleCirculars } from './visibility.js'

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

/** In which order: what is still going on and due first (drafts have no date yet), or what was changed last. */
export type CircularOrder = 'due' | 'changed'

const NO_DATE = '9999-12-31T00:00:00.000Z'
const DUE = `coalesce(due_at, '${NO_DATE}'::timestamptz)`
const ENDED = `(status = any('{${ENDED_CIRCULAR.join(',')}}'))`

/** What an office sees of a circular in a list. */
type Heading = Pick<CircularEntry, 'subject' | 'number' | 'year' | 'issuedAt'>

/** Lists circulars: those that are going on before those that have ended, the one that is due first on top. */
export async function listCirculars(
  db: Database,
  filter: CircularFilter,
  place: Place & { readonly order?: CircularOrder } = {},
): Promise<Page<CircularEntry>> {
  const { after, limit = 50, order = 'due' } = place
  const { sql, values } = whichCirculars(filter, 6)
  const [first, instant, caseId] = readPlace(after, 3)
  const [behind, by] =
    order === 'due'
      ? [
          `(${ENDED}, ${DUE}, case_id) > (($2::text)::boolean, $3::timestamptz, $4)`,
          `${ENDED}, ${DUE}, case_id`,
        ]
      : [`(updated_at, case_id) < ($3::timestamptz, $4)`, 'updated_at desc, case_id desc']
  const { rows } = await db.query<CircularEntry>(
    `${ENTRIES} where ${sql} and ($2::text is null or ${behind}) order by ${by} limit $5`,
    [filter.statuses ?? null, first ?? null, instant ?? null, caseId ?? null, limit + 1, ...values],
  )
  const page = pageOf(rows, limit, (row) => [
    String(ENDED_CIRCULAR.includes(row.status)),
    order === 'due' ? (row.dueAt ?? NO_DATE) : row.updatedAt,
    row.caseId,
  ])
  const all = whichCirculars(filter, 2)
  const found = { rows: `from circular c where ${all.sql}`, values: [filter.statuses ?? null, ...all.values] }
  return counted(db, page, place, found)
}

function whichCirculars({ visibleTo }: CircularFilter, first: number) {
  const visible = visibleTo && visibleCirculars({ ...visibleTo, first })
  return {
    sql: `($1::text[] is null or status = any($1)) and ${visible?.sql ?? 'true'}`,
    values: visible?.values ?? [],
  }
}

/** How many drafts the person has begun that are neither sent for approval nor given up. */
export async function countDrafts(db: Database, { officeCode, personId }: Actor): Promise<number> {
  const { rows } = await db.query<{ drafts: number }>(
    `select count(*)::int as drafts from circular
     where owner_office = $1 and status = 'draft' and state -> 'owner' ->> 'personId' = $2`,
    [officeCode, personId],
  )
  return rows[0]?.drafts ?? 0
}

/** Reads one circular as the lists show it, or nothing. */
export async function loadCircular(db: Database, circularId: string): Promise<CircularEntry | undefined> {
  const { rows } = await db.query<CircularEntry>(`${ENTRIES} where circular_id = $1`, [circularId])
  return rows[0]
}

/** The rows whose circulars the person may know of: a secret one is left out for everybody who is not named in it. */
export async function knownOf<Row extends { readonly circularId: string }>(
  db: Database,
  actor: Actor,
  rows: readonly Row[],
): Promise<Row[]> {
  const { sql, values } = knownCirculars({ actor, first: 2 })
  const { rows: found } = await db.query<{ circularId: string }>(
    `select circular_id as "circularId" from circular c where circular_id = any($1) and ${sql}`,
    [circularsOf(rows), ...values],
  )
  const known = new Set(found.map(({ circularId }) => circularId))
  return rows.filter(({ circularId }) => known.has(circularId))
}

/** Adds to each row what its circular says of itself. */
export async function withSubjects<Row extends { readonly circularId: string }>(
  db: Database,
  rows: readonly Row[],
): Promise<(Row & Heading)[]> {
  const { rows: found } = await db.query<Heading & { circularId: string }>(
    `select circular_id as "circularId", subject, number, number_year as year, issued_at as "issuedAt"
     from circular where circular_id = any($1)`,
    [circularsOf(rows)],
  )
  const headings = new Map(found.map(({ circularId, ...heading }) => [circularId, heading]))
  const none: Heading = { subject: '', number: null, year: null, issuedAt: null }
  return rows.map((row) => ({ ...row, ...(headings.get(row.circularId) ?? none) }))
}

function circularsOf(rows: readonly { readonly circularId: string }[]): string[] {
  return [...new Set(rows.map(({ circularId }) => circularId))]
}

const ENTRIES = `
  select case_id as "caseId", circular_id as "circularId", version, status, owner_office as "ownerOffice", subject,
    number, number_year as year, issued_at as "issuedAt", due_at as "dueAt", updated_at as "updatedAt", state
  from circular c`
