import type { Actor } from '../domain/case.js'
import { mayUse, POLICY, type ActName } from '../domain/policy/policy.js'
import type { Rule } from '../domain/policy/rule.js'
import { scopesInclude } from '../domain/policy/scopes.js'
import { problem } from './problems.js'
import { orRefuse } from './refusals.js'

/**
 * Who may use a route: everybody; every signed-in person in their own matters, under no assignment yet; or whom the policy
 * lets do this act. The case's own rules come after it.
 */
export type Access = 'public' | 'person' | ActName

/**
 * @throws Problem NOT_YOURS when the act is not for this person, SCOPE_MISSING when not for this token,
 * FRESH_SIGN_IN_NEEDED when the sign-in is too old for it
 */
export function checkAccess(act: ActName, actor: Actor, isFresh: boolean, scopes?: readonly string[]): void {
  orRefuse(mayUse(actor, act))
  const { fresh }: Rule = POLICY[act]
  if (scopes && !fresh && !scopesInclude(scopes, act)) throw problem('SCOPE_MISSING')
  if (fresh && !isFresh) throw problem('FRESH_SIGN_IN_NEEDED')
}
