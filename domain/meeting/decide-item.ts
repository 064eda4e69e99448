import { refuseQuorum } from '../committee/ballot.js'
import { checkDeclaration, groundWords } from '../committee/recusal.js'
import { assertNever } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import type { ActNamed } from './acts.js'
import { numberOfItem, type AgendaItem } from './agenda.js'
import { refusePresiding } from './decide-sitting.js'
import {
  isSecretary,
  itemIn,
  refuseCirculated,
  refuseOthers,
  refuseOthersBut,
  stampOf,
  type Decided,
} from './decided.js'
import { hasVoteIn, isOfCommittee, itemAtHand, roomOf, runningVote, type Called } from './room.js'

/** What happens to an item beside its votes. */
export type ItemAct = ActNamed<
  'openItem' | 'declareInterest' | 'decideInterest' | 'objectTo' | 'dropObjection' | 'noteDiscussion'
>

/** Decides an act on one item. */
export function decideItem(meeting: Called, act: ItemAct): Decided {
  switch (act.type) {
    case 'openItem':
      return openItem(meeting, act)
    case 'declareInterest':
      return declare(meeting, act)
    case 'decideInterest':
      return decideInterest(meeting, act)
    case 'objectTo':
      return objectTo(meeting, act)
    case 'dropObjection':
      return dropObjection(meeting, act)
    case 'noteDiscussion': {
      const item = itemIn(meeting, act, ['open', 'stopped', 'closed', 'postponed', 'withdrawn', 'sentBack'])
      const refused = refuseOthers(meeting, act) ?? (isRefusal(item) ? item : refuseCirculated(meeting))
      return refused ?? [{ ...act, type: 'discussed' }]
    }
    default:
      return assertNever(act)
  }
}

/** One item at a time; whether the recused count for its quorum is settled with the opening and never afterwards. */
function openItem(meeting: Called, act: ActNamed<'openItem'>): Decided {
  const refused = refuseOthers(meeting, act)
  if (refused) return refused
  const other = itemAtHand(meeting)
  if (other) return refuse('ITEM_OPEN', { number: numberOfItem(meeting.agenda, other.itemId) })
  const item = itemIn(meeting, act, ['planned'])
  if (isRefusal(item)) return item
  const room = roomOf(meeting, { ...item, countsRecused: act.countsRecused })
  return refusePresiding(meeting, act.at) ?? refuseQuorum(room, act.at) ?? [{ ...act, type: 'itemOpened' }]
}

/** A ground of s.13 excludes by law; one of s.16 waits for the secretary; what is no ground is shown. */
function declare(meeting: Called, act: ActNamed<'declareInterest'>): Decided {
  const { declaration, itemId, at } = act
  const item = quietItem(meeting, act)
  if (isRefusal(item)) return item
  const refused = refuseOthersBut(meeting, act, declaration.personId) ?? checkDeclaration(declaration)
  if (refused) return refused
  if (!isOfCommittee(meeting, declaration.personId, at)) return refuse('VOTER_NOT_MEMBER')
  const isKnown = item.interests.some(
    (one) => one.personId === declaration.personId && one.ground === declaration.ground,
  )
  if (isKnown) return refuse('INTEREST_KNOWN')
  const effect = groundWords(declaration.ground).effect
  const consequence = ({ excluded: 'recused', excludedIfFound: 'undecided', shown: 'stays' } as const)[effect]
  const interest = { ...declaration, declaredAt: at, consequence }
  return [{ ...stampOf(act), type: 'interestDeclared', itemId, interest }]
}

function decideInterest(meeting: Called, act: ActNamed<'decideInterest'>): Decided {
  const refused = refuseOthers(meeting, act)
  if (refused) return refused
  const item = quietItem(meeting, act)
  if (isRefusal(item)) return item
  const { type: _, ...decision } = act
  return item.interests.some((one) => one.personId === act.personId && one.consequence === 'undecided')
    ? [{ ...decision, type: 'interestDecided' }]
    : refuse('INTEREST_UNKNOWN')
}

/** By a member, or by the secretary for a party (s.14, s.15). */
function objectTo(meeting: Called, act: ActNamed<'objectTo'>): Decided {
  const item = quietItem(meeting, act)
  if (isRefusal(item)) return item
  const { type: _, ...objection } = act
  if (!isSecretary(meeting, act) && !isOfCommittee(meeting, act.by.personId, act.at))
    return refuse('NOT_YOURS')
  if (!hasVoteIn(meeting, act.personId, act.at)) return refuse('VOTER_NOT_MEMBER')
  const before = item.objections.some((one) => one.personId === act.personId && one.status !== 'dropped')
  return before ? refuse('OBJECTION_KNOWN') : [{ ...objection, type: 'objected' }]
}

function dropObjection(meeting: Called, act: ActNamed<'dropObjection'>): Decided {
  const refused = refuseOthers(meeting, act)
  if (refused) return refused
  const item = quietItem(meeting, act)
  if (isRefusal(item)) return item
  const { type: _, ...dropped } = act
  return item.objections.some((one) => one.personId === act.personId && one.status === 'raised')
    ? [{ ...dropped, type: 'objectionDropped' }]
    : refuse('OBJECTION_UNKNOWN')
}

/** An item that is not closed and on which no vote is under way: whoever voted has voted by what was known then. */
function quietItem(
  meeting: Called,
  act: { readonly type: string; readonly itemId: string },
): AgendaItem | Refusal {
  const item = itemIn(meeting, act, ['planned', 'open', 'stopped'])
  if (isRefusal(item)) return item
  return runningVote(item) ? refuse('VOTE_RUNNING') : item
}

/** Why an item cannot be voted on or resolved yet: an interest or an objection waits. */
export function refuseUnsettled({ interests, objections }: AgendaItem): Refusal | undefined {
  const undecided = interests.filter(({ consequence }) => consequence === 'undecided').length
  if (undecided > 0) return refuse('INTEREST_UNDECIDED', { count: undecided })
  const raised = objections.filter(({ status }) => status === 'raised').length
  return raised > 0 ? refuse('OBJECTION_UNDECIDED', { count: raised }) : undefined
}
