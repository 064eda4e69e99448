import { refuse, isRefusal, type Refusal } from '../refusals.js'
import { isBefore, type Instant } from '../time.js'
import type { Arithmetic } from './arithmetic.js'
import { resultOf, type Ballot } from './ballot.js'
import type { Totals } from './tally.js'

/** What became of an objection to members: they may go on, or are out of the item; final either way. */
export type ObjectionResult = {
  readonly mayStay: boolean
  readonly needed: number
  readonly of: number
  readonly totals: Totals
  readonly arithmetic: Arithmetic
}

/**
 * The vote on an objection to a member (s.15). The ballot's room names the member in `objectedTo`, who has explained and
 * left: the committee consists of the others, for the quorum and for the vote. It is secret, and takes two thirds of all
 * members not objected to, whether they came or not (“ของกรรมการที่ไม่ถูกคัดค้าน”). `for` means: may stay.
 */
export function objectionResult(
  ballot: Ballot & { readonly closedAt: Instant },
  totals: Totals,
): ObjectionResult | Refusal {
  const { room, openedAt, closedAt } = ballot
  if (room.objectedTo.length === 0 || isBefore(closedAt, openedAt)) return refuse('NOT_FOUND')
  const how = { threshold: 'twoThirds', majorityBase: 'all', recorded: 'voters', casting: null } as const
  const result = resultOf({ ballot, totals, ...how })
  if (isRefusal(result)) return result
  const { needed, base, outcome, arithmetic } = result
  return { mayStay: outcome === 'carried', needed, of: base, totals, arithmetic }
}
