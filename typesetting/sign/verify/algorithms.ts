import { constants, verify, type KeyObject, type VerifyKeyObjectInput } from 'node:crypto'
import { children, readOid, sequenceOf, type Node } from '../der-read.js'
import { oids } from '../oids.js'
import { Broken } from './reasons.js'

/** Hash functions that still count. */
export type HashName = 'sha256' | 'sha384' | 'sha512'

const hashes = new Map<string, HashName>([
  [oids.sha256, 'sha256'],
  [oids.sha384, 'sha384'],
  [oids.sha512, 'sha512'],
])
/** Known well enough to be called weak instead of unknown: SHA-1, MD5. */
const weak = new Set<string>([
  oids.sha1,
  '1.2.840.113549.2.5',
  '1.2.840.113549.1.1.5',
  '1.2.840.113549.1.1.4',
  '1.2.840.10045.4.1',
])

const signatures = new Map<string, { readonly family: 'rsa' | 'ec'; readonly hash?: HashName }>([
  [oids.rsaEncryption, { family: 'rsa' }],
  [oids.sha256WithRsa, { family: 'rsa', hash: 'sha256' }],
  [oids.sha384WithRsa, { family: 'rsa', hash: 'sha384' }],
  [oids.sha512WithRsa, { family: 'rsa', hash: 'sha512' }],
  [oids.ecPublicKey, { family: 'ec' }],
  [oids.ecdsaWithSha256, { family: 'ec', hash: 'sha256' }],
  [oids.ecdsaWithSha384, { family: 'ec', hash: 'sha384' }],
  [oids.ecdsaWithSha512, { family: 'ec', hash: 'sha512' }],
])

/** The hash function an AlgorithmIdentifier names. Throws `Broken` when it is weak or unknown. */
export function hashOf(identifier: Node | undefined): HashName {
  const id = readOid(sequenceOf(identifier)[0])
  const found = hashes.get(id)
  if (found) return found
  throw new Broken(weak.has(id) ? 'WEAK_ALGORITHM' : 'SIGNATURE_UNSUPPORTED', id)
}

/** RSASSA-PSS-params (RFC 4055): hash [0], mask [1], salt length [2]. */
function pss(parameters: Node | undefined): { hash: HashName; saltLength: number } {
  const fields = new Map(sequenceOf(parameters).map((field) => [field.tag, children(field)[0]]))
  const hash = hashOf(fields.get(0xa0))
  const salt = fields.get(0xa2)?.body
  const [mask, maskHash] = sequenceOf(fields.get(0xa1))
  if (readOid(mask) !== oids.mgf1 || hashOf(maskHash) !== hash)
    throw new Broken('SIGNATURE_UNSUPPORTED', 'PSS mask')
  return {
    hash,
    saltLength: salt && salt.length >= 1 && salt.length <= 2 ? salt.readUIntBE(0, salt.length) : 20,
  }
}

function checkStrength(key: KeyObject): void {
  const { modulusLength } = key.asymmetricKeyDetails ?? {}
  if (modulusLength !== undefined && modulusLength < 2048)
    throw new Broken('WEAK_ALGORITHM', `RSA ${modulusLength}`)
}

/**
 * Whether the signature over the data was made by the key, by the algorithm its identifier names.
 * `fallback` is the hash where the identifier names none. Throws `Broken` for weak or unknown algorithms.
 */
export function isSignedBy(
  key: KeyObject,
  identifier: Node | undefined,
  fallback: HashName,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  checkStrength(key)
  const [idNode, parameters] = sequenceOf(identifier)
  const id = readOid(idNode)
  if (id === oids.rsassaPss) {
    const { hash, saltLength } = pss(parameters)
    return safely(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature)
  }
  const found = signatures.get(id)
  if (!found) throw new Broken(weak.has(id) ? 'WEAK_ALGORITHM' : 'SIGNATURE_UNSUPPORTED', id)
  // A key of the other family would be asked to do what the identifier does not say.
  if (found.family !== key.asymmetricKeyType) return false
  return safely(found.hash ?? fallback, data, { key }, signature)
}

/** OpenSSL throws for signatures that are not even of the right form: they are as wrong as the others. */
function safely(hash: HashName, data: Uint8Array, key: VerifyKeyObjectInput, signature: Uint8Array): boolean {
  try {
    return verify(hash, data, key, signature)
  } catch {
    return false
  }
}
