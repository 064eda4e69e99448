import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto'
import {
  bits,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
  time,
  utf8,
  yes,
  encode,
} from './der.js'
import { oids } from './oids.js'
import { readDer, sequenceOf } from './der-read.js'
import { fieldsOf } from './certificate-fields.js'

/** A private key (PKCS#8 PEM) and its certificate (PEM). */
export interface KeyAndCertificate {
  readonly keyPem: string
  readonly certificatePem: string
}

/** Whom a certificate names. */
export interface Subject {
  readonly commonName: string
  readonly organization: string
}

/** What a certificate may be used for. */
export type CertificateUse = 'authority' | 'signature' | 'timestamp'

/** A certificate to be made. Dates are the caller's: no clock is read. */
export interface CertificateRequest {
  readonly subject: Subject
  readonly validFrom: Date
  readonly validUntil: Date
  /** `p256` when absent; `rsa` has 2048 bits. */
  readonly kind?: 'p256' | 'rsa'
  readonly use: CertificateUse
  /** Who issues it; absent: the certificate signs itself. */
  readonly issuer?: KeyAndCertificate
}

const name = ({ commonName, organization }: Subject): Buffer =>
  sequence(
    setOf(sequence(oid(oids.countryName), encode(0x13, Buffer.from('TH')))),
    setOf(sequence(oid(oids.organizationName), utf8(organization))),
    setOf(sequence(oid(oids.commonName), utf8(commonName))),
  )

const extension = (id: string, value: Buffer, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [yes] : []), octets(value))

/** Key usage bits (RFC 5280, 4.2.1.3): signing and content commitment, or signing certificates and lists. */
const keyUsage = (use: CertificateUse): Buffer =>
  use === 'authority' ? bits(Buffer.from([0b0000_0110]), 1) : bits(Buffer.from([0b1100_0000]), 6)

/** SHA-1 of the public key's bits, the usual key identifier (RFC 5280, 4.2.1.2); it protects nothing. */
function keyIdentifier(publicKey: Uint8Array): Buffer {
  const [, key] = sequenceOf(readDer(publicKey))
  return createHash('sha1')
    .update(key?.body.subarray(1) ?? publicKey)
    .digest()
}

function extensions(use: CertificateUse, own: Buffer, issuer: Buffer): Buffer[] {
  const authority = use === 'authority'
  return [
    extension(oids.basicConstraints, authority ? sequence(yes, integer(0)) : sequence(), true),
    extension(oids.keyUsage, keyUsage(use), true),
    ...(use === 'timestamp' ? [extension(oids.extKeyUsage, sequence(oid(oids.timeStamping)), true)] : []),
    extension(oids.subjectKeyIdentifier, octets(keyIdentifier(own))),
    extension(oids.authorityKeyIdentifier, sequence(encode(0x80, keyIdentifier(issuer)))),
  ]
}

const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })
const certificateDer = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`

/** Who signs: name, key, and the public key as the authority identifier wants it. */
function issuerOf(
  request: CertificateRequest,
  own: KeyObject,
  ownPublic: Buffer,
): { name: Buffer; key: KeyObject; spki: Buffer } {
  if (!request.issuer) return { name: name(request.subject), key: own, spki: ownPublic }
  const { subject } = fieldsOf(certificateDer(request.issuer.certificatePem))
  const issuerPem = request.issuer.keyPem
  // The public half is part of the private key.
  return { name: subject, key: createPrivateKey(issuerPem), spki: spki(createPublicKey(issuerPem)) }
}

/**
 * Makes a key and its certificate, X.509 version 3. For demonstrations and tests: an office's real certificate comes
 * from an authority under Thailand's NRCA.
 */
export function makeCertificate(request: CertificateRequest): KeyAndCertificate {
  const { publicKey, privateKey } =
    request.kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own = spki(publicKey)
  const issuer = issuerOf(request, privateKey, own)
  const algorithm =
    issuer.key.asymmetricKeyType === 'rsa'
      ? sequence(oid(oids.sha256WithRsa), nothing)
      : sequence(oid(oids.ecdsaWithSha256))
  const body = sequence(
    tagged(0, integer(2)),
    integer(randomBytes(16)),
    algorithm,
    issuer.name,
    sequence(time(request.validFrom), time(request.validUntil)),
    name(request.subject),
    own,
    tagged(3, sequence(...extensions(request.use, own, issuer.spki))),
  )
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, issuer.key)))
  return {
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: pemOf(certificate),
  }
}
