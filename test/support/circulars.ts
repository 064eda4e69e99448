import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { PressRoom } from '../../activities/letters.js'
import { advanceCirculars } from '../../db/cases/steps.js'
import { clockNow } from '../../db/clock.js'
import { inTransaction } from '../../db/pool.js'
import { circularCase, type Actor, type Role } from '../../domain/case.js'
import type { Circular, Schedule } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import type { CasesUnderTest } from './cases.js'

/** Invented people of the central office. */
export const central = (role: Role): Actor => ({ personId: `person-${role}`, officeCode: 'C0001', role })
/** An invented clerk of a district office. */
export const clerk = (officeCode: string): Actor => ({
  personId: `clerk-${officeCode}`,
  officeCode,
  role: 'districtOfficer',
})

/** A press that writes no letter: for tests of order and time only. */
export const silentPress = (pool: () => pg.Pool): PressRoom => ({
  async open({ circularId }) {
    const { rows } = await pool().query<{ state: Circular }>(
      'select state from circular where circular_id = $1',
      [circularId],
    )
    const dueAt = rows[0]?.state.schedule?.dueAt ?? ''
    return {
      terms: { issuerCode: 'C0001', dueAt },
      letterId: (code) => `${circularId}/${code}`,
      print: () => Promise.resolve(),
    }
  },
})

/** Drafts, checks, signs and launches a circular to these offices. Returns its id. */
export async function launchCircular(
  cases: CasesUnderTest,
  codes: readonly string[],
  schedule: Schedule,
): Promise<string> {
  const { pool } = cases
  const circularId = randomUUID()
  const caseId = circularCase(circularId)
  const at = await clockNow(pool)
  const content = { contentSha256: 'a'.repeat(64) }
  await inTransaction(pool, (tx) =>
    advanceCirculars(tx, {
      caseIds: [caseId],
      cause: 'act/draft',
      decide: (state) =>
        decideCircular(state, {
          type: 'draft',
          at,
          by: central('officer'),
          circularId,
          procedure: 'p@1',
          subject: 'ทดสอบ',
          ...content,
        }),
    }),
  )
  await cases.act(caseId, { type: 'sendForApproval', at, by: central('officer') })
  await cases.act(caseId, {
    type: 'decideStage',
    stage: 'check',
    verdict: 'approved',
    at,
    by: central('checker'),
    ...content,
  })
  await cases.act(caseId, {
    type: 'decideStage',
    stage: 'sign',
    verdict: 'approved',
    at,
    by: central('signer'),
    ...content,
  })
  const audience = await freeze(pool, codes)
  await cases.act(caseId, { type: 'launch', at, by: central('officer'), audience, schedule, ...content })
  await until(async () => (await stateOf(pool, circularId)).jobs.length === 0)
  return circularId
}

/** Freezes a list of offices as an audience. */
export async function freeze(pool: pg.Pool, codes: readonly string[]) {
  const audienceId = randomUUID()
  await pool.query(
    `insert into audience (audience_id, rule, on_day, codes, primary_count, secondary_count) values ($1, '{}', '2023-11-21', $2, $3, 0)`,
    [audienceId, codes, codes.length],
  )
  return { audienceId, total: codes.length, primary: codes.length, secondary: 0 }
}

/** The circular's state as its row holds it. */
export async function stateOf(pool: pg.Pool, circularId: string): Promise<Circular> {
  const { rows } = await pool.query<{ state: Circular }>(
    'select state from circular where circular_id = $1',
    [circularId],
  )
  return (rows[0] as { state: Circular }).state
}

/** Waits for a fact; the test's own time limit ends a wait that is in vain. */
export async function until(fact: () => Promise<boolean>): Promise<void> {
  while (!(await fact())) await new Promise((resolve) => setTimeout(resolve, 20))
}
