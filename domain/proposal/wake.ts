import { nextApprovalWake, wakeApproval } from '../approval/wake.js'
import { SYSTEM } from '../case.js'
import { isBefore, plusMilliseconds, type Instant } from '../time.js'
import type { Proposal, ProposalEvent } from './case.js'

const REMIND_BEFORE_MS = 3 * 24 * 60 * 60 * 1000 // product rule: three days before, as of a task

/** When whoever wrote a proposal is reminded that it shall come back: before that instant, where there is time, and at it. */
export function remindersOf(completeBy: Instant, from: Instant): Instant[] {
  const before = plusMilliseconds(completeBy, -REMIND_BEFORE_MS)
  return isBefore(from, before) ? [before, completeBy] : [completeBy]
}

/** When it must look at the clock: for a stage of its approval, or while it is back, for the next reminder. */
export function nextProposalWake(proposal: Proposal): Instant | undefined {
  const { status, approval } = proposal
  if (status === 'returned') return remindersLeft(proposal)[0]
  return approval && status === 'inApproval' ? nextApprovalWake(approval) : undefined
}

/** What the passing of time brings about. The date ends nothing: what comes later is still taken. */
export function wakeProposal(proposal: Proposal, at: Instant): readonly ProposalEvent[] {
  const { status, approval } = proposal
  if (status !== 'returned') return approval ? wakeApproval(approval, at) : []
  // Of reminders that were slept through only the latest is sent.
  const planned = remindersLeft(proposal).findLast((one) => !isBefore(at, one))
  return planned === undefined ? [] : [{ at, by: SYSTEM, type: 'authorsReminded', planned }]
}

function remindersLeft({ returned }: Proposal): readonly Instant[] {
  const { reminders = [], reminded } = returned ?? {}
  return reminders.filter((one) => reminded === undefined || isBefore(reminded, one))
}
