import { createHash } from 'node:crypto'
import fc from 'fast-check'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRawStream,
  decodePDFRawStream,
} from 'pdf-lib'
import { fileId, pdfDate, StructureTree } from '../../typesetting/pdfa.js'
import { srgbProfile } from '../../typesetting/pdfa/icc.js'
import { xmpPacket } from '../../typesetting/pdfa/xmp.js'
import {
  hasVeraPdf,
  letter,
  onDisk,
  run,
  signedAt,
  signedLetter,
  signerOf,
  officeKey,
  testWith,
  veraPdf,
} from './sign-office.js'

const halves = async (bytes: Uint8Array): Promise<string[]> => {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false })
  const id = doc.context.trailerInfo.ID as PDFArray
  return [0, 1].map((index) => id.lookup(index, PDFHexString).asString())
}

describe('a letter as PDF/A', () => {
  test('made twice is the same file, byte by byte', async () => {
    const data = JSON.stringify({ number: 'ศธ ๐๔๐๑/๑' })
    expect((await letter({ data })).equals(await letter({ data }))).toBe(true)
  })

  test('whose content differs has another identifier, but is known as the same document', async () => {
    const [one, other] = [
      await halves(await letter({ data: '1' })),
      await halves(await letter({ data: '2' })),
    ]
    expect(one[0]).toBe(other[0])
    expect(one[1]).not.toBe(other[1])
    expect(one[1]).not.toMatch(/^0+$/)
  })

  test('carries its data as an associated file', async () => {
    const data = JSON.stringify({ number: 'ศธ ๐๔๐๑/๑' })
    const doc = await PDFDocument.load(await letter({ data }))
    const file = doc.catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict)
    expect(file.lookup(PDFName.of('AFRelationship'))).toBe(PDFName.of('Data'))
    const stream = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')) as PDFRawStream
    expect(Buffer.from(decodePDFRawStream(stream).decode()).toString()).toBe(data)
    const sum = stream.dict.lookup(PDFName.of('Params'), PDFDict).lookup(PDFName.of('CheckSum'), PDFHexString)
    expect(sum.asString()).toBe(createHash('md5').update(data).digest('hex'))
  })

  test('says it is part 3 with data inside and part 2 without', async () => {
    expect((await letter({ data: '{}' })).toString('latin1')).toContain('<pdfaid:part>3</pdfaid:part>')
    expect((await letter()).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
  })
})

describe('the metadata packet', () => {
  const facts = { lang: 'th', createdAt: signedAt }

  test('holds any title a person can type without breaking its XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const xml = xmpPacket({ ...facts, title }, { part: 3, ua: true }).toString('utf8')
        const inside = /<rdf:li xml:lang="x-default">([^<]*)<\/rdf:li>/.exec(xml)?.[1] ?? ''
        expect(inside.replace(/&(amp|lt|gt|quot);/g, '')).not.toMatch(/[&<>"]/)
        // eslint-disable-next-line no-control-regex
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      }),
    )
  })

  test('gives the instant of the letter in UTC, as the file does', () => {
    const xml = xmpPacket({ ...facts, title: 'ก' }, { part: 2, ua: false }).toString('utf8')
    expect(xml).toContain('<xmp:CreateDate>2026-11-20T03:04:05Z</xmp:CreateDate>')
    expect(pdfDate(signedAt)).toBe('D:20261120030405Z')
    expect(xml).not.toContain('pdfuaid:part')
  })
})

test('the colour profile says its own length and is the same every time', () => {
  const profile = srgbProfile()
  expect(profile.readUInt32BE(0)).toBe(profile.length)
  expect(profile.toString('latin1', 36, 40)).toBe('acsp')
  expect(profile.equals(srgbProfile())).toBe(true)
})

test('the same seeds give the same file identifier, and their border counts', () => {
  expect(fileId('ก', 'ข')).toBe(fileId('ก', 'ข'))
  expect(fileId('ab', 'c')).not.toBe(fileId('a', 'bc'))
  expect(fileId('x')).toMatch(/^[0-9A-F]{32}$/)
})

test('a paragraph that runs over two pages is one element with content on both', async () => {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const tree = new StructureTree(doc)
  const pages = [doc.addPage(), doc.addPage()].map((page) => page.ref)
  const paragraph = tree.add('P')
  const marks = pages.map((page) => tree.mark(paragraph, page))
  expect(marks.map(({ mcid }) => mcid)).toEqual([0, 0])
  tree.finish()
  const kids = doc.context.lookup(paragraph.ref, PDFDict).lookup(PDFName.of('K'), PDFArray)
  expect(kids.asArray().map((kid) => (kid as PDFDict).get(PDFName.of('Pg')))).toEqual(pages)
  expect(() => tree.finish()).toThrow()
})

testWith('pdfdetach')('poppler finds the embedded data', async () => {
  expect(run('pdfdetach', '-list', onDisk(await letter({ data: '{}' })))).toContain('letter.json')
})

testWith('qpdf')('qpdf has nothing to complain about', async () => {
  const path = onDisk(await signedLetter(signerOf(officeKey()), { data: '{}', box: [300, 100, 450, 160] }))
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
})

describe('veraPDF', () => {
  const judge = testWith('veraPDF: run `node scripts/verapdf.mjs 3u FILE` once; java', hasVeraPdf)

  judge('passes letters as PDF/A-3u, PDF/A-2u and PDF/UA-1', async () => {
    const facts = { title: 'หนังสือ <ก> & "ข"\u0007', author: 'สำนักงาน', subject: 'เรื่อง', keywords: ['ก', 'ข'] }
    const withData = onDisk(await signedLetter(signerOf(officeKey()), { data: '{}', facts }))
    const without = onDisk(await signedLetter(signerOf(officeKey()), { facts, box: [300, 100, 450, 160] }))
    expect(veraPdf('3u,ua1', withData)).toMatch(/^PASS 3u \S+\s+PASS ua1/)
    expect(veraPdf('2u,ua1', without)).toMatch(/^PASS 2u \S+\s+PASS ua1/)
  })

  judge('notices a letter that claims to be accessible and is not', async () => {
    expect(veraPdf('ua1', onDisk(await letter({ unmarked: true })))).toMatch(/^FAIL ua1/)
  })
})
