import type { Actor, AuditScope, Capacity, Role } from './case.js'
import type { Day, Instant } from './time.js'

/** Office × role × capacity of a person, for a time, resting on an order (คำสั่ง). */
export type Assignment = {
  readonly assignmentId: string
  readonly personId: string
  readonly officeCode: string
  readonly role: Role
  readonly capacity: Capacity
  readonly orderNo: string | null
  readonly validFrom: Day
  /** The first day on which it no longer holds; nothing while no end is known. */
  readonly validTo: Day | null
  /** The person whose substitute this one is. */
  readonly inPlaceOf: string | null
  readonly scope: AuditScope | null
  readonly revokedAt: Instant | null
}

/** Whether the assignment gives rights on the day (Asia/Bangkok). */
export function holdsOn({ validFrom, validTo, revokedAt }: Assignment, day: Day): boolean {
  return revokedAt === null && validFrom <= day && (validTo === null || day < validTo)
}

/** Who acts when the person acts under this assignment. */
export function actorOf(assignment: Assignment): Actor {
  const { personId, officeCode, role, capacity, assignmentId, orderNo, inPlaceOf, scope } = assignment
  return {
    personId,
    officeCode,
    role,
    assignmentId,
    ...(capacity === 'holder' ? {} : { capacity }),
    ...(orderNo === null ? {} : { orderNo }),
    ...(inPlaceOf === null ? {} : { inPlaceOf }),
    ...(scope === null ? {} : { scope }),
  }
}
