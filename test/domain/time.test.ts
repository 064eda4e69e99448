import fc from 'fast-check'
import {
  dueWall,
  addDays,
  buddhistYear,
  clockOf,
  dayOf,
  daysBetween,
  endOfClock,
  fiscalYear,
  instantAt,
  isBefore,
  isClock,
  isDay,
  isInstant,
  millisecondsBetween,
  plusMilliseconds,
  startOfDay,
  weekdayOf,
} from '../../domain/time.js'

const anyDay = fc
  .integer({ min: 0, max: 365 * 100 })
  .map((n) => new Date(Date.UTC(1990, 0, 1 + n)).toISOString().slice(0, 10))

describe('a day in Bangkok', () => {
  test('begins seven hours before it does in London', () => {
    expect(startOfDay('2023-11-28')).toBe('2023-11-27T17:00:00.000Z')
    expect(dayOf('2023-11-27T16:59:59.999Z')).toBe('2023-11-27')
    expect(dayOf('2023-11-27T17:00:00.000Z')).toBe('2023-11-28')
  })

  test('shows its wall clock', () => {
    expect(clockOf('2023-11-27T16:59:59.999Z')).toBe('23:59:59')
    expect(instantAt('2023-11-24', '08:30')).toBe('2023-11-24T01:30:00.000Z')
    expect(instantAt('2023-11-24', '06:59:59')).toBe('2023-11-23T23:59:59.000Z')
  })

  test('the stated minute is whole: 23:59 ends when the next day begins', () => {
    expect(endOfClock('2023-11-27', '23:59')).toBe(startOfDay('2023-11-28'))
    expect(endOfClock('2023-11-27', '16:30')).toBe(instantAt('2023-11-27', '16:31'))
    expect(endOfClock('2023-11-27', '16:30:15')).toBe(instantAt('2023-11-27', '16:30:16'))
  })

  test('the year ends in Bangkok while it is still afternoon in London', () => {
    expect(buddhistYear(dayOf('2023-12-31T16:59:59.999Z'))).toBe(2566)
    expect(buddhistYear(dayOf('2023-12-31T17:00:00.000Z'))).toBe(2567)
  })

  test('the fiscal year begins on 1 October', () => {
    expect(fiscalYear('2023-09-30')).toBe(2566)
    expect(fiscalYear('2023-10-01')).toBe(2567)
    expect(fiscalYear('2024-01-01')).toBe(2567)
  })

  test('21 November 2566 was a Tuesday, 3 November 2563 too', () => {
    expect(weekdayOf('2023-11-21')).toBe(2)
    expect(weekdayOf('2020-11-03')).toBe(2)
  })

  test('days are added across months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31')
    expect(daysBetween('2023-11-21', '2023-11-27')).toBe(6)
    expect(daysBetween('2023-11-27', '2023-11-21')).toBe(-6)
  })

  test('every instant of a day lies in that day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        expect(dayOf(plusMilliseconds(startOfDay(day), ms))).toBe(day)
      }),
    )
  })

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      }),
    )
  })
})

describe('instants', () => {
  test('come before one another by time, never at the same moment', () => {
    expect(isBefore('2023-11-27T16:59:59.999Z', '2023-11-27T17:00:00.000Z')).toBe(true)
    expect(isBefore('2023-11-27T17:00:00.000Z', '2023-11-27T17:00:00.000Z')).toBe(false)
    expect(millisecondsBetween('2023-11-27T17:00:00.000Z', '2023-11-27T16:59:59.999Z')).toBe(-1)
  })
})

describe('what is no date is not taken for one', () => {
  test.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-1-1',
    '27/11/2566',
    '',
    '2023-11-27T00:00:00.000Z',
  ])('%p is no day', (text) => expect(isDay(text)).toBe(false))
  test.each(['2024-02-29', '2023-11-27', '2566-11-27'])('%p is a day', (text) =>
    expect(isDay(text)).toBe(true),
  )
  test.each([
    '2023-11-27T17:00:00Z',
    '2023-11-27T24:00:00.000Z',
    '2023-02-29T00:00:00.000Z',
    '2023-11-27',
    'now',
  ])('%p is no instant of ours', (text) => expect(isInstant(text)).toBe(false))
  test('an instant in UTC with milliseconds is one', () =>
    expect(isInstant('2023-11-27T17:00:00.000Z')).toBe(true))
  test.each(['24:00', '8:30', '08:60', '08.30', '08:30:60', ''])('%p is no time', (text) =>
    expect(isClock(text)).toBe(false),
  )
  test.each(['00:00', '23:59', '08:30:59'])('%p is a time', (text) => expect(isClock(text)).toBe(true))
})

test('a deadline on the wall is its last second, with the zone and both eras', () => {
  expect(dueWall('2023-11-27T17:00:00.000Z')).toEqual({
    ...{ at: '2023-11-27T17:00:00.000Z', zone: 'Asia/Bangkok' },
    ...{ day: '2023-11-27', time: '23:59:59', dayBe: '2566-11-27' },
  })
  expect(dueWall('2023-12-31T17:00:00.000Z')).toMatchObject({ day: '2023-12-31', dayBe: '2566-12-31' })
})
