import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.js'
import { spawnGuarded, spawnScript } from './guarded.js'
import { PARTS, type PartName, type PartPlan } from './part.js'
import { choosePorts, freePort } from './ports.js'
import { answersQueries, preparePostgres } from './postgres.js'
import { isWell } from './probe.js'
import { ensureNamespace, prepareTemporal, servesRequests } from './temporal.js'
import { temporalCli } from './tools.js'

const START_WITHIN_MS = 60_000
const STOP_NATIVE_WITHIN_MS = 25_000
/** A worker finishes its activities first (its grace time is below this). */
const STOP_NODE_WITHIN_MS = 35_000

/** Where a person or a program finds the parts, by name. */
export type Addresses = Readonly<Record<string, string>>

/** What will be started, with which settings, reachable where. */
export type StackPlan = {
  readonly parts: readonly PartPlan[]
  readonly settings: Readonly<Record<string, string>>
  readonly addresses: Addresses
}

type Ports = Record<
  'postgres' | 'temporal' | 'temporalUi' | 'mailboxSmtp' | 'mailboxHttp' | 'worker' | 'api',
  number
>

/** Plans the parts: those that the settings name elsewhere (DATABASE_URL, TEMPORAL_ADDRESS, SMTP_URL) are left out. */
export async function planParts(
  config: Config,
  env: NodeJS.ProcessEnv,
  wanted: readonly PartName[] = PARTS,
): Promise<StackPlan> {
  const ports = await choosePorts<keyof Ports>(config.home, {
    postgres: await freePort(),
    temporal: await freePort(),
    temporalUi: await freePort(),
    mailboxSmtp: config.mailboxSmtpPort,
    mailboxHttp: config.mailboxHttpPort,
    worker: config.workerHealthPort,
    api: config.apiPort,
  })
  const starts = (name: PartName, given = false): boolean => wanted.includes(name) && !given
  const postgres = starts('postgres', config.given.database) ? await planPostgres(config, ports) : undefined
  const temporal = starts('temporal', config.given.temporal) ? await planTemporal(config, ports) : undefined
  const settings = settingsOf(config, ports, postgres?.url ?? config.databaseUrl)
  const partEnv = { ...env, ...settings }
  const nodeParts = (['mailbox', 'worker', 'api'] as const)
    .filter((name) => starts(name, name === 'mailbox' && config.given.smtp))
    .map((name) => planScript(name, config, partEnv, ports[name === 'mailbox' ? 'mailboxHttp' : name]))
  const parts = [...(postgres ? [postgres.plan] : []), ...(temporal ? [temporal] : []), ...nodeParts]
  return { parts, settings, addresses: addressesOf(config, ports, settings) }
}

function settingsOf(config: Config, ports: Ports, databaseUrl: string): Record<string, string> {
  return {
    WIAN_MODE: config.mode,
    WIAN_HOME: config.home,
    ...(config.agencyDir === undefined ? {} : { WIAN_AGENCY_DIR: config.agencyDir }),
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: config.given.temporal ? config.temporalAddress : `127.0.0.1:${ports.temporal}`,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    SMTP_URL: config.given.smtp ? config.smtpUrl : `smtp://127.0.0.1:${ports.mailboxSmtp}`,
    WIAN_MAILBOX_SMTP_PORT: String(ports.mailboxSmtp),
    WIAN_MAILBOX_HTTP_PORT: String(ports.mailboxHttp),
    WIAN_WORKER_HEALTH_PORT: String(ports.worker),
    WIAN_API_PORT: String(ports.api),
    // Browsers give passkeys to a name, never to the number of an address.
    PUBLIC_URL: config.given.publicUrl ? config.publicUrl : `http://localhost:${ports.api}`,
  }
}

function addressesOf(config: Config, ports: Ports, settings: Record<string, string>): Addresses {
  const database = new URL(settings['DATABASE_URL'] ?? '')
  database.password = '' // addresses are shown and logged
  return {
    api: settings['PUBLIC_URL'] ?? '',
    apiHealth: `http://127.0.0.1:${ports.api}/healthz`,
    workerHealth: `http://127.0.0.1:${ports.worker}/healthz`,
    ...(config.given.smtp ? {} : { mailbox: `http://127.0.0.1:${ports.mailboxHttp}` }),
    smtp: new URL(settings['SMTP_URL'] ?? '').host,
    temporal: settings['TEMPORAL_ADDRESS'] ?? '',
    ...(config.temporalUi && !config.given.temporal
      ? { temporalUi: `http://127.0.0.1:${ports.temporalUi}` }
      : {}),
    postgres: database.href,
    home: config.home,
    logs: join(config.home, 'logs'),
  }
}

async function planPostgres(config: Config, ports: Ports): Promise<{ plan: PartPlan; url: string }> {
  const { order, url } = await preparePostgres(join(config.home, 'postgres'), ports.postgres)
  const logFile = join(config.home, 'logs', 'postgres.log')
  const plan: PartPlan = {
    ...native('postgres', logFile),
    spawn: () => spawnGuarded(join(config.projectDir, 'dist'), order, logFile),
    isHealthy: () => answersQueries(url('postgres')),
  }
  return { plan, url: url('wian') }
}

async function planTemporal(config: Config, ports: Ports): Promise<PartPlan> {
  const cliPath = config.temporalCliPath ?? (await temporalCli(config.projectDir))
  const logFile = join(config.home, 'logs', 'temporal.log')
  const address = `127.0.0.1:${ports.temporal}`
  const options = {
    cliPath,
    dbFile: join(config.home, 'temporal', 'temporal.db'),
    port: ports.temporal,
    namespace: config.temporalNamespace,
    ...(config.temporalUi ? { uiPort: ports.temporalUi } : {}),
  }
  return {
    ...native('temporal', logFile),
    spawn: async () => spawnGuarded(join(config.projectDir, 'dist'), await prepareTemporal(options), logFile),
    isHealthy: () => servesRequests({ address }),
    afterStart: () => ensureNamespace({ address }, config.temporalNamespace),
  }
}

const native = (name: PartName, logFile: string) => ({
  name,
  logFile,
  isGuarded: true,
  startWithinMs: START_WITHIN_MS,
  stopWithinMs: STOP_NATIVE_WITHIN_MS,
})

function planScript(
  name: PartName,
  { home, projectDir }: Config,
  env: NodeJS.ProcessEnv,
  port: number,
): PartPlan {
  const folder = { mailbox: 'mailbox', worker: 'workers', api: 'api' }[name as 'mailbox' | 'worker' | 'api']
  const script = join(projectDir, 'dist', folder, 'main.js')
  const logFile = join(home, 'logs', `${name}.log`)
  if (!existsSync(script))
    throw new Error(`${script}: ไม่พบ ให้สั่ง npm run build / not there, run npm run build`)
  return {
    ...{ name, logFile, isGuarded: false, startWithinMs: START_WITHIN_MS, stopWithinMs: STOP_NODE_WITHIN_MS },
    spawn: () => spawnScript(script, { env, logFile }),
    isHealthy: () => isWell(`http://127.0.0.1:${port}/healthz`),
  }
}
