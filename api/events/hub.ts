import type { Logger } from 'pino'
import type pg from 'pg'
import { newestChange, readChanges, type Change } from '../../db/changes.js'
import { listenTo } from '../../db/listen.js'

/** Changes kept in memory for those who watch: they read the database only when they are further behind. */
const KEPT = 5_000
const PAGE = 1_000
/** A burst of steps is read in one go. */
const GATHER_MS = 50
/** What a rolled-back step held up is found this soon. */
const LOOK_EVERY_MS = 2_000

/** The changes of the product as this process hears of them: one connection and one read for all who watch. */
export type EventHub = {
  /** The newest seq that is settled. */
  newest(): Promise<number>
  /** Changes behind a seq, in order; nothing when there is none now. */
  after(seq: number): Promise<readonly Change[]>
  /** Until something has changed, at the latest after `ms`, or until the signal. */
  next(ms: number, signal: AbortSignal): Promise<void>
  /** Ends all streams: their signal. */
  readonly closing: AbortSignal
  close(): void
}

/** Makes the hub of one API process; it begins to listen with the first who asks. */
export function createEventHub({ pool, log }: { pool: pg.Pool; log: Logger }): EventHub {
  const closing = new AbortController()
  let ring: Change[] = []
  // Everything behind this seq, up to the last one of the ring, lies in the ring.
  let since = 0
  let upTo = 0
  let bells = new Set<() => void>()
  let gathering: NodeJS.Timeout | undefined
  let started: Promise<void> | undefined

  const ringBells = (): void => {
    const now = bells
    bells = new Set()
    for (const bell of now) bell()
  }
  const gather = async (): Promise<void> => {
    let page: Change[]
    do {
      page = await readChanges(pool, { after: upTo, limit: PAGE })
      ring = [...ring, ...page]
      upTo = ring.at(-1)?.seq ?? upTo
      if (ring.length > KEPT) {
        since = ring[ring.length - KEPT - 1]?.seq ?? since
        ring = ring.slice(-KEPT)
      }
    } while (page.length === PAGE)
    ringBells()
  }
  const gatherSoon = (): void => {
    if (closing.signal.aborted) return
    gathering ??= setTimeout(() => {
      void gather()
        .catch((failure: unknown) => log.warn({ err: failure }, 'changes cannot be read now'))
        .finally(() => (gathering = undefined))
    }, GATHER_MS)
  }
  const start = async (): Promise<void> => {
    since = upTo = await newestChange(pool)
    const report = (failure: unknown) => log.warn({ err: failure }, 'the listening connection was lost')
    const listening = listenTo(pool, ['change', 'operation'], gatherSoon, report)
    const look = setInterval(() => bells.size > 0 && gatherSoon(), LOOK_EVERY_MS)
    closing.signal.addEventListener('abort', () => {
      clearInterval(look)
      clearTimeout(gathering)
      listening.close()
      ringBells()
    })
  }
  const ready = (): Promise<void> =>
    (started ??= start().catch((failure: unknown) => {
      started = undefined
      throw failure
    }))

  return {
    closing: closing.signal,
    async newest() {
      await ready()
      return upTo
    },
    async after(seq) {
      await ready()
      if (seq < since) return readChanges(pool, { after: seq, limit: PAGE })
      const first = ring.findLastIndex((change) => change.seq <= seq) + 1
      return ring.slice(first, first + PAGE)
    },
    async next(ms, signal) {
      await ready()
      if (signal.aborted || closing.signal.aborted) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(wake, ms)
        function wake(): void {
          clearTimeout(timer)
          bells.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        bells.add(wake)
        signal.addEventListener('abort', wake)
      })
    },
    close: () => closing.abort(),
  }
}
