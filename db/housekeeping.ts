import type { Database } from './pool.js'

/** Product rule: an answer is kept under its key for seven days of real time, and a little more. */
const REQUESTS_DAYS = 8
/** Product rule: how long work ended is worth knowing for a month. */
const OPERATIONS_DAYS = 30
/** Rows of one statement: what is put in order must not hold up those who work. */
const AT_ONCE = 5_000

/** Removes answers to keyed requests that need not be repeated any more. Returns how many. */
export function clearRequests(db: Database): Promise<number> {
  return clearPages(
    db,
    `delete from request where ctid = any(array(
       select ctid from request where kept_since < clock_timestamp() - make_interval(days => $1) limit $2))`,
    REQUESTS_DAYS,
  )
}

/** Removes operations that ended long ago. Returns how many. */
export function clearOperations(db: Database): Promise<number> {
  return clearPages(
    db,
    `delete from operation where ctid = any(array(
       select ctid from operation
       where state <> 'running' and seen_at < clock_timestamp() - make_interval(days => $1) limit $2))`,
    OPERATIONS_DAYS,
  )
}

async function clearPages(db: Database, sql: string, days: number): Promise<number> {
  let total = 0
  for (;;) {
    const { rowCount } = await db.query(sql, [days, AT_ONCE])
    total += rowCount ?? 0
    if ((rowCount ?? 0) < AT_ONCE) return total
  }
}
