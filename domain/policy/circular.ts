import type { Role } from '../case.js'
import { READERS, type Rule } from './rule.js'

/** The roles of an issuing office that a route may ask. */
export const APPROVERS = [
  'officer',
  'checker',
  'signer',
  'registrar',
  'director',
] as const satisfies readonly Role[]

const issuing = { side: 'central', standing: ['owner'] } as const satisfies Partial<Rule>
const reading = {
  ...issuing,
  roles: READERS,
  standing: ['owner', 'superior', 'audited'],
} as const satisfies Rule

/** Acts on circulars, all of the office that issues them. */
export const CIRCULAR_RULES = {
  'circular.list': reading,
  'circular.read': reading,
  'circular.draft': { side: 'central', roles: ['officer'], standing: [] },
  'circular.revise': { ...issuing, roles: ['officer'] },
  'circular.sendForApproval': { ...issuing, roles: ['officer'] },
  // Which of them a stage is for says the route.
  'circular.decideStage': { ...issuing, roles: APPROVERS, fresh: true },
  'circular.launch': { ...issuing, roles: ['officer', 'registrar'], fresh: true },
  'circular.namePersons': { ...issuing, roles: ['officer', 'signer'] },
  'circular.remind': { ...issuing, roles: ['officer'] },
  'circular.extend': { ...issuing, roles: ['officer'] },
  'circular.correct': { ...issuing, roles: ['officer'] },
  'circular.addRecipients': { ...issuing, roles: ['officer'] },
  'circular.sealOverdue': { ...issuing, roles: ['signer'], fresh: true },
  'circular.recall': { ...issuing, roles: ['signer'], fresh: true },
  'circular.abandon': { ...issuing, roles: ['officer'] },
  'circular.close': { ...issuing, roles: ['officer'] },
} as const satisfies Record<string, Rule>
