import type { Rule } from './rule.js'

const administering = {
  side: 'central',
  roles: ['administrator'],
  standing: [],
  fresh: true,
} as const satisfies Rule

/** Acts on the accounts with which people sign in. */
export const ACCOUNT_RULES = {
  'account.invite': administering,
  'account.resetSecondFactor': administering,
} as const satisfies Record<string, Rule>
