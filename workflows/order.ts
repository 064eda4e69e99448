import { proxyActivities } from '@temporalio/workflow'
import type { OrderWork } from '../activities/order-work.js'
import type { Order, OrderAct } from '../domain/order/case.js'
import { decideOrder, nextOrderWake } from '../domain/order/decide.js'
import { BULK_WORK } from './bulk-work.js'
import type { OrderInput } from './messages.js'
import { tellStory } from './story.js'

const { tellOrder } = proxyActivities<OrderWork>({ ...BULK_WORK, startToCloseTimeout: '2 minutes' })

/** An order of an office: it lives while it is written and signed, makes its paper, tells people, and rests. */
export async function order(input: OrderInput): Promise<void> {
  await tellStory<Order, OrderAct, Order['jobs'][number]>(input, {
    decide: decideOrder,
    nextWake: nextOrderWake,
    work: { owed: ({ jobs }) => jobs, run: ({ orderId }) => tellOrder(orderId) },
  })
}
