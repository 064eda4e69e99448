import type { Office } from '../domain/office.js'
import type { Day, Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** An office that issues circulars; it is in the directory, but never among the recipients of a rule. */
export type CentralOffice = {
  readonly code: string
  readonly nameTh: string
  readonly shortTh: string
  readonly nameEn: string
  /** The authority that it belongs to, as its letters print it. */
  readonly parentTh: string
  readonly addressTh: string
  readonly letterPrefix: string
  readonly telephone: string
  readonly email: string
  /** Members that hold an example until the office enters its own. */
  readonly invented: readonly string[]
}

/** Everything the directory has of one office: its records, oldest first, and whose work it took over or passed on. */
export type OfficeHistory = {
  readonly code: string
  readonly records: readonly Office[]
  readonly predecessors: readonly string[]
  readonly successors: readonly string[]
}

/** Where an office gets its mail, and who said so. */
export type Contact = {
  readonly code: string
  readonly email: string
  readonly changedAt: Instant
  readonly changedBy: string
}

type OfficeRow = {
  body: Omit<Office, 'code' | 'validFrom' | 'validTo' | 'email' | 'predecessors'>
  code: string
  valid_from: Day
  valid_to: Day | null
  email: string | null
  predecessors: string[]
}

const RECORDS = `select o.code, o.body, o.valid_from, o.valid_to, nullif(c.email, '') as email,
    array(select predecessor from office_predecessor p where p.code = o.code order by predecessor) as predecessors
  from office o left join office_contact c using (code)`
const ADDRESSABLE = "o.body ->> 'type' <> 'central'"

/** The offices (all, or these) as they stand on the day, in order of their codes; without a day every record there is. */
export async function loadOffices(db: Database, on?: Day, codes?: readonly string[]): Promise<Office[]> {
  const { rows } = await db.query<OfficeRow>(
    `${RECORDS} where ${ADDRESSABLE}
       and ($1::date is null or (o.valid_from <= $1 and (o.valid_to is null or $1 < o.valid_to)))
       and ($2::text[] is null or o.code = any($2))
     order by o.code collate "C", o.valid_from`,
    [on ?? null, codes ?? null],
  )
  return rows.map(officeOf)
}

/** The record of an office that no later one has closed, or nothing. */
export async function currentOffice(db: Database, code: string): Promise<Office | undefined> {
  const { rows } = await db.query<OfficeRow>(
    `${RECORDS} where ${ADDRESSABLE} and o.code = $1 and o.valid_to is null`,
    [code],
  )
  return rows[0] && officeOf(rows[0])
}

/** The records of an office through time with its predecessors and successors, or nothing for an unknown code. */
export async function officeHistory(db: Database, code: string): Promise<OfficeHistory | undefined> {
  const { rows } = await db.query<OfficeRow>(
    `${RECORDS} where ${ADDRESSABLE} and o.code = $1 order by o.valid_from`,
    [code],
  )
  const heirs = await db.query<{ code: string }>(
    'select code from office_predecessor where predecessor = $1 order by code',
    [code],
  )
  const predecessors = rows[0]?.predecessors
  return (
    predecessors && {
      code,
      records: rows.map(officeOf),
      predecessors,
      successors: heirs.rows.map((row) => row.code),
    }
  )
}

/** The offices that issue circulars, as they stand now. */
export async function loadCentralOffices(db: Database): Promise<CentralOffice[]> {
  const { rows } = await db.query<{
    body: Omit<CentralOffice, 'code' | 'email'>
    code: string
    email: string
  }>(
    `select o.code, o.body - 'type' as body, coalesce(c.email, '') as email
     from office o left join office_contact c using (code)
     where o.body ->> 'type' = 'central' and o.valid_to is null order by o.code`,
  )
  return rows.map(({ code, body, email }) => ({ code, ...body, email }))
}

/** What an office is called; many have no name in English yet (''). */
export type OfficeNamed = { readonly officeTh: string; readonly officeEn: string }

// As official papers call an office, and as people say it.
const IN_THAI = {
  full: `body ->> 'nameTh'`,
  short: `coalesce(nullif(body ->> 'shortTh', ''), body ->> 'nameTh')`,
} as const
type Manner = keyof typeof IN_THAI

/** What offices are called today, by their codes. */
export async function officeNames(
  db: Database,
  codes: readonly string[],
  manner: Manner = 'full',
): Promise<Map<string, OfficeNamed>> {
  const { rows } = await db.query<OfficeNamed & { readonly code: string }>(
    `select code, ${IN_THAI[manner]} as "officeTh", coalesce(body ->> 'nameEn', '') as "officeEn"
     from office where code = any($1) and valid_to is null`,
    [[...new Set(codes)]],
  )
  return new Map(rows.map(({ code, ...names }) => [code, names]))
}

/** Tells what offices with these codes are called today; by the code itself what the directory does not know. */
export async function officeNamer(
  db: Database,
  codes: readonly string[],
  manner: Manner,
): Promise<(code: string) => OfficeNamed> {
  const names = await officeNames(db, codes, manner)
  return (code) => names.get(code) ?? { officeTh: code, officeEn: '' }
}

/** Each with what its office is called today, in full. */
export function withOfficeNames<Of extends { readonly officeCode: string }>(
  db: Database,
  items: readonly Of[],
) {
  return named(db, items, { codeOf: ({ officeCode }) => officeCode, manner: 'full' })
}

/** Each with what its office is called today, short as people say it. */
export function withShortOfficeNames<Of>(db: Database, items: readonly Of[], codeOf: (item: Of) => string) {
  return named(db, items, { codeOf, manner: 'short' })
}

async function named<Of>(
  db: Database,
  items: readonly Of[],
  { codeOf, manner }: { readonly codeOf: (item: Of) => string; readonly manner: Manner },
): Promise<(Of & OfficeNamed)[]> {
  const nameOf = await officeNamer(db, items.map(codeOf), manner)
  return items.map((item) => ({ ...item, ...nameOf(codeOf(item)) }))
}

/** The code of the agency above an office: the one its record names, else the first that issues circulars; nothing without any. */
export async function agencyAbove(db: Database, code: string): Promise<string | undefined> {
  const [office, central] = [await currentOffice(db, code), await loadCentralOffices(db)]
  const named = central.find((one) => one.code === office?.parentCode)
  return (named ?? central[0])?.code
}

/** Where the office gets its mail, or nothing when nobody has said so yet. */
export async function readContact(db: Database, code: string): Promise<Contact | undefined> {
  const { rows } = await db.query<Contact>(
    `select code, email, changed_at as "changedAt", changed_by as "changedBy" from office_contact where code = $1`,
    [code],
  )
  return rows[0]
}

/** Sets where the office gets its mail from now on; mails in the outbox keep the address they were queued with. */
export async function changeContact(
  db: Database,
  { code, email, by }: { code: string; email: string; by: string },
): Promise<void> {
  await db.query(
    `insert into office_contact (code, email, changed_by) values ($1, $2, $3)
     on conflict (code) do update set email = excluded.email, changed_at = wian_now(), changed_by = excluded.changed_by`,
    [code, email, by],
  )
}

function officeOf({ code, body, valid_from, valid_to, email, predecessors }: OfficeRow): Office {
  return {
    ...body,
    code,
    validFrom: valid_from,
    ...(valid_to ? { validTo: valid_to } : {}),
    ...(email ? { email } : {}),
    predecessors,
  }
}
