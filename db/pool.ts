import pg from 'pg'

/** A connection inside a transaction. Only `inTransaction` makes one. */
export type Transaction = Pick<pg.PoolClient, 'query'>
/** Whatever a query can be sent to. */
export type Database = Pick<pg.Pool, 'query'>

const TIMESTAMPTZ = 1184
const DATE = 1082
const types = new pg.TypeOverrides()
types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text).toISOString())
types.setTypeParser(DATE, (text) => text)

/** Opens the product's pool: instants come back as RFC 3339 in UTC, days as YYYY-MM-DD, and the role is `wian_app`. */
export function openPool(url: string, { max = 10 } = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, types, options: '-c role=wian_app -c timezone=UTC' })
  // A connection that dies while idle (the server was restarted) is replaced at its next use.
  pool.on('error', () => undefined)
  return pool
}

/** Opens a small pool for a library that keeps its own tables in a schema: it gets instants as Dates and sees that schema first. */
export function openLibraryPool(url: string, schema: string, { max = 4 } = {}): pg.Pool {
  const options = `-c role=wian_app -c timezone=UTC -c search_path=${schema},public`
  const pool = new pg.Pool({ connectionString: url, max, options })
  pool.on('error', () => undefined)
  return pool
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Asks the database for nothing, to see that it answers. @throws what the connection says */
export async function ping(db: Database): Promise<void> {
  await db.query('select 1')
}
