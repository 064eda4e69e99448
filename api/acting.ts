import type { Unstamped } from '../domain/case.js'
import type { ActOf, HeldState } from '../domain/held.js'
import type { Acted } from '../workflows/messages.js'
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
  const whole = { ...act, at, by } as unknown as ActOf<State>
  return cases.act<State>({ caseId, key, act: whole, ...(onVersion > 0 ? { onVersion } : {}) })
}
