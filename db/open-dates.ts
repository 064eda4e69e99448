import type { Schedule } from '../domain/circular/case.js'
import type { CircularContent } from '../domain/content.js'
import type { Submission } from '../domain/submission/case.js'
import { UNANSWERED } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** A circular under way: its date, what it was made from, and how many offices keep no date of their own. */
export type OpenCircular = {
  readonly caseId: string
  readonly circularId: string
  readonly ownerOffice: string
  readonly issuedAt: Instant
  readonly schedule: Schedule
  readonly rule: CircularContent['deadline']
  readonly plan: CircularContent['reminders']
  readonly offices: number
}

/** An office that has a date of its own. */
export type OpenOwnDate = {
  readonly caseId: string
  readonly ownerOffice: string
  readonly provinces: readonly string[]
  readonly plan: CircularContent['reminders']
  readonly state: Submission
}

/** What still counts towards a date: not answered, or not yet known whether it is for this office. */
const OPEN = [...UNANSWERED, 'misdirected']

/** All circulars under way. */
export async function openCirculars(db: Database): Promise<OpenCircular[]> {
  const { rows } = await db.query<OpenCircular>(
    `with open_offices as (
       select circular_id, count(*)::int as offices from submission
       where status = any($1) and not state ? 'ownReminders' group by circular_id)
     select c.case_id as "caseId", c.circular_id as "circularId", c.owner_office as "ownerOffice",
       c.issued_at as "issuedAt", c.state -> 'schedule' as schedule, t.body -> 'deadline' as rule,
       t.body -> 'reminders' as plan, coalesce(o.offices, 0) as offices
     from circular c join content t on t.sha256 = c.state ->> 'contentSha256'
     left join open_offices o using (circular_id)
     where c.status = 'issued' order by c.case_id collate "C"`,
    [OPEN],
  )
  return rows
}

/** The next offices with a date of their own, in order of their cases. */
export async function openOwnDates(db: Database, after: string, limit: number): Promise<OpenOwnDate[]> {
  const { rows } = await db.query<OpenOwnDate>(
    `select s.case_id as "caseId", c.owner_office as "ownerOffice", coalesce(o.body -> 'provinces', '[]') as provinces,
       t.body -> 'reminders' as plan, s.state
     from submission s join circular c using (circular_id) join content t on t.sha256 = c.state ->> 'contentSha256'
     left join office o on o.code = s.office_code and o.valid_to is null
     where c.status = 'issued' and s.status = any($1) and s.state ? 'ownReminders' and s.case_id collate "C" > $2
     order by s.case_id collate "C" limit $3`,
    [OPEN, after, limit],
  )
  return rows
}

/** The next cases of these circulars that keep the circular's date, in order. */
export async function sharingCases(
  db: Database,
  circularIds: readonly string[],
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ caseId: string }>(
    `select case_id as "caseId" from submission where circular_id = any($1) and status = any($2)
       and not state ? 'ownReminders' and case_id collate "C" > $3 order by case_id collate "C" limit $4`,
    [circularIds, OPEN, after, limit],
  )
  return rows.map(({ caseId }) => caseId)
}
