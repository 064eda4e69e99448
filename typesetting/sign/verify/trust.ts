import type { X509Certificate } from 'node:crypto'
import { fieldsOf } from '../certificate-fields.js'
import { children, DerError, readDer, readOid, sequenceOf } from '../der-read.js'
import { oids } from '../oids.js'
import type { ReasonCode } from './reasons.js'

/** What a chain is checked against. */
export interface TrustQuestion {
  readonly signer: X509Certificate
  /** Certificates that came along. */
  readonly others: readonly X509Certificate[]
  readonly trusted: readonly X509Certificate[]
  /** The instant for which the signature is proven. */
  readonly at: Date
  readonly use: 'signature' | 'timestamp'
  /** Serial numbers (upper-case hex) known to be revoked. */
  readonly revoked: ReadonlySet<string> | undefined
}

const longestChain = 8
/** Critical extensions that are understood here or bind only what is not asked here; any other one refuses the chain. */
const understood = new Set<string>([
  oids.basicConstraints,
  oids.keyUsage,
  oids.extKeyUsage,
  oids.subjectAltName,
  oids.certificatePolicies,
])

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    // A key of a kind OpenSSL does not know has issued nothing we could check.
    return false
  }
}

/** pathLenConstraint of an authority, or as many as one likes. */
function mostBelow(authority: X509Certificate): number {
  const extension = fieldsOf(authority.raw).extensions.find((each) => each.id === oids.basicConstraints)
  const limit = extension ? children(readDer(extension.value)).find((node) => node.tag === 0x02) : undefined
  return limit && limit.body.length >= 1 && limit.body.length <= 4
    ? limit.body.readUIntBE(0, limit.body.length)
    : longestChain
}

/** The chain from the signer to someone trusted, without regard to time; `undefined` when there is none. */
function chainOf({ signer, others, trusted }: TrustQuestion): X509Certificate[] | undefined {
  const isTrusted = (certificate: X509Certificate): boolean =>
    trusted.some((anchor) => anchor.fingerprint256 === certificate.fingerprint256)
  const chain = [signer]
  for (let last = signer; !isTrusted(last); chain.push(last)) {
    if (chain.length >= longestChain) return undefined
    const issuer = [...trusted, ...others].find(
      (candidate) =>
        candidate.ca &&
        !chain.includes(candidate) &&
        mostBelow(candidate) >= chain.length - 1 &&
        isIssuedBy(last, candidate),
    )
    if (!issuer) return undefined
    last = issuer
  }
  return chain
}

/** Bits 0 and 1 of keyUsage: digitalSignature, contentCommitment. */
function maySign(certificate: X509Certificate, use: TrustQuestion['use']): boolean {
  const { extensions } = fieldsOf(certificate.raw)
  const usage = extensions.find((each) => each.id === oids.keyUsage)
  const bits = usage ? readDer(usage.value).body[1] : undefined
  if (bits !== undefined && (bits & 0b1100_0000) === 0) return false
  if (use === 'signature') return true
  const purposes = extensions.find((each) => each.id === oids.extKeyUsage)
  return (
    purposes !== undefined &&
    sequenceOf(readDer(purposes.value)).some((node) => readOid(node) === oids.timeStamping)
  )
}

const isUnderstood = (certificate: X509Certificate): boolean =>
  fieldsOf(certificate.raw).extensions.every(({ id, critical }) => !critical || understood.has(id))

/** What stands against the signer's identity; empty when the chain leads to someone trusted and was good at the time. */
export function doubtsOf(question: TrustQuestion): ReasonCode[] {
  try {
    return doubtsOfReadable(question)
  } catch (error) {
    // An extension that is no DER says nothing in the signer's favour.
    if (error instanceof DerError) return ['ISSUER_UNKNOWN', 'CERTIFICATE_UNSUITABLE']
    throw error
  }
}

function doubtsOfReadable(question: TrustQuestion): ReasonCode[] {
  const { signer, at, use, revoked } = question
  const chain = chainOf(question)
  const links = chain ?? [signer]
  const doubts: ReasonCode[] = []
  if (!chain) doubts.push('ISSUER_UNKNOWN')
  if (links.some((link) => at.getTime() > Date.parse(link.validTo))) doubts.push('CERTIFICATE_EXPIRED')
  if (links.some((link) => at.getTime() < Date.parse(link.validFrom)))
    doubts.push('CERTIFICATE_NOT_YET_VALID')
  if (!maySign(signer, use) || !links.every(isUnderstood)) doubts.push('CERTIFICATE_UNSUITABLE')
  if (links.some((link) => revoked?.has(link.serialNumber.toUpperCase()))) doubts.push('CERTIFICATE_REVOKED')
  return doubts
}
