import type { Role } from '../case.js'
import { STAFF, type Rule } from './rule.js'

const READERS: readonly Role[] = [...STAFF, 'secretary', 'administrator']
const LOOKERS: readonly Role[] = [...READERS, 'auditor']
const own = { side: 'any', roles: STAFF, standing: ['owner'] } as const satisfies Rule

/** Acts on files. Owner is the office that sent it; addressees are those that received it with an answer. */
export const FILE_RULES = {
  'file.upload': { side: 'any', roles: [...STAFF, 'secretary'], standing: [] },
  'file.list': { side: 'any', roles: READERS, standing: [] },
  'file.read': { side: 'any', roles: LOOKERS, standing: ['owner', 'addressee', 'audited'] },
  'file.remove': own,
  // Held files of all offices: an office may not release its own.
  'file.listHeld': { side: 'central', roles: ['administrator'], standing: [] },
  'file.decide': { side: 'central', roles: ['administrator'], standing: [], fresh: true },
} as const satisfies Record<string, Rule>
