import {
  listWebhooks,
  loadWebhook,
  makeWebhook,
  removeWebhook,
  rotateSecret,
  switchWebhook,
  type Webhook,
} from '../../db/webhooks.js'
import { OLD_SECRET_HOURS } from '../../webhooks/sign.js'
import { idFor } from '../ids.js'
import { refused } from '../refusals.js'
import { route, type Deps } from '../route.js'
import { empty } from '../schemas/common.js'
import {
  WEBHOOK_TYPES,
  webhookBody,
  webhookList,
  webhookMade,
  webhookParams,
  webhookReply,
} from '../schemas/webhooks.js'
import { checkCase, type Asking } from '../scope.js'

/** Product rule: every address costs a request for every change. */
const MOST_WEBHOOKS = 10

/**
 * A webhook of the own office.
 * @throws Problem NOT_FOUND
 */
export async function ownWebhook(
  { pool }: Pick<Deps, 'pool'>,
  asking: Asking,
  webhookId: string,
): Promise<Webhook> {
  const webhook = await loadWebhook(pool, webhookId)
  if (!webhook) throw refused('NOT_FOUND')
  checkCase(asking, { ownerOffice: webhook.officeCode })
  return webhook
}

const list = route({
  method: 'get',
  path: '/webhooks',
  access: 'webhook.read',
  summary: 'The addresses at which the own office is told of its changes, and whether they are on',
  summaryTh: 'ที่อยู่ที่ระบบแจ้งความเปลี่ยนแปลงของหน่วยงาน และเปิดใช้อยู่หรือไม่',
  replies: { 200: webhookList },
  async handle({ actor }, { pool }) {
    return { body: { items: await listWebhooks(pool, actor.officeCode), types: WEBHOOK_TYPES } }
  },
})

const make = route({
  method: 'post',
  path: '/webhooks',
  access: 'webhook.keep',
  summary:
    'Tells an https address of the own office’s changes from now on; the secret that signs them is shown once',
  summaryTh: 'แจ้งความเปลี่ยนแปลงของหน่วยงานไปยังที่อยู่ https ตั้งแต่บัดนี้ กุญแจลงลายมือชื่อแสดงเพียงครั้งเดียว',
  replies: { 201: webhookMade },
  body: webhookBody,
  async handle({ actor, at, key, body: { url, types } }, { pool, webhooks }) {
    webhooks.checkTarget(url)
    const all = await listWebhooks(pool, actor.officeCode)
    if (all.length >= MOST_WEBHOOKS) throw refused('TOO_MANY_KEYS', { most: MOST_WEBHOOKS })
    const webhookId = idFor(key, at, 'webhook')
    const webhook = await makeWebhook(pool, { webhookId, actor, url, types: [...new Set(types)] })
    return { status: 201, body: webhook, shownOnce: { secret: webhooks.secretOf(webhookId, 1) } }
  },
})

const rotate = route({
  method: 'post',
  path: '/webhooks/:webhookId/rotate',
  access: 'webhook.keep',
  summary: 'Gives an address a new secret, shown once; the old one signs as well for 24 hours more',
  summaryTh: 'เปลี่ยนกุญแจ แสดงเพียงครั้งเดียว กุญแจเดิมใช้ควบคู่ได้อีก 24 ชั่วโมง',
  replies: { 200: webhookMade },
  params: webhookParams,
  body: empty,
  async handle({ params: { webhookId }, ...call }, deps) {
    const webhook = await ownWebhook(deps, call, webhookId)
    const number = await rotateSecret(deps.pool, webhookId, OLD_SECRET_HOURS)
    return { body: webhook, shownOnce: { secret: deps.webhooks.secretOf(webhookId, number) } }
  },
})

const switching = (
  [name, summary, summaryTh]: readonly [string, string, string],
  disabledReason: 'BY_PERSON' | null,
) =>
  route({
    method: 'post',
    path: `/webhooks/:webhookId/${name}`,
    access: 'webhook.keep',
    summary,
    summaryTh,
    replies: { 200: webhookReply },
    params: webhookParams,
    body: empty,
    async handle({ params: { webhookId }, ...call }, deps) {
      await ownWebhook(deps, call, webhookId)
      await switchWebhook(deps.pool, webhookId, disabledReason)
      return { body: await loadWebhook(deps.pool, webhookId) }
    },
  })

const enable = switching(
  [
    'enable',
    'Goes on with an address that was switched off, from where it stopped',
    'เปิดที่อยู่ที่ถูกปิดอีกครั้ง ต่อจากจุดที่หยุดไว้',
  ],
  null,
)
const disable = switching(['disable', 'Switches an address off for a while', 'ปิดที่อยู่ไว้ชั่วคราว'], 'BY_PERSON')

const remove = route({
  method: 'post',
  path: '/webhooks/:webhookId/remove',
  access: 'webhook.keep',
  summary: 'Ends a subscription for good',
  summaryTh: 'เลิกแจ้งไปยังที่อยู่นี้',
  replies: { 200: webhookReply },
  params: webhookParams,
  body: empty,
  async handle({ params: { webhookId }, ...call }, deps) {
    const webhook = await ownWebhook(deps, call, webhookId)
    await removeWebhook(deps.pool, webhookId)
    return { body: webhook }
  },
})

/** Addresses at which programs are told of changes. */
export const WEBHOOK_ROUTES = [list, make, rotate, enable, disable, remove]
