import { adopt, resultOf, totalsOf, voterAt, type CastingVote } from '../committee/ballot.js'
import { checkForm } from '../committee/notice.js'
import { objectionResult } from '../committee/objection.js'
import type { Result, Totals } from '../committee/tally.js'
import { assertNever } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { isBefore, plusMilliseconds, type Instant } from '../time.js'
import type { ActNamed } from './acts.js'
import type { AgendaItem } from './agenda.js'
import { refuseUnsettled } from './decide-item.js'
import { refusePresiding } from './decide-sitting.js'
import { isSecretary, itemIn, refuseOthers, refuseOthersBut, stampOf, type Decided } from './decided.js'
import {
  ballotOf,
  isCirculation,
  isOfCommittee,
  roomOf,
  roomOfVote,
  runningVote,
  type Called,
} from './room.js'
import { SECRET_METHODS, type Voting } from './voting.js'

/** What is done in votes. */
export type VoteAct = ActNamed<
  | 'adopt'
  | 'openVote'
  | 'castVote'
  | 'takeBallot'
  | 'countBallots'
  | 'closeVote'
  | 'castCasting'
  | 'annulVote'
>

type Found = { readonly item: AgendaItem; readonly voting: Voting }

/** Decides an act of a vote on the item that is open. */
export function decideVote(meeting: Called, act: VoteAct): Decided {
  const item = itemIn(meeting, act, ['open'])
  if (isRefusal(item)) return item
  if (act.type === 'openVote') return openVote(meeting, item, act)
  if (act.type === 'adopt') return adoptItem(meeting, item, act)
  const voting = item.votings.find(({ votingId }) => votingId === act.votingId)
  if (!voting) return refuse('VOTE_UNKNOWN')
  if (voting.status === 'annulled') return refuse('VOTE_ANNULLED')
  const found = { item, voting }
  switch (act.type) {
    case 'castVote':
      return castVote(meeting, found, act)
    case 'takeBallot':
      return takeBallot(meeting, found, act)
    case 'countBallots':
      return countBallots(meeting, found, act)
    case 'closeVote':
      return closeVote(meeting, found, act)
    case 'castCasting':
      return castCasting(meeting, found, act)
    case 'annulVote':
      return annul(meeting, found, act)
    default:
      return assertNever(act)
  }
}

/** What an item takes: its own threshold or the rules'; by circulation all members in office are the base. */
function howOf(meeting: Called, { threshold }: AgendaItem): Pick<Voting, 'threshold' | 'majorityBase'> {
  const { rules } = meeting.committee
  const majorityBase = isCirculation(meeting) ? 'all' : rules.majorityBase
  return { threshold: threshold ?? rules.threshold, majorityBase }
}

function refuseBegin(
  meeting: Called,
  item: AgendaItem,
  act: ActNamed<'openVote' | 'adopt'>,
): Refusal | undefined {
  const refused = refuseOthers(meeting, act)
  if (refused) return refused
  if (runningVote(item)) return refuse('VOTE_RUNNING')
  const isKnown = meeting.agenda.some(({ votings }) => votings.some((one) => one.votingId === act.votingId))
  return isKnown ? refuse('VOTE_KNOWN') : refusePresiding(meeting, act.at)
}

/** The chair asks whether anybody sees it otherwise; silence adopts (s.82). By circulation silence says nothing. */
function adoptItem(meeting: Called, item: AgendaItem, act: ActNamed<'adopt'>): Decided {
  const refused = refuseBegin(meeting, item, act) ?? refuseUnsettled(item)
  if (refused) return refused
  if (isCirculation(meeting)) return refuse('NOT_NOW', { act: act.type, state: 'circulation' })
  const how = howOf(meeting, item)
  const result = adopt(roomOf(meeting, item), act.at, { objections: 0, ...how })
  return isRefusal(result) ? result : [{ ...act, type: 'adopted', ...how, result }]
}

function openVote(meeting: Called, item: AgendaItem, act: ActNamed<'openVote'>): Decided {
  const { itemId, votingId, question } = act
  const method = act.method ?? (question.kind === 'objection' ? 'secret' : item.ballot)
  const isSecret = SECRET_METHODS.includes(method)
  const begun = { ...stampOf(act), type: 'voteOpened', itemId, votingId, question, method } as const
  const refused = refuseBegin(meeting, item, act)
  if (refused) return refused
  if (question.kind === 'objection') {
    const isRaised = item.objections.some(
      (one) => one.personId === question.personId && one.status === 'raised',
    )
    if (!isRaised) return refuse('OBJECTION_UNKNOWN')
    return isSecret ? [{ ...begun, threshold: 'twoThirds', majorityBase: 'all' }] : refuse('SECRET_ONLY')
  }
  const form = isSecret ? checkForm(meeting.committee.rules, 'secretBallot') : undefined
  return refuseUnsettled(item) ?? form ?? [{ ...begun, ...howOf(meeting, item) }]
}

/** On a device by the member alone; a raised hand is noted by the secretary. */
function castVote(meeting: Called, { item, voting }: Found, act: ActNamed<'castVote'>): Decided {
  const { itemId, votingId, personId, choice, at } = act
  if (voting.method !== 'hands' && voting.method !== 'device') return otherMethod(voting)
  const isAllowed = voting.method === 'hands' ? isSecretary(meeting, act) : act.by.personId === personId
  if (!isAllowed) return refuse('NOT_YOURS')
  const seat = seatOfVoter(meeting, { item, voting }, act)
  if (isRefusal(seat)) return seat
  const vote = { memberId: seat.memberId, personId, choice, at }
  return [{ ...stampOf(act), type: 'voteCast', itemId, votingId, vote }]
}

/** That somebody has voted secretly; a paper ballot is handed out by the secretary. */
function takeBallot(meeting: Called, { item, voting }: Found, act: ActNamed<'takeBallot'>): Decided {
  const { itemId, votingId, personId } = act
  if (voting.method !== 'secret' && voting.method !== 'paper') return otherMethod(voting)
  const isAllowed = voting.method === 'paper' ? isSecretary(meeting, act) : act.by.personId === personId
  if (!isAllowed) return refuse('NOT_YOURS')
  const seat = seatOfVoter(meeting, { item, voting }, act)
  if (isRefusal(seat)) return seat
  const voter = { memberId: seat.memberId, personId }
  return [{ ...stampOf(act), type: 'ballotTaken', itemId, votingId, voter }]
}

function seatOfVoter(
  meeting: Called,
  { item, voting }: Found,
  { personId, at }: { readonly personId: string; readonly at: Instant },
) {
  const late = refuseClosed(voting)
  if (late) return late
  return voterAt(ballotOf(roomOfVote(meeting, item, voting), voting), personId, at)
}

function countBallots(meeting: Called, { voting }: Found, act: ActNamed<'countBallots'>): Decided {
  const { itemId, votingId, totals, at, by } = act
  if (voting.method !== 'paper') return otherMethod(voting)
  const late = refuseClosed(voting)
  if (late) return late
  const isOfOffice = by.officeCode === meeting.secretariat
  if (!isOfOffice && !isOfCommittee(meeting, by.personId, at)) return refuse('NOT_YOURS')
  return [{ at, by, type: 'ballotsCounted', itemId, votingId, personId: by.personId, totals }]
}

function closeVote(meeting: Called, { item, voting }: Found, act: ActNamed<'closeVote'>): Decided {
  const refused = refuseOthers(meeting, act) ?? refuseClosed(voting)
  if (refused) return refused
  const totals = totalsFor(voting, act)
  if (isRefusal(totals)) return totals
  const closedAt = endOf(voting, act.at)
  const result = resultFor(meeting, { item, voting: { ...voting, closedAt } }, { totals, casting: null })
  if (isRefusal(result)) return result
  const { itemId, votingId } = act
  const closing = { ...stampOf(act), itemId, votingId, closedAt, totals, result }
  if (result.outcome === 'tied') return [{ ...closing, type: 'voteTied' }]
  const closed = { ...closing, type: 'voteClosed' } as const
  if (voting.question.kind === 'item') return [closed]
  const { personId } = voting.question
  const stays = result.outcome === 'carried'
  return [closed, { ...stampOf(act), type: 'objectionDecided', itemId, votingId, personId, stays }]
}

/** Acts that arrive together may be stamped out of order: whatever was counted is before the closing. */
function endOf({ votes }: Voting, at: Instant): Instant {
  const last = votes
    .map((vote) => vote.at)
    .sort()
    .at(-1)
  return last === undefined || isBefore(last, at) ? at : plusMilliseconds(last, 1)
}

function totalsFor(voting: Voting, { tally }: ActNamed<'closeVote'>): Totals | Refusal {
  switch (voting.method) {
    case 'hands':
    case 'device':
    case 'noObjection':
      return totalsOf(voting.votes)
    case 'secret':
      return tally ?? refuse('TALLY_MISSING', {}, '/tally')
    case 'paper': {
      const [first, ...others] = voting.counts
      const isAgreed = others.length > 0 && others.every(({ totals }) => isSameCount(totals, first?.totals))
      return first && isAgreed ? first.totals : refuse('TELLERS_DIFFER', { counts: voting.counts.length })
    }
    default:
      return assertNever(voting.method)
  }
}

function isSameCount(a: Totals, b: Totals | undefined): boolean {
  return a.for === b?.for && a.against === b.against && a.abstain === b.abstain && a.invalid === b.invalid
}

function resultFor(
  meeting: Called,
  { item, voting }: { readonly item: AgendaItem; readonly voting: Voting & { readonly closedAt: Instant } },
  { totals, casting }: { readonly totals: Totals; readonly casting: CastingVote | null },
): Result | Refusal {
  const { closedAt, threshold, majorityBase } = voting
  const ballot = { ...ballotOf(roomOfVote(meeting, item, voting), voting), closedAt }
  if (voting.question.kind === 'objection') {
    const decided = objectionResult(ballot, totals)
    if (isRefusal(decided)) return decided
    const { mayStay, needed, of: base, arithmetic } = decided
    return { outcome: mayStay ? 'carried' : 'lost', totals, casting: null, base, needed, arithmetic }
  }
  return resultOf({ ballot, totals, recorded: 'voters', threshold, majorityBase, casting })
}

/** A vote of its own, of who presides; the secretary notes it where hands or papers are counted. */
function castCasting(meeting: Called, { item, voting }: Found, act: ActNamed<'castCasting'>): Decided {
  const { itemId, votingId, personId, choice, at } = act
  const { totals, closedAt } = voting
  if (voting.status !== 'tied' || !totals || !closedAt) return refuse('NO_TIE')
  const isOnDevice = voting.method === 'device' || voting.method === 'secret'
  const isAllowed = isOnDevice ? act.by.personId === personId : true
  const refused = isAllowed ? refuseOthersBut(meeting, act, personId) : refuse('NOT_YOURS')
  if (refused) return refused
  const casting = { personId, choice, at }
  const elected = meeting.elected ?? null
  const result = resultFor(
    meeting,
    { item, voting: { ...voting, closedAt } },
    { totals, casting: { ...casting, elected } },
  )
  return isRefusal(result)
    ? result
    : [{ ...stampOf(act), type: 'castingVoteCast', itemId, votingId, casting, result }]
}

/** What has a result is not annulled: another vote may follow, and the later one counts. */
function annul(meeting: Called, { voting }: Found, act: ActNamed<'annulVote'>): Decided {
  const refused =
    refuseOthers(meeting, act) ?? (voting.status === 'closed' ? refuseClosed(voting) : undefined)
  if (refused) return refused
  const { itemId, votingId, reason } = act
  return [{ ...stampOf(act), type: 'voteAnnulled', itemId, votingId, reason }]
}

/** A vote has an end once it is not open any more. */
function refuseClosed({ closedAt }: Voting): Refusal | undefined {
  return closedAt === undefined ? undefined : refuse('VOTE_LATE', { closedAt })
}

function otherMethod({ method }: Voting): Refusal {
  return refuse('METHOD_OTHER', { method })
}
