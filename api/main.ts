import type { Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import type pg from 'pg'
import { pino, type Logger } from 'pino'
import { readConfig, type Config } from '../config.js'
import { createKeyVault } from '../db/key-vault.js'
import { openLibraryPool, openPool } from '../db/pool.js'
import { createAnswerCheck } from './answers.js'
import { clamdAddress, createClamd } from '../files/scanner.js'
import { createApp } from './app.js'
import { createCases } from './cases.js'
import { createLanes } from './lanes.js'
import { createMailbox, type Mailbox } from './mailbox.js'
import { safe } from './log.js'
import { createDesk } from './sign-in/desk.js'
import { withMachineTokens } from './sign-in/machines.js'
import { signInBySessions } from './sign-in/sessions.js'
import { createWebhookDesk } from './webhook-desk.js'
import { createPress } from './press.js'
import { createHttpServer } from './server.js'
import { openSurroundings } from './surroundings.js'
import { fileLimits } from './uploads/desk.js'
import { watchFiles, type WatchedDesk } from './uploads/watch.js'

/** What is under way is let finish for this long; an act gives up sooner. */
const STOP_WITHIN_MS = 25_000

/** Long work is told to stop and has this long to do so; what does not is found silent by housekeeping. */
const OPERATIONS_WITHIN_MS = 15_000

/** The process of the API: connects (later, where a server is not up yet), listens, and stops cleanly. */
async function main(): Promise<void> {
  const config = readConfig()
  const log = pino({ name: 'api', level: config.logLevel })
  const pool = openPool(config.appDatabaseUrl, { max: 20 })
  const authPool = openLibraryPool(config.appDatabaseUrl, 'auth')
  const { tokenSecret: secret, publicUrl } = config
  const connection = await connectLazily(config)
  const temporal = new Client({ connection, namespace: config.temporalNamespace })
  const lanes = createLanes()
  const { limits, metricsToken, trustedProxies } = config
  const around = openSurroundings({
    ...{ pool, log, lanes, limits, metricsToken },
    temporal: () => connection.withDeadline(Date.now() + 2_000, () => connection.ensureConnected()),
  })
  const files = openFiles(config, pool, log)
  const app = createApp({
    ...around,
    trustedProxies,
    pool,
    log,
    cases: createCases({ pool, temporal, lanes }),
    checkAnswer: createAnswerCheck(),
    openPress: createPress(config),
    ...mailboxOf(config),
    webhooks: createWebhookDesk({ secret, policy: config.webhookTargets }),
    vault: createKeyVault(secret),
    desk: createDesk({ pool, authPool, secret, publicUrl, log, issuers: config.oidcIssuers }),
    files,
    ...(config.demoCast === undefined ? {} : { demoCast: config.demoCast }),
    screens: join(config.projectDir, 'dist', 'web'),
    signIn: withMachineTokens(signInBySessions({ pool, secret, publicUrl }), pool),
  })
  const server = createHttpServer(app)
  await listen(server, config)
  log.info({ port: config.apiPort }, 'listening')
  stopOnRequest(log, async () => {
    await Promise.all([around.close(OPERATIONS_WITHIN_MS), closeServer(server)])
    await files.close()
    await connection.close()
    await Promise.all([pool.end(), authPool.end()])
  })
}

/** The supervisor's own mailbox; whoever brings an SMTP server has none. */
function mailboxOf({ mode, smtpUrl, mailboxSmtpPort, bindHost, mailboxHttpPort }: Config): {
  mailbox?: Mailbox
} {
  const isOwn = new URL(smtpUrl).port === String(mailboxSmtpPort)
  if (mode !== 'embedded' || !isOwn) return {}
  return { mailbox: createMailbox(`http://${bindHost}:${mailboxHttpPort}`) }
}

/** The desk for what people send; any process of the API looks through what waits. */
function openFiles(config: Config, pool: pg.Pool, log: Logger): WatchedDesk {
  const { filesDir: folder, clamd } = config
  const scanner = clamd === undefined ? undefined : createClamd(clamdAddress(clamd))
  return watchFiles({ pool, log, folder, limits: fileLimits(config.files), scanner })
}

/** A lazy connection dials at the first call and again after each loss: the API may start before the Temporal server. */
async function connectLazily({
  temporalAddress: address,
  temporalTls,
  temporalApiKey,
}: Config): Promise<Connection> {
  const read = async (file: string | undefined) => (file ? readFile(file) : undefined)
  if (!temporalTls) return Connection.lazy({ address, ...(temporalApiKey ? { apiKey: temporalApiKey } : {}) })
  const [ca, crt, key] = await Promise.all([
    read(temporalTls.caFile),
    read(temporalTls.certFile),
    read(temporalTls.keyFile),
  ])
  const { serverName } = temporalTls
  return Connection.lazy({
    address,
    ...(temporalApiKey ? { apiKey: temporalApiKey } : {}),
    tls: {
      ...(serverName ? { serverNameOverride: serverName } : {}),
      ...(ca ? { serverRootCACertificate: ca } : {}),
      ...(crt && key ? { clientCertPair: { crt, key } } : {}),
    },
  })
}

function listen(server: Server, { apiPort, bindHost }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(apiPort, bindHost, resolve)
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

/** SIGTERM and SIGINT stop the process, and so does the end of the supervisor that started it. */
function stopOnRequest(log: Logger, stop: () => Promise<void>): void {
  let isStopping = false
  const once = (reason: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ reason }, 'stopping')
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: safe(error) }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => once('SIGTERM'))
  process.on('SIGINT', () => once('SIGINT'))
  process.on('disconnect', () => once('supervisor gone'))
}

await main()
