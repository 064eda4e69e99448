import type { FormSchema } from '../../domain/content.js'
import type { ReadCell, ReadSheet } from '../../sheets/read-xlsx.js'
import {
  FIRST_ITEM_ROW,
  layoutOf,
  NO,
  SINGLES_SHEET,
  YES,
  type FormLayout,
  type ListSheet,
  type Path,
  type Question,
} from './layout.js'
import { MARK_SHEET, MARK_WORD, type FormMark } from './workbook.js'

/** A workbook that came back: the answer as the form has it, and where in the workbook each part of it stands. */
export type FilledForm = {
  readonly answer: object
  /** The cell of a JSON pointer into the answer, as `sheet!B4`. */
  readonly cellOf: (pointer: string) => string
  /** Cells with a formula: nobody knows what it will say tomorrow. */
  readonly formulas: readonly string[]
}

/** Which form a workbook says that it is of, or nothing where it is none of ours. */
export function markOf(sheets: readonly ReadSheet[]): FormMark | undefined {
  const cells = sheets.find(({ name }) => name === MARK_SHEET)?.cells
  const said = (at: string): string => {
    const value = cells?.get(at)
    return typeof value === 'object' || value === undefined ? '' : String(value)
  }
  if (said('A1') !== MARK_WORD) return undefined
  return { circularId: said('B1'), officeCode: said('C1'), contentSha256: said('D1') }
}

/** Reads what was filled in. It is not checked here: the form does that, as for every other answer. */
export function readFilled(form: FormSchema, sheets: readonly ReadSheet[]): FilledForm {
  const layout = layoutOf(form)
  const byName = new Map(sheets.map(({ name, cells }) => [name, cells]))
  const answer: Record<string, unknown> = {}
  const singles = byName.get(SINGLES_SHEET) ?? new Map<string, ReadCell>()
  for (const question of layout.singles)
    put(answer, question.path, valueOf(question, singles.get(question.cell)))
  const rows = new Map<ListSheet, readonly number[]>()
  for (const list of layout.lists) {
    const cells = byName.get(list.sheet) ?? new Map<string, ReadCell>()
    const filled = filledRows(list, cells)
    rows.set(list, filled)
    if (filled.length > 0)
      put(
        answer,
        list.path,
        filled.map((row) => itemOf(list, cells, row)),
      )
  }
  return { answer, cellOf: (pointer) => placeOf(layout, rows, pointer), formulas: formulasOf(sheets) }
}

function formulasOf(sheets: readonly ReadSheet[]): string[] {
  return sheets.flatMap(({ name, cells }) =>
    [...cells].flatMap(([at, value]) => (typeof value === 'object' ? [`${name}!${at}`] : [])),
  )
}

/** Rows with anything in a column that is asked; empty ones between them are left out. */
function filledRows({ questions }: ListSheet, cells: ReadonlyMap<string, ReadCell>): number[] {
  const columns = new Set(questions.map(({ column }) => column))
  const rows = new Set<number>()
  for (const [at, value] of cells) {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? []
    const isEmpty = typeof value === 'string' && value.trim() === ''
    if (columns.has(column) && Number(row) >= FIRST_ITEM_ROW && !isEmpty) rows.add(Number(row))
  }
  return [...rows].sort((a, b) => a - b)
}

function itemOf({ questions }: ListSheet, cells: ReadonlyMap<string, ReadCell>, row: number): object {
  const item: Record<string, unknown> = {}
  for (const question of questions)
    put(item, question.path, valueOf(question, cells.get(`${question.column}${row}`)))
  return item
}

function put(target: Record<string, unknown>, path: Path, value: unknown): void {
  if (value === undefined) return
  const [name, ...rest] = path
  if (name === undefined) return
  // A form may call a field anything, `__proto__` too.
  const set = (given: unknown) =>
    Object.defineProperty(target, name, {
      value: given,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  if (rest.length === 0) return void set(value)
  if (!Object.hasOwn(target, name)) set({})
  put(target[name] as Record<string, unknown>, rest, value)
}

/** What was meant, as far as the cell alone says it; what will not do stays as it is, for the form to name. */
function valueOf(question: Question, given: ReadCell | undefined): unknown {
  if (given === undefined || typeof given === 'object') return undefined
  const types = question.schemas.flatMap((schema) => [schema['type'] ?? []].flat() as unknown[])
  if (types.includes('boolean'))
    return given === YES || given === true ? true : given === NO || given === false ? false : given
  if (types.includes('integer') || types.includes('number')) return numberOf(given)
  if (question.isDay && typeof given === 'number') return dayOfSerial(given)
  const text = String(given).trim()
  if (text === '') return undefined
  if (types.includes('array'))
    return text
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
  return text
}

function numberOf(given: string | number | boolean): unknown {
  if (typeof given !== 'string') return given
  const text = given.trim()
  if (text === '') return undefined
  const latin = text
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/,(?=\d{3})/g, '')
  return Number.isNaN(Number(latin)) ? text : Number(latin)
}

const DAYS_TO_1970 = 25_569
const DAY_MS = 86_400_000

function dayOfSerial(serial: number): string {
  const at = new Date((serial - DAYS_TO_1970) * DAY_MS)
  return Number.isNaN(at.getTime()) ? String(serial) : at.toISOString().slice(0, 10)
}

/** The cell that a pointer speaks of: of a value its own, of an item its row, of a list the head of its sheet. */
function placeOf(
  layout: FormLayout,
  rows: ReadonlyMap<ListSheet, readonly number[]>,
  pointer: string,
): string {
  const path = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const list = layout.lists.find((one) => startsWith(path, one.path))
  if (list) return `${list.sheet}!${placeInList(list, rows.get(list) ?? [], path.slice(list.path.length))}`
  const single = layout.singles.find((one) => startsWith(path, one.path) || startsWith(one.path, path))
  return `${SINGLES_SHEET}!${single?.cell ?? 'A1'}`
}

function placeInList({ questions }: ListSheet, rows: readonly number[], path: Path): string {
  const [item, ...rest] = path
  const row = item === undefined ? undefined : rows[Number(item)]
  if (row === undefined) return 'A1'
  const question = questions.find(
    (one) => startsWith(rest, one.path) || (rest.length > 0 && startsWith(one.path, rest)),
  )
  return `${question?.column ?? 'A'}${row}`
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((name, at) => path[at] === name)
}
