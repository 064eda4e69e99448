import { createHash } from 'node:crypto'
import { setClock, startRehearsal } from '../../db/clock.js'
import { openPool } from '../../db/pool.js'
import { submissionCase } from '../../domain/case.js'
import type { Schedule } from '../../domain/circular/case.js'
import type { Submission } from '../../domain/submission/case.js'
import { createNudge } from '../../activities/nudge.js'
import { startCases, type CasesUnderTest } from '../support/cases.js'
import { actOnSubmission } from '../support/records.js'
import { central, clerk, freeze, launchCircular, silentPress, stateOf, until } from '../support/circulars.js'

const CODES = ['P2101', 'P2102', 'S0001']
const schedule: Schedule = {
  dueAt: '2023-11-27T17:00:00.000Z',
  dueDay: '2023-11-27',
  reminders: ['2023-11-24T01:30:00.000Z', '2023-11-27T01:30:00.000Z'],
  calendarVersion: 'test',
}

let cases: CasesUnderTest

beforeAll(async () => {
  cases = await startCases({ pressRoom: silentPress(() => cases.pool), pageSize: 2 })
  const owner = openPool(cases.ownerUrl)
  await startRehearsal(owner, '2023-11-21T02:00:00.000Z', 0)
  await owner.end()
}, 60_000)
afterAll(() => cases.close(), 60_000)

const submissionOf = async (circularId: string, code: string): Promise<Submission> => {
  const { rows } = await cases.pool.query<{ state: Submission }>(
    'select state from submission where case_id = $1',
    [submissionCase(circularId, code)],
  )
  return (rows[0] as { state: Submission }).state
}
const eventsOf = async (caseId: string): Promise<string[]> => {
  const { rows } = await cases.pool.query<{ type: string }>(
    'select type from event where case_id = $1 order by version',
    [caseId],
  )
  return rows.map((row) => row.type)
}
const stepTo = async (instant: string): Promise<void> => {
  const refused = await setClock(cases.pool, { instant, rate: 0 })
  if (refused) throw new Error(refused.refused)
  const { rows } = await cases.pool.query<{ case_id: string }>(
    'select case_id from circular union all select case_id from submission',
  )
  await createNudge(cases.pool, cases.client)(rows.map((row) => row.case_id))
}

describe('a circular through its life', () => {
  let circularId: string
  const caseOf = (code: string): string => submissionCase(circularId, code)

  it('reaches every office once, under one number, with one mail each', async () => {
    circularId = await launchCircular(cases, CODES, schedule)
    expect(await stateOf(cases.pool, circularId)).toMatchObject({ status: 'issued', number: 1, year: 2023 })
    const { rows } = await cases.pool.query<{ office_code: string; status: string }>(
      'select office_code, status from submission where circular_id = $1 order by 1',
      [circularId],
    )
    expect(rows).toEqual(CODES.map((office_code) => ({ office_code, status: 'sent' })))
    const mails = await cases.pool.query('select 1 from mail where circular_id = $1 and kind = $2', [
      circularId,
      'issue',
    ])
    expect(mails.rowCount).toBe(3)
  })

  it('lets an office receive, answer and answer again; the same request twice is one act', async () => {
    const at = '2023-11-22T02:00:00.000Z'
    await stepTo(at)
    await cases.act(caseOf('P2101'), { type: 'receive', at, by: clerk('P2101'), number: 41 }, 'key-1')
    await cases.act(caseOf('P2101'), { type: 'receive', at, by: clerk('P2101'), number: 41 }, 'key-1')
    const submit = {
      type: 'submit',
      at,
      by: clerk('P2101'),
      answerId: 'a',
      answerSha256: createHash('sha256').digest('hex'),
    } as const
    await cases.act(caseOf('P2101'), submit)
    await cases.act(caseOf('P2101'), submit)
    expect(await eventsOf(caseOf('P2101'))).toEqual(['sent', 'received', 'submitted', 'submitted'])
    expect((await submissionOf(circularId, 'P2101')).answer?.version).toBe(2)
  })

  it('refuses with the code of the rule, and records nothing', async () => {
    const wrong = cases.act(caseOf('P2101'), {
      type: 'receive',
      at: '2023-11-22T02:00:00.000Z',
      by: clerk('P2101'),
    })
    await expect(wrong).rejects.toMatchObject({
      cause: { type: 'Refused', details: [{ refused: 'NOT_NOW' }] },
    })
    expect(await eventsOf(caseOf('P2101'))).toHaveLength(4)
  })

  it('refuses a receipt number that is taken in the book of that office', async () => {
    const other = await launchCircular(cases, ['P2101'], schedule)
    const taken = cases.act(submissionCase(other, 'P2101'), {
      type: 'receive',
      at: '2023-11-22T02:00:00.000Z',
      by: clerk('P2101'),
      number: 41,
    })
    await expect(taken).rejects.toMatchObject({ cause: { details: [{ refused: 'NUMBER_TAKEN' }] } })
    await cases.act(submissionCase(other, 'P2101'), {
      type: 'receive',
      at: '2023-11-22T02:00:00.000Z',
      by: clerk('P2101'),
    })
    expect((await submissionOf(other, 'P2101')).receipt?.number).toBe(42)
  })

  it('goes on with the row that bulk work has moved meanwhile', async () => {
    const at = '2023-11-22T03:00:00.000Z'
    await stepTo(at)
    await cases.act(caseOf('S0001'), { type: 'receive', at, by: clerk('S0001') })
    const later: Schedule = {
      ...schedule,
      dueAt: '2023-11-30T17:00:00.000Z',
      reminders: ['2023-11-30T01:30:00.000Z'],
    }
    await cases.act(`circular/${circularId}`, {
      type: 'extend',
      id: 'x',
      codes: ['S0001'],
      schedule: later,
      reason: 'น้ำท่วม',
      at,
      by: central('officer'),
    })
    await until(async () => (await submissionOf(circularId, 'S0001')).dueAt === later.dueAt)
    await cases.act(caseOf('S0001'), { type: 'assign', assignee: 'p', at, by: clerk('S0001') })
    expect(await eventsOf(caseOf('S0001'))).toEqual(['sent', 'received', 'extended', 'assigned'])
  })

  it('decides again when the row has moved and nobody said so', async () => {
    const at = '2023-11-22T03:30:00.000Z'
    await stepTo(at)
    await cases.act(caseOf('P2102'), { type: 'open', at, by: clerk('P2102') })
    // The mail room records a bounce behind the back of the workflow that holds the case.
    await actOnSubmission(cases.pool, caseOf('P2102'), {
      type: 'bounce',
      at,
      by: central('system'),
      mailId: 'm',
      response: '550',
    })
    await cases.act(caseOf('P2102'), { type: 'receive', at, by: clerk('P2102') })
    expect(await eventsOf(caseOf('P2102'))).toEqual(['sent', 'opened', 'bounced', 'received'])
  })

  it('reminds at the instant of the plan those who have not answered and have no date of their own', async () => {
    await stepTo('2023-11-24T01:29:59.999Z')
    expect((await stateOf(cases.pool, circularId)).remindedAt).toBeUndefined()
    await stepTo('2023-11-24T01:30:00.000Z')
    await until(async () => (await stateOf(cases.pool, circularId)).remindedAt !== undefined)
    await until(async () => (await stateOf(cases.pool, circularId)).jobs.length === 0)
    const { rows } = await cases.pool.query<{ office_code: string }>(
      'select office_code from mail where circular_id = $1 and kind = $2',
      [circularId, 'reminder'],
    )
    expect(rows).toEqual([{ office_code: 'P2102' }])
  })

  it('reaches an office that is added later, with the number of the others', async () => {
    const at = '2023-11-24T03:00:00.000Z'
    await stepTo(at)
    await cases.act(`circular/${circularId}`, {
      type: 'addRecipients',
      audience: await freeze(cases.pool, ['P3101', 'P2101']),
      reason: 'ตกหล่น',
      at,
      by: central('officer'),
    })
    await until(async () => (await stateOf(cases.pool, circularId)).jobs.length === 0)
    expect(await eventsOf(caseOf('P3101'))).toEqual(['sent'])
    expect((await eventsOf(caseOf('P2101')))[0]).toBe('sent')
  })

  it('wakes an office with a date of its own by its own clock', async () => {
    await stepTo('2023-11-30T01:30:00.000Z')
    await until(async () => (await eventsOf(caseOf('S0001'))).includes('reminded'))
    await stepTo('2023-11-30T17:00:00.000Z')
    await until(async () => (await eventsOf(caseOf('S0001'))).includes('fellDue'))
  })

  it('is brought back by the reconciler when Temporal has forgotten it', async () => {
    const forgotten = await launchCircular(cases, ['P2102'], {
      ...schedule,
      dueAt: '2023-12-08T17:00:00.000Z',
      reminders: [],
    })
    await cases.client.workflow.getHandle(`circular/${forgotten}`).terminate()
    await cases.reconciler.reconcileAll()
    await stepTo('2023-12-08T17:00:00.000Z')
    await until(async () => (await stateOf(cases.pool, forgotten)).fellDueAt !== undefined)
  })

  it('goes on where it was when the workers were gone in the middle', async () => {
    const at = '2023-12-09T02:00:00.000Z'
    await stepTo(at)
    const interrupted = await launchCircular(cases, CODES, {
      ...schedule,
      dueAt: '2023-12-20T17:00:00.000Z',
      reminders: [],
    })
    await cases.stopWorkers()
    const pending = cases.act(submissionCase(interrupted, 'P2102'), {
      type: 'receive',
      at,
      by: clerk('P2102'),
    })
    await cases.startWorkers()
    await pending
    expect(await eventsOf(submissionCase(interrupted, 'P2102'))).toEqual(['sent', 'received'])
  }, 60_000)

  it('closes: who did not answer is closed unanswered, and nothing more can be done', async () => {
    await cases.act(`circular/${circularId}`, {
      type: 'close',
      at: '2023-12-09T02:00:00.000Z',
      by: central('officer'),
    })
    await until(async () => (await stateOf(cases.pool, circularId)).jobs.length === 0)
    expect((await submissionOf(circularId, 'P2102')).status).toBe('closedUnanswered')
    expect((await submissionOf(circularId, 'P2101')).status).toBe('submitted')
    await expect(
      cases.act(`circular/${circularId}`, {
        type: 'remind',
        id: '1',
        at: '2023-12-09T02:00:00.000Z',
        by: central('officer'),
      }),
    ).rejects.toMatchObject({ cause: { type: 'Refused' } })
  })
})
