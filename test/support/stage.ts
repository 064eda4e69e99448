import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WriteStream } from 'node:tty'
import { CHECKER, DRAFTER, REGISTRAR, SIGNER } from '../../cli/stage/persons.js'
import { until, type PlayOf } from '../../cli/stage/play.js'
import { submissionsOf } from '../../cli/stage/record.js'
import { CURTAIN_UP, furnish, type Stage } from '../../cli/stage/stage.js'
import { createView } from '../../cli/stage/view.js'
import type { PartName } from '../../cli/up/part.js'
import { freePort } from '../../cli/up/ports.js'
import { startStack } from '../../cli/up/stack.js'
import { readConfig } from '../../config.js'
import { openPool } from '../../db/pool.js'

/** A view that nobody looks at. */
const unseen = (): WriteStream => ({ write: () => true, columns: 100 }) as unknown as WriteStream

/** A whole stack of the built product in a folder of its own, in rehearsal on Monday 20 November 2566. */
export async function openStage(strikes?: Readonly<Record<string, PartName>>): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'wian-stage-'))
  const stack = await startStack({ home, env: await ownEnvironment(), rehearsalFrom: CURTAIN_UP })
  const stage = await furnish(stack, { view: createView(unseen()), ...(strikes ? { strikes } : {}) })
  return {
    ...stage,
    async clear() {
      await stage.clear()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** No settings that name servers of the test run, and ports of its own: stacks of several files start side by side. */
export async function ownEnvironment(): Promise<NodeJS.ProcessEnv> {
  const { DATABASE_URL: _, TEMPORAL_ADDRESS: __, SMTP_URL: ___, ...env } = process.env
  const names = [
    'WIAN_API_PORT',
    'WIAN_WORKER_HEALTH_PORT',
    'WIAN_MAILBOX_SMTP_PORT',
    'WIAN_MAILBOX_HTTP_PORT',
  ]
  const ports = await Promise.all(names.map(async (name) => [name, String(await freePort())] as const))
  return { ...env, ...Object.fromEntries(ports) }
}

/** Drafts, checks, signs and launches the circular of the seed to these offices, on Tuesday 21 November at 9. */
export async function issueTo(stage: Stage, codes: readonly string[]): Promise<PlayOf> {
  const { play } = stage
  await until(play, '2023-11-20', '09:30')
  const { circularId, contentSha256 } = await play
    .as(DRAFTER)
    .post<{ circularId: string; contentSha256: string }>('/circulars', {
      procedureId: 'host-and-name-officers',
      overrides: { audience: { codes } },
    })
  const path = `/circulars/${circularId}`
  await play.as(DRAFTER).post(`${path}/send-for-approval`)
  const approved = { verdict: 'approved', contentSha256 }
  await play.as(CHECKER).post(`${path}/decide-stage`, { stage: 'check', ...approved })
  await play.as(SIGNER).post(`${path}/decide-stage`, { stage: 'sign', ...approved })
  await until(play, '2023-11-21', '09:00')
  await play.as(REGISTRAR).post(`${path}/launch`, { expectedTotal: codes.length })
  return { ...play, circularId }
}

/** How each office stands: code → status, version of its answer, late or not. */
export async function standing(play: PlayOf): Promise<Record<string, string>> {
  const rows = (await submissionsOf(play)).sort((a, b) => (a.officeCode < b.officeCode ? -1 : 1))
  return Object.fromEntries(
    rows.map(({ officeCode, status, answerVersion, late }) => [
      officeCode,
      `${status} v${answerVersion ?? 0}${late ? ' late' : ''}`,
    ]),
  )
}

/** What the database itself says, past the API: the figure of a `select count(*)`; `$1` is the circular's id. */
export async function countIn({ stack }: Stage, { circularId }: PlayOf, sql: string): Promise<number> {
  const pool = openPool(readConfig({ ...stack.env }).appDatabaseUrl, { max: 1 })
  try {
    const { rows } = await pool.query<{ count: string }>(sql, [circularId])
    return Number(rows[0]?.count)
  } finally {
    await pool.end()
  }
}
