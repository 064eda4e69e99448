import type { Actor, GivenNumber, Register } from '../domain/case.js'
import { WITHHELD } from '../domain/policy/disclosure.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database } from './pool.js'
import { revokedBy, type RevokedBy } from './revoking-orders.js'
import { knownCirculars, knownSubmissions } from './visibility.js'

/** Which order has ended the one of a line, as a column of a statement over the lines of this name. */
export const revokedByLine = (line: string): string =>
  revokedBy(`(select ended.order_id from office_order ended where ended.case_id = ${line}.case_id)`)

/** A line of a register. A cancelled number stays, with its reason. */
export type RegisterEntry = {
  readonly number: number
  /** Nothing where the case is secret and the reader is not named: the number stays, what it says does not. */
  readonly caseId: string | null
  /** The other office: from whom, or to whom. */
  readonly counterpart: string
  /** What that office is called for short; null where no office is named, or none has this code now. */
  readonly counterpartTh: string | null
  readonly subject: string
  readonly enteredAt: Instant
  readonly cancelledAt: Instant | null
  readonly cancelledBy: { readonly personId: string; readonly nameTh: string } | null
  readonly cancelReason: string | null
  /** The order that has ended the one of this line. */
  readonly revokedBy: RevokedBy | null
}

/** Who struck a line out, as a column of a statement over lines. */
export const CANCELLED_BY = `(select jsonb_build_object('personId', p.person_id, 'nameTh', p.name_th)
  from person p where p.person_id = cancelled_by) as "cancelledBy"`

/** What the other office is called, as a column of a statement over lines. */
export const COUNTERPART_TH = `(select o.body ->> 'shortTh' from office o
  where o.code = counterpart and o.valid_to is null limit 1) as "counterpartTh"`

/** Behind every number of a register: they end at 999,999. */
export const BEHIND_ALL = 2_147_483_647

/** Which book: an office's register of one calendar year (Gregorian). */
export type Book = { readonly officeCode: string; readonly register: Register; readonly year: number }

/** Where a list of lines goes on, and whether the newest come first. */
export type LinesPlace = Place & { readonly newestFirst?: boolean }

/** Lists a register in the order of its numbers, as far as the reader may know what it says. */
export async function listRegister(
  db: Database,
  book: Book,
  reader: Actor,
  place: LinesPlace = {},
): Promise<Page<RegisterEntry>> {
  const { after, limit = 100, newestFirst = false } = place
  const number = Number(readPlace(after, 1)[0] ?? (newestFirst ? BEHIND_ALL : 0))
  const rows = await readLines(db, book, reader, { after: number, limit: limit + 1, newestFirst })
  return counted(
    db,
    pageOf(rows, limit, (row) => [String(row.number)]),
    place,
    {
      rows: 'from register_entry where office_code = $1 and register = $2 and year = $3',
      values: [book.officeCode, book.register, book.year],
    },
  )
}

/** One line of a register, as far as the reader may know what it says; nothing where the number was never given. */
export async function loadLine(
  db: Database,
  { number, ...book }: GivenNumber,
  reader: Actor,
): Promise<RegisterEntry | undefined> {
  const [line] = await readLines(db, book, reader, { after: number - 1, limit: 1 })
  return line?.number === number ? line : undefined
}

async function readLines(
  db: Database,
  { officeCode, register, year }: Book,
  reader: Actor,
  { after, limit, newestFirst = false }: { after: number; limit: number; newestFirst?: boolean },
): Promise<RegisterEntry[]> {
  const circulars = knownCirculars({ actor: reader, first: 7 })
  const submissions = knownSubmissions({ actor: reader, first: 7 + circulars.values.length })
  const { rows } = await db.query<RegisterEntry>(
    `select number, entered_at as "enteredAt", cancelled_at as "cancelledAt", ${CANCELLED_BY},
       case when known then case_id end as "caseId", case when known then coalesce(counterpart, '') else '' end as counterpart,
       case when known then "counterpartTh" end as "counterpartTh",
       case when known then subject else $6 end as subject, case when known then cancel_reason end as "cancelReason",
       ${revokedByLine('line')}
     from (select r.*, ${COUNTERPART_TH}, c.case_id is null or ${circulars.sql} or (s.case_id is not null and ${submissions.sql}) as known
           from register_entry r
           left join circular c on c.circular_id = split_part(r.case_id, '/', 2)
           left join submission s on s.case_id = r.case_id
           where r.office_code = $1 and r.register = $2 and r.year = $3 and r.number ${newestFirst ? '<' : '>'} $4) as line
     order by number ${newestFirst ? 'desc' : ''} limit $5`,
    [officeCode, register, year, after, limit, WITHHELD, ...circulars.values, ...submissions.values],
  )
  return rows
}
