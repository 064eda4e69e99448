import { existsSync, readFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import { printFile } from '../../typesetting/print-file.js'
import { stampFamily, templateFor } from '../../typesetting/family.js'
import type { Block, Document } from '../../typesetting/model.js'
import { materialise } from '../../typesetting/stamp.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { everything, everyValue, PROSE } from './everything.js'
import { linesOf, readers } from './readers.js'

const pdfium = readers[0]!
const documentOf = (blocks: readonly Block[], more: Partial<Document> = {}): Document => ({
  title: 'หน้า',
  lang: 'th',
  id: 'pages',
  createdAt: '2026-01-01T00:00:00Z',
  blocks,
  ...more,
})
const line = (text: string, more: Partial<Extract<Block, { kind: 'paragraph' }>> = {}): Block => ({
  kind: 'paragraph',
  runs: [{ text }],
  ...more,
})
const prose = (text: string): Block => ({
  kind: 'paragraph',
  align: 'justify',
  firstIndentCm: 2.5,
  runs: [{ text }],
})

async function pagesOf(document: Document): Promise<readonly (readonly string[])[]> {
  const typesetter = await openTypesetter()
  return (await typesetter.inspect(document)).pages.map((page) => page.lines)
}

describe('pages of a letter', () => {
  const filler = (count: number) => Array.from({ length: count }, (_, i) => line(`บรรทัดที่ ${i + 1}`))

  test('a heading does not stay behind on the page before its text', async () => {
    const [first] = await pagesOf(documentOf(filler(60)))
    const room = first!.length
    const pages = await pagesOf(
      documentOf([...filler(room - 1), line('หัวข้อ', { keepWithNext: true }), line('เนื้อหา')]),
    )
    expect(pages[0]).not.toContain('หัวข้อ')
    expect(pages[1]).toEqual(['หัวข้อ', 'เนื้อหา'])
  })

  test('no paragraph leaves a single line at the foot or at the head of a page', async () => {
    const alone = (await pagesOf(documentOf([prose(PROSE[1]!)])))[0]!
    for (let before = 28; before < 42; before++) {
      const pages = await pagesOf(documentOf([...filler(before), prose(PROSE[1]!)]))
      const onFirst = pages[0]!.filter((text) => alone.includes(text)).length
      expect({ before, onFirst, isSingle: onFirst === 1 || onFirst === alone.length - 1 }).toMatchObject({
        isSingle: false,
      })
    }
  })

  test('the lines of a signature stay together', async () => {
    const signature: Block = {
      kind: 'signature',
      axisCm: 8,
      lines: [[{ text: 'ขอแสดงความนับถือ' }], [{ text: '(นางสาวสมมุติ ตัวอย่าง)' }], [{ text: 'ผู้อำนวยการ' }]],
      handBefore: 1,
      handSpacePt: 48,
    }
    for (let before = 30; before < 40; before++) {
      const pages = await pagesOf(documentOf([...filler(before), signature]))
      const holding = pages.filter((lines) => /ขอแสดง|สมมุติ|ผู้อำนวยการ/.test(lines.join(' ')))
      expect(holding).toHaveLength(1)
      expect(holding[0]!.at(-1)).toBe('ขอแสดงความนับถือ (นางสาวสมมุติ ตัวอย่าง) ผู้อำนวยการ')
    }
  })

  test('a row that does not fit goes to the next page whole, under the head again', async () => {
    const row = (...texts: string[]) => ({ cells: texts.map((text) => ({ runs: [{ text }] })) })
    const table: Block = {
      kind: 'table',
      columns: [{ widthCm: 2 }, { widthCm: 6 }],
      head: [row('ที่', 'ชื่อ')],
      rows: Array.from({ length: 30 }, (_, i) =>
        row(`${i + 1}`, 'สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๓ แห่งที่ยาวมาก'),
      ),
    }
    const typesetter = await openTypesetter()
    const pdf = await typesetter.render(documentOf([table]))
    const text = linesOf(await pdfium.read(pdf)).join('\n')
    expect(text.match(/ชื่อ/g)!.length).toBe((await PDFDocument.load(pdf)).getPageCount())
    const pages = await pagesOf(documentOf([table]))
    expect(pages.length).toBeGreaterThan(1)
    for (const lines of pages) for (const each of lines.slice(1)) expect(each).toMatch(/^\d+ สำนักงาน.*มาก$/)
  })

  test('page numbers begin on the second page, the catchword says how the next one begins', async () => {
    const typesetter = await openTypesetter()
    const document = documentOf([...filler(50), line('จบ')], {
      running: { pageNumber: {}, catchwords: true },
    })
    const text = await pdfium.read(await typesetter.render(document))
    const next = (await pagesOf(document))[1]![0]!
    expect(linesOf(text)).toContain(`/${next}...`)
    expect(linesOf(text)).toContain('- ๒ -')
    expect(text).not.toContain('- ๑ -')
  })

  test('a secret document says so at the top and the bottom of every page', async () => {
    const typesetter = await openTypesetter()
    const document = documentOf(filler(100), { running: { secrecy: { word: 'ลับมาก' } } })
    const pdf = await typesetter.render(document)
    const count = (await PDFDocument.load(pdf)).getPageCount()
    expect(count).toBeGreaterThan(1)
    expect((await pdfium.read(pdf)).match(/ลับมาก/g)).toHaveLength(2 * count)
  })

  test('the watermark does not stand between the words that are searched', async () => {
    const typesetter = await openTypesetter()
    const document = documentOf(PROSE.map(prose), { running: { watermark: 'ตัวอย่าง' } })
    const plain = documentOf(PROSE.map(prose))
    for (const reader of readers) {
      const [marked, unmarked] = await Promise.all(
        [document, plain].map(async (each) => linesOf(await reader.read(await typesetter.render(each)))),
      )
      expect(marked).toEqual(unmarked)
    }
  })

  const laksaman = '/usr/share/fonts/truetype/tlwg/Laksaman.ttf'
  const withFont = existsSync(laksaman) ? test : test.skip
  withFont('an agency’s font breaks lines as the built-in one does, at its scale', async () => {
    const fonts = [{ family: 'agency', regular: readFileSync(laksaman), scale: 0.665 }]
    const typesetter = await openTypesetter({ fonts })
    const layout = await typesetter.inspect(documentOf(PROSE.map(prose), { style: { font: 'agency' } }))
    const builtIn = await pagesOf(documentOf(PROSE.map(prose)))
    const difference = layout.pages.flat().flatMap((page) => page.lines).length - builtIn.flat().length
    expect(Math.abs(difference)).toBeLessThanOrEqual(1)
  })
})

describe('the print file', () => {
  const values = Array.from({ length: 40 }, (_, i) => ({
    ...everyValue,
    addressee:
      i % 8 === 7
        ? `ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ${i} และประธานคณะกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษา`
        : `ผู้อำนวยการโรงเรียนตัวอย่าง ${i}`,
  }))

  test('holds every letter in the order of the list, page for page as it was sent', async () => {
    const typesetter = await openTypesetter()
    const family = await typesetter.compileFamily(everything, values)
    const letters = values.map((each) => stampFamily(family, each))
    const bytes = Buffer.concat([...printFile(Object.values(family.templates), letters)])
    const printed = linesOf(await pdfium.read(bytes))
    expect(
      printed.filter((text) => text.startsWith('เรียน ')).map((text) => text.slice('เรียน '.length, 40)),
    ).toEqual(values.map(({ addressee }) => addressee.slice(0, 40 - 'เรียน '.length)))
    const single = linesOf(await pdfium.read(materialise(templateFor(family, values[7]!), letters[7]!.tail)))
    const pages = (await PDFDocument.load(bytes)).getPageCount()
    expect(pages % values.length).toBe(0)
    expect(printed.join('\n')).toContain(single.join('\n'))
    // Fonts and constant pages stand in it once for each of the two templates.
    expect(bytes.length).toBeLessThan(2 * letters[0]!.length + values.length * 6000)
  })

  test('for printing on both sides, each letter begins on a new sheet', async () => {
    const typesetter = await openTypesetter()
    const one = documentOf([line('ถึง', {}), { kind: 'paragraph', runs: [{ slot: 'addressee' }] }])
    const family = await typesetter.compileFamily(one, values.slice(0, 1))
    const letters = values.slice(0, 3).map((each) => stampFamily(family, each))
    const bytes = Buffer.concat([...printFile(Object.values(family.templates), letters, { duplex: true })])
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(6)
  })
})
