import type pg from 'pg'
import { inTransaction, type Database, type Transaction } from './pool.js'

/** An address that changes are sorted for. */
export type Reader = {
  readonly webhookId: string
  readonly officeCode: string
  readonly types: readonly string[]
  /** The newest change that has been looked at for it. */
  readonly afterSeq: number
}

/** The addresses that are on, the one that is furthest behind first. */
export async function listReaders(db: Database): Promise<Reader[]> {
  const { rows } = await db.query<Reader>(
    `select webhook_id as "webhookId", office_code as "officeCode", types, after_seq::float8 as "afterSeq"
     from webhook where disabled_at is null and removed_at is null order by after_seq`,
  )
  return rows
}

/** What is to be sent for one change. */
export type NewDelivery = {
  readonly deliveryId: string
  readonly type: string
  readonly caseId: string
  readonly body: string
}

/**
 * Queues deliveries and moves the reader on, both or neither. Done twice, or by two processes at once, each delivery is
 * there once.
 */
export function queueDeliveries(
  pool: pg.Pool,
  { webhookId }: Reader,
  upTo: number,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  return inTransaction(pool, async (tx) => {
    await tx.query(
      `insert into webhook_delivery (delivery_id, webhook_id, type, case_id, body)
       select d.delivery_id, $1, d.type, d.case_id, d.body
       from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as d (delivery_id, type, case_id, body)
       on conflict do nothing`,
      [
        webhookId,
        deliveries.map(({ deliveryId }) => deliveryId),
        deliveries.map(({ type }) => type),
        deliveries.map(({ caseId }) => caseId),
        deliveries.map(({ body }) => body),
      ],
    )
    await tx.query('update webhook set after_seq = greatest(after_seq, $2) where webhook_id = $1', [
      webhookId,
      upTo,
    ])
  })
}

/** A delivery in hand, with what signing and giving up need. */
export type ClaimedDelivery = {
  readonly deliveryId: string
  readonly webhookId: string
  readonly url: string
  readonly body: string
  readonly attempts: number
  /** Real milliseconds since it began to fail without a break; 0 before. */
  readonly failingMs: number
  /** Numbers of the secrets that are good now. */
  readonly secretNumbers: readonly number[]
}

/** Takes deliveries that are due for `leaseSeconds`: nobody else gets them meanwhile; if their taker dies they are due again. */
export async function claimDeliveries(
  db: Database,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<ClaimedDelivery[]> {
  const { rows } = await db.query<ClaimedDelivery>(
    `with due as (
       select d.delivery_id from webhook_delivery d join webhook w using (webhook_id)
       where d.state = 'queued' and d.next_attempt_at <= clock_timestamp() and w.disabled_at is null and w.removed_at is null
       order by d.next_attempt_at limit $1 for update of d skip locked)
     update webhook_delivery d set next_attempt_at = clock_timestamp() + make_interval(secs => $2)
     from due, webhook w where d.delivery_id = due.delivery_id and w.webhook_id = d.webhook_id
     returning d.delivery_id as "deliveryId", d.webhook_id as "webhookId", w.url, d.body, d.attempts,
       coalesce(extract(epoch from clock_timestamp() - d.failing_since) * 1000, 0)::float8 as "failingMs",
       case when w.previous_until > clock_timestamp() then array[w.secret_no, w.secret_no - 1]
            else array[w.secret_no] end as "secretNumbers"`,
    [limit, leaseSeconds],
  )
  return rows
}

/** Real milliseconds until the next delivery is due: 0 when one is, nothing when none waits. */
export async function msUntilNextDelivery(db: Database): Promise<number | undefined> {
  const { rows } = await db.query<{ ms: number }>(
    `select greatest(0, ceil(extract(epoch from d.next_attempt_at - clock_timestamp()) * 1000))::float8 as ms
     from webhook_delivery d join webhook w using (webhook_id)
     where d.state = 'queued' and w.disabled_at is null and w.removed_at is null order by d.next_attempt_at limit 1`,
  )
  return rows[0]?.ms
}

/** What came of a try. */
export type Attempt = {
  readonly deliveryId: string
  /** How many tries there had been when it was claimed. */
  readonly attempts: number
  readonly status: number | null
  readonly problem: string | null
  readonly ms: number
}

/** Writes a try down, with what becomes of the delivery. A try that another process has written down already changes nothing. */
export function settleAttempt(
  pool: pg.Pool,
  attempt: Attempt,
  then: { readonly state: 'delivered' | 'failed' } | { readonly againInMs: number },
): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const { deliveryId, attempts, status, problem, ms } = attempt
    const { rowCount } = await tx.query(
      `insert into webhook_attempt (delivery_id, number, status, problem, ms) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [deliveryId, attempts + 1, status, problem, ms],
    )
    if (rowCount === 0) return
    if ('state' in then) await settle(tx, deliveryId, then.state)
    else await putOff(tx, deliveryId, then.againInMs)
  })
}

async function settle(tx: Transaction, deliveryId: string, state: 'delivered' | 'failed'): Promise<void> {
  await tx.query(
    `update webhook_delivery set state = $2, attempts = attempts + 1, settled_at = wian_now() where delivery_id = $1`,
    [deliveryId, state],
  )
}

async function putOff(tx: Transaction, deliveryId: string, ms: number): Promise<void> {
  await tx.query(
    `update webhook_delivery set attempts = attempts + 1, failing_since = coalesce(failing_since, clock_timestamp()),
       next_attempt_at = clock_timestamp() + make_interval(secs => $2::float8 / 1000) where delivery_id = $1`,
    [deliveryId, ms],
  )
}
