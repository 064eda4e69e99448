import {
  malformed,
  type Budget,
  type PdfArray,
  type PdfDict,
  type PdfRef,
  type PdfText,
  type PdfValue,
} from './values.js'

/** Deeper nesting does not occur in files made by programs. */
const deepest = 100

const space = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const delimiter = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const escapes = new Map(
  [...'nrtbf'].map((sign, index) => [sign.charCodeAt(0), [10, 13, 9, 8, 12][index] ?? 0]),
)
const hexDigit = (byte: number): number => {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** Reads PDF values one after another from bytes. Errors: `PdfError` MALFORMED, TOO_MUCH. */
export class Reader {
  constructor(
    readonly bytes: Buffer,
    public at: number,
    private readonly budget: Budget,
    /** Whether offsets are those of the file (not so inside an object stream). */
    private readonly inFile = true,
  ) {}

  /** White space and comments. */
  skip(): void {
    const start = this.at
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at] ?? 0
      if (byte === 0x25) this.skipLine()
      else if (!space.has(byte)) break
    }
    // Many objects may be said to begin in the same megabytes of blanks.
    this.budget.spend((this.at - start) >> 4)
  }

  /** Passes over the bytes of a stream, which are only compared or inflated later. */
  take(start: number, length: number): Buffer {
    if (start + length > this.bytes.length) throw malformed('stream is cut off')
    this.budget.spend(length >> 6)
    this.at = start + length
    return this.bytes.subarray(start, this.at)
  }

  /** A word of regular characters: a number or a keyword. Empty at a delimiter or the end. */
  word(): string {
    this.skip()
    const start = this.at
    this.skipRegular()
    return this.bytes.toString('latin1', start, this.at)
  }

  /** Takes the keyword. Errors: `PdfError` MALFORMED when something else stands here. */
  keyword(expected: string): void {
    const found = this.word()
    if (found !== expected) throw malformed(`“${found}” in place of ${expected}`)
  }

  /** A whole number that is not negative. */
  count(): number {
    const word = this.word()
    if (!/^\d{1,15}$/.test(word)) throw malformed(`“${word}” is no count`)
    return Number(word)
  }

  /** The next value. */
  value(depth = 0): PdfValue {
    this.budget.spend(1)
    if (depth > deepest) throw malformed('nested too deep')
    this.skip()
    const first = this.bytes[this.at]
    if (first === 0x2f) return this.name()
    if (first === 0x28) return this.literal()
    if (first === 0x5b) return this.array(depth)
    if (first === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dict(depth) : this.hex()
    return this.numberOrWord()
  }

  private isRegular(at: number): boolean {
    const byte = this.bytes[at] ?? 0
    return !space.has(byte) && !delimiter.has(byte)
  }

  /** No number, keyword or name is longer than 127 bytes (ISO 32000-1, annex C). */
  private skipRegular(): void {
    const start = this.at
    while (this.at - start <= 4 * 127 && this.at < this.bytes.length && this.isRegular(this.at)) this.at++
    if (this.at - start > 4 * 127) throw malformed('long word')
  }

  private skipLine(): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d)
      this.at++
  }

  private numberOrWord(): PdfValue {
    const word = this.word()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw malformed(`“${word}” is no value`)
    return /^\d{1,10}$/.test(word) ? (this.reference(Number(word)) ?? Number(word)) : Number(word)
  }

  private reference(number: number): PdfRef | undefined {
    const back = this.at
    const generation = this.word()
    if (/^\d{1,5}$/.test(generation) && this.word() === 'R')
      return { kind: 'ref', number, generation: Number(generation) }
    this.at = back
    return undefined
  }

  private name(): PdfValue {
    const start = ++this.at
    this.skipRegular()
    const text = this.bytes.toString('latin1', start, this.at)
    // "/#53ig" is the name Sig: two spellings must not be two names.
    return {
      kind: 'name',
      text: text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    }
  }

  private text(bytes: Buffer, start: number): PdfText {
    return { kind: 'text', bytes, at: this.inFile ? start : -1, end: this.inFile ? this.at : -1 }
  }

  private hex(): PdfValue {
    const start = this.at
    const end = this.bytes.indexOf(0x3e, start)
    if (end < 0) throw malformed('string without end')
    this.at = end + 1
    this.budget.spend(end - start)
    const digits: number[] = []
    for (const byte of this.bytes.subarray(start + 1, end)) {
      const digit = hexDigit(byte)
      if (digit >= 0) digits.push(digit)
      else if (!space.has(byte)) throw malformed('hexadecimal string')
    }
    const bytes = Buffer.alloc(Math.ceil(digits.length / 2))
    digits.forEach(
      (digit, index) => (bytes[index >> 1] = (bytes[index >> 1] ?? 0) | (index % 2 ? digit : digit << 4)),
    )
    return this.text(bytes, start)
  }

  private literal(): PdfValue {
    const start = this.at++
    const found: number[] = []
    for (let open = 1; ; this.at++) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw malformed('string without end')
      if (byte === 0x5c) {
        this.escape(found)
        continue
      }
      if (byte === 0x28) open++
      if (byte === 0x29 && --open === 0) break
      found.push(byte)
      this.budget.spend(1)
    }
    this.at++
    return this.text(Buffer.from(found), start)
  }

  /** At a backslash; leaves the position on the last byte of the escape. */
  private escape(found: number[]): void {
    const byte = this.bytes[++this.at] ?? 0
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0]
    if (octal !== undefined) {
      found.push(parseInt(octal, 8) & 0xff)
      this.at += octal.length - 1
    } else if (byte === 0x0d) {
      if (this.bytes[this.at + 1] === 0x0a) this.at++
    } else if (byte !== 0x0a) found.push(escapes.get(byte) ?? byte)
  }

  private array(depth: number): PdfArray {
    this.at++
    const items: PdfValue[] = []
    for (this.skip(); this.bytes[this.at] !== 0x5d; this.skip()) {
      if (this.at >= this.bytes.length) throw malformed('array without end')
      items.push(this.value(depth + 1))
    }
    this.at++
    return items
  }

  private dict(depth: number): PdfDict {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (this.skip(); this.bytes[this.at] !== 0x3e; this.skip()) {
      if (this.bytes[this.at] !== 0x2f) throw malformed('dictionary')
      const key = this.name() as { text: string }
      // Readers differ in which of two equal keys they believe: a favourite door of forgers.
      if (entries.has(key.text)) throw malformed(`key ${key.text} twice`)
      entries.set(key.text, this.value(depth + 1))
    }
    if (this.bytes[this.at + 1] !== 0x3e) throw malformed('dictionary')
    this.at += 2
    return entries
  }
}
