import { ANSWERED, COUNTED, UNANSWERED, type SubmissionStatus } from '../domain/submission/case.js'
import type { Day, Instant } from '../domain/time.js'
import type { Database } from './pool.js'
import { bangkokDay, STANDING_SQL } from './standings.js'

/**
 * How the offices of a circular stand. `counted` leaves out letters that were withdrawn and offices that are exempt; what
 * comes after `exempted` are parts of it.
 */
export type Tally = {
  readonly total: number
  readonly counted: number
  /** An exemption frees them from the answer: listed apart, not among `counted`. */
  readonly exempted: number
  readonly answered: number
  readonly unanswered: number
  /** Unanswered, and the office's own date is past. */
  readonly overdue: number
  readonly late: number
  readonly nil: number
  readonly bounced: number
  readonly opened: number
  readonly received: number
  readonly askingMoreTime: number
}

/** The tracker of a circular at an instant: the sum, and the same by status and by province of the office's seat. */
export type Progress = Tally & {
  readonly byStatus: Readonly<Partial<Record<SubmissionStatus, number>>>
  readonly byProvince: readonly (Tally & { readonly province: string })[]
}

/** Counts how a circular stands. One statement: all figures are of the same moment. */
export async function trackCircular(db: Database, circularId: string, at: Instant): Promise<Progress> {
  const found = await db.query<Group>(
    `select s.status, coalesce(o.province, '') as province, ${COUNTS}
     from submission s left join office o on o.code = s.office_code and o.valid_to is null
     where s.circular_id = $1 group by 1, 2 order by 2, 1`,
    [circularId, at],
  )
  const rows = found.rows.map((group) => ({ ...group, ...tallyOf(group) }))
  const provinces = [...new Set(rows.map(({ province }) => province))]
  return {
    ...sumOf(rows),
    byStatus: Object.fromEntries(
      [...new Set(rows.map(({ status }) => status))].map((status) => [
        status,
        sumOf(rows.filter((row) => row.status === status)).total,
      ]),
    ),
    byProvince: provinces.map((province) => ({
      province,
      ...sumOf(rows.filter((row) => row.province === province)),
    })),
  }
}

/** What came in on a day of Bangkok; `late` are of the answered. The days of a circular add up to its `Tally`. */
export type TrackedDay = {
  readonly day: Day
  readonly received: number
  readonly answered: number
  readonly late: number
}

/** The days on which an office received the letter or gave the answer that counts, in their order; no other days. */
export async function trackDays(db: Database, circularId: string): Promise<TrackedDay[]> {
  const { rows } = await db.query<TrackedDay>(
    `select one.on::text as day, sum(one.received)::int as received, sum(one.answered)::int as answered,
       sum(one.late)::int as late
     from (
       select ${bangkokDay('s.received_at')} as on, 1 as received, 0 as answered, 0 as late
       from submission s where s.circular_id = $1 and ${STANDING_SQL.received}
       union all
       select ${bangkokDay('s.answered_at')}, 0, 1, case when ${STANDING_SQL.late} then 1 else 0 end
       from submission s where s.circular_id = $1 and ${STANDING_SQL.answered}
     ) one group by 1 order by 1`,
    [circularId],
  )
  return rows
}

/** Offices of one status in one province, counted without asking what the status means. */
type Group = Omit<Tally, 'counted' | 'exempted' | 'answered' | 'unanswered'> & {
  readonly status: SubmissionStatus
  readonly province: string
}

const COUNTS = `
  count(*)::int as total,
  (count(*) filter (where s.due_at <= $2))::int as overdue,
  (count(*) filter (where s.late))::int as late,
  (count(*) filter (where s.answer_kind = 'nil'))::int as nil,
  count(s.bounced_at)::int as bounced,
  (count(*) filter (where s.opened))::int as opened,
  count(s.received_at)::int as received,
  (count(*) filter (where s.asks_more_time))::int as "askingMoreTime"`

/** What the counts of a status come to: an answered office is not overdue, a withdrawn letter or an exempt office counts for nothing. */
function tallyOf({ status, province: _, ...counts }: Group): Tally {
  const among = (statuses: readonly SubmissionStatus[], count: number) =>
    statuses.includes(status) ? count : 0
  const { total, overdue, late, nil, bounced } = counts
  return {
    ...counts,
    counted: among(COUNTED, total),
    exempted: among(['exempted'], total),
    answered: among(ANSWERED, total),
    unanswered: among(UNANSWERED, total),
    overdue: among(UNANSWERED, overdue),
    late: among(ANSWERED, late),
    nil: among(ANSWERED, nil),
    bounced: among(COUNTED, bounced),
  }
}

const NOTHING: Tally = {
  total: 0,
  counted: 0,
  exempted: 0,
  answered: 0,
  unanswered: 0,
  overdue: 0,
  late: 0,
  nil: 0,
  bounced: 0,
  opened: 0,
  received: 0,
  askingMoreTime: 0,
}

function sumOf(rows: readonly Tally[]): Tally {
  const keys = Object.keys(NOTHING) as (keyof Tally)[]
  return Object.fromEntries(
    keys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]),
  ) as unknown as Tally
}
