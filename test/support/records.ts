import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { advanceCirculars, advanceSubmissions } from '../../db/cases/steps.js'
import { inTransaction, openPool } from '../../db/pool.js'
import { circularCase, submissionCase, SYSTEM } from '../../domain/case.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { isRefusal, type Refusal } from '../../domain/refusals.js'
import type { Submission, SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import { central } from './circulars.js'
import { freshDatabase } from './database.js'

/** A database with the product's pool and an owner's connection; `close` drops it. */
export type Records = { url: string; pool: pg.Pool; owner: pg.Client; close(): Promise<void> }

/** Opens an empty database. */
export async function openRecords({ max = 10 } = {}): Promise<Records> {
  const database = await freshDatabase()
  const pool = openPool(database.url, { max })
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  return {
    url: database.url,
    pool,
    owner,
    async close() {
      await pool.end()
      await owner.end()
      await database.drop()
    },
  }
}

export const DRAFTED_AT = '2023-11-21T02:00:00.000Z'
export const DUE_AT = '2023-11-27T17:00:00.000Z'

/** Writes a draft circular without any workflow, and returns its id. */
export async function draftCircular(pool: pg.Pool, at = DRAFTED_AT): Promise<string> {
  const circularId = randomUUID()
  const act: CircularAct = {
    type: 'draft',
    at,
    by: central('officer'),
    circularId,
    procedure: 'p@1',
    subject: 'ทดสอบ',
    contentSha256: 'a'.repeat(64),
  }
  await inTransaction(pool, (tx) =>
    advanceCirculars(tx, {
      caseIds: [circularCase(circularId)],
      cause: 'act/draft',
      decide: (state: Circular | undefined) => decideCircular(state, act),
    }),
  )
  return circularId
}

/** Sends a circular to offices, as the launch job does for a page. */
export function sendTo(pool: pg.Pool, circularId: string, codes: readonly string[], dueAt = DUE_AT) {
  return inTransaction(pool, (tx) =>
    advanceSubmissions(tx, {
      caseIds: codes.map((code) => submissionCase(circularId, code)),
      cause: 'job/launch',
      decide: (state, caseId) => {
        const officeCode = caseId.split('/')[2] ?? ''
        const letterId = `${circularId}/${officeCode}/circular`
        const act = { circularId, officeCode, issuerCode: 'C0001', dueAt, letterId } as const
        return orNothing(decideSubmission(state, { type: 'send', at: DRAFTED_AT, by: SYSTEM, ...act }))
      },
    }),
  )
}

/** Does an act on a submission in the database alone. */
export async function actOnSubmission(
  pool: pg.Pool,
  caseId: string,
  act: SubmissionAct,
  cause = `act/${randomUUID()}`,
) {
  const [one] = await inTransaction(pool, (tx) =>
    advanceSubmissions(tx, {
      caseIds: [caseId],
      cause,
      decide: (state: Submission | undefined) => decideSubmission(state, act),
    }),
  )
  return one!
}

function orNothing<T>(decided: Refusal | readonly T[]): readonly T[] {
  return isRefusal(decided) ? [] : decided
}
