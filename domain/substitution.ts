import { liesWithin, overlaps, type Assignment } from './assignment.js'
import type { Role } from './case.js'
import { refuse, type Refusal } from './refusals.js'

/** Product rule (features.md, “substitute from the hierarchy”): nobody is further than this from the holder. */
export const MOST_STEPS = 3

/**
 * Who may stand in for a position, the nearest first. Roles of audit, of administration and of a committee's members are
 * held in person only.
 */
const SUCCESSION: Readonly<Record<Role, readonly Role[]>> = {
  director: ['director', 'signer', 'checker', 'districtOfficer', 'registrar'],
  signer: ['signer', 'director', 'checker'],
  checker: ['checker', 'signer'],
  officer: ['officer', 'checker'],
  registrar: ['registrar', 'officer', 'districtOfficer'],
  districtOfficer: ['districtOfficer', 'registrar', 'director'],
  chair: ['member'],
  secretary: ['secretary', 'member'],
  member: [],
  auditor: [],
  administrator: [],
  system: [],
}

/** An assignment that is wanted for a substitute: it names in whose place. */
export type Wanted = Omit<Assignment, 'assignmentId' | 'alsoFor'>

/**
 * Whether the person may be made the substitute. `among` are the assignments of the office and those by which the persons
 * concerned substitute others. Returns whom the substitute stands for beside the one named, up to the holder.
 */
export function checkSubstitution(
  wanted: Wanted & { readonly inPlaceOf: string },
  among: readonly Assignment[],
): readonly string[] | Refusal {
  const { inPlaceOf, personId } = wanted
  if (wanted.validTo === null) return refuse('END_MISSING', {}, '/validTo')
  if (inPlaceOf === personId) return refuse('SUBSTITUTION_CYCLE', { personId }, '/personId')
  const position = positionOf(wanted, among)
  if (!position) return refuse('PRINCIPAL_MISSING', { personId: inPlaceOf }, '/inPlaceOf')
  // Who was entrusted with a power cannot pass it on (มอบอำนาจช่วง): only the holder, or who acts for the holder, can.
  if (position.capacity === 'onBehalf')
    return refuse('DELEGATION_ENDS', { personId: inPlaceOf }, '/inPlaceOf')
  if (standsFor(inPlaceOf, wanted, among).has(personId))
    return refuse('SUBSTITUTION_CYCLE', { personId }, '/personId')
  const alsoFor = position.inPlaceOf === null ? [] : [position.inPlaceOf, ...position.alsoFor]
  if (1 + alsoFor.length > MOST_STEPS) return refuse('CHAIN_TOO_LONG', { most: MOST_STEPS }, '/inPlaceOf')
  return ownPositions(wanted, among).some((own) => isInLine(own, wanted.role))
    ? alsoFor
    : refuse('SUBSTITUTE_NOT_ELIGIBLE', { personId, role: wanted.role }, '/personId')
}

/** Whether who holds this may stand in for the role. */
function isInLine({ role }: Pick<Assignment, 'role'>, wanted: Role): boolean {
  return SUCCESSION[wanted].includes(role)
}

/** What the principal holds during the whole time: of several, the position itself before what is only lent. */
function positionOf(wanted: Wanted, among: readonly Assignment[]): Assignment | undefined {
  const held = among.filter(
    (one) =>
      one.personId === wanted.inPlaceOf &&
      one.officeCode === wanted.officeCode &&
      one.role === wanted.role &&
      one.revokedAt === null &&
      liesWithin(wanted, one),
  )
  return ['holder', 'acting', 'onBehalf'].flatMap((capacity) =>
    held.filter((one) => one.capacity === capacity),
  )[0]
}

/** What the substitute holds in the office in the own right, or as a deputy, during the whole time. */
function ownPositions(wanted: Wanted, among: readonly Assignment[]): Assignment[] {
  return among.filter(
    (one) =>
      one.personId === wanted.personId &&
      one.officeCode === wanted.officeCode &&
      one.capacity !== 'acting' &&
      one.revokedAt === null &&
      liesWithin(wanted, one),
  )
}

/** Everybody in whose place the person acts on a day of the period, directly or through others. */
function standsFor(
  personId: string,
  period: Pick<Assignment, 'validFrom' | 'validTo'>,
  among: readonly Assignment[],
): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [personId]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const { personId: who, inPlaceOf, revokedAt, ...held } of among) {
      const isNext = who === one && inPlaceOf !== null && revokedAt === null && overlaps(held, period)
      if (!isNext || found.has(inPlaceOf)) continue
      found.add(inPlaceOf)
      open.push(inPlaceOf)
    }
  }
  return found
}

/** Why somebody is proposed. */
export type Suggestion = {
  readonly personId: string
  readonly role: Role
  readonly reason: 'deputy' | 'sameRole' | 'nextInLine'
}

/**
 * Who might stand in for a position during a time, the nearest in the hierarchy first, of equals the longest in office.
 * Only who may in fact be made the substitute, and nobody who is away at the time.
 */
export function suggestSubstitutes(
  position: Omit<Wanted, 'personId'> & { readonly inPlaceOf: string },
  among: readonly Assignment[],
): Suggestion[] {
  const line = SUCCESSION[position.role]
  const ranked = among
    .filter(
      (one) => one.officeCode === position.officeCode && one.capacity !== 'acting' && line.includes(one.role),
    )
    .filter(({ personId }) => isPresent(personId, position, among))
    .filter(({ personId }) => !('refused' in checkSubstitution({ ...position, personId }, among)))
    .map((one) => ({ one, rank: rankOf(one, position.role) }))
    .sort((a, b) => a.rank - b.rank || compare(a.one, b.one))
  return ranked
    .filter(({ one }, i) => ranked.findIndex((other) => other.one.personId === one.personId) === i)
    .map(({ one }) => suggestion(one, position.role))
}

/** A deputy (ปฏิบัติราชการแทน in the same role) comes first, then the roles in their order. */
function rankOf({ role, capacity }: Assignment, wanted: Role): number {
  if (role === wanted && capacity === 'onBehalf') return -1
  return SUCCESSION[wanted].indexOf(role)
}

function compare(a: Assignment, b: Assignment): number {
  const [left, right] = [a, b].map(({ validFrom, personId }) => `${validFrom} ${personId}`) as [
    string,
    string,
  ]
  return left < right ? -1 : 1
}

/** Nobody acts in the person's place meanwhile. */
function isPresent(
  personId: string,
  period: Pick<Assignment, 'validFrom' | 'validTo'>,
  among: readonly Assignment[],
): boolean {
  return !among.some(
    (one) =>
      one.inPlaceOf === personId &&
      one.capacity === 'acting' &&
      one.revokedAt === null &&
      overlaps(one, period),
  )
}

function suggestion(one: Assignment, wanted: Role): Suggestion {
  const { personId, role, capacity } = one
  if (role !== wanted) return { personId, role, reason: 'nextInLine' }
  return { personId, role, reason: capacity === 'onBehalf' ? 'deputy' : 'sameRole' }
}
