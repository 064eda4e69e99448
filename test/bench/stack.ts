import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { PersonalApi } from '../../cli/api-client.js'
import { freePort } from '../../cli/up/ports.js'
import { seedDirectory } from '../../db/seed.js'
import type { Actor } from '../../domain/case.js'
import { freshDatabase } from '../support/database.js'
import { openSessions } from '../support/sessions.js'

const HEALTHY_WITHIN_MS = 30_000
const SECRET = 'a secret of the bench, long enough for one'

/** The product's own processes, API and worker, on the servers of the run. */
export type Stack = {
  /** The API for a person, signed in at the first request. */
  readonly as: (actor: Actor) => PersonalApi
  stop(): Promise<void>
}

/** Starts them as they are built, on a database of their own that holds the directory and the calendar. */
export async function startStack(): Promise<Stack> {
  const database = await freshDatabase()
  await seedDirectory(database.url)
  const home = await mkdtemp(join(tmpdir(), 'wian-bench-'))
  const sink = fork(new URL('./mail-sink.mjs', import.meta.url))
  const [smtpPort] = (await once(sink, 'message')) as [number]
  const [apiPort, healthPort] = [await freePort(), await freePort()]
  const env = {
    ...process.env,
    WIAN_HOME: home,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: process.env['WIAN_TEST_TEMPORAL'],
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    WIAN_API_PORT: String(apiPort),
    WIAN_WORKER_HEALTH_PORT: String(healthPort),
    WIAN_TOKEN_SECRET: SECRET,
    WIAN_LOG_LEVEL: 'warn',
  }
  const parts = ['workers', 'api'].map((part) => fork(join('dist', part, 'main.js'), { env, execArgv: [] }))
  const url = `http://127.0.0.1:${apiPort}`
  await Promise.all([url, `http://127.0.0.1:${healthPort}`].map(healthy))
  const sessions = openSessions({ databaseUrl: database.url, secret: SECRET, url })
  return {
    as: sessions.as,
    async stop() {
      await sessions.close()
      await Promise.all(parts.map(end))
      sink.disconnect()
      await database.drop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** The procedure of the seed, with the answers of its form asked in five working days. */
export async function procedureText(): Promise<string> {
  const text = await readFile('templates/procedures/host-and-name-officers.yaml', 'utf8')
  return text.replace(/deadline:\n( {2}.*\n)+/, 'deadline:\n  kind: workingDays\n  days: 5\n')
}

async function healthy(url: string): Promise<void> {
  for (const until = Date.now() + HEALTHY_WITHIN_MS; ; await pause(100)) {
    const response = await fetch(`${url}/healthz`).catch(() => undefined)
    if (response?.ok) return
    if (Date.now() > until) throw new Error(`${url} did not become healthy`)
  }
}

async function end(part: ChildProcess): Promise<void> {
  if (part.exitCode !== null) return
  part.kill('SIGTERM')
  await once(part, 'exit')
}
