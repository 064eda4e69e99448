import { join } from 'node:path'
import { readJson } from './files.js'
import { stopSignalOf } from './part.js'
import { send, waitForEnd, type ProcessMark } from './pids.js'

/** What the supervisor leaves on disk about itself and its parts (`run/stack.json`). */
export type StackRecord = {
  readonly pid: number
  readonly startedAt: string
  readonly addresses: Readonly<Record<string, string>>
  readonly parts: readonly {
    readonly name: string
    readonly marks: readonly ProcessMark[]
    readonly restarts: number
  }[]
}

const BY_THEMSELVES_MS = 5_000
const WHEN_ASKED_MS = 15_000

/** Reads what the supervisor of a home folder last noted; undefined when none ran or it stopped in order. */
export const readStackRecord = (home: string): Promise<StackRecord | undefined> =>
  readJson<StackRecord>(join(home, 'run', 'stack.json'))

/**
 * Ends what a killed supervisor left behind. Its parts stop by themselves when its channel closes: they get the time for
 * it, then a request, then SIGKILL. Only the very processes noted are touched, never others with their numbers.
 */
export async function endLeftovers(home: string): Promise<void> {
  const noted = (await readStackRecord(home))?.parts ?? []
  const all = noted.flatMap(({ marks }) => marks)
  const left = await waitForEnd(all, BY_THEMSELVES_MS)
  for (const { name, marks } of noted) {
    for (const { pid } of await waitForEnd(marks, 0)) send(pid, stopSignalOf(name))
  }
  for (const { pid } of await waitForEnd(left, WHEN_ASKED_MS)) send(pid, 'SIGKILL')
  await waitForEnd(left, WHEN_ASKED_MS)
}
