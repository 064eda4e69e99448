import { children, expect, readDer, readOid, sequenceOf, type Node } from './der-read.js'
import { oids } from './oids.js'

/** One extension of a certificate. */
export interface Extension {
  readonly id: string
  readonly critical: boolean
  /** DER of its value. */
  readonly value: Buffer
}

/** Fields of a certificate that node:crypto does not give out as they are encoded (RFC 5280, 4.1). */
export interface CertificateFields {
  /** Name (DER), as CMS names the signer by it. */
  readonly issuer: Buffer
  readonly subject: Buffer
  /** INTEGER (DER). */
  readonly serial: Buffer
  /** Common name of the subject, or its organisation, or nothing. */
  readonly commonName: string
  readonly extensions: readonly Extension[]
}

function text(node: Node | undefined): string {
  if (node === undefined) return ''
  // BMPString is UTF-16; all others that occur are UTF-8 or a part of it.
  return node.tag === 0x1e
    ? Buffer.from(node.body.subarray(0, node.body.length & ~1))
        .swap16()
        .toString('utf16le')
    : node.body.toString('utf8')
}

function nameParts(name: Node): Map<string, string> {
  const parts = new Map<string, string>()
  for (const set of children(name))
    for (const pair of children(expect(set, 0x31))) {
      const [type, value] = sequenceOf(pair)
      parts.set(readOid(type), text(value))
    }
  return parts
}

function extension(node: Node): Extension {
  const [id, ...rest] = sequenceOf(node)
  const critical = rest[0]?.tag === 0x01 && rest[0].body[0] !== 0
  return { id: readOid(id), critical, value: expect(rest.at(-1), 0x04).body }
}

/** Reads a certificate (DER). Errors: `DerError`. */
export function fieldsOf(certificate: Uint8Array): CertificateFields {
  const [toBeSigned] = sequenceOf(readDer(certificate))
  const all = sequenceOf(toBeSigned)
  const fields = all[0]?.tag === 0xa0 ? all.slice(1) : all
  const [serial, , issuer, , subject] = fields
  const parts = nameParts(expect(subject, 0x30))
  const wrapped = fields.find((field) => field.tag === 0xa3)
  const extensions = wrapped ? sequenceOf(children(wrapped)[0]).map(extension) : []
  return {
    issuer: expect(issuer, 0x30).raw,
    subject: expect(subject, 0x30).raw,
    serial: expect(serial, 0x02).raw,
    commonName: parts.get(oids.commonName) ?? parts.get(oids.organizationName) ?? '',
    extensions,
  }
}
