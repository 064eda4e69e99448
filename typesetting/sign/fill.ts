import { createHash, type Hash } from 'node:crypto'
import { unsetRange } from './place.js'
import { SignRefused } from './refused.js'
import type { Signer } from './signer.js'

/** Hash state after a constant beginning, shared by all files that start with it. */
export interface PrefixHash {
  readonly hash: Hash
  /** Bytes. */
  readonly length: number
}

/** Asks a time-stamp service for a token (DER) over a signature value. */
export type TokenSource = (signature: Uint8Array) => Promise<Uint8Array>

/** Reads the constant beginning once; `signTail` continues from it. */
export const hashPrefix = (prefix: Uint8Array): PrefixHash => ({
  hash: createHash('sha256').update(prefix),
  length: prefix.length,
})

const nothingBefore = (): PrefixHash => ({ hash: createHash('sha256'), length: 0 })

/** Where the hexadecimal CMS goes: offsets of `<` and of the byte after `>`. */
interface Gap {
  readonly start: number
  readonly end: number
}

const contentsKey = Buffer.from('/Contents <0000')
const contentsKeyTight = Buffer.from('/Contents<0000')
const rangeEnd = Buffer.from(`${unsetRange} ${unsetRange} ${unsetRange}`)

function findGap(bytes: Buffer): Gap {
  const at = Math.max(bytes.lastIndexOf(contentsKey), bytes.lastIndexOf(contentsKeyTight))
  if (at < 0) throw new SignRefused('PLACE_MISSING')
  const start = bytes.indexOf(0x3c, at)
  const end = bytes.indexOf(0x3e, start) + 1
  if (end === 0) throw new SignRefused('PLACE_MISSING')
  return { start, end }
}

/** Writes the byte range over its place: `[ 0 2147483647 … ]` becomes true and keeps its length. */
function writeRange(bytes: Buffer, gap: Gap, before: number): void {
  const at = bytes.lastIndexOf(rangeEnd)
  if (at < 0) throw new SignRefused('PLACE_MISSING')
  const range = [before + gap.start, before + gap.end, bytes.length - gap.end].join(' ')
  bytes.write(range.padEnd(rangeEnd.length), at, 'latin1')
}

function writeContents(bytes: Buffer, gap: Gap, cms: Buffer): void {
  if (2 * cms.length > gap.end - gap.start - 2)
    throw new SignRefused('PLACE_TOO_SMALL', `${cms.length} bytes`)
  bytes.write(cms.toString('hex'), gap.start + 1, 'latin1')
}

/** Copies the tail, writes its byte range and takes the digest of everything but the gap. */
function prepare(prefix: PrefixHash, tail: Uint8Array): { bytes: Buffer; gap: Gap; digest: Buffer } {
  const bytes = Buffer.from(tail)
  const gap = findGap(bytes)
  writeRange(bytes, gap, prefix.length)
  const hash = prefix.hash.copy().update(bytes.subarray(0, gap.start)).update(bytes.subarray(gap.end))
  return { bytes, gap, digest: hash.digest() }
}

/**
 * Signs a file that is a known prefix and a tail with an empty signature (the last one is taken). Returns the signed
 * tail, as long as the given one. ECDSA is random: store what comes out, a second call gives other bytes.
 * Errors: `SignRefused` PLACE_MISSING, PLACE_TOO_SMALL.
 */
export function signTail(prefix: PrefixHash, tail: Uint8Array, signer: Signer): Buffer {
  const { bytes, gap, digest } = prepare(prefix, tail)
  writeContents(bytes, gap, signer.cms(digest))
  return bytes
}

/** As `signTail`, with a time stamp: PAdES B-T. Errors besides: those of the token source. */
export async function signTailWithTime(
  prefix: PrefixHash,
  tail: Uint8Array,
  signer: Signer,
  token: TokenSource,
): Promise<Buffer> {
  const { bytes, gap, digest } = prepare(prefix, tail)
  writeContents(bytes, gap, await signer.cmsWithToken(digest, token))
  return bytes
}

/** Fills the last empty signature of a whole file. Errors: as `signTail`. */
export const signPlace = (file: Uint8Array, signer: Signer): Buffer => signTail(nothingBefore(), file, signer)

/** Fills the last empty signature of a whole file and has it time-stamped: PAdES B-T. Errors: as `signTailWithTime`. */
export const signPlaceWithTime = (file: Uint8Array, signer: Signer, token: TokenSource): Promise<Buffer> =>
  signTailWithTime(nothingBefore(), file, signer, token)
