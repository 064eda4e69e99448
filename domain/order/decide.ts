import { approvalOutcome, isSamePerson } from '../approval/approval.js'
import { decideVerdict, refuseBegin } from '../approval/decide.js'
import { nextApprovalWake, wakeApproval } from '../approval/wake.js'
import { assertNever, personsBehind, type NumberRequest, type Stamp } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { dayOf, type Instant } from '../time.js'
import { applyOrder } from './apply.js'
import type { Order, OrderAct, OrderEvent, OrderStatus } from './case.js'

type Act<T extends OrderAct['type']> = Extract<OrderAct, { type: T }>
type Decided = Refusal | readonly OrderEvent[]
type PersonalAct = Exclude<OrderAct, { type: 'draft' | 'wake' | 'finishJob' }>

/** An act of a person on an order that there is. */
export type OrderActName = PersonalAct['type']

/** In which states each act is possible. */
const POSSIBLE: Readonly<Record<OrderActName, readonly OrderStatus[]>> = {
  revise: ['draft', 'returned'],
  sendForApproval: ['draft', 'returned'],
  decideStage: ['inApproval'],
  withdraw: ['draft', 'inApproval', 'returned'],
}

/** The acts that the state allows, whoever may do them. */
export function orderActsIn({ status }: Order): OrderActName[] {
  return (Object.keys(POSSIBLE) as OrderActName[]).filter((act) => POSSIBLE[act].includes(status))
}

/** The rules: what follows from an act, or why not. `undefined` is an order that has not been drafted yet. */
export function decideOrder(order: Order | undefined, act: OrderAct): Decided {
  if (act.type === 'draft') return order ? [] : draft(act)
  if (!order) return refuse('NOT_FOUND')
  if (act.type === 'wake') return order.approval ? wakeApproval(order.approval, act.at) : []
  if (act.type === 'finishJob') return finish(order, act)
  if (order.status === 'refused' || order.status === 'withdrawn') return refuse('ENDED')
  if (!POSSIBLE[act.type].includes(order.status))
    return refuse('NOT_NOW', { act: act.type, state: order.status })
  return decideAct(order, act)
}

/** When the stage of its signature must look at the clock. */
export function nextOrderWake({ status, approval }: Order): Instant | undefined {
  return approval && status === 'inApproval' ? nextApprovalWake(approval) : undefined
}

function decideAct(order: Order, act: PersonalAct): Decided {
  switch (act.type) {
    case 'revise':
      return revise(order, act)
    case 'sendForApproval':
      return send(order, act)
    case 'decideStage':
      return sign(order, act)
    case 'withdraw':
      if (!act.reason.trim()) return refuse('REASON_MISSING', {}, '/reason')
      return [{ ...stampOf(act), type: 'withdrawn', reason: act.reason }]
    default:
      return assertNever(act)
  }
}

function draft(act: Act<'draft'>): Decided {
  return [{ ...act, type: 'drafted' }]
}

function revise(order: Order, act: Act<'revise'>): Decided {
  const { subject, contentSha256, by, revokes } = act
  if (contentSha256 === order.contentSha256) return []
  const { owner, authors = [] } = order
  const isAuthor = [owner, ...authors].some(
    (one) => isSamePerson(one, by) && personsBehind(one).includes(by.personId),
  )
  const added = isAuthor ? {} : { authors: [...authors, by] }
  const said = { subject, contentSha256, ...(revokes ? { revokes } : {}) }
  return [{ ...stampOf(act), type: 'revised', ...said, ...added }]
}

function send(order: Order, act: Act<'sendForApproval'>): Decided {
  const event = { ...stampOf(act), type: 'sentForApproval', contentSha256: order.contentSha256 } as const
  const { approval } = applyOrder(order, event)
  return (approval && refuseBegin(approval)) ?? [event]
}

/** The signature issues the order: its number is given in the same step. */
function sign(order: Order, act: Act<'decideStage'>): Decided {
  const { type: _, ...verdict } = act
  const events = order.approval ? decideVerdict(order.approval, verdict) : refuse('NOT_FOUND')
  if (isRefusal(events)) return events
  const { approval, contentSha256 } = events.reduce<Order>(applyOrder, order)
  const isSigned = approval && approvalOutcome(approval, contentSha256) === 'approved'
  return isSigned ? [...events, { ...stampOf(act), type: 'issued', allot: numberOf(order, act.at) }] : events
}

/** Orders are numbered by office and calendar year, from 1 (saraban reg., คำสั่ง). */
function numberOf({ owner: { officeCode }, subject }: Order, at: Instant): NumberRequest {
  return { register: 'order', officeCode, year: Number(dayOf(at).slice(0, 4)), subject }
}

function finish({ jobs }: Order, act: Act<'finishJob'>): Decided {
  const { jobId, done } = act
  if (!jobs.some(({ id }) => id === jobId)) return []
  return [{ ...stampOf(act), type: 'jobDone', jobId, done }]
}

function stampOf({ at, by }: Stamp): Stamp {
  return { at, by }
}
