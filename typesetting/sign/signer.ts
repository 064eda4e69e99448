import { createHash, createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { encode, integer, nothing, octets, oid, sequence, setOf, tagged } from './der.js'
import { oids } from './oids.js'
import { fieldsOf } from './certificate-fields.js'
import { SignRefused } from './refused.js'

/** Private key and certificates of one office. */
export interface SigningKey {
  /** PKCS#8 PEM; P-256 or RSA. */
  readonly keyPem: string
  readonly passphrase?: string
  /** PEM, the signer's first, then those up to (without) the root. */
  readonly certificatesPem: readonly string[]
}

/** Someone who can sign: makes CMS signatures over a SHA-256 digest. Synchronous; one per key is kept and reused. */
export interface Signer {
  /** Common name of the certificate. */
  readonly name: string
  /** Largest CMS this signer makes, in bytes, without a time stamp. */
  readonly cmsBytes: number
  /** The CMS SignedData (DER) over a document of this digest; `token` makes the time stamp for the signature value. */
  cms(digest: Uint8Array): Buffer
  /** The same in two steps, for a time stamp between them. */
  cmsWithToken(digest: Uint8Array, token: (signature: Uint8Array) => Promise<Uint8Array>): Promise<Buffer>
}

const sha256 = sequence(oid(oids.sha256))
const digestType = oid(oids.messageDigest)
const encapsulated = sequence(oid(oids.data))
const signedDataType = oid(oids.signedData)
const attribute = (type: Uint8Array, value: Uint8Array): Buffer => sequence(type, setOf(value))

function readKey({ keyPem, passphrase }: SigningKey): KeyObject {
  try {
    return createPrivateKey({
      key: keyPem,
      format: 'pem',
      ...(passphrase === undefined ? {} : { passphrase }),
    })
  } catch (error) {
    throw new SignRefused('KEY_UNREADABLE', String(error))
  }
}

function algorithmOf(key: KeyObject): Buffer {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1')
    return sequence(oid(oids.ecdsaWithSha256))
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048)
    return sequence(oid(oids.sha256WithRsa), nothing)
  throw new SignRefused('KEY_UNSUITABLE')
}

function readCertificates(pems: readonly string[]): [X509Certificate, ...X509Certificate[]] {
  try {
    const [own, ...others] = pems.map((pem) => new X509Certificate(pem))
    if (own) return [own, ...others]
  } catch (error) {
    throw new SignRefused('CERTIFICATE_UNREADABLE', String(error))
  }
  throw new SignRefused('CERTIFICATE_UNREADABLE', 'none given')
}

/** What is the same in every signature of a key; the rest is put around a digest. */
interface Frame {
  readonly key: KeyObject
  readonly certificates: Buffer
  readonly signerId: Buffer
  readonly algorithm: Buffer
  readonly constantAttributes: readonly Buffer[]
}

/** Signed attributes of CAdES baseline B: the signing time stands in the PDF's `/M` and may not stand here. */
function signedAttributes(frame: Frame, digest: Uint8Array): Buffer {
  return setOf(...frame.constantAttributes, attribute(digestType, octets(digest)))
}

function assemble(frame: Frame, attributes: Buffer, signature: Uint8Array, token?: Uint8Array): Buffer {
  // Inside the SignerInfo the attributes carry the implicit tag [0]; the signature is over the SET.
  const implicit = Buffer.from(attributes)
  implicit[0] = 0xa0
  const unsigned = token ? [tagged(1, attribute(oid(oids.signatureTimeStampToken), token))] : []
  const signerInfo = sequence(
    integer(1),
    frame.signerId,
    sha256,
    implicit,
    frame.algorithm,
    octets(signature),
    ...unsigned,
  )
  const signedData = sequence(integer(1), setOf(sha256), encapsulated, frame.certificates, setOf(signerInfo))
  return sequence(signedDataType, tagged(0, signedData))
}

function signerOf(frame: Frame, name: string): Signer {
  const signed = (digest: Uint8Array): { attributes: Buffer; signature: Buffer } => {
    const attributes = signedAttributes(frame, digest)
    return { attributes, signature: sign('sha256', attributes, frame.key) }
  }
  const cms = (digest: Uint8Array): Buffer => {
    const { attributes, signature } = signed(digest)
    return assemble(frame, attributes, signature)
  }
  return {
    name,
    // The DER of an ECDSA signature varies by a few bytes.
    cmsBytes: cms(Buffer.alloc(32)).length + 16,
    cms,
    async cmsWithToken(digest, token) {
      const { attributes, signature } = signed(digest)
      return assemble(frame, attributes, signature, await token(signature))
    },
  }
}

/**
 * Reads a key and its certificates. Keep the result: reading costs more than signing.
 * Errors: `SignRefused` KEY_UNREADABLE, KEY_UNSUITABLE, CERTIFICATE_UNREADABLE, CERTIFICATE_NOT_OF_KEY.
 */
export function createSigner(signingKey: SigningKey): Signer {
  const key = readKey(signingKey)
  const algorithm = algorithmOf(key)
  const chain = readCertificates(signingKey.certificatesPem)
  const [own] = chain
  if (!own.checkPrivateKey(key)) throw new SignRefused('CERTIFICATE_NOT_OF_KEY')
  const { issuer, serial, commonName } = fieldsOf(own.raw)
  const certificateHash = createHash('sha256').update(own.raw).digest()
  const constantAttributes = [
    attribute(oid(oids.contentType), oid(oids.data)),
    // ESSCertIDv2 whose hash algorithm is the default, SHA-256 (RFC 5035).
    attribute(oid(oids.signingCertificateV2), sequence(sequence(sequence(octets(certificateHash))))),
  ]
  const certificates = encode(0xa0, ...chain.map((each) => each.raw))
  return signerOf(
    { key, certificates, signerId: sequence(issuer, serial), algorithm, constantAttributes },
    commonName,
  )
}
