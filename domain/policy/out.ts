import type { Actor } from '../case.js'
import { refuse, type Refusal } from '../refusals.js'
import { PERSONS, type Rule } from './rule.js'

const own = { side: 'any', roles: PERSONS, standing: [] } as const satisfies Rule

/** Acts by which data leaves for machines: tokens, calendar feeds, webhooks. */
export const OUT_RULES = {
  'token.list': own,
  // A token is as good as a sign-in for as long as it lives: nobody makes one at a desk that was left open.
  'token.make': { ...own, fresh: true },
  'token.revoke': own,
  'feed.list': own,
  'feed.make': own,
  'feed.revoke': own,
  'webhook.read': { side: 'any', roles: ['officer', 'director', 'administrator'], standing: ['owner'] },
  'webhook.keep': {
    side: 'any',
    roles: ['officer', 'director', 'administrator'],
    standing: ['owner'],
    fresh: true,
  },
} as const satisfies Record<string, Rule>

/** Whose keys a person may list and end: the own ones; the administrator of an office those of the whole office. */
export function mayKeepKey(
  { personId, officeCode, role }: Actor,
  key: { readonly personId: string; readonly officeCode: string },
): Refusal | undefined {
  const isOwn = key.personId === personId && key.officeCode === officeCode
  const isOfOffice = role === 'administrator' && key.officeCode === officeCode
  return isOwn || isOfOffice ? undefined : refuse('NOT_FOUND')
}
