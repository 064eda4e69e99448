import type { Actor } from '../case.js'
import { isAbove } from '../office.js'
import { isSecret } from '../secrecy.js'
import { PERSONS, READERS, STAFF, type Rule, type Subject } from './rule.js'

const looking = {
  side: 'any',
  roles: READERS,
  standing: ['owner', 'addressee', 'superior', 'audited'],
} as const satisfies Rule

/** Acts of looking back: what happened to a case, how it stood, whether its record is whole, who has read it. */
export const AUDIT_RULES = {
  'case.search': { side: 'any', roles: [...READERS, 'secretary', 'member', 'chair'], standing: [] },
  'timeline.read': looking,
  'asOf.read': looking,
  // What offices have answered is their own words: not for those who merely stand above them.
  'version.read': { ...looking, standing: ['owner', 'addressee', 'audited'] },
  'register.read': { ...looking, standing: ['owner', 'audited'] },
  'chain.check': { ...looking, standing: ['owner', 'addressee', 'audited'] },
  // For whom the whole house is in scope; the keeper of the machine has `wian verify`.
  'chain.checkAll': { side: 'any', roles: ['auditor'], standing: ['audited'] },
  'reading.list': { side: 'any', roles: [...STAFF, 'administrator'], standing: [] },
  // Whoever is on record may know for what.
  'reading.listOwn': { side: 'any', roles: PERSONS, standing: [] },
  'reading.state': { side: 'any', roles: ['auditor'], standing: [] },
} as const satisfies Record<string, Rule>

/** Whether the case is within what an auditor was sent to look into: without a scope, the own office and those below it. */
export function isInScope({ role, officeCode, scope }: Actor, subject: Subject): boolean {
  if (role !== 'auditor') return false
  const { caseId, ownerOffice, addressees = [] } = subject
  const offices = ownerOffice === undefined ? addressees : [ownerOffice, ...addressees]
  if (!scope) return offices.some((code) => code === officeCode || isAbove(officeCode, code))
  if (scope.offices === 'all') return true
  const { offices: codes, caseIds = [] } = scope
  return offices.some((code) => codes.includes(code)) || caseIds.some((id) => isPartOf(caseId, id))
}

/** A circular's case comes with the answers to it. */
function isPartOf(caseId: string | undefined, id: string): boolean {
  return caseId === id || (caseId?.startsWith(`${id.replace(/^circular/, 'submission')}/`) ?? false)
}

/**
 * Whether a reading is kept and shown to the offices concerned: what an auditor or a superior looks at, and what anyone
 * looks at in a secret case. What an office reads of its own plain cases is its work; acts are in the ledger.
 */
export function isReadingKept({ role, officeCode, personId }: Actor, act: string, subject: Subject): boolean {
  if (!/\.(read|check|print|export)$/.test(act) || role === 'system') return false
  const { ownerOffice, addressees = [], members = [], secrecy } = subject
  const isOwn = ownerOffice === officeCode || addressees.includes(officeCode) || members.includes(personId)
  return isSecret(secrecy) || role === 'auditor' || !isOwn
}
