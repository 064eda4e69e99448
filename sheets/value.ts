import { clockOf, dayOf, type Instant } from '../domain/time.js'

/** A value of a table that is written to a file: text, a number, a moment, or nothing. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'instant'; readonly at: Instant }
  | undefined

/** A column: its head, and its width in characters where the values shall not decide it. */
export type Column = { readonly head: string; readonly width?: number }

/** Rows as they come: from memory, or from the database page by page. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>

/** A table on its way to a file; the first columns may stay in view. */
export type Table = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: Rows<readonly Value[]>
  readonly columnsInView?: number
}

/** A text, or nothing. */
export function text(value: string | null | undefined): Value {
  return value === undefined || value === null ? undefined : { kind: 'text', text: value }
}

/** A number, or nothing. */
export function number(value: number | null | undefined): Value {
  return value === undefined || value === null ? undefined : { kind: 'number', number: value }
}

/** A moment, or nothing. */
export function instant(at: Instant | null | undefined): Value {
  return at === undefined || at === null ? undefined : { kind: 'instant', at }
}

/** A moment for a text file: `2566-11-27 23:59:59`, Buddhist year, Bangkok time; sorts as it reads. */
export function instantForText(at: Instant): string {
  const day = dayOf(at)
  return `${Number(day.slice(0, 4)) + 543}${day.slice(4)} ${clockOf(at)}`
}

/** A moment as text that programs read and people too: `2023-11-27T23:59:59+07:00`. */
export function isoText(at: Instant | null | undefined): Value {
  return text(at ? `${dayOf(at)}T${clockOf(at)}+07:00` : undefined)
}
