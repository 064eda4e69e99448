import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FontRefused } from '../../typesetting/errors.js'
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
      expect(veraPdf('3u,ua1', a3!, sent)).toMatch(/^(PASS \S+ \S+\s+){4}$/)
      expect(veraPdf('2u,ua1', a2!)).toMatch(/^(PASS \S+ \S+\s+){2}$/)
    },
  )
})

describe('baked fonts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wian-baked-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('from the cache make the same letter as fresh ones, and nothing is written without a folder', async () => {
    const fresh = await (await openTypesetter()).render(everything, { values: everyValue })
    expect(readdirSync(folder)).toEqual([])
    for (let start = 1; start <= 2; start += 1) {
      const typesetter = await openTypesetter({ cacheDir: folder })
      const pdf = await typesetter.render(everything, { values: everyValue })
      expect(Buffer.from(pdf).equals(Buffer.from(fresh))).toBe(true)
    }
    // Regular, bold, italic: one file for each that was drawn with, named by what is in it.
    expect(readdirSync(folder)).toHaveLength(3)
    for (const name of readdirSync(folder)) expect(name).toMatch(/^[0-9a-f]{64}-\d+\.baked$/)
  })

  test('a spoilt file in the cache is baked anew', async () => {
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'spoilt')
    const pdf = await (await openTypesetter({ cacheDir: folder })).render(everything, { values: everyValue })
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  test('a file that is no TrueType font is refused', async () => {
    const fonts = [{ family: 'x', regular: Buffer.from('OTTO not a font'), scale: 1 }]
    const typesetter = await openTypesetter({ fonts })
    await expect(
      typesetter.render({ ...everything, style: { font: 'x' } }, { values: everyValue }),
    ).rejects.toThrow(FontRefused)
  })
})
