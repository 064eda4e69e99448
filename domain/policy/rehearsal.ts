import { PERSONS, type Rule } from './rule.js'

/** Acts on the clock of a rehearsal. */
export const REHEARSAL_RULES = {
  'clock.read': { side: 'any', roles: PERSONS, standing: [] },
  'clock.set': { side: 'central', roles: ['administrator'], standing: [] },
} as const satisfies Record<string, Rule>
