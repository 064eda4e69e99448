import { dayInEnglish, dayInThai } from '../../domain/days-in-words.js'
import fc from 'fast-check'
import { isRefusal, refusalText } from '../../domain/refusals.js'
import { plainTyped, readTypedClock, readTypedDay } from '../../domain/thai.js'

const near = '2023-11-21'

/** The reading offered with a refusal. */
function offered(text: string): unknown {
  const day = readTypedDay(text, near)
  return isRefusal(day) ? [day.refused, day.params?.['reading']] : day
}

describe('a date that a person typed', () => {
  test.each([
    '2023-11-27',
    '27/11/2023',
    '27-11-2023',
    '27.11.2023',
    '27 November 2023',
    '27 nov 2023',
    '๒๗/๑๑/๒๐๒๓',
  ])('%s is taken at once', (text) => expect(offered(text)).toBe('2023-11-27'))

  test.each([
    ['2566-11-27', 'a Buddhist year in an ISO date'],
    ['27/11/2566', 'a Buddhist year'],
    ['27 พฤศจิกายน 2566', 'a Buddhist year in words'],
    ['27 พ.ย. พ.ศ. ๒๕๖๖', 'Thai digits'],
    ['27 พ.ย. 66', 'two digits of a Buddhist year'],
    ['27/11/23', 'two digits of a Gregorian year'],
    ['66-11-27', 'two digits first'],
    ['3109-11-27', '543 added twice'],
    ['1480-11-27', '543 taken off twice'],
    ['２７/１１/２５６６', 'full-width digits'],
    ['27\u00a0พ.ย.\u200b 2566', 'no-break and zero-width spaces'],
  ])('%s asks back (%s)', (text) => expect(offered(text)).toEqual(['DATE_YEAR_UNCLEAR', '2023-11-27']))

  test('the question names the weekday and both years', () => {
    const day = readTypedDay('27/11/2566', near)
    if (!isRefusal(day)) throw new Error('was taken')
    expect(refusalText(day).th).toContain('วันจันทร์ที่ 27 พฤศจิกายน 2566 (ค.ศ. 2023)')
    expect(refusalText(day).en).toContain('Monday 27 November 2023 (B.E. 2566)')
  })

  test('a leap day counts in the year that is meant', () => {
    expect(offered('29/2/2567')).toEqual(['DATE_YEAR_UNCLEAR', '2024-02-29'])
    expect(offered('29/2/2566')).toEqual(['DATE_INVALID', undefined])
    expect(offered('29/2/2023')).toEqual(['DATE_INVALID', undefined])
  })

  test.each(['31/11/2566', '2023-13-01', '27 Smarch 2023', 'soon', '', '0/0/00', '27/11/202'])(
    '%p is no date',
    (text) => expect(offered(text)).toEqual(['DATE_INVALID', undefined]),
  )

  test('a year far away is refused as such', () => {
    expect(offered('2035-11-27')).toEqual(['DATE_FAR', undefined])
    expect(offered('27/11/45')).toEqual(['DATE_FAR', undefined])
    expect(offered('1900-01-01')).toEqual(['DATE_FAR', undefined])
  })

  test('every day typed in either era comes back as the same day', () => {
    const days = fc.integer({ min: -1500, max: 1500 }).map((n) => {
      const day = new Date(Date.UTC(2023, 10, 21 + n))
      return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()] as const
    })
    fc.assert(
      fc.property(days, ([year, month, date]) => {
        const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        expect(offered(`${date}/${month}/${year}`)).toBe(day)
        expect(offered(`${date}/${month}/${year + 543}`)).toEqual(['DATE_YEAR_UNCLEAR', day])
        expect(offered(`${date}/${month}/${(year + 543) % 100}`)).toEqual(['DATE_YEAR_UNCLEAR', day])
      }),
    )
  })
})

describe('dates in words', () => {
  test('show the weekday and the year of their language', () => {
    expect(dayInThai('2023-11-21')).toBe('วันอังคารที่ 21 พฤศจิกายน 2566')
    expect(dayInEnglish('2023-11-21')).toBe('Tuesday 21 November 2023')
  })

  test('typed text loses what the eye does not see, and nothing else', () => {
    expect(plainTyped(' \ufeffน\u0e4d\u0e32\u200bใส\u202e ')).toBe('น\u0e33ใส')
    expect(plainTyped('น\u0e4d\u0e49\u0e32')).toBe('น\u0e49\u0e33')
    expect(plainTyped('เขต ๑๐')).toBe('เขต 10')
    expect(plainTyped('ปี่ ญู ฎุ น้ำ ที่')).toBe('ปี่ ญู ฎุ น้ำ ที่')
  })
})

describe('a typed time of the day', () => {
  it.each([
    ['16:30', '16:30'],
    ['๑๖.๓๐ น.', '16:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9', '09:00'],
    ['9 05', '09:05'],
    [' 00.00 น', '00:00'],
  ])('%s is %s', (typed, clock) => expect(readTypedClock(typed)).toBe(clock))

  it.each(['', '24.00', '16:60', '163', 'เช้า', '9:5', '12345', '-9:00'])('%s is none', (typed) =>
    expect(readTypedClock(typed)).toBeUndefined(),
  )
})
