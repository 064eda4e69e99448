import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { Actor } from '../domain/case.js'
import type { ActName } from '../domain/policy/policy.js'
import { clockNow } from '../db/clock.js'
import { guard, letIn, locals, streamTerms } from './admit.js'
import { createStreams, type Streams } from './events/stream.js'
import { actorId, createOnce, readKey, requestSha256 } from './idempotency.js'
import { readInput } from './input.js'
import { refuseMethods } from './methods.js'
import { problem } from './problems.js'
import { bytesOf, readBody, readBodyValue } from './read-body.js'
import { mayNameVersion, type Answer, type AnyRoute, type Call, type Deps, type Route } from './route.js'
import { sendAnswer } from './send.js'

const NOTHING = z.strictObject({})

/** Puts the routes on a router: sign-in, access, input, once-only, then the handler. */
export function mountRoutes(router: Router, routes: readonly AnyRoute[], deps: Deps): void {
  const tools = { deps, once: createOnce(deps.pool), streams: createStreams() }
  for (const one of routes as unknown as readonly Route[]) {
    router[one.method](
      one.path,
      letIn(one, deps),
      guard(one, deps),
      readBody(one),
      (request, response, next) => {
        serve(one, tools, request, response).catch(next)
      },
    )
  }
  router.use(refuseMethods(routes))
}

type Tools = {
  readonly deps: Deps
  readonly once: ReturnType<typeof createOnce>
  readonly streams: Streams
}

async function serve(one: Route, tools: Tools, request: Request, response: Response): Promise<void> {
  const { deps, once } = tools
  const read = readCall(one, request, response)
  const isKeyed = one.method === 'post' && one.effect !== 'none'
  if (!isKeyed) {
    const at = await clockNow(deps.pool)
    const answer = await one.handle({ ...read, at, key: randomUUID() }, deps)
    if (!answer.events) return sendAnswer(request, response, answer)
    return tools.streams.send(response, answer.events, streamTerms(one, deps, request, read.actor))
  }
  const key = readKey(request.get('idempotency-key'))
  const body = one.secretBody ? Buffer.alloc(0) : bytesOf(request)
  const bodySha256 = requestSha256(request.method, request.originalUrl, body)
  const { traceId } = locals(response)
  const answer = await once({ actor: read.actor, key, bodySha256, traceId }, (at): Promise<Answer> =>
    one.handle({ ...read, at, key: `${actorId(read.actor)}/${key}` }, deps),
  )
  await sendAnswer(request, response, answer)
}

type Read = Omit<Call<unknown, unknown, unknown>, 'at' | 'key'>

function readCall(one: Route, request: Request, response: Response): Read {
  const { signedIn, person, requestId } = locals(response)
  return {
    // A public route's handler asks for neither.
    actor: signedIn?.actor as Actor,
    act: one.access as ActName,
    signedIn,
    person,
    address: request.ip ?? '',
    requestId,
    params: readInput(one.params ?? z.record(z.string(), z.string()), { ...request.params }),
    query: readInput(one.query ?? NOTHING, { ...request.query, ...placeOf(one, request) }),
    body: readBodyValue(one, request),
    onVersion: readVersion(request, one),
  }
}

/** A reader of events that comes back says in a header what it has: that goes before what its address says. */
function placeOf({ replies }: Route, request: Request): { after?: string } {
  const after = request.get('last-event-id')
  return after && replies[200] && 'eventSchema' in replies[200] ? { after } : {}
}

/** The version that is changed, or 0 where nothing that has one is changed, or nothing (or `*`) was said without need. */
function readVersion(request: Request, one: Route): number {
  const header = request.get('if-match')
  if (!one.onVersion && (!mayNameVersion(one) || header === undefined || header === '*')) return 0
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1]
  if (version === undefined) throw problem('VERSION_MISSING')
  return Number(version)
}
