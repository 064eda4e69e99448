import type { IncomingMessage } from 'node:http'
import { timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** Makes the register of one process, with Node's own figures (memory, event-loop lag, garbage collection) in it. */
export function createRegistry(part: 'api' | 'worker'): Registry {
  const registry = new Registry()
  registry.setDefaultLabels({ part })
  collectDefaultMetrics({ register: registry, prefix: 'wian_' })
  return registry
}

/** A figure that is read when somebody asks: `read` answers values by label, or one value. A failure leaves it out. */
export function addGauge(
  registry: Registry,
  { name, help, label }: { name: string; help: string; label?: string },
  read: () => Promise<Readonly<Record<string, number>> | number> | number,
): void {
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    async collect() {
      this.reset()
      const values = await Promise.resolve(read()).catch(() => undefined)
      if (values === undefined) return
      if (typeof values === 'number') return this.set(values)
      for (const [value, figure] of Object.entries(values)) this.set({ [label as string]: value }, figure)
    },
  })
}

/** What a process can be asked about: its connections, the outbox, and the work of the whole product. */
export type RecordReaders = {
  readonly connections: {
    readonly totalCount: number
    readonly idleCount: number
    readonly waitingCount: number
  }
  readonly outbox: () => Promise<{ readonly depth: number; readonly ageSeconds: number }>
  readonly work: () => Promise<Readonly<Record<string, number>>>
}

/** Adds what every process with a database tells: of its pool, and of the record. */
export function addRecordGauges(registry: Registry, { connections, outbox, work }: RecordReaders): void {
  addGauge(
    registry,
    { name: 'wian_pool_connections', help: 'Connections to the database', label: 'state' },
    () =>
      Promise.resolve({
        total: connections.totalCount,
        idle: connections.idleCount,
        waiting: connections.waitingCount,
      }),
  )
  addGauge(registry, { name: 'wian_mail_queue', help: 'Mails that wait' }, async () => (await outbox()).depth)
  addGauge(
    registry,
    { name: 'wian_outbox_age_seconds', help: 'How long the longest waiting mail is overdue' },
    async () => (await outbox()).ageSeconds,
  )
  addGauge(
    registry,
    { name: 'wian_work_under_way', help: 'Jobs of circulars, operations', label: 'kind' },
    work,
  )
}

/**
 * Whether the figures may be read: with the token of the settings, or by a program on this machine that no proxy stands
 * before. They hold no personal data, but they tell when an agency works.
 */
export function mayReadMetrics({ headers, socket }: IncomingMessage, token: string | undefined): boolean {
  const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
  if (token !== undefined && given !== undefined) return isSame(given, token)
  const isForwarded = headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined
  return !isForwarded && /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '')
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}
