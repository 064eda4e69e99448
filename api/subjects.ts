import type { Database } from '../db/pool.js'
import type { Instant } from '../domain/time.js'

/** What an office sees of a circular in a list. */
type Heading = {
  readonly subject: string
  readonly number: number | null
  readonly year: number | null
  readonly issuedAt: Instant | null
}

/** Adds to each row what its circular says of itself. */
export async function withSubjects<Row extends { readonly circularId: string }>(
  db: Database,
  rows: readonly Row[],
): Promise<(Row & Heading)[]> {
  const { rows: found } = await db.query<Heading & { circularId: string }>(
    `select circular_id as "circularId", subject, number, number_year as year, issued_at as "issuedAt"
     from circular where circular_id = any($1)`,
    [[...new Set(rows.map(({ circularId }) => circularId))]],
  )
  const headings = new Map(found.map(({ circularId, ...heading }) => [circularId, heading]))
  const none: Heading = { subject: '', number: null, year: null, issuedAt: null }
  return rows.map((row) => ({ ...row, ...(headings.get(row.circularId) ?? none) }))
}
