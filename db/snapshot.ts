import type pg from 'pg'
import type { Transaction } from './pool.js'

/** Rows that come at once: few enough to keep memory flat. */
const PAGE = 500
/** A reader that takes nothing for so long loses its connection: the pool belongs to everybody. */
const STALLED_AFTER = '60s'

/**
 * What `read` makes of one state of the database, however long it is read and whatever is written meanwhile. The
 * connection goes back when the last piece is taken or the reader stops.
 */
export async function* inSnapshot<T>(
  pool: pg.Pool,
  read: (tx: Transaction) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const client = await pool.connect()
  let failure: Error | undefined
  const lost = (error: Error): void => void (failure = error)
  let isOver = false
  // A reader that was stopped half-way may ask once more: by then the connection may be somebody else's.
  const ask = (asked: unknown[]): Promise<unknown> =>
    isOver ? Promise.reject(new Error('the reading is over')) : client.query(...(asked as [string]))
  client.on('error', lost)
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local idle_in_transaction_session_timeout = '${STALLED_AFTER}'`)
    yield* read({ query: (...asked: unknown[]) => ask(asked) } as Transaction)
  } finally {
    isOver = true
    await client.query('rollback').catch(lost)
    client.off('error', lost)
    client.release(failure)
  }
}

let cursors = 0

/** The rows of a query, a page at a time, through a cursor of the transaction. */
export async function* rowsOf<Row extends pg.QueryResultRow>(
  tx: Transaction,
  sql: string,
  values: readonly unknown[],
): AsyncGenerator<Row> {
  cursors += 1
  const cursor = `reading_${cursors}`
  await tx.query(`declare ${cursor} no scroll cursor for ${sql}`, [...values])
  for (;;) {
    const { rows } = await tx.query<Row>(`fetch ${PAGE} from ${cursor}`)
    yield* rows
    if (rows.length < PAGE) break
  }
  await tx.query(`close ${cursor}`)
}
