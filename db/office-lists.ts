import type { Office, OfficeType } from '../domain/office.js'
import type { Day } from '../domain/time.js'
import { loadOffices } from './directory.js'
import type { Page } from './paging.js'
import type { Database } from './pool.js'

/** Which offices are looked for, and which part of what is found: behind a code, so many, and whether all are counted. */
export type OfficesAsked = {
  /** As they stand on this day. */
  readonly on: Day
  readonly type?: OfficeType | undefined
  /** Thai name of the province of the seat; empty for offices whose province nobody has said. */
  readonly seatProvince?: string | undefined
  /** A part of a name or of the code, in any case. */
  readonly text?: string | undefined
  /** Offices of one of these provinces are found too. */
  readonly provinces?: readonly string[]
  /** Only offices with these codes. */
  readonly among?: readonly string[] | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly total?: boolean
}

/** How many offices of a kind have their seat in a province. */
export type OfficeBranch = { readonly type: OfficeType; readonly province: string; readonly offices: number }

const STANDING = `from office where body ->> 'type' <> 'central'
  and valid_from <= $1 and (valid_to is null or $1 < valid_to)`
const FOUND = `${STANDING} and ($2::text is null or body ->> 'type' = $2) and ($3::text is null or province = $3)
  and ($4::text is null or body -> 'provinces' ?| $5::text[] or strpos(lower(concat_ws(chr(10),
    code, body ->> 'nameTh', body ->> 'shortTh', body ->> 'nameEn')), lower($4)) > 0)
  and ($6::text[] is null or code = any($6))`

/** A page of the offices that are looked for, in order of their codes. */
export async function findOffices(
  db: Database,
  { on, type, seatProvince, text, provinces = [], among, after, limit, total = false }: OfficesAsked,
): Promise<Page<Office>> {
  const asked = [on, type ?? null, seatProvince ?? null, text || null, provinces, among ?? null]
  const { rows } = await db.query<{ code: string }>(
    `select code ${FOUND} and code collate "C" > $7 order by code collate "C" limit $8`,
    [...asked, after ?? '', limit + 1],
  )
  const codes = rows.slice(0, limit).map(({ code }) => code)
  const items = await loadOffices(db, on, codes)
  const last = codes.at(-1)
  return {
    items,
    ...(rows.length > limit && last !== undefined ? { next: last } : {}),
    ...(total ? { total: await countOf(db, asked) } : {}),
  }
}

async function countOf(db: Database, asked: readonly unknown[]): Promise<number> {
  const { rows } = await db.query<{ total: number }>(`select count(*)::int as total ${FOUND}`, [...asked])
  return rows[0]?.total ?? 0
}

/** How the directory divides on a day: its kinds, and the provinces of each with their number of offices. */
export async function officeBranches(db: Database, on: Day): Promise<OfficeBranch[]> {
  const { rows } = await db.query<OfficeBranch>(
    `select body ->> 'type' as type, province, count(*)::int as offices ${STANDING}
     group by 1, 2 order by 1, 2`,
    [on],
  )
  return rows
}
