import type { Instant } from '../time.js'

/**
 * A line of the attendance list, in the order in which it was written. Who leaves the room for one item only (recusal)
 * stays in the meeting: that stands with the item, not here.
 */
export type Movement = {
  readonly personId: string
  readonly what: 'arrived' | 'left'
  readonly at: Instant
}

/**
 * Who is at the meeting at an instant, in order of arrival. Who arrives at the instant is there, who leaves at it is not;
 * of two lines of one instant the later written counts.
 */
export function presentAt(movements: readonly Movement[], at: Instant): string[] {
  const present = new Set<string>()
  for (const { personId, what } of inOrder(movements).filter((one) => one.at <= at)) {
    if (what === 'left') present.delete(personId)
    else present.add(personId)
  }
  return [...present]
}

/** The instants at which who is there may change, each once, in order. */
export function turningPoints(movements: readonly Movement[]): Instant[] {
  return [...new Set(inOrder(movements).map(({ at }) => at))]
}

function inOrder(movements: readonly Movement[]): Movement[] {
  return [...movements].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
