import { z } from 'zod'
import { listDeliveries, queueDelivery, resendDelivery, type Delivery } from '../../db/webhooks.js'
import { idFor } from '../ids.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { empty, page, placeOf } from '../schemas/common.js'
import {
  deliveryPage,
  deliveryParams,
  deliveryQueued,
  deliveryState,
  webhookParams,
} from '../schemas/webhooks.js'
import { reasonOf } from '../../webhooks/problems.js'
import { ownWebhook } from './webhooks.js'

const list = route({
  method: 'get',
  path: '/webhooks/:webhookId/deliveries',
  access: 'webhook.read',
  summary: 'What was sent to an address, and what came of each try',
  summaryTh: 'สิ่งที่ส่งไปยังที่อยู่นี้ และผลของการส่งแต่ละครั้ง',
  replies: { 200: deliveryPage },
  params: webhookParams,
  query: z.strictObject({ ...page, state: deliveryState.optional() }),
  async handle({ params: { webhookId }, query, ...call }, deps) {
    await ownWebhook(deps, call, webhookId)
    const which = { webhookId, ...(query.state ? { state: query.state } : {}) }
    const found = await listDeliveries(deps.pool, which, placeOf(query))
    return { body: { ...found, items: found.items.map(inWords) } }
  },
})

const inWords = (delivery: Delivery) => ({
  ...delivery,
  attempts: delivery.attempts.map((one) => ({ ...one, reason: reasonOf(one.problem, one.status) })),
})

const resend = route({
  method: 'post',
  path: '/webhooks/:webhookId/deliveries/:deliveryId/resend',
  access: 'webhook.keep',
  summary: 'Sends a delivery again, under the same id',
  summaryTh: 'ส่งรายการนี้อีกครั้ง ด้วยรหัสเดิม',
  replies: { 202: deliveryQueued },
  params: deliveryParams,
  body: empty,
  async handle({ params: { webhookId, deliveryId }, ...call }, deps) {
    await ownWebhook(deps, call, webhookId)
    const isThere = await resendDelivery(deps.pool, webhookId, deliveryId)
    if (!isThere) throw refused('NOT_FOUND')
    return { status: 202, body: { deliveryId } }
  },
})

const test = route({
  method: 'post',
  path: '/webhooks/:webhookId/test',
  access: 'webhook.keep',
  summary: 'Sends an event that says nothing, to try an address and its signature',
  summaryTh: 'ส่งเหตุการณ์ทดสอบเพื่อลองที่อยู่และลายมือชื่อ',
  replies: { 202: deliveryQueued },
  params: webhookParams,
  body: empty,
  async handle({ at, key, params: { webhookId }, ...call }, deps) {
    await ownWebhook(deps, call, webhookId)
    const deliveryId = `${webhookId}.test-${idFor(key, at, 'ping')}`
    const body = { specversion: '1.0', id: deliveryId, source: 'wian', type: 'wian.test', time: at, data: {} }
    await queueDelivery(deps.pool, {
      ...{ deliveryId, webhookId, type: 'test', caseId: null },
      body: JSON.stringify(body),
    })
    return { status: 202, body: { deliveryId } }
  },
})

/** The log of what programs were told. */
export const WEBHOOK_DELIVERY_ROUTES = [list, resend, test]
