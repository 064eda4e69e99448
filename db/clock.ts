import { refuse, type Refusal } from '../domain/refusals.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** Product rule: nobody sleeps longer than a day without asking the clock again; it may be held, stepped or set right. */
const LONGEST_SLEEP_MS = 24 * 60 * 60 * 1000

/**
 * How the clock is set: `rate` 1 runs like the time of day, 0 holds; without an instant it goes on from where it is.
 * At `stopAt` it stands still by itself.
 */
export type ClockSetting = { readonly instant?: Instant; readonly rate: number; readonly stopAt?: Instant }

/** The instant that the product's clock shows, to the millisecond. */
export async function clockNow(db: Database): Promise<Instant> {
  const { rows } = await db.query<{ now: Instant }>('select wian_now() as now')
  return (rows[0] as { now: Instant }).now
}

/** Real milliseconds until the clock shows the instant, rounded up; 0 once it does, a day at most (also when it is held). */
export async function realMsUntil(db: Database, instant: Instant): Promise<number> {
  const { rows } = await db.query<{ ms: number }>(
    `select case when $1::timestamptz <= wian_now() then 0
       else least($2, ceil(extract(epoch from $1::timestamptz - wian_now()) * 1000
                           / nullif(coalesce((select case when stop_at < $1 then 0 else rate end from clock), 1), 0)))
       end::float8 as ms`,
    [instant, LONGEST_SLEEP_MS],
  )
  return (rows[0] as { ms: number }).ms
}

/** Whether this database is a rehearsal: its letters bear the mark “ตัวอย่าง”. */
export async function isRehearsal(db: Database): Promise<boolean> {
  const { rowCount } = await db.query("select from setting where key = 'rehearsal'")
  return rowCount === 1
}

/** Marks the database as a rehearsal and starts its clock. Refused where real cases are on record, or backwards. */
export function startRehearsal(db: Database, instant: Instant, rate: number): Promise<Refusal | undefined> {
  return orRefusal(db.query('select start_rehearsal($1, $2)', [instant, rate]))
}

/** Holds (rate 0), steps (an instant) or runs the clock of a rehearsal. Refused elsewhere, and backwards. */
export function setClock(
  db: Database,
  { instant, rate, stopAt }: ClockSetting,
): Promise<Refusal | undefined> {
  return orRefusal(db.query('select set_clock($1, $2, $3)', [instant ?? null, rate, stopAt ?? null]))
}

// The codes that db/migrations/002 raises.
const REFUSALS: Readonly<Record<string, Refusal>> = {
  WR001: refuse('REAL_CASES'),
  WR002: refuse('NO_REHEARSAL'),
  WR003: refuse('CLOCK_BACKWARDS'),
}

async function orRefusal(setting: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await setting
    return undefined
  } catch (error) {
    const refusal = REFUSALS[(error as { code?: string }).code ?? '']
    if (refusal) return refusal
    throw error
  }
}
