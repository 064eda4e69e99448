import { applyApproval } from '../approval/after.js'
import { approvalOutcome, beginApproval, type Approval, type ApprovalEvent } from '../approval/approval.js'
import type { Route } from '../approval/route.js'
import { assertNever } from '../case.js'
import { isCentralCode } from '../office.js'
import type { Order, OrderEvent } from './case.js'

/** The one stage of an order: the head of its office signs it. */
function orderRoute({ owner }: Order): Route {
  return { steps: [{ id: 'sign', role: isCentralCode(owner.officeCode) ? 'signer' : 'director' }] }
}

/** The order after an event. */
export function applyOrder(order: Order | undefined, event: OrderEvent): Order {
  if (event.type === 'drafted') {
    const { orderId, subject, contentSha256, by: owner, revokes } = event
    const said = { orderId, subject, contentSha256, ...(revokes ? { revokes } : {}) }
    return { ...said, status: 'draft', owner, contentVersion: 1, jobs: [] }
  }
  if (!order) throw new Error(`${event.type} before drafted`)
  const { at, by } = event
  switch (event.type) {
    case 'revised':
      return revised(order, event)
    case 'sentForApproval':
      return { ...order, approval: sent(order, at), status: 'inApproval' }
    case 'stageDecided':
    case 'stageReminded':
    case 'stagePassedOver':
    case 'stageEscalated':
      return stageStep(order, event)
    case 'issued': {
      const { number = 0, allot } = event
      const issued = { number, year: allot.year, at, by }
      return { ...order, status: 'issued', issued, jobs: [{ id: 'paper' }] }
    }
    case 'jobDone':
      return { ...order, jobs: order.jobs.filter(({ id }) => id !== event.jobId) }
    case 'withdrawn':
      return { ...order, status: 'withdrawn', ended: { reason: event.reason, at } }
    default:
      return assertNever(event)
  }
}

function revised(order: Order, event: Extract<OrderEvent, { type: 'revised' }>): Order {
  const { subject, contentSha256, authors, revokes } = event
  const { revokes: _, ...before } = order
  const said = { subject, contentSha256, ...(revokes ? { revokes } : {}) }
  const contentVersion = order.contentVersion + 1
  return { ...before, ...said, contentVersion, ...(authors ? { authors } : {}) }
}

function sent(order: Order, at: string): Approval {
  const { owner, authors, contentSha256, approval: before } = order
  const written = { owner, ...(authors ? { authors } : {}), contentSha256 }
  return beginApproval({ route: orderRoute(order), ...written, at, before })
}

/** A return or a refusal is over with the word; what is signed is issued by an event of its own, with its number. */
function stageStep(order: Order, event: ApprovalEvent): Order {
  if (!order.approval) throw new Error(`${event.type} without an approval`)
  const approval = applyApproval(order.approval, event)
  const after = { ...order, approval }
  if (event.type !== 'stageDecided') return after
  const { reason = '', at, by } = event
  switch (approvalOutcome(approval, order.contentSha256)) {
    case 'returned':
      return { ...after, status: 'returned', returned: { reason, at, by } }
    case 'refused':
      return { ...after, status: 'refused', ended: { reason, at } }
    case 'approved':
    case 'proposedUpward':
    case 'open':
    case 'void':
      return after
  }
}
