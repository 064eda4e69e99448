import type { Advanced, Step } from '../db/cases/advance.js'
import type { Transaction } from '../db/pool.js'
import type { Unstamped } from '../domain/case.js'
import type { ActOf, HeldState } from '../domain/held.js'
import type { Acted } from '../workflows/messages.js'
import { problem, refusalProblem } from './problems.js'
import { refused } from './refusals.js'
import type { Call, Deps } from './route.js'

/** Of a request what an act on a case needs: who, when, under which key, meant for which version. */
export type ActCall = Pick<Call<unknown, unknown, unknown>, 'actor' | 'at' | 'key' | 'onVersion'>

/**
 * Does an act through the workflow of its case, in the name of whoever asks.
 * @throws Problem with the refusal's code, VERSION_STALE, BUSY
 */
export function actOnCase<State extends HeldState>(
  { cases }: Pick<Deps, 'cases'>,
  { actor: by, at, key, onVersion }: ActCall,
  caseId: string,
  act: Unstamped<ActOf<State>>,
): Promise<Acted<State>> {
  // Who and when make an act whole again; the compiler does not follow that through a union that it has yet to choose.
  const whole = { ...act, at, by } as ActOf<State>
  return cases.act<State>({ caseId, key, act: whole, ...(onVersion > 0 ? { onVersion } : {}) })
}

/** A step on one case that no workflow needs to hear of first: whose kind it is, which case, what the rules make of it. */
type OwnStep<State, Event> = Pick<Step<State, Event>, 'decide'> & {
  readonly advance: (tx: Transaction, step: Step<State, Event>) => Promise<readonly Advanced<State, Event>[]>
  readonly caseId: string
}

/**
 * Takes a step on the row of a case for a request, in the caller's transaction; asked again with the same key it is taken
 * once. A case that there was not yet is meant for no version.
 * @throws Problem VERSION_STALE, or what the rules refuse
 */
export async function takeStep<State, Event>(
  tx: Transaction,
  { key, onVersion = 0 }: { readonly key: string; readonly onVersion?: number },
  { advance, caseId, decide }: OwnStep<State, Event>,
): Promise<Advanced<State, Event> & { readonly state: State }> {
  const expected = onVersion > 0 ? { expectedVersion: onVersion } : {}
  const [one] = await advance(tx, { caseIds: [caseId], cause: `act/${key}`, ...expected, decide })
  if (one?.refusal) throw refusalProblem(one.refusal)
  if (one?.outcome === 'stale') throw problem('VERSION_STALE')
  if (!one?.state) throw refused('NOT_FOUND')
  return { ...one, state: one.state }
}
