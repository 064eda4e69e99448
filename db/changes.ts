import type { Circular } from '../domain/circular/case.js'
import type { Subject } from '../domain/policy/rule.js'
import { subjectOfCircular, subjectOfSubmission } from '../domain/policy/subjects.js'
import type { Submission } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** That a case has moved on: ids and states, never what it says. `seq` orders all changes of the product. */
export type Change = {
  readonly seq: number
  readonly type: string
  readonly caseId: string
  readonly version: number
  readonly at: Instant
  /** The state of the case when the change was read. */
  readonly status: string
  /** What decides who may know of it. */
  readonly subject: Subject
}

type Row = Omit<Change, 'subject'> & {
  readonly ownerOffice: string
  /** The addressed office, where the case is a submission. */
  readonly officeCode: string | null
  /** The states, of secret cases only: who is named stands there. */
  readonly circular: Circular | null
  readonly submission: Submission | null
}

/** The newest `seq` below which nothing can appear any more: readers start here. */
export async function newestChange(db: Database): Promise<number> {
  const { rows } = await db.query<{ seq: number }>('select event_horizon()::float8 as seq')
  return rows[0]?.seq ?? 0
}

/**
 * Changes behind a `seq`, in order, `limit` at most. None is ever skipped by a reader that goes on behind the last one
 * it got: what transactions under way may still add below is waited for.
 */
export async function readChanges(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<Change[]> {
  // A statement of its own: what was settled then must be visible to the next one.
  const settled = await newestChange(db)
  if (settled <= after) return []
  const { rows } = await db.query<Row>(
    `select e.seq::float8 as seq, e.type, e.case_id as "caseId", e.version, e.at,
            coalesce(own.status, s.status) as status, coalesce(own.owner_office, c.owner_office) as "ownerOffice",
            s.office_code as "officeCode", secret.circular, secret.submission
     from event e
       left join circular own on own.case_id = e.case_id
       left join submission s on s.case_id = e.case_id
       left join circular c on c.circular_id = s.circular_id
       left join lateral (
         select coalesce(own.state, c.state) as circular, s.state as submission
         where coalesce(s.state ->> 'secrecy', own.state ->> 'secrecy', 'plain') <> 'plain') secret on true
     where e.seq > $1 and e.seq <= $2 order by e.seq limit $3`,
    [after, settled, limit],
  )
  return rows.map(asChange)
}

function asChange({ ownerOffice, officeCode, circular, submission, ...change }: Row): Change {
  if (circular)
    return {
      ...change,
      subject: submission ? subjectOfSubmission(submission, circular) : subjectOfCircular(circular),
    }
  const { caseId } = change
  return {
    ...change,
    subject: { caseId, ownerOffice, ...(officeCode === null ? {} : { addressees: [officeCode] }) },
  }
}
