import type { Actor } from '../case.js'
import type { Approval } from './approval.js'
import { CHECK_AND_SIGN } from './route.js'

/**
 * Check and sign as it was begun before a route was data: its events on record fold to what their rows hold, for ever.
 * Nothing new begins so.
 */
export function beginCheckAndSign(
  { owner, authors }: { readonly owner: Actor; readonly authors?: readonly Actor[] },
  contentSha256: string,
  before?: Approval,
): Approval {
  const unchanged = before?.contentSha256 === contentSha256
  return {
    route: CHECK_AND_SIGN.steps,
    owner,
    ...(authors ? { authors } : {}),
    contentSha256,
    next: unchanged ? before.next : 0,
    decisions: before?.decisions ?? [],
  }
}
