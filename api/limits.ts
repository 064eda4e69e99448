import type { Request, Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { problem } from './problems.js'

/** What is counted together: looking, changing, taking out in bulk, and everything without sign-in. */
export type LimitClass = 'reads' | 'writes' | 'exports' | 'public'

/** What of a route decides in which class it is counted. */
export type Counted = {
  readonly method: string
  readonly effect?: 'none'
  readonly limit?: LimitClass
}

/** Requests a minute: of one person in one office, or of one address where nobody is signed in. */
export type Limits = Readonly<Record<LimitClass, number>>

const WINDOW_SECONDS = 60

/** Some ten times what the busiest desk does: an office that files twenty acts a second all day stays below. */
export const USUAL_LIMITS: Limits = { reads: 6_000, writes: 3_000, exports: 120, public: 600 }

/** Counts requests, and refuses those that are too many. */
export type Limiter = {
  /** Counts a request (of nobody known: against its address) and says in its answer's headers what is left. @throws Problem TOO_MANY_REQUESTS */
  count(request: Request, response: Response, one: Counted, who: string | undefined): Promise<void>
  /** Counts a try without a good sign-in against its address. @throws Problem TOO_MANY_REQUESTS */
  countStranger(request: Request, response: Response): Promise<void>
}

/**
 * Makes the counters of one API process. They live in its memory: nothing is written for a request, and with n processes
 * a person has at most n times the limit, which is far below what hurts.
 */
export function createLimiter(limits: Limits): Limiter {
  const counters = new Map(
    (Object.entries(limits) as [LimitClass, number][]).map(([name, points]) => [
      name,
      new RateLimiterMemory({ points, duration: WINDOW_SECONDS, keyPrefix: name }),
    ]),
  )
  const take = async (name: LimitClass, who: string, response: Response): Promise<void> => {
    const quota = limits[name]
    const taken = await (counters.get(name) as RateLimiterMemory).consume(who).catch((full: unknown) => {
      if (full instanceof RateLimiterRes) return full
      throw full
    })
    const seconds = Math.max(1, Math.ceil(taken.msBeforeNext / 1000))
    // draft-ietf-httpapi-ratelimit-headers-10
    response.set('RateLimit-Policy', `"${name}";q=${quota};w=${WINDOW_SECONDS}`)
    response.set('RateLimit', `"${name}";r=${Math.max(0, taken.remainingPoints)};t=${seconds}`)
    if (taken.consumedPoints <= quota) return
    response.set('Retry-After', String(seconds))
    throw problem('TOO_MANY_REQUESTS', [], { seconds })
  }
  return {
    count: (request, response, one, who) =>
      who === undefined ? take('public', addressOf(request), response) : take(classOf(one), who, response),
    countStranger: (request, response) => take('public', addressOf(request), response),
  }
}

function classOf({ method, limit, effect }: Counted): LimitClass {
  if (limit) return limit
  return method === 'get' || effect === 'none' ? 'reads' : 'writes'
}

/** An IPv6 customer has a /64: counting single addresses of it would count nothing. */
function addressOf({ ip = '' }: Request): string {
  return ip.includes(':') && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip
}
