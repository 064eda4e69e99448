import type { Role } from '../case.js'
import { STAFF, type Rule } from './rule.js'

/** Who keeps the records of people: the administrators all of them, an office's head and registrar those of its own staff. */
const KEEPERS: readonly Role[] = ['administrator', 'director', 'registrar']
const HEADS: readonly Role[] = ['administrator', 'director']
const keeping = { side: 'any', roles: KEEPERS, standing: ['addressee'] } as const satisfies Rule
const heading = { ...keeping, roles: HEADS } as const satisfies Rule

/** Acts on people and their assignments. `addressee` is an office in which the person serves: see policy/staff.ts. */
export const PEOPLE_RULES = {
  'staff.list': { side: 'any', roles: [...STAFF, 'secretary', 'administrator'], standing: [] },
  'person.list': { ...keeping, standing: [] },
  'person.export': { ...keeping, standing: [] },
  'person.create': { ...keeping, standing: [] },
  'person.read': keeping,
  'person.change': keeping,
  'person.leave': heading,
  'person.lock': { ...heading, fresh: true },
  'person.move': { side: 'central', roles: ['administrator'], standing: ['addressee'], fresh: true },
  'person.import': { side: 'central', roles: ['administrator'], standing: [], fresh: true },
  'assignment.give': { ...keeping, fresh: true },
  'assignment.end': keeping,
  'assignment.revoke': { ...heading, fresh: true },
  'substitute.suggest': keeping,
  'substitute.arrange': { ...keeping, fresh: true },
} as const satisfies Record<string, Rule>
