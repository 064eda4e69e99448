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

/** Product rule: a link that is over may be asked about for a month; everything else is of no use once it is over. */
const LINKS_DAYS = 30

/** What of signing in is over, after so many days more. Real time; the journal stays. */
const OVER_IN_SIGN_IN = [
  { table: 'auth.link', ended: 'expires_at', days: LINKS_DAYS },
  { table: 'auth.session', ended: '"expiresAt"', days: 0 },
  { table: 'auth.verification', ended: '"expiresAt"', days: 0 },
  { table: 'auth.logout_token', ended: 'expires_at', days: 0 },
  { table: 'auth.wrong_try', ended: 'to_timestamp(expire / 1000.0)', days: 0 },
] as const

/** Removes links, sessions, codes, logout tokens and wrong tries that are over. Returns how many. */
export async function clearSignIn(db: Database): Promise<number> {
  let total = 0
  for (const { table, ended, days } of OVER_IN_SIGN_IN)
    total += await clearPages(
      db,
      `delete from ${table} where ctid = any(array(
         select ctid from ${table} where ${ended} < clock_timestamp() - make_interval(days => $1) limit $2))`,
      days,
    )
  return total
}

async function clearPages(db: Database, sql: string, days: number): Promise<number> {
  let total = 0
  for (;;) {
    const { rowCount } = await db.query(sql, [days, AT_ONCE])
    total += rowCount ?? 0
    if ((rowCount ?? 0) < AT_ONCE) return total
  }
}
