import { randomUUID } from 'node:crypto'
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express'
import { z } from 'zod'
import type { Actor } from '../domain/case.js'
import type { ActName } from '../domain/policy/policy.js'
import { clockNow } from '../db/clock.js'
import { checkAccess, type Access } from './access.js'
import { createStreams, type Streams, type StreamTerms } from './events/stream.js'
import { actorId, createOnce, readKey, requestSha256 } from './idempotency.js'
import { readInput } from './input.js'
import { problem } from './problems.js'
import type { Answer, AnyRoute, Call, Deps, Route } from './route.js'
import { guardCase } from './scope.js'
import { sendAnswer } from './send.js'
import type { Person, SignedIn } from './sign-in/contract.js'
import { refuseForeignOrigin } from './sign-in/same-origin.js'

const MOST_JSON_BYTES = '1mb'
/** A directory of 10,000 offices is some 4 MB; the readers of files have their own limits. */
const MOST_FILE_BYTES = '32mb'
const NOTHING = z.strictObject({})

/** Puts the routes on a router: sign-in, access, input, once-only, then the handler. */
export function mountRoutes(router: Router, routes: readonly AnyRoute[], deps: Deps): void {
  const tools = { deps, once: createOnce(deps.pool), streams: createStreams() }
  for (const one of routes as unknown as readonly Route[]) {
    router[one.method](
      one.path,
      letIn(one.access, deps),
      guard(one, deps),
      readBody(one),
      (request, response, next) => {
        serve(one, tools, request, response).catch(next)
      },
    )
  }
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
    if (!answer.events) return sendAnswer(response, answer)
    return tools.streams.send(response, answer.events, streamTerms(one, deps, request, read.actor))
  }
  const key = readKey(request.get('idempotency-key'))
  const bodySha256 = requestSha256(request.method, request.originalUrl, bytesOf(request))
  const answer = await once({ actor: read.actor, key, bodySha256 }, (at): Promise<Answer> =>
    one.handle({ ...read, at, key: `${actorId(read.actor)}/${key}` }, deps),
  )
  await sendAnswer(response, answer)
}

/** Who listens is asked for again and again: another assignment, or none, ends the stream. */
function streamTerms(
  { access }: Route,
  { signIn, events }: Deps,
  request: Request,
  actor: Actor,
): StreamTerms {
  const isSame = (now: Actor) => JSON.stringify(now) === JSON.stringify(actor)
  return {
    who: actorId(actor),
    closing: events.closing,
    async mayListen() {
      const { actor: now, isFresh, scopes } = await signIn.whoIs(request.headers)
      if (access !== 'public' && access !== 'person') checkAccess(access, now, isFresh, scopes)
      return isSame(now)
    },
  }
}

/**
 * Lets in whom the policy lets do this, and no page of another site. Who is asking comes first: a stranger learns nothing
 * from how a body is refused.
 */
export function letIn(access: Access, deps: Pick<Deps, 'signIn'>): RequestHandler {
  if (access === 'public') return pass
  const admit = async (request: Request, response: Response): Promise<void> => {
    if (access === 'person') {
      const person = await deps.signIn.whichPerson(request.headers)
      refuseForeignOrigin(request, person.by)
      locals(response).person = person
      return
    }
    const signedIn = await deps.signIn.whoIs(request.headers)
    refuseForeignOrigin(request, signedIn.by)
    checkAccess(access, signedIn.actor, signedIn.isFresh, signedIn.scopes)
    locals(response).signedIn = signedIn
  }
  return (request, response, next) => void admit(request, response).then(() => next(), next)
}

/** A case that the person may not know, or not act on, refuses whatever is sent to it. */
function guard({ access: act }: Route, { pool }: Pick<Deps, 'pool'>): RequestHandler {
  if (act === 'public' || act === 'person') return pass
  return (request, response, next) => {
    const { signedIn } = locals(response)
    if (!signedIn) return next(problem('TOKEN_MISSING'))
    guardCase(pool, { actor: signedIn.actor, act }, request.params).then(() => next(), next)
  }
}

function readBody({ body }: Route): RequestHandler {
  if (!body) return pass
  const parse =
    'mediaTypes' in body
      ? express.raw({ type: [...body.mediaTypes], limit: MOST_FILE_BYTES, inflate: false })
      : express.json({ limit: MOST_JSON_BYTES, inflate: false, verify: keepBytes })
  return (request, response, next) => {
    const hasBody =
      request.get('transfer-encoding') !== undefined || Number(request.get('content-length')) > 0
    const wanted = 'mediaTypes' in body ? [...body.mediaTypes] : ['application/json']
    if (hasBody && !request.is(wanted)) throw problem('MEDIA_TYPE_UNKNOWN')
    void parse(request, response, next)
  }
}

function pass(_request: Request, _response: Response, next: NextFunction): void {
  next()
}

/** What the wire carried: the same key with other bytes is another request. */
function keepBytes(request: object, _response: unknown, bytes: Buffer): void {
  Object.assign(request, { bytes })
}

function bytesOf(request: Request): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body
  return (request as Request & { bytes?: Buffer }).bytes ?? Buffer.alloc(0)
}

type Locals = { signedIn?: SignedIn; person?: Person; requestId: string }
const locals = (response: Response): Locals => response.locals as Locals

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
    onVersion: one.onVersion ? readVersion(request.get('if-match')) : 0,
  }
}

/** A reader of events that comes back says in a header what it has: that goes before what its address says. */
function placeOf({ replies }: Route, request: Request): { after?: string } {
  const after = request.get('last-event-id')
  return after && replies[200] && 'eventSchema' in replies[200] ? { after } : {}
}

function readBodyValue({ body }: Route, request: Request): unknown {
  if (!body) return undefined
  if (!('mediaTypes' in body)) return readInput(body, (request.body as unknown) ?? {})
  if (!Buffer.isBuffer(request.body)) throw problem('MEDIA_TYPE_UNKNOWN')
  return request.body
}

function readVersion(header: string | undefined): number {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1]
  if (version === undefined) throw problem('VERSION_MISSING')
  return Number(version)
}
