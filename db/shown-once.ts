import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key that a person sees once: its public id, its whole text, and what is kept of its secret. */
export type ShownOnce = { readonly id: string; readonly text: string; readonly secretSha256: Buffer }

/** What the prefix of a key says that it opens; scanners of source code know a leaked key by it. */
export type KeyPrefix = 'wian' | 'wianfeed'

/** Makes a key `<prefix>_<16 hex>_<64 hex>`: 8 bytes of id, 32 bytes of secret. */
export function makeKey(prefix: KeyPrefix): ShownOnce {
  const id = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('hex')
  return { id, text: `${prefix}_${id}_${secret}`, secretSha256: sha256(secret) }
}

/** Id and hash of the secret of a text that looks like such a key, or nothing. */
export function readKeyText(
  prefix: KeyPrefix,
  text: string,
): { readonly id: string; readonly secretSha256: Buffer } | undefined {
  const [, id, secret] = new RegExp(`^${prefix}_([0-9a-f]{16})_([0-9a-f]{64})$`).exec(text) ?? []
  return id && secret ? { id, secretSha256: sha256(secret) } : undefined
}

/** Compares in a time that says nothing of where two hashes differ. */
export function isSameSecret(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

// The secret has 256 bits of chance: a slow hash would add nothing.
function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
