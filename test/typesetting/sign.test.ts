import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendSignature } from '../../typesetting/sign/append.js'
import { hashPrefix, signPlace, signPlaceWithTime, signTail } from '../../typesetting/sign/fill.js'
import { openDemoKeyStore } from '../../typesetting/sign/key-store.js'
import { reserve } from '../../typesetting/sign/place.js'
import { SignRefused } from '../../typesetting/sign/refused.js'
import { createSigner } from '../../typesetting/sign/signer.js'
import { timestampFrom } from '../../typesetting/sign/timestamp.js'
import { verifyPdf, type PdfVerification, type VerifyOptions } from '../../typesetting/sign/verify.js'
import { granted, startClock, tokenOver, type Answer } from './sign-clock.js'
import {
  authority,
  checkedAt,
  day,
  isThere,
  letter,
  officeKey,
  onDisk,
  run,
  signedAt,
  signedLetter,
  signerOf,
  testWith,
} from './sign-office.js'

const office = officeKey()
const signer = signerOf(office)
const verify = (file: Uint8Array, options: Partial<VerifyOptions> = {}): PdfVerification =>
  verifyPdf(file, { trustedPem: [authority.certificatePem], now: checkedAt, ...options })

async function refusal(attempt: () => unknown): Promise<string | undefined> {
  try {
    await attempt()
  } catch (error) {
    if (!(error instanceof SignRefused)) throw error
    expect(error.th).toMatch(/[ก-๙]/)
    expect(error.en).toMatch(/[a-z]/)
    return error.code
  }
  return undefined
}

describe('a letter signed with the key of the office', () => {
  test.each([
    ['P-256', office],
    ['RSA', officeKey({ kind: 'rsa' })],
  ])('(%s) is valid and covers the whole file', async (_, key) => {
    const { verdict, signatures } = verify(await signedLetter(signerOf(key)))
    expect(verdict).toBe('valid')
    expect(signatures).toEqual([
      expect.objectContaining({
        field: 'ผู้ลงนาม',
        signer: 'สำนักงานศึกษาธิการจังหวัดทดสอบ',
        at: signedAt,
        atFrom: 'claim',
        status: 'valid',
        coversWholeFile: true,
      }),
    ])
  })

  test('is valid with a visible signature as well', async () => {
    expect(verify(await signedLetter(signer, { box: [300, 100, 450, 160] })).verdict).toBe('valid')
  })

  test('is valid when the certificate came through an authority in between', async () => {
    const middle = officeKey({
      subject: { commonName: 'กลาง', organization: 'ก' },
      use: 'authority',
      issuer: authority,
    })
    const end = officeKey({ issuer: middle })
    const through = await signedLetter(signerOf(end, middle))
    expect(verify(through, { trustedPem: [middle.certificatePem] }).verdict).toBe('valid')
    // Our root allows no authority below itself (path length 0).
    expect(verify(through).verdict).toBe('unknownIssuer')
  })

  test('signed as a tail behind a known prefix is as valid as signed whole', async () => {
    const file = await letter({ signer })
    const cut = file.indexOf('/ByteRange') - 200
    const prefix = hashPrefix(file.subarray(0, cut))
    for (let copy = 0; copy < 2; copy++) {
      const signed = Buffer.concat([file.subarray(0, cut), signTail(prefix, file.subarray(cut), signer)])
      expect(signed).toHaveLength(file.length)
      expect(verify(signed).verdict).toBe('valid')
    }
  })

  test('with RSA is the same file when it is signed again', async () => {
    const rsa = signerOf(officeKey({ kind: 'rsa' }))
    const file = await letter({ signer: rsa })
    expect(signPlace(file, rsa).equals(signPlace(file, rsa))).toBe(true)
  })

  test('states no signing time in the CMS, as PAdES wants it, but in the file', async () => {
    const file = await signedLetter(signer)
    expect(file.toString('latin1')).toContain('/M (D:20261120030405Z)')
    // Object identifier of the signing-time attribute.
    expect(file.toString('latin1').toLowerCase()).not.toContain('06092a864886f70d010905')
  })

  testWith('pdfsig')('is valid for poppler too, and one changed bit is noticed by both', async () => {
    const file = await signedLetter(signer)
    expect(run('pdfsig', onDisk(file))).toMatch(/Signature is Valid/)
    expect(run('pdfsig', onDisk(file))).toMatch(/Total document signed/)
    const changed = Buffer.from(file)
    changed[file.indexOf('/MediaBox') + 12]! ^= 1
    expect(run('pdfsig', onDisk(changed))).not.toMatch(/Signature is Valid/)
    expect(verify(changed).verdict).toBe('broken')
  })

  testWith('openssl')('is valid for OpenSSL too', async () => {
    const file = await signedLetter(signer)
    const start = file.indexOf('/Contents <') + 11
    const end = file.indexOf('>', start)
    const content = onDisk(Buffer.concat([file.subarray(0, start - 1), file.subarray(end + 1)]), 'bin')
    const cms = onDisk(Buffer.from(file.toString('latin1', start, end), 'hex'), 'der')
    const root = onDisk(authority.certificatePem, 'pem')
    const args = [
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      cms,
      '-content',
      content,
      '-CAfile',
      root,
    ]
    expect(run('openssl', 'cms', ...args, '-purpose', 'any', '-out', '/dev/null')).toMatch(/successful/i)
  })
})

describe('an office signs behind a colleague', () => {
  const second = signerOf(officeKey({ subject: { commonName: 'โรงเรียนทดสอบ', organization: 'ทดสอบ' } }))

  test('and both signatures are valid, the first one with a note', async () => {
    const twice = await appendSignature(await signedLetter(signer), second, { field: 'รับรอง', at: checkedAt })
    const { verdict, signatures } = verify(twice)
    expect(verdict).toBe('valid')
    expect(signatures.map(({ signer: who, coversWholeFile }) => [who, coversWholeFile])).toEqual([
      ['สำนักงานศึกษาธิการจังหวัดทดสอบ', false],
      ['โรงเรียนทดสอบ', true],
    ])
    expect(signatures[0]?.reasons.map(({ code }) => code)).toContain('ADDED_LATER')
  })

  test('but not twice in one field, and not on what is no PDF', async () => {
    const file = await signedLetter(signer)
    expect(await refusal(() => appendSignature(file, second, { field: 'ผู้ลงนาม', at: checkedAt }))).toBe(
      'FIELD_NAME_TAKEN',
    )
    expect(
      await refusal(() => appendSignature(Buffer.from('ก'), second, { field: 'ก', at: checkedAt })),
    ).toBe('PDF_UNREADABLE')
  })

  testWith('pdfsig or qpdf', isThere('pdfsig') && isThere('qpdf'))(
    'also in files with object streams, as poppler and qpdf agree',
    async () => {
      const packed = `${onDisk(await letter())}.packed.pdf`
      run('qpdf', '--object-streams=generate', onDisk(await letter()), packed)
      const once = await appendSignature(readFileSync(packed), signer, { field: 'หนึ่ง', at: signedAt })
      const twice = await appendSignature(once, second, { field: 'สอง', at: checkedAt })
      expect(verify(twice).signatures.map(({ status }) => status)).toEqual(['valid', 'valid'])
      expect(run('pdfsig', onDisk(twice)).match(/Signature is Valid/g)).toHaveLength(2)
      expect(run('qpdf', '--check', onDisk(twice))).toContain('No syntax or stream encoding errors found')
    },
  )
})

describe('the key store of the demonstration', () => {
  const open = (folder: string) => openDemoKeyStore({ folder, now: day('2026-01-01') })
  const school = { commonName: 'โรงเรียนตัวอย่าง', organization: 'ตัวอย่าง' }

  test('makes an office one key and finds it again, readable by its owner alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wian-keys-'))
    const first = open(folder)
    const file = await signedLetter(first.signer('1001', school))
    const again = open(folder)
    expect(again.authorityPem).toBe(first.authorityPem)
    expect(again.signer('1001', school).cms(Buffer.alloc(32)).includes(certificateIn(file))).toBe(true)
    expect(statSync(join(folder, '1001.key.pem')).mode & 0o777).toBe(0o600)
    expect(verify(file, { trustedPem: [first.authorityPem] }).verdict).toBe('valid')
    expect(verify(file).verdict).toBe('unknownIssuer')
  })

  test('refuses office codes that would leave its folder', () => {
    const store = open(mkdtempSync(join(tmpdir(), 'wian-keys-')))
    for (const code of ['../x', 'authority', '', 'a/b'])
      expect(() => store.signer(code, school)).toThrow(RangeError)
  })
})

/** The signer's certificate as it lies in the file. */
function certificateIn(file: Buffer): Buffer {
  const start = file.indexOf('/Contents <') + 11
  const cms = Buffer.from(file.toString('latin1', start, file.indexOf('>', start)), 'hex')
  for (let at = cms.indexOf('3082', 4, 'hex'); at >= 0; at = cms.indexOf('3082', at + 1, 'hex'))
    try {
      return new X509Certificate(cms.subarray(at, at + 4 + cms.readUInt16BE(at + 2))).raw
    } catch {
      continue
    }
  throw new Error('no certificate')
}

describe('nothing is signed', () => {
  const pem = (type: 'ec' | 'rsa'): string => {
    const pair =
      type === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-384' })
        : generateKeyPairSync('rsa', { modulusLength: 1024 })
    return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  }
  const certificatesPem = [office.certificatePem]

  test.each([
    ['with a key that is no PEM', 'KEY_UNREADABLE', { keyPem: 'x', certificatesPem }],
    ['with a key of another curve', 'KEY_UNSUITABLE', { keyPem: pem('ec'), certificatesPem }],
    ['with a short RSA key', 'KEY_UNSUITABLE', { keyPem: pem('rsa'), certificatesPem }],
    ['without a certificate', 'CERTIFICATE_UNREADABLE', { keyPem: office.keyPem, certificatesPem: [] }],
    [
      'with a certificate of someone else',
      'CERTIFICATE_NOT_OF_KEY',
      { keyPem: office.keyPem, certificatesPem: [authority.certificatePem] },
    ],
  ])('%s', async (_, code, key) => {
    expect(await refusal(() => createSigner(key))).toBe(code)
  })

  test('in a file without a place for it, or with too small a place', async () => {
    expect(await refusal(async () => signPlace(await letter(), signer))).toBe('PLACE_MISSING')
    expect(await refusal(async () => signPlace(await letter({ signer, contentsBytes: 100 }), signer))).toBe(
      'PLACE_TOO_SMALL',
    )
  })
})

describe('a letter with a time stamp', () => {
  const stampedAt = new Date('2026-11-20T03:05:00Z')
  const honest: Answer = ({ imprint, nonce }) => ({
    body: granted(tokenOver({ imprint, nonce, at: stampedAt })),
  })
  const place = async (): Promise<Buffer> =>
    letter({ signer, contentsBytes: reserve(signer, { timestamp: true }) })

  async function stamped(answer: Answer): Promise<Buffer> {
    const { url, server } = await startClock(answer)
    try {
      return await signPlaceWithTime(await place(), signer, timestampFrom({ url, timeoutMs: 5000 }))
    } finally {
      server.close()
    }
  }

  test('proves when it was signed, and stays valid when the certificate has expired', async () => {
    const file = await stamped(honest)
    for (const now of [checkedAt, day('2031-01-01')]) {
      const { verdict, signatures } = verify(file, { now })
      expect(verdict).toBe('valid')
      expect(signatures[0]).toMatchObject({ at: stampedAt, atFrom: 'timestamp' })
    }
    expect(verify(await signedLetter(signer), { now: day('2031-01-01') }).verdict).toBe('unknownIssuer')
  })

  testWith('pdfsig')('is valid for poppler too', async () => {
    expect(run('pdfsig', onDisk(await stamped(honest)))).toMatch(/Signature is Valid/)
  })

  test('of a service nobody knows has only the claimed time', async () => {
    const stranger = officeKey({
      use: 'timestamp',
      issuer: officeKey({ use: 'authority', issuer: authority }),
    })
    const file = await stamped(({ imprint, nonce }) => ({
      body: granted(tokenOver({ imprint, nonce, at: stampedAt, key: stranger })),
    }))
    const [report] = verify(file).signatures
    expect(report).toMatchObject({ status: 'valid', at: signedAt, atFrom: 'claim' })
    expect(report?.reasons.map(({ code }) => code)).toContain('TIMESTAMP_UNTRUSTED')
  })

  test('by a certificate that is not for time stamps has only the claimed time', async () => {
    const file = await stamped(({ imprint, nonce }) => ({
      body: granted(tokenOver({ imprint, nonce, at: stampedAt, key: office })),
    }))
    expect(verify(file).signatures[0]).toMatchObject({ atFrom: 'claim' })
  })

  test.each<[string, Answer]>([
    [
      'stamps something else',
      ({ nonce }) => ({ body: granted(tokenOver({ imprint: Buffer.alloc(32), nonce, at: stampedAt })) }),
    ],
    [
      'repeats an old answer',
      ({ imprint }) => ({
        body: granted(tokenOver({ imprint, nonce: Buffer.from([2, 1, 5]), at: stampedAt })),
      }),
    ],
    ['says no', () => ({ body: Buffer.from('30053003020102', 'hex') })],
    ['answers with an error page', () => ({ status: 500, body: Buffer.from('<html>') })],
    ['answers with something else', () => ({ body: Buffer.from('<html>') })],
    ['answers without end', () => ({ body: Buffer.alloc(1_000_000) })],
    [
      'damages its signature',
      ({ imprint, nonce }) => ({ body: granted(damaged(tokenOver({ imprint, nonce, at: stampedAt }))) }),
    ],
  ])('is refused when the service %s', async (_, answer) => {
    expect(await refusal(() => stamped(answer))).toBe('TIMESTAMP_REFUSED')
  })

  test('is refused when the service cannot be reached', async () => {
    const { url, server } = await startClock(honest)
    await new Promise((closed) => server.close(closed))
    const token = timestampFrom({ url, timeoutMs: 2000 })
    expect(await refusal(async () => signPlaceWithTime(await place(), signer, token))).toBe(
      'TIMESTAMP_UNREACHABLE',
    )
  })
})

function damaged(token: Buffer): Buffer {
  const copy = Buffer.from(token)
  copy[copy.length - 1]! ^= 1
  return copy
}
