import express, { type Router } from 'express'
import type { Registry } from 'prom-client'
import { mayReadMetrics } from '../telemetry/metrics.js'
import { problem } from './problems.js'

/** How the process is looked at from outside. */
export type HealthDeps = {
  /** What must work before requests are sent here: each part, true or false. It may throw. */
  readonly ready: () => Promise<Readonly<Record<string, boolean>>>
  readonly registry: Registry
  readonly metricsToken?: string
}

const READY_WITHIN_MS = 3_000

/**
 * `/healthz`: the process lives (a server that it needs may be away). `/readyz`: it can work: database, schema, Temporal.
 * `/metrics`: figures for Prometheus, with the token or from this machine alone.
 */
export function createHealthRouter({ ready, registry, metricsToken }: HealthDeps): Router {
  const router = express.Router()
  router.get(
    '/healthz',
    (_request, response) => void response.set('Cache-Control', 'no-store').json({ ok: true }),
  )
  router.get('/readyz', (_request, response, next) => {
    void within(ready, READY_WITHIN_MS)
      .then((parts) => {
        const ok = Object.values(parts).every(Boolean)
        response
          .status(ok ? 200 : 503)
          .set('Cache-Control', 'no-store')
          .json({ ok, parts })
      })
      .catch(next)
  })
  router.get('/metrics', (request, response, next) => {
    // Who may not read them does not learn that they are here.
    if (!mayReadMetrics(request, metricsToken)) return next(problem('ROUTE_UNKNOWN'))
    registry
      .metrics()
      .then((text) =>
        response.set({ 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).send(text),
      )
      .catch(next)
  })
  return router
}

async function within(ready: HealthDeps['ready'], ms: number): Promise<Readonly<Record<string, boolean>>> {
  const late = new Promise<Record<string, boolean>>((resolve) =>
    setTimeout(() => resolve({ answered: false }), ms).unref(),
  )
  return Promise.race([ready().catch(() => ({ database: false })), late])
}
