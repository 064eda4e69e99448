import type { Assignment } from '../assignment.js'
import { assertNever } from '../case.js'
import type { Personnel, PersonnelEvent } from './case.js'

/** The record after an event. */
export function applyPersonnel(personnel: Personnel | undefined, event: PersonnelEvent): Personnel {
  if (event.type === 'admitted') return { personId: event.personId, status: 'serving', assignments: [] }
  if (!personnel) throw new Error(`${event.type} before admitted`)
  switch (event.type) {
    case 'detailsChanged':
      return personnel
    case 'assignmentGiven':
      return { ...personnel, assignments: [...personnel.assignments, event.assignment] }
    case 'assignmentEnded':
      return withAssignment(personnel, event.assignmentId, { validTo: event.validTo })
    case 'assignmentRevoked':
      return withAssignment(personnel, event.assignmentId, { revokedAt: event.at })
    case 'locked':
      return { ...personnel, status: 'locked' }
    case 'unlocked':
      return { ...personnel, status: 'serving' }
    case 'left':
      return { ...personnel, status: 'left', leftOn: event.leftOn }
    case 'takenBack': {
      const { leftOn: _, ...back } = personnel
      return { ...back, status: 'serving' }
    }
    default:
      return assertNever(event)
  }
}

function withAssignment(personnel: Personnel, assignmentId: string, change: Partial<Assignment>): Personnel {
  const assignments = personnel.assignments.map((one) =>
    one.assignmentId === assignmentId ? { ...one, ...change } : one,
  )
  return { ...personnel, assignments }
}
