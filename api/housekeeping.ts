import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type pg from 'pg'
import { clearOperations, clearRequests, clearSignIn } from '../db/housekeeping.js'
import { endSilentOperations } from '../db/operations.js'
import { relistCases } from '../db/cases/relist.js'
import { backfillRegisters } from '../db/search/backfill.js'
import { safe } from './log.js'
import { problem, problemBody } from './problems.js'

/** One thing that is put in order now and then; done by every API process, so it must not mind to be done twice at once. */
export type Task = {
  readonly name: string
  readonly everyMs: number
  readonly run: (pool: pg.Pool) => Promise<number>
}

const MINUTE_MS = 60_000
/** Three times what a living process says of itself. */
const SILENT_SECONDS = 45

/** What is put in order. Other rooms add theirs here. */
export const TASKS: readonly Task[] = [
  { name: 'requests', everyMs: 10 * MINUTE_MS, run: clearRequests },
  { name: 'operations', everyMs: 60 * MINUTE_MS, run: clearOperations },
  { name: 'signIn', everyMs: 60 * MINUTE_MS, run: clearSignIn },
  // Lines from before there was a search: once they are done this finds nothing, by an index that is empty.
  { name: 'registerWords', everyMs: MINUTE_MS / 2, run: backfillRegisters },
  { name: 'casesAnew', everyMs: MINUTE_MS / 2, run: relistCases },
  {
    name: 'silentOperations',
    everyMs: MINUTE_MS / 2,
    run: (pool) =>
      endSilentOperations(pool, {
        silentSeconds: SILENT_SECONDS,
        problem: problemBody(problem('INTERRUPTED'), 'housekeeping'),
      }),
  },
]

/** Runs the tasks, each in its own time, until closed. */
export function keepHouse(
  { pool, log }: { pool: pg.Pool; log: Logger },
  tasks: readonly Task[] = TASKS,
): { close(): Promise<void> } {
  const closing = new AbortController()
  const { signal } = closing
  const keep = async ({ name, everyMs, run }: Task): Promise<void> => {
    while (!signal.aborted) {
      // Spread, so that processes that start together do not all come at once.
      await pause(everyMs * (0.5 + Math.random() / 2), undefined, { signal, ref: false }).catch(
        () => undefined,
      )
      if (signal.aborted) return
      await run(pool).then(
        (count) => count > 0 && log.info({ task: name, count }, 'put in order'),
        (failure: unknown) => log.warn({ task: name, err: safe(failure) }, 'not put in order now'),
      )
    }
  }
  const running = Promise.all(tasks.map(keep))
  return {
    async close() {
      closing.abort()
      await running
    },
  }
}
