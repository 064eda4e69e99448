import type { Actor } from '../domain/case.js'
import type { Letterhead } from '../domain/letterhead.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** A drawing that stands over letters. */
export type Emblem = { readonly mediaType: 'image/svg+xml' | 'application/pdf'; readonly bytes: Buffer }

/** One version of an office's letterhead. */
export type StoredLetterhead = {
  readonly officeCode: string
  readonly version: number
  readonly body: Letterhead
  readonly emblemType: Emblem['mediaType'] | null
  readonly reason: string
  readonly madeBy: Actor
  readonly madeAt: Instant
}

const LETTERHEAD = `select office_code as "officeCode", version, body, emblem_type as "emblemType", reason,
  made_by as "madeBy", made_at as "madeAt" from letterhead`

/** The versions of an office's letterhead, the newest first. */
export async function letterheadVersions(db: Database, officeCode: string): Promise<StoredLetterhead[]> {
  const { rows } = await db.query<StoredLetterhead>(
    `${LETTERHEAD} where office_code = $1 order by version desc`,
    [officeCode],
  )
  return rows
}

/** An office's letterhead as it is now, or nothing. */
export async function currentLetterhead(
  db: Database,
  officeCode: string,
): Promise<StoredLetterhead | undefined> {
  const { rows } = await db.query<StoredLetterhead>(
    `${LETTERHEAD} where office_code = $1 order by version desc limit 1`,
    [officeCode],
  )
  return rows[0]
}

/** Adds a version; `emblem` left out keeps that of the version before, null takes it away. False when somebody was faster. */
export async function addLetterhead(
  db: Database,
  { officeCode, version, body, reason, madeBy, madeAt }: Omit<StoredLetterhead, 'emblemType'>,
  emblem: Emblem | null | undefined,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into letterhead (office_code, version, body, emblem, emblem_type, reason, made_by, made_at)
     select $1, $2, $3, case when $4 then before.emblem else $5 end, case when $4 then before.emblem_type else $6 end,
       $7, $8, $9
     from (select 1) as one left join letterhead before on before.office_code = $1 and before.version = $2 - 1
     on conflict do nothing`,
    [
      ...[officeCode, version, JSON.stringify(body), emblem === undefined],
      ...[emblem?.bytes ?? null, emblem?.mediaType ?? null, reason, JSON.stringify(madeBy), madeAt],
    ],
  )
  return rowCount === 1
}

/** The drawing of a version, or nothing. */
export async function loadEmblem(
  db: Database,
  officeCode: string,
  version: number,
): Promise<Emblem | undefined> {
  const { rows } = await db.query<Emblem>(
    `select emblem_type as "mediaType", emblem as bytes from letterhead
     where office_code = $1 and version = $2 and emblem is not null`,
    [officeCode, version],
  )
  return rows[0]
}
