import { totalsOf, voterAt, type Ballot, type Closing, type Vote } from '../../../domain/committee/ballot.js'
import type { Room } from '../../../domain/committee/room.js'
import type { Choice, Result } from '../../../domain/committee/tally.js'
import { isRefusal, type Refusal } from '../../../domain/refusals.js'
import { arrive, at, committeeOf, upTo } from './people.js'

/** Members p1 to p15 in the seats m1 to m15. */
export const fifteen = committeeOf(15)

/** The first ten of them, there since nine. */
export const ten = arrive('09:00', ...upTo(10))

/** A vote from ten to ten past. */
export function ballotIn(room: Room, change: Partial<Ballot> = {}): Ballot {
  return { room, openedAt: at('10:00'), closedAt: at('10:10'), voted: [], ...change }
}

/** What the person is told who votes at this time: the seat, or why not. */
export function asked(ballot: Ballot, person: string, clock = '10:05'): string {
  const answer = voterAt(ballot, person, at(clock))
  return isRefusal(answer) ? answer.refused : answer.memberId
}

/** What member `n` said at five past. */
export const vote = (n: number, choice: Choice): Vote => ({
  ...{ memberId: `m${n}`, personId: `p${n}` },
  ...{ choice, at: at('10:05') },
})

/** Closes a vote in which these said these things. */
export function closing(room: Room, votes: readonly Vote[], change: Partial<Closing> = {}): Closing {
  return {
    ballot: { ...ballotIn(room), closedAt: at('10:10'), voted: votes },
    totals: totalsOf(votes),
    ...{ recorded: 'voters', threshold: 'majority', majorityBase: 'presentAndVoting', casting: null },
    ...change,
  }
}

/** The outcome, or why there is none. */
export const outcomeOf = (result: Result | Refusal): string =>
  isRefusal(result) ? result.refused : result.outcome
