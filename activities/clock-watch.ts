import type pg from 'pg'
import { isRehearsal } from '../db/clock.js'
import { sleepingCases } from '../db/rehearsal.js'
import type { Nudge } from './nudge.js'
import { createWaker } from './waking.js'

const LONGEST_PAUSE_MS = 30_000

/** What the watch works with. */
export type ClockWatchDeps = {
  readonly pool: pg.Pool
  readonly nudge: Nudge
  readonly log: { error(facts: object, message: string): void }
}

/** Wakes the cases of a rehearsal when somebody has set its clock: their timers were made for another one. Ends with the signal. */
export async function watchClock({ pool, nudge, log }: ClockWatchDeps, signal: AbortSignal): Promise<void> {
  const report = (failure: unknown): void =>
    log.error({ failure: String(failure) }, 'the watch on the clock could not go on')
  const waker = createWaker(pool, 'clock', report)
  while (!signal.aborted) {
    await waker.pause(LONGEST_PAUSE_MS, signal)
    await wakeSleepers(pool, nudge).catch(report)
  }
  waker.close()
}

async function wakeSleepers(pool: pg.Pool, nudge: Nudge): Promise<void> {
  // The clock of a database at work is the time of day: nobody can have set it.
  if (await isRehearsal(pool)) await nudge(await sleepingCases(pool))
}
