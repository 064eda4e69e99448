import { endOfDay, type Day, type Instant } from '../domain/time.js'

type Said = { readonly reason: string; readonly completeBy?: Day }

/** A return as the rules take it: a day that was said counts as a whole. */
export function returned({ reason, completeBy }: Said): { reason: string; completeBy?: Instant } {
  return { reason, ...(completeBy === undefined ? {} : { completeBy: endOfDay(completeBy) }) }
}
