import type { DayChange } from '../domain/calendar-change.js'
import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { putMoves, type CalendarMove } from './calendar-moves.js'
import type { Database, Transaction } from './pool.js'

/** How far a change of the calendar has come. */
export type ChangeStatus = 'proposed' | 'applying' | 'applied' | 'withdrawn'

/** A change of the calendar: days that come and go, proposed by one person and approved by another. */
export type CalendarChange = {
  readonly changeId: string
  readonly revision: number
  readonly status: ChangeStatus
  readonly baseVersion: string
  readonly newVersion: string
  readonly days: readonly DayChange[]
  readonly source: string
  readonly reason: string
  /** The change that this one takes back. */
  readonly undoes: string | null
  readonly madeBy: Actor
  readonly madeAt: Instant
  readonly approvedBy: Actor | null
  readonly approvedAt: Instant | null
  readonly appliedAt: Instant | null
}

const CHANGE = `select change_id as "changeId", revision, status, base_version as "baseVersion",
  new_version as "newVersion", days, source, reason, undoes, made_by as "madeBy", made_at as "madeAt",
  approved_by as "approvedBy", approved_at as "approvedAt", applied_at as "appliedAt" from calendar_change`

/** Keeps a proposed change with the dates that it moves. Tried again with the same id it changes nothing. */
export async function putChange(
  tx: Transaction,
  change: Omit<CalendarChange, 'revision' | 'status' | 'approvedBy' | 'approvedAt' | 'appliedAt'>,
  moves: readonly CalendarMove[],
): Promise<void> {
  const { changeId, baseVersion, newVersion, days, source, reason, undoes, madeBy, madeAt } = change
  const { rowCount } = await tx.query(
    `insert into calendar_change (change_id, status, base_version, new_version, days, source, reason, undoes, made_by, made_at)
     values ($1, 'proposed', $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      changeId,
      baseVersion,
      newVersion,
      JSON.stringify(days),
      source,
      reason,
      undoes,
      JSON.stringify(madeBy),
      madeAt,
    ],
  )
  if (rowCount === 0) return
  await putMoves(tx, changeId, moves)
}

/** A change, or nothing; `lock` holds it against others until the transaction ends. */
export async function loadChange(
  db: Database,
  changeId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<CalendarChange | undefined> {
  const { rows } = await db.query<CalendarChange>(
    `${CHANGE} where change_id = $1 ${lock ? 'for update' : ''}`,
    [changeId],
  )
  return rows[0]
}

/** All changes, the newest first. */
export async function listChanges(db: Database): Promise<CalendarChange[]> {
  const { rows } = await db.query<CalendarChange>(`${CHANGE} order by made_at desc, change_id desc limit 500`)
  return rows
}

/** Moves a change on. Every step is a new revision, so that a second person sees that the first has acted. */
export async function stepChange(
  tx: Transaction,
  changeId: string,
  { status, by, at }: { status?: ChangeStatus; by?: Actor; at?: Instant },
): Promise<CalendarChange> {
  await tx.query(
    `update calendar_change set revision = revision + 1, status = coalesce($2, status),
       approved_by = coalesce($3, approved_by), approved_at = case when $3::jsonb is null then approved_at else $4 end,
       applied_at = case when $2 = 'applied' then $4 else applied_at end
     where change_id = $1`,
    [changeId, status ?? null, by ? JSON.stringify(by) : null, at ?? null],
  )
  return (await loadChange(tx, changeId)) as CalendarChange
}
