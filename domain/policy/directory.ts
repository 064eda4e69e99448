import type { Actor } from '../case.js'
import { refuse, type Refusal } from '../refusals.js'
import { PERSONS, READERS, STAFF, type Rule } from './rule.js'

const keeping = { side: 'central', roles: ['officer'], standing: [] } as const satisfies Rule
const looking = { side: 'any', roles: STAFF, standing: [] } as const satisfies Rule
const centralLooking = { side: 'central', roles: STAFF, standing: [] } as const satisfies Rule

/** Acts on what cases are made from: offices, groups, calendars, procedures, letterheads, keys, the mailbox. */
export const DIRECTORY_RULES = {
  // Who gives assignments in offices has to find the offices.
  'office.tree': { ...looking, roles: [...STAFF, 'administrator'] },
  'office.change': keeping,
  'office.close': keeping,
  'office.listOpenCases': centralLooking,
  'office.handOver': keeping,
  'group.read': centralLooking,
  'group.save': { ...keeping, standing: ['owner'] },
  'group.retire': { ...keeping, standing: ['owner'] },
  'audience.burden': centralLooking,
  'calendar.readChanges': looking,
  'calendar.proposeChange': keeping,
  'calendar.decideChange': keeping,
  // The second person is another one than the maker: the handler's rule, not only another role.
  'calendar.applyChange': { side: 'central', roles: ['officer', 'signer'], standing: [], fresh: true },
  'calendar.withdrawChange': keeping,
  'circular.why': { side: 'any', roles: READERS, standing: ['owner', 'superior', 'audited'] },
  'submission.why': { side: 'any', roles: READERS, standing: ['owner', 'addressee', 'superior', 'audited'] },
  'procedure.choose': keeping,
  'procedure.check': keeping,
  // With who changed it and why: the office's own.
  'letterhead.read': { ...looking, standing: ['owner'] },
  'letterhead.store': { ...keeping, standing: ['owner'] },
  'key.read': { side: 'central', roles: [...STAFF, 'administrator'], standing: ['owner'] },
  'key.store': { side: 'central', roles: ['administrator'], standing: ['owner'], fresh: true },
  'key.revoke': { side: 'central', roles: ['administrator'], standing: ['owner'], fresh: true },
  'mailbox.read': { side: 'any', roles: PERSONS, standing: [] },
} as const satisfies Record<string, Rule>

/** Why a person may not read the mailbox: in a rehearsal everybody may, else the administrator alone. */
export function refuseMailbox({ role }: Actor, isRehearsal: boolean): Refusal | undefined {
  return isRehearsal || role === 'administrator' ? undefined : refuse('NOT_FOUND')
}
