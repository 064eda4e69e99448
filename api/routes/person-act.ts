import type { z } from 'zod'
import type { Transaction } from '../../db/pool.js'
import { decideOnPerson, type UnstampedActs } from '../people.js'
import { route, type AnyRoute, type Call, type Route } from '../route.js'
import { personReply } from '../schemas/replies-people.js'

type Addressed = { readonly personId: string }

/** What one act on a person's record is: its address, who may do it, and how the request becomes acts. */
type PersonAct<Params extends Addressed, Body> = Pick<Route, 'path' | 'access' | 'summary' | 'summaryTh'> & {
  readonly params: z.ZodType<Params>
  readonly body: z.ZodType<Body>
  readonly acts: (
    call: Call<Params, unknown, Body>,
    tx: Transaction,
  ) => UnstampedActs | Promise<UnstampedActs>
}

/** The route of an act on a person's record: it answers the record as it stands then. */
export function personAct<Params extends Addressed, Body>({
  acts,
  ...shared
}: PersonAct<Params, Body>): AnyRoute {
  return route<Params, unknown, Body>({
    method: 'post',
    ...shared,
    replies: { 200: personReply },
    handle: (call, deps) => decideOnPerson(call, deps, { acts: (tx) => acts(call, tx) }),
  })
}
