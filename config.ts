import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { readIssuers, type OidcIssuer } from './config/oidc.js'
import { words } from './config/words.js'

/** A bad setting, in words for the person who set it. */
export type ConfigProblem = { readonly key: string; readonly th: string; readonly en: string }

/** Thrown by readConfig: every bad setting at once, so that one look mends all of them. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map(({ key, th, en }) => `${key}: ${th} / ${en}`).join('\n'))
    this.name = 'ConfigError'
  }
}

/** Paths of PEM files for mutual TLS with the Temporal server; an empty object means TLS with the system's roots. */
export type TemporalTls = {
  readonly caFile?: string | undefined
  readonly certFile?: string | undefined
  readonly keyFile?: string | undefined
  readonly serverName?: string | undefined
}

/** All settings of every process. Ports are on `bindHost`; directories are absolute. */
export type Config = {
  readonly mode: 'embedded' | 'production'
  readonly projectDir: string
  readonly home: string
  readonly filesDir: string
  /** Where ClamAV's daemon listens, `host:port` or a socket's path; nothing where there is none. */
  readonly clamd: string | undefined
  /** Limits of what people send, in megabytes (2^20 bytes) and hours. */
  readonly files: {
    readonly maxFileMb: number
    readonly answerMb: number
    readonly officeDailyMb: number
    readonly officeQuotaMb: number
    readonly uploadExpiresHours: number
  }
  /** Folder with the agency's own emblem, fonts and compounds (templates/agency/); none when absent. */
  readonly agencyDir: string | undefined
  /** Owner login, used for migrations. */
  readonly databaseUrl: string
  /** Login of the product's pool, which takes the role `wian_app` by its connection options (db/pool.ts). */
  readonly appDatabaseUrl: string
  readonly temporalAddress: string
  readonly temporalNamespace: string
  readonly temporalTls: TemporalTls | undefined
  readonly temporalApiKey: string | undefined
  readonly temporalCliPath: string | undefined
  /** Starts Temporal's own screens beside the embedded server. */
  readonly temporalUi: boolean
  readonly smtpUrl: string
  readonly mailFrom: string
  readonly bindHost: string
  readonly apiPort: number
  readonly publicUrl: string
  readonly workerHealthPort: number
  readonly mailboxSmtpPort: number
  readonly mailboxHttpPort: number
  readonly tokenSecret: string
  /** Targets of webhooks inside the own network, and whether those may be spoken to without encryption. */
  readonly webhookTargets: { readonly inside: readonly string[]; readonly plain: boolean }
  /** Requests a minute of one person, or of one address where nobody is signed in (api/limits.ts). */
  readonly limits: Readonly<Record<'reads' | 'writes' | 'exports' | 'public', number>>
  /** What a program must show to read /metrics from another machine. */
  readonly metricsToken: string | undefined
  /** Proxies whose word on the caller's address is taken. */
  readonly trustedProxies: readonly string[]
  /** Providers by which people may sign in beside passwords and passkeys. */
  readonly oidcIssuers: readonly OidcIssuer[]
  /** What the commands send to the API instead of a sign-in: the token of a machine. */
  readonly token: string | undefined
  /** Where a demo writes down its people, who may be signed in as by one click; never in production. */
  readonly demoCast: string | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** What the environment itself named: the supervisor starts no part of its own for these. */
  readonly given: Readonly<Record<'database' | 'temporal' | 'smtp' | 'publicUrl', boolean>>
}

type Env = Readonly<Record<string, string | undefined>>

const says = (word: keyof typeof words) => ({ error: word })
const url = (word: 'postgres' | 'smtp' | 'url', ...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), says(word))
const port = z
  .string()
  .regex(/^\d{1,5}$/, says('port'))
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65_535, says('port'))
const flag = z
  .enum(['true', 'false', '1', '0'], says('flag'))
  .transform((word) => word === 'true' || word === '1')
const rate = z
  .string()
  .regex(/^\d{1,7}$/, says('rate'))
  .transform(Number)
  .refine((n) => n >= 1, says('rate'))
const address = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, says('address'))

const count = (usual: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/, says('count'))
    .transform(Number)
    .default(usual)

const schema = z.object({
  WIAN_MODE: z.enum(['embedded', 'production'], says('mode')).default('embedded'),
  WIAN_HOME: z.string().optional(),
  WIAN_FILES_DIR: z.string().optional(),
  WIAN_CLAMD: z.union([z.string().regex(/^\/./), address], says('clamd')).optional(),
  WIAN_MAX_FILE_MB: count(100),
  WIAN_ANSWER_FILES_MB: count(300),
  WIAN_OFFICE_DAILY_MB: count(1_000),
  WIAN_OFFICE_QUOTA_MB: count(5_000),
  WIAN_UPLOAD_EXPIRES_HOURS: count(24),
  WIAN_AGENCY_DIR: z
    .string()
    .refine((path) => existsSync(path), says('folder'))
    .optional(),
  DATABASE_URL: url('postgres', 'postgres:', 'postgresql:').optional(),
  TEMPORAL_ADDRESS: address.optional(),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9._-]{2,}$/, says('name'))
    .default('wian'),
  TEMPORAL_TLS: flag.default(false),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_CLI_PATH: z.string().optional(),
  WIAN_TEMPORAL_UI: flag.default(false),
  SMTP_URL: url('smtp', 'smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, says('mail'))
    .default('Wian <no-reply@wian.invalid>'),
  WIAN_BIND_HOST: z.string().optional(),
  WIAN_API_PORT: port.default(7080),
  PUBLIC_URL: url('url', 'http:', 'https:').optional(),
  WIAN_WORKER_HEALTH_PORT: port.default(7081),
  WIAN_MAILBOX_SMTP_PORT: port.default(7025),
  WIAN_MAILBOX_HTTP_PORT: port.default(7082),
  WIAN_TOKEN_SECRET: z.string().min(32, says('secret')).optional(),
  WIAN_WEBHOOK_HOSTS: z
    .string()
    .regex(/^[A-Za-z0-9.-]+:\d{1,5}(,[A-Za-z0-9.-]+:\d{1,5})*$/, says('hosts'))
    .transform((list) => list.split(','))
    .default([]),
  WIAN_LIMIT_READS: rate.default(6_000),
  WIAN_LIMIT_WRITES: rate.default(3_000),
  WIAN_LIMIT_EXPORTS: rate.default(120),
  WIAN_LIMIT_PUBLIC: rate.default(600),
  WIAN_METRICS_TOKEN: z.string().min(32, says('secret')).optional(),
  WIAN_TRUSTED_PROXIES: z
    .string()
    .regex(/^[\w.:/, -]*$/, says('proxies'))
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  WIAN_OIDC_FILE: z
    .string()
    .refine((path) => readIssuers(path) !== undefined, says('oidc'))
    .optional(),
  WIAN_TOKEN: z.string().optional(),
  WIAN_DEMO_CAST: z.string().optional(),
  WIAN_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], says('level')).default('info'),
})
type Settings = z.infer<typeof schema>

/** The names of all settings that the product reads. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape)

const NEEDED_IN_PRODUCTION = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'SMTP_URL',
  'PUBLIC_URL',
  'WIAN_TOKEN_SECRET',
] as const

/**
 * Reads and checks the settings. In embedded mode what the environment does not name comes from the supervisor that runs
 * on this home (its `run/env.json`), so that commands find the running stack by themselves.
 * @throws ConfigError naming every bad value in Thai and English
 */
export function readConfig(env: Env = process.env): Config {
  const own = parse(withoutBlanks(env))
  const home = resolve(own.WIAN_HOME ?? join(projectDir, '.wian'))
  const settings =
    own.WIAN_MODE === 'embedded' ? parse({ ...runningStack(home), ...withoutBlanks(env) }) : own
  return { ...toConfig(settings, home), given: givenBy(own) }
}

function parse(env: Env): Settings {
  const parsed = schema.safeParse(env)
  const bad = parsed.error?.issues.map(({ path, message }) => problem(String(path[0]), message)) ?? []
  const missing =
    env['WIAN_MODE'] === 'production'
      ? NEEDED_IN_PRODUCTION.filter((key) => !env[key]).map((key) => problem(key, 'missing'))
      : []
  const demo =
    env['WIAN_MODE'] === 'production' && env['WIAN_DEMO_CAST'] ? [problem('WIAN_DEMO_CAST', 'demo')] : []
  if (!parsed.success || missing.length + demo.length > 0)
    throw new ConfigError([...bad, ...missing, ...demo])
  return parsed.data
}

function toConfig(settings: Settings, home: string): Omit<Config, 'given'> {
  const databaseUrl = settings.DATABASE_URL ?? 'postgres://wian@127.0.0.1:5432/wian'
  return {
    mode: settings.WIAN_MODE,
    projectDir,
    home,
    filesDir: resolve(settings.WIAN_FILES_DIR ?? join(home, 'files')),
    clamd: settings.WIAN_CLAMD,
    files: {
      maxFileMb: settings.WIAN_MAX_FILE_MB,
      answerMb: settings.WIAN_ANSWER_FILES_MB,
      officeDailyMb: settings.WIAN_OFFICE_DAILY_MB,
      officeQuotaMb: settings.WIAN_OFFICE_QUOTA_MB,
      uploadExpiresHours: settings.WIAN_UPLOAD_EXPIRES_HOURS,
    },
    agencyDir: agencyDirOf(settings, home),
    databaseUrl,
    appDatabaseUrl: databaseUrl,
    temporalAddress: settings.TEMPORAL_ADDRESS ?? '127.0.0.1:7233',
    temporalNamespace: settings.TEMPORAL_NAMESPACE,
    temporalTls: tlsOf(settings),
    temporalApiKey: settings.TEMPORAL_API_KEY,
    temporalCliPath: settings.TEMPORAL_CLI_PATH,
    temporalUi: settings.WIAN_TEMPORAL_UI,
    smtpUrl: settings.SMTP_URL ?? `smtp://127.0.0.1:${settings.WIAN_MAILBOX_SMTP_PORT}`,
    mailFrom: settings.MAIL_FROM,
    bindHost: settings.WIAN_BIND_HOST ?? (settings.WIAN_MODE === 'embedded' ? '127.0.0.1' : '0.0.0.0'),
    apiPort: settings.WIAN_API_PORT,
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.WIAN_API_PORT}`).replace(/\/$/, ''),
    workerHealthPort: settings.WIAN_WORKER_HEALTH_PORT,
    mailboxSmtpPort: settings.WIAN_MAILBOX_SMTP_PORT,
    mailboxHttpPort: settings.WIAN_MAILBOX_HTTP_PORT,
    tokenSecret: settings.WIAN_TOKEN_SECRET ?? keptSecret(home),
    webhookTargets: { inside: settings.WIAN_WEBHOOK_HOSTS, plain: settings.WIAN_MODE === 'embedded' },
    limits: {
      reads: settings.WIAN_LIMIT_READS,
      writes: settings.WIAN_LIMIT_WRITES,
      exports: settings.WIAN_LIMIT_EXPORTS,
      public: settings.WIAN_LIMIT_PUBLIC,
    },
    metricsToken: settings.WIAN_METRICS_TOKEN,
    trustedProxies: settings.WIAN_TRUSTED_PROXIES,
    oidcIssuers: (settings.WIAN_OIDC_FILE && readIssuers(settings.WIAN_OIDC_FILE)) || [],
    token: settings.WIAN_TOKEN,
    demoCast: settings.WIAN_DEMO_CAST,
    logLevel: settings.WIAN_LOG_LEVEL,
  }
}

function agencyDirOf({ WIAN_AGENCY_DIR }: Settings, home: string): string | undefined {
  if (WIAN_AGENCY_DIR !== undefined) return resolve(WIAN_AGENCY_DIR)
  const own = join(home, 'agency')
  return existsSync(own) ? own : undefined
}

/** The folder that holds package.json, whether this file runs from the sources or from dist/. */
const projectDir = ((): string => {
  let dir = import.meta.dirname
  while (!existsSync(join(dir, 'package.json'))) dir = dirname(dir)
  return dir
})()

const problem = (key: string, message: string): ConfigProblem => ({
  key,
  ...(words[message as keyof typeof words] ?? { th: 'ค่าไม่ถูกต้อง', en: message }),
})

const withoutBlanks = (env: Env): Env =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))

const givenBy = (own: Settings): Config['given'] => ({
  database: own.DATABASE_URL !== undefined,
  temporal: own.TEMPORAL_ADDRESS !== undefined,
  smtp: own.SMTP_URL !== undefined,
  publicUrl: own.PUBLIC_URL !== undefined,
})

function tlsOf(settings: Settings): TemporalTls | undefined {
  const tls = {
    caFile: settings.TEMPORAL_TLS_CA,
    certFile: settings.TEMPORAL_TLS_CERT,
    keyFile: settings.TEMPORAL_TLS_KEY,
    serverName: settings.TEMPORAL_TLS_SERVER_NAME,
  }
  return settings.TEMPORAL_TLS || Object.values(tls).some(Boolean) ? tls : undefined
}

function runningStack(home: string): Env {
  const file = join(home, 'run', 'env.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Env) : {}
}

function keptSecret(home: string): string {
  const file = join(home, 'token-secret')
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true })
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 })
    try {
      linkSync(draft, file) // whole or not at all: processes that start together must read the same secret
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return readFileSync(file, 'utf8').trim()
}
