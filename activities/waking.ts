import type pg from 'pg'

/** Waits that a notification of the database cuts short. */
export type Waker = {
  /** Until woken, until the time is over, or until the signal; what woke since the last pause ends it at once. */
  pause(ms: number, signal?: AbortSignal): Promise<void>
  /** Ends the pause under way, or the next one. */
  wake(): void
  close(): void
}

/** Listens on a channel over a connection of its own; one that is lost is opened again at the next pause. */
export function createWaker(pool: pg.Pool, channel: string, report: (failure: unknown) => void): Waker {
  let client: pg.PoolClient | undefined
  let isWoken = false
  let ring = (): void => undefined
  const wake = (): void => {
    isWoken = true
    ring()
  }
  const drop = (lost: pg.PoolClient, failure?: Error): void => {
    if (client !== lost) return
    client = undefined
    lost.release(failure ?? true)
    wake()
  }
  const listen = async (): Promise<void> => {
    const fresh = await pool.connect()
    client = fresh
    fresh.on('error', (failure: Error) => drop(fresh, failure))
    fresh.on('notification', wake)
    await fresh.query(`listen ${channel}`)
    // Nobody told us of what came in before: look once.
    wake()
  }
  return {
    wake,
    async pause(ms, signal) {
      if (!client) await listen().catch(report)
      if (!isWoken && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          ring = () => {
            clearTimeout(timer)
            resolve()
          }
          signal?.addEventListener('abort', ring, { once: true })
        })
        signal?.removeEventListener('abort', ring)
      }
      isWoken = false
    },
    close() {
      const last = client
      client = undefined
      last?.release(true)
    },
  }
}
