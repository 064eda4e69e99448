import { PERSONS, STAFF, type Rule } from './rule.js'

const keeping = { side: 'central', roles: ['officer'], standing: [] } as const satisfies Rule
const looking = { side: 'any', roles: STAFF, standing: [] } as const satisfies Rule
/**
 * A secretary tells offices of resolutions and gives them tasks, an administrator gives assignments in them, and an
 * auditor names the one into whose books they look.
 */
const finding = {
  ...looking,
  roles: [...STAFF, 'secretary', 'administrator', 'auditor'],
} as const satisfies Rule

/** Acts on what all cases share: directory, calendars, procedures, registers. */
export const HOUSE_RULES = {
  'me.read': { side: 'any', roles: PERSONS, standing: [] },
  'office.read': finding,
  'office.changeContact': keeping,
  'office.import': keeping,
  'calendar.read': looking,
  'calendar.import': keeping,
  'deadline.preview': looking,
  'audience.preview': { side: 'central', roles: STAFF, standing: [] },
  // A secretary names the kind of circular that a resolution asks for.
  'procedure.list': { side: 'central', roles: [...STAFF, 'secretary'], standing: [] },
  'procedure.read': { side: 'central', roles: STAFF, standing: [] },
  'procedure.store': keeping,
} as const satisfies Record<string, Rule>
