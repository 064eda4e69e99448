import { checkAssignment, checkFree, checkPeriod, type Assignment } from '../assignment.js'
import { assertNever, type Stamp } from '../case.js'
import { mayGive } from '../policy/staff.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { checkSubstitution } from '../substitution.js'
import { dayOf, type Day } from '../time.js'
import { applyPersonnel } from './apply.js'
import type { Personnel, PersonnelAct, PersonnelEvent, PersonnelStatus } from './case.js'

type Act<T extends PersonnelAct['type']> = Extract<PersonnelAct, { type: T }>
type Decided = Refusal | readonly PersonnelEvent[]
type PersonalAct = Exclude<PersonnelAct, { type: 'admit' }>

/** In which states each act is possible. */
const POSSIBLE: Readonly<Record<PersonalAct['type'], readonly PersonnelStatus[]>> = {
  changeDetails: ['serving', 'locked', 'left'],
  give: ['serving'],
  end: ['serving', 'locked'],
  revoke: ['serving', 'locked'],
  move: ['serving'],
  lock: ['serving'],
  unlock: ['locked'],
  leave: ['serving', 'locked'],
  takeBack: ['left'],
}

/** An act on the record of a person. */
export type PersonnelActName = PersonalAct['type']

/** The acts that the state allows, whoever may do them. */
export function personnelActsIn(status: PersonnelStatus): PersonnelActName[] {
  return (Object.keys(POSSIBLE) as PersonnelActName[]).filter((act) => POSSIBLE[act].includes(status))
}

/** The rules: what follows from an act, or why not. `undefined` is a person who has not been admitted yet. */
function decidePersonnel(personnel: Personnel | undefined, act: PersonnelAct): Decided {
  if (act.type === 'admit')
    return personnel ? [] : [{ ...stampOf(act), type: 'admitted', personId: act.personId }]
  if (!personnel) return refuse('NOT_FOUND')
  if (!POSSIBLE[act.type].includes(personnel.status))
    return refuse('NOT_NOW', { act: act.type, state: personnel.status })
  if ('reason' in act && !act.reason.trim()) return refuse('REASON_MISSING', {}, '/reason')
  return decideAct(personnel, act)
}

/** Several acts at once, each on what the ones before have made: all of them, or the first refusal. */
export function decideAllPersonnel(personnel: Personnel | undefined, acts: readonly PersonnelAct[]): Decided {
  let state = personnel
  const events: PersonnelEvent[] = []
  for (const act of acts) {
    const decided = decidePersonnel(state, act)
    if (isRefusal(decided)) return decided
    for (const event of decided) state = applyPersonnel(state, event)
    events.push(...decided)
  }
  return events
}

function decideAct(personnel: Personnel, act: PersonalAct): Decided {
  const stamp = stampOf(act)
  switch (act.type) {
    case 'changeDetails':
      return act.fields.length === 0 ? [] : [{ ...stamp, type: 'detailsChanged', fields: act.fields }]
    case 'give':
      return give(personnel, act)
    case 'end':
      return end(personnel, act)
    case 'revoke':
      return revoke(personnel, act)
    case 'move':
      return move(personnel, act)
    case 'lock':
      return ownRights(personnel, act) ?? [{ ...stamp, type: 'locked', reason: act.reason }]
    case 'unlock':
      return [{ ...stamp, type: 'unlocked', reason: act.reason }]
    case 'leave':
      return leave(personnel, act)
    case 'takeBack':
      return [{ ...stamp, type: 'takenBack', reason: act.reason }]
    default:
      return assertNever(act)
  }
}

function give(personnel: Personnel, act: Act<'give'> | Act<'move'>): Decided {
  const { assignment, among, by } = act
  const today = dayOf(act.at)
  const refused =
    mayGive(by, assignment) ??
    checkAssignment(assignment, today) ??
    checkFree(assignment, [...among, ...personnel.assignments])
  if (refused) return refused
  const { inPlaceOf } = assignment
  if (inPlaceOf === null) return [{ ...stampOf(act), type: 'assignmentGiven', assignment }]
  if (assignment.capacity === 'holder') return refuse('ORDER_MISSING', {}, '/capacity')
  const alsoFor = checkSubstitution({ ...assignment, inPlaceOf }, [...among, ...personnel.assignments])
  if (isRefusal(alsoFor)) return alsoFor
  return [{ ...stampOf(act), type: 'assignmentGiven', assignment: { ...assignment, alsoFor } }]
}

function end(personnel: Personnel, act: Act<'end'>): Decided {
  const open = openAssignment(personnel, act.assignmentId)
  if (isRefusal(open)) return open
  const refused =
    mayGive(act.by, open) ?? checkPeriod({ validFrom: open.validFrom, validTo: act.validTo }, dayOf(act.at))
  if (refused) return refused
  // A time that is over has been; ending it again would change what was true.
  if (open.validTo !== null && open.validTo <= act.validTo) return refuse('ASSIGNMENT_OVER')
  return [closing(act, open, act.validTo)]
}

function revoke(personnel: Personnel, act: Act<'revoke'>): Decided {
  const open = openAssignment(personnel, act.assignmentId)
  if (isRefusal(open)) return open
  const refused = mayGive(act.by, open)
  const { assignmentId, reason } = act
  return refused ?? [{ ...stampOf(act), type: 'assignmentRevoked', assignmentId, reason }]
}

function move(personnel: Personnel, act: Act<'move'>): Decided {
  const closings = closeAll(personnel, act, act.assignment.validFrom)
  const left = closings.reduce(applyPersonnel, personnel)
  const given = give(left, act)
  return isRefusal(given) ? given : [...closings, ...given]
}

function leave(personnel: Personnel, act: Act<'leave'>): Decided {
  const { leftOn, reason } = act
  const refused =
    ownRights(personnel, act) ?? checkPeriod({ validFrom: leftOn, validTo: null }, dayOf(act.at))
  if (refused) return refused
  return [...closeAll(personnel, act, leftOn), { ...stampOf(act), type: 'left', leftOn, reason }]
}

function ownRights({ personId }: Personnel, { by }: Stamp): Refusal | undefined {
  return by.personId === personId ? refuse('OWN_RIGHTS') : undefined
}

function openAssignment({ assignments }: Personnel, assignmentId: string): Assignment | Refusal {
  const found = assignments.find((one) => one.assignmentId === assignmentId)
  if (!found) return refuse('ASSIGNMENT_UNKNOWN')
  return found.revokedAt === null ? found : refuse('ASSIGNMENT_OVER')
}

/** Ends on the day whatever would go on after it. */
function closeAll({ assignments }: Personnel, stamp: Stamp, on: Day): PersonnelEvent[] {
  return assignments
    .filter(({ revokedAt, validTo }) => revokedAt === null && (validTo === null || on < validTo))
    .map((one) => closing(stamp, one, on))
}

/** What would end before it began never was. */
function closing(stamp: Stamp, { assignmentId, validFrom }: Assignment, on: Day): PersonnelEvent {
  return on <= validFrom
    ? { ...stampOf(stamp), type: 'assignmentRevoked', assignmentId, reason: 'ended before it began' }
    : { ...stampOf(stamp), type: 'assignmentEnded', assignmentId, validTo: on }
}

function stampOf({ at, by }: Stamp): Stamp {
  return { at, by }
}
