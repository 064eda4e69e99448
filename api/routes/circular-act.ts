import type { z } from 'zod'
import { circularCase, type Unstamped } from '../../domain/case.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import { possibleCircularActs, possibleStageVerdicts } from '../../domain/policy/possible.js'
import { actOnCase } from '../acting.js'
import { actsOn } from '../case-act-route.js'
import { operationOfRequest } from '../operations/jobs.js'
import type { Answer, Call, Deps } from '../route.js'
import { circularParams } from '../schemas/common.js'
import { ownCircular } from '../scope.js'
import { circularActed } from '../schemas/replies-circular.js'

/** A request about a circular. */
export type CircularCall<Body = unknown> = Call<z.infer<typeof circularParams>, unknown, Body>

/** The route of an act on a circular: it answers the circular as it stands then. */
export const circularAct = actsOn({
  path: '/circulars/:circularId',
  params: circularParams,
  reply: circularActed,
  load: (call, { pool }) => ownCircular(pool, call, call.params.circularId),
  act: (call, deps, act: Unstamped<CircularAct>) => actOnCircular(call, deps, act),
})

/** Does an act on a circular, and answers it as it stands then. */
export async function actOnCircular(
  call: CircularCall,
  deps: Deps,
  act: Unstamped<CircularAct>,
): Promise<Answer & { readonly body: object }> {
  const caseId = circularCase(call.params.circularId)
  const { version, state } = await actOnCase<Circular>(deps, call, caseId, act)
  const { actor: by } = call
  const possible = { possibleActs: possibleCircularActs(state, by) }
  return {
    etag: version,
    body: { version, state, ...possible, possibleVerdicts: possibleStageVerdicts(state, by) },
  }
}

/** Where the work that the act has set going can be followed. */
export async function operationLink(
  { params: { circularId }, key }: CircularCall,
  { pool }: Deps,
): Promise<{ location?: string }> {
  const operationId = await operationOfRequest(pool, circularId, key)
  return operationId === undefined ? {} : { location: `/api/v1/operations/${operationId}` }
}
