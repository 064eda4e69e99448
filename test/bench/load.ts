import { setTimeout as pause } from 'node:timers/promises'

/** Waiting times in milliseconds, from the moment at which each piece of work was due to begin. */
export type Times = {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly worst: number
}

/**
 * Begins work at an even rate, whether or not the work before has ended (an open load: nobody waits for a colleague's
 * answer before sending the own one), and tells how long each took.
 */
export async function atRate(
  perSecond: number,
  count: number,
  work: (index: number) => Promise<void>,
): Promise<Times> {
  const start = performance.now()
  const times = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const due = start + (index * 1_000) / perSecond
      await pause(due - performance.now())
      await work(index)
      return performance.now() - due
    }),
  )
  return summary(times)
}

/** Does the work a few pieces at a time, as fast as it goes. */
export async function inParallel(
  width: number,
  count: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const hand = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index)
  }
  await Promise.all(Array.from({ length: width }, hand))
}

/** The usual figures of some waiting times. */
export function summary(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), worst: at(1) }
}
