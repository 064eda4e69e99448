import { listCirculars, loadCircular } from '../../db/circulars.js'
import { CursorInvalid } from '../../db/paging.js'
import { seedDirectory } from '../../db/seed.js'
import { listSubmissions, loadSubmission, type SubmissionFilter } from '../../db/submissions.js'
import { STANDING_SQL, type Standing } from '../../db/standings.js'
import { trackCircular, trackDays } from '../../db/tracking.js'
import { submissionCase, SYSTEM } from '../../domain/case.js'
import type { SubmissionAct } from '../../domain/submission/case.js'
import { central, clerk } from '../support/circulars.js'
import {
  actOnSubmission,
  draftCircular,
  DUE_AT,
  openRecords,
  sendTo,
  type Records,
} from '../support/records.js'

// P1001 Bangkok; P1101, P1102 Samut Prakan; P1201, P1202 Nonthaburi.
const CODES = ['P1001', 'P1101', 'P1102', 'P1201', 'P1202']
const AT = '2023-11-22T03:00:00.000Z'
let records: Records
let circularId: string

beforeAll(async () => {
  records = await openRecords()
  await seedDirectory(records.url)
  circularId = await draftCircular(records.pool)
  await sendTo(records.pool, circularId, CODES)
  for (const code of ['P1001', 'P1101', 'P1102'])
    await act(code, { type: 'receive', at: AT, by: clerk(code) })
  await act('P1001', { type: 'open', at: AT, by: clerk('P1001') })
  await answer('P1001', 'submit', '2023-11-27T16:59:59.000Z')
  await answer('P1101', 'fileNil', DUE_AT)
  await act('P1201', { type: 'bounce', at: AT, by: SYSTEM, mailId: 'm', response: '550 no such user' })
  await act('P1202', { type: 'reportWrongOffice', at: AT, by: clerk('P1202'), reason: 'ไม่ใช่เรา' })
  await act('P1202', {
    type: 'decideWrongOffice',
    at: AT,
    by: central('officer'),
    upheld: true,
    reason: 'จริง',
  })
})
afterAll(() => records.close())

const act = (code: string, one: SubmissionAct) =>
  actOnSubmission(records.pool, submissionCase(circularId, code), one)
const answer = (code: string, type: 'submit' | 'fileNil', at: string) =>
  act(code, { type, at, by: clerk(code), answerId: code, answerSha256: 'b'.repeat(64), reason: 'ไม่มี' })
const codesOf = async (filter: SubmissionFilter) =>
  (await listSubmissions(records.pool, { circularId, ...filter })).items.map(({ officeCode }) => officeCode)

describe('the tracker of a circular', () => {
  test('counts who answered, who did not, who was late; a withdrawn letter leaves the count', async () => {
    expect(await trackCircular(records.pool, circularId, DUE_AT)).toMatchObject({
      total: 5,
      counted: 4,
      answered: 2,
      unanswered: 2,
      overdue: 2,
      late: 1,
      nil: 1,
      bounced: 1,
      opened: 1,
      received: 3,
      askingMoreTime: 0,
      byStatus: { submitted: 2, received: 1, sent: 1, withdrawn: 1 },
    })
  })

  test('calls nobody overdue in the last second of the deadline, and two in the next', async () => {
    expect((await trackCircular(records.pool, circularId, '2023-11-27T16:59:59.999Z')).overdue).toBe(0)
    expect((await trackCircular(records.pool, circularId, DUE_AT)).overdue).toBe(2)
  })

  test('has a line for each province whose sums are the whole', async () => {
    const { byProvince, ...sum } = await trackCircular(records.pool, circularId, DUE_AT)
    expect(byProvince.map(({ province, total }) => [province, total])).toEqual([
      ['กรุงเทพมหานคร', 1],
      ['นนทบุรี', 2],
      ['สมุทรปราการ', 2],
    ])
    for (const key of ['total', 'answered', 'overdue', 'late'] as const)
      expect(byProvince.reduce((all, province) => all + province[key], 0)).toBe(sum[key])
  })

  test('tells day by day who received and who answered, as the days are in Bangkok, and the days add up to its numbers', async () => {
    const days = await trackDays(records.pool, circularId)
    expect(days).toEqual([
      { day: '2023-11-22', received: 3, answered: 0, late: 0 },
      { day: '2023-11-27', received: 0, answered: 1, late: 0 },
      { day: '2023-11-28', received: 0, answered: 1, late: 1 },
    ])
    const sum = await trackCircular(records.pool, circularId, DUE_AT)
    for (const key of ['received', 'answered', 'late'] as const)
      expect(days.reduce((all, day) => all + day[key], 0)).toBe(sum[key])
    expect(await codesOf({ answeredOn: '2023-11-27' })).toEqual(['P1001'])
    expect(await codesOf({ answeredOn: '2023-11-28' })).toEqual(['P1101'])
    expect(await codesOf({ receivedOn: '2023-11-22' })).toEqual(['P1001', 'P1101', 'P1102'])
    expect(await trackDays(records.pool, 'none')).toEqual([])
  })

  test('of a circular that nobody got is all zeros', async () => {
    expect(await trackCircular(records.pool, 'none', DUE_AT)).toMatchObject({
      total: 0,
      byStatus: {},
      byProvince: [],
    })
  })
})

describe('the list of submissions', () => {
  test('is narrowed by status, province, lateness, bounce and text', async () => {
    expect(await codesOf({ statuses: ['submitted'] })).toEqual(['P1001', 'P1101'])
    expect(await codesOf({ province: 'นนทบุรี' })).toEqual(['P1201', 'P1202'])
    expect(await codesOf({ overdueAt: DUE_AT })).toEqual(['P1102', 'P1201'])
    expect(await codesOf({ bounced: true })).toEqual(['P1201'])
    expect(await codesOf({ text: 'p110' })).toEqual(['P1101', 'P1102'])
    expect(await codesOf({ text: 'สมุทรปราการ เขต 2' })).toEqual(['P1102'])
    expect(await codesOf({ text: "'; drop table event --" })).toEqual([])
    expect(await codesOf({ officeCode: 'P1001', province: 'นนทบุรี' })).toEqual([])
  })

  test('shows behind each number of the tracker the offices that it counts, in all and by province of the seat', async () => {
    const { byProvince, ...sum } = await trackCircular(records.pool, circularId, DUE_AT)
    for (const standing of Object.keys(STANDING_SQL) as Standing[]) {
      const number = standing === 'unopened' ? sum.total - sum.opened : sum[standing]
      expect([standing, (await codesOf({ among: standing })).length]).toEqual([standing, number])
    }
    for (const { province, total } of byProvince)
      expect([province, (await codesOf({ seatProvince: province })).length]).toEqual([province, total])
  })

  test('shows an office what is due first on top, page by page, none twice and none left out', async () => {
    const due = (i: number) => `2023-12-${String(1 + (i % 9)).padStart(2, '0')}T17:00:00.000Z`
    for (let i = 0; i < 24; i += 1)
      await sendTo(records.pool, await draftCircular(records.pool), ['P1301'], due(i))
    const seen: { dueAt: string; caseId: string }[] = []
    let after: string | undefined
    do {
      const page = await listSubmissions(
        records.pool,
        { officeCode: 'P1301' },
        { limit: 7, ...(after ? { after } : {}) },
      )
      expect(page.items.length).toBeLessThanOrEqual(7)
      seen.push(...page.items)
      after = page.next
    } while (after)
    expect(new Set(seen.map(({ caseId }) => caseId)).size).toBe(24)
    const dates = seen.map(({ dueAt }) => dueAt)
    expect(dates).toEqual([...dates].sort())
  })

  test('refuses a cursor that it did not give', async () => {
    await expect(listSubmissions(records.pool, {}, { after: 'nonsense' })).rejects.toThrow(CursorInvalid)
  })

  test('gives one submission by its case, or nothing', async () => {
    const caseId = submissionCase(circularId, 'P1101')
    expect(await loadSubmission(records.pool, caseId)).toMatchObject({
      officeTh: 'สพป.สมุทรปราการ เขต 1',
      officeEn: 'Samut Prakan Primary Educational Service Area Office 1',
      late: true,
      receiptNumber: 1,
    })
    expect(await loadSubmission(records.pool, 'submission/none/P1101')).toBeUndefined()
  })
})

test('circulars are listed with the newest change on top', async () => {
  const [older, newer] = [
    await draftCircular(records.pool, '2023-12-01T00:00:00.000Z'),
    await draftCircular(records.pool, '2023-12-02T00:00:00.000Z'),
  ]
  const { items, next } = await listCirculars(
    records.pool,
    { visibleTo: { actor: central('officer'), act: 'circular.list' }, statuses: ['draft'] },
    { limit: 2, order: 'changed' },
  )
  expect(items.map((one) => one.circularId)).toEqual([newer, older])
  const rest = await listCirculars(records.pool, {}, { after: next!, limit: 100, order: 'changed' })
  expect(rest.items.map((one) => one.circularId)).not.toContain(older)
  expect(rest.items.map((one) => one.circularId)).toContain(circularId)
  expect(await loadCircular(records.pool, circularId)).toMatchObject({
    status: 'draft',
    subject: 'ทดสอบ',
    number: null,
  })
})
