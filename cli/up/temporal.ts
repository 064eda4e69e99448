import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Connection, type ConnectionOptions } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import type { GuardOrder } from './guard.js'
import { isListening } from './ports.js'

const NOT_FOUND = 5 // gRPC
const STOP_WITHIN_MS = 15_000
const KNOWN_WITHIN_MS = 60_000
const KNOWN_AGAIN_MS = 500
const CONNECT_WITHIN_MS = 2_000
/** How long a finished workflow can still be looked at; the permanent record is in PostgreSQL. */
const RETENTION = '7 days'

/** What operators may search workflows by. Ids only: search attributes are never encrypted. */
export const SEARCH_ATTRIBUTES = {
  WianCircular: 'KEYWORD',
  WianOffice: 'KEYWORD',
  WianState: 'KEYWORD',
  WianDueAt: 'DATETIME',
} as const

type ServiceError = Error & { readonly code?: number }

/** Where an embedded Temporal server keeps its file and listens. */
export type TemporalOptions = {
  readonly cliPath: string
  readonly dbFile: string
  readonly port: number
  readonly namespace: string
  /** Port of Temporal's own screens; none are started without it. */
  readonly uiPort?: number
}

/** Says how to start the development server on its own file. */
export async function prepareTemporal(options: TemporalOptions): Promise<GuardOrder> {
  await mkdir(dirname(options.dbFile), { recursive: true })
  await setAsideForeignFile(options)
  return {
    command: options.cliPath,
    args: serverArgs(options),
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: dirname(options.dbFile) },
    stopSignal: 'SIGTERM',
    stopWithinMs: STOP_WITHIN_MS,
  }
}

function serverArgs({ dbFile, port, namespace, uiPort }: TemporalOptions): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
    ...[
      '--db-filename',
      dbFile,
      '--sqlite-pragma',
      'journal_mode=wal',
      '--sqlite-pragma',
      'synchronous=normal',
    ],
    ...['--log-level', 'warn', '--log-format', 'json', '--disable-config-file'],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort)]),
  ]
}

/**
 * The namespace with its retention and search attributes, as often as it is called: the server's own flags for them work
 * only while its file is new.
 */
export async function ensureNamespace(server: ConnectionOptions, namespace: string): Promise<void> {
  const connection = await Connection.connect({ connectTimeout: CONNECT_WITHIN_MS, ...server })
  try {
    await registerNamespace(connection, namespace)
    await retryWhileUnknown(() => addSearchAttributes(connection, namespace))
  } finally {
    await connection.close()
  }
}

async function registerNamespace({ workflowService }: Connection, namespace: string): Promise<void> {
  const retention = msToTs(RETENTION)
  const described = await workflowService.describeNamespace({ namespace }).catch((failure: ServiceError) => {
    if (failure.code === NOT_FOUND) return undefined
    throw failure
  })
  if (!described) {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention })
  } else if (
    Number(described.config?.workflowExecutionRetentionTtl?.seconds ?? 0) < Number(retention.seconds)
  ) {
    await workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: retention } })
  }
}

/** Whether the server serves requests. */
export async function servesRequests(server: ConnectionOptions & { address: string }): Promise<boolean> {
  if (!(await isListening(server.address))) return false // gRPC would wait long before it tries again
  let connection: Connection | undefined
  try {
    connection = await Connection.connect({ connectTimeout: CONNECT_WITHIN_MS, ...server })
    await connection.workflowService.getSystemInfo({})
    return true
  } catch {
    return false
  } finally {
    await connection?.close()
  }
}

/** A server learns of a new namespace only when it next reads the list of them. */
async function retryWhileUnknown(work: () => Promise<void>): Promise<void> {
  for (const until = Date.now() + KNOWN_WITHIN_MS; ; await wait(KNOWN_AGAIN_MS)) {
    try {
      return await work()
    } catch (failure) {
      if ((failure as ServiceError).code !== NOT_FOUND || Date.now() > until) throw failure
    }
  }
}

async function addSearchAttributes({ operatorService }: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace })
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => customAttributes[name] === undefined)
  if (missing.length === 0) return
  const types = proto.temporal.api.enums.v1.IndexedValueType
  await operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      missing.map(([name, type]) => [name, types[`INDEXED_VALUE_TYPE_${type}`]]),
    ),
  })
}

/**
 * The server's file cannot be upgraded: one written by another server version is set aside, and the reconciler brings the
 * open cases back from the database.
 */
async function setAsideForeignFile({ cliPath, dbFile }: TemporalOptions): Promise<void> {
  const { stdout } = await promisify(execFile)(cliPath, ['--version'])
  const version = /Server ([^,)]+)/.exec(stdout)?.[1] ?? stdout.trim()
  const versionFile = `${dbFile}.server-version`
  const writtenBy = await readFile(versionFile, 'utf8').catch(() => version)
  if (writtenBy !== version) {
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(dbFile + suffix)) await rename(dbFile + suffix, `${dbFile}.${writtenBy}${suffix}`)
    }
  }
  await writeFile(versionFile, version)
}
