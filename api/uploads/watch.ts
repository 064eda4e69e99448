import type { Logger } from 'pino'
import { openFileDesk, type DeskDeps, type FileDesk } from './desk.js'
import { tidyFiles, tidyStore } from './housekeeping.js'
import { scanWaiting } from './scanning.js'

/** What has waited is looked for this often, beside the moment at which an upload ends. */
const LOOK_EVERY_MS = 15_000
const TIDY_EVERY_MS = 600_000
const TIDY_STORE_EVERY_MS = 86_400_000

/** A desk whose files are looked through as they come, until it is closed. */
export type WatchedDesk = FileDesk & { close(): Promise<void> }

/**
 * Opens the desk and watches over it. All that it does starts from rows of the database: any process may do it, and one
 * that dies is followed by another.
 */
export function watchFiles(deps: Omit<DeskDeps, 'wake'>): WatchedDesk {
  const { pool, log } = deps
  const rounds: Round[] = []
  const desk = openFileDesk({ ...deps, wake: () => rounds[0]?.now() })
  rounds.push(
    startRound(log, LOOK_EVERY_MS, () => scanWaiting({ pool, desk, log })),
    startRound(log, TIDY_EVERY_MS, () => tidyFiles(pool, desk)),
    startRound(log, TIDY_STORE_EVERY_MS, () => tidyStore(pool, desk)),
  )
  rounds[0]?.now()
  rounds[1]?.now()
  return { ...desk, close: async () => void (await Promise.all(rounds.map((round) => round.stop()))) }
}

type Round = { now(): void; stop(): Promise<void> }

/** Work that is done again and again, never twice at once; asked for while it is done, it is done once more after. */
function startRound(log: Logger, everyMs: number, work: () => Promise<unknown>): Round {
  let isWanted = false
  let running: Promise<void> | undefined
  const run = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false
      await work().catch((error: unknown) => log.error({ err: error }, 'the care of files failed'))
    }
    running = undefined
  }
  const now = () => {
    isWanted = true
    running ??= run()
  }
  const timer = setInterval(now, everyMs).unref()
  return {
    now,
    async stop() {
      clearInterval(timer)
      isWanted = false
      await running
    },
  }
}
