import { persistently } from '../persistently.js'
import type { PlayOf } from './play.js'

/** Reads rows of the record for the play's own eyes; waits while the database is away. */
export function rowsOf<Row extends object>(
  { pool, circularId }: Pick<PlayOf, 'pool' | 'circularId'>,
  sql: string,
  ...more: unknown[]
): Promise<Row[]> {
  return persistently(async () => (await pool.query<Row>(sql, [circularId, ...more])).rows)
}

/** The figure that a `select count(*)` about the circular gives. */
export async function countOf(play: Pick<PlayOf, 'pool' | 'circularId'>, sql: string): Promise<number> {
  const [row] = await rowsOf<{ count: string }>(play, sql)
  return Number(row?.count ?? 0)
}

/** Number and instants under which the circular was issued. */
export type Issued = { readonly number: number; readonly issuedAt: string; readonly dueAt: string }

/** Reads them from the circular's row. */
export async function issuedAs(play: Pick<PlayOf, 'pool' | 'circularId'>): Promise<Issued> {
  const [row] = await rowsOf<Issued>(
    play,
    'select number, issued_at as "issuedAt", due_at as "dueAt" from circular where circular_id = $1',
  )
  if (!row) throw new Error('ไม่พบหนังสือเวียน / the circular is not on record')
  return row
}
