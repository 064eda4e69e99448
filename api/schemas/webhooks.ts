import { z } from 'zod'
import { CIRCULAR_EVENT_WORDS, SUBMISSION_EVENT_WORDS } from '../../domain/timeline/words.js'
import { instant, uuid } from './common.js'
import { instantOrNull, listOf, pageOf } from './replies-common.js'

/** Every type of event that an address can ask for. */
export const WEBHOOK_TYPES: readonly string[] = [
  ...['*', 'circular.*', 'submission.*'],
  ...Object.keys(CIRCULAR_EVENT_WORDS).map((type) => `circular.${type}`),
  ...Object.keys(SUBMISSION_EVENT_WORDS).map((type) => `submission.${type}`),
]

/** One webhook, in an address. */
export const webhookParams = z.strictObject({ webhookId: uuid })

/** One delivery, in an address. */
export const deliveryParams = webhookParams.extend({
  deliveryId: z.string().regex(/^[0-9a-f-]{36}\.[0-9a-z-]{1,60}$/),
})

/** An address and what it wants to hear. */
export const webhookBody = z.strictObject({
  url: z.string().max(2_000),
  types: z.array(z.enum(WEBHOOK_TYPES)).min(1).max(WEBHOOK_TYPES.length),
})

const webhook = z
  .strictObject({
    webhookId: z.string(),
    officeCode: z.string(),
    url: z.string(),
    types: z.array(z.string()),
    createdAt: instant,
    disabledAt: instantOrNull,
    disabledReason: z.string().nullable(),
  })
  .meta({ id: 'Webhook' })

/** The addresses of an office, and what they could hear. */
export const webhookList = listOf(webhook).extend({ types: z.array(z.enum(WEBHOOK_TYPES)) })

/** An address. */
export const webhookReply = webhook

/** An address with a new secret, which is there the first time only. */
export const webhookMade = webhook.extend({ secret: z.string().exactOptional() })

/** How a delivery stands. */
export const deliveryState = z.enum(['queued', 'delivered', 'failed', 'dropped'])

/** What was sent to an address, and what came of each try. */
export const deliveryPage = pageOf(
  z
    .strictObject({
      deliveryId: z.string(),
      type: z.string(),
      caseId: z.string().nullable(),
      state: deliveryState,
      queuedAt: instant,
      nextAttemptAt: instantOrNull,
      settledAt: instantOrNull,
      attempts: z.array(
        z.strictObject({
          at: instant,
          status: z.int().nullable(),
          problem: z.string().nullable(),
          /** The problem in words. */
          reason: z.strictObject({ th: z.string(), en: z.string() }).nullable(),
          ms: z.int(),
        }),
      ),
    })
    .meta({ id: 'WebhookDelivery' }),
)

/** A delivery that waits to be sent. */
export const deliveryQueued = z.strictObject({ deliveryId: z.string() })
