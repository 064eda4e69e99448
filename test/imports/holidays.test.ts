import { calendarFor, isWorkingDay } from '../../domain/calendar.js'
import { readHolidaysCsv } from '../../imports/holidays.js'
import { brief, dataFile, utf8 } from './files.js'

const bytes = dataFile('holidays.csv')
const real = readHolidaysCsv(bytes)
const HEAD = 'date,year_be,date_th,weekday_th,name_th,kind,gov_offices_closed,scope,certainty,note\n'
const GOOD = '2023-12-05,2566,5 ธันวาคม 2566,อังคาร,วันชาติ,regular,1,national,high,'

/** The problems of one row, without the remark that a year with one holiday looks half entered. */
function problemsOf(row: string): string[] {
  return brief(readHolidaysCsv(utf8(`${HEAD}${row}\n`)).problems).filter(
    (text) => !text.endsWith('YEAR_THIN'),
  )
}

describe('the holidays of the data folder', () => {
  test('are 130 national and 15 regional rows without a problem', () => {
    expect(real.problems).toEqual([])
    expect(real.holidays.filter(({ scope }) => scope === 'national').length).toBe(130)
    expect(real.rows).toBe(145)
  })

  test('cover the years 2566 to 2570', () => {
    expect(real.coverage).toEqual({ coversFrom: '2023-01-01', coversTo: '2027-12-31' })
  })

  test('keep open days, regions, certainty and notes', () => {
    const named = (day: string) => real.holidays.find((holiday) => holiday.day === day)
    expect(named('2023-05-01')).toMatchObject({ closed: false })
    expect(named('2024-06-17')).toMatchObject({
      ...{ kind: 'regional', scope: ['ปัตตานี', 'ยะลา', 'นราธิวาส', 'สตูล'], certainty: 'low' },
    })
    expect(isWorkingDay(calendarFor(real.holidays, '1', ['สตูล']), '2024-06-17')).toBe(false)
  })

  test('bear the hash of the file, so that an approval names what it approved', () => {
    const changed = Buffer.from(bytes)
    changed[changed.length - 1] = 32
    expect(real.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(readHolidaysCsv(changed).sha256).not.toBe(real.sha256)
  })
})

describe('a row of holidays', () => {
  test('is taken when date, year, words and weekday agree', () => expect(problemsOf(GOOD)).toEqual([]))

  test('needs only the date, the name, the kind, the flag and the scope', () => {
    const file = readHolidaysCsv(
      utf8('date,name_th,kind,gov_offices_closed,scope\n2023-12-05,วันชาติ,regular,1,national\n'),
    )
    expect(file.holidays).toEqual([
      {
        day: '2023-12-05',
        nameTh: 'วันชาติ',
        kind: 'regular',
        closed: true,
        scope: 'national',
        certainty: 'low',
        note: '',
      },
    ])
  })

  test.each([
    ['on another weekday', GOOD.replace('อังคาร', 'พุธ'), 'weekday_th WEEKDAY'],
    ['of another Buddhist year', GOOD.replace(',2566,', ',2567,'), 'year_be YEAR_BE'],
    ['with another day in words', GOOD.replace('5 ธันวาคม', '6 ธันวาคม'), 'date_th DATE_WORDS'],
    ['with words that are no date', GOOD.replace('5 ธันวาคม 2566', 'วันพ่อ'), 'date_th DATE_WORDS'],
    ['whose date is in Buddhist Era', GOOD.replace('2023-12-05', '2566-12-05'), 'date DATE_YEAR'],
    ['whose date is none', GOOD.replace('2023-12-05', '2023-12-32'), 'date DATE_INVALID'],
    ['without a date', GOOD.replace('2023-12-05', ''), 'date CELL_MISSING'],
    ['without a name', GOOD.replace('วันชาติ', ''), 'name_th CELL_MISSING'],
    ['of an unknown kind', GOOD.replace('regular', 'party'), 'kind CHOICE_UNKNOWN'],
    ['with an unclear flag', GOOD.replace(',1,', ',yes,'), 'gov_offices_closed CHOICE_UNKNOWN'],
    ['of an unknown scope', GOOD.replace('national', 'south'), 'scope CHOICE_UNKNOWN'],
    ['without a scope', GOOD.replace('national', ''), 'scope CELL_MISSING'],
    [
      'of a region with an unknown province',
      GOOD.replace('national', 'regional:สตูล|ธนบุรี'),
      'scope PROVINCE_UNKNOWN',
    ],
    ['of an unknown certainty', GOOD.replace('high', 'sure'), 'certainty CHOICE_UNKNOWN'],
  ])('%s is refused', (_name, row, problem) => expect(problemsOf(row)).toEqual([`2 ${problem}`]))

  test('with the weekday that is right', () => {
    const file = readHolidaysCsv(utf8(`${HEAD}${GOOD.replace('อังคาร', 'วันพุธ')}\n`))
    expect(file.problems[0]!.th).toBe('2023-12-05 เป็นวันอังคาร ไม่ใช่ “วันพุธ”')
    expect(problemsOf(GOOD.replace('อังคาร', 'วันอังคาร'))).toEqual([])
  })
})

describe('a calendar', () => {
  test('with a day twice names the line that had it first', () => {
    const file = readHolidaysCsv(utf8(`${HEAD}${GOOD}\n${GOOD}\n`))
    expect(brief(file.problems)).toContain('3 date DAY_DOUBLED')
    expect(file.holidays.length).toBe(1)
  })

  test('may hold a national and a regional day together, and a regional day for two regions', () => {
    const regional = (place: string) => GOOD.replace('national', `regional:${place}`)
    expect(problemsOf(`${GOOD}\n${regional('สตูล')}\n${regional('ยะลา')}`)).toEqual([])
    expect(problemsOf(`${regional('สตูล|ยะลา')}\n${regional('ยะลา')}`)).toEqual(['3 date DAY_DOUBLED'])
  })

  test('with a year left out says which, and covers only the years before it', () => {
    const without = bytes.toString('utf8').replace(/^2025.*\r?\n/gm, '')
    const file = readHolidaysCsv(utf8(without))
    expect(file.problems.map(({ severity, code, value }) => [severity, code, value])).toEqual([
      ['error', 'YEAR_MISSING', '2568'],
    ])
    expect(file.coverage.coversTo).toBe('2024-12-31')
  })

  test('with a year half entered gets a remark', () => {
    const half = bytes.toString('utf8').replace(/^2027-(0[4-9]|1).*\r?\n/gm, '')
    expect(readHolidaysCsv(utf8(half)).problems).toMatchObject([
      { severity: 'warning', code: 'YEAR_THIN', value: '2570' },
    ])
  })

  test('without a single good row covers nothing', () => {
    expect(readHolidaysCsv(utf8(HEAD)).holidays).toEqual([])
    expect(isWorkingDay(calendarFor(readHolidaysCsv(utf8(HEAD)).holidays, '1', []), '2023-12-06')).toBe(false)
  })
})
