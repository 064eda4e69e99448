import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { safeError } from '../telemetry/safe-error.js'
import { continueTrace, traceparentOf } from '../telemetry/trace.js'
import { locals } from './admit.js'
import type { HttpMetrics } from './metrics.js'

/** An error as the log shows it: nothing of what people wrote. */
export const safe = safeError

/** Names a request for answers and logs: `X-Request-Id` and `traceparent`, those of the caller where they are well formed. */
export const nameRequest: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id')
  const requestId = given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
  const trace = continueTrace(request.get('traceparent'))
  Object.assign(response.locals, { requestId, traceId: trace.traceId })
  response.set({ 'X-Request-Id': requestId, traceparent: traceparentOf(trace) })
  next()
}

/**
 * Writes one line for each answer and counts it. What was asked stands there as the route's pattern: addresses hold ids,
 * queries hold names. Of the person only office and role.
 */
export function logRequests(log: Logger, metrics: HttpMetrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      const ms = performance.now() - began
      const facts = factsOf(request, response, ms)
      metrics.observe(facts)
      log.info(facts, 'request')
    })
    next()
  }
}

/** What is known of an answered request: all of it from closed lists, or made by the product itself. */
export type RequestFacts = {
  readonly requestId: string
  readonly traceId: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
  readonly code?: string
  readonly officeCode?: string
  readonly role?: string
}

function factsOf({ method }: Request, response: Response, ms: number): RequestFacts {
  const { requestId, traceId, route = 'none', code, signedIn } = locals(response)
  const actor = signedIn?.actor
  return {
    ...{ requestId, traceId, method, route },
    status: response.writableFinished ? response.statusCode : 499,
    ms: Math.round(ms * 10) / 10,
    ...(code === undefined ? {} : { code }),
    ...(actor ? { officeCode: actor.officeCode, role: actor.role } : {}),
  }
}
