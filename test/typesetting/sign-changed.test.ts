import fc from 'fast-check'
import { appendSignature } from '../../typesetting/sign/append.js'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { signPlace } from '../../typesetting/sign/fill.js'
import { PdfFile } from '../../typesetting/sign/pdf/file.js'
import { Budget, type PdfDict, type PdfValue } from '../../typesetting/sign/pdf/values.js'
import { valueText } from '../../typesetting/sign/pdf/write.js'
import {
  codes,
  name,
  partsOf,
  ref,
  signer,
  stream,
  updated,
  verify,
  withKeys,
  type Parts,
} from './sign-forger.js'
import { day, letter, signedAt, signedLetter, signerOf } from './sign-office.js'

let signed: Buffer
beforeAll(async () => {
  signed = await signedLetter(signer, { data: '{"ก":1}' })
})

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
