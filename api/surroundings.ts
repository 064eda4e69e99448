import type { Logger } from 'pino'
import type pg from 'pg'
import { ping } from '../db/pool.js'
import { isSchemaCurrent } from '../db/schema-state.js'
import { createRegistry } from '../telemetry/metrics.js'
import { createEventHub } from './events/hub.js'
import { keepHouse } from './housekeeping.js'
import type { Lanes } from './lanes.js'
import { createLimiter, USUAL_LIMITS, type Limits } from './limits.js'
import { addApiGauges, createHttpMetrics } from './metrics.js'
import { createOperations } from './operations/run.js'
import type { Deps } from './route.js'

/** What a process of the API has around its routes: long work, changes, limits, figures, housekeeping. */
export type Surroundings = Pick<Deps, 'operations' | 'events' | 'limiter' | 'health'> & {
  /** Ends streams at once, and waits for long work `withinMs`. */
  close(withinMs: number): Promise<void>
}

/** Opens them. `temporal` answers when the Temporal server can be reached. */
export function openSurroundings({
  pool,
  log,
  lanes,
  temporal,
  limits = USUAL_LIMITS,
  metricsToken,
}: {
  pool: pg.Pool
  log: Logger
  lanes: Lanes
  temporal: () => Promise<unknown>
  limits?: Limits
  metricsToken?: string | undefined
}): Surroundings {
  const registry = createRegistry('api')
  addApiGauges(registry, { pool, lanes })
  const operations = createOperations({ pool, log })
  const events = createEventHub({ pool, log })
  const house = keepHouse({ pool, log })
  const ready = async () => ({
    database: await ping(pool).then(() => true),
    schema: await isSchemaCurrent(pool),
    temporal: await temporal().then(
      () => true,
      () => false,
    ),
  })
  return {
    operations,
    events,
    limiter: createLimiter(limits),
    health: {
      ready,
      registry,
      metrics: createHttpMetrics(registry),
      ...(metricsToken === undefined ? {} : { metricsToken }),
    },
    async close(withinMs) {
      events.close()
      await Promise.all([operations.close(withinMs), house.close()])
    },
  }
}
