import type pg from 'pg'

/** How long after a lost connection the next one is tried. */
const AGAIN_AFTER_MS = 1_000

/** Hears what the database tells. */
export type Listening = { close(): void }

/**
 * Listens on channels over one connection of its own, opened again when it is lost. `hear` gets channel and payload, and
 * nothing at all after each (re)connection: nobody knows what was told meanwhile.
 */
export function listenTo(
  pool: pg.Pool,
  channels: readonly string[],
  hear: (channel?: string, payload?: string) => void,
  report: (failure: unknown) => void,
): Listening {
  let client: pg.PoolClient | undefined
  let again: NodeJS.Timeout | undefined
  let isClosed = false

  const lose = (lost: pg.PoolClient | undefined, failure: unknown): void => {
    if (isClosed || lost !== client) return
    client = undefined
    lost?.release(true)
    report(failure)
    again = setTimeout(open, AGAIN_AFTER_MS)
  }
  const open = (): void => {
    void pool
      .connect()
      .then(async (fresh) => {
        if (isClosed) return fresh.release()
        client = fresh
        fresh.on('error', (failure: Error) => lose(fresh, failure))
        fresh.on('notification', ({ channel, payload }) => hear(channel, payload))
        for (const channel of channels) await fresh.query(`listen ${channel}`)
        hear()
      })
      .catch((failure: unknown) => lose(client, failure))
  }
  open()
  return {
    close() {
      isClosed = true
      clearTimeout(again)
      // Ended, not handed back: the next user must not hear these channels.
      client?.release(true)
    },
  }
}
