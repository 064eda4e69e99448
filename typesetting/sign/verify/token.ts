import { createHash, type X509Certificate } from 'node:crypto'
import { readDer, readOctets, readTime, sequenceOf } from '../der-read.js'
import { oids } from '../oids.js'
import { hashOf, type HashName } from './algorithms.js'
import { checkCms } from './cms.js'
import { Broken } from './reasons.js'

/** An intact time stamp token (RFC 3161). Whether its maker is trusted, is not asked here. */
export interface IntactToken {
  readonly at: Date
  readonly signer: X509Certificate
  readonly certificates: readonly X509Certificate[]
  /** INTEGER (DER) that the request carried, when it carried one. */
  readonly nonce?: Buffer
}

/**
 * Checks a token: its signature, and that its imprint is the digest asked for.
 * Throws `Broken` or `DerError`.
 */
export function checkToken(token: Uint8Array, digestOf: (hash: HashName) => Buffer): IntactToken {
  const cms = checkCms(token, { contentType: oids.tstInfo, bound: true })
  const [, , imprint, , time, ...rest] = sequenceOf(readDer(cms.content ?? Buffer.alloc(0)))
  const [algorithm, hashed] = sequenceOf(imprint)
  if (!readOctets(hashed).equals(digestOf(hashOf(algorithm))))
    throw new Broken('DIGEST_MISMATCH', 'time stamp')
  const at = readTime(time)
  if (!at) throw new Broken('SIGNATURE_UNREADABLE', 'time stamp without time')
  const nonce = rest.find((node) => node.tag === 0x02)?.raw
  return { at, signer: cms.signer, certificates: cms.certificates, ...(nonce ? { nonce } : {}) }
}

/** Digest of bytes in memory, as `checkToken` asks for it. */
export const digestOf =
  (bytes: Uint8Array) =>
  (hash: HashName): Buffer =>
    createHash(hash).update(bytes).digest()
