import { STAFF, type Rule } from './rule.js'

const looking = { side: 'central', roles: STAFF, standing: [] } as const satisfies Rule

/** Looking at what a circular would send, before there is one. */
export const PREVIEW_RULES = {
  'letter.preview': looking,
  'mail.preview': looking,
} as const satisfies Record<string, Rule>
