import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { createPressRoom } from '../../activities/press-room.js'
import { planOf } from '../../api/plan.js'
import { freezeRecipients } from '../../api/recipients.js'
import type { Config } from '../../config.js'
import { advanceCirculars, advanceSubmissions } from '../../db/cases/steps.js'
import { loadCircular, type CircularEntry } from '../../db/circulars.js'
import { clockNow } from '../../db/clock.js'
import { getContent } from '../../db/contents.js'
import { inTransaction } from '../../db/pool.js'
import { circularCase, submissionCase, SYSTEM } from '../../domain/case.js'
import type { Audience, Job } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import type { CircularContent } from '../../domain/content.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import { dayOf } from '../../domain/time.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { central } from '../support/circulars.js'

const PAGE = 1_000

/** Launches by a plain loop over pages: the same rows, events, letters and mails, and nothing of Temporal. */
export async function createBareLaunch(
  pool: pg.Pool,
  config: Config,
): Promise<{ launch(id: string): Promise<void> }> {
  const typesetter = await openTypesetter({ cacheDir: join(config.home, 'fonts') })
  const pressRoom = createPressRoom({
    ...{ pool, typesetter },
    ...{ answerUrl: config.publicUrl, verifyUrl: `${config.publicUrl}/v` },
  })
  return {
    async launch(circularId) {
      const { job, codes } = await issue(pool, circularId)
      const press = await pressRoom.open({ circularId, job })
      for (let i = 0; i < codes.length; i += PAGE) {
        const page = codes.slice(i, i + PAGE)
        const at = await clockNow(pool)
        await inTransaction(pool, async (tx) => {
          const advanced = await advanceSubmissions(tx, {
            caseIds: page.map((code) => submissionCase(circularId, code)),
            cause: `job/${job.id}`,
            decide: (state, caseId) => {
              const officeCode = caseId.split('/')[2] as string
              const letterId = press.letterId(officeCode)
              return decideSubmission(state, {
                ...{ type: 'send', at, by: SYSTEM, circularId, officeCode, letterId },
                ...press.terms,
              })
            },
          })
          const orders = advanced.flatMap(({ events, state }) =>
            events.map((event) => ({ event, officeCode: state?.officeCode ?? '' })),
          )
          await press.print(tx, orders, at)
        })
      }
      await finish(pool, circularId, job, codes.length)
    },
  }
}

/** What the API and the circular's workflow do at a launch, in one transaction. */
async function issue(pool: pg.Pool, circularId: string): Promise<{ job: Job; codes: readonly string[] }> {
  const circular = (await loadCircular(pool, circularId)) as CircularEntry
  const { contentSha256 } = circular.state
  const content = (await getContent<CircularContent>(pool, contentSha256)) as CircularContent
  const at = await clockNow(pool)
  const { schedule } = await planOf(pool, circular, { content, at })
  const audience: Audience = await freezeRecipients(pool, content.audience, dayOf(at))
  const act = { type: 'launch', at, by: central('registrar'), audience, schedule, contentSha256 } as const
  await inTransaction(pool, (tx) =>
    advanceCirculars(tx, {
      caseIds: [circularCase(circularId)],
      cause: `act/${randomUUID()}`,
      decide: (state) => decideCircular(state, act),
    }),
  )
  const { rows } = await pool.query<{ codes: string[] }>(
    'select codes from audience where audience_id = $1',
    [audience.audienceId],
  )
  const { audienceId } = audience
  return { job: { id: `launch/${audienceId}`, kind: 'launch', audienceId }, codes: rows[0]?.codes ?? [] }
}

/** Otherwise the reconciler would find the work undone and do it again. */
async function finish(pool: pg.Pool, circularId: string, job: Job, done: number): Promise<void> {
  const at = await clockNow(pool)
  await inTransaction(pool, (tx) =>
    advanceCirculars(tx, {
      caseIds: [circularCase(circularId)],
      cause: `done/${job.id}`,
      decide: (state) => decideCircular(state, { type: 'finishJob', jobId: job.id, done, at, by: SYSTEM }),
    }),
  )
}
