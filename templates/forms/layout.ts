import type { FormSchema } from '../../domain/content.js'
import { columnLetters } from '../../sheets/sheet-xml.js'
import { formFields, type FormField, type Schema } from '../reports/form-fields.js'

/** The part of a place's path that a sheet needs: names of members, from the form or from the item of a list. */
export type Path = readonly string[]

/** One thing that is asked. */
export type Question = {
  readonly path: Path
  readonly title: string
  readonly titleEn: string
  readonly hint: string
  readonly schemas: readonly Schema[]
  readonly isRequired: boolean
  readonly isDay: boolean
}

/** What is asked once: a cell each, on the first sheet. */
export type SingleQuestion = Question & { readonly cell: string }

/** What is asked for each item of a list: a column each, on a sheet of its own. */
export type ListSheet = {
  readonly sheet: string
  readonly path: Path
  readonly title: string
  readonly least: number
  readonly most: number | undefined
  /** Rows that are laid out for filling in. */
  readonly rows: number
  readonly questions: readonly (Question & { readonly column: string })[]
}

/** Where every question of a form stands in its workbook. It follows from the form alone: writing and reading agree. */
export type FormLayout = { readonly singles: readonly SingleQuestion[]; readonly lists: readonly ListSheet[] }

/** Name of the sheet with what is asked once. */
export const SINGLES_SHEET = 'แบบตอบ'
/** The first row to fill in, on the first sheet and on those of lists. */
export const FIRST_SINGLE_ROW = 4
export const FIRST_ITEM_ROW = 4
/** A list without an upper bound gets so many rows. */
const ROWS_WITHOUT_BOUND = 200
const MOST_ROWS = 2_000

/** Lays a form out. Lists inside lists are asked in one cell of their item. */
export function layoutOf(form: FormSchema): FormLayout {
  const { cells, lists } = flatten(formFields(form), [form])
  return {
    singles: cells.map((field, at) => ({ ...questionOf(field, 0), cell: `B${FIRST_SINGLE_ROW + at}` })),
    lists: lists.map((list, at) => listSheet(list, at)),
  }
}

type Flat = { readonly field: FormField; readonly isRequired: boolean }

/** The places of a form without its groups; whether they must be answered stands one level up. */
function flatten(
  fields: ReadonlyMap<string, FormField>,
  above: readonly Schema[],
  isAsked = true,
): { cells: Flat[]; lists: Flat[] } {
  const cells: Flat[] = []
  const lists: Flat[] = []
  for (const [name, field] of fields) {
    const isRequired = isAsked && isNamedIn(above[0]?.['required'], name)
    if (field.kind === 'group') {
      const inner = flatten(field.fields, field.schemas, isRequired)
      cells.push(...inner.cells)
      lists.push(...inner.lists)
    } else (field.kind === 'list' ? lists : cells).push({ field, isRequired })
  }
  return { cells, lists }
}

function isNamedIn(list: unknown, name: string): boolean {
  return Array.isArray(list) && list.includes(name)
}

function questionOf({ field, isRequired }: Flat, depth: number): Question {
  const { path, titles, schemas } = field
  const titleEn = firstText(schemas, 'x-title-en') ?? titles.at(-1) ?? ''
  return {
    path: path.slice(depth),
    title: titles.slice(depth).join(' / '),
    titleEn,
    hint: firstText(schemas, 'description') ?? '',
    schemas,
    isRequired,
    isDay: field.kind === 'cell' && field.moment === 'day',
  }
}

function listSheet({ field }: Flat, at: number): ListSheet {
  const { path, titles, schemas } = field
  const fields = field.kind === 'cell' ? new Map<string, FormField>() : field.fields
  const items = schemas.map((schema) => schema['items']).find(isSchema)
  const { cells, lists } = flatten(fields, items ? [items] : [])
  const title = titles.at(-1) ?? ''
  const most = firstNumber(schemas, 'maxItems')
  return {
    // Two lists may have the same title, and Excel cuts names.
    sheet: `${at + 2}. ${title}`.replace(/[[\]*?:/\\']/g, ' ').slice(0, 31),
    path,
    title,
    least: firstNumber(schemas, 'minItems') ?? 0,
    most,
    rows: Math.min(most ?? ROWS_WITHOUT_BOUND, MOST_ROWS),
    questions: [...cells, ...lists].map((one, column) => ({
      ...questionOf(one, path.length),
      column: columnLetters(column),
    })),
  }
}

/** What a form says of a place under a keyword, where it is a text. */
function firstText(schemas: readonly Schema[], keyword: string): string | undefined {
  return schemas.map((schema) => schema[keyword]).find((value) => typeof value === 'string')
}

function firstNumber(schemas: readonly Schema[], keyword: string): number | undefined {
  return schemas.map((schema) => schema[keyword]).find((value) => typeof value === 'number')
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The choices of a question in words, where it has any. */
export function choicesOf({ schemas }: Question): readonly string[] {
  const choices = schemas.map((schema) => schema['enum']).find(Array.isArray) as unknown[] | undefined
  if (choices) return choices.map(String)
  return schemas.some((schema) => schema['type'] === 'boolean') ? [YES, NO] : []
}

/** How a workbook says true and false. */
export const YES = 'ใช่'
export const NO = 'ไม่ใช่'
