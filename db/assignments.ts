import type { Assignment } from '../domain/assignment.js'
import type { Day, Instant } from '../domain/time.js'
import type { Database, Transaction } from './pool.js'

/** A person as the product knows them. A name and a mail address are personal data: they stay here, and out of logs. */
export type Person = {
  readonly personId: string
  readonly nameTh: string
  readonly nameEn: string
  /** Lower-case; where sign-in and recovery mails go. */
  readonly email: string | null
  readonly phone: string | null
  readonly lockedAt: Instant | null
  readonly lockedReason: string | null
  /** The first day on which the person no longer serves. */
  readonly leftOn: Day | null
}

/** Columns of `assignment a`, as the domain names them. */
export const ASSIGNMENT = `a.assignment_id as "assignmentId", a.person_id as "personId", a.office_code as "officeCode",
  a.role, a.capacity, a.order_no as "orderNo", a.valid_from as "validFrom", a.valid_to as "validTo",
  a.in_place_of as "inPlaceOf", a.also_for as "alsoFor", a.scope, a.revoked_at as "revokedAt"`

/** Today in Thailand, by the product's clock. */
export const TODAY = "(select (wian_now() at time zone 'Asia/Bangkok')::date)"

/** Whether `person p` is neither locked nor gone on a day. */
export function isHereSql(day: string): string {
  return `p.locked_at is null and (p.left_on is null or ${day} < p.left_on)`
}

/** Whether `assignment a` of `person p` gives its rights on a day: a locked or departed person has none. */
export function holdsOnSql(day: string): string {
  return `a.revoked_at is null and a.valid_from <= ${day} and (a.valid_to is null or ${day} < a.valid_to)
    and ${isHereSql(day)}`
}

/** What the person may do on the day, the longest held first: nothing for one who is locked or has left. */
export async function currentAssignments(db: Database, personId: string, day: Day): Promise<Assignment[]> {
  const { rows } = await db.query<Assignment>(
    `select ${ASSIGNMENT} from assignment a join person p using (person_id)
     where a.person_id = $1 and ${holdsOnSql('$2::date')} order by a.valid_from, a.assignment_id`,
    [personId, day],
  )
  return rows
}

/** Enters assignments; their ids must be free. */
export async function insertAssignments(
  tx: Transaction,
  assignments: readonly Assignment[],
  by: string,
): Promise<void> {
  await tx.query(
    `insert into assignment (assignment_id, person_id, office_code, role, capacity, order_no, valid_from, valid_to,
                             in_place_of, also_for, scope, revoked_at, created_by)
     select a."assignmentId", a."personId", a."officeCode", a.role, a.capacity, a."orderNo", a."validFrom", a."validTo",
            a."inPlaceOf", a."alsoFor", a.scope, a."revokedAt", $2
     from jsonb_to_recordset($1::jsonb) as a ("assignmentId" text, "personId" text, "officeCode" text, role text,
       capacity text, "orderNo" text, "validFrom" date, "validTo" date, "inPlaceOf" text, "alsoFor" text[], scope jsonb,
       "revokedAt" timestamptz)`,
    [JSON.stringify(assignments), by],
  )
}

/** Columns of `person p`, as `Person` names them. */
export const PERSON = `p.person_id as "personId", p.name_th as "nameTh", p.name_en as "nameEn", p.email, p.phone,
  p.locked_at as "lockedAt", p.locked_reason as "lockedReason", p.left_on as "leftOn"`

/** The person of this id, or nothing. */
export async function loadPerson(db: Database, personId: string): Promise<Person | undefined> {
  const { rows } = await db.query<Person>(`select ${PERSON} from person p where person_id = $1`, [personId])
  return rows[0]
}

/** The person who gets mail at this address, however it is written; or nothing. */
export async function personByEmail(db: Database, email: string): Promise<Person | undefined> {
  const { rows } = await db.query<Person>(`select ${PERSON} from person p where email = lower($1)`, [
    email.trim(),
  ])
  return rows[0]
}

/**
 * What matters when a position is given: everything in these offices that has not ended by the day, and all substitutions
 * of that time, wherever: persons may stand in for each other across offices.
 */
export async function assignmentsAround(
  db: Database,
  officeCodes: readonly string[],
  from: Day,
): Promise<Assignment[]> {
  const { rows } = await db.query<Assignment>(
    `select ${ASSIGNMENT} from assignment a join person p using (person_id)
     where a.revoked_at is null and (a.valid_to is null or a.valid_to > $2)
       and (a.office_code = any($1) or a.in_place_of is not null)
       and p.locked_at is null and (p.left_on is null or p.left_on > $2)
     order by a.valid_from, a.assignment_id`,
    [officeCodes, from],
  )
  return rows
}

/** Assignments by the office in which they hold. */
export function byOffice(assignments: readonly Assignment[]): Map<string, Assignment[]> {
  const found = new Map<string, Assignment[]>()
  for (const one of assignments) {
    const others = found.get(one.officeCode)
    if (others) others.push(one)
    else found.set(one.officeCode, [one])
  }
  return found
}

/** How many persons have an assignment in an office on the day or later. */
export async function countStaff(db: Database, officeCode: string, day: Day): Promise<number> {
  const { rows } = await db.query<{ people: number }>(
    `select count(distinct person_id)::int as people from assignment
     where office_code = $1 and revoked_at is null and (valid_to is null or valid_to > $2)`,
    [officeCode, day],
  )
  return (rows[0] as { people: number }).people
}
