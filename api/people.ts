import { z } from 'zod'
import { loadPerson, personByEmail, assignmentsAround } from '../db/assignments.js'
import { officeNamer, withShortOfficeNames } from '../db/directory.js'
import { handedTasks, type PersonEntry, type PersonFilter } from '../db/people.js'
import { advancePersonnel, loadPersonnel, lockPositions, type PersonnelEntry } from '../db/personnel.js'
import { inTransaction, type Database, type Transaction } from '../db/pool.js'
import type { Assignment } from '../domain/assignment.js'
import { personnelCase, type Actor, type Unstamped } from '../domain/case.js'
import type { Personnel, PersonnelAct } from '../domain/personnel/case.js'
import { decideAllPersonnel } from '../domain/personnel/decide.js'
import { possiblePersonnelActs } from '../domain/policy/possible.js'
import { mayKeep } from '../domain/policy/staff.js'
import { dayOf, isDay, type Day, type Instant } from '../domain/time.js'
import { takeStep } from './acting.js'
import { idFor } from './ids.js'
import { orRefuse, refused } from './refusals.js'
import type { Answer, Call, Deps } from './route.js'
import { role } from './schemas/people.js'

/** Which people a list or a file is asked of. */
export const peopleQuery = z.strictObject({
  text: z.string().max(100).optional(),
  officeCode: z.string().max(80).optional(),
  role: role.optional(),
  standing: z.enum(['serving', 'locked', 'left']).optional(),
})

/** An office sees its own people, whatever it asks for. */
export function whichPeople(
  { role: own, officeCode }: Actor,
  { text, role: held, standing, ...asked }: z.infer<typeof peopleQuery>,
): PersonFilter {
  return { text, role: held, standing, officeCode: own === 'administrator' ? asked.officeCode : officeCode }
}

/** An assignment as a request asks for it. */
export type AssignmentWish = Pick<
  Assignment,
  'officeCode' | 'role' | 'capacity' | 'orderNo' | 'validFrom' | 'validTo' | 'scope'
>

/** Who keeps a record, by which act of the policy and when: the route's own call says all three. */
type KeepersCall = Pick<Call<unknown, unknown, unknown>, 'actor' | 'act' | 'at'>
/** A person's act on another person's record. */
type PersonalCall = KeepersCall &
  Pick<Call<{ readonly personId: string }, unknown, unknown>, 'key' | 'params'>

/** Acts on a record, before who did them and when is put to them. */
export type UnstampedActs = readonly Unstamped<PersonnelAct>[]

/** What an act on a record is made from. */
export type ActOrder = {
  /** The version that the person has seen, where the act is meant for it alone. */
  readonly onVersion?: number
  /** Makes the acts while nobody else decides about positions. */
  readonly acts: (tx: Transaction) => UnstampedActs | Promise<UnstampedActs>
}

/**
 * Decides on a person and answers the record as it stands then. Whoever decides about positions waits for the others.
 * @throws Problem NOT_FOUND, NOT_YOURS, VERSION_STALE, or what the rules refuse
 */
export async function decideOnPerson(
  call: PersonalCall,
  { pool }: Deps,
  { acts: make, onVersion = 0 }: ActOrder,
): Promise<Answer> {
  const { actor: by, at, key } = call
  const { personId } = call.params
  await inTransaction(pool, async (tx) => {
    await lockPositions(tx)
    await keptRecord(tx, call, personId)
    const acts = (await make(tx)).map((act) => ({ ...act, at, by }))
    await takeStep(
      tx,
      { key, onVersion },
      {
        advance: advancePersonnel,
        caseId: personnelCase(personId),
        decide: (current) => decideAllPersonnel(current, acts),
      },
    )
  })
  return showPerson(pool, { personId, actor: by, at })
}

/**
 * The record of a person whom the actor keeps. Anybody else does not exist for them.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function keptRecord(
  db: Database,
  { actor, act, at }: KeepersCall,
  personId: string,
): Promise<PersonnelEntry> {
  const entry = await loadPersonnel(db, personId)
  if (!entry) throw refused('NOT_FOUND')
  orRefuse(mayKeep(actor, act, officesOf(entry.state, dayOf(at))))
  return entry
}

/** The person as those see them who keep the record. */
export async function showPerson(
  db: Database,
  { personId, actor, at }: { personId: string; actor: Actor; at: Instant },
): Promise<Answer> {
  const [person, record] = await Promise.all([loadPerson(db, personId), loadPersonnel(db, personId)])
  if (!person || !record) throw refused('NOT_FOUND')
  const { version, state } = record
  const offices = [...new Set(state.assignments.map(({ officeCode }) => officeCode))]
  const tasks = await handedTasks(db, { offices, day: dayOf(at), assignee: personId, actor })
  const { status } = state
  const assignments = await withShortOfficeNames(db, state.assignments, ({ officeCode }) => officeCode)
  const possibleActs = possiblePersonnelActs(state, actor, officesOf(state, dayOf(at)))
  const body = { person, version, status, assignments, possibleActs, tasks }
  return { etag: version, body }
}

/** People in a list, each assignment with what its office is called. */
export async function withNamedOffices(db: Database, people: readonly PersonEntry[]) {
  const codes = people.flatMap(({ assignments }) => assignments.map(({ officeCode }) => officeCode))
  const nameOf = await officeNamer(db, codes, 'short')
  return people.map(({ assignments, ...person }) => ({
    ...person,
    assignments: assignments.map((one) => ({ ...one, ...nameOf(one.officeCode) })),
  }))
}

/** The offices in which the person serves or will; of who serves nowhere any more, those of the past. */
export function officesOf({ assignments }: Personnel, today: Day): string[] {
  const given = assignments.filter(({ revokedAt }) => revokedAt === null)
  const open = given.filter(({ validTo }) => validTo === null || today < validTo)
  return [...new Set((open.length > 0 ? open : given).map(({ officeCode }) => officeCode))]
}

/** What is asked for as an assignment, with an id that follows from the request, and what stands around it. */
export async function wishOf(
  tx: Transaction,
  { at, key }: Pick<PersonalCall, 'at' | 'key'>,
  {
    personId,
    inPlaceOf = null,
    ...wish
  }: AssignmentWish & { readonly personId: string; readonly inPlaceOf?: string | null },
): Promise<{ assignment: Assignment; among: Assignment[] }> {
  const assignment: Assignment = {
    ...{ assignmentId: `a-${idFor(key, at, 'assignment')}`, personId, ...wish },
    ...{ inPlaceOf, alsoFor: [], revokedAt: null },
  }
  // A day that does not exist is the rules' to refuse; around it nothing stands.
  const from = isDay(wish.validFrom) ? wish.validFrom : dayOf(at)
  const among = await assignmentsAround(tx, [wish.officeCode], from)
  return { assignment, among: among.filter((one) => one.personId !== personId) }
}

/** @throws Problem EMAIL_TAKEN when the address is another person's */
export async function refuseTakenEmail(tx: Transaction, email: string, personId: string): Promise<void> {
  const holder = await personByEmail(tx, email)
  if (holder && holder.personId !== personId) throw refused('EMAIL_TAKEN', {}, '/email')
}
