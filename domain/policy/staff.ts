import type { Assignment } from '../assignment.js'
import type { Actor, Role } from '../case.js'
import { refuse, type Refusal } from '../refusals.js'
import { mayAct, mayUse, type ActName } from './policy.js'

/** The roles that an office itself gives to its staff; all others are given by the administrators. */
const GIVEN_BY: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  director: ['registrar', 'districtOfficer'],
  registrar: ['districtOfficer'],
}

/**
 * Whether the actor may do the act on a person who serves in these offices. An administrator keeps the records of all;
 * for everybody else a person of another office does not exist: NOT_FOUND.
 */
export function mayKeep(actor: Actor, act: ActName, offices: readonly string[]): Refusal | undefined {
  return actor.role === 'administrator' ? mayUse(actor, act) : mayAct(actor, act, { addressees: offices })
}

/** Whether the actor may give the assignment, or end it. A head may lend the own position, and so may an administrator. */
export function mayGive(
  { role: own, officeCode, personId }: Actor,
  {
    role,
    officeCode: where,
    inPlaceOf,
    personId: who,
  }: Pick<Assignment, 'role' | 'officeCode' | 'inPlaceOf' | 'personId'>,
): Refusal | undefined {
  // Rights that one gives to oneself are checked by nobody.
  if (who === personId) return refuse('OWN_RIGHTS')
  if (own === 'system' || own === 'administrator') return undefined
  if (officeCode !== where) return refuse('NOT_YOURS')
  if (own === 'director' && inPlaceOf !== null) return undefined
  return GIVEN_BY[own]?.includes(role) ? undefined : refuse('NOT_YOURS')
}
