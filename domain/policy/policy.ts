import type { Actor } from '../case.js'
import { isAbove } from '../office.js'
import { refuse, type Refusal } from '../refusals.js'
import { isSecret } from '../secrecy.js'
import { APPROVAL_RULES } from './approval.js'
import { AUDIT_RULES, isInScope } from './audit.js'
import { CIRCULAR_RULES } from './circular.js'
import { COMMITTEE_RULES } from './committee.js'
import { MEETING_RULES } from './meeting.js'
import { DIRECTORY_RULES } from './directory.js'
import { EXEMPTION_RULES } from './exemption.js'
import { FILE_RULES } from './files.js'
import { PREVIEW_RULES } from './preview.js'
import { HOUSE_RULES } from './house.js'
import { OUT_RULES } from './out.js'
import { PROPOSAL_RULES } from './proposal.js'
import { ORDER_RULES } from './order.js'
import { PEOPLE_RULES } from './people.js'
import { OPERATION_RULES } from './operation.js'
import { REGISTER_RULES } from './registers.js'
import { REHEARSAL_RULES } from './rehearsal.js'
import { ACCOUNT_RULES } from './account.js'
import { sideOf, type Rule, type Standing, type Subject } from './rule.js'
import { SUBMISSION_RULES } from './submission.js'

/** The one list of who may do what. What is not on it nobody may do. */
export const POLICY = {
  ...CIRCULAR_RULES,
  ...APPROVAL_RULES,
  ...SUBMISSION_RULES,
  ...HOUSE_RULES,
  ...PREVIEW_RULES,
  ...REGISTER_RULES,
  ...REHEARSAL_RULES,
  ...FILE_RULES,
  ...ACCOUNT_RULES,
  ...DIRECTORY_RULES,
  ...AUDIT_RULES,
  ...OUT_RULES,
  ...PEOPLE_RULES,
  ...OPERATION_RULES,
  ...EXEMPTION_RULES,
  ...COMMITTEE_RULES,
  ...PROPOSAL_RULES,
  ...MEETING_RULES,
  ...ORDER_RULES,
} as const satisfies Record<string, Rule>

/** The name of an act that the policy has a rule for. */
export type ActName = keyof typeof POLICY

/** All names of acts. */
export const ACT_NAMES = Object.keys(POLICY) as [ActName, ...ActName[]]

/** What the person's duties include, whatever the case. */
export function actsOf(actor: Actor): ActName[] {
  return ACT_NAMES.filter((act) => mayUse(actor, act) === undefined)
}

/** Whether the person's duties include the act at all, whatever the case. Returns NOT_YOURS, or nothing. */
export function mayUse(actor: Actor, act: ActName): Refusal | undefined {
  const { side, roles }: Rule = POLICY[act]
  // An auditor stands on neither side.
  const isSide = side === 'any' || side === sideOf(actor) || actor.role === 'auditor'
  return isSide && roles.includes(actor.role) ? undefined : refuse('NOT_YOURS')
}

/**
 * Whether the person may do the act on this case. A case of other offices, or a secret one that the person is not named
 * in, does not exist for them: NOT_FOUND. Returns NOT_YOURS when it exists for them but is not their duty.
 */
export function mayAct(actor: Actor, act: ActName, subject: Subject): Refusal | undefined {
  const { standing }: Rule = POLICY[act]
  if (!mayKnow(actor, subject)) return refuse('NOT_FOUND')
  const own = standingsOf(actor, subject)
  if (standing.length > 0 && !standing.some((one) => own.includes(one))) return refuse('NOT_FOUND')
  return mayUse(actor, act)
}

/** Whether the person may know that the case exists, as far as secrecy goes. */
export function mayKnow(actor: Actor, { secrecy, named = [], addressees = [] }: Subject): boolean {
  if (!isSecret(secrecy) || actor.role === 'system') return true
  // A machine is no named person, whoever's rights it uses.
  if (actor.via !== undefined) return false
  return named.includes(actor.personId) || addressees.some((code) => isNamedByPosition(actor, code))
}

/** Whether the position names the person: the director of the office, in person. A substitute needs to be named. */
export function isNamedByPosition({ role, officeCode, inPlaceOf }: Actor, addressee: string): boolean {
  return role === 'director' && officeCode === addressee && inPlaceOf === undefined
}

/** How the person stands to the case. Only the scope counts for an auditor. */
export function standingsOf(actor: Actor, subject: Subject): Standing[] {
  const { officeCode, role, personId } = actor
  const { ownerOffice, addressees = [], members = [] } = subject
  if (role === 'auditor') return isInScope(actor, subject) ? ['audited'] : []
  const standings: Standing[] = []
  if (ownerOffice === officeCode) standings.push('owner')
  if (ownerOffice === officeCode && role === 'secretary') standings.push('secretariat')
  if (members.includes(personId)) standings.push('member')
  if (addressees.includes(officeCode)) standings.push('addressee')
  const offices = ownerOffice === undefined ? addressees : [ownerOffice, ...addressees]
  if (role === 'director' && offices.some((code) => isAbove(officeCode, code))) standings.push('superior')
  return standings
}
