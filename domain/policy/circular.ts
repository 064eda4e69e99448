import { READERS, type Rule } from './rule.js'

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
  'circular.decideStage': { ...issuing, roles: ['checker', 'signer'], fresh: true },
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
