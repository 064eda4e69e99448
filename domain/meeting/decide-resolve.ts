import { assertNever } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { isSecret } from '../secrecy.js'
import { dayOf } from '../time.js'
import type { ActNamed } from './acts.js'
import type { AgendaItem } from './agenda.js'
import type { MeetingJob } from './case.js'
import { refuseUnsettled } from './decide-item.js'
import { refusePresiding } from './decide-sitting.js'
import { refuseFollowUps } from './follow-ups.js'
import { itemIn, refuseCirculated, refuseOthers, refuseOthersBut, stampOf, type Decided } from './decided.js'
import { hasVoteIn, runningVote, type Called } from './room.js'
import type { Question, ResolutionOutcome, Voting } from './voting.js'

/** What is resolved, and what is added to a resolution. */
export type ResolvingAct = ActNamed<'resolve' | 'addFollowUps' | 'dissent'>

/** Decides what the meeting has resolved. */
export function decideResolving(meeting: Called, act: ResolvingAct): Decided {
  switch (act.type) {
    case 'resolve':
      return resolve(meeting, act)
    case 'addFollowUps':
      return addFollowUps(meeting, act)
    case 'dissent':
      return dissent(meeting, act)
    default:
      return assertNever(act)
  }
}

type Decisive = Voting & { readonly question: Extract<Question, { kind: 'item' }> }

/** The vote that decides the item: the latest one that has a result. */
function decisiveVote({ votings }: Pick<AgendaItem, 'votings'>): Decisive | undefined {
  return votings.findLast(
    (voting): voting is Decisive => voting.status === 'closed' && voting.question.kind === 'item',
  )
}

/**
 * The outcomes that may be recorded of an item as it stands: what its vote has decided. What is only to be known needs no
 * vote. To lose the proposal to approve or to pass something on is to refuse it; to lose any other decides nothing.
 */
export function outcomesOf(item: Pick<AgendaItem, 'kind' | 'votings'>): ResolutionOutcome[] {
  const voting = decisiveVote(item)
  if (!voting) return item.kind === 'information' ? ['noted'] : []
  const { proposes } = voting.question
  if (voting.result?.outcome === 'carried') return [proposes]
  return proposes === 'approved' || proposes === 'proposedUpward' ? ['refused'] : []
}

function resolve(meeting: Called, act: ActNamed<'resolve'>): Decided {
  const item = itemIn(meeting, act, ['open'])
  if (isRefusal(item)) return item
  const refused =
    refuseOthers(meeting, act) ??
    (runningVote(item) ? refuse('VOTE_RUNNING') : undefined) ??
    refuseUnsettled(item) ??
    refusePresiding(meeting, act.at) ??
    refuseWords(act) ??
    refuseFollowUps(meeting, act.followUps)
  if (refused) return refused
  if (!outcomesOf(item).includes(act.outcome)) return refuse('UNDECIDED', { outcome: act.outcome })
  const { itemId, outcome, text, reason, followUps, at } = act
  const year = Number(dayOf(at).slice(0, 4))
  const voting = decisiveVote(item)
  const subject = isSecret(meeting.secrecy) ? {} : { subject: item.title }
  const made = {
    ...stampOf(act),
    itemId,
    numberInMeeting: meeting.resolutions + 1,
    outcome,
    text,
    ...(reason === undefined ? {} : { reason }),
    ...(voting ? { votingId: voting.votingId } : {}),
    followUps,
  }
  const allot = { register: 'resolution', officeCode: meeting.secretariat, year, ...subject } as const
  return [{ ...made, type: 'resolved', allot, jobs: jobsOf(item, act) }]
}

/** Who is refused, or sent back, is told why. */
function refuseWords({ text, outcome, reason }: ActNamed<'resolve'>): Refusal | undefined {
  if (!text.trim()) return refuse('TEXT_MISSING', {}, '/text')
  const needsReason = outcome === 'refused' || outcome === 'sentBack'
  return needsReason && !reason?.trim() ? refuse('REASON_MISSING', {}, '/reason') : undefined
}

function jobsOf(item: AgendaItem, { outcome, followUps }: ActNamed<'resolve'>): MeetingJob[] {
  const { itemId, subject, kind } = item
  const isVerdict = subject !== undefined && outcome !== 'postponed'
  const isCertificate = kind === 'minutesApproval' && outcome === 'approved'
  const owesDelivery = isVerdict || isCertificate || followUps.length > 0
  return [
    { id: `papers/resolution/${itemId}`, kind: 'papers', paper: 'resolution', itemId },
    ...(owesDelivery ? [deliver(itemId, '0')] : []),
  ]
}

function deliver(itemId: string, which: string): MeetingJob {
  return { id: `deliver/${itemId}/${which}`, kind: 'deliver', itemId }
}

function addFollowUps(meeting: Called, act: ActNamed<'addFollowUps'>): Decided {
  const item = itemIn(meeting, act, ['closed'])
  if (isRefusal(item)) return item
  const refused = refuseOthers(meeting, act) ?? refuseFollowUps(meeting, act.followUps)
  if (refused) return refused
  if (act.followUps.length === 0) return []
  // Never the id of the delivery of the resolution itself: work that was done once is not done again.
  const which = `added/${item.resolution?.followUps.length ?? 0}`
  return [{ ...act, type: 'followUpsAdded', jobs: [deliver(act.itemId, which)] }]
}

/** On request of the member (s.83), who did not vote for it, until the minutes are with the members. */
function dissent(meeting: Called, act: ActNamed<'dissent'>): Decided {
  const { personId, reason, at, itemId } = act
  const item = itemIn(meeting, act, ['open', 'closed'])
  const refused = refuseOthersBut(meeting, act, personId) ?? refuseCirculated(meeting)
  if (refused) return refused
  if (isRefusal(item)) return item
  if (!hasVoteIn(meeting, personId, at)) return refuse('VOTER_NOT_MEMBER')
  if (item.dissents.some((one) => one.personId === personId)) return []
  const votedFor = decisiveVote(item)?.votes.some((one) => one.personId === personId && one.choice === 'for')
  if (votedFor && decisiveVote(item)?.result?.outcome === 'carried') return refuse('VOTED_FOR')
  return [{ ...stampOf(act), type: 'dissented', itemId, dissent: { personId, reason, at } }]
}
