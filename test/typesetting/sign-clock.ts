import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fieldsOf } from '../../typesetting/sign/certificate-fields.js'
import type { KeyAndCertificate } from '../../typesetting/sign/certificate.js'
import {
  encode,
  generalizedTime,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
} from '../../typesetting/sign/der.js'
import { readDer, readOctets, sequenceOf } from '../../typesetting/sign/der-read.js'
import { oids } from '../../typesetting/sign/oids.js'
import { officeKey } from './sign-office.js'

/** A small time-stamp service on loopback. */

export const clockKey = officeKey({
  subject: { commonName: 'นาฬิกาทดสอบ', organization: 'ทดสอบ' },
  use: 'timestamp',
})

export interface Token {
  readonly imprint: Uint8Array
  /** INTEGER (DER). */
  readonly nonce?: Uint8Array
  readonly at: Date
  readonly key?: KeyAndCertificate
}

/** A token as RFC 3161 describes it, signed with P-256. */
export function tokenOver({ imprint, nonce, at, key = clockKey }: Token): Buffer {
  const sha256 = sequence(oid(oids.sha256))
  const info = sequence(
    integer(1),
    oid('1.2.3.4'),
    sequence(sha256, octets(imprint)),
    integer(7),
    generalizedTime(at),
    ...(nonce ? [nonce] : []),
  )
  const certificate = new X509Certificate(key.certificatePem).raw
  const { issuer, serial } = fieldsOf(certificate)
  const hash = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
  const attributes = setOf(
    sequence(oid(oids.contentType), setOf(oid(oids.tstInfo))),
    sequence(oid(oids.messageDigest), setOf(octets(hash(info)))),
    sequence(oid(oids.signingCertificateV2), setOf(sequence(sequence(sequence(octets(hash(certificate))))))),
  )
  const implicit = Buffer.from(attributes)
  implicit[0] = 0xa0
  const signature = sign('sha256', attributes, createPrivateKey(key.keyPem))
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    sha256,
    implicit,
    sequence(oid(oids.ecdsaWithSha256)),
    octets(signature),
  )
  const signed = sequence(
    integer(3),
    setOf(sha256),
    sequence(oid(oids.tstInfo), tagged(0, octets(info))),
    encode(0xa0, certificate),
    setOf(signerInfo),
  )
  return sequence(oid(oids.signedData), tagged(0, signed))
}

/** How the service answers a request: the imprint and nonce it was asked about are given. */
export type Answer = (asked: { imprint: Buffer; nonce: Buffer }) => { status?: number; body: Buffer }

export const granted = (token: Buffer): Buffer => sequence(sequence(integer(0)), token)

/** Starts the service; `close` the server when done. */
export async function startClock(answer: Answer): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const [, imprint, nonce] = sequenceOf(readDer(Buffer.concat(parts)))
      const { status = 200, body } = answer({
        imprint: readOctets(sequenceOf(imprint)[1]),
        nonce: nonce?.raw ?? Buffer.alloc(0),
      })
      response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body)
    })
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}
