import { isRefusal, type Refusal } from '../domain/refusals.js'
import { refusalProblem } from './problems.js'

/** What the rules answered; @throws Problem when they refused. `pointer` names the field where the rule does not. */
export function orRefuse<T>(decided: T | Refusal, pointer?: string): T {
  if (!isRefusal(decided)) return decided
  throw refusalProblem(
    pointer === undefined || decided.pointer !== undefined ? decided : { ...decided, pointer },
  )
}
