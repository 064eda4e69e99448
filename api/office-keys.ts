import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import type { Instant } from '../domain/time.js'
import { makeCertificate } from '../typesetting/sign/certificate.js'
import { SignRefused } from '../typesetting/sign/refused.js'
import { createSigner, type SigningKey } from '../typesetting/sign/signer.js'
import { refused } from './refusals.js'

/** How an office's key comes: as PEM, as PKCS#12, or made here with a certificate of its own. */
export type KeyGiven =
  | {
      readonly kind: 'pem'
      readonly keyPem: string
      readonly passphrase?: string
      readonly certificatesPem: string
    }
  | { readonly kind: 'pkcs12'; readonly base64: string; readonly passphrase: string }
  | { readonly kind: 'generate'; readonly name?: string; readonly years: number }

/** A key that can sign, and what its first certificate says. The key is not locked any more: seal it. */
export type UsableKey = {
  readonly keyPem: string
  readonly certificates: readonly string[]
  readonly name: string
  readonly fingerprint: string
  readonly validFrom: Instant
  readonly validUntil: Instant
}

const unusable = (reasonTh: string, reasonEn: string) =>
  refused('KEY_UNUSABLE', { reasonTh, reasonEn }, '/key')

/** Reads or makes a key, and tries it. @throws Problem KEY_UNUSABLE */
export function usableKey(given: KeyGiven, officeTh: string, at: Instant): UsableKey {
  const read = readGiven(given, officeTh, at)
  const first = nameOf(read)
  const own = new X509Certificate(read.certificatesPem[0] as string)
  const [validFrom, validUntil] = [own.validFrom, own.validTo].map((text) => new Date(text).toISOString())
  if ((validUntil as string) <= at) throw unusable('ใบรับรองหมดอายุแล้ว', 'the certificate has ended')
  return {
    keyPem: read.keyPem,
    certificates: read.certificatesPem,
    name: first,
    fingerprint: createHash('sha256').update(own.raw).digest('hex'),
    validFrom: validFrom as string,
    validUntil: validUntil as string,
  }
}

function nameOf(key: SigningKey): string {
  try {
    return createSigner(key).name
  } catch (error) {
    if (error instanceof SignRefused) throw unusable(error.th, error.en)
    throw error
  }
}

function readGiven(given: KeyGiven, officeTh: string, at: Instant): SigningKey {
  switch (given.kind) {
    case 'pem':
      return unlocked(given.keyPem, given.passphrase, splitPem(given.certificatesPem))
    case 'pkcs12':
      return readPkcs12(given)
    case 'generate':
      return generated(given, officeTh, at)
  }
}

const splitPem = (text: string): string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []

/** The key without its pass phrase: the vault locks it under the installation's own secret. */
function unlocked(keyPem: string, passphrase: string | undefined, certificatesPem: string[]): SigningKey {
  try {
    const key = createPrivateKey({ key: keyPem, format: 'pem', ...(passphrase ? { passphrase } : {}) })
    return { keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(), certificatesPem }
  } catch {
    const { th, en } = new SignRefused('KEY_UNREADABLE')
    throw unusable(th, en)
  }
}

function generated({ name, years }: Extract<KeyGiven, { kind: 'generate' }>, officeTh: string, at: Instant) {
  const validFrom = new Date(at)
  const validUntil = new Date(validFrom)
  validUntil.setUTCFullYear(validUntil.getUTCFullYear() + years)
  const subject = { commonName: name ?? officeTh, organization: officeTh }
  const made = makeCertificate({ subject, validFrom, validUntil, use: 'signature' })
  return { keyPem: made.keyPem, certificatesPem: [made.certificatePem] }
}

/** One key with its chain. Keys of elliptic curves come back from the reader as they stand in the file. */
function readPkcs12({ base64, passphrase }: Extract<KeyGiven, { kind: 'pkcs12' }>): SigningKey {
  try {
    const file = forge.asn1.fromDer(forge.util.decode64(base64))
    const p12 = forge.pkcs12.pkcs12FromAsn1(file, false, passphrase)
    const bags = (type: string) => p12.getBags({ bagType: type })[type] ?? []
    const { pkcs8ShroudedKeyBag: locked, keyBag, certBag } = forge.pki.oids
    const [key] = [...bags(locked as string), ...bags(keyBag as string)]
    if (!key) throw new SignRefused('KEY_UNREADABLE')
    const info = key.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key.key)) : key.asn1
    const certificates = bags(certBag as string).map(({ cert, asn1 }) =>
      cert ? forge.pki.certificateToPem(cert) : pemOf(asn1),
    )
    const { keyPem } = unlocked(forge.pki.privateKeyInfoToPem(info), undefined, [])
    return { keyPem, certificatesPem: ownFirst(keyPem, certificates) }
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error
    throw unusable(
      'เปิดแฟ้ม PKCS#12 ไม่ได้ หรือรหัสผ่านไม่ถูกต้อง',
      'the PKCS#12 file cannot be opened with this pass phrase',
    )
  }
}

function pemOf(asn1: forge.asn1.Asn1): string {
  const body = forge.util.encode64(forge.asn1.toDer(asn1).getBytes(), 64)
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
}

/** The file may hold the chain in any order. */
function ownFirst(keyPem: string, certificates: readonly string[]): string[] {
  const key = createPrivateKey(keyPem)
  const isOwn = (pem: string): boolean => new X509Certificate(pem).checkPrivateKey(key)
  return [...certificates.filter(isOwn), ...certificates.filter((pem) => !isOwn(pem))]
}
