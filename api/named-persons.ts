import { currentAssignments } from '../db/assignments.js'
import type { Database } from '../db/pool.js'
import type { Role } from '../domain/case.js'
import { dayOf } from '../domain/time.js'
import { refused } from './refusals.js'
import type { Call } from './route.js'

/**
 * Looks whether the persons who are let know of a secret case may be: they serve in the office that names them, or audit.
 * @throws Problem PERSON_NOT_OF_OFFICE
 */
export async function checkNamed(
  db: Database,
  { actor: { officeCode }, at, body }: Call<unknown, unknown, { persons: string[] }>,
): Promise<void> {
  const serves = async (personId: string): Promise<boolean> => {
    const assignments = await currentAssignments(db, personId, dayOf(at))
    return assignments.some((one) => one.officeCode === officeCode || one.role === 'auditor')
  }
  const serving = await Promise.all(body.persons.map(serves))
  const others = body.persons.filter((_, i) => !serving[i])
  if (others.length > 0) throw refused('PERSON_NOT_OF_OFFICE', { persons: others.join(', ') }, '/persons')
}

/**
 * Looks whether the person to whom a matter is handed works in the office today, in whatever capacity.
 * @throws Problem PERSON_NOT_OF_OFFICE
 */
export async function checkAssignee(
  db: Database,
  { actor: { officeCode }, at, body: { assignee } }: Call<unknown, unknown, { assignee: string }>,
): Promise<void> {
  const assignments = await currentAssignments(db, assignee, dayOf(at))
  if (!assignments.some((one) => one.officeCode === officeCode))
    throw refused('PERSON_NOT_OF_OFFICE', { persons: assignee }, '/assignee')
}

/**
 * Looks whether the person to whom a turn is passed on holds the role in the own office today.
 * @throws Problem PERSON_NOT_OF_OFFICE
 */
export async function checkServing(
  db: Database,
  { actor: { officeCode }, at }: Pick<Call<unknown, unknown, unknown>, 'actor' | 'at'>,
  { personId, role }: { readonly personId: string; readonly role: Role },
): Promise<void> {
  const assignments = await currentAssignments(db, personId, dayOf(at))
  if (!assignments.some((one) => one.officeCode === officeCode && one.role === role))
    throw refused('PERSON_NOT_OF_OFFICE', { persons: personId }, '/to')
}
