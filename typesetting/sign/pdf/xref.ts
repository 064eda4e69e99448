import { inflate } from './inflate.js'
import { Reader } from './reader.js'
import {
  isArray,
  isDict,
  isRef,
  isStream,
  malformed,
  nameOf,
  PdfError,
  type Budget,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './values.js'

/** Where an object lies: at an offset, or as the n-th of an object stream; free means deleted. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }

/** All that the cross-reference sections of one revision say, newest first. */
export interface CrossReference {
  readonly entries: ReadonlyMap<number, Entry>
  readonly trailer: PdfDict
  /** Offset of the newest section. */
  readonly offset: number
}

interface Section {
  readonly trailer: PdfDict
  readonly entries: readonly (readonly [number, Entry])[]
}

/** Annex C of ISO 32000-1 and common readers agree on this ceiling. */
const mostObjects = 8_388_607
const mostSections = 500

const free: Entry = { kind: 'free' }

function tableEntries(reader: Reader, budget: Budget): (readonly [number, Entry])[] {
  const entries: (readonly [number, Entry])[] = []
  for (;;) {
    const back = reader.at
    const word = reader.word()
    if (word === 'trailer') return entries
    reader.at = back
    const first = reader.count()
    const count = reader.count()
    if (first + count > mostObjects) throw malformed('object numbers')
    for (let number = first; number < first + count; number++) {
      budget.spend(1)
      const offset = reader.count()
      const generation = reader.count()
      const kind = reader.word()
      if (kind !== 'n' && kind !== 'f') throw malformed('cross-reference entry')
      entries.push([number, kind === 'f' ? free : { kind: 'at', offset, generation }])
    }
  }
}

function table(reader: Reader, budget: Budget): Section {
  reader.keyword('xref')
  const entries = tableEntries(reader, budget)
  const trailer = reader.value()
  if (!isDict(trailer)) throw malformed('trailer')
  return { trailer, entries }
}

const counts = (value: PdfValue | undefined): number[] | undefined =>
  isArray(value) && value.every((item) => typeof item === 'number' && Number.isInteger(item) && item >= 0)
    ? (value as number[])
    : undefined

function streamEntry(kind: number, second: number, third: number): Entry {
  if (kind === 0) return free
  if (kind === 1) return { kind: 'at', offset: second, generation: third }
  if (kind === 2) return { kind: 'in', stream: second, index: third }
  throw malformed('cross-reference entry')
}

/** Entries of a cross-reference stream (ISO 32000-1, 7.5.8). */
function streamEntries(stream: PdfStream, budget: Budget): (readonly [number, Entry])[] {
  const { dict } = stream
  const [w0 = 0, w1 = 0, w2 = 0, more] = counts(dict.get('W')) ?? []
  const size = dict.get('Size')
  const index = counts(dict.get('Index')) ?? [0, typeof size === 'number' ? size : 0]
  if (w1 === 0 || w0 > 4 || w1 > 6 || w2 > 4 || more !== undefined) throw malformed('field widths')
  const data = inflate(stream, budget)
  const entries: (readonly [number, Entry])[] = []
  let at = 0
  const field = (width: number, fallback: number): number => {
    if (width === 0) return fallback
    if (at + width > data.length) throw malformed('cross-reference stream is short')
    at += width
    return data.readUIntBE(at - width, width)
  }
  for (let pair = 0; pair < index.length; pair += 2) {
    const first = index[pair] ?? 0
    const count = index[pair + 1] ?? 0
    if (first + count > mostObjects) throw malformed('object numbers')
    for (let number = first; number < first + count; number++) {
      budget.spend(1)
      entries.push([number, streamEntry(field(w0, 1), field(w1, 0), field(w2, 0))])
    }
  }
  return entries
}

/** `N G obj value`, a stream with a direct length included. */
export function indirectObject(
  reader: Reader,
  lengthOf: (value: PdfValue | undefined) => number,
): { readonly number: number; readonly generation: number; readonly value: PdfValue } {
  const number = reader.count()
  const generation = reader.count()
  reader.keyword('obj')
  const value = reader.value()
  const word = reader.word()
  if (word === 'endobj') return { number, generation, value }
  if (word !== 'stream' || !isDict(value)) throw malformed('object without end')
  return {
    number,
    generation,
    value: { kind: 'stream', dict: value, data: streamData(reader, lengthOf(value.get('Length'))) },
  }
}

function streamData(reader: Reader, length: number): Buffer {
  const { bytes } = reader
  // The keyword is followed by CR LF or LF, and the data begins (ISO 32000-1, 7.3.8.1).
  if (bytes[reader.at] === 0x0d) reader.at++
  if (bytes[reader.at] !== 0x0a) throw malformed('stream')
  const data = reader.take(reader.at + 1, length)
  reader.keyword('endstream')
  return data
}

const directLength = (value: PdfValue | undefined): number => {
  if (typeof value !== 'number' || value < 0 || !Number.isInteger(value)) throw malformed('stream length')
  return value
}

function section(bytes: Buffer, offset: number, budget: Budget): Section {
  if (offset >= bytes.length) throw malformed('cross-reference offset')
  const reader = new Reader(bytes, offset, budget)
  reader.skip()
  if (bytes[reader.at] === 0x78) return table(reader, budget)
  const { value } = indirectObject(reader, directLength)
  if (!isStream(value) || nameOf(value.dict.get('Type')) !== 'XRef') throw malformed('cross-reference')
  return { trailer: value.dict, entries: streamEntries(value, budget) }
}

function lastStartxref(bytes: Buffer): number {
  const at = bytes.lastIndexOf('startxref')
  if (at < 0) throw malformed('no startxref')
  return at
}

/** Follows the sections back from the last `startxref`. Errors: `PdfError`. */
export function readCrossReference(bytes: Buffer, budget: Budget): CrossReference {
  const reader = new Reader(bytes, lastStartxref(bytes), budget)
  reader.keyword('startxref')
  const entries = new Map<number, Entry>()
  const seen = new Set<number>()
  let trailer: PdfDict | undefined
  const newest = reader.count()
  const queue: PdfValue[] = [newest]
  while (queue.length > 0) {
    const offset = queue.shift()
    if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0) throw malformed('Prev')
    if (seen.has(offset) || seen.size >= mostSections) throw malformed('cross-reference goes in circles')
    seen.add(offset)
    const found = section(bytes, offset, budget)
    trailer ??= found.trailer
    for (const [number, entry] of found.entries) if (!entries.has(number)) entries.set(number, entry)
    // A hybrid file names a stream that comes before the previous section (ISO 32000-1, 7.5.8.4).
    for (const key of ['XRefStm', 'Prev'])
      if (found.trailer.has(key)) queue.push(found.trailer.get(key) ?? null)
  }
  if (!trailer || !isRef(trailer.get('Root'))) throw malformed('no root')
  if (trailer.has('Encrypt')) throw new PdfError('ENCRYPTED', 'encrypted')
  return { entries, trailer, offset: newest }
}
