import type { Declaration } from '../committee/recusal.js'
import type { Instant } from '../time.js'

/** What follows from a declared interest. `undecided`: a ground of s.16 about which the secretary has not yet said. */
export type InterestConsequence = 'recused' | 'stays' | 'undecided'

/** A declared interest of a person in an item: by s.13 the person leaves, by s.16 the secretary says, else it is shown. */
export type Interest = Declaration & {
  readonly declaredAt: Instant
  readonly consequence: InterestConsequence
  /** Why a person with a ground of s.16 leaves or stays. */
  readonly decision?: string
  /** When the recused person left the room and when they came back: from the item's opening to its end. */
  readonly leftAt?: Instant
  readonly returnedAt?: Instant
}

/**
 * An objection to a member (s.15): decided by the others in a secret vote; with two thirds of them the member stays,
 * otherwise leaves as a recused one does. Final.
 */
export type Objection = {
  readonly personId: string
  readonly reason: string
  readonly raisedAt: Instant
  readonly status: 'raised' | 'stays' | 'leaves' | 'dropped'
  readonly votingId?: string
  /** Why it was dropped. */
  readonly dropped?: string
  readonly leftAt?: Instant
  readonly returnedAt?: Instant
}
