import { refuse, type Refusal } from './refusals.js'
import { dueWall, isBefore, type Instant } from './time.js'

/** Why `dueAt`, the first instant that is too late, cannot be set at `at`: nobody could be in time any more. */
export function refusePast(dueAt: Instant, at: Instant, pointer: string): Refusal | undefined {
  return isBefore(at, dueAt)
    ? undefined
    : refuse('DEADLINE_PAST', { day: dueWall(dueAt).day, from: at }, pointer)
}
