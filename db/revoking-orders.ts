import type { Day } from '../domain/time.js'
import type { Database } from './pool.js'

/** The issued order that has ended another, and the first day on which that one no longer holds. */
export type RevokedBy = {
  readonly orderId: string
  readonly number: number
  readonly year: number
  readonly from: Day
}

const FROM = `coalesce(r.revokes_from, ((r.state -> 'issued' ->> 'at')::timestamptz at time zone 'Asia/Bangkok')::date)`

/** The first order that has ended the one of this id, as a column `revokedBy` of a statement. */
export const revokedBy = (orderId: string): string => `(select jsonb_build_object(
    'orderId', r.order_id, 'number', r.number, 'year', r.number_year, 'from', to_char(${FROM}, 'YYYY-MM-DD'))
  from office_order r where r.revokes = ${orderId} and r.status = 'issued'
  order by r.number_year, r.number limit 1) as "revokedBy"`

/** Which order has ended this one, if any has. */
export async function revokedByOf(db: Database, orderId: string): Promise<RevokedBy | undefined> {
  const { rows } = await db.query<{ revokedBy: RevokedBy | null }>(`select ${revokedBy('$1')}`, [orderId])
  return rows[0]?.revokedBy ?? undefined
}
