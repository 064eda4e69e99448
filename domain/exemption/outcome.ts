import { applyApproval } from '../approval/after.js'
import { approvalOutcome, type ApprovalEvent } from '../approval/approval.js'
import { SYSTEM } from '../case.js'
import type { CommitteeVerdict } from '../committee/verdict.js'
import type { Instant } from '../time.js'
import type { Exemption, ExemptionEvent } from './case.js'

/** What follows for the case from what happened on its route: decided, sent back, proposed to the body above, or nothing yet. */
export function afterRoute(
  { approval, contentSha256 }: Exemption,
  events: readonly ApprovalEvent[],
  at: Instant,
): readonly ExemptionEvent[] {
  if (!approval || events.length === 0) return []
  const after = events.reduce(applyApproval, approval)
  const last = after.decisions.at(-1)
  const stamp = { at, by: last?.by ?? SYSTEM }
  const reason = last?.reason ?? ''
  const resolution = last?.resolution ? { resolution: last.resolution } : {}
  switch (approvalOutcome(after, contentSha256)) {
    case 'approved':
      return [{ ...stamp, type: 'decided', granted: true, reason, ...resolution }]
    case 'refused':
      return [{ ...stamp, type: 'decided', granted: false, reason, ...resolution }]
    case 'proposedUpward':
      return [{ ...stamp, type: 'proposedUpward', reason }]
    case 'returned':
      return [{ ...stamp, type: 'returned', reason }]
    case 'open':
    case 'void':
      return []
  }
}

/** What the national committee says about what an area committee proposed to it beyond the route. */
export function afterVerdictAbove(
  verdict: CommitteeVerdict,
  stamp: Pick<ExemptionEvent, 'at' | 'by'>,
): readonly ExemptionEvent[] {
  const reason = verdict.reason || verdict.text
  switch (verdict.outcome) {
    case 'approved':
    case 'refused':
      return [
        { ...stamp, type: 'decided', granted: verdict.outcome === 'approved', reason, resolution: verdict },
      ]
    case 'sentBack':
      return [{ ...stamp, type: 'returned', reason }]
    case 'proposedUpward':
    case 'noted':
      return []
  }
}
