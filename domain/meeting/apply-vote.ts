import { assertNever } from '../case.js'
import type { AgendaItem } from './agenda.js'
import type { EventNamed, MeetingEvent } from './events.js'
import type { Voting } from './voting.js'

const VOTE_EVENTS = [
  'adopted',
  'voteOpened',
  'voteCast',
  'ballotTaken',
  'ballotsCounted',
  'voteTied',
  'voteClosed',
  'castingVoteCast',
  'voteAnnulled',
  'objectionDecided',
] as const

/** An event of a vote on an item. */
export type VoteEvent = EventNamed<(typeof VOTE_EVENTS)[number]>

/** Whether the event is one of a vote. */
export function isOfVote(event: MeetingEvent): event is VoteEvent {
  return VOTE_EVENTS.some((type) => type === event.type)
}

/** The item after an event of one of its votes. */
export function applyVote(item: AgendaItem, event: VoteEvent): AgendaItem {
  switch (event.type) {
    case 'adopted':
    case 'voteOpened':
      return { ...item, votings: [...item.votings, begun(event)] }
    case 'objectionDecided': {
      const status = event.stays ? ('stays' as const) : ('leaves' as const)
      const objections = item.objections.map((one) =>
        one.personId === event.personId && one.status === 'raised'
          ? { ...one, status, votingId: event.votingId }
          : one,
      )
      return { ...item, objections }
    }
    case 'voteCast':
    case 'ballotTaken':
    case 'ballotsCounted':
    case 'voteTied':
    case 'voteClosed':
    case 'castingVoteCast':
    case 'voteAnnulled': {
      const votings = item.votings.map((one) => (one.votingId === event.votingId ? step(one, event) : one))
      return { ...item, votings }
    }
    default:
      return assertNever(event)
  }
}

function begun(event: EventNamed<'adopted' | 'voteOpened'>): Voting {
  const { votingId, threshold, majorityBase, at } = event
  const common = { votingId, threshold, majorityBase, openedAt: at, votes: [], taken: [], counts: [] }
  if (event.type === 'voteOpened')
    return { ...common, question: event.question, method: event.method, status: 'open' }
  const question = { kind: 'item', proposes: event.proposes } as const
  const { result } = event
  return {
    ...common,
    question,
    method: 'noObjection',
    status: 'closed',
    closedAt: at,
    totals: result.totals,
    result,
  }
}

function step(
  voting: Voting,
  event: Exclude<VoteEvent, { type: 'adopted' | 'voteOpened' | 'objectionDecided' }>,
): Voting {
  switch (event.type) {
    case 'voteCast':
      return { ...voting, votes: [...voting.votes, event.vote] }
    case 'ballotTaken':
      return {
        ...voting,
        taken: [...voting.taken, event.voter].sort((a, b) => (a.memberId < b.memberId ? -1 : 1)),
      }
    case 'ballotsCounted': {
      const { personId, totals, at } = event
      const others = voting.counts.filter((one) => one.personId !== personId)
      return { ...voting, counts: [...others, { personId, totals, at }] }
    }
    case 'voteTied':
    case 'voteClosed': {
      const { closedAt, totals, result } = event
      return { ...voting, status: event.type === 'voteTied' ? 'tied' : 'closed', closedAt, totals, result }
    }
    case 'castingVoteCast':
      return { ...voting, status: 'closed', casting: event.casting, result: event.result }
    case 'voteAnnulled':
      return { ...voting, status: 'annulled', closedAt: voting.closedAt ?? event.at, reason: event.reason }
    default:
      return assertNever(event)
  }
}
