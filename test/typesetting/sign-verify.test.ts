import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { appendSignature } from '../../typesetting/sign/append.js'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { signPlace } from '../../typesetting/sign/fill.js'
import { children, readDer, sequenceOf } from '../../typesetting/sign/der-read.js'
import { PdfFile } from '../../typesetting/sign/pdf/file.js'
import { Budget, isArray, isRef, type PdfDict, type PdfValue } from '../../typesetting/sign/pdf/values.js'
import { incrementalUpdate, valueText } from '../../typesetting/sign/pdf/write.js'
import type { Signer } from '../../typesetting/sign/signer.js'
import { verifyPdf, type PdfVerification, type VerifyOptions } from '../../typesetting/sign/verify.js'
import {
  authority,
  checkedAt,
  day,
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
const codes = (result: PdfVerification, index = 0): string[] =>
  (result.signatures[index]?.reasons ?? result.reasons).map(({ code }) => code)

let signed: Buffer
beforeAll(async () => {
  signed = await signedLetter(signer, { data: '{"ก":1}' })
})

/** A forger's incremental update: objects by number, with the file's own trailer unless another one is given. */
function updated(
  file: Buffer,
  objects: Record<number, string>,
  trailer: Record<string, PdfValue> = {},
  generation = 0,
): Buffer {
  const { crossReference } = new PdfFile(file, new Budget(1_000_000))
  const base = {
    length: file.length,
    trailer: new Map([...crossReference.trailer, ...Object.entries(trailer)]),
    offset: crossReference.offset,
  }
  const list = Object.entries(objects).map(([number, text]) => ({
    number: Number(number),
    generation,
    text,
  }))
  return Buffer.concat([file, incrementalUpdate(base, list, crossReference.entries.size + 50)])
}

interface Parts {
  readonly file: PdfFile
  readonly root: number
  readonly page: number
  readonly pageDict: PdfDict
  readonly field: number
}

function partsOf(bytes: Buffer): Parts {
  const file = new PdfFile(bytes, new Budget(1_000_000))
  const kids = file.follow(file.dict(file.root.get('Pages'))?.get('Kids'))
  const [page] = isArray(kids) ? kids : []
  const fields = file.follow(file.dict(file.root.get('AcroForm'))?.get('Fields'))
  const [field] = isArray(fields) ? fields : []
  const number = (value: PdfValue | undefined): number => (isRef(value) ? value.number : -1)
  return {
    file,
    root: number(file.crossReference.trailer.get('Root')),
    page: number(page),
    pageDict: file.dict(page) ?? new Map(),
    field: number(field),
  }
}

const withKeys = (dict: PdfDict, changes: Record<string, PdfValue>): string =>
  valueText(new Map([...dict, ...Object.entries(changes)]))
const ref = (number: number): PdfValue => ({ kind: 'ref', number, generation: 0 })
const name = (text: string): PdfValue => ({ kind: 'name', text })
const stream = (text: string): string => `<</Length ${text.length}>>\nstream\n${text}\nendstream`

describe('a letter changed after signing is never valid', () => {
  test('whichever byte outside the signature is changed', () => {
    const gap = {
      start: signed.indexOf('/Contents <') + 10,
      end: signed.indexOf('>', signed.indexOf('/Contents <')) + 1,
    }
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        fc.pre(at < gap.start || at >= gap.end)
        const changed = Buffer.from(signed)
        changed[at]! ^= mask
        expect(['broken', 'unreadable', 'unsigned']).toContain(verify(changed).verdict)
      }),
      { numRuns: 400 },
    )
  })

  test('whichever digit inside the signature is changed, but for the version number of the CMS', () => {
    const start = signed.indexOf('/Contents <') + 11
    const end = signed.indexOf('>', start)
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: end - 1 }),
        fc.constantFrom(...'0123456789abcdef'),
        (at, digit) => {
          fc.pre(String.fromCharCode(signed[at]!) !== digit)
          fc.pre(![50, 51].includes(at - start))
          const changed = Buffer.from(signed)
          changed.write(digit, at, 'latin1')
          expect(verify(changed).verdict).toBe('broken')
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each<[string, (parts: Parts) => [Record<number, string>, Record<string, PdfValue>?]]>([
    [
      'other content on its page',
      ({ page, pageDict }) => [
        { [page]: withKeys(pageDict, { Contents: ref(90) }), 90: stream('0 0 9 9 re f') },
      ],
    ],
    [
      'its content stream exchanged',
      ({ pageDict }) => [
        { [(pageDict.get('Contents') as { number: number }).number]: stream('0 0 9 9 re f') },
      ],
    ],
    [
      'a note laid over its text',
      ({ page, pageDict }) => [
        {
          [page]: withKeys(pageDict, { Annots: [...(pageDict.get('Annots') as PdfValue[]), ref(90)] }),
          90: '<</Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /Contents (x)>>',
        },
      ],
    ],
    [
      'an unsigned signature field laid over its text',
      ({ page, pageDict }) => [
        {
          [page]: withKeys(pageDict, { Annots: [...(pageDict.get('Annots') as PdfValue[]), ref(90)] }),
          90: '<</Type /Annot /Subtype /Widget /FT /Sig /T (x) /Rect [0 0 500 500]>>',
        },
      ],
    ],
    [
      'a field that borrows its own signature',
      ({ page, pageDict, file, field }) => [
        {
          [page]: withKeys(pageDict, { Annots: [...(pageDict.get('Annots') as PdfValue[]), ref(90)] }),
          90: withKeys(file.numbered(field) as PdfDict, {
            T: name('x'),
            Rect: [0, 0, 500, 500],
            A: new Map([['S', name('JavaScript')]]),
          }),
        },
      ],
    ],
    [
      'other pages',
      ({ root, file }) => [
        { [root]: withKeys(file.root, { Pages: ref(90) }), 90: '<</Type /Pages /Kids [] /Count 0>>' },
      ],
    ],
    [
      'a program that runs on opening',
      ({ root, file }) => [
        { [root]: withKeys(file.root, { OpenAction: ref(90) }), 90: '<</S /JavaScript /JS (x)>>' },
      ],
    ],
    ['another catalog', ({ file }) => [{ 90: valueText(file.root) }, { Root: ref(90) }]],
    ['other embedded data', ({ root, file }) => [{ [root]: withKeys(file.root, { AF: [] }) }]],
    [
      'the picture of its signature exchanged',
      ({ field, file }) => [
        {
          [field]: withKeys(file.numbered(field) as PdfDict, { AP: new Map([['N', ref(90)]]) }),
          90: stream('0 0 9 9 re f'),
        },
      ],
    ],
    [
      'a form that asks the reader to draw anew',
      ({ root, file }) => [
        {
          [root]: withKeys(file.root, {
            AcroForm: new Map([...file.dict(file.root.get('AcroForm'))!, ['NeedAppearances', true]]),
          }),
        },
      ],
    ],
  ])('with %s', (_, forge) => {
    const forged = updated(signed, ...forge(partsOf(signed)))
    const result = verify(forged)
    expect(result.verdict).toBe('broken')
    expect(codes(result)).toContain('CHANGED_AFTER_SIGNING')
    expect(result.signatures[0]?.coversWholeFile).toBe(false)
  })

  test('with its signature taken out of the form', () => {
    const { root, file } = partsOf(signed)
    const without = new Map([...file.root].filter(([key]) => key !== 'AcroForm'))
    const result = verify(updated(signed, { [root]: valueText(without) }))
    expect(result.verdict).toBe('broken')
    expect(codes(result)).toContain('REMOVED_LATER')
  })

  test('with an object slipped in that it referred to and that did not exist', async () => {
    const hollow = (await letter({ signer })).toString('latin1').replace('/Tabs /S\n', '/X 90 0 R')
    const prepared = signPlace(Buffer.from(hollow, 'latin1'), signer)
    expect(verify(prepared).verdict).toBe('valid')
    const forged = updated(prepared, { 90: stream('0 0 9 9 re f') })
    expect(codes(verify(forged))).toContain('CHANGED_AFTER_SIGNING')
  })

  test('with an older object of the signed part brought back by a new cross-reference', () => {
    const { pageDict } = partsOf(signed)
    const content = (pageDict.get('Contents') as { number: number }).number
    const table = `xref\n${content} 1\n${String(signed.indexOf(' 0 obj') - 1).padStart(10, '0')} 00000 n \ntrailer\n`
    const { crossReference } = new PdfFile(signed, new Budget(1_000_000))
    const trailer = valueText(new Map([...crossReference.trailer, ['Prev', crossReference.offset]]))
    const forged = Buffer.concat([
      signed,
      Buffer.from(`\n${table}${trailer}\nstartxref\n${signed.length + 1}\n%%EOF\n`),
    ])
    expect(['broken', 'unreadable']).toContain(verify(forged).verdict)
  })

  test('with a part that nothing refers to any more, because its generation went on', () => {
    const { file, pageDict } = partsOf(signed)
    const content = (pageDict.get('Contents') as { number: number }).number
    const { dict, data } = file.numbered(content) as { dict: PdfDict; data: Buffer }
    const text = `${valueText(dict)}\nstream\n${data.toString('latin1')}\nendstream`
    expect(codes(verify(updated(signed, { [content]: text }, {}, 0)))).toContain('ADDED_LATER')
    expect(codes(verify(updated(signed, { [content]: text }, {}, 1)))).toContain('CHANGED_AFTER_SIGNING')
  })

  test('with something unreadable behind it', () => {
    const forged = Buffer.concat([signed, Buffer.from('\nstartxref\n5\n%%EOF\n')])
    expect(verify(forged).verdict).toBe('unreadable')
  })
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

describe('what a later signature may do', () => {
  test('nothing, when the first one certified the letter against all changes', async () => {
    const lock = '/Reference [<</TransformMethod /DocMDP /TransformParams <</P 1>>>>]'
    const file = (await letter({ signer, reason: 'ลงนามรับรองหนังสือ' })).toString('latin1')
    // The reason gives its place to the lock; lengths stay.
    const reason = /\/Reason <[0-9A-F]+>/.exec(file)![0]
    const locked = Buffer.from(file.replace(reason, lock.padEnd(reason.length)), 'latin1')
    expect(lock.length).toBeLessThanOrEqual(reason.length)
    const certified = signPlace(locked, signer)
    expect(verify(certified).verdict).toBe('valid')
    const twice = await appendSignature(certified, signer, { field: 'สอง', at: signedAt })
    expect(codes(verify(twice))).toContain('CHANGED_AFTER_SIGNING')
  })

  test('be there with material to prove the certificate later', () => {
    const { root, file } = partsOf(signed)
    const proven = updated(signed, { [root]: withKeys(file.root, { DSS: ref(90) }), 90: '<</Certs []>>' })
    expect([verify(proven).verdict, codes(verify(proven))]).toEqual([
      'valid',
      expect.arrayContaining(['ADDED_LATER']),
    ])
  })

  test("not lend the first one's confirmation to a stranger: the file is as good as its worst signature", async () => {
    const stranger = makeCertificate({
      subject: { commonName: 'คนแปลกหน้า', organization: '-' },
      validFrom: day('2026-01-01'),
      validUntil: day('2028-01-01'),
      use: 'signature',
    })
    const twice = await appendSignature(signed, signerOf(stranger), { field: 'สอง', at: signedAt })
    const { verdict, signatures } = verify(twice)
    expect([verdict, ...signatures.map(({ status }) => status)]).toEqual([
      'unknownIssuer',
      'valid',
      'unknownIssuer',
    ])
  })

  test('not excuse a change: a broken one breaks the first as well', async () => {
    const twice = await appendSignature(signed, signer, { field: 'สอง', at: signedAt })
    const spoilt = Buffer.from(twice)
    spoilt[twice.lastIndexOf('/Contents <') + 300]! ^= 1
    const result = verify(spoilt)
    expect(result.signatures.map(({ status }) => status)).toEqual(['broken', 'broken'])
  })
})

describe('every input has an answer', () => {
  const clean = (result: PdfVerification): boolean =>
    ['valid', 'unknownIssuer', 'broken', 'unsigned', 'unreadable'].includes(result.verdict)

  test('a letter cut off anywhere is never valid', () => {
    fc.assert(
      fc.property(fc.nat(signed.length - 1), (length) => {
        expect(['unreadable', 'unsigned', 'broken']).toContain(verify(signed.subarray(0, length)).verdict)
      }),
    )
  })

  test('a letter with many damaged places never makes the check fall over', () => {
    const places = fc.array(fc.tuple(fc.nat(signed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(places, (changes) => {
        const copy = Buffer.from(signed)
        for (const [at, byte] of changes) copy[at] = byte
        expect(clean(verify(copy))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('a signature of damaged CMS never makes the check fall over', () => {
    const start = signed.indexOf('/Contents <') + 11
    const cms = 2 * signer.cms(Buffer.alloc(32)).length
    const places = fc.array(fc.tuple(fc.nat(cms), fc.constantFrom(...'0123456789abcdef')), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(places, (changes) => {
        const copy = Buffer.from(signed)
        for (const [at, digit] of changes) copy.write(digit, start + at, 'latin1')
        expect(clean(verify(copy))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test.each<[string, () => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n')],
    ['a header alone', () => Buffer.from('%PDF-1.7\n')],
    [
      'a cross-reference to itself',
      () => Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF'),
    ],
    [
      'billions of entries',
      () => Buffer.from('%PDF-1.7\nxref\n0 8000000\ntrailer\n<<>>\nstartxref\n9\n%%EOF'),
    ],
    ['deep nesting', () => plainPdf('['.repeat(200_000))],
    ['an object that is its own length', () => plainPdf('<</Length 2 0 R>>\nstream\n')],
    ['a catalog that refers to itself', () => plainPdf('1 0 R')],
    [
      'fields that are their own kids',
      () => plainPdf('<</AcroForm <</Fields [1 0 R]>> /Kids [1 0 R] /T (x) /FT /Sig>>'),
    ],
    ['a hundred thousand ends', () => Buffer.concat([signed, Buffer.from('%%EOF\n'.repeat(100_000))])],
    ['a flood behind a small stream', () => bomb()],
    ['a forest of blanks', () => plainPdf(' '.repeat(5_000_000))],
    [
      'an encrypted file',
      () => Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R /Encrypt <<>>>>\nstartxref\n9\n%%EOF'),
    ],
  ])(
    '%s is unreadable or unsigned, quickly',
    (_, make) => {
      const file = make()
      const before = process.cpuUsage()
      const result = verify(file)
      const { user, system } = process.cpuUsage(before)
      expect(['unreadable', 'unsigned']).toContain(result.verdict)
      // Of the processor: what other processes do meanwhile does not count.
      expect((user + system) / 1e6).toBeLessThan(15)
    },
    120_000,
  )

  test('two readings of one file are none: a key said twice is refused', () => {
    expect(verify(plainPdf('<</Lang (th)>>')).verdict).toBe('unsigned')
    expect(verify(plainPdf('<</Lang (th) /Lang (en)>>')).verdict).toBe('unreadable')
  })

  test('a letter that is not signed is unsigned, and says so', async () => {
    expect(verify(await letter())).toEqual({ verdict: 'unsigned', signatures: [], reasons: [] })
  })

  test('every reason has a Thai and an English sentence', () => {
    for (const { th, en } of verify(Buffer.from('x')).reasons) {
      expect(th).toMatch(/[ก-๙]/)
      expect(en).toMatch(/^[A-Z]/)
    }
  })
})

/** A file whose catalog, object 1, has this text. */
function plainPdf(catalog: string): Buffer {
  const body = `%PDF-1.7\n1 0 obj\n${catalog}\nendobj\n`
  const table = 'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000009 00000 n \n'
  return Buffer.from(
    `${body}${table}trailer\n<</Size 3 /Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

/** A cross-reference stream that inflates to a gigabyte. */
function bomb(): Buffer {
  const data = deflateSync(Buffer.alloc(1_000_000_000), { level: 9 })
  const head = `%PDF-1.7\n1 0 obj\n<</Type /XRef /W [1 4 2] /Size 1000 /Root 2 0 R /Filter /FlateDecode /Length ${data.length}>>\nstream\n`
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n')])
}
