import { PERSONS, STAFF, type Rule } from './rule.js'

const own = { side: 'any', roles: PERSONS, standing: [] } as const satisfies Rule

/** Long work and the stream of changes: everybody has their own; which cases appear is decided case by case. */
export const OPERATION_RULES = {
  'operation.read': own,
  'operation.cancel': own,
  // An auditor's reading is put on record case by case: a stream over all of them would be none of that.
  'event.read': { ...own, roles: [...STAFF, 'secretary', 'member', 'chair', 'administrator'] },
} as const satisfies Record<string, Rule>
