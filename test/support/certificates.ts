import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import forge from 'node-forge'

/** A private key and its certificate, PEM. */
export type Certified = { readonly keyPem: string; readonly certificatePem: string }

/** What a server's certificate says; one day of validity around now where nothing else is said. */
export type ServerCertificate = {
  readonly names: readonly string[]
  readonly by?: Certified
  readonly from?: Date
  readonly until?: Date
}

const DAY_MS = 24 * 3600_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

/** An authority of the tests, which nobody outside them trusts. */
export function makeAuthority(commonName: string): Certified {
  return certify({ commonName, from: inDays(-1), until: inDays(1), extensions: [CA, CERTIFIES] })
}

/** A certificate for a server of these names or addresses, by the authority or, without one, by itself. */
export function certifyServer({
  names,
  by,
  from = inDays(-1),
  until = inDays(1),
}: ServerCertificate): Certified {
  const altNames = names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name }))
  const extensions = [{ name: 'subjectAltName', altNames }]
  return certify({ commonName: 'server of the tests', from, until, extensions, ...(by ? { by } : {}) })
}

const CA = { name: 'basicConstraints', cA: true, critical: true }
const CERTIFIES = { name: 'keyUsage', keyCertSign: true, critical: true }

function certify(asked: {
  readonly commonName: string
  readonly from: Date
  readonly until: Date
  readonly extensions: object[]
  readonly by?: Certified
}): Certified {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  )
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`
  certificate.validity.notBefore = asked.from
  certificate.validity.notAfter = asked.until
  const subject = [{ name: 'commonName', value: asked.commonName }]
  certificate.setSubject(subject)
  certificate.setIssuer(
    asked.by ? forge.pki.certificateFromPem(asked.by.certificatePem).subject.attributes : subject,
  )
  certificate.setExtensions(asked.extensions)
  certificate.sign(forge.pki.privateKeyFromPem(asked.by?.keyPem ?? keyPem), forge.md.sha256.create())
  return { keyPem, certificatePem: forge.pki.certificateToPem(certificate) }
}
