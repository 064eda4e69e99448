import type { Actor } from '../domain/case.js'
import type { Subject } from '../domain/policy/rule.js'
import { isSecret } from '../domain/secrecy.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database } from './pool.js'
import { knownCirculars, knownSubmissions } from './visibility.js'

/** That a person has looked at a case: what of it, when, why, and whom it concerns. */
export type Reading = {
  readonly at: Instant
  readonly personId: string
  readonly officeCode: string
  readonly role: Actor['role']
  readonly orderNo: string | null
  readonly caseId: string
  readonly what: string
  readonly purpose: string | null
  readonly secret: boolean
}

/** A reading to be kept, with the offices that it is shown to. */
export type NewReading = {
  readonly by: Actor
  readonly sessionId: string
  readonly what: string
  readonly subject: Subject
}

/** Keeps a reading, with the purpose that the reader stated for this session. */
export async function keepReading(db: Database, { by, sessionId, what, subject }: NewReading): Promise<void> {
  const { caseId, ownerOffice, addressees, secrecy } = subject
  await db.query(
    `insert into reading (at, person_id, office_code, role, assignment_id, order_no, case_id, what, secret,
                          owner_office, addressee_office, purpose)
     values (wian_now(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (select purpose from reading_purpose
             where person_id = $1 and session_id = $11 order by purpose_id desc limit 1))`,
    [
      ...[by.personId, by.officeCode, by.role, by.assignmentId ?? null, by.orderNo ?? null, caseId ?? ''],
      ...[what, isSecret(secrecy), ownerOffice ?? null, addressees?.[0] ?? null, sessionId],
    ],
  )
}

/** Keeps why a person reads from now on in this session. */
export async function statePurpose(
  db: Database,
  { personId, sessionId, purpose, at }: { personId: string; sessionId: string; purpose: string; at: Instant },
): Promise<void> {
  await db.query(
    'insert into reading_purpose (person_id, session_id, purpose, stated_at) values ($1, $2, $3, $4)',
    [personId, sessionId, purpose, at],
  )
}

const COLUMNS = `reading_id::text as id, at, person_id as "personId", office_code as "officeCode", role,
  order_no as "orderNo", case_id as "caseId", what, purpose, secret`

const BEFORE_ALL = Number.MAX_SAFE_INTEGER

/**
 * The readings of the reader's office's cases, the newest first; of one case where it is named. Those of secret cases are
 * shown to whom the case may be known.
 */
export async function listReadings(
  db: Database,
  { reader, caseId }: { reader: Actor; caseId?: string | undefined },
  place: Place = {},
): Promise<Page<Reading>> {
  type Row = Reading & { id: string }
  const { after, limit = 100 } = place
  const circulars = knownCirculars({ actor: reader, first: 5 })
  const submissions = knownSubmissions({ actor: reader, first: 5 + circulars.values.length })
  const of = (column: string) =>
    `(select r.* from reading r left join circular c on c.circular_id = split_part(r.case_id, '/', 2)
        left join submission s on s.case_id = r.case_id
      where ${column} = $1 and ($2::text is null or r.case_id = $2) and reading_id < $3
        and (not r.secret or (s.case_id is null and ${circulars.sql}) or (s.case_id is not null and ${submissions.sql}))
      order by reading_id desc limit $4)`
  const sql = `select distinct on (reading_id) ${COLUMNS}
     from (${of('r.owner_office')} union all ${of('r.addressee_office')}) as r order by reading_id desc limit $4`
  const valuesAt = (before: number, most: number | null) => [
    ...[reader.officeCode, caseId ?? null, before, most],
    ...[...circulars.values, ...submissions.values],
  ]
  const { rows } = await db.query<Row>(sql, valuesAt(Number(readPlace(after, 1)[0] ?? BEFORE_ALL), limit + 1))
  const page = pageOf(rows, limit, (row) => [row.id])
  const items = page.items.map(({ id: _, ...reading }) => reading)
  const all = { rows: `from (${sql}) as r`, values: valuesAt(BEFORE_ALL, null) }
  return counted(db, { ...page, items }, place, all)
}

/** What the person has looked at and was put on record for, the newest first; of one case where it is named. */
export async function listOwnReadings(
  db: Database,
  { personId, caseId }: { personId: string; caseId?: string | undefined },
  place: Place = {},
): Promise<Page<Reading>> {
  type Row = Reading & { id: string }
  const { after, limit = 100 } = place
  const which = 'from reading where person_id = $1 and ($2::text is null or case_id = $2)'
  const values = [personId, caseId ?? null]
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} ${which} and reading_id < $3 order by reading_id desc limit $4`,
    [...values, Number(readPlace(after, 1)[0] ?? BEFORE_ALL), limit + 1],
  )
  const page = pageOf(rows, limit, (row) => [row.id])
  const items = page.items.map(({ id: _, ...reading }) => reading)
  return counted(db, { ...page, items }, place, { rows: which, values })
}
