import { POLICY, type ActName } from './policy.js'
import type { Rule } from './rule.js'

/** What every token may be narrowed to: `read` is all looking, `circular.*` all of one kind, else a single act. */
export type Scope = string

const ACTS = Object.keys(POLICY) as ActName[]
const LOOKING = /\.(read|list|search|preview)$/

/** Acts that a machine never does: a person must be there in person. */
function needsPerson(act: ActName): boolean {
  const rule: Rule = POLICY[act]
  return rule.fresh === true
}

/** Every scope that a token can have, in order: `read`, the groups, the acts. */
export function knownScopes(): readonly Scope[] {
  const acts = ACTS.filter((act) => !needsPerson(act))
  const groups = new Set(acts.map((act) => `${act.slice(0, act.indexOf('.'))}.*`))
  return ['read', ...[...groups].sort(), ...[...acts].sort()]
}

/** Whether one of the scopes includes the act. What needs the person in person, none does. */
export function scopesInclude(scopes: readonly Scope[], act: ActName): boolean {
  if (needsPerson(act)) return false
  const group = `${act.slice(0, act.indexOf('.'))}.*`
  return scopes.some((scope) => scope === act || scope === group || (scope === 'read' && LOOKING.test(act)))
}
