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

/** The newest changes, and whom to wake when there are more. */
type Ring = {
  /** Everything behind this seq, up to `upTo`, is kept. */
  readonly since: number
  readonly upTo: number
  startAt(seq: number): void
  /** Reads what has come since, to the end. */
  gather(pool: pg.Pool): Promise<void>
  behind(seq: number): readonly Change[]
}

function createRing(): Ring {
  let kept: Change[] = []
  let since = 0
  let upTo = 0
  const keep = (page: readonly Change[]): void => {
    kept = [...kept, ...page]
    upTo = kept.at(-1)?.seq ?? upTo
    if (kept.length <= KEPT) return
    since = kept[kept.length - KEPT - 1]?.seq ?? since
    kept = kept.slice(-KEPT)
  }
  return {
    get since() {
      return since
    },
    get upTo() {
      return upTo
    },
    startAt: (seq) => void (since = upTo = seq),
    async gather(pool) {
      let page: Change[]
      do {
        page = await readChanges(pool, { after: upTo, limit: PAGE })
        keep(page)
      } while (page.length === PAGE)
    },
    behind(seq) {
      const first = kept.findLastIndex((change) => change.seq <= seq) + 1
      return kept.slice(first, first + PAGE)
    },
  }
}

/** Those who wait for the next change. */
type Bells = {
  readonly size: number
  ring(): void
  /** Until it rings, for so long at most, or until the signal. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

function createBells(): Bells {
  let bells = new Set<() => void>()
  return {
    get size() {
      return bells.size
    },
    ring() {
      const now = bells
      bells = new Set()
      for (const bell of now) bell()
    },
    wait: (ms, signal) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(wake, ms)
        function wake(): void {
          clearTimeout(timer)
          bells.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        bells.add(wake)
        signal.addEventListener('abort', wake)
      }),
  }
}

type HubParts = {
  readonly pool: pg.Pool
  readonly log: Logger
  readonly ring: Ring
  readonly bells: Bells
  readonly closing: AbortSignal
}

/** Listens for changes until the end: reads them into the ring, and wakes those who wait. */
async function listen({ pool, log, ring, bells, closing }: HubParts): Promise<void> {
  let gathering: NodeJS.Timeout | undefined
  const gather = async (): Promise<void> => {
    await ring.gather(pool)
    bells.ring()
  }
  const gatherSoon = (): void => {
    if (closing.aborted) return
    gathering ??= setTimeout(() => {
      void gather()
        .catch((failure: unknown) => log.warn({ err: failure }, 'changes cannot be read now'))
        .finally(() => (gathering = undefined))
    }, GATHER_MS)
  }
  ring.startAt(await newestChange(pool))
  const report = (failure: unknown) => log.warn({ err: failure }, 'the listening connection was lost')
  const listening = listenTo(pool, ['change', 'operation'], gatherSoon, report)
  const look = setInterval(() => bells.size > 0 && gatherSoon(), LOOK_EVERY_MS)
  closing.addEventListener('abort', () => {
    clearInterval(look)
    clearTimeout(gathering)
    listening.close()
    bells.ring()
  })
}

/** Makes the hub of one API process; it begins to listen with the first who asks. */
export function createEventHub({ pool, log }: { pool: pg.Pool; log: Logger }): EventHub {
  const closing = new AbortController()
  const [ring, bells] = [createRing(), createBells()]
  let started: Promise<void> | undefined
  const ready = (): Promise<void> =>
    (started ??= listen({ pool, log, ring, bells, closing: closing.signal }).catch((failure: unknown) => {
      started = undefined
      throw failure
    }))
  return {
    closing: closing.signal,
    async newest() {
      await ready()
      return ring.upTo
    },
    async after(seq) {
      await ready()
      return seq < ring.since ? readChanges(pool, { after: seq, limit: PAGE }) : ring.behind(seq)
    },
    async next(ms, signal) {
      await ready()
      if (!signal.aborted && !closing.signal.aborted) await bells.wait(ms, signal)
    },
    close: () => closing.abort(),
  }
}
