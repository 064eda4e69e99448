import { clockNow, isRehearsal, realMsUntil, setClock, startRehearsal } from '../../db/clock.js'
import { draftCircular, openRecords, type Records } from '../support/records.js'

const START = '2023-11-21T01:30:00.000Z'

describe('the clock', () => {
  let records: Records
  beforeEach(async () => (records = await openRecords()))
  afterEach(() => records.close())

  test('shows the time of day to the millisecond when nobody rehearses', async () => {
    const before = Date.now()
    const now = await clockNow(records.pool)
    expect(now).toMatch(/\.\d{3}Z$/)
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before - 1)
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now() + 1)
    expect(await isRehearsal(records.pool)).toBe(false)
  })

  test('of a rehearsal stands still when it is held, and can be stepped to the last second before the deadline', async () => {
    expect(await startRehearsal(records.pool, START, 0)).toBeUndefined()
    expect(await isRehearsal(records.pool)).toBe(true)
    expect([await clockNow(records.pool), await clockNow(records.pool)]).toEqual([START, START])
    await setClock(records.pool, { instant: '2023-11-27T16:59:59.000Z', rate: 0 })
    expect(await clockNow(records.pool)).toBe('2023-11-27T16:59:59.000Z')
  })

  test('of a rehearsal runs at its rate, from where it stood when no instant is given', async () => {
    await startRehearsal(records.pool, START, 0)
    const before = Date.now()
    await setClock(records.pool, { rate: 1_000_000 })
    const now = Date.parse(await clockNow(records.pool)) - Date.parse(START)
    const spent = Date.now() - before
    expect(now).toBeGreaterThan(1_000)
    expect(now).toBeLessThan((spent + 2) * 1_000_000)
  })

  test('of a rehearsal stops by itself at the very instant, and nobody sleeps towards what lies behind it', async () => {
    await startRehearsal(records.pool, START, 0)
    const stopAt = '2023-11-21T01:30:01.234Z'
    await setClock(records.pool, { rate: 1_000_000_000, stopAt })
    expect(await clockNow(records.pool)).toBe(stopAt)
    expect(await realMsUntil(records.pool, stopAt)).toBe(0)
    expect(await realMsUntil(records.pool, '2023-11-21T01:30:01.235Z')).toBe(86_400_000)
    expect(await setClock(records.pool, { rate: 1, stopAt: START })).toEqual({ refused: 'CLOCK_BACKWARDS' })
  })

  test('says how long to sleep: not at all when reached, by the rate, a day at most', async () => {
    await startRehearsal(records.pool, START, 0)
    expect(await realMsUntil(records.pool, START)).toBe(0)
    expect(await realMsUntil(records.pool, '2023-11-21T01:30:00.001Z')).toBe(86_400_000)
    const before = Date.now()
    await setClock(records.pool, { instant: START, rate: 10_000 })
    const inADay = await realMsUntil(records.pool, '2023-11-22T01:30:00.000Z')
    expect(inADay).toBeGreaterThanOrEqual(Math.max(0, 8_640 - (Date.now() - before) - 2))
    expect(inADay).toBeLessThanOrEqual(8_640)
    await setClock(records.pool, { rate: 0.000_001 })
    expect(await realMsUntil(records.pool, '2024-11-22T01:30:00.000Z')).toBe(86_400_000)
  })

  test('is never set in a database that holds real cases', async () => {
    await draftCircular(records.pool)
    expect(await startRehearsal(records.pool, START, 0)).toEqual({ refused: 'REAL_CASES' })
    expect(await setClock(records.pool, { instant: START, rate: 0 })).toEqual({ refused: 'NO_REHEARSAL' })
    expect(await isRehearsal(records.pool)).toBe(false)
    expect(Math.abs(Date.parse(await clockNow(records.pool)) - Date.now())).toBeLessThan(60_000)
  })

  test('of a rehearsal that has cases may be started again, but not before what is on record', async () => {
    await startRehearsal(records.pool, START, 0)
    await draftCircular(records.pool, START)
    expect(await startRehearsal(records.pool, '2023-11-22T00:00:00.000Z', 0)).toBeUndefined()
    expect(await setClock(records.pool, { instant: '2023-11-21T01:29:59.999Z', rate: 0 })).toEqual({
      refused: 'CLOCK_BACKWARDS',
    })
    expect(await clockNow(records.pool)).toBe('2023-11-22T00:00:00.000Z')
  })

  test('cannot be set by the product in any other way', async () => {
    const tries = [
      "insert into clock (instant, rate) values (now() - interval '1 year', 1)",
      "insert into setting values ('rehearsal', 'true')",
      'delete from setting',
      'select hold_clock_at(now(), 1, null)',
    ]
    for (const sql of tries) await expect(records.pool.query(sql)).rejects.toThrow(/permission denied/)
  })

  test('that is set tells those who sleep', async () => {
    const heard = new Promise((resolve) => records.owner.once('notification', resolve))
    await records.owner.query('listen clock')
    await startRehearsal(records.pool, START, 0)
    await expect(heard).resolves.toMatchObject({ channel: 'clock' })
  })
})
