import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { children, readDer, sequenceOf } from '../../typesetting/sign/der-read.js'
import { signPlace } from '../../typesetting/sign/fill.js'
import type { Signer } from '../../typesetting/sign/signer.js'
import { codes, office, signer, verify } from './sign-forger.js'
import {
  checkedAt,
  day,
  letter,
  officeKey,
  onDisk,
  run,
  signedLetter,
  signerOf,
  testWith,
} from './sign-office.js'

let signed: Buffer
beforeAll(async () => {
  signed = await signedLetter(signer, { data: '{"ก":1}' })
})

describe('a signer who leaves a door open in the byte range is caught', () => {
  /** Signs over exactly the range that is written, as a dishonest program would. */
  async function signedOver(change: (range: number[]) => number[]): Promise<Buffer> {
    const file = await letter({ signer })
    const at = file.indexOf('/ByteRange [ ') + 13
    const end = file.indexOf(' ]', at)
    const start = file.indexOf('/Contents <') + 10
    const after = file.indexOf('>', start) + 1
    const range = change([0, start, after, file.length - after])
    file.write(range.join(' ').padEnd(end - at), at, 'latin1')
    const [a = 0, b = 0, c = 0, d = 0] = range
    const hash = createHash('sha256')
      .update(file.subarray(a, a + b))
      .update(file.subarray(c, c + d))
    file.write(signer.cms(hash.digest()).toString('hex'), start + 1, 'latin1')
    return file
  }

  test('but an honest range is valid', async () => {
    expect(verify(await signedOver((range) => range)).verdict).toBe('valid')
  })

  test.each<[string, (range: number[]) => number[]]>([
    ['leaves out the first byte', ([, b, c, d]) => [1, b!, c!, d!]],
    ['begins later', ([, b, c, d]) => [1, b! - 1, c!, d!]],
    ['leaves more out than the signature', ([a, b, c, d]) => [a!, b! - 10, c!, d!]],
    ['goes on later', ([a, b, c, d]) => [a!, b!, c! + 10, d! - 10]],
    ['reaches beyond the file', ([a, b, c, d]) => [a!, b!, c!, d! + 1]],
    ['has two numbers', ([a, b]) => [a!, b!]],
    ['has six numbers', ([a, b, c, d]) => [a!, b!, c!, d!, 1, 1]],
    ['is negative', ([a, b, c]) => [a!, b!, c!, -5]],
    ['is not whole', ([a, b, c, d]) => [a!, b! + 0.5, c!, d!]],
  ])('when it %s', async (_, change) => {
    expect(codes(verify(await signedOver(change)))).toContain('BYTE_RANGE_WRONG')
  })

  test('when it ends early', async () => {
    const result = verify(await signedOver(([a, b, c, d]) => [a!, b!, c!, d! - 8]))
    expect(result.verdict).toBe('broken')
  })
})

describe('a signature is intact but not confirmed', () => {
  test('when nobody knows who issued its certificate, or the office did so itself', async () => {
    expect(codes(verify(signed, { trustedPem: [] }))).toContain('ISSUER_UNKNOWN')
    const selfMade = makeCertificate({
      subject: { commonName: 'ผู้อำนวยการ', organization: 'ทดสอบ' },
      validFrom: day('2026-01-01'),
      validUntil: day('2028-01-01'),
      use: 'signature',
    })
    const file = await signedLetter(signerOf(selfMade))
    expect(codes(verify(file))).toContain('ISSUER_UNKNOWN')
    // An administrator may believe one certificate by itself.
    expect(verify(file, { trustedPem: [selfMade.certificatePem] }).verdict).toBe('valid')
  })

  test('when another office, no authority, issued it', async () => {
    const forged = officeKey({ issuer: office })
    expect(codes(verify(await signedLetter(signerOf(forged, office))))).toContain('ISSUER_UNKNOWN')
  })

  test('when it had expired at the time of checking, unless the register saw the file before', () => {
    const late = verify(signed, { now: day('2029-01-01') })
    expect([late.verdict, codes(late)]).toEqual([
      'unknownIssuer',
      expect.arrayContaining(['CERTIFICATE_EXPIRED']),
    ])
    expect(verify(signed, { now: day('2029-01-01'), knownSince: checkedAt }).verdict).toBe('valid')
  })

  test('when it is not yet valid', async () => {
    const future = await signedLetter(signerOf(officeKey({ validFrom: day('2027-01-01') })))
    expect(codes(verify(future))).toContain('CERTIFICATE_NOT_YET_VALID')
  })

  test('when the certificate is an authority for other certificates only', async () => {
    const result = verify(await signedLetter(signerOf(officeKey({ use: 'authority' }))))
    expect(codes(result)).toContain('CERTIFICATE_UNSUITABLE')
  })

  testWith('openssl')('when the certificate demands something nobody here understands', async () => {
    const key = onDisk(office.keyPem, 'pem')
    const subject = ['-subj', '/CN=x', '-days', '9999', '-addext', '1.2.3.4=critical,ASN1:NULL']
    const certificatePem = run('openssl', 'req', '-x509', '-new', '-key', key, ...subject)
    const strange = await signedLetter(signerOf({ keyPem: office.keyPem, certificatePem }))
    const options = { trustedPem: [certificatePem], now: new Date(Date.now() + 86_400_000) }
    expect(codes(verify(strange, options))).toContain('CERTIFICATE_UNSUITABLE')
    expect(codes(verify(strange, options))).not.toContain('ISSUER_UNKNOWN')
  })

  test('and is broken when its certificate is on the list of revoked ones', () => {
    const revokedSerials = [new X509Certificate(office.certificatePem).serialNumber.toLowerCase()]
    expect(codes(verify(signed, { revokedSerials }))).toContain('CERTIFICATE_REVOKED')
    expect(codes(verify(signed, { revokedSerials: [] }))).not.toContain('REVOCATION_NOT_CHECKED')
    expect(codes(verify(signed))).toContain('REVOCATION_NOT_CHECKED')
  })
})

describe('signatures of other programs', () => {
  const key = onDisk(office.keyPem, 'pem')
  const certificate = onDisk(office.certificatePem, 'pem')
  const rsa = officeKey({ kind: 'rsa' })
  const rsaKey = onDisk(rsa.keyPem, 'pem')
  const rsaCertificate = onDisk(rsa.certificatePem, 'pem')

  /** Signs with `openssl cms`: the signer is handed content instead of a digest. */
  async function byOpenssl(...args: string[]): Promise<Buffer> {
    const wide: Signer = { ...signer, cmsBytes: 20_000 }
    const file = await letter({ signer: wide })
    const filled = signPlace(file, { ...wide, cms: () => Buffer.alloc(10) })
    const start = filled.indexOf('/Contents <') + 11
    const end = filled.indexOf('>', start)
    const content = onDisk(Buffer.concat([filled.subarray(0, start - 1), filled.subarray(end + 1)]), 'bin')
    const out = onDisk('', 'der')
    run('openssl', 'cms', '-sign', '-binary', '-outform', 'DER', '-in', content, '-out', out, ...args)
    filled.write(
      readFileSync(out)
        .toString('hex')
        .padEnd(end - start, '0'),
      start,
      'latin1',
    )
    return filled
  }
  const own = ['-signer', certificate, '-inkey', key, '-cades']
  const ownRsa = ['-signer', rsaCertificate, '-inkey', rsaKey, '-cades']
  const check = testWith('openssl')

  check('are valid with SHA-512, with the key identifier and with RSA-PSS', async () => {
    for (const args of [
      [...own, '-md', 'sha256'],
      [...own, '-md', 'sha512'],
      [...own, '-keyid'],
      ownRsa,
      [...ownRsa, '-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:32'],
    ])
      expect([args.slice(5), verify(await byOpenssl(...args)).verdict]).toEqual([args.slice(5), 'valid'])
  })

  check('are broken when they carry content of their own', async () => {
    expect(codes(verify(await byOpenssl(...own, '-nodetach')))).toContain('SIGNATURE_UNREADABLE')
  })

  test('are valid in the indefinite form that some of them write', async () => {
    const indefinite = (digest: Uint8Array): Buffer => {
      const [type, wrapped] = sequenceOf(readDer(signer.cms(digest)))
      const signedData = children(wrapped!)[0]!
      const open = (tag: number): Buffer => Buffer.from([tag, 0x80])
      return Buffer.concat([open(0x30), type!.raw, open(0xa0), open(0x30), signedData.body, Buffer.alloc(6)])
    }
    const file = await letter({ signer, contentsBytes: 3000 })
    expect(verify(signPlace(file, { ...signer, cms: indefinite })).verdict).toBe('valid')
  })

  check('are broken when they are over something else, weak, unbound, or by two signers', async () => {
    expect(codes(verify(await byOpenssl(...own, '-md', 'sha1')))).toContain('WEAK_ALGORITHM')
    expect(codes(verify(await byOpenssl(...own.slice(0, 4))))).toContain('CERTIFICATE_NOT_BOUND')
    expect(codes(verify(await byOpenssl(...own.slice(0, 4), '-noattr')))).toContain('SIGNATURE_UNSUPPORTED')
    expect(codes(verify(await byOpenssl(...own, '-nocerts')))).toContain('SIGNATURE_UNREADABLE')
    expect(codes(verify(await byOpenssl(...own, ...ownRsa.slice(0, 4))))).toContain('SIGNATURE_UNSUPPORTED')
    const elsewhere = await byOpenssl(...own, '-in', onDisk('something else', 'bin'))
    expect(codes(verify(elsewhere))).toContain('DIGEST_MISMATCH')
  })
})
