import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import type { PdfVerification } from '../../typesetting/sign/verify.js'
import { signer, verify } from './sign-forger.js'
import { letter, signedLetter } from './sign-office.js'

let signed: Buffer
beforeAll(async () => {
  signed = await signedLetter(signer, { data: '{"ก":1}' })
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
