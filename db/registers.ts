import type { Register } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { pageOf, readPlace, type Page } from './paging.js'
import type { Database } from './pool.js'

/** A line of a register. A cancelled number stays, with its reason. */
export type RegisterEntry = {
  readonly number: number
  readonly caseId: string
  /** The other office: from whom, or to whom. */
  readonly counterpart: string
  readonly subject: string
  readonly enteredAt: Instant
  readonly cancelledAt: Instant | null
  readonly cancelReason: string | null
}

/** Which book: an office's register of one calendar year (Gregorian). */
export type Book = { readonly officeCode: string; readonly register: Register; readonly year: number }

/** Lists a register in the order of its numbers. */
export async function listRegister(
  db: Database,
  { officeCode, register, year }: Book,
  { after, limit = 100 }: { after?: string; limit?: number } = {},
): Promise<Page<RegisterEntry>> {
  const [number] = readPlace(after, 1)
  const { rows } = await db.query<RegisterEntry>(
    `select number, case_id as "caseId", coalesce(counterpart, '') as counterpart, subject, entered_at as "enteredAt",
            cancelled_at as "cancelledAt", cancel_reason as "cancelReason"
     from register_entry where office_code = $1 and register = $2 and year = $3 and number > $4
     order by number limit $5`,
    [officeCode, register, year, Number(number ?? 0), limit + 1],
  )
  return pageOf(rows, limit, (row) => [String(row.number)])
}

/** Strikes a number out: it stays in the book with its reason and is never given again. Returns whether it was there. */
export async function cancelNumber(
  db: Database,
  { officeCode, register, year }: Book,
  { number, at, reason }: { number: number; at: Instant; reason: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update register_entry set cancelled_at = $5, cancel_reason = $6
     where office_code = $1 and register = $2 and year = $3 and number = $4 and cancelled_at is null`,
    [officeCode, register, year, number, at, reason],
  )
  return rowCount === 1
}
