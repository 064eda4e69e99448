import { HELD_KINDS, type HeldKind } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { KINDS } from './cases/kinds.js'
import type { Database } from './pool.js'

/** How a rehearsal stands. */
export type RehearsalState = {
  readonly now: Instant
  /** Seconds of the clock in a real one; 0 while it is held, 1 for the time of day. */
  readonly rate: number
  readonly stopAt: Instant | null
  /** The earliest instant that a case waits for. */
  readonly nextWakeAt: Instant | null
  /** Cases that should have woken up, cases with work left, mails that are due. */
  readonly unsettled: { readonly wakes: number; readonly jobs: number; readonly mails: number }
}

const each = (select: (kind: HeldKind) => string, kinds: readonly HeldKind[] = HELD_KINDS): string =>
  kinds.map(select).join(' union all ')

const WAITING = each(
  (kind) => `select case_id, next_wake_at from ${KINDS[kind].table} where next_wake_at is not null`,
)
/** The many rows of submissions owe nothing. */
const OWING = each(
  (kind) => `select from ${KINDS[kind].table} where coalesce(state -> 'jobs', '[]') <> '[]'`,
  HELD_KINDS.filter((kind) => kind !== 'submission'),
)

/** Reads the clock, and what it still has to bring about. */
export async function readRehearsal(db: Database): Promise<RehearsalState> {
  const { rows } = await db.query<RehearsalState>(
    `select wian_now() as now, coalesce((select rate from clock), 1) as rate, (select stop_at from clock) as "stopAt",
       (select min(next_wake_at) from (${WAITING}) w) as "nextWakeAt",
       json_build_object(
         'wakes', (select count(*) from (${WAITING}) w where next_wake_at <= wian_now()),
         'jobs', (select count(*) from (${OWING}) j),
         'mails', (select count(*) from mail where state = 'queued'
                     and (deferred_since is null or next_attempt_at <= clock_timestamp()))) as unsettled`,
  )
  return rows[0] as RehearsalState
}

/** Ids of the cases that wait for an instant: they alone care about the clock. */
export async function sleepingCases(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ caseId: string }>(`select case_id as "caseId" from (${WAITING}) w`)
  return rows.map(({ caseId }) => caseId)
}
