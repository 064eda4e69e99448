import type { Actor, Role } from '../case.js'
import { STAFF, type Rule, type Subject } from './rule.js'

const READERS: readonly Role[] = [...STAFF, 'auditor']
const looking = {
  side: 'any',
  roles: READERS,
  standing: ['owner', 'addressee', 'superior', 'audited'],
} as const satisfies Rule

/** Acts of looking back: what happened to a case, how it stood, whether its record is whole, who has read it. */
export const AUDIT_RULES = {
  'case.search': { side: 'any', roles: READERS, standing: [] },
  'timeline.read': looking,
  'asOf.read': looking,
  // What offices have answered is their own words: not for those who merely stand above them.
  'version.read': { ...looking, standing: ['owner', 'addressee', 'audited'] },
  'book.read': { ...looking, standing: ['owner', 'audited'] },
  'chain.check': { ...looking, standing: ['owner', 'addressee', 'audited'] },
  'chain.checkAll': { side: 'any', roles: ['auditor', 'administrator'], standing: [] },
  'reading.list': { side: 'any', roles: [...STAFF, 'administrator'], standing: [] },
  'reading.state': { side: 'any', roles: ['auditor'], standing: [] },
} as const satisfies Record<string, Rule>

/** Whether the case is within what an auditor was sent to look into: without a scope, what the own office issued or got. */
export function isInScope(actor: Actor, { caseId, ownerOffice, addressees = [] }: Subject): boolean {
  if (actor.role !== 'auditor') return false
  const { offices, caseIds = [] } = actor.scope ?? { offices: [actor.officeCode] }
  if (offices === 'all' || (caseId !== undefined && caseIds.includes(caseId))) return true
  return (
    (ownerOffice !== undefined && offices.includes(ownerOffice)) ||
    addressees.some((code) => offices.includes(code))
  )
}
