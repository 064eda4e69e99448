import { randomUUID } from 'node:crypto'
import { loadCentralOffices } from '../../db/directory.js'
import { loadPerson, personByEmail } from '../../db/assignments.js'
import { clockNow } from '../../db/clock.js'
import { admitPeople, lockPositions } from '../../db/personnel.js'
import type { Assignment } from '../../domain/assignment.js'
import { SYSTEM } from '../../domain/case.js'
import { dayOf } from '../../domain/time.js'
import { noteInJournal, setPasswords } from '../../db/accounts.js'
import { useLink } from '../../db/links.js'
import { inTransaction, type Transaction } from '../../db/pool.js'
import { endSessions } from '../../db/sessions.js'
import { problem, type FieldError } from '../problems.js'
import type { SignInDesk } from './desk.js'
import { hashPassword, passwordFault, randomPassword } from './passwords.js'
import { orRefuse } from '../refusals.js'

const SET_UP = 'setUp'

/** The first administrator, as the page of the one-time link asks. */
export type FirstAdministrator = {
  readonly token: string
  readonly nameTh: string
  readonly nameEn: string
  readonly email: string
  readonly password: string
}

/**
 * Makes the first administrator by the one-time link: person, assignment in the central office, password.
 * @throws Problem LINK_SPENT, PASSWORD_WEAK, PERSON_KNOWN
 */
export async function makeFirstAdministrator(
  { pool }: SignInDesk,
  { token, nameTh, nameEn, email, password }: FirstAdministrator,
): Promise<{ personId: string; officeCode: string }> {
  refuseWeak(password, email)
  const hashed = await hashPassword(password)
  const personId = `p-${randomUUID()}`
  return inTransaction(pool, async (tx) => {
    const link = await useLink(tx, token)
    if (link?.purpose !== 'setUp') throw problem('LINK_SPENT')
    const [office] = await loadCentralOffices(tx)
    const officeCode = office?.code ?? 'C0001'
    await addAdministrator(tx, { personId, officeCode, nameTh, nameEn, email: email.toLowerCase() })
    await setPasswords(tx, [{ personId, hashed }])
    await noteInJournal(tx, [{ what: 'administratorMade', personId, byPerson: SET_UP }])
    return { personId, officeCode }
  })
}

type Administrator = Pick<FirstAdministrator, 'nameTh' | 'nameEn' | 'email'> & {
  readonly personId: string
  readonly officeCode: string
}

async function addAdministrator(tx: Transaction, who: Administrator): Promise<void> {
  const { personId, officeCode, nameTh, nameEn, email } = who
  await lockPositions(tx)
  if (await personByEmail(tx, email)) throw problem('PERSON_KNOWN')
  const at = await clockNow(tx)
  const assignment: Assignment = {
    ...{ assignmentId: `a-${randomUUID()}`, personId, officeCode, role: 'administrator', capacity: 'holder' },
    ...{ orderNo: null, validFrom: dayOf(at), validTo: null },
    ...{ inPlaceOf: null, alsoFor: [], scope: null, revokedAt: null },
  }
  const newcomer = { personId, details: { nameTh, nameEn, email, phone: null }, assignments: [assignment] }
  orRefuse(await admitPeople(tx, [newcomer], { at, by: SYSTEM, cause: SET_UP, among: [] }))
}

/**
 * Sets the password that an invitation or a recovery asks for, and ends every other session of the person.
 * @throws Problem LINK_SPENT, PASSWORD_WEAK
 */
export async function setPasswordByLink(
  { pool }: SignInDesk,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<{ personId: string }> {
  // A weak password leaves the link as it was: the transaction takes its use back.
  return inTransaction(pool, async (tx) => {
    const link = await useLink(tx, token)
    const person = link?.personId ? await loadPerson(tx, link.personId) : undefined
    // The link of the first administrator names nobody.
    if (!person) throw problem('LINK_SPENT')
    const { personId } = person
    refuseWeak(password, person.email ?? '')
    await setPasswords(tx, [{ personId, hashed: await hashPassword(password) }])
    await endSessions(tx, personId)
    await noteInJournal(tx, [{ what: 'passwordSet', personId, byPerson: personId }])
    return { personId }
  })
}

/** Random passwords for persons, hashed side by side. Each is in the answer once and nowhere else. */
export async function giveRandomPasswords(
  { pool }: SignInDesk,
  personIds: readonly string[],
  byPerson: string,
): Promise<ReadonlyMap<string, string>> {
  const given = new Map(personIds.map((personId) => [personId, randomPassword()]))
  const hashed = await Promise.all(
    [...given].map(async ([personId, password]) => ({ personId, hashed: await hashPassword(password) })),
  )
  await inTransaction(pool, async (tx) => {
    await setPasswords(tx, hashed)
    await noteInJournal(
      tx,
      personIds.map((personId) => ({ what: 'passwordSet' as const, personId, byPerson })),
    )
  })
  return given
}

/** @throws Problem PASSWORD_WEAK */
export function refuseWeak(password: string, email: string): void {
  const fault = passwordFault(password, email)
  if (!fault) return
  const { th, en, code } = problem('PASSWORD_WEAK')
  const error: FieldError = { pointer: '/password', code, messageTh: th, messageEn: en }
  throw problem('PASSWORD_WEAK', [error])
}
