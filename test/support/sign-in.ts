import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { SignInDesk } from '../../api/sign-in/desk.js'
import type { Actor } from '../../domain/case.js'

/** Puts a person down, if there is none with this id; the mail address is invented and its domain can receive nothing. */
export async function addPerson(pool: pg.Pool, personId: string): Promise<{ email: string }> {
  const email = `${personId.toLowerCase()}@wian.example`
  await pool.query(
    `insert into person (person_id, name_th, name_en, email, created_by) values ($1, $2, $3, $4, 'test')
     on conflict do nothing`,
    [personId, `บุคคลทดสอบ ${personId}`, `Test person ${personId}`, email],
  )
  return { email }
}

/** Gives the person this assignment from the year 2000 on. Returns its id. */
export async function addAssignment(
  pool: pg.Pool,
  { personId, officeCode, role, capacity = 'holder', orderNo, inPlaceOf, scope }: Actor,
): Promise<string> {
  const assignmentId = `a-${randomUUID()}`
  await pool.query(
    `insert into assignment
       (assignment_id, person_id, office_code, role, capacity, order_no, in_place_of, scope, valid_from, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '2000-01-01', 'test')`,
    [assignmentId, personId, officeCode, role, capacity, orderNo ?? null, inPlaceOf ?? null, scope ?? null],
  )
  return assignmentId
}

/** Signs people in as they are named, each once: person, assignment and session are made at their first request. */
export function createSignedIn(pool: pg.Pool, desk: SignInDesk): (who: Actor) => Promise<string> {
  const bearers = new Map<string, Promise<string>>()
  const signIn = async (who: Actor): Promise<string> => {
    await addPerson(pool, who.personId)
    const assignmentId = await addAssignment(pool, who)
    return (await desk.openSession(who.personId, assignmentId)).bearer
  }
  return (who) => {
    const name = JSON.stringify(Object.entries(who).sort())
    const bearer = bearers.get(name) ?? signIn(who)
    bearers.set(name, bearer)
    return bearer
  }
}
