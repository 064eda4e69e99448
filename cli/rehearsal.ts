import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { createNudge } from '../activities/nudge.js'
import { clockNow, setClock, startRehearsal, type ClockSetting } from '../db/clock.js'
import { isRefusal, refusalText } from '../domain/refusals.js'
import { isBefore, millisecondsBetween, type Instant } from '../domain/time.js'
import type { Client } from '@temporalio/client'
import { persistently } from './persistently.js'

const DAY_MS = 24 * 60 * 60 * 1000
/** Distances up to this are stepped over at one go: nothing waits in between, so there is nothing to see. */
const STEP_MS = 3 * 60 * 60 * 1000
/** The clock is stopped this much real time before it would arrive, so that it never runs past the instant. */
const BRAKE_MS = 25
const LOOK_AGAIN_MS = 20
/** A timer has had its time by then: what still sleeps is told to look at the clock. */
const NUDGE_AFTER_MS = 2_000
const SETTLED_WITHIN_MS = 120_000

/** The clock of a rehearsal, and patience until everything that its hand has passed is done. */
export type Rehearsal = {
  now(): Promise<Instant>
  /** Lets the clock run to the instant through every wake-up on the way, holds it there, and waits until all is done. */
  runTo(instant: Instant): Promise<void>
  /** Waits until no case should have woken up, no work over offices is left, and no mail is due. */
  settle(): Promise<void>
}

/** What of a stack the rehearsal works with. */
export type RehearsalDeps = { readonly pool: pg.Pool; readonly temporal: Client }

/**
 * Marks the database as a rehearsal and holds its clock at the instant.
 * @throws Error in Thai and English when the database holds real cases
 */
export async function beginRehearsal(deps: RehearsalDeps, instant: Instant): Promise<Rehearsal> {
  orThrow(await persistently(() => startRehearsal(deps.pool, instant, 0)))
  return {
    now: () => persistently(() => clockNow(deps.pool)),
    runTo: (target) => runTo(deps, target),
    settle: () => settle(deps),
  }
}

async function runTo(deps: RehearsalDeps, target: Instant): Promise<void> {
  for (;;) {
    await settle(deps)
    const now = await persistently(() => clockNow(deps.pool))
    if (!isBefore(now, target)) return
    const wake = await nextWake(deps.pool)
    await travel(deps, now, wake && isBefore(wake, target) ? wake : target)
  }
}

/** Real timers run while the clock does; it is held exactly where it should stop. */
async function travel(deps: RehearsalDeps, from: Instant, to: Instant): Promise<void> {
  const distanceMs = millisecondsBetween(from, to)
  const isWakeAhead = (await nextWake(deps.pool)) !== undefined
  if (distanceMs > STEP_MS && isWakeAhead) {
    const realMs = Math.min(1_500, 500 + (distanceMs / DAY_MS) * 400)
    await set(deps, { rate: distanceMs / realMs })
    await nudgeSleepers(deps)
    const left = millisecondsBetween(await persistently(() => clockNow(deps.pool)), to)
    await wait(Math.max(0, (left / distanceMs) * realMs - BRAKE_MS))
  }
  await set(deps, { instant: to, rate: 0 })
}

async function settle(deps: RehearsalDeps): Promise<void> {
  const since = Date.now()
  let lastNudge = since
  for (let left = await unsettled(deps.pool); left.total > 0; left = await unsettled(deps.pool)) {
    const now = Date.now()
    if (now - since > SETTLED_WITHIN_MS)
      throw new Error(`ยังทำงานไม่เสร็จ / not done in time: ${JSON.stringify(left)}`)
    if (now - lastNudge > NUDGE_AFTER_MS) {
      await nudgeSleepers(deps)
      lastNudge = now
    }
    await wait(LOOK_AGAIN_MS)
  }
}

type Unsettled = { wakes: number; jobs: number; mails: number; total: number }

function unsettled(pool: pg.Pool): Promise<Unsettled> {
  return persistently(async () => {
    const { rows } = await pool.query<Unsettled>(
      `select *, wakes + jobs + mails as total from (select
         (select count(*) from circular where next_wake_at <= wian_now())::int
           + (select count(*) from submission where next_wake_at <= wian_now())::int as wakes,
         (select count(*) from circular where state -> 'jobs' <> '[]')::int as jobs,
         (select count(*) from mail where state = 'queued'
            and (deferred_since is null or next_attempt_at <= clock_timestamp()))::int as mails) as open`,
    )
    return rows[0] as Unsettled
  })
}

async function nextWake(pool: pg.Pool): Promise<Instant | undefined> {
  const { rows } = await persistently(() =>
    pool.query<{ at: Instant | null }>(
      `select min(next_wake_at) as at from (
         select next_wake_at from circular union all select next_wake_at from submission) as waiting`,
    ),
  )
  return rows[0]?.at ?? undefined
}

/** Only cases that wait for an instant care about the clock. */
async function nudgeSleepers({ pool, temporal }: RehearsalDeps): Promise<void> {
  const nudge = createNudge(pool, temporal)
  await persistently(async () => {
    const { rows } = await pool.query<{ case_id: string }>(
      `select case_id from circular where next_wake_at is not null
       union all select case_id from submission where next_wake_at is not null`,
    )
    await nudge(rows.map((row) => row.case_id))
  })
}

async function set({ pool }: RehearsalDeps, setting: ClockSetting): Promise<void> {
  orThrow(await persistently(() => setClock(pool, setting)))
}

function orThrow(outcome: unknown): void {
  if (!isRefusal(outcome)) return
  const { th, en } = refusalText(outcome)
  throw new Error(`${th} / ${en}`)
}
