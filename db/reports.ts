import type { Submission } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'
import type { OfficeType } from '../domain/office.js'

/** One office of a circular with what the ledger counts about it. */
export type OfficeAccount = {
  readonly code: string
  readonly nameTh: string
  readonly shortTh: string
  readonly type: OfficeType
  readonly submission: Submission
  readonly returned: number
  readonly moreTime: number
  /** Numbers of the stamped reminders sent to it. */
  readonly overdueLetters: number[]
  readonly wrongOffice: boolean
}

/** The offices of a circular in order of their codes, counted from the events of each. */
export async function reportOffices(db: Database, circularId: string): Promise<OfficeAccount[]> {
  const { rows } = await db.query<OfficeAccount>(
    `select s.office_code as code, coalesce(o.body ->> 'nameTh', s.office_code) as "nameTh",
       coalesce(o.body ->> 'shortTh', s.office_code) as "shortTh", coalesce(o.body ->> 'type', 'primary') as type,
       s.state as submission, e.returned, e."moreTime", e."overdueLetters", e."wrongOffice"
     from submission s
     left join office o on o.code = s.office_code and o.valid_to is null
     cross join lateral (
       select count(*) filter (where type = 'returned')::int as returned,
         count(*) filter (where type = 'moreTimeDecided' and (body::jsonb ->> 'granted')::boolean)::int as "moreTime",
         coalesce(array_agg((body::jsonb ->> 'number')::int order by version) filter (where type = 'overdueSealed'), '{}') as "overdueLetters",
         bool_or(type = 'wrongOfficeDecided' and (body::jsonb ->> 'upheld')::boolean) is true as "wrongOffice"
       from event where case_id = s.case_id) e
     where s.circular_id = $1 order by s.office_code collate "C"`,
    [circularId],
  )
  return rows
}

/** When offices were reminded by the circular's plan or by an officer, and how many each time. */
export async function reportReminders(
  db: Database,
  circularId: string,
): Promise<{ at: Instant; offices: number }[]> {
  const { rows } = await db.query<{ at: Instant; offices: number }>(
    `select min(at) as at, count(*)::int as offices from event
     where type = 'reminded' and case_id like 'submission/' || $1 || '/%'
     group by coalesce(body::jsonb ->> 'planned', cause) order by 1`,
    [circularId],
  )
  return rows
}
