import { STAFF, type Rule } from './rule.js'

/** The list of what awaits a decision of the own office; each decision itself is an act on its case. */
export const APPROVAL_RULES = {
  'approval.list': { side: 'any', roles: [...STAFF, 'secretary', 'chair'], standing: [] },
} as const satisfies Record<string, Rule>
