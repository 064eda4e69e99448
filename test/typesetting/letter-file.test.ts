import { stamp, materialise } from '../../typesetting/stamp.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { signPlace, signTail } from '../../typesetting/sign/fill.js'
import { reserve } from '../../typesetting/sign/place.js'
import { verifyPdf } from '../../typesetting/sign/verify.js'
import { everything, everyValue } from './everything.js'
import {
  authority,
  checkedAt,
  hasVeraPdf,
  officeKey,
  onDisk,
  run,
  signedAt,
  signerOf,
  testWith,
  veraPdf,
} from './sign-office.js'

const signer = signerOf(officeKey())
const signature = { contentsBytes: reserve(signer), at: signedAt, reason: 'ลงนามหนังสือ' }
const trusted = { trustedPem: [authority.certificatePem], now: checkedAt }
const { data: _, ...withoutData } = everything

async function stamped() {
  const typesetter = await openTypesetter()
  const template = await typesetter.compile(everything, { signature })
  const letter = stamp(template, everyValue, (prefix, tail) => signTail(prefix, tail, signer))
  return { letter, template, file: Buffer.from(materialise(template, letter.tail)) }
}

describe('the file of a letter', () => {
  test('the same letter is the same bytes, from another typesetter too', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map(async () => (await openTypesetter()).render(everything, { values: everyValue })),
    )
    expect(Buffer.from(a!).equals(Buffer.from(b!))).toBe(true)
  })

  test('a letter rendered and then signed is valid', async () => {
    const typesetter = await openTypesetter()
    const pdf = await typesetter.render(everything, { values: everyValue, signature })
    expect(verifyPdf(signPlace(pdf, signer), trusted).verdict).toBe('valid')
  })

  test('a stamped letter carries its own signature, and one flipped byte is noticed', async () => {
    const { file } = await stamped()
    expect(verifyPdf(file, trusted)).toMatchObject({
      verdict: 'valid',
      signatures: [{ coversWholeFile: true }],
    })
    for (const at of [2000, Math.floor(file.length / 2), file.lastIndexOf('Tj')]) {
      const changed = Buffer.from(file)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(verifyPdf(changed, trusted).verdict).not.toBe('valid')
    }
  })

  testWith('pdfsig')('poppler finds the stamped letter’s signature valid', async () => {
    const { file } = await stamped()
    expect(run('pdfsig', '-nocert', onDisk(file))).toContain('Signature is Valid.')
  })

  testWith('qpdf')('qpdf finds nothing wrong', async () => {
    const typesetter = await openTypesetter()
    const rendered = onDisk(await typesetter.render(everything, { values: everyValue }))
    for (const path of [rendered, onDisk((await stamped()).file)]) {
      expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
    }
  })

  testWith('veraPDF', hasVeraPdf)(
    'an archive takes it: PDF/A-3u with data, 2u without, PDF/UA-1 both',
    async () => {
      const typesetter = await openTypesetter()
      const [a3, a2] = await Promise.all(
        [everything, withoutData].map(async (document) =>
          onDisk(await typesetter.render(document, { values: everyValue })),
        ),
      )
      const sent = onDisk((await stamped()).file)
      const passes = (...paths: string[]): unknown =>
        expect.stringMatching(new RegExp(`^(PASS \\S+ \\S+\\s+){${paths.length}}$`))
      expect(veraPdf('3u', a3!, sent)).toEqual(passes(a3!, sent))
      expect(veraPdf('2u', a2!)).toEqual(passes(a2!))
      expect(veraPdf('ua1', a3!, a2!, sent)).toEqual(passes(a3!, a2!, sent))
    },
  )
})
