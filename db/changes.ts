import type { Circular } from '../domain/circular/case.js'
import type { Consultation } from '../domain/consultation/case.js'
import type { Exemption } from '../domain/exemption/case.js'
import { subjectOfExemption } from '../domain/policy/exemption-acts.js'
import { subjectOfConsultation, subjectOfProposal, subjectOfTask } from '../domain/policy/proposal-acts.js'
import { subjectOfOrder } from '../domain/policy/order-acts.js'
import type { Subject } from '../domain/policy/rule.js'
import type { Secrecy } from '../domain/secrecy.js'
import { subjectOfCircular, subjectOfSubmission } from '../domain/policy/subjects.js'
import type { Order } from '../domain/order/case.js'
import type { Proposal } from '../domain/proposal/case.js'
import type { Submission } from '../domain/submission/case.js'
import type { Task } from '../domain/task/case.js'
import type { Instant } from '../domain/time.js'
import { TODAY } from './assignments.js'
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
  readonly exemption: Exemption | null
  readonly proposal: Proposal | null
  readonly task: Task | null
  readonly order: Order | null
  readonly consultation: Consultation | null
  /** Who sits today in the committee that the case is, or whose meeting it is. */
  readonly members: readonly string[]
  readonly secrecy: Secrecy
  readonly named: readonly string[] | null
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
            coalesce(own.status, s.status, m.status, k.status, x.status, p.status, t.status, n.status, o.status) as status,
            coalesce(own.owner_office, c.owner_office, m.secretariat, k.secretariat) as "ownerOffice",
            s.office_code as "officeCode", secret.circular, secret.submission,
            x.state as exemption, p.state as proposal, t.state as task, o.state as "order", n.state as consultation,
            array(select person_id from committee_seat seat
              where seat.committee_id = coalesce(m.committee_id, k.committee_id, p.committee_id) and seat.valid_from <= ${TODAY}
                and (seat.valid_to is null or ${TODAY} < seat.valid_to)) as members,
            coalesce(m.secrecy, 'plain') as secrecy, m.named
     from event e
       left join circular own on own.case_id = e.case_id
       left join submission s on s.case_id = e.case_id
       left join circular c on c.circular_id = s.circular_id
       left join meeting m on m.case_id = e.case_id
       left join committee k on k.case_id = e.case_id
       left join exemption x on x.case_id = e.case_id
       left join proposal p on p.case_id = e.case_id
       left join task t on t.case_id = e.case_id
       left join consultation n on n.case_id = e.case_id
       left join office_order o on o.case_id = e.case_id
       left join lateral (
         select coalesce(own.state, c.state) as circular, s.state as submission
         where coalesce(s.state ->> 'secrecy', own.state ->> 'secrecy', 'plain') <> 'plain') secret on true
     where e.seq > $1 and e.seq <= $2 order by e.seq limit $3`,
    [after, settled, limit],
  )
  return rows.map(asChange)
}

function asChange(row: Row): Change {
  const { seq, type, caseId, version, at, status } = row
  return { ...{ seq, type, caseId, version, at, status }, subject: subjectOf(row) }
}

function subjectOf({ caseId, ownerOffice, officeCode, members, secrecy, named, ...of }: Row): Subject {
  if (of.circular)
    return of.submission ? subjectOfSubmission(of.submission, of.circular) : subjectOfCircular(of.circular)
  if (of.exemption) return subjectOfExemption(of.exemption)
  if (of.proposal) return subjectOfProposal(of.proposal, members)
  if (of.order) return subjectOfOrder(of.order)
  if (of.task) return subjectOfTask(of.task)
  if (of.consultation) return subjectOfConsultation(of.consultation)
  return {
    ...{ caseId, ownerOffice, members, secrecy },
    ...(named === null ? {} : { named: [...members, ...named] }),
    ...(officeCode === null ? {} : { addressees: [officeCode] }),
  }
}
