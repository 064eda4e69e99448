import type { Role } from '../case.js'
import { STAFF, type Rule } from './rule.js'

const WORKERS: readonly Role[] = [...STAFF, 'secretary']

const writing = { side: 'any', roles: WORKERS, standing: ['owner'] } as const satisfies Rule
const looking = {
  side: 'any',
  roles: [...WORKERS, 'auditor'],
  standing: ['owner', 'audited'],
} as const satisfies Rule

/** Acts on the orders of an office: it alone writes, signs and reads them; the owner is that office. */
export const ORDER_RULES = {
  'order.list': looking,
  'order.read': looking,
  'order.draft': { ...writing, standing: [] },
  'order.preview': { ...writing, standing: [] },
  'order.revise': writing,
  'order.send': writing,
  'order.decideStage': { ...writing, roles: ['director', 'signer'], fresh: true },
  'order.withdraw': writing,
} as const satisfies Record<string, Rule>
