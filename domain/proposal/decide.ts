import { decideVerdict, refuseBegin, verdictOfCommittee } from '../approval/decide.js'
import { isSamePerson, openStages } from '../approval/approval.js'
import { assertNever, personsBehind, type Actor, type Stamp } from '../case.js'
import { refuseCitation } from '../consultation/citation.js'
import { refusePast } from '../past.js'
import { refuse, type Refusal } from '../refusals.js'
import { PROPOSAL_PARTS, type ProposalPart } from './content.js'
import { applyProposal, COMMITTEE_STAGE } from './apply.js'
import {
  ENDED_PROPOSAL,
  type Proposal,
  type ProposalAct,
  type ProposalEvent,
  type ProposalStatus,
} from './case.js'
import { remindersOf, wakeProposal } from './wake.js'

type Act<T extends ProposalAct['type']> = Extract<ProposalAct, { type: T }>
type Decided = Refusal | readonly ProposalEvent[]
type LaterAct = Exclude<ProposalAct, { type: 'draft' | 'wake' }>

/** An act on a proposal. */
export type ProposalActName = LaterAct['type']

const OPEN: readonly ProposalStatus[] = [
  'draft',
  'inApproval',
  'submitted',
  'returned',
  'complete',
  'onAgenda',
]
const WITH_COMMITTEE: readonly ProposalStatus[] = ['submitted', 'complete']

/** In which states each act is possible. */
const POSSIBLE: Readonly<Record<ProposalActName, readonly ProposalStatus[]>> = {
  revise: ['draft', 'returned'],
  sendForApproval: ['draft', 'returned'],
  decideStage: ['inApproval'],
  acceptComplete: ['submitted'],
  sendBack: WITH_COMMITTEE,
  putOnAgenda: ['complete', 'onAgenda'],
  takeOffAgenda: ['onAgenda'],
  combine: WITH_COMMITTEE,
  takeIn: WITH_COMMITTEE,
  withdraw: OPEN,
  // The committee may decide what its secretary has not put down here as being on the agenda.
  takeVerdict: ['complete', 'onAgenda'],
}

/** The acts that the state allows, whoever may do them. */
export function proposalActsIn({ status }: Proposal): ProposalActName[] {
  return (Object.keys(POSSIBLE) as ProposalActName[]).filter((act) => POSSIBLE[act].includes(status))
}

/** The rules: what follows from an act, or why not. `undefined` is a proposal that has not been drafted yet. */
export function decideProposal(proposal: Proposal | undefined, act: ProposalAct): Decided {
  if (act.type === 'draft') return proposal ? [] : draft(act)
  if (!proposal) return refuse('NOT_FOUND')
  if (act.type === 'wake') return wakeProposal(proposal, act.at)
  if (ENDED_PROPOSAL.includes(proposal.status)) return refuse('ENDED')
  if (!POSSIBLE[act.type].includes(proposal.status))
    return refuse('NOT_NOW', { act: act.type, state: proposal.status })
  if ('reason' in act && act.type !== 'decideStage' && !act.reason?.trim())
    return refuse('REASON_MISSING', {}, '/reason')
  return decideAct(proposal, act)
}

function decideAct(proposal: Proposal, act: LaterAct): Decided {
  const stamp = stampOf(act)
  switch (act.type) {
    case 'revise':
      return revise(proposal, act)
    case 'sendForApproval':
      return send(proposal, act)
    case 'decideStage': {
      const { type: _, ...verdict } = act
      return proposal.approval ? decideVerdict(proposal.approval, verdict) : refuse('NOT_FOUND')
    }
    case 'acceptComplete':
      return [{ ...stamp, type: 'acceptedComplete' }]
    case 'sendBack':
      return sendBack(act)
    case 'putOnAgenda':
      return putOnAgenda(proposal, act)
    case 'takeOffAgenda':
      return [{ ...stamp, type: 'takenOffAgenda', reason: act.reason }]
    case 'combine':
      return combine(proposal, act)
    case 'takeIn':
      return [{ ...stamp, type: 'tookIn', from: act.from }]
    case 'withdraw':
      return [{ ...stamp, type: 'withdrawn', reason: act.reason }]
    case 'takeVerdict':
      return takeVerdict(proposal, act)
    default:
      return assertNever(act)
  }
}

function draft(act: Act<'draft'>): Decided {
  const { proposalId, head, contentSha256 } = act
  const cited = head.origin.kind === 'resolution' ? refuseCitation(head.origin.caseId) : undefined
  return cited ?? [{ ...stampOf(act), type: 'drafted', proposalId, head, contentSha256 }]
}

function revise(proposal: Proposal, act: Act<'revise'>): Decided {
  const { title, contentSha256, by } = act
  if (contentSha256 === proposal.contentSha256 && title === proposal.title) return []
  const { owner, authors = [] } = proposal
  const isNew = ![owner, ...authors].some((one) => isAuthor(one, by))
  const added = isNew ? { authors: [...authors, by] } : {}
  return [{ ...stampOf(act), type: 'revised', title, contentSha256, ...added }]
}

function send(proposal: Proposal, act: Act<'sendForApproval'>): Decided {
  if (act.missing.length > 0) return refuse('PROPOSAL_INCOMPLETE', namesOf(act.missing), '/content')
  const event = { ...stampOf(act), type: 'sentForApproval', contentSha256: proposal.contentSha256 } as const
  const { approval } = applyProposal(proposal, event)
  return (approval && refuseBegin(approval)) ?? [event]
}

function namesOf(missing: readonly ProposalPart[]) {
  const names = missing.map((part) => PROPOSAL_PARTS[part])
  return { partsTh: names.map(({ th }) => th).join(' '), partsEn: names.map(({ en }) => en).join(', ') }
}

function sendBack({ at, by, reason, completeBy }: Act<'sendBack'>): Decided {
  if (completeBy === undefined) return [{ at, by, type: 'sentBack', reason }]
  const reminders = remindersOf(completeBy, at)
  const event = { at, by, type: 'sentBack', reason, completeBy, reminders } as const
  return refusePast(completeBy, at, '/completeBy') ?? [event]
}

/** On one agenda at a time: an item that was postponed is taken off here before it goes to another meeting. */
function putOnAgenda({ agenda, status }: Proposal, act: Act<'putOnAgenda'>): Decided {
  const { caseId, itemId } = act
  if (agenda?.caseId === caseId && agenda.itemId === itemId) return []
  if (status === 'onAgenda') return refuse('NOT_NOW', { act: act.type, state: status })
  return [{ ...stampOf(act), type: 'putOnAgenda', caseId, itemId }]
}

function combine({ proposalId, committeeId }: Proposal, act: Act<'combine'>): Decided {
  const { into, intoCommittee, reason } = act
  if (into === `proposal/${proposalId}` || intoCommittee !== committeeId)
    return refuse('COMBINE_OTHERS', {}, '/into')
  return [{ ...stampOf(act), type: 'combined', into, reason }]
}

/** The committee's word is its stage of the route; taking note decides nothing and ends the matter. */
function takeVerdict(proposal: Proposal, act: Act<'takeVerdict'>): Decided {
  const { verdict, at, by } = act
  const { approval, committeeId, contentSha256 } = proposal
  const stage = approval && openStages(approval).find(({ id }) => id === COMMITTEE_STAGE)
  if (verdict.committeeId !== committeeId || !stage) return refuse('NOT_YOURS')
  if (verdict.outcome === 'noted') return [{ ...stampOf(act), type: 'noted', verdict }]
  return decideVerdict(approval, { ...verdictOfCommittee(stage, verdict), at, by, contentSha256 })
}

function isAuthor(author: Actor, by: Actor): boolean {
  return isSamePerson(author, by) && personsBehind(author).includes(by.personId)
}

function stampOf({ at, by }: Stamp): Stamp {
  return { at, by }
}
