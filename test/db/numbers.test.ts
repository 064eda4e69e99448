import { randomUUID } from 'node:crypto'
import { allotNumbers } from '../../db/cases/numbers.js'
import { inTransaction } from '../../db/pool.js'
import { listRegister, type RegisterEntry } from '../../db/registers.js'
import { submissionCase, SYSTEM, type NumberRequest } from '../../domain/case.js'
import { clerk } from '../support/circulars.js'
import { actOnSubmission, draftCircular, openRecords, sendTo, type Records } from '../support/records.js'

const BOOK = { officeCode: 'P1001', register: 'inward', year: 2023 } as const
const AT = '2023-11-22T03:00:00.000Z'
/** The long form, `npm run test:rush`, has fifty rounds. */
const ROUNDS = process.env['WIAN_RUSH'] ? 50 : 5

describe('a register', () => {
  let records: Records
  beforeEach(async () => (records = await openRecords({ max: 20 })))
  afterEach(() => records.close())

  const allot = (request: NumberRequest = BOOK) =>
    inTransaction(records.pool, async (tx) => {
      const [number] = await allotNumbers(tx, [
        { caseId: randomUUID(), request, at: AT, counterpart: 'C0001' },
      ])
      return number
    })
  const numbersOf = async (book: Parameters<typeof listRegister>[1] = BOOK): Promise<RegisterEntry[]> => [
    ...(await listRegister(records.pool, book, SYSTEM, { limit: 20_000 })).items,
  ]
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

  test(`gives 200 letters at once, ${ROUNDS} times over, consecutive numbers without gap or double`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) await Promise.all(upTo(200).map(() => allot()))
    expect((await numbersOf()).map(({ number }) => number)).toEqual(upTo(200 * ROUNDS))
  }, 300_000)

  test('loses no number to a step that fails after the number was drawn', async () => {
    const failing = (i: number) =>
      inTransaction(records.pool, async (tx) => {
        await allotNumbers(tx, [{ caseId: `${i}`, request: BOOK, at: AT, counterpart: 'C0001' }])
        if (i % 3 === 0) throw new Error('the disk is full')
      })
    const results = await Promise.allSettled(upTo(60).map(failing))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(20)
    expect((await numbersOf()).map(({ number }) => number)).toEqual(upTo(40))
  })

  test('of another office, kind or year counts for itself', async () => {
    const books = [
      BOOK,
      { ...BOOK, officeCode: 'P1101' },
      { ...BOOK, register: 'outgoing' as const },
      { ...BOOK, year: 2024 },
    ]
    const given = await inTransaction(records.pool, (tx) =>
      allotNumbers(
        tx,
        [...books, ...books].map((request) => ({ caseId: 'c', request, at: AT, counterpart: '' })),
      ),
    )
    expect(given).toEqual([1, 1, 1, 1, 2, 2, 2, 2])
  })

  test('takes the number that the office wrote in its own book, and goes on behind it', async () => {
    expect(await allot({ ...BOOK, number: 512 })).toBe(512)
    expect(await allot()).toBe(513)
    expect(await allot({ ...BOOK, number: 40 })).toBe(40)
    expect(await allot()).toBe(514)
  })

  test('refuses a number that is taken, and the letter stays unreceived', async () => {
    const [first, second] = [await draftCircular(records.pool), await draftCircular(records.pool)]
    for (const circularId of [first, second]) await sendTo(records.pool, circularId, ['P1001'])
    const receive = (circularId: string, number: number) =>
      actOnSubmission(records.pool, submissionCase(circularId, 'P1001'), {
        type: 'receive',
        at: AT,
        by: clerk('P1001'),
        number,
      })
    expect((await receive(first, 77)).outcome).toBe('recorded')
    const refused = await receive(second, 77)
    expect(refused).toMatchObject({
      outcome: 'refused',
      refusal: { refused: 'NUMBER_TAKEN', pointer: '/number' },
    })
    const { rows } = await records.pool.query(
      'select status, receipt_number from submission where circular_id = $1',
      [second],
    )
    expect(rows).toEqual([{ status: 'sent', receipt_number: null }])
    expect((await receive(second, 78)).outcome).toBe('recorded')
  })

  test('gives one of 20 clerks the number that all of them wrote', async () => {
    const given = await Promise.all(upTo(20).map(() => allot({ ...BOOK, number: 9 })))
    expect(given.filter((number) => number === 9)).toHaveLength(1)
    expect(await numbersOf()).toHaveLength(1)
  })

  test('begins again with 1 at midnight in Bangkok on New Year, not a second before', async () => {
    const circularId = await draftCircular(records.pool)
    const codes = ['P1001', 'P1101', 'P1102']
    await sendTo(records.pool, circularId, codes)
    await allot()
    const receiveAt = (at: string) =>
      actOnSubmission(records.pool, submissionCase(circularId, 'P1001'), {
        type: 'receive',
        at,
        by: clerk('P1001'),
      })
    const last = await receiveAt('2023-12-31T16:59:59.999Z')
    expect(last.state).toMatchObject({ receipt: { number: 2, year: 2023 } })
    await sendTo(records.pool, await draftCircular(records.pool), ['P1001'])
    const { rows } = await records.pool.query<{ case_id: string }>(
      "select case_id from submission where status = 'sent' and office_code = 'P1001'",
    )
    const first = await actOnSubmission(records.pool, rows[0]!.case_id, {
      type: 'receive',
      at: '2023-12-31T17:00:00.000Z',
      by: clerk('P1001'),
    })
    expect(first.state).toMatchObject({ receipt: { number: 1, year: 2024 } })
  })

  test('names the issuing office as the sender of what came in, and the subject', async () => {
    const circularId = await draftCircular(records.pool)
    await sendTo(records.pool, circularId, ['P1001'])
    await actOnSubmission(records.pool, submissionCase(circularId, 'P1001'), {
      type: 'receive',
      at: AT,
      by: clerk('P1001'),
    })
    expect(await numbersOf()).toMatchObject([
      { number: 1, counterpart: 'C0001', subject: 'ทดสอบ', enteredAt: AT },
    ])
  })

  test('keeps a cancelled number with its reason and person, never gives it again and never takes that back', async () => {
    const keeper = clerk('P1001')
    await records.pool.query(
      "insert into person (person_id, name_th, created_by) values ($1, 'นายทะเบียนสมมติ', 'test')",
      [keeper.personId],
    )
    const caseId = submissionCase(await draftCircular(records.pool), 'P1001')
    await sendTo(records.pool, caseId.split('/')[1]!, ['P1001'])
    await allot()
    await actOnSubmission(records.pool, caseId, { type: 'receive', at: AT, by: keeper })
    const withdrawal = { type: 'withdraw', at: AT, by: keeper, reason: 'เรียกคืน' } as const
    await actOnSubmission(records.pool, caseId, withdrawal)
    const order = { at: AT, by: keeper, reason: 'ลงรับผิด', number: { ...BOOK, number: 2 } }
    await actOnSubmission(records.pool, caseId, { type: 'cancelNumber', ...order })
    expect(await allot()).toBe(3)
    const cancelledBy = { personId: keeper.personId, nameTh: 'นายทะเบียนสมมติ' }
    expect(await numbersOf()).toMatchObject([
      { number: 1, cancelReason: null },
      { number: 2, cancelReason: 'ลงรับผิด', cancelledAt: AT, cancelledBy },
      { number: 3, cancelReason: null },
    ])
    await expect(records.pool.query('delete from register_entry')).rejects.toThrow(/permission denied/)
    const undone = 'update register_entry set cancelled_at = null, cancelled_by = null, cancel_reason = null'
    await expect(records.pool.query(undone)).rejects.toThrow(/has been cancelled/)
  })

  test('loses no number of another case: a line is struck out by its own case alone', async () => {
    const by = clerk('P1001')
    const caseId = submissionCase(await draftCircular(records.pool), 'P1001')
    await sendTo(records.pool, caseId.split('/')[1]!, ['P1001'])
    await allot()
    await actOnSubmission(records.pool, caseId, { type: 'withdraw', at: AT, by, reason: 'เรียกคืน' })
    const order = { at: AT, by, reason: 'ผิด', number: { ...BOOK, number: 1 } }
    await expect(actOnSubmission(records.pool, caseId, { type: 'cancelNumber', ...order })).rejects.toThrow(
      /is not of/,
    )
    expect(await numbersOf()).toMatchObject([{ number: 1, cancelledAt: null }])
  })

  test('is read in pages', async () => {
    for (let i = 0; i < 25; i += 1) await allot()
    const seen: number[] = []
    let after: string | undefined
    do {
      const page = await listRegister(records.pool, BOOK, SYSTEM, { limit: 10, ...(after ? { after } : {}) })
      seen.push(...page.items.map(({ number }) => number))
      after = page.next
    } while (after)
    expect(seen).toEqual(upTo(25))
  })
})
