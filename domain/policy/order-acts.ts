import { possibleVerdicts } from '../approval/decide.js'
import { orderCase, type Actor } from '../case.js'
import type { Order } from '../order/case.js'
import { orderActsIn, type OrderActName } from '../order/decide.js'
import { mayAct, type ActName } from './policy.js'
import type { Subject } from './rule.js'

const ON_ORDER = {
  revise: 'order.revise',
  sendForApproval: 'order.send',
  decideStage: 'order.decideStage',
  withdraw: 'order.withdraw',
} as const satisfies Record<OrderActName, ActName>

/** What the policy needs to know of an order. */
export function subjectOfOrder({ orderId, owner }: Order): Subject {
  return { caseId: orderCase(orderId), ownerOffice: owner.officeCode }
}

/** What this person may do with the order now; the signature is for whoever may sign it. */
export function possibleOrderActs(order: Order, actor: Actor): OrderActName[] {
  const subject = subjectOfOrder(order)
  const { approval } = order
  return orderActsIn(order).filter((act) => {
    if (mayAct(actor, ON_ORDER[act], subject) !== undefined) return false
    return act !== 'decideStage' || (approval !== undefined && possibleVerdicts(approval, actor).length > 0)
  })
}
