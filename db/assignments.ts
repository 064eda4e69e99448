import type { Assignment } from '../domain/assignment.js'
import type { Day, Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** A person as the product knows them. A name and a mail address are personal data: they stay out of logs. */
export type Person = {
  readonly personId: string
  readonly nameTh: string
  readonly nameEn: string
  readonly email: string | null
  readonly phone: string | null
  readonly lockedAt: Instant | null
  readonly lockedReason: string | null
  /** The first day on which the person no longer belongs to the service. */
  readonly leftOn: Day | null
}

/** Columns of `assignment a`, as the domain names them. */
export const ASSIGNMENT = `a.assignment_id as "assignmentId", a.person_id as "personId", a.office_code as "officeCode",
  a.role, a.capacity, a.order_no as "orderNo", a.valid_from as "validFrom", a.valid_to as "validTo",
  a.in_place_of as "inPlaceOf", a.scope, a.revoked_at as "revokedAt"`

const PERSON = `person_id as "personId", name_th as "nameTh", name_en as "nameEn", email, phone,
  locked_at as "lockedAt", locked_reason as "lockedReason", left_on as "leftOn"`

/** The person's assignments that hold on the day, in the order in which they began. */
export async function currentAssignments(db: Database, personId: string, day: Day): Promise<Assignment[]> {
  const { rows } = await db.query<Assignment>(
    `select ${ASSIGNMENT} from assignment a
     where person_id = $1 and revoked_at is null and valid_from <= $2 and (valid_to is null or $2 < valid_to)
     order by valid_from, assignment_id`,
    [personId, day],
  )
  return rows
}

/** The person with this id. */
export async function loadPerson(db: Database, personId: string): Promise<Person | undefined> {
  const { rows } = await db.query<Person>(`select ${PERSON} from person where person_id = $1`, [personId])
  return rows[0]
}

/** The person with this mail address, whatever its case. */
export async function personByEmail(db: Database, email: string): Promise<Person | undefined> {
  const { rows } = await db.query<Person>(`select ${PERSON} from person where email = lower($1)`, [email])
  return rows[0]
}
