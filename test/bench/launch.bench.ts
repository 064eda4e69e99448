import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import pg from 'pg'
import type { PersonalApi } from '../../cli/api-client.js'
import { startStack, type Stack } from '../../cli/up/stack.js'
import { readConfig, type Config } from '../../config.js'
import { openPool } from '../../db/pool.js'
import { circularCase, type Role } from '../../domain/case.js'
import { central } from '../support/circulars.js'
import { openSessions } from '../support/sessions.js'
import { createBareLaunch } from './bare-launch.js'
import { watchMemory } from './memory.js'
import { addSyntheticOffices } from './synthetic-offices.js'
import { procedureText } from './stack.js'

const SIZES = [245, 2_000, 30_000] as const
const LOOK_AGAIN_MS = 25
/** The aims: the largest launch in so many seconds, and so many times as long as the bare loop. */
const AIM = { seconds: 10, ratio: 1.5 }

/**
 * V8 puts off collecting garbage for as long as it may grow, so that a free heap shows how long a run was, not what it
 * needs. Under this ceiling a launch that kept its rows would fail.
 */
const HEAP_MIB = 160

/** What one size came to. Seconds from the request until every letter is recorded and every mail is in the outbox. */
export type LaunchRun = {
  readonly offices: number
  readonly seconds: number
  /** Until the request itself was answered: recipients chosen and frozen, number allotted. */
  readonly answeredAfter: number
  readonly bareSeconds: number
  readonly ratio: number
  /** Highest resident memory while the launch ran, MiB. */
  readonly memoryMiB: { readonly worker: number; readonly server: number }
  readonly temporal: {
    readonly events: number
    readonly historyBytes: number
    readonly bytesPerRecipient: number
  }
  /** What the database has grown by, tables with their indexes, for each office. */
  readonly databaseBytesPerRecipient: number
  readonly letterBytesPerRecipient: number
}

/** All sizes, smallest first, and whether the aims hold for the largest. */
export type LaunchBench = {
  readonly runs: readonly LaunchRun[]
  readonly ratio: number
  /** The ceiling of the worker's heap during all runs. */
  readonly heapMiB: number
  readonly aim: typeof AIM & { readonly holds: boolean }
}

/** Launches circulars of three sizes on the embedded stack, each beside the bare loop that writes the same. */
export async function run(): Promise<LaunchBench> {
  const home = await mkdtemp(join(tmpdir(), 'wian-bench-launch-'))
  const { DATABASE_URL: _, TEMPORAL_ADDRESS: __, SMTP_URL: ___, ...env } = process.env
  const stack = await startStack({
    home,
    env: { ...env, WIAN_LOG_LEVEL: 'warn', NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}` },
  })
  const bench = await openBench(stack)
  try {
    const runs: LaunchRun[] = []
    for (const offices of SIZES) runs.push(await runOf(bench, offices))
    const largest = runs.at(-1) as LaunchRun
    const holds = largest.seconds <= AIM.seconds && largest.ratio <= AIM.ratio
    return { runs, ratio: largest.ratio, heapMiB: HEAP_MIB, aim: { ...AIM, holds } }
  } finally {
    await bench.close()
    await stack.stop()
    await rm(home, { recursive: true, force: true })
  }
}

type Bench = {
  readonly stack: Stack
  readonly config: Config
  readonly pool: pg.Pool
  readonly temporal: Client
  readonly as: (role: Role) => PersonalApi
  close(): Promise<void>
}

async function openBench(stack: Stack): Promise<Bench> {
  const config = readConfig({ ...stack.env })
  const pool = openPool(config.appDatabaseUrl)
  const connection = await Connection.connect({ address: config.temporalAddress })
  const { databaseUrl, tokenSecret: secret, publicUrl: url } = config
  const sessions = openSessions({ databaseUrl, secret, url })
  const as = (role: Role) => sessions.as(central(role))
  const file = { bytes: Buffer.from(await procedureText()), mediaType: 'application/yaml', onVersion: 0 }
  await as('officer').upload('PUT', '/procedures', file)
  return {
    ...{ stack, config, pool, as },
    temporal: new Client({ connection, namespace: config.temporalNamespace }),
    async close() {
      await connection.close()
      await sessions.close()
      await pool.end()
    },
  }
}

async function runOf(bench: Bench, offices: number): Promise<LaunchRun> {
  await addSyntheticOffices(bench.pool, offices)
  const bareSeconds = await bareRun(bench)
  const circularId = await readyToLaunch(bench)
  await restful(bench)
  const before = await databaseBytes(bench)
  const memory = await watchMemory(bench.stack.home)
  const { seconds, answeredAfter } = await launched(bench, circularId, offices)
  const memoryMiB = memory.stop()
  const grown = (await databaseBytes(bench)) - before
  return {
    ...{ offices, seconds, answeredAfter, bareSeconds, memoryMiB },
    ratio: round(seconds / bareSeconds),
    temporal: await historyOf(bench, circularId, offices),
    databaseBytesPerRecipient: Math.round(grown / offices),
    letterBytesPerRecipient: await letterBytes(bench, circularId),
  }
}

/** The circular is made ready in the same way; only the launch is done without Temporal. */
async function bareRun(bench: Bench): Promise<number> {
  const circularId = await readyToLaunch(bench)
  await restful(bench)
  const bare = await createBareLaunch(bench.pool, bench.config)
  return mailsHeldBack(bench, async () => {
    const since = performance.now()
    await bare.launch(circularId)
    return secondsSince(since)
  })
}

/** The product sends no mails while it launches; the loop beside it must not share the machine with them either. */
async function mailsHeldBack<T>({ config, pool }: Bench, work: () => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: config.databaseUrl })
  await owner.connect()
  const dueBy = (sql: string) => owner.query(`alter table mail alter next_attempt_at set default ${sql}`)
  try {
    await dueBy("clock_timestamp() + interval '1 hour'")
    return await work()
  } finally {
    await dueBy('clock_timestamp()')
    await pool.query("update mail set next_attempt_at = clock_timestamp() where state = 'queued'")
    await owner.end()
  }
}

/** Drafted to every office of the directory, checked and signed. */
async function readyToLaunch({ as }: Bench): Promise<string> {
  const overrides = { audience: { everyone: true } }
  const drafted = await as('officer').post<{ circularId: string; contentSha256: string }>('/circulars', {
    procedureId: 'host-and-name-officers',
    overrides,
  })
  const { circularId, contentSha256 } = drafted
  const path = `/circulars/${circularId}`
  await as('officer').post(`${path}/send-for-approval`)
  const approved = { verdict: 'approved', contentSha256 }
  await as('checker').post(`${path}/decide-stage`, { stage: 'check', ...approved })
  await as('signer').post(`${path}/decide-stage`, { stage: 'sign', ...approved })
  return circularId
}

async function launched(
  { as, pool }: Bench,
  circularId: string,
  offices: number,
): Promise<{ seconds: number; answeredAfter: number }> {
  const since = performance.now()
  await as('registrar').post(`/circulars/${circularId}/launch`, { expectedTotal: offices })
  const answeredAfter = secondsSince(since)
  for (;;) {
    const { rows } = await pool.query<{ done: boolean }>(
      `select state -> 'jobs' = '[]' as done from circular where circular_id = $1`,
      [circularId],
    )
    if (rows[0]?.done) break
    await pause(LOOK_AGAIN_MS)
  }
  const seconds = secondsSince(since)
  await allThere(pool, circularId, offices)
  return { seconds, answeredAfter }
}

/** @throws Error when a letter or a mail is missing */
async function allThere(pool: pg.Pool, circularId: string, offices: number): Promise<void> {
  for (const table of ['letter', 'mail', 'submission']) {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from ${table} where circular_id = $1`,
      [circularId],
    )
    if (rows[0]?.count !== offices) throw new Error(`${rows[0]?.count} of ${offices} rows in ${table}`)
  }
}

/** The mails of the run before are out of the way, and nobody cleans up behind them. */
async function restful({ pool }: Bench): Promise<void> {
  for (;;) {
    const { rows } = await pool.query("select 1 from mail where state = 'queued' limit 1")
    if (rows.length === 0) return
    await pause(LOOK_AGAIN_MS)
  }
}

async function historyOf(
  { temporal }: Bench,
  circularId: string,
  offices: number,
): Promise<LaunchRun['temporal']> {
  const { historyLength, historySize = 0 } = await temporal.workflow
    .getHandle(circularCase(circularId))
    .describe()
  return { events: historyLength, historyBytes: historySize, bytesPerRecipient: round(historySize / offices) }
}

async function databaseBytes({ pool }: Bench): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(name::regclass)) as bytes
     from unnest(array['submission', 'event', 'letter', 'mail']) as name`,
  )
  return Number(rows[0]?.bytes)
}

async function letterBytes({ pool }: Bench, circularId: string): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    'select avg(length(tail))::int as bytes from letter where circular_id = $1',
    [circularId],
  )
  return rows[0]?.bytes ?? 0
}

const secondsSince = (since: number): number => round((performance.now() - since) / 1000)
const round = (value: number): number => Math.round(value * 100) / 100
