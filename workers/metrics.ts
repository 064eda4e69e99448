import type { Worker } from '@temporalio/worker'
import type pg from 'pg'
import type { Registry } from 'prom-client'
import { outboxFigures, workFigures } from '../db/figures.js'
import { addGauge, createRegistry } from '../telemetry/metrics.js'

/** The figures of a worker process: what it works on, its connections, the outbox. */
export function createWorkerMetrics(
  pool: pg.Pool,
  workers: Readonly<Record<'cases' | 'bulk', Worker>>,
): Registry {
  const registry = createRegistry('worker')
  addGauge(
    registry,
    { name: 'wian_pool_connections', help: 'Connections to the database', label: 'state' },
    () => Promise.resolve({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  )
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
  addGauge(
    registry,
    { name: 'wian_mail_queue', help: 'Mails that wait' },
    async () => (await outboxFigures(pool)).depth,
  )
  addGauge(
    registry,
    { name: 'wian_outbox_age_seconds', help: 'How long the longest waiting mail is overdue' },
    async () => (await outboxFigures(pool)).ageSeconds,
  )
  addGauge(
    registry,
    { name: 'wian_work_under_way', help: 'Jobs of circulars, operations', label: 'kind' },
    () => workFigures(pool),
  )
  return registry
}
