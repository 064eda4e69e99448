import type { Certainty } from '../domain/calendar.js'
import { isRefusal } from '../domain/refusals.js'
import { provinceNamed } from '../domain/provinces.js'
import { readTypedDay } from '../domain/thai.js'
import type { Day } from '../domain/time.js'
import { problem, remark, type Problem, type ProblemCode } from './problems.js'
import type { Row } from './table.js'

type Params = Readonly<Record<string, string | number>>

/** The cells of one row while it is read: every reading that fails leaves a problem behind. */
export type Cells = {
  readonly line: number
  readonly problems: Problem[]
  /** The text of the cell; empty when the column is not in the file. */
  text(column: string): string
  /** The text, with a problem when it is empty. */
  needed(column: string): string
  /** The parts of a cell separated by `|`. */
  list(column: string): string[]
  error(code: ProblemCode, column: string, params?: Params, value?: string): void
  warn(code: ProblemCode, column: string, params?: Params): void
}

/** Begins to read a row. */
export function cellsOf(row: Row): Cells {
  const problems: Problem[] = []
  const text = (column: string): string => row.cells[column] ?? ''
  const place = (column: string, params?: Params, value?: string) => ({
    line: row.line,
    column,
    value: value ?? text(column),
    ...(params ? { params } : {}),
  })
  return {
    line: row.line,
    problems,
    text,
    needed(column) {
      if (text(column) === '') problems.push(problem('CELL_MISSING', place(column)))
      return text(column)
    },
    list: (column) =>
      text(column) === ''
        ? []
        : text(column)
            .split('|')
            .map((part) => part.trim()),
    error: (code, column, params, value) => void problems.push(problem(code, place(column, params, value))),
    warn: (code, column, params) => void problems.push(remark(code, place(column, params))),
  }
}

// Files hold dates of a person's lifetime around our own; nothing here depends on today.
const MIDDLE_OF_DATES: Day = '2030-01-01'
const YEARS_AROUND = 100

/** A date of the file: ISO with a Gregorian year. Any other year is a problem that offers its reading. */
export function readDay(cells: Cells, column: string): Day | undefined {
  const text = cells.text(column)
  if (text === '') return undefined
  const day = readTypedDay(text, MIDDLE_OF_DATES, YEARS_AROUND)
  if (!isRefusal(day)) return day
  if (day.refused === 'DATE_YEAR_UNCLEAR') cells.error('DATE_YEAR', column, day.params)
  else cells.error('DATE_INVALID', column)
  return undefined
}

/** One of the values allowed; a problem names them all. */
export function readChoice<T extends string>(
  cells: Cells,
  column: string,
  choices: Readonly<Record<string, T>>,
): T | undefined {
  const text = cells.needed(column)
  if (text === '') return undefined
  if (Object.hasOwn(choices, text)) return choices[text]
  cells.error('CHOICE_UNKNOWN', column, { choices: Object.keys(choices).join(', ') })
  return undefined
}

/** Names of provinces separated by `|`; each unknown one is a problem. */
export function readProvinces(cells: Cells, column: string): string[] {
  const names = cells.list(column)
  for (const name of names) if (!provinceNamed(name)) cells.error('PROVINCE_UNKNOWN', column, {}, name)
  return names.filter((name) => provinceNamed(name) !== undefined)
}

/** The words for how sure a source is. */
export const CERTAINTIES: Readonly<Record<Certainty, Certainty>> = {
  high: 'high',
  medium: 'medium',
  low: 'low',
  'very low': 'very low',
}
