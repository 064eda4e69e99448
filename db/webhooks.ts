import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database } from './pool.js'

/** An address that an office is told its changes at. */
export type Webhook = {
  readonly webhookId: string
  readonly officeCode: string
  readonly url: string
  /** `*`, `circular.*`, `submission.submitted` … */
  readonly types: readonly string[]
  readonly createdAt: Instant
  readonly disabledAt: Instant | null
  readonly disabledReason: string | null
}

/** One event for one address, and what came of the tries so far. */
export type Delivery = {
  readonly deliveryId: string
  readonly type: string
  readonly caseId: string | null
  readonly state: 'queued' | 'delivered' | 'failed' | 'dropped'
  readonly queuedAt: Instant
  readonly nextAttemptAt: Instant | null
  readonly settledAt: Instant | null
  readonly attempts: readonly {
    readonly at: Instant
    readonly status: number | null
    readonly problem: string | null
    readonly ms: number
  }[]
}

const ENTRY = `webhook_id as "webhookId", office_code as "officeCode", url, types, made_at as "createdAt",
  disabled_at as "disabledAt", disabled_reason as "disabledReason"`

/** Subscribes an address to what happens from now on. */
export async function makeWebhook(
  db: Database,
  {
    webhookId,
    actor,
    url,
    types,
  }: { webhookId: string; actor: Actor; url: string; types: readonly string[] },
): Promise<Webhook> {
  const { rows } = await db.query<Webhook>(
    `insert into webhook (webhook_id, office_code, person_id, actor, url, types, after_seq)
     values ($1, $2, $3, $4, $5, $6, event_horizon())
     on conflict (webhook_id) do update set url = excluded.url returning ${ENTRY}`,
    [webhookId, actor.officeCode, actor.personId, JSON.stringify(actor), url, types],
  )
  return rows[0] as Webhook
}

/** The addresses of an office, the newest on top. */
export async function listWebhooks(db: Database, officeCode: string): Promise<Webhook[]> {
  const { rows } = await db.query<Webhook>(
    `select ${ENTRY} from webhook where office_code = $1 and removed_at is null order by created_at desc, webhook_id`,
    [officeCode],
  )
  return rows
}

/** One address, or nothing. */
export async function loadWebhook(db: Database, webhookId: string): Promise<Webhook | undefined> {
  const { rows } = await db.query<Webhook>(
    `select ${ENTRY} from webhook where webhook_id = $1 and removed_at is null`,
    [webhookId],
  )
  return rows[0]
}

/** Moves on to the next secret; the one before signs as well for so many real hours. Returns the new one's number. */
export async function rotateSecret(db: Database, webhookId: string, oldForHours: number): Promise<number> {
  const { rows } = await db.query<{ number: number }>(
    `update webhook set secret_no = secret_no + 1, previous_until = clock_timestamp() + make_interval(hours => $2)
     where webhook_id = $1 returning secret_no as number`,
    [webhookId, oldForHours],
  )
  return (rows[0] as { number: number }).number
}

/** Goes on with an address that was switched off, from where it stopped; or switches it off. */
export async function switchWebhook(db: Database, webhookId: string, reason: string | null): Promise<void> {
  await db.query(
    `update webhook set disabled_reason = $2::text, disabled_at = case when $2 is not null then wian_now() end
     where webhook_id = $1`,
    [webhookId, reason],
  )
  if (reason === null) await wake(db)
}

/** Why an address is switched off without anybody having said so. */
export type Unreachable = 'GONE' | 'FAILED_FOR_A_DAY'

/**
 * Switches an address off that nothing reaches any more, and puts the notice to whoever made it into the outbox. One that
 * is off already stays as it is, and nobody is told twice. `host` is all that the notice says of the address.
 */
export async function switchOffUnreachable(
  db: Database,
  webhookId: string,
  { reason, host }: { readonly reason: Unreachable; readonly host: string },
): Promise<void> {
  await db.query(
    `with off as (
       update webhook set disabled_reason = $2::text, disabled_at = wian_now()
       where webhook_id = $1 and disabled_at is null and removed_at is null returning webhook_id, person_id)
     insert into mail (mail_id, person_id, kind, to_address, params, queued_at)
     select 'webhook/' || webhook_id || '/' || (extract(epoch from clock_timestamp()) * 1000)::bigint, person_id, 'webhookOff', '',
       jsonb_build_object('host', $3::text, 'reason', $2::text), wian_now()
     from off`,
    [webhookId, reason, host],
  )
  await db.query("select pg_notify('mail', '')")
}

/** Ends a subscription. Its log stays. */
export async function removeWebhook(db: Database, webhookId: string): Promise<void> {
  await db.query('update webhook set removed_at = clock_timestamp() where webhook_id = $1', [webhookId])
}

/** Queues a delivery once: the same id again changes nothing. */
export async function queueDelivery(
  db: Database,
  delivery: { deliveryId: string; webhookId: string; type: string; caseId: string | null; body: string },
): Promise<void> {
  await db.query(
    `insert into webhook_delivery (delivery_id, webhook_id, type, case_id, body) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [delivery.deliveryId, delivery.webhookId, delivery.type, delivery.caseId, delivery.body],
  )
  await wake(db)
}

/** Puts a delivery back into the queue, whatever came of it. Returns whether there is one. */
export async function resendDelivery(db: Database, webhookId: string, deliveryId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update webhook_delivery set state = 'queued', next_attempt_at = clock_timestamp(), failing_since = null, settled_at = null
     where webhook_id = $1 and delivery_id = $2`,
    [webhookId, deliveryId],
  )
  await wake(db)
  return rowCount === 1
}

/** The log of an address, the newest on top, in the installation's own time; the queue itself goes by the real one. */
export async function listDeliveries(
  db: Database,
  { webhookId, state }: { webhookId: string; state?: Delivery['state'] },
  place: Place = {},
): Promise<Page<Delivery>> {
  const { after, limit = 50 } = place
  const which = 'from webhook_delivery d where d.webhook_id = $1 and ($2::text is null or d.state = $2)'
  const [queuedAt, deliveryId] = readPlace(after, 2)
  const { rows } = await db.query<Delivery & { place: string }>(
    `select d.delivery_id as "deliveryId", d.type, d.case_id as "caseId", d.state, d.told_at as "queuedAt",
       case when d.state = 'queued' then wian_now() + (d.next_attempt_at - clock_timestamp()) end as "nextAttemptAt", d.settled_at as "settledAt",
       d.queued_at::text as place,
       coalesce((select json_agg(json_build_object('at', to_char(a.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', a.status,
                   'problem', a.problem, 'ms', a.ms) order by a.number)
                 from webhook_attempt a where a.delivery_id = d.delivery_id), '[]') as attempts
     ${which} and ($3::timestamptz is null or (d.queued_at, d.delivery_id) < ($3, $4))
     order by d.queued_at desc, d.delivery_id desc limit $5`,
    [webhookId, state ?? null, queuedAt ?? null, deliveryId ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, (row) => [row.place, row.deliveryId])
  const items = page.items.map(({ place: _, ...delivery }) => delivery)
  return counted(db, { ...page, items }, place, { rows: which, values: [webhookId, state ?? null] })
}

async function wake(db: Database): Promise<void> {
  await db.query("select pg_notify('change', '')")
}
