import type pg from 'pg'
import { readChanges } from '../db/changes.js'
import {
  claimDeliveries,
  listReaders,
  msUntilNextDelivery,
  queueDeliveries,
  settleAttempt,
  type ClaimedDelivery,
} from '../db/webhook-queue.js'
import { switchOffUnreachable } from '../db/webhooks.js'
import { isTaken } from '../webhooks/problems.js'
import { postJson, type SendDeps } from '../webhooks/send.js'
import { signedHeaders, webhookSecret } from '../webhooks/sign.js'
import { deliveriesFor } from './webhook-events.js'
import { createWaker } from './waking.js'

/** What the room works with. */
export type WebhookRoomDeps = SendDeps & {
  readonly pool: pg.Pool
  readonly serverSecret: string
  /** Names this installation in the events. */
  readonly source: string
  readonly log: { warn(facts: object, message: string): void; error(facts: object, message: string): void }
  readonly limits?: Partial<WebhookLimits>
}

/** Limits in real time. */
export type WebhookLimits = {
  readonly leaseSeconds: number
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  /** A delivery that has failed for so long is given up, and its address switched off. */
  readonly giveUpAfterMs: number
}

/** Tells offices of their changes at the addresses they named: at least once, under one id for ever. */
export type WebhookRoom = {
  /** Sorts what has changed and sends what is due now. Returns how many tries were made. */
  drain(): Promise<number>
  /** Goes on until the signal, then finishes what is under way. */
  run(signal: AbortSignal): Promise<void>
}

const LIMITS: WebhookLimits = {
  leaseSeconds: 60,
  firstDelayMs: 5_000,
  longestDelayMs: 4 * 60 * 60_000,
  giveUpAfterMs: 24 * 60 * 60_000,
}
const CHANGES_AT_ONCE = 500
const DELIVERIES_AT_ONCE = 16
const LONGEST_PAUSE_MS = 30_000
const PAUSE_AFTER_FAILURE_MS = 1_000
/** What a receiver says that wants to hear no more. */
const GONE = 410

/** Makes the room. Several may work side by side. */
export function createWebhookRoom(deps: WebhookRoomDeps): WebhookRoom {
  const limits = { ...LIMITS, ...deps.limits }
  const drain = async (signal?: AbortSignal): Promise<number> => {
    await sortChanges(deps)
    let tried = 0
    while (!signal?.aborted) {
      const due = await claimDeliveries(deps.pool, { limit: DELIVERIES_AT_ONCE, ...limits })
      await Promise.all(due.map((delivery) => deliver(deps, limits, delivery)))
      tried += due.length
      if (due.length < DELIVERIES_AT_ONCE) break
    }
    return tried
  }
  return {
    drain: () => drain(),
    async run(signal) {
      const report = (failure: unknown) =>
        deps.log.error({ failure: String(failure) }, 'webhooks cannot go on now')
      const waker = createWaker(deps.pool, 'change', report)
      while (!signal.aborted) {
        const ms = await drain(signal)
          .then(() => msUntilNextDelivery(deps.pool))
          .catch((failure: unknown) => {
            report(failure)
            return PAUSE_AFTER_FAILURE_MS
          })
        await waker.pause(Math.min(ms ?? LONGEST_PAUSE_MS, LONGEST_PAUSE_MS), signal)
      }
      waker.close()
    },
  }
}

/** Turns changes into deliveries, for every address from where it stands. */
async function sortChanges({ pool, source }: WebhookRoomDeps): Promise<void> {
  for (;;) {
    const readers = await listReaders(pool)
    const [furthest] = readers
    if (!furthest) return
    const changes = await readChanges(pool, { after: furthest.afterSeq, limit: CHANGES_AT_ONCE })
    const upTo = changes.at(-1)?.seq
    if (upTo === undefined) return
    for (const reader of readers)
      if (reader.afterSeq < upTo)
        await queueDeliveries(pool, reader, upTo, deliveriesFor(reader, changes, source))
    if (changes.length < CHANGES_AT_ONCE) return
  }
}

async function deliver(
  deps: WebhookRoomDeps,
  limits: WebhookLimits,
  delivery: ClaimedDelivery,
): Promise<void> {
  const { deliveryId, webhookId, url, body, attempts } = delivery
  const secrets = delivery.secretNumbers.map((number) => webhookSecret(deps.serverSecret, webhookId, number))
  const began = Date.now()
  const tried = await postJson(
    { url, body, headers: signedHeaders(secrets, { id: deliveryId, at: new Date(began), body }) },
    deps,
  )
  const attempt = { deliveryId, attempts, status: null, problem: null, ms: Date.now() - began, ...tried }
  if ('status' in tried && isTaken(tried.status))
    return settleAttempt(deps.pool, attempt, { state: 'delivered' })
  const isGone = 'status' in tried && tried.status === GONE
  const isSpent = delivery.failingMs >= limits.giveUpAfterMs
  if (!isGone && !isSpent)
    return settleAttempt(deps.pool, attempt, { againInMs: delayAfter(attempts, limits) })
  await settleAttempt(deps.pool, attempt, { state: 'failed' })
  const reason = isGone ? 'GONE' : 'FAILED_FOR_A_DAY'
  await switchOffUnreachable(deps.pool, webhookId, { reason, host: new URL(url).host })
  deps.log.warn({ webhookId, deliveryId }, 'webhook switched off')
}

/** Four times as long each time, and spread so that what failed together does not come back together. */
function delayAfter(attempts: number, { firstDelayMs, longestDelayMs }: WebhookLimits): number {
  const delay = Math.min(firstDelayMs * 4 ** Math.min(attempts, 12), longestDelayMs)
  return Math.round(delay * (0.75 + Math.random() / 2))
}
