import type { Worker } from '@temporalio/worker'
import type pg from 'pg'
import type { Registry } from 'prom-client'
import { outboxFigures, workFigures } from '../db/figures.js'
import { addGauge, addRecordGauges, createRegistry } from '../telemetry/metrics.js'

/** The figures of a worker process: what it works on, its connections, the outbox. */
export function createWorkerMetrics(
  pool: pg.Pool,
  workers: Readonly<Record<'cases' | 'bulk', Worker>>,
): Registry {
  const registry = createRegistry('worker')
  addRecordGauges(registry, {
    connections: pool,
    outbox: () => outboxFigures(pool),
    work: () => workFigures(pool),
  })
  addGauge(registry, { name: 'wian_activities', help: 'Activities under way', label: 'queue' }, () =>
    Promise.resolve({
      cases: workers.cases.getStatus().numInFlightActivities,
      bulk: workers.bulk.getStatus().numInFlightActivities,
    }),
  )
  addGauge(
    registry,
    { name: 'wian_cached_workflows', help: 'Cases held in memory' },
    () => workers.cases.getStatus().numCachedWorkflows,
  )
  return registry
}
