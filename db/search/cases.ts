import type { Actor } from '../../domain/case.js'
import { searchQuery, type SearchQuery } from '../../domain/search-text.js'
import type { Instant } from '../../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from '../paging.js'
import type { Database } from '../pool.js'
import { visibleCirculars, visibleSubmissions } from '../visibility.js'
import { FOUND } from './found.js'
import { otherLines } from './lines.js'
import type { SearchedKind } from './searched.js'

/** A case that was found, or a resolution of a meeting. What a kind does not have is null. */
export type FoundCase = {
  readonly caseId: string
  readonly kind: 'circular' | 'submission' | 'resolution' | SearchedKind
  readonly circularId: string | null
  /** Of a resolution: the item of the agenda. */
  readonly itemId: string | null
  readonly subject: string
  readonly number: number | null
  readonly year: number | null
  readonly status: string
  readonly ownerOffice: string
  readonly officeCode: string | null
  readonly officeTh: string | null
  /** Empty where there is none. */
  readonly officeEn: string
  readonly issuedAt: Instant | null
}

/** What is searched for, by whom; of one kind, of one year of numbers (Gregorian). */
export type CaseQuery = {
  readonly text: string
  readonly reader: Actor
  readonly kind?: FoundCase['kind'] | undefined
  readonly year?: number | undefined
}

/** The newest circulars that match are ranked, and the offices that match best are combined with them. */
const MOST_CIRCULARS = 500
const MOST_COMBINED = 100

/**
 * The cases that the reader may see in which every phrase is found: circulars by number, subject and letter; answers by
 * their office, or by office and circular together; for an addressed office also its own by the circular; meetings,
 * resolutions and the other kinds by what `SEARCHED` says of each. Best first.
 */
export async function searchCases(
  db: Database,
  { text, reader, kind, year }: CaseQuery,
  place: Place = {},
): Promise<Page<FoundCase>> {
  const { after, limit = 50 } = place
  const query = searchQuery(text)
  if (!query) return { items: [], ...(place.total ? { total: 0 } : {}) }
  const [rank, id] = readPlace(after, 2)
  const first = 12
  const circulars = visibleCirculars({ actor: reader, act: 'circular.read', first })
  const submissions = visibleSubmissions({
    ...{ actor: reader, act: 'submission.read' },
    first: first + circulars.values.length,
  })
  const others = otherLines(reader, first + circulars.values.length + submissions.values.length)
  type Row = FoundCase & { rank: number; id: string }
  const sql = statement({ circulars: circulars.sql, submissions: submissions.sql, others: others.sql })
  const valuesAt = (...lines: readonly [number | null, string | null, number | null]) => [
    ...[...valuesOf(query), ...lines, reader.officeCode, (1 << query.phrases.length) - 1],
    ...[kind ?? null, year ?? null],
    ...[...circulars.values, ...submissions.values, ...others.values],
  ]
  const lines = valuesAt(rank === undefined ? null : Number(rank), id ?? null, limit + 1)
  const { rows } = await db.query<Row>(sql, lines)
  const page = pageOf(rows, limit, (row) => [String(row.rank), row.id])
  const items = page.items.map(({ rank: _, id: __, ...found }) => found)
  const all = { rows: `from (${sql}) as found`, values: valuesAt(null, null, null) }
  return counted(db, { ...page, items }, place, all)
}

function valuesOf({ query, phrases }: SearchQuery): unknown[] {
  return [
    query,
    phrases.map(({ plain }) => plain),
    phrases.map(({ words }) => words),
    phrases.map((phrase) => phrase.query),
  ]
}

const CIRCULAR = `c.subject, c.number, c.number_year as year, c.owner_office as "ownerOffice", c.issued_at as "issuedAt"`
const SUBMISSION = `s.case_id as "caseId", null::text as "itemId", 'submission' as kind, s.circular_id as "circularId",
  ${CIRCULAR}, s.status, s.office_code as "officeCode"`

/** Which phrases a text holds, as bits. */
const maskOf = (table: string, id: string): string => `
  select t.${id}, bit_or(1 << (phrase.n::int - 1)) as mask
  from unnest($2::text[], $3::text[], $4::text[]) with ordinality as phrase (plain, query, candidate, n)
  join ${table} t on t.words @@ phrase.candidate::tsquery
    and (strpos(t.plain, phrase.plain) > 0 or (phrase.query <> '' and t.words @@ phrase.query::tsquery))
  group by 1`

function statement(visible: { circulars: string; submissions: string; others: string }): string {
  return `
  with texts as materialized (
    select t.case_id, t.words from case_text t join circular c using (case_id)
    where t.words @@ $1::tsquery and ${FOUND} order by c.updated_at desc limit ${MOST_CIRCULARS}),
  ranked as materialized (
    select case_id, 1000 + round(ts_rank(words, $1::tsquery) * 1000)::int as rank from texts),
  offices as materialized (
    select code, mask from (${maskOf('office_text', 'code')}) as o order by bit_count(mask::bit(32)) desc, code limit ${MOST_COMBINED}),
  parts as materialized (
    select case_id, mask from (${maskOf('case_text', 'case_id')}) as p join circular c using (case_id)
    where mask <> $9 and exists (select from offices) order by c.updated_at desc limit ${MOST_COMBINED}),
  found as (
    select c.case_id as "caseId", null::text as "itemId", 'circular' as kind, c.circular_id as "circularId", ${CIRCULAR}, c.status,
      null::text as "officeCode", r.rank
    from ranked r join circular c using (case_id) where ${visible.circulars}
    union all
    select ${SUBMISSION}, r.rank from ranked r join circular c using (case_id)
      join submission s on s.circular_id = c.circular_id and s.office_code = $8 where ${visible.submissions}
    union all
    select ${SUBMISSION}, 500 from offices o cross join parts p join circular c on c.case_id = p.case_id
      join submission s on s.circular_id = c.circular_id and s.office_code = o.code
    where (o.mask | p.mask) = $9 and o.mask <> $9 and ${visible.submissions}
    union all
    select ${SUBMISSION}, 100 from offices o
      cross join lateral (select * from submission where office_code = o.code order by due_at desc limit ${MOST_COMBINED}) s
      join circular c on c.circular_id = s.circular_id
    where o.mask = $9 and ${visible.submissions}
    union all
    ${visible.others}),
  ordered as (select concat_ws('#', "caseId", "itemId") as id, found.* from found)
  select distinct on (rank, id) ordered.*, o.body ->> 'shortTh' as "officeTh",
    coalesce(o.body ->> 'nameEn', '') as "officeEn" from ordered
  left join office o on o.code = "officeCode" and o.valid_to is null
  where ($5::int is null or (rank, id) < ($5, $6))
    and ($10::text is null or kind = $10) and ($11::int is null or year = $11) order by rank desc, id desc limit $7`
}
