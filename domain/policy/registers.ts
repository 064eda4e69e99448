import type { Rule } from './rule.js'

/** Acts on the registers of an office. */
export const REGISTER_RULES = {
  // The registrar keeps the book; the director answers for it where an office has no registrar.
  'register.cancelNumber': {
    side: 'any',
    roles: ['registrar', 'director'],
    standing: ['owner'],
    fresh: true,
  },
} as const satisfies Record<string, Rule>
