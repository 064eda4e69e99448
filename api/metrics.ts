import { Counter, Histogram, type Registry } from 'prom-client'
import type pg from 'pg'
import { outboxFigures, workFigures } from '../db/figures.js'
import { addGauge, addRecordGauges } from '../telemetry/metrics.js'
import type { Lanes } from './lanes.js'
import type { RequestFacts } from './log.js'

/** Counts what the API answers. Labels come from closed lists: routes, methods, statuses, codes. */
export type HttpMetrics = { observe(facts: RequestFacts): void }

/** Makes the counters of requests. */
export function createHttpMetrics(registry: Registry): HttpMetrics {
  const duration = new Histogram({
    name: 'wian_http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'wian_refusals_total',
    help: 'Answers "no", by their code',
    labelNames: ['code'],
    registers: [registry],
  })
  const acts = new Counter({
    name: 'wian_acts_total',
    help: 'Changes that were asked for and done, by route',
    labelNames: ['route'],
    registers: [registry],
  })
  return {
    observe({ method, route, status, ms, code }) {
      // Whoever invents methods must not invent labels.
      const known = KNOWN.includes(method) ? method : 'other'
      duration.observe({ method: known, route, status: String(status) }, ms / 1000)
      if (code !== undefined) refusals.inc({ code })
      if (known === 'POST' && status < 300) acts.inc({ route })
    },
  }
}

const KNOWN: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']

/** Adds what the API process knows of itself and of the record: pool, lanes, outbox, work under way. */
export function addApiGauges(registry: Registry, { pool, lanes }: { pool: pg.Pool; lanes: Lanes }): void {
  addRecordGauges(registry, {
    connections: pool,
    outbox: () => outboxFigures(pool),
    work: () => workFigures(pool),
  })
  addGauge(registry, { name: 'wian_lanes', help: 'Cases with acts in flight' }, () => lanes.size)
}
