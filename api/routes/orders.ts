import { z } from 'zod'
import { listOrders } from '../../db/orders.js'
import type { OrderAct } from '../../domain/order/case.js'
import type { Unstamped } from '../../domain/case.js'
import { actsOn } from '../case-act-route.js'
import { paperOfCase } from '../case-papers.js'
import { idFor } from '../ids.js'
import { checkServing } from '../named-persons.js'
import {
  actOnOrder,
  draftOrder,
  draftOrderPaper,
  findOrder,
  keepOrder,
  named,
  orderToRevoke,
  showOrder,
  viewOfOrder,
} from '../orders.js'
import { route } from '../route.js'
import { empty, page, placeOf, reason } from '../schemas/common.js'
import { verdictBody } from '../schemas/content.js'
import {
  orderActed,
  orderContentBody,
  orderPage,
  orderPaperParams,
  orderParams,
  orderStatus,
  orderView,
} from '../schemas/order.js'
import { own } from '../scope.js'

const PDF = 'application/pdf'

const list = route({
  method: 'get',
  path: '/orders',
  access: 'order.list',
  summary: 'The orders of the own office, what changed last on top',
  summaryTh: 'คำสั่งของหน่วยงานตน แก้ไขล่าสุดอยู่บนสุด',
  replies: { 200: orderPage },
  query: z.strictObject({ ...page, status: orderStatus.optional() }),
  async handle({ actor, act, query }, { pool }) {
    const { status } = query
    const found = await listOrders(pool, { visibleTo: { actor, act }, status }, placeOf(query))
    return { body: { ...found, items: await named(pool, found.items) } }
  },
})

const read = route({
  method: 'get',
  path: '/orders/:orderId',
  access: 'order.read',
  summary: 'An order: what it says, who is told of it, its paper, and what may be done now',
  summaryTh: 'คำสั่ง: เนื้อหา ผู้ที่แจ้งให้ทราบ เอกสาร และสิ่งที่ทำได้ตอนนี้',
  replies: { 200: orderView },
  params: orderParams,
  async handle(call, deps) {
    const entry = await own(deps.pool, call, await findOrder(deps.pool, call.params.orderId))
    return { etag: entry.version, body: await showOrder(deps, entry, call.actor) }
  },
})

const paper = route({
  method: 'get',
  path: '/orders/:orderId/papers/:sha256',
  access: 'order.read',
  limit: 'exports',
  summary: 'The order as it was issued, by its hash',
  summaryTh: 'คำสั่งที่ออกแล้ว ตามค่าแฮช',
  replies: { 200: { mediaTypes: [PDF] } },
  params: orderPaperParams,
  async handle(call, { pool }) {
    const { caseId } = await own(pool, call, await findOrder(pool, call.params.orderId))
    return paperOfCase(pool, caseId, call.params.sha256)
  },
})

const preview = route({
  method: 'post',
  path: '/orders/preview',
  access: 'order.preview',
  limit: 'exports',
  summary: 'An order as it would be printed, marked as a draft: it takes no number and is not kept',
  summaryTh: 'คำสั่งตามที่จะพิมพ์ มีคำว่าร่างทุกหน้า ไม่ออกเลขและไม่เก็บไว้',
  replies: { 200: { mediaTypes: [PDF] } },
  effect: 'none',
  body: orderContentBody,
  async handle(call, { pool, openPress }) {
    const pdf = await draftOrderPaper(pool, call, { written: call.body, press: await openPress() })
    return { file: { name: 'draft.pdf', mediaType: PDF, bytes: Buffer.from(pdf) } }
  },
})

const draft = route({
  method: 'post',
  path: '/orders',
  access: 'order.draft',
  summary: 'Draft an order of the own office',
  summaryTh: 'ร่างคำสั่งของหน่วยงานตน',
  replies: { 201: orderActed },
  body: orderContentBody,
  async handle(call, deps) {
    const orderId = idFor(call.key, call.at, 'order')
    const entry = await draftOrder(deps, call, { orderId, content: call.body })
    return {
      status: 201,
      location: `/api/v1/orders/${orderId}`,
      etag: entry.version,
      body: viewOfOrder(entry, call.actor),
    }
  },
})

const actRoute = actsOn({
  path: '/orders/:orderId',
  params: orderParams,
  reply: orderActed,
  async load(call, { pool }) {
    const { state } = await own(pool, call, await findOrder(pool, call.params.orderId))
    return state
  },
  act: (call, deps, act: Unstamped<OrderAct>) => actOnOrder(deps, call, call.params.orderId, act),
})

const revise = actRoute({
  name: 'content',
  access: 'order.revise',
  summary: 'Write the order anew; every version stays on record',
  summaryTh: 'แก้ไขร่างคำสั่ง ทุกฉบับยังคงอยู่ในบันทึก',
  body: orderContentBody,
  async prepare(call, { pool }) {
    return { type: 'revise', subject: call.body.subject, ...(await keepOrder(pool, call, call.body)) }
  },
})

const send = actRoute({
  name: 'send',
  access: 'order.send',
  summary: 'Send the order to be signed by the head of the own office',
  summaryTh: 'เสนอให้ผู้มีอำนาจของหน่วยงานลงนาม',
  body: empty,
  prepare: () => ({ type: 'sendForApproval' }),
})

const decide = actRoute({
  name: 'decide-stage',
  access: 'order.decideStage',
  summary:
    'Sign the order, or return it with reasons; signed, it is issued: numbered, entered in the book of orders, mailed',
  summaryTh: 'ลงนามหรือส่งคืนพร้อมเหตุผล เมื่อลงนามแล้วระบบออกเลข ลงทะเบียนคำสั่ง และส่งอีเมลแจ้ง',
  body: verdictBody,
  async prepare(call, { pool }, { revokes }) {
    const { body } = call
    if (body.to) await checkServing(pool, call, body.to)
    // Another may have ended it since this one was drafted.
    if (revokes && body.verdict === 'approved') await orderToRevoke(pool, call.actor, revokes.orderId)
    return { type: 'decideStage', ...body }
  },
})

const withdraw = actRoute({
  name: 'withdraw',
  access: 'order.withdraw',
  summary: 'Take the order back before it is signed, with the reason',
  summaryTh: 'ถอนร่างคำสั่งก่อนลงนาม พร้อมเหตุผล',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ type: 'withdraw', ...body }),
})

/** Orders of offices: writing, signing, reading. */
export const ORDER_ROUTES = [list, preview, read, paper, draft, revise, send, decide, withdraw]
