import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.js'

/** The head of a chain that has no link yet: 32 zero bytes. */
export const GENESIS = Buffer.alloc(32)

/** What one link holds: `body` is canonical JSON, exactly as it was hashed. */
export type Link = { readonly body: string; readonly hash: Buffer }

/** Appends one entry: its hash is SHA-256 over the hash before it and its canonical JSON. */
export function link(previous: Buffer, entry: unknown): Link {
  const body = canonicalJson(entry)
  return { body, hash: linkHash(previous, body) }
}

/** Checks links in order, oldest first. Returns the index of the first that does not fit, or -1. */
export function firstBrokenLink(links: readonly Link[], start: Buffer = GENESIS): number {
  let head = start
  return links.findIndex(({ body, hash }) => {
    const fits = linkHash(head, body).equals(hash)
    head = hash
    return !fits
  })
}

/** Lower-case hex SHA-256 of a value's canonical JSON: the name of content by what it says. */
export function sha256Of(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

function linkHash(previous: Buffer, body: string): Buffer {
  return createHash('sha256').update(previous).update(body).digest()
}
