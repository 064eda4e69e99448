import { z } from 'zod'
import { route, type Answer, type AnyRoute, type Call, type Deps, type Route } from './route.js'
import { flag } from './schemas/common.js'

/** What is the same for all acts on one kind of case. `Prepared` is what a request becomes before it is done. */
export type CaseKind<Addressed, Entry, Prepared> = {
  /** Where such a case is found; the name of the act follows. */
  readonly path: string
  readonly params: z.ZodType<Addressed>
  /** What every act answers. */
  readonly reply: z.ZodType
  /** The case, if the policy lets the person do the act on it. @throws Problem NOT_FOUND, NOT_YOURS */
  readonly load: (call: Call<Addressed, unknown, unknown>, deps: Deps) => Promise<Entry>
  /** Does what was prepared and answers the case as it stands then. @throws Problem with the refusal's code */
  readonly act: (
    call: Call<Addressed, unknown, unknown>,
    deps: Deps,
    prepared: Prepared,
    entry: Entry,
  ) => Promise<Answer>
}

/** A person's act on a case: how its address ends, who may do it, what it takes, and the act that it means. */
export type CaseActRoute<Params, Body, Entry, Prepared> = Pick<Route, 'access' | 'summary' | 'summaryTh'> & {
  readonly name: string
  /** Where the address names more than the case. */
  readonly params?: z.ZodType<Params>
  readonly body: z.ZodType<Body>
  readonly prepare: (
    call: Call<Params, unknown, Body>,
    deps: Deps,
    entry: Entry,
  ) => Prepared | Promise<Prepared>
  /** What is done elsewhere because of it, once it is done. */
  readonly then?: (call: Call<Params, unknown, Body>, deps: Deps) => Promise<void>
  /** The act sets long work going: the answer is 202, and tells where the work can be followed. */
  readonly setsGoing?: (call: Call<Params, unknown, Body>, deps: Deps) => Promise<Pick<Answer, 'location'>>
  /** With `?dryRun=true`: what the act would do; nothing is written. */
  readonly dryRun?: {
    readonly reply: z.ZodType
    readonly tell: (call: Call<Params, unknown, Body>, deps: Deps, entry: Entry) => Promise<object>
  }
}

const dryRunQuery = z.strictObject({ dryRun: flag.default(false) })

/** Makes the routes of the acts on one kind of case: load it in the actor's scope, prepare the act, do it, answer. */
export function actsOn<Addressed, Entry, Prepared>({
  path,
  params: addressed,
  reply,
  load,
  act,
}: CaseKind<Addressed, Entry, Prepared>) {
  return <Body, Params extends Addressed = Addressed>({
    name,
    params,
    prepare,
    then,
    setsGoing,
    dryRun,
    ...told
  }: CaseActRoute<Params, Body, Entry, Prepared>): AnyRoute =>
    route<Params, { dryRun?: boolean }, Body>({
      ...{ method: 'post', path: `${path}/${name}`, ...told },
      params: params ?? (addressed as z.ZodType<Params>),
      ...(dryRun ? { query: dryRunQuery } : {}),
      replies: repliesOf(reply, setsGoing !== undefined, dryRun?.reply),
      async handle(call, deps) {
        const entry = await load(call, deps)
        if (dryRun && call.query.dryRun) return { body: await dryRun.tell(call, deps, entry) }
        const answer = await act(call, deps, await prepare(call, deps, entry), entry)
        await then?.(call, deps)
        return setsGoing ? { ...answer, status: 202, ...(await setsGoing(call, deps)) } : answer
      },
    })
}

function repliesOf(done: z.ZodType, isLong: boolean, tried?: z.ZodType): Route['replies'] {
  if (isLong) return { 202: done, ...(tried ? { 200: tried } : {}) }
  return { 200: tried ? z.union([done, tried]) : done }
}
