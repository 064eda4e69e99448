import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig, type Config } from '../../config.js'
import { firstLink, linkAddress } from '../../db/links.js'
import { migrate } from '../../db/migrate.js'
import { openPool } from '../../db/pool.js'
import { seedDirectory } from '../../db/seed.js'
import type { Instant } from '../../domain/time.js'
import { openAgency } from '../../templates/agency/open.js'
import { writeWhole } from './files.js'
import { endLeftovers } from './leftovers.js'
import { takeHome, type Hold, type Holder } from './lock.js'
import { watchPart, type PartEvent, type PartName, type WatchedPart } from './part.js'
import { planParts, type Addresses, type StackPlan } from './plan.js'
import { ensureDatabase } from './postgres.js'
import { temporalServer } from './temporal-address.js'
import { beginRehearsal } from './rehearsal.js'
import { ensureNamespace } from './temporal.js'

/** What a stack is started with. */
export type StackOptions = {
  /** Where its data lie; the setting WIAN_HOME when absent. */
  readonly home?: string
  /** Settings; this process's environment when absent. */
  readonly env?: NodeJS.ProcessEnv
  /** Which of its parts to start; all when absent. Those that the settings name elsewhere are never started. */
  readonly parts?: readonly PartName[]
  /** Fills an empty directory with the offices and calendars of data/; on when absent. */
  readonly seed?: boolean
  /** Makes a new home a rehearsal that begins at this instant; one that is a rehearsal already goes on where it was. */
  readonly rehearsalFrom?: Instant
  readonly onEvent?: (event: StackEvent) => void
  /** Stops the stack, also while it starts: startStack then throws its reason. */
  readonly signal?: AbortSignal
}

/** What happens to the stack, for a log or a terminal. */
export type StackEvent = PartEvent | { readonly event: 'migrated'; readonly applied: readonly string[] }

/** A running stack under watch in this process. */
export type Stack = {
  readonly home: string
  readonly addresses: Addresses
  /** Where the first administrator is made, while there is no person at all: it works once, and is a secret until then. */
  readonly setUpLink: string | undefined
  /** The settings that the parts were given: for clients in this or another process. */
  readonly env: Readonly<Record<string, string>>
  /** Stops everything in reverse order and frees the home folder. */
  readonly stop: () => Promise<void>
  /** SIGKILL to a part, as an accident would do; the watch starts it again. */
  readonly kill: (part: PartName) => void
  /** How often a part was started again. */
  readonly restarts: (part: PartName) => number
}

/** Another supervisor runs on the home folder; nothing was changed. */
export class HomeTaken extends Error {
  constructor(
    readonly home: string,
    readonly holder: Holder,
  ) {
    super(
      `${home}: มีระบบทำงานอยู่แล้ว (${holder.user}, pid ${holder.pid}, ตั้งแต่ ${holder.since}) ดูที่อยู่ด้วย npx wian status หรือหยุดด้วย kill ${holder.pid} หรือใช้โฟลเดอร์อื่นด้วย WIAN_HOME\n` +
        `${home}: a stack runs here already (${holder.user}, pid ${holder.pid}, since ${holder.since}). See its addresses with npx wian status, stop it with kill ${holder.pid}, or use another folder by WIAN_HOME`,
    )
    this.name = 'HomeTaken'
  }
}

/**
 * Starts the whole product on one machine and keeps it running until `stop`.
 * @throws HomeTaken when another supervisor has the folder; ConfigError for bad settings, AgencyRefused for bad data of
 *   the agency; Error when a part does not start
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const env = { ...(options.env ?? process.env), ...(options.home ? { WIAN_HOME: options.home } : {}) }
  const config = readConfig(env)
  await openAgency(config.agencyDir) // refused here in words, not by a worker that does not start
  await mkdir(config.home, { recursive: true })
  const taken = await takeHome(config.home)
  if ('holder' in taken) throw new HomeTaken(config.home, taken.holder)
  const running = new Running(config, taken.hold, options)
  const { signal } = options
  const stop = (): void => void running.stop()
  signal?.addEventListener('abort', stop)
  try {
    await endLeftovers(config.home)
    await running.start(env)
    return running
  } catch (failure) {
    await running.stop()
    throw signal?.aborted ? signal.reason : failure
  }
}

class Running implements Stack {
  readonly home: string
  addresses: Addresses = {}
  setUpLink: string | undefined
  env: Readonly<Record<string, string>> = {}
  private readonly watched: WatchedPart[] = []
  private stopped: Promise<void> | undefined
  private noting = Promise.resolve()
  private readonly startedAt = new Date().toISOString()

  constructor(
    private readonly config: Config,
    private readonly hold: Hold,
    private readonly options: StackOptions,
  ) {
    this.home = config.home
  }

  async start(env: NodeJS.ProcessEnv): Promise<void> {
    const plan = await planParts(this.config, env, this.options.parts)
    this.addresses = plan.addresses
    this.env = plan.settings
    await this.bring(plan, ['postgres', 'temporal'])
    await this.prepareDatabase(plan)
    if (this.config.given.temporal) {
      await ensureNamespace(await temporalServer(this.config), this.config.temporalNamespace)
    }
    await writeWhole(join(this.home, 'run', 'env.json'), JSON.stringify(plan.settings, null, 2))
    await this.bring(plan, ['mailbox', 'worker', 'api'])
  }

  stop = (): Promise<void> => (this.stopped ??= this.stopAll())
  kill = (part: PartName): void => this.find(part).kill()
  restarts = (part: PartName): number => this.find(part).restarts()

  /** Starts some parts at the same time; those that came up are kept even when another did not, to be stopped in order. */
  private async bring(plan: StackPlan, names: readonly PartName[]): Promise<void> {
    this.options.signal?.throwIfAborted()
    const plans = plan.parts.filter(({ name }) => names.includes(name))
    const parts = plans.map((part) => watchPart(part, (event) => this.heard(event)))
    this.watched.push(...parts)
    const results = await Promise.allSettled(parts.map((part) => part.begin()))
    await this.note()
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  private async prepareDatabase({ settings }: StackPlan): Promise<void> {
    const url = settings['DATABASE_URL'] ?? this.config.databaseUrl
    if (!this.config.given.database) {
      const admin = new URL(url)
      admin.pathname = '/postgres'
      await ensureDatabase(admin.href, new URL(url).pathname.slice(1))
    }
    const { applied } = await migrate(url)
    this.options.onEvent?.({ event: 'migrated', applied })
    if (this.options.seed ?? true) await seedDirectory(url)
    if (this.options.rehearsalFrom) await beginRehearsal(url, this.options.rehearsalFrom)
    await this.offerSetUp(url, settings['PUBLIC_URL'] ?? this.config.publicUrl)
  }

  private async offerSetUp(url: string, publicUrl: string): Promise<void> {
    const pool = openPool(url, { max: 1 })
    try {
      const token = await firstLink(pool, this.config.tokenSecret)
      this.setUpLink = token === undefined ? undefined : linkAddress(publicUrl, 'setUp', token)
    } finally {
      await pool.end()
    }
  }

  private async stopAll(): Promise<void> {
    for (const part of [...this.watched].reverse()) await part.stop()
    await this.noting
    await rm(join(this.home, 'run'), { recursive: true, force: true })
    await this.hold.release()
  }

  private heard(event: PartEvent): void {
    this.options.onEvent?.(event)
    if (event.event === 'started') void this.note()
  }

  /** Leaves on disk what `wian status` shows, and what the next supervisor cleans up should this one be killed. */
  private note(): Promise<void> {
    return (this.noting = this.noting.then(async () => {
      if (this.stopped) return
      const parts = this.watched.map((part) => ({
        name: part.name,
        marks: part.marks(),
        restarts: part.restarts(),
      }))
      const { addresses, startedAt } = this
      const text = JSON.stringify({ pid: process.pid, startedAt, addresses, parts }, null, 2)
      await writeWhole(join(this.home, 'run', 'stack.json'), text)
    }))
  }

  private find(name: PartName): WatchedPart {
    const part = this.watched.find((candidate) => candidate.name === name)
    if (!part) throw new Error(`${name} ไม่ได้เริ่มจากที่นี่ / was not started here`)
    return part
  }
}
