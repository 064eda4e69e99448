import { advanceSubmissions } from '../../db/cases/steps.js'
import { inTransaction } from '../../db/pool.js'
import { reportOffices, reportReminders } from '../../db/reports.js'
import { submissionCase, SYSTEM } from '../../domain/case.js'
import type { SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import { central, clerk } from '../support/circulars.js'
import { draftCircular, openRecords, sendTo, type Records } from '../support/records.js'

const CODES = ['P1001', 'P1101', 'P1102', 'P1201']
let records: Records
let circularId: string

beforeAll(async () => {
  records = await openRecords()
  circularId = await draftCircular(records.pool)
  await sendTo(records.pool, circularId, CODES)
}, 60_000)
afterAll(() => records.close(), 60_000)

const step = (codes: readonly string[], cause: string, act: SubmissionAct) =>
  inTransaction(records.pool, (tx) =>
    advanceSubmissions(tx, {
      caseIds: codes.map((code) => submissionCase(circularId, code)),
      cause,
      decide: (state) => decideSubmission(state, act),
    }),
  )

describe('the closing report of a circular', () => {
  it('counts the offices of each reminder, by plan and by their own dates, on the right days', async () => {
    await step(CODES, 'job/reminder/1', { type: 'remind', at: '2023-11-24T01:30:00.000Z', by: SYSTEM })
    const own = ['2023-11-28T01:30:00.000Z', '2023-11-29T01:30:00.000Z']
    const extend = {
      at: '2023-11-24T02:00:00.000Z',
      by: SYSTEM,
      dueAt: '2023-11-29T17:00:00.000Z',
      reason: 'r',
    }
    await step(['P1001', 'P1101'], 'job/extend/1', { type: 'extend', ownReminders: own, ...extend })
    // One office has one event more: the versions at which the two are woken differ.
    await step(['P1101'], 'act/receive', { type: 'receive', at: extend.at, by: clerk('P1101') })
    for (const [code, first] of [
      ['P1001', 4],
      ['P1101', 5],
    ] as const) {
      await step([code], `wake/${first}`, { type: 'wake', at: own[0] as string, by: SYSTEM })
      await step([code], `wake/${first + 1}`, { type: 'wake', at: own[1] as string, by: SYSTEM })
    }
    expect(await reportReminders(records.pool, circularId)).toEqual([
      { at: '2023-11-24T01:30:00.000Z', offices: 4 },
      { at: own[0], offices: 2 },
      { at: own[1], offices: 2 },
    ])
  })

  it('tells of each office what the ledger counts', async () => {
    const at = '2023-11-28T02:00:00.000Z'
    await step(['P1201'], 'act/wrong', {
      type: 'reportWrongOffice',
      at,
      by: clerk('P1201'),
      reason: 'ไม่ใช่เรา',
    })
    await step(['P1201'], 'act/upheld', {
      type: 'decideWrongOffice',
      at,
      by: central('officer'),
      upheld: true,
      reason: 'จริง',
    })
    await step(['P1102'], 'job/seal', { type: 'sealOverdue', at, by: SYSTEM, letterId: 'l' })
    const offices = await reportOffices(records.pool, circularId)
    expect(
      offices.map(({ code, wrongOffice, overdueLetters }) => ({ code, wrongOffice, overdueLetters })),
    ).toEqual([
      { code: 'P1001', wrongOffice: false, overdueLetters: [] },
      { code: 'P1101', wrongOffice: false, overdueLetters: [] },
      { code: 'P1102', wrongOffice: false, overdueLetters: [1] },
      { code: 'P1201', wrongOffice: true, overdueLetters: [] },
    ])
  })
})
