import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import type { Actor } from '../domain/case.js'
import { checkAccess } from './access.js'
import type { StreamTerms } from './events/stream.js'
import { actorId } from './idempotency.js'
import { readInput } from './input.js'
import type { Counted, Limiter } from './limits.js'
import { Problem, problem } from './problems.js'
import type { Deps, Route } from './route.js'
import { guardCase } from './scope.js'
import type { Person, SignedIn } from './sign-in/contract.js'
import { refuseForeignOrigin } from './sign-in/same-origin.js'

/** What is known of a request while it is served. */
export type Locals = {
  signedIn?: SignedIn
  person?: Person
  requestId: string
  traceId: string
  /** The address of the route, with the names of its parameters in place of their values. */
  route?: string
  /** The code of the problem that was answered. */
  code?: string
}

/** Reads what is known of the request behind an answer. */
export const locals = (response: Response): Locals => response.locals as Locals

/**
 * Lets in whom the policy lets do this, and no page of another site. Who is asking comes first: a stranger learns nothing
 * from how a body is refused. Every request is counted.
 */
export function letIn(
  one: Pick<Route, 'path' | 'access'> & Counted,
  deps: Pick<Deps, 'signIn' | 'limiter'>,
): RequestHandler {
  const { access } = one
  const admit = async (request: Request, response: Response): Promise<void> => {
    const { limiter } = deps
    const known = locals(response)
    known.route = one.path
    if (access === 'public') return limiter.count(request, response, one, undefined)
    if (access === 'person') {
      const person = await orStranger(deps.signIn.whichPerson(request.headers), limiter, request, response)
      refuseForeignOrigin(request, person.by)
      known.person = person
      return limiter.count(request, response, one, person.personId)
    }
    const signedIn = await orStranger(deps.signIn.whoIs(request.headers), limiter, request, response)
    refuseForeignOrigin(request, signedIn.by)
    known.signedIn = signedIn
    await limiter.count(request, response, one, actorId(signedIn.actor))
    checkAccess(access, signedIn.actor, signedIn.isFresh, signedIn.scopes)
  }
  return (request, response, next) => void admit(request, response).then(() => next(), next)
}

const ANY_NAMES = z.record(z.string(), z.string())

/** A case that the person may not know, or not act on, refuses whatever is sent to it. */
export function guard({ access: act }: Pick<Route, 'access'>, { pool }: Pick<Deps, 'pool'>): RequestHandler {
  return (request, response, next) => {
    if (act === 'public' || act === 'person') return next()
    const { signedIn } = locals(response)
    if (!signedIn) return next(problem('TOKEN_MISSING'))
    const names = { ...request.params }
    // Characters that cannot be kept cannot be asked for either; whether it is an id is said to who may know the case.
    readInput(ANY_NAMES, names)
    guardCase(pool, { actor: signedIn.actor, act }, names).then(() => next(), next)
  }
}

/** A sign-in that is refused counts against the address it came from: guessing tokens is bounded too. */
async function orStranger<T>(
  known: Promise<T>,
  limiter: Limiter,
  request: Request,
  response: Response,
): Promise<T> {
  try {
    return await known
  } catch (error) {
    if (error instanceof Problem && error.status === 401) await limiter.countStranger(request, response)
    throw error
  }
}

/** Who listens is asked for again and again: another assignment, or none, ends the stream. */
export function streamTerms(
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
