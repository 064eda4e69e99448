import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { dayInEnglish, dayInThai } from '../domain/days-in-words.js'
import { dayOf, type Day, type Instant } from '../domain/time.js'
import { makeCertificate } from '../typesetting/sign/certificate.js'
import { SignRefused } from '../typesetting/sign/refused.js'
import { createSigner, type SigningKey } from '../typesetting/sign/signer.js'
import { openPkcs12, Pkcs12Unread } from './pkcs12.js'
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

const expired = (day: Day) =>
  unusable(
    `ใบรับรองหมดอายุตั้งแต่${dayInThai(day)} โปรดขอใบรับรองใหม่จากผู้ออกใบรับรอง`,
    `its certificate expired on ${dayInEnglish(day)}. Please ask the certification authority for a new one.`,
  )

/** Reads or makes a key, and tries it. @throws Problem KEY_UNUSABLE */
export function usableKey(given: KeyGiven, officeTh: string, at: Instant): UsableKey {
  const read = readGiven(given, officeTh, at)
  const first = nameOf(read)
  const own = new X509Certificate(read.certificatesPem[0] as string)
  const [validFrom, validUntil] = [own.validFrom, own.validTo].map((text) => new Date(text).toISOString())
  if ((validUntil as string) <= at) throw expired(dayOf(validUntil as string))
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

/** One key with its chain. */
function readPkcs12({ base64, passphrase }: Extract<KeyGiven, { kind: 'pkcs12' }>): SigningKey {
  try {
    const { keyPem: found, certificates } = openPkcs12(base64, passphrase)
    const { keyPem } = unlocked(found, undefined, [])
    return { keyPem, certificatesPem: ownFirst(keyPem, certificates) }
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error
    const { th, en } = error instanceof Pkcs12Unread ? error : new Pkcs12Unread('NO_PKCS12')
    throw unusable(th, en)
  }
}

/** The file may hold the chain in any order. */
function ownFirst(keyPem: string, certificates: readonly string[]): string[] {
  const key = createPrivateKey(keyPem)
  const isOwn = (pem: string): boolean => new X509Certificate(pem).checkPrivateKey(key)
  return [...certificates.filter(isOwn), ...certificates.filter((pem) => !isOwn(pem))]
}
