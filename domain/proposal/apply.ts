import { applyApproval } from '../approval/after.js'
import { approvalOutcome, beginApproval, type Approval, type ApprovalEvent } from '../approval/approval.js'
import type { Route } from '../approval/route.js'
import { assertNever } from '../case.js'
import { isCentralCode } from '../office.js'
import type { Proposal, ProposalEvent, ProposalStatus } from './case.js'

/** The stage at which the proposal's own office signs it. */
const SIGN_STAGE = 'sign'
/** The stage at which the committee decides it. */
export const COMMITTEE_STAGE = 'committee'

/** Who decides a proposal: the head of its office signs it, then the committee resolves. */
function proposalRoute({ owner, committeeId }: Pick<Proposal, 'owner' | 'committeeId'>): Route {
  const role = isCentralCode(owner.officeCode) ? 'signer' : 'director'
  return {
    steps: [
      { id: SIGN_STAGE, role },
      { id: COMMITTEE_STAGE, committeeId },
    ],
  }
}

/** The proposal after an event. */
export function applyProposal(proposal: Proposal | undefined, event: ProposalEvent): Proposal {
  if (event.type === 'drafted') {
    const { proposalId, head, contentSha256, by: owner } = event
    const first = { contentSha256, contentVersion: 1, combines: [] }
    return { proposalId, ...head, status: 'draft', owner, ...first }
  }
  if (!proposal) throw new Error(`${event.type} before drafted`)
  const { at, by } = event
  switch (event.type) {
    case 'revised':
      return revised(proposal, event)
    case 'sentForApproval':
      return withApproval(proposal, sent(proposal, event.at), at)
    case 'stageDecided':
    case 'stageReminded':
    case 'stagePassedOver':
    case 'stageEscalated':
      return stageStep(proposal, event)
    case 'acceptedComplete':
      return { ...proposal, status: 'complete' }
    case 'sentBack': {
      const { reason, completeBy, reminders } = event
      const dated = { ...(completeBy ? { completeBy } : {}), ...(reminders ? { reminders } : {}) }
      return { ...proposal, status: 'returned', returned: { reason, at, by, ...dated } }
    }
    case 'authorsReminded': {
      const { returned } = proposal
      return returned ? { ...proposal, returned: { ...returned, reminded: event.planned } } : proposal
    }
    case 'putOnAgenda':
      return { ...proposal, status: 'onAgenda', agenda: { caseId: event.caseId, itemId: event.itemId } }
    case 'takenOffAgenda': {
      const { agenda: _, ...rest } = proposal
      return { ...rest, status: 'complete' }
    }
    case 'combined':
      return { ...ended(proposal, 'combined', event), combinedInto: event.into }
    case 'tookIn':
      return { ...proposal, combines: [...proposal.combines, event.from] }
    case 'withdrawn':
      return ended(proposal, 'withdrawn', event)
    case 'noted':
      return { ...proposal, status: 'decided', verdict: event.verdict }
    default:
      return assertNever(event)
  }
}

function revised(proposal: Proposal, event: Extract<ProposalEvent, { type: 'revised' }>): Proposal {
  const { title, contentSha256, authors } = event
  const contentVersion = proposal.contentVersion + 1
  return { ...proposal, title, contentSha256, contentVersion, ...(authors ? { authors } : {}) }
}

function sent(proposal: Proposal, at: string): Approval {
  const { owner, authors, contentSha256, approval: before } = proposal
  const written = { owner, ...(authors ? { authors } : {}), contentSha256 }
  return beginApproval({ route: proposalRoute(proposal), ...written, at, before })
}

function stageStep(proposal: Proposal, event: ApprovalEvent): Proposal {
  if (!proposal.approval) throw new Error(`${event.type} without an approval`)
  const after = withApproval(proposal, applyApproval(proposal.approval, event), event.at)
  if (event.type !== 'stageDecided') return after
  const { verdict, reason = '', at, by, resolution } = event
  const returned = verdict === 'returned' ? { returned: { reason, at, by } } : {}
  return { ...after, ...returned, ...(resolution ? { verdict: resolution } : {}) }
}

/** Where a proposal stands follows from its approval: with its signer, with the secretary, back, or decided. */
function withApproval(proposal: Proposal, approval: Approval, at: string): Proposal {
  const outcome = approvalOutcome(approval, proposal.contentSha256)
  if (outcome === 'returned') return { ...proposal, approval, status: 'returned' }
  if (outcome !== 'open') return { ...proposal, approval, status: 'decided' }
  const isSigned = approval.next > 0
  if (!isSigned) return { ...proposal, approval, status: 'inApproval' }
  if (proposal.status !== 'inApproval' && proposal.status !== 'returned') return { ...proposal, approval }
  return { ...proposal, approval, status: 'submitted', submittedAt: at }
}

function ended(
  proposal: Proposal,
  status: ProposalStatus,
  { reason, at }: { readonly reason: string; readonly at: string },
): Proposal {
  return { ...proposal, status, ended: { reason, at } }
}
