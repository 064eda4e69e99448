/** DER, the distinguished encoding of ASN.1 (X.690): just what CMS, X.509 and RFC 3161 need. */

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size])
  const bytes: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

/** A value of any tag from its encoded parts. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([Buffer.from([tag]), length(size), ...parts])
}

/** SEQUENCE. */
export const sequence = (...parts: readonly Uint8Array[]): Buffer => encode(0x30, ...parts)
/** SET OF: DER sorts the members by their encoding. */
export const setOf = (...members: readonly Uint8Array[]): Buffer =>
  encode(0x31, ...[...members].sort((a, b) => Buffer.compare(a, b)))
/** Explicit context tag: `[number] { … }`. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  encode(0xa0 | number, ...parts)
export const octets = (bytes: Uint8Array): Buffer => encode(0x04, bytes)
/** BIT STRING, `unused` bits free at its end. */
export const bits = (bytes: Uint8Array, unused = 0): Buffer => encode(0x03, Buffer.from([unused]), bytes)
export const utf8 = (text: string): Buffer => encode(0x0c, Buffer.from(text, 'utf8'))
export const nothing = Buffer.from([0x05, 0x00])
export const yes = Buffer.from([0x01, 0x01, 0xff])

/** INTEGER that is not negative, from a number or from big-endian bytes. */
export function integer(value: number | Uint8Array): Buffer {
  let bytes = typeof value === 'number' ? Buffer.from(hexOf(value), 'hex') : Buffer.from(value)
  while (bytes.length > 1 && bytes[0] === 0 && (bytes[1] ?? 0) < 0x80) bytes = bytes.subarray(1)
  const positive = (bytes[0] ?? 0) < 0x80
  return positive ? encode(0x02, bytes) : encode(0x02, Buffer.from([0]), bytes)
}

function hexOf(value: number): string {
  const hex = value.toString(16)
  return hex.length % 2 === 0 ? hex : `0${hex}`
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift(0x80 | (rest & 0x7f))
  return bytes
}

/** OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return encode(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]))
}

/** A point in time as X.509 wants it: UTCTime until 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/\D/g, '').slice(0, 14)
  return at.getUTCFullYear() < 2050
    ? encode(0x17, Buffer.from(`${digits.slice(2)}Z`, 'latin1'))
    : generalizedTime(at)
}

/** GeneralizedTime to the second, in UTC. */
export const generalizedTime = (at: Date): Buffer =>
  encode(0x18, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`, 'latin1'))
