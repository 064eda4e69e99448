import { exemptionCase, type Actor } from '../domain/case.js'
import type { Exemption, ExemptionStatus } from '../domain/exemption/case.js'
import { DEFAULT_TERMS, type ExemptionTerms } from '../domain/exemption/request.js'
import type { Exempting } from '../domain/submission/case.js'
import { dayOf, type Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { rowsOf } from './snapshot.js'
import { visibleExemptions, type Looking } from './visibility.js'

/** An exemption as its row keeps it. */
export type ExemptionEntry = {
  readonly caseId: string
  readonly exemptionId: string
  readonly version: number
  readonly state: Exemption
}

const COLUMNS = `e.case_id as "caseId", e.exemption_id as "exemptionId", e.version, e.state`

/** Reads an exemption, or nothing. */
export async function loadExemption(db: Database, exemptionId: string): Promise<ExemptionEntry | undefined> {
  const { rows } = await db.query<ExemptionEntry>(`select ${COLUMNS} from exemption e where e.case_id = $1`, [
    exemptionCase(exemptionId),
  ])
  return rows[0]
}

/** Which exemptions: each member that is given narrows the list. */
export type ExemptionFilter = {
  readonly visibleTo: Omit<Looking, 'first'>
  readonly statuses?: readonly ExemptionStatus[] | undefined
  readonly kind?: string | undefined
  readonly field?: string | undefined
  readonly officeCode?: string | undefined
}

/** Lists exemptions, the one that changed last on top. */
export async function listExemptions(
  db: Database,
  { visibleTo, statuses, kind, field, officeCode }: ExemptionFilter,
  place: Place = {},
): Promise<Page<ExemptionEntry>> {
  const { after, limit = 50 } = place
  const [updatedAt, caseId] = readPlace(after, 2)
  const which = (first: number) => {
    const { sql, values } = visibleExemptions({ ...visibleTo, first })
    return {
      rows: `from exemption e where ($1::text[] is null or e.status = any($1)) and ($2::text is null or e.kind = $2)
        and ($3::text is null or e.field = $3) and ($4::text is null or e.office_code = $4) and ${sql}`,
      values: [statuses ?? null, kind ?? null, field ?? null, officeCode ?? null],
      visible: values,
    }
  }
  const listed = which(8)
  const { rows } = await db.query<ExemptionEntry & { updatedAt: string }>(
    `select ${COLUMNS}, e.updated_at as "updatedAt" ${listed.rows}
       and ($5::timestamptz is null or (e.updated_at, e.case_id collate "C") < ($5, $6))
     order by e.updated_at desc, e.case_id collate "C" desc limit $7`,
    [...listed.values, updatedAt ?? null, caseId ?? null, limit + 1, ...listed.visible],
  )
  const page = pageOf(rows, limit, (row) => [row.updatedAt, row.caseId])
  const items = page.items.map(({ updatedAt: _, ...entry }) => entry)
  const all = which(5)
  return counted(db, { ...page, items }, place, { rows: all.rows, values: [...all.values, ...all.visible] })
}

/** A line of the register: the exemption, and its office by name. */
export type RegisteredExemption = ExemptionEntry & { readonly officeTh: string; readonly officeEn: string }

const REGISTER = `select ${COLUMNS}, coalesce(o.body ->> 'nameTh', e.office_code) as "officeTh",
    coalesce(o.body ->> 'nameEn', '') as "officeEn"
  from exemption e left join office o on o.code = e.office_code and o.valid_to is null
  where e.number is not null and ($1::int is null or e.number_year = $1)
  order by e.number_year, e.number`

/** The whole register of a year (Gregorian), or of every year, a page at a time. */
export function exemptionLines(
  tx: Transaction,
  year: number | undefined,
): AsyncGenerator<RegisteredExemption> {
  return rowsOf(tx, REGISTER, [year ?? null])
}

/** The register of exemptions of a year (Gregorian), in the order of its numbers; of every year where none is said. */
export async function readExemptionRegister(
  db: Database,
  { year, limit = 10_000 }: { year?: number | undefined; limit?: number },
): Promise<RegisteredExemption[]> {
  const { rows } = await db.query<RegisteredExemption>(`${REGISTER} limit $2`, [year ?? null, limit])
  return rows
}

// A circular keeps the version of its procedure too: `host-and-name-officers@1`.
const PROCEDURE = "split_part(c.state ->> 'procedure', '@', 1)"

/** Which of these offices are exempt from a circular at the instant, and by which exemption in force. */
export async function exemptAmong(
  tx: Transaction,
  circularId: string,
  codes: readonly string[],
  at: Instant,
): Promise<Map<string, Exempting>> {
  const { rows } = await tx.query<Exempting & { code: string }>(
    `select distinct on (e.office_code) e.office_code as code, e.exemption_id as "exemptionId", e.number, e.number_year as year
     from exemption e join circular c on c.circular_id = $1
     where e.status = 'inForce' and e.frees and e.office_code = any($2) and $3::date between e.valid_from and e.valid_until
       and (e.circular_ids ? $1 or e.procedures ? ${PROCEDURE})
     order by e.office_code, e.valid_until desc, e.number_year, e.number`,
    [circularId, codes, dayOf(at)],
  )
  return new Map(rows.map(({ code, ...exempting }) => [code, exempting]))
}

/** The circulars under way whose answer the office owes and the exemption takes away. */
export async function circularsInScope(tx: Transaction, { applicant, scope }: Exemption): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select s.circular_id as id from submission s join circular c using (circular_id)
     where s.office_code = $1 and c.status = 'issued'
       and (c.circular_id = any($2) or ${PROCEDURE} = any($3)) order by 1`,
    [applicant.officeCode, scope.circularIds, scope.procedures],
  )
  return rows.map(({ id }) => id)
}

/** The circulars under way from whose answer this exemption has freed the office. */
export async function circularsFreed(tx: Transaction, exemptionId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select s.circular_id as id from submission s join circular c using (circular_id)
     where s.status = 'exempted' and s.state -> 'exemption' ->> 'exemptionId' = $1 and c.status = 'issued' order by 1`,
    [exemptionId],
  )
  return rows.map(({ id }) => id)
}

/** Binds files to a request as its evidence; said twice it is the same. */
export async function bindEvidence(
  tx: Transaction,
  exemptionId: string,
  fileIds: readonly string[],
): Promise<void> {
  await tx.query(
    'insert into exemption_file (exemption_id, file_id) select $1, unnest($2::text[]) on conflict do nothing',
    [exemptionId, fileIds],
  )
}

/** The terms that hold now for requests that are begun: the last that were set, or the product's own. */
export async function loadTerms(db: Database): Promise<ExemptionTerms> {
  return (await loadTermsVersion(db)).terms
}

/** The terms with their version: 1 until somebody sets them, and one more each time. */
export async function loadTermsVersion(
  db: Database,
): Promise<{ readonly version: number; readonly terms: ExemptionTerms }> {
  const { rows } = await db.query<{ body: ExemptionTerms; times: number }>(
    'select body, count(*) over ()::int as times from exemption_terms order by seq desc limit 1',
  )
  const [latest] = rows
  return latest ? { version: latest.times + 1, terms: latest.body } : { version: 1, terms: DEFAULT_TERMS }
}

/** Sets the terms for requests that are begun from now on. */
export async function storeTerms(
  db: Database,
  { terms, reason, by, at }: { terms: ExemptionTerms; reason: string; by: Actor; at: Instant },
): Promise<void> {
  await db.query('insert into exemption_terms (body, reason, made_by, made_at) values ($1, $2, $3, $4)', [
    JSON.stringify(terms),
    reason,
    JSON.stringify(by),
    at,
  ])
}
