import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { sha256Of } from '../ledger/chain.js'
import type { Database } from './pool.js'

/** One version of a kind of circular, as its file said it when it was added. */
export type StoredProcedure<Body extends object = object> = {
  readonly procedureId: string
  readonly version: number
  readonly sha256: string
  readonly body: Body
  readonly addedAt: Instant
}

/**
 * Keeps a procedure: what says the same as the newest version stays that version, anything else is the next one. With
 * `over` it is only kept when that is still the newest (0: there is none yet); nothing is returned where it is not.
 */
export async function storeProcedure(
  db: Database,
  procedureId: string,
  body: object,
  over?: number,
): Promise<number | undefined> {
  const sha256 = sha256Of(body)
  // Two that store the same change at once get the same key: the second finds what the first has written.
  const { rows } = await db.query<{ version: number }>(
    `with newest as (select version, sha256 from procedure where procedure_id = $1 order by version desc limit 1),
     added as (
       insert into procedure (procedure_id, version, sha256, body)
       select $1, coalesce((select version from newest), 0) + 1, $2, $3
       where not exists (select from newest where sha256 = $2)
         and coalesce($4::int, (select version from newest), 0) = coalesce((select version from newest), 0)
       on conflict do nothing returning version)
     select version from added union all select version from newest where sha256 = $2`,
    [procedureId, sha256, JSON.stringify(body), over ?? null],
  )
  if (rows[0]) return rows[0].version
  const newest = await loadProcedure(db, procedureId)
  if (newest?.sha256 === sha256) return newest.version
  return over === undefined ? storeProcedure(db, procedureId, body) : undefined
}

/** A procedure in its newest version or the one named, or nothing. */
export async function loadProcedure<Body extends object>(
  db: Database,
  procedureId: string,
  version?: number,
): Promise<StoredProcedure<Body> | undefined> {
  const { rows } = await db.query<StoredProcedure<Body>>(
    `${COLUMNS} where procedure_id = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
    [procedureId, version ?? null],
  )
  return rows[0]
}

/** A kind of circular by what it is called. */
export type NamedKind = {
  readonly procedureId: string
  readonly title: { readonly th: string; readonly en: string }
}

/** The kinds of which a circular was issued, as their newest versions call them, in order of their ids. */
export async function listIssuedKinds(db: Database): Promise<NamedKind[]> {
  const { rows } = await db.query<NamedKind>(
    `select distinct on (p.procedure_id) p.procedure_id as "procedureId", p.body -> 'title' as title
     from procedure p where p.procedure_id in
       (select split_part(c.state ->> 'procedure', '@', 1) from circular c where c.status in ('issued', 'closed'))
     order by p.procedure_id, p.version desc`,
  )
  return rows
}

/** The newest version of every procedure, in order of their ids. */
export async function listProcedures<Body extends object>(db: Database): Promise<StoredProcedure<Body>[]> {
  const { rows } = await db.query<StoredProcedure<Body>>(
    `select distinct on ("procedureId") * from (${COLUMNS}) as p order by "procedureId", version desc`,
  )
  return rows
}

/** Every version of a procedure, the newest first. */
export async function procedureVersions<Body extends object>(
  db: Database,
  procedureId: string,
): Promise<StoredProcedure<Body>[]> {
  const { rows } = await db.query<StoredProcedure<Body>>(
    `${COLUMNS} where procedure_id = $1 order by version desc`,
    [procedureId],
  )
  return rows
}

/** Which version new circulars start with: one of them, or none because the kind is out of use. */
export type ProcedureChoice = {
  readonly version: number | null
  readonly reason: string
  readonly madeBy: Actor
  readonly madeAt: Instant
}

/** The choices that were made for a procedure, the newest first. Before the first one the newest version is used. */
export async function procedureChoices(db: Database, procedureId: string): Promise<ProcedureChoice[]> {
  const { rows } = await db.query<ProcedureChoice>(
    `select version, reason, made_by as "madeBy", made_at as "madeAt" from procedure_choice
     where procedure_id = $1 order by seq desc`,
    [procedureId],
  )
  return rows
}

/** Chooses the version that new circulars start with; null takes the kind out of use. */
export async function chooseProcedure(
  db: Database,
  procedureId: string,
  { version, reason, madeBy, madeAt }: ProcedureChoice,
): Promise<void> {
  await db.query(
    'insert into procedure_choice (procedure_id, version, reason, made_by, made_at) values ($1, $2, $3, $4, $5)',
    [procedureId, version, reason, JSON.stringify(madeBy), madeAt],
  )
}

const COLUMNS = `select procedure_id as "procedureId", version, sha256, body, added_at as "addedAt" from procedure`
