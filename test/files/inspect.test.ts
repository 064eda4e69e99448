import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FILE_REASON_CODES, fileReasonText, verdictOf, type FileReasonCode } from '../../domain/file.js'
import { inspect } from '../../files/inspect/inspect.js'
import { bufferSource, fileSource } from '../../files/inspect/source.js'
import { lookThrough } from '../../files/inspect/zip.js'
import * as corpus from './corpus.js'

type Case = readonly [
  what: string,
  name: string,
  content: () => Buffer | Promise<Buffer>,
  code: FileReasonCode | undefined,
]

const { docx, eicar, jpeg, marked, odt, packed, pdf, png, program, renamed, xlsx, zip, compound } = corpus
const rels = (target: string) => ({
  'word/_rels/document.xml.rels': `<Relationships>${target}</Relationships>`,
})
const nulls = (bytes: number) => Buffer.alloc(bytes)

const TAKEN = (
  [
    ['a PDF', 'หนังสือ.pdf', () => pdf()],
    ['a PDF whose objects are packed', 'a.pdf', () => pdf(packed('<</Type/Pages/Kids[]/Count 0>>'))],
    ['a PNG', 'a.PNG', () => png()],
    ['a JPEG', 'a.jpeg', () => jpeg()],
    ['a text in Thai', 'a.txt', () => Buffer.from('\ufeffเรียน ผู้อำนวยการ\r\n')],
    ['a text in Windows-874', 'a.txt', () => Buffer.from([0xe0, 0xc3, 0xd5, 0xc2, 0xb9, 0x0d, 0x0a])],
    ['a CSV that begins like a bitmap', 'a.csv', () => Buffer.from('BM,รหัส\n1,2\n')],
    ['a document', 'a.docx', () => docx()],
    ['a recording', 'a.mp4', () => Buffer.from('\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2mdat')],
    [
      'a recording of sound',
      'a.mp3',
      () => Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(420)]),
    ],
    [
      'a document with a link to click',
      'a.docx',
      () =>
        docx(rels('<Relationship Type="x/hyperlink" Target="https://example.go.th" TargetMode="External"/>')),
    ],
    ['a workbook', 'a.xlsx', () => xlsx()],
    ['a workbook behind a chart', 'a.docx', async () => docx({ 'word/embeddings/w.xlsx': await xlsx() })],
    ['a text of LibreOffice', 'a.odt', () => odt()],
    [
      'an archive of such files',
      'a.zip',
      async () => zip({ 'ก/หนังสือ.pdf': pdf(), 'ก/ตาราง.xlsx': await xlsx() }),
    ],
  ] as const
).map((one): Case => [...one, undefined])

const STOPPED: readonly Case[] = [
  ['nothing', 'a.pdf', () => nulls(0), 'EMPTY'],
  ['the EICAR test file', 'a.txt', eicar, 'VIRUS'],
  ['the EICAR test file in an archive', 'a.zip', () => zip({ 'a.txt': eicar() }), 'VIRUS'],
  ['a program', 'a.exe', program, 'PROGRAM'],
  ['a renamed program', 'รายงาน.pdf', program, 'PROGRAM'],
  ['a program with two extensions', 'a.pdf.exe', program, 'PROGRAM'],
  ['a program behind a turned name', 'cod\u202efdp.exe', program, 'PROGRAM'],
  ['a program in an archive', 'a.zip', () => zip({ 'a.pdf': program() }), 'PROGRAM'],
  ['a script', 'a.sh', () => Buffer.from('#!/bin/sh\n'), 'KIND_NOT_TAKEN'],
  ['a script called text', 'a.txt', () => Buffer.from('#!/bin/sh\n'), 'ACTIVE_TEXT'],
  ['a web page called text', 'a.txt', () => Buffer.from('\n<!DOCTYPE html><p>'), 'ACTIVE_TEXT'],
  ['an SVG called CSV', 'a.csv', () => Buffer.from('x <svg onload=alert(1)>'), 'ACTIVE_TEXT'],
  ['an SVG', 'a.svg', () => Buffer.from('<svg/>'), 'KIND_NOT_TAKEN'],
  ['a PDF called text', 'a.txt', () => pdf(), 'NAME_LIES'],
  ['a PNG called PDF', 'a.pdf', () => png(), 'NAME_LIES'],
  ['a workbook called document', 'a.docx', () => xlsx(), 'NAME_LIES'],
  ['a bare archive called document', 'a.docx', () => zip({ 'a.txt': 'ก' }), 'NAME_LIES'],
  ['binary called text', 'a.txt', () => nulls(64), 'NAME_LIES'],
  ['an old document', 'a.doc', () => compound('WordDocument'), 'KIND_NOT_TAKEN'],
  ['an old document called new', 'a.docx', () => compound('WordDocument'), 'NAME_LIES'],
  ['a document with a password', 'a.docx', () => compound('EncryptedPackage'), 'ENCRYPTED'],
  ['a PDF with a password', 'a.pdf', () => pdf('trailer <</Encrypt 5 0 R>>'), 'ENCRYPTED'],
  ['an archive with a password', 'a.zip', async () => marked(await zip({ 'a.txt': 'secret' })), 'ENCRYPTED'],
  [
    'a text of LibreOffice with a password',
    'a.odt',
    () => odt({ 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    'ENCRYPTED',
  ],
  ['a PDF with JavaScript', 'a.pdf', () => pdf('<</S /JavaScript /JS (x)>>'), 'PDF_ACTIVE'],
  ['a PDF with JavaScript written in hex', 'a.pdf', () => pdf('<</S /J#61v#61Script>>'), 'PDF_ACTIVE'],
  ['a PDF with packed JavaScript', 'a.pdf', () => pdf(packed('<</S/JavaScript>>')), 'PDF_ACTIVE'],
  ['a PDF that launches', 'a.pdf', () => pdf('<</S /Launch /F (cmd.exe)>>'), 'PDF_ACTIVE'],
  ['a PDF with a file in it', 'a.pdf', () => pdf('<</Type /EmbeddedFile>>'), 'PDF_ACTIVE'],
  [
    'a PDF whose object stream cannot be read',
    'a.pdf',
    () => pdf(packed('x').replace('FlateDecode', 'LZWDecode')),
    'OPAQUE',
  ],
  ['half a PDF', 'a.pdf', () => pdf().subarray(0, 40), 'BROKEN'],
  [
    'a PDF that is an archive too',
    'a.pdf',
    async () => Buffer.concat([pdf(), await zip({ 'a.txt': 'x' })]),
    'POLYGLOT',
  ],
  ['a PNG with something behind', 'a.png', () => png(2, 2, '<script>'), 'POLYGLOT'],
  ['a PNG that is a PDF too', 'a.png', () => png(2, 2, '%PDF-1.7'), 'POLYGLOT'],
  ['a picture of 10^10 pixels', 'a.png', () => png(100_000, 100_000), 'IMAGE_TOO_LARGE'],
  ['a JPEG of 65,000 by 65,000', 'a.jpg', () => jpeg(65_000, 65_000), 'IMAGE_TOO_LARGE'],
  ['half a PNG', 'a.png', () => png().subarray(0, 40), 'BROKEN'],
  [
    'half an archive',
    'a.zip',
    async () => (await zip({ 'a.txt': 'x'.repeat(99) })).subarray(0, 60),
    'BROKEN',
  ],
  ['a document with macros', 'a.docm', () => docx({ 'word/vbaProject.bin': 'x' }), 'MACROS'],
  ['a document with macros called plain', 'a.docx', () => docx({ 'word/vbaProject.bin': 'x' }), 'MACROS'],
  ['a workbook with macros', 'a.xlsm', () => xlsx({ 'xl/vbaProject.bin': 'x' }), 'MACROS'],
  ['a workbook with controls', 'a.xlsx', () => xlsx({ 'xl/activeX/activeX1.bin': 'x' }), 'MACROS'],
  ['a text of LibreOffice with macros', 'a.odt', () => odt({ 'Basic/Standard/Module1.xml': 'x' }), 'MACROS'],
  [
    'a workbook with macros in an archive',
    'a.zip',
    async () => zip({ 'a.xlsx': await xlsx({ 'xl/vbaProject.bin': 'x' }) }),
    'MACROS',
  ],
  [
    'a document with DDE in pieces',
    'a.docx',
    () =>
      docx({ 'word/document.xml': '<w:instrText>DD</w:instrText><w:instrText>EAUTO c:\\x</w:instrText>' }),
    'DDE',
  ],
  [
    'a document with DDE in a simple field',
    'a.docx',
    () => docx({ 'word/header1.xml': '<w:fldSimple w:instr="DDE cmd x"/>' }),
    'DDE',
  ],
  [
    'a workbook with DDE',
    'a.xlsx',
    () => xlsx({ 'xl/externalLinks/externalLink1.xml': '<ddeLink ddeService="cmd"/>' }),
    'DDE',
  ],
  [
    'a document with DDE in UTF-16',
    'a.docx',
    () => docx({ 'word/document.xml': Buffer.from('\ufeff<w:fldSimple w:instr="DDE cmd"/>', 'utf16le') }),
    'DDE',
  ],
  [
    'a workbook that reads another',
    'a.xlsx',
    () => xlsx({ 'xl/externalLinks/externalLink1.xml': '<externalBook/>' }),
    'EXTERNAL_LINKS',
  ],
  [
    'a document with a template from outside',
    'a.docx',
    () =>
      docx(rels('<Relationship Type="x/attachedTemplate" Target="http://a.invalid" TargetMode="External"/>')),
    'EXTERNAL_LINKS',
  ],
  [
    'a document with an object',
    'a.docx',
    () => docx({ 'word/embeddings/oleObject1.bin': 'x' }),
    'EMBEDDED_OBJECT',
  ],
  ['a bomb', 'a.zip', () => zip({ 'a.txt': nulls(40 * 2 ** 20) }), 'ARCHIVE_BOMB'],
  [
    'a bomb called workbook',
    'a.xlsx',
    () => xlsx({ 'xl/worksheets/sheet2.xml': nulls(40 * 2 ** 20) }),
    'ARCHIVE_BOMB',
  ],
  [
    'a bomb of many names',
    'a.zip',
    () => zip(Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`${n}.txt`, 'x']))),
    'ARCHIVE_BOMB',
  ],
  [
    'an archive in an archive',
    'a.zip',
    async () => zip({ 'b.zip': await zip({ 'a.txt': 'x' }) }),
    'ARCHIVE_NESTED',
  ],
  [
    'an archive that climbs out of its folder',
    'a.zip',
    async () => renamed(await zip({ 'aa/a.txt': 'x' }), 'aa/a.txt', '../a.txt'),
    'ARCHIVE_PATHS',
  ],
  [
    'an archive with an absolute name',
    'a.zip',
    async () => renamed(await zip({ 'aaa.txt': 'x' }), 'aaa.txt', '/aa.txt'),
    'ARCHIVE_PATHS',
  ],
]

describe('a file is judged by its content', () => {
  it.each(TAKEN)('%s is taken', async (_, name, content) => {
    expect((await inspect(bufferSource(await content()), name)).reason).toBeUndefined()
  })

  it.each(STOPPED)('%s is stopped', async (_, name, content, code) => {
    expect((await inspect(bufferSource(await content()), name)).reason?.code).toBe(code)
  })

  it('and the same on the disk as in memory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wian-inspect-'))
    const path = join(folder, 'file')
    for (const [what, name, content, code] of [...TAKEN, ...STOPPED].filter((_, at) => at % 3 === 0)) {
      await writeFile(path, await content())
      expect([what, (await inspect(await fileSource(path), name)).reason?.code]).toEqual([what, code])
    }
    await rm(folder, { recursive: true })
  })

  it('finds what is hidden far inside a large PDF, wherever the windows of reading fall', async () => {
    for (const before of [262_100, 262_140, 524_288, 700_001]) {
      const large = pdf(`(${'x'.repeat(before)})`, packed('<</S/JavaScript>>'))
      const folder = await mkdtemp(join(tmpdir(), 'wian-inspect-'))
      await writeFile(join(folder, 'a'), large)
      const { reason } = await inspect(await fileSource(join(folder, 'a')), 'a.pdf')
      expect([before, reason?.code]).toEqual([before, 'PDF_ACTIVE'])
      await rm(folder, { recursive: true })
    }
  })

  it('adds up what the parts of an archive unpack to, however well each is packed', async () => {
    const source = bufferSource(await zip({ 'a.txt': 'x'.repeat(60), 'b.txt': 'y'.repeat(60) }))
    const look = (bytes: number) =>
      lookThrough(source, { entries: 10, bytes }, () => Promise.resolve(undefined))
    expect(await look(120)).toBeUndefined()
    expect(await look(119)).toMatchObject({ code: 'ARCHIVE_BOMB' })
  })

  it('names the file inside an archive that it stops at', async () => {
    const { reason } = await inspect(bufferSource(await zip({ 'ก/ข.pdf': program() })), 'a.zip')
    expect(reason).toMatchObject({ code: 'PROGRAM', entry: 'ก/ข.pdf' })
    expect(fileReasonText(reason!)).toEqual({
      th: '“ก/ข.pdf” ข้างใน: เนื้อหาเป็นโปรแกรม (exe)',
      en: '“ก/ข.pdf” inside: The content is a program (exe).',
    })
  })
})

describe('a reason', () => {
  it.each(FILE_REASON_CODES)('%s speaks Thai and English, and holds nothing where nobody scans', (code) => {
    const { th, en } = fileReasonText({ code })
    expect(th).toMatch(/[ก-๙]/)
    expect(en).toMatch(/[a-z]/)
    expect(verdictOf({ code }, false)).toBe('refused')
  })
})
