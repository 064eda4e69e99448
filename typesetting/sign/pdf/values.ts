/** Values of PDF (ISO 32000-1, 7.3) as a signature check needs them: exact, with the place where strings stand. */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | PdfStream | PdfArray | PdfDict

export interface PdfName {
  readonly kind: 'name'
  readonly text: string
}

/** A string, literal or hexadecimal. `at` and `end` are its offsets in the file, both -1 inside an object stream. */
export interface PdfText {
  readonly kind: 'text'
  readonly bytes: Buffer
  readonly at: number
  readonly end: number
}

export interface PdfRef {
  readonly kind: 'ref'
  readonly number: number
  readonly generation: number
}

export interface PdfStream {
  readonly kind: 'stream'
  readonly dict: PdfDict
  /** As it lies in the file, still filtered. */
  readonly data: Buffer
}

export type PdfArray = readonly PdfValue[]
export type PdfDict = ReadonlyMap<string, PdfValue>

/** The file is no PDF that can be followed safely; `code` tells a person why. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
  constructor(
    readonly code: 'MALFORMED' | 'TOO_MUCH' | 'ENCRYPTED',
    detail: string,
  ) {
    super(detail)
  }
}

export const malformed = (detail: string): PdfError => new PdfError('MALFORMED', detail)

/** Work one check may do: hostile files are made to cost. Units are bytes inflated and values read. */
export class Budget {
  constructor(private left: number) {}
  /** Errors: `PdfError` TOO_MUCH when it is used up. */
  spend(units: number): void {
    this.left -= units
    if (this.left < 0) throw new PdfError('TOO_MUCH', 'work budget used up')
  }
}

type Tagged = PdfName | PdfText | PdfRef | PdfStream

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map
export const isArray = (value: PdfValue | undefined): value is PdfArray => Array.isArray(value)
const isTagged = (value: PdfValue | undefined): value is Tagged =>
  typeof value === 'object' && value !== null && 'kind' in value
export const isName = (value: PdfValue | undefined): value is PdfName =>
  isTagged(value) && value.kind === 'name'
export const isText = (value: PdfValue | undefined): value is PdfText =>
  isTagged(value) && value.kind === 'text'
export const isRef = (value: PdfValue | undefined): value is PdfRef => isTagged(value) && value.kind === 'ref'
export const isStream = (value: PdfValue | undefined): value is PdfStream =>
  isTagged(value) && value.kind === 'stream'

/** The text of a name, else `undefined`. */
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  isName(value) ? value.text : undefined

/** A text string for people: UTF-16 with its mark, UTF-8 with its mark, else Latin-1. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!isText(value)) return undefined
  const { bytes } = value
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3)
  return bytes.toString('latin1')
}

/** Whether two values say the same. References are compared by number, not followed. */
export function same(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]))
  if (isDict(a)) return isDict(b) && sameExcept(a, b, [])
  if (isTagged(a) && isTagged(b)) return sameTagged(a, b)
  return false
}

function sameTagged(a: Tagged, b: Tagged): boolean {
  if (a.kind === 'name') return b.kind === 'name' && a.text === b.text
  if (a.kind === 'text') return b.kind === 'text' && a.bytes.equals(b.bytes)
  if (a.kind === 'ref') return b.kind === 'ref' && a.number === b.number && a.generation === b.generation
  return b.kind === 'stream' && same(a.dict, b.dict) && a.data.equals(b.data)
}

/** Whether two dictionaries say the same apart from these keys. */
export function sameExcept(a: PdfDict, b: PdfDict, keys: readonly string[]): boolean {
  const all = new Set([...a.keys(), ...b.keys()])
  for (const key of all) if (!keys.includes(key) && !same(a.get(key), b.get(key))) return false
  return true
}
