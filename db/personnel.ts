import type { Assignment } from '../domain/assignment.js'
import { personnelCase, type Stamp } from '../domain/case.js'
import type { Personnel, PersonnelAct, PersonnelEvent } from '../domain/personnel/case.js'
import { decideAllPersonnel } from '../domain/personnel/decide.js'
import type { Refusal } from '../domain/refusals.js'
import { byOffice, insertAssignments } from './assignments.js'
import { advance, type Advanced, type Step } from './cases/advance.js'
import { personnelKind } from './cases/kinds.js'
import { insertPeople, type PersonDetails } from './people.js'
import { lockFor } from './locks.js'
import type { Database, Transaction } from './pool.js'

/** A person's record as its row keeps it. */
export type PersonnelEntry = { readonly version: number; readonly state: Personnel }

/** The record of a person, or nothing. */
export async function loadPersonnel(db: Database, personId: string): Promise<PersonnelEntry | undefined> {
  const { rows } = await db.query<PersonnelEntry>('select version, state from personnel where case_id = $1', [
    personnelCase(personId),
  ])
  return rows[0]
}

/** Makes who decides about assignments wait for each other: nobody gives a position that is being given just then. */
export async function lockPositions(tx: Transaction): Promise<void> {
  await lockFor(tx, 'positions')
}

/**
 * Takes a step for people's records and brings the tables that sign-in and lists read to what it decided, inside the
 * caller's transaction.
 */
export async function advancePersonnel(
  tx: Transaction,
  step: Step<Personnel, PersonnelEvent>,
): Promise<Advanced<Personnel, PersonnelEvent>[]> {
  const advanced = await advance(tx, personnelKind, step)
  const news = advanced.filter(({ outcome }) => outcome === 'recorded')
  await writeAssignments(
    tx,
    news.flatMap(({ events }) => events),
  )
  await writeStanding(tx, news)
  return advanced
}

type Of<T extends PersonnelEvent['type']> = Extract<PersonnelEvent, { type: T }>

async function writeAssignments(tx: Transaction, events: readonly PersonnelEvent[]): Promise<void> {
  const given = events.filter((event): event is Of<'assignmentGiven'> => event.type === 'assignmentGiven')
  const ended = events.filter((event): event is Of<'assignmentEnded'> => event.type === 'assignmentEnded')
  const revoked = events.filter(
    (event): event is Of<'assignmentRevoked'> => event.type === 'assignmentRevoked',
  )
  if (given.length > 0)
    await insertAssignments(
      tx,
      given.map(({ assignment }) => assignment),
      given[0]?.by.personId ?? '',
    )
  if (ended.length > 0)
    await tx.query(
      `update assignment a set valid_to = e.valid_to
       from unnest($1::text[], $2::date[]) as e (assignment_id, valid_to) where a.assignment_id = e.assignment_id`,
      [ended.map(({ assignmentId }) => assignmentId), ended.map(({ validTo }) => validTo)],
    )
  if (revoked.length > 0)
    await tx.query(
      `update assignment a set revoked_at = e.at
       from unnest($1::text[], $2::timestamptz[]) as e (assignment_id, at) where a.assignment_id = e.assignment_id`,
      [revoked.map(({ assignmentId }) => assignmentId), revoked.map(({ at }) => at)],
    )
}

/** Whether the person serves, is locked or has left, beside the name. */
async function writeStanding(
  tx: Transaction,
  news: readonly Advanced<Personnel, PersonnelEvent>[],
): Promise<void> {
  for (const { state, events } of news) {
    const last = events.findLast(({ type }) => ['locked', 'unlocked', 'left', 'takenBack'].includes(type))
    if (!state || !last) continue
    const isLocked = last.type === 'locked'
    await tx.query(
      'update person set locked_at = $2, locked_reason = $3, left_on = $4 where person_id = $1',
      [state.personId, isLocked ? last.at : null, isLocked ? last.reason : null, state.leftOn ?? null],
    )
  }
}

/** Somebody who is new, and what they are given. */
export type Newcomer = {
  readonly personId: string
  readonly details: PersonDetails
  readonly assignments: readonly Assignment[]
}

/**
 * Enters new people with what they are given, each with a record of their own, in the caller's transaction.
 * `among` are the assignments that stand already (`assignmentsAround`). Returns the first refusal: then nothing may stay.
 */
export async function admitPeople(
  tx: Transaction,
  newcomers: readonly Newcomer[],
  { at, by, cause, among }: Stamp & { readonly cause: string; readonly among: readonly Assignment[] },
): Promise<Refusal | undefined> {
  await insertPeople(
    tx,
    newcomers.map(({ personId, details }) => ({ personId, ...details })),
    by.personId,
  )
  const taken = byOffice(among)
  const actsOf = new Map(newcomers.map((one) => [personnelCase(one.personId), one]))
  const advanced = await advancePersonnel(tx, {
    caseIds: [...actsOf.keys()],
    cause,
    decide(state, caseId) {
      const { personId, assignments } = actsOf.get(caseId) as Newcomer
      const acts: PersonnelAct[] = [
        { at, by, type: 'admit', personId },
        ...assignments.map(
          (assignment) =>
            ({ at, by, type: 'give', assignment, among: taken.get(assignment.officeCode) ?? [] }) as const,
        ),
      ]
      const decided = decideAllPersonnel(state, acts)
      for (const one of assignments) taken.set(one.officeCode, [...(taken.get(one.officeCode) ?? []), one])
      return decided
    },
  })
  return advanced.find(({ refusal }) => refusal)?.refusal
}
