import { isAttachedFile, type AttachedFile } from '../../domain/file.js'
import { buddhistYear, dayOf, isDay } from '../../domain/time.js'
import { instantForText, type Value } from '../../sheets/value.js'
import type { FormField } from './form-fields.js'

/** What an answer says at one place, with the name of its column. */
export type FormRow = ReadonlyMap<string, Value>

/** The column of what an answer says beside its form. */
export const OTHER = 'answer.~other'

type Fields = ReadonlyMap<string, FormField>
type Found = {
  readonly cells: [string, Value][]
  readonly below: FormRow[]
  readonly other: [string, unknown][]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The stable name of a place's column: `answer.persons.name`; a dot in a name is written ~1 (~ itself ~0). */
export function columnName(path: readonly string[]): string {
  return ['answer', ...path.map((name) => name.replaceAll('~', '~0').replaceAll('.', '~1'))].join('.')
}

/** The name of the column in which a date of the answer stands in Buddhist years. */
export function buddhistName(path: readonly string[]): string {
  return `${columnName(path)}~be`
}

/**
 * An answer as rows: one for each item of its lists, lists one after the other. What was said once stands in the first
 * row only, so that sums over a column count nothing twice. Always at least one row.
 */
export function formRows(fields: Fields, answer: unknown): readonly FormRow[] {
  const { cells, below, other } = isObject(answer) ? read(fields, answer) : read(fields, {})
  const beside: [string, Value][] = other.length > 0 ? [[OTHER, json(Object.fromEntries(other))]] : []
  return joined([...cells, ...beside], below)
}

/** The first row below takes what was said once. */
function joined(cells: readonly [string, Value][], below: readonly FormRow[]): readonly FormRow[] {
  const [first = [], ...rest] = below
  return [new Map([...cells, ...first]), ...rest]
}

function read(fields: Fields, answer: Readonly<Record<string, unknown>>): Found {
  const found: Found = { cells: [], below: [], other: [] }
  for (const [name, value] of Object.entries(answer)) {
    const field = fields.get(name)
    if (field && fits(field, value)) readField(field, value, found)
    else found.other.push([name, value])
  }
  return found
}

function fits({ kind }: FormField, value: unknown): boolean {
  if (kind === 'cell') return true
  return kind === 'group' ? isObject(value) : Array.isArray(value) && value.every(isObject)
}

function readField(field: FormField, value: unknown, found: Found): void {
  if (field.kind === 'cell') {
    found.cells.push(...cellsOf(field, value))
    return
  }
  const parts = (field.kind === 'group' ? [value] : value) as Readonly<Record<string, unknown>>[]
  for (const [at, part] of parts.entries()) {
    const { cells, below, other } = read(field.fields, part)
    const place = field.kind === 'list' ? `${field.path.at(-1)}/${at}` : field.path.at(-1)
    found.other.push(...other.map(([name, said]): [string, unknown] => [`${place}/${name}`, said]))
    if (field.kind === 'list') found.below.push(...joined(cells, below))
    else {
      found.cells.push(...cells)
      found.below.push(...below)
    }
  }
}

function cellsOf({ path, moment }: FormField & { kind: 'cell' }, value: unknown): [string, Value][] {
  const iso: [string, Value] = [columnName(path), valueOf(value)]
  const text = moment && typeof value === 'string' ? inBuddhistYears(value, moment) : undefined
  return text === undefined ? [iso] : [iso, [buddhistName(path), { kind: 'text', text }]]
}

function inBuddhistYears(text: string, moment: 'day' | 'instant'): string | undefined {
  if (moment === 'day') return isDay(text) ? `${buddhistYear(text)}${text.slice(4)}` : undefined
  const ms = Date.parse(text)
  // The day of the instant is asked as well: years beyond four digits are none of ours.
  if (Number.isNaN(ms) || !isDay(dayOf(new Date(ms).toISOString()))) return undefined
  return instantForText(new Date(ms).toISOString())
}

function valueOf(value: unknown): Value {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number') return { kind: 'number', number: value }
  if (typeof value === 'string') return { kind: 'text', text: value }
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'ใช่' : 'ไม่ใช่' }
  if (isAttachedFile(value)) return { kind: 'text', text: fileText(value) }
  if (Array.isArray(value) && value.length === 0) return undefined
  const isPlain = Array.isArray(value) && value.every((one) => isAttachedFile(one) || !isObjectOrList(one))
  return isPlain ? { kind: 'text', text: value.map(wordOf).join('; ') } : json(value)
}

/** A file as a cell: what it is called, how large it is, and the hash by which it is found among the files. */
function fileText({ name, bytes, sha256 }: AttachedFile): string {
  return `${name} (${bytes} bytes, SHA-256 ${sha256})`
}

const isObjectOrList = (value: unknown): boolean => typeof value === 'object' && value !== null

function wordOf(value: unknown): string {
  const read = valueOf(value)
  if (!read || read.kind === 'instant') return ''
  return read.kind === 'text' ? read.text : String(read.number)
}

function json(value: unknown): Value {
  return { kind: 'text', text: JSON.stringify(value) }
}
