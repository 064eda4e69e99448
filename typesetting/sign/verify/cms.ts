import { createHash, X509Certificate, type KeyObject } from 'node:crypto'
import {
  children,
  expect,
  readDer,
  readOctets,
  readOid,
  readTime,
  sequenceOf,
  type Node,
} from '../der-read.js'
import { fieldsOf } from '../certificate-fields.js'
import { oids } from '../oids.js'
import { hashOf, isSignedBy, type HashName } from './algorithms.js'
import { Broken } from './reasons.js'

/** A CMS signature that is intact: its content has the signed digest, its signature is by the certificate's key. */
export interface IntactCms {
  readonly signer: X509Certificate
  /** All certificates carried along, the signer's included. */
  readonly certificates: readonly X509Certificate[]
  readonly signature: Buffer
  /** Claimed by the signer (CAdES leaves it to the PDF). */
  readonly signingTime?: Date
  /** Time stamp token over the signature value (DER). */
  readonly token?: Buffer
  /** Content carried inside, for time stamp tokens. */
  readonly content?: Buffer
}

/** What the content must be. */
export interface CmsExpectation {
  /** Content type the signer must have signed. */
  readonly contentType: string
  /** Digest of content that lies outside; absent: it lies inside. */
  readonly digest?: (hash: HashName) => Buffer
  /** Whether signing-certificate(-v2) must be there: CAdES and time stamps want it. */
  readonly bound: boolean
}

type Attributes = ReadonlyMap<string, Node>

function attributesOf(node: Node): Attributes {
  const found = new Map<string, Node>()
  for (const each of children(node)) {
    const [type, values] = sequenceOf(each)
    const [value, more] = children(expect(values, 0x31))
    const id = readOid(type)
    // Two attributes of one type would let every reader choose (RFC 5652, 11); none asked for here has two values.
    if (value === undefined || found.has(id)) throw new Broken('SIGNATURE_UNREADABLE', `attribute ${id}`)
    if (more === undefined) found.set(id, value)
  }
  return found
}

/** The first time stamp among the unsigned attributes. */
function tokenIn(unsigned: Node | undefined): Buffer | undefined {
  for (const each of unsigned ? children(unsigned) : []) {
    const [type, values] = sequenceOf(each)
    if (readOid(type) === oids.signatureTimeStampToken) return children(expect(values, 0x31))[0]?.raw
  }
  return undefined
}

function certificatesOf(node: Node | undefined): X509Certificate[] {
  const certificates: X509Certificate[] = []
  for (const each of node ? children(node) : []) {
    if (each.tag !== 0x30) continue
    try {
      const certificate = new X509Certificate(each.raw)
      fieldsOf(certificate.raw)
      certificates.push(certificate)
    } catch {
      // One that cannot be read helps nobody's chain; the signer's own is looked for below.
    }
  }
  return certificates.slice(0, 50)
}

function isMeant(id: Node, certificate: X509Certificate): boolean {
  const fields = fieldsOf(certificate.raw)
  if (id.tag === 0x80) {
    const identifier = fields.extensions.find((each) => each.id === oids.subjectKeyIdentifier)
    return identifier !== undefined && readOctets(readDer(identifier.value)).equals(id.body)
  }
  const [issuer, serial] = sequenceOf(id)
  return (
    issuer !== undefined &&
    serial !== undefined &&
    fields.issuer.equals(issuer.raw) &&
    fields.serial.equals(serial.raw)
  )
}

function keyOf(certificate: X509Certificate): KeyObject {
  try {
    return certificate.publicKey
  } catch {
    throw new Broken('SIGNATURE_UNSUPPORTED', 'kind of key')
  }
}

/** ESSCertID and ESSCertIDv2 (RFC 5035): the first one names the signer's certificate by its hash. */
function isBound(attributes: Attributes, signer: X509Certificate): boolean | undefined {
  const version2 = attributes.get(oids.signingCertificateV2)
  const attribute = version2 ?? attributes.get(oids.signingCertificate)
  if (!attribute) return undefined
  const [list] = sequenceOf(attribute)
  const fields = sequenceOf(sequenceOf(list)[0])
  const named = version2 && fields[0]?.tag === 0x30
  const hash = version2 ? (named ? hashOf(fields[0]) : 'sha256') : 'sha1'
  return readOctets(fields[named ? 1 : 0]).equals(createHash(hash).update(signer.raw).digest())
}

interface Parts {
  /** What the SignedData announces; the signer must use one of them. */
  readonly hashes: readonly HashName[]
  readonly content?: Buffer
  readonly certificates: readonly X509Certificate[]
  readonly signerInfo: readonly Node[]
}

/** Exactly so many values: something more would be believed by one reader and ignored by another. */
function exactly(nodes: Node[], count: number): Node[] {
  if (nodes.length !== count)
    throw new Broken('SIGNATURE_UNREADABLE', `${nodes.length} values in place of ${count}`)
  return nodes
}

/** The SignedData (RFC 5652, 5.1) in a ContentInfo. */
function signedDataOf(cms: Uint8Array): Node[] {
  const [type, wrapped] = exactly(sequenceOf(readDer(cms)), 2)
  if (readOid(type) !== oids.signedData || wrapped?.tag !== 0xa0)
    throw new Broken('SIGNATURE_UNREADABLE', 'no SignedData')
  return sequenceOf(exactly(children(wrapped), 1)[0])
}

function partsOf(cms: Uint8Array, contentType: string): Parts {
  const [version, algorithms, encapsulated, ...rest] = signedDataOf(cms)
  expect(version, 0x02)
  const [type, content] = sequenceOf(encapsulated)
  if (readOid(type) !== contentType) throw new Broken('SIGNATURE_UNREADABLE', 'content type')
  const infos = children(expect(rest.at(-1), 0x31))
  if (infos.length !== 1) throw new Broken('SIGNATURE_UNSUPPORTED', `${infos.length} signers`)
  return {
    certificates: certificatesOf(rest.find((node) => node.tag === 0xa0)),
    hashes: children(expect(algorithms, 0x31)).map(hashOf),
    signerInfo: sequenceOf(infos[0]),
    ...(content ? { content: readOctets(exactly(children(content), 1)[0]) } : {}),
  }
}

/** A SignerInfo whose parts are there and belong together (RFC 5652, 5.3). */
interface SignerParts {
  readonly signer: X509Certificate
  readonly hash: HashName
  readonly signed: Node
  readonly algorithm: Node | undefined
  readonly signature: Buffer
  readonly unsigned: Node | undefined
}

function signerPartsOf({ certificates, hashes, signerInfo }: Parts): SignerParts {
  const [version, id, digestAlgorithm, signed, algorithm, signature, unsigned] = signerInfo
  // Without signed attributes the signed digest could be that of attributes: such signatures are not accepted.
  if (id === undefined || signed?.tag !== 0xa0)
    throw new Broken('SIGNATURE_UNSUPPORTED', 'no signed attributes')
  // Version 1 names the signer by issuer and number, 3 by the identifier of the key.
  if (expect(version, 0x02).body[0] !== (id.tag === 0x80 ? 3 : 1))
    throw new Broken('SIGNATURE_UNREADABLE', 'version')
  const signer = certificates.find((certificate) => isMeant(id, certificate))
  if (!signer) throw new Broken('SIGNATURE_UNREADABLE', 'no certificate of the signer')
  const hash = hashOf(digestAlgorithm)
  if (!hashes.includes(hash)) throw new Broken('SIGNATURE_UNREADABLE', 'digest algorithm')
  return { signer, hash, signed, algorithm, signature: readOctets(signature), unsigned }
}

function digestFor({ content }: Parts, hash: HashName, { digest }: CmsExpectation): Buffer {
  if (!digest)
    return createHash(hash)
      .update(content ?? Buffer.alloc(0))
      .digest()
  // With content inside as well, readers would not agree on what was signed (PAdES: it shall be absent).
  if (content) throw new Broken('SIGNATURE_UNREADABLE', 'content inside')
  return digest(hash)
}

function checkAttributes(
  attributes: Attributes,
  digest: Buffer,
  { contentType, bound }: CmsExpectation,
  signer: X509Certificate,
): void {
  if (readOid(attributes.get(oids.contentType)) !== contentType)
    throw new Broken('SIGNATURE_UNREADABLE', 'content type')
  if (!readOctets(attributes.get(oids.messageDigest)).equals(digest)) throw new Broken('DIGEST_MISMATCH')
  if (!(isBound(attributes, signer) ?? !bound)) throw new Broken('CERTIFICATE_NOT_BOUND')
}

/**
 * Checks a CMS signature (RFC 5652) with one signer. Who the signer is, is not asked here.
 * Throws `Broken` with the reason, `DerError` when it is no CMS.
 */
export function checkCms(cms: Uint8Array, expectation: CmsExpectation): IntactCms {
  const parts = partsOf(cms, expectation.contentType)
  const { signer, hash, signed, algorithm, signature, unsigned } = signerPartsOf(parts)
  const attributes = attributesOf(signed)
  checkAttributes(attributes, digestFor(parts, hash, expectation), expectation, signer)
  const asSet = Buffer.from(signed.raw)
  asSet[0] = 0x31
  if (!isSignedBy(keyOf(signer), algorithm, hash, asSet, signature)) throw new Broken('SIGNATURE_WRONG')
  const signingTime = readTime(attributes.get(oids.signingTime))
  const token = tokenIn(unsigned)
  return {
    signer,
    certificates: parts.certificates,
    signature,
    ...(signingTime ? { signingTime } : {}),
    ...(token ? { token } : {}),
    ...(parts.content ? { content: parts.content } : {}),
  }
}
