import { searchQuery, searchText, type SearchText } from '../../domain/search-text.js'
import { counted, pageOf, readPlace, type Page, type Place } from '../paging.js'
import type { Database } from '../pool.js'
import type { Actor } from '../../domain/case.js'
import { knownCirculars, knownSubmissions } from '../visibility.js'
import {
  BEHIND_ALL,
  CANCELLED_BY,
  COUNTERPART_TH,
  revokedByLine,
  type Book,
  type RegisterEntry,
} from '../registers.js'
import { FOUND } from './found.js'

/** The line of a register as it is searched: subject, the other office, the number; `counterpart` by name where known. */
export function entryText(
  book: Book,
  line: { subject: string; counterpart: string; number: number },
): SearchText {
  const { subject, counterpart, number } = line
  const parts = [
    { text: `${number}`, weight: 'A' },
    { text: subject, weight: 'A' },
    { text: counterpart, weight: 'B' },
  ] as const
  return searchText(parts, [tokenOf(book)])
}

/** What is added to the text of a line that is struck out: it is found as cancelled, and by the reason. */
export function cancelledText(reason: string): SearchText {
  return searchText([{ text: `ยกเลิก ${reason}`, weight: 'B' }])
}

/** The lines of a register in which the text is found, the newest number first; what the reader may not know is not found. */
export async function searchRegister(
  db: Database,
  { text, ...book }: Book & { readonly text: string },
  reader: Actor,
  place: Place = {},
): Promise<Page<RegisterEntry>> {
  const { after, limit = 100 } = place
  const query = searchQuery(text, [tokenOf(book)])
  if (!query) return { items: [], ...(place.total ? { total: 0 } : {}) }
  const circulars = knownCirculars({ actor: reader, first: 7 })
  const submissions = knownSubmissions({ actor: reader, first: 7 + circulars.values.length })
  const which = `from register_entry t
     left join circular c on c.circular_id = split_part(t.case_id, '/', 2)
     left join submission s on s.case_id = t.case_id
     where words @@ $1::tsquery and ${FOUND} and t.office_code = $4 and register = $5 and year = $6
       and (c.case_id is null or ${circulars.sql} or (s.case_id is not null and ${submissions.sql}))`
  const values = [
    ...[query.query, query.phrases.map(({ plain }) => plain), query.phrases.map(({ words }) => words)],
    ...[book.officeCode, book.register, book.year, ...circulars.values, ...submissions.values],
  ]
  const { rows } = await db.query<RegisterEntry>(
    `select t.number, t.case_id as "caseId", coalesce(counterpart, '') as counterpart, ${COUNTERPART_TH}, t.subject,
            entered_at as "enteredAt", cancelled_at as "cancelledAt", ${CANCELLED_BY}, cancel_reason as "cancelReason", ${revokedByLine('t')}
     ${which} and t.number < $${values.length + 1} order by t.number desc limit $${values.length + 2}`,
    [...values, Number(readPlace(after, 1)[0] ?? BEHIND_ALL), limit + 1],
  )
  const page = pageOf(rows, limit, (row) => [String(row.number)])
  return counted(db, page, place, { rows: which, values })
}

function tokenOf({ officeCode, register, year }: Book): string {
  return `=${officeCode}/${register}/${year}`
}
