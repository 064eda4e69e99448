import { weekdayEn, weekdayTh } from '../domain/days-in-words.js'
import { createHash } from 'node:crypto'
import { coverageOf, type Coverage, type Holiday } from '../domain/calendar.js'
import { isRefusal } from '../domain/refusals.js'
import { readTypedDay } from '../domain/thai.js'
import { buddhistYear, type Day } from '../domain/time.js'
import { CERTAINTIES, cellsOf, readChoice, readDay, readProvinces, type Cells } from './cells.js'
import type { Encoding } from './encoding.js'
import { hasErrors, problem, remark, type Problem } from './problems.js'
import { readTable, type Row } from './table.js'

/** A file of holidays. Adopt it only when `problems` has no error; `sha256` is of the bytes, for the approval. */
export type HolidaysFile = {
  readonly encoding: Encoding | null
  readonly rows: number
  readonly holidays: readonly Holiday[]
  readonly coverage: Coverage
  readonly sha256: string
  readonly problems: readonly Problem[]
}

const COLUMNS = {
  required: ['date', 'name_th', 'kind', 'gov_offices_closed', 'scope'],
  optional: ['year_be', 'date_th', 'weekday_th', 'certainty', 'note'],
}

const KINDS = {
  regular: 'regular',
  substitution: 'substitution',
  special: 'special',
  regional: 'regional',
} as const
const FLAGS = { '1': '1', '0': '0' } as const

const FEWEST_CLOSED_DAYS = 18 // the years 2566 to 2570 have 22 to 28, weekends included

function checkAgainstDay(cells: Cells, day: Day): void {
  const [year, words, weekday] = ['year_be', 'date_th', 'weekday_th'].map((column) => cells.text(column))
  const wanted = buddhistYear(day)
  if (year && year !== String(wanted)) cells.error('YEAR_BE', 'year_be', { wanted })
  if (weekday && weekday.replace(/^วัน/, '') !== weekdayTh(day)) {
    cells.error('WEEKDAY', 'weekday_th', { day, wanted: weekdayTh(day), wantedEn: weekdayEn(day) })
  }
  const read = words ? readTypedDay(words, day) : day
  const meant = isRefusal(read) ? read.params?.['reading'] : read
  if (meant !== day) cells.error('DATE_WORDS', 'date_th', { day })
}

function readScope(cells: Cells): Holiday['scope'] {
  const scope = cells.needed('scope')
  if (scope === 'national' || scope === '') return 'national'
  if (!scope.startsWith('regional:')) {
    cells.error('CHOICE_UNKNOWN', 'scope', { choices: 'national, regional:…|…' })
    return 'national'
  }
  const names = {
    ...cells,
    list: () =>
      scope
        .slice('regional:'.length)
        .split('|')
        .map((name) => name.trim()),
  }
  return readProvinces(names, 'scope')
}

function checkDoubled(cells: Cells, day: Day, scope: Holiday['scope'], seen: Map<string, number>): void {
  const places = typeof scope === 'string' ? [scope] : scope
  const first = places.map((place) => seen.get(`${day} ${place}`)).find((line) => line !== undefined)
  if (first !== undefined) cells.error('DAY_DOUBLED', 'date', { first })
  for (const place of places) seen.set(`${day} ${place}`, first ?? cells.line)
}

function readHoliday(row: Row, seen: Map<string, number>): { holiday: Holiday; problems: Problem[] } {
  const cells = cellsOf(row)
  cells.needed('date')
  const day = readDay(cells, 'date')
  const scope = readScope(cells)
  if (day !== undefined) {
    checkAgainstDay(cells, day)
    checkDoubled(cells, day, scope, seen)
  }
  const holiday: Holiday = {
    day: day ?? '',
    nameTh: cells.needed('name_th'),
    kind: readChoice(cells, 'kind', KINDS) ?? 'regular',
    closed: readChoice(cells, 'gov_offices_closed', FLAGS) === '1',
    scope,
    certainty: cells.text('certainty') ? (readChoice(cells, 'certainty', CERTAINTIES) ?? 'low') : 'low',
    note: cells.text('note'),
  }
  return { holiday, problems: cells.problems }
}

/** Years within the file that nobody entered, and years that look half entered. */
function coverageProblems(holidays: readonly Holiday[]): Problem[] {
  const years = holidays
    .filter((holiday) => holiday.closed && holiday.scope === 'national')
    .map((holiday) => buddhistYear(holiday.day))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const problems: Problem[] = []
  for (let year = first; year <= last; year += 1) {
    const found = years.filter((one) => one === year).length
    const place = { column: 'date', value: String(year), params: { found } }
    if (found === 0) problems.push(problem('YEAR_MISSING', place))
    else if (found < FEWEST_CLOSED_DAYS) problems.push(remark('YEAR_THIN', place))
  }
  return problems
}

/** Reads a calendar of holidays: weekday, words and Buddhist year must agree with the date, no day twice. */
export function readHolidaysCsv(bytes: Uint8Array): HolidaysFile {
  const table = readTable(bytes, COLUMNS)
  const seen = new Map<string, number>()
  const read = table.rows.map((row) => ({ line: row.line, ...readHoliday(row, seen) }))
  const ofRows = [...table.problems, ...read.flatMap((row) => row.problems)]
  const badLines = new Set(ofRows.filter((one) => hasErrors([one])).map(({ line }) => line))
  const good = badLines.has(1) ? [] : read.filter(({ line }) => !badLines.has(line))
  const holidays = good.map(({ holiday }) => holiday)
  const problems = [...ofRows, ...coverageProblems(holidays)].sort((a, b) => a.line - b.line)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    encoding: table.encoding,
    rows: table.count,
    holidays,
    coverage: coverageOf(holidays),
    sha256,
    problems,
  }
}
