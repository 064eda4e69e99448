import type { MajorityBase, ThresholdName } from '../committee/case.js'
import type { Vote, Voter } from '../committee/ballot.js'
import type { CastingChoice, Result, Totals } from '../committee/tally.js'
import type { VerdictOutcome } from '../committee/verdict.js'
import type { Instant } from '../time.js'

/**
 * How an item is voted on: hands (the secretary notes each member's), each member on a device, secretly on a device, or
 * secretly on paper counted by two tellers.
 */
export type BallotMethod = 'hands' | 'device' | 'secret' | 'paper'

/** What became of an item, in the resolution's words. `postponed` is no verdict: who waits goes on waiting. */
export type ResolutionOutcome = VerdictOutcome | 'postponed'

/** What is asked: what the item's resolution shall be, or whether a member to whom somebody objects may stay (s.15). */
export type Question =
  | { readonly kind: 'item'; readonly proposes: ResolutionOutcome }
  | { readonly kind: 'objection'; readonly personId: string }

/** `noObjection`: the chair asked and nobody saw it otherwise (s.82). */
export type VotingMethod = BallotMethod | 'noObjection'

/** `annulled`: broken off, by the secretary or because the quorum was lost; it has no result and another may follow. */
export type VotingStatus = 'open' | 'tied' | 'closed' | 'annulled'

/** What a teller counted of the paper ballots. */
export type TellerCount = { readonly personId: string; readonly totals: Totals; readonly at: Instant }

/** The vote more of who presides at a tie: a vote of its own, always open. */
export type CastingVoteGiven = {
  readonly personId: string
  readonly choice: CastingChoice
  readonly at: Instant
}

/** A vote on an item. Of a secret one nothing here says who chose what: only who has taken a ballot, and the totals. */
export type Voting = {
  readonly votingId: string
  readonly question: Question
  readonly method: VotingMethod
  readonly threshold: ThresholdName
  readonly majorityBase: MajorityBase
  readonly status: VotingStatus
  readonly openedAt: Instant
  readonly closedAt?: Instant
  /** Named votes; always empty in a secret vote. */
  readonly votes: readonly Vote[]
  /** Who has taken a secret ballot, sorted by seat: the order of taking is not kept. */
  readonly taken: readonly Voter[]
  readonly counts: readonly TellerCount[]
  readonly totals?: Totals
  readonly casting?: CastingVoteGiven
  readonly result?: Result
  /** Why it was annulled. */
  readonly reason?: string
}

/** Ways of voting in which nobody may learn who chose what. */
export const SECRET_METHODS: readonly VotingMethod[] = ['secret', 'paper']
