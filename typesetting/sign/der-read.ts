/** One ASN.1 value as it lies in the bytes. */
export interface Node {
  /** First tag byte: class, constructed bit and number. */
  readonly tag: number
  /** Header and content. */
  readonly raw: Buffer
  /** Content without header (and without the end mark of an indefinite length). */
  readonly body: Buffer
}

/** Bytes that are not BER. */
export class DerError extends Error {
  override readonly name = 'DerError'
}

/** Nothing in CMS or X.509 is deeper; hostile input may be. */
const deepest = 40

interface Header {
  readonly tag: number
  readonly start: number
  /** -1: indefinite. */
  readonly size: number
}

function header(bytes: Buffer, at: number): Header {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) throw new DerError('cut off')
  if ((tag & 0x1f) === 0x1f) throw new DerError('long tag')
  if (first < 0x80) return { tag, start: at + 2, size: first }
  if (first === 0x80) return { tag, start: at + 2, size: -1 }
  const count = first & 0x7f
  if (count > 4 || at + 2 + count > bytes.length) throw new DerError('length')
  return { tag, start: at + 2 + count, size: bytes.readUIntBE(at + 2, count) }
}

function endOfIndefinite(bytes: Buffer, from: number, depth: number): number {
  let at = from
  while (!(bytes[at] === 0 && bytes[at + 1] === 0)) at += readAt(bytes, at, depth + 1).raw.length
  return at
}

function readAt(bytes: Buffer, at: number, depth: number): Node {
  if (depth > deepest) throw new DerError('too deep')
  const { tag, start, size } = header(bytes, at)
  if (size >= 0) {
    if (start + size > bytes.length) throw new DerError('cut off')
    return { tag, raw: bytes.subarray(at, start + size), body: bytes.subarray(start, start + size) }
  }
  if ((tag & 0x20) === 0) throw new DerError('indefinite primitive')
  const end = endOfIndefinite(bytes, start, depth)
  return { tag, raw: bytes.subarray(at, end + 2), body: bytes.subarray(start, end) }
}

/** The value that starts at the first byte; more may follow it. Errors: `DerError`. */
export function readDer(bytes: Uint8Array): Node {
  return readAt(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 0, 0)
}

/** Values inside a constructed value, at most 10,000. Errors: `DerError`. */
export function children(node: Node): Node[] {
  if ((node.tag & 0x20) === 0) throw new DerError('not constructed')
  const found: Node[] = []
  for (let at = 0; at < node.body.length;) {
    const child = readAt(node.body, at, 0)
    found.push(child)
    if (found.length > 10_000) throw new DerError('too many values')
    at += child.raw.length
  }
  return found
}

/** The value if it has this tag. Errors: `DerError`. */
export function expect(node: Node | undefined, tag: number): Node {
  if (node?.tag !== tag) throw new DerError(`tag ${node?.tag ?? 'none'} in place of ${tag}`)
  return node
}

/** Members of a SEQUENCE. Errors: `DerError`. */
export const sequenceOf = (node: Node | undefined): Node[] => children(expect(node, 0x30))

/** An OBJECT IDENTIFIER, dotted. Errors: `DerError`. */
export function readOid(node: Node | undefined): string {
  const arcs: number[] = []
  let arc = 0
  for (const byte of expect(node, 0x06).body) {
    arc = arc * 128 + (byte & 0x7f)
    if (arc > Number.MAX_SAFE_INTEGER / 256) throw new DerError('arc')
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0
    }
  }
  const [first = 0, ...rest] = arcs
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - 40 * root, ...rest].join('.')
}

/** An OCTET STRING; BER may cut it into pieces. Errors: `DerError`. */
export function readOctets(node: Node | undefined): Buffer {
  if (node?.tag === 0x24) return Buffer.concat(children(node).map((part) => expect(part, 0x04).body))
  return expect(node, 0x04).body
}

/** UTCTime or GeneralizedTime in UTC; `undefined` when it is no time at all. */
export function readTime(node: Node | undefined): Date | undefined {
  if (node?.tag !== 0x17 && node?.tag !== 0x18) return undefined
  const text = node.body.toString('latin1')
  const full = node.tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(full)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction = ''] = match
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
