import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectDir } from '../../scripts/lib/paths.mjs'
import { tools } from '../../scripts/lib/pins.mjs'
import { makeLinks, postgresPackages } from '../../scripts/lib/postgres-links.mjs'
import { ensureTool } from '../../scripts/lib/tool.mjs'
import { setUp } from '../../scripts/setup.mjs'

const START_WITHIN_MS = 30_000
/** The development server picks some of its ports by itself, and another process may take one of them first. */
const STARTS = 3
const distDir = join(projectDir, 'dist')

/** The product's own way to start them: jest does not translate what its global set-up imports, so this takes dist/. */
const built = async () => {
  if (!existsSync(join(distDir, 'cli', 'up', 'guard.js'))) await setUp({ tests: true })
  const [postgres, temporal, { freePort }, { spawnGuarded }] = await Promise.all(
    ['postgres', 'temporal', 'ports', 'guarded'].map((name) => import(`../../dist/cli/up/${name}.js`)),
  )
  return { postgres, temporal, freePort, spawnGuarded }
}

/**
 * Starts one PostgreSQL and one Temporal development server for the run; their addresses go into the environment
 * (WIAN_TEST_DATABASE_URL, WIAN_TEST_TEMPORAL). They stop by themselves when this process dies.
 * `durable` has PostgreSQL write to the disk as the product's own does: for what is measured.
 */
export async function startServers({ durable = false } = {}) {
  const parts = await built()
  for (const packageDir of await postgresPackages()) await makeLinks(packageDir)
  process.env.TEMPORAL_CLI_PATH = await ensureTool(tools.cli)
  process.env.TEMPORAL_TEST_SERVER_PATH = await ensureTool(tools.testServer)
  const dir = await mkdtemp(join(tmpdir(), 'wian-test-'))
  const started = await Promise.allSettled([startPostgres(parts, dir, durable), startTemporal(parts, dir)])
  const servers = { dir, guards: started.flatMap(({ value }) => (value ? [value] : [])) }
  const failed = started.find(({ status }) => status === 'rejected')
  if (!failed) return servers
  await stopServers(servers)
  throw failed.reason
}

/** Stops what startServers started, and removes its folder. */
export async function stopServers({ dir, guards }) {
  await Promise.all(guards.map(endOf))
  await rm(dir, { recursive: true, force: true })
}

async function startPostgres({ postgres, freePort, spawnGuarded }, dir, durable) {
  const { order, url } = await postgres.preparePostgres(join(dir, 'postgres'), await freePort())
  // Nothing of a test run needs to outlive a power cut.
  const quick = durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']
  const guard = spawnGuarded(
    distDir,
    { ...order, args: [...order.args, ...quick] },
    join(dir, 'postgres.log'),
  )
  await until(join(dir, 'postgres.log'), guard, () => postgres.answersQueries(url('postgres')))
  process.env.WIAN_TEST_DATABASE_URL = url('postgres')
  return guard
}

async function startTemporal(parts, dir) {
  for (let start = 1; ; start += 1) {
    try {
      return await startTemporalOnce(parts, join(dir, `temporal-${start}`))
    } catch (failure) {
      if (start === STARTS || !failure.message.includes('address already in use')) throw failure
    }
  }
}

async function startTemporalOnce({ temporal, freePort, spawnGuarded }, dir) {
  await mkdir(dir)
  const [cliPath, port, namespace] = [process.env.TEMPORAL_CLI_PATH, await freePort(), 'wian']
  const order = await temporal.prepareTemporal({ cliPath, port, namespace, dbFile: join(dir, 'temporal.db') })
  const guard = spawnGuarded(distDir, order, join(dir, 'temporal.log'))
  const address = `127.0.0.1:${port}`
  await until(join(dir, 'temporal.log'), guard, () => temporal.servesRequests({ address }))
  await temporal.ensureNamespace({ address }, namespace)
  process.env.WIAN_TEST_TEMPORAL = address
  return guard
}

async function until(log, guard, holds) {
  for (const end = Date.now() + START_WITHIN_MS; !(await holds()); await wait(50)) {
    if (Date.now() <= end && guard.exitCode === null) continue
    await endOf(guard)
    throw new Error(`no server for the tests:\n${await readFile(log, 'utf8')}`)
  }
}

function endOf(guard) {
  if (guard.exitCode !== null || guard.signalCode !== null) return undefined
  return new Promise((done) => {
    guard.once('exit', done)
    guard.disconnect()
  })
}
