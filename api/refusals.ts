import { isRefusal, refuse, type Refusal } from '../domain/refusals.js'
import { refusalProblem, type Problem } from './problems.js'

/** The problem that a refusal of the rules becomes, by its code. */
export function refused(...refusal: Parameters<typeof refuse>): Problem {
  return refusalProblem(refuse(...refusal))
}

/** What the rules answered; @throws Problem when they refused. `pointer` names the field where the rule does not. */
export function orRefuse<T>(decided: T | Refusal, pointer?: string): T {
  if (!isRefusal(decided)) return decided
  throw refusalProblem(
    pointer === undefined || decided.pointer !== undefined ? decided : { ...decided, pointer },
  )
}
