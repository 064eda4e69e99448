import { inflate } from './inflate.js'
import { Reader } from './reader.js'
import {
  isDict,
  isRef,
  isStream,
  malformed,
  nameOf,
  type Budget,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './values.js'
import { indirectObject, readCrossReference, type CrossReference } from './xref.js'

/** An object of an object stream. */
interface Member {
  readonly number: number
  readonly value: PdfValue
}

/**
 * One revision of a PDF, read strictly by its cross-references: what they do not point to does not exist.
 * Objects are read when asked for. Errors of all methods: `PdfError`.
 */
export class PdfFile {
  readonly crossReference: CrossReference
  private readonly objects = new Map<number, PdfValue>()
  private readonly objectStreams = new Map<number, readonly Member[]>()
  private readonly opening = new Set<number>()

  constructor(
    readonly bytes: Buffer,
    private readonly budget: Budget,
  ) {
    // Offsets count from the first byte; a file with something before the header is read differently by each reader.
    if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw malformed('no PDF header')
    this.crossReference = readCrossReference(bytes, budget)
  }

  /** The catalog. */
  get root(): PdfDict {
    const root = this.follow(this.crossReference.trailer.get('Root'))
    if (!isDict(root)) throw malformed('root')
    return root
  }

  /** The value itself, or what it refers to. A reference to nothing is null. */
  follow(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    for (let step = 0; isRef(found); step++) {
      if (step > 20) throw malformed('references in circles')
      found = this.object(found)
    }
    return found
  }

  /** The dictionary behind a value (that of a stream too), or `undefined`. */
  dict(value: PdfValue | undefined): PdfDict | undefined {
    const found = this.follow(value)
    if (isStream(found)) return found.dict
    return isDict(found) ? found : undefined
  }

  /** What a reference names. */
  object(ref: PdfRef): PdfValue {
    const entry = this.crossReference.entries.get(ref.number)
    if (entry?.kind === 'at' && entry.generation !== ref.generation) return null
    return this.numbered(ref.number)
  }

  /** The object of this number, whatever its generation. */
  numbered(number: number): PdfValue {
    const known = this.objects.get(number)
    if (known !== undefined) return known
    if (this.opening.has(number)) throw malformed('object contains itself')
    this.opening.add(number)
    const value = this.read(number)
    this.opening.delete(number)
    this.objects.set(number, value)
    return value
  }

  private read(number: number): PdfValue {
    const entry = this.crossReference.entries.get(number)
    if (entry === undefined || entry.kind === 'free') return null
    if (entry.kind === 'in') {
      const member = this.objectStream(entry.stream)[entry.index]
      if (member?.number !== number) throw malformed(`object ${number} is not where it should be`)
      return member.value
    }
    const reader = new Reader(this.bytes, entry.offset, this.budget)
    const found = indirectObject(reader, (length) => this.lengthOf(length))
    if (found.number !== number) throw malformed(`object ${found.number} in place of ${number}`)
    return found.value
  }

  private lengthOf(value: PdfValue | undefined): number {
    const length = this.follow(value)
    if (typeof length !== 'number' || length < 0 || !Number.isInteger(length))
      throw malformed('stream length')
    return length
  }

  private objectStream(number: number): readonly Member[] {
    const known = this.objectStreams.get(number)
    if (known) return known
    const stream = this.numbered(number)
    if (!isStream(stream) || nameOf(stream.dict.get('Type')) !== 'ObjStm') throw malformed('object stream')
    const values = this.objectsIn(stream)
    this.objectStreams.set(number, values)
    return values
  }

  private objectsIn(stream: PdfStream): Member[] {
    const count = this.lengthOf(stream.dict.get('N'))
    const first = this.lengthOf(stream.dict.get('First'))
    const data = inflate(stream, this.budget)
    if (count > data.length) throw malformed('object stream')
    const head = new Reader(data, 0, this.budget, false)
    const list = Array.from({ length: count }, () => ({ number: head.count(), offset: first + head.count() }))
    return list.map(({ number, offset }) => ({
      number,
      value: new Reader(data, offset, this.budget, false).value(),
    }))
  }
}
