import fc from 'fast-check'
import {
  addWorkingDays,
  calendarFor,
  coverageOf,
  covers,
  dayKind,
  isWorkingDay,
  sameOrLastWorkingDay,
  workingDaysBetween,
} from '../../domain/calendar.js'
import { isRefusal, refusalText } from '../../domain/refusals.js'
import { addDays } from '../../domain/time.js'
import { calendarOf, HOLIDAYS, isOff } from './real-data.js'

const national = calendarOf()
const REGIONS = [[], ['สตูล'], ['สงขลา'], ['ปัตตานี'], ['สงขลา', 'สตูล'], ['ตรัง', 'กระบี่']]
const aDay = fc.integer({ min: 60, max: 1700 }).map((n) => addDays('2023-01-01', n))
const aRegion = fc.constantFrom(...REGIONS)

describe('what a day is', () => {
  test('Labour Day is a working day of the government, Ploughing Day is not', () => {
    expect(isWorkingDay(national, '2023-05-01')).toBe(true)
    expect(isWorkingDay(national, '2023-05-17')).toBe(false)
    expect(national.holidays.filter(({ closed }) => !closed)).toEqual([])
  })

  test('a substitution day is off and says for what', () => {
    expect(dayKind(national, '2023-12-11')).toMatchObject({
      kind: 'holiday',
      holiday: { nameTh: 'ชดเชยวันรัฐธรรมนูญ', kind: 'substitution' },
    })
  })

  test('a holiday on a Saturday is named as the holiday', () => {
    expect(dayKind(national, '2023-04-15')).toMatchObject({
      kind: 'holiday',
      holiday: { nameTh: 'วันสงกรานต์' },
    })
    expect(dayKind(national, '2023-11-25')).toEqual({ kind: 'weekend' })
  })

  test('the special day that the cabinet added is off', () =>
    expect(isWorkingDay(national, '2024-04-12')).toBe(false))

  test('every day of five years agrees with the list', () => {
    for (const provinces of REGIONS) {
      const calendar = calendarOf(...provinces)
      for (let day = '2023-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
        if (isWorkingDay(calendar, day) === isOff(day, provinces))
          throw new Error(`${day} ${provinces.join()}`)
      }
    }
  })
})

describe('regional days', () => {
  test('Eid is off in Satun and Pattani, not in Songkhla and not in Bangkok', () => {
    const working = ['สตูล', 'ปัตตานี', 'สงขลา', 'กรุงเทพมหานคร'].map((name) =>
      isWorkingDay(calendarOf(name), '2024-06-17'),
    )
    expect(working).toEqual([false, false, true, true])
  })

  test('Chinese New Year is off in Songkhla too', () => {
    expect(isWorkingDay(calendarOf('สงขลา'), '2025-01-29')).toBe(false)
    expect(isWorkingDay(national, '2025-01-29')).toBe(true)
  })

  test('an office of two provinces keeps the days of both', () => {
    expect(isWorkingDay(calendarOf('สงขลา', 'สตูล'), '2024-06-17')).toBe(false)
  })

  test('a calendar without regional days is the national one, whoever asks', () => {
    // It remembers for whom it was made: a holiday announced later may be one of theirs.
    expect(calendarOf('เชียงใหม่')).toEqual({ ...national, provinces: ['เชียงใหม่'] })
    expect(calendarOf('สตูล', 'สงขลา').region).toBe('สงขลา|สตูล')
    expect(national.region).toBe('national')
  })
})

describe('a day that nobody has entered', () => {
  test('is never silently a working day', () => {
    expect(isWorkingDay(national, '2028-01-04')).toBe(false)
    expect(dayKind(national, '2028-01-04')).toMatchObject({ refused: 'CALENDAR_UNKNOWN' })
    expect(dayKind(national, '2022-12-30')).toMatchObject({ refused: 'CALENDAR_UNKNOWN' })
  })

  test('stops every computation, and the sentence says what to do', () => {
    const refusal = addWorkingDays(national, '2027-12-29', 2)
    expect(addWorkingDays(national, '2027-12-31', 1)).toMatchObject({ refused: 'CALENDAR_UNKNOWN' })
    expect(sameOrLastWorkingDay(national, '2028-01-01')).toMatchObject({ refused: 'CALENDAR_UNKNOWN' })
    expect(workingDaysBetween(national, '2027-12-30', '2028-01-05')).toMatchObject({
      refused: 'CALENDAR_UNKNOWN',
    })
    if (!isRefusal(refusal)) throw new Error('was computed')
    expect(refusalText(refusal).th).toContain('ต้องนำเข้าวันหยุดก่อน')
    expect(refusalText(refusal).en).toContain('31 December 2027')
  })

  test('a year missing in the middle ends what the calendar knows', () => {
    const gap = HOLIDAYS.filter((holiday) => !holiday.day.startsWith('2025'))
    expect(coverageOf(gap)).toEqual({ coversFrom: '2023-01-01', coversTo: '2024-12-31' })
  })

  test('an empty list covers nothing', () => {
    const nothing = calendarFor([], 'empty', [])
    expect(covers(nothing, '2023-11-21')).toBe(false)
    expect(isWorkingDay(nothing, '2023-11-21')).toBe(false)
  })

  test('the covered span can be said instead of inferred', () => {
    const span = { coversFrom: '2023-11-01', coversTo: '2023-11-30' }
    const calendar = calendarFor(HOLIDAYS, '1', [], span)
    expect(isWorkingDay(calendar, '2023-11-30')).toBe(true)
    expect(isWorkingDay(calendar, '2023-12-01')).toBe(false)
  })
})

describe('working days', () => {
  test('before Mon 27 Nov 2566 comes Fri 24 Nov', () => {
    expect(addWorkingDays(national, '2023-11-27', -1)).toBe('2023-11-24')
    expect(workingDaysBetween(national, '2023-11-21', '2023-11-27')).toBe(4)
    expect(workingDaysBetween(national, '2023-11-27', '2023-11-21')).toBe(-4)
  })

  test('none is the day itself, off or not', () => {
    expect(addWorkingDays(national, '2023-11-25', 0)).toBe('2023-11-25')
    expect(workingDaysBetween(national, '2023-11-25', '2023-11-25')).toBe(0)
  })

  test('a day off rolls back', () => {
    expect(sameOrLastWorkingDay(national, '2024-04-16')).toBe('2024-04-11')
    expect(sameOrLastWorkingDay(national, '2024-04-11')).toBe('2024-04-11')
    expect(addWorkingDays(national, '2024-04-11', 1)).toBe('2024-04-17')
  })

  test('forth and back again is where one began', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -30, max: 60 }), aRegion, (start, n, provinces) => {
        const calendar = calendarOf(...provinces)
        const day = addWorkingDays(calendar, start, 1) as string
        const there = addWorkingDays(calendar, day, n) as string
        expect(addWorkingDays(calendar, there, -n)).toBe(day)
        expect(workingDaysBetween(calendar, day, there)).toBe(n)
      }),
      { numRuns: 3000 },
    )
  })

  test('never land on a day off', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 40 }), aRegion, (start, n, provinces) => {
        const calendar = calendarOf(...provinces)
        expect(isOff(addWorkingDays(calendar, start, n) as string, provinces)).toBe(false)
        expect(isOff(addWorkingDays(calendar, start, -n) as string, provinces)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})
