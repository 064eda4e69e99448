import type { Actor, AuditScope, Capacity, Role } from './case.js'
import { isCentralCode } from './office.js'
import { PERSONS } from './policy/rule.js'
import { refuse, type Refusal } from './refusals.js'
import { addDays, isDay, type Day, type Instant } from './time.js'

/**
 * What a person may do where, and for how long: office × role × capacity, from `validFrom` on, up to but not including
 * `validTo`. Days are those of Bangkok. It rests on an order (คำสั่ง), which a substitute must name.
 */
export type Assignment = {
  readonly assignmentId: string
  readonly personId: string
  readonly officeCode: string
  readonly role: Role
  readonly capacity: Capacity
  readonly orderNo: string | null
  readonly validFrom: Day
  /** The first day on which it no longer holds; null while no end is known. */
  readonly validTo: Day | null
  /** The person whose substitute this one is. */
  readonly inPlaceOf: string | null
  /** Whose substitute `inPlaceOf` is in turn, up to the holder of the position. */
  readonly alsoFor: readonly string[]
  readonly scope: AuditScope | null
  readonly revokedAt: Instant | null
}

/** A time in days: from the first day on, up to but not including the last. */
export type Period = Pick<Assignment, 'validFrom' | 'validTo'>

/** Roles that one person holds at a time in an office; one more may be acting (รักษาราชการแทน) meanwhile. */
const SOLE: readonly Role[] = ['director']
const CENTRAL_ONLY: readonly Role[] = ['officer', 'checker', 'signer', 'administrator']
const DISTRICT_ONLY: readonly Role[] = ['districtOfficer']
/** Product rule: no assignment begins or ends further away than a working life. */
const FARTHEST_YEARS = 50

/** Whether two periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  const beginsBeforeEnd = (one: Period, other: Period): boolean =>
    other.validTo === null || one.validFrom < other.validTo
  return beginsBeforeEnd(a, b) && beginsBeforeEnd(b, a)
}

/** Whether the inner period lies wholly within the outer one. */
export function liesWithin(inner: Period, outer: Period): boolean {
  if (inner.validFrom < outer.validFrom) return false
  return outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo)
}

/** The person as one who acts under this assignment. */
export function actorOf(assignment: Assignment): Actor {
  const { personId, officeCode, role, capacity, assignmentId, orderNo, inPlaceOf, alsoFor, scope } =
    assignment
  return {
    ...{ personId, officeCode, role, assignmentId },
    ...(capacity === 'holder' ? {} : { capacity }),
    ...(orderNo === null ? {} : { orderNo }),
    ...(inPlaceOf === null ? {} : { inPlaceOf }),
    ...(scope === null ? {} : { scope }),
    ...(alsoFor.length > 0 ? { alsoFor } : {}),
  }
}

/**
 * The assignment under which a person acts now: the chosen one while it holds, or the only one there is.
 * Returns NO_ASSIGNMENT when none holds, ASSIGNMENT_NEEDED when the person must choose.
 */
export function chooseAssignment(
  current: readonly Assignment[],
  chosenId: string | undefined,
): Assignment | Refusal {
  const chosen = current.find(({ assignmentId }) => assignmentId === chosenId)
  if (chosen) return chosen
  const [only, another] = current
  if (!only) return refuse('NO_ASSIGNMENT')
  return another ? refuse('ASSIGNMENT_NEEDED') : only
}

/** Whether the assignment may be given at all, whoever gives it. Returns what is wrong with it, or nothing. */
export function checkAssignment(
  assignment: Omit<Assignment, 'assignmentId' | 'personId'>,
  today: Day,
): Refusal | undefined {
  const { role, officeCode, capacity, orderNo, scope } = assignment
  const period = checkPeriod(assignment, today)
  if (period) return period
  if (!PERSONS.includes(role) || !isRoleOf(role, officeCode))
    return refuse('ROLE_NOT_OF_OFFICE', { role, officeCode }, '/role')
  if (capacity !== 'holder' && !orderNo?.trim()) return refuse('ORDER_MISSING', {}, '/orderNo')
  if (scope && role !== 'auditor') return refuse('SCOPE_NOT_OF_ROLE', { role }, '/scope')
  // An auditor looks into things for a time only.
  if (role === 'auditor' && !assignment.validTo) return refuse('END_MISSING', {}, '/validTo')
  return undefined
}

/** Whether the period has days that exist, an end after its beginning, and lies within reach. */
export function checkPeriod({ validFrom, validTo }: Period, today: Day): Refusal | undefined {
  for (const [value, pointer] of [
    [validFrom, '/validFrom'],
    [validTo, '/validTo'],
  ] as const) {
    if (value === null) continue
    if (!isDay(value)) return refuse('DATE_INVALID', { value }, pointer)
    const years = Math.abs(Number(value.slice(0, 4)) - Number(today.slice(0, 4)))
    if (years > FARTHEST_YEARS) return refuse('DATE_FAR', { value, years: FARTHEST_YEARS }, pointer)
  }
  if (validTo !== null && validTo <= validFrom)
    return refuse('PERIOD_INVALID', { from: validFrom, to: validTo }, '/validTo')
  return undefined
}

/**
 * Whether the position is free for it: one holder and one acting of a sole position at a time. `others` are the
 * assignments of the office. Returns POSITION_TAKEN, or nothing.
 */
export function checkFree(
  wanted: Omit<Assignment, 'assignmentId'>,
  others: readonly Assignment[],
): Refusal | undefined {
  const same = others.filter(
    (other) =>
      other.revokedAt === null &&
      other.officeCode === wanted.officeCode &&
      other.role === wanted.role &&
      other.capacity === wanted.capacity &&
      overlaps(other, wanted),
  )
  const isSole = SOLE.includes(wanted.role) && wanted.capacity !== 'onBehalf'
  const taken = isSole ? same[0] : same.find(({ personId }) => personId === wanted.personId)
  return (
    taken &&
    refuse(
      'POSITION_TAKEN',
      { personId: taken.personId, from: taken.validFrom, to: taken.validTo ?? '–' },
      '/validFrom',
    )
  )
}

/** Whether an office of this kind has such a role. */
export function isRoleOf(role: Role, officeCode: string): boolean {
  return isCentralCode(officeCode) ? !DISTRICT_ONLY.includes(role) : !CENTRAL_ONLY.includes(role)
}

/** The last day on which the assignment holds, as orders write it; nothing without an end. */
export function lastDayOf({ validTo }: Period): Day | undefined {
  return validTo === null ? undefined : addDays(validTo, -1)
}
