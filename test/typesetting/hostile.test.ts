import { MissingGlyph, ModelRefused, TooLarge, TypesetError } from '../../typesetting/errors.js'
import type { Block, Document, Note } from '../../typesetting/model.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { linesOf, readers } from './readers.js'

const documentOf = (...blocks: Block[]): Document => ({
  title: 'ไม่เป็นมิตร',
  lang: 'th',
  id: 'hostile',
  createdAt: '2026-01-01T00:00:00Z',
  blocks,
})
const paragraph = (text: string): Block => ({ kind: 'paragraph', align: 'justify', runs: [{ text }] })

async function refusal(document: Document): Promise<unknown> {
  const typesetter = await openTypesetter()
  return typesetter.render(document).then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** Seconds of processor time that the work took: what other processes do meanwhile does not count. */
async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

describe('what nobody should send', () => {
  test.each([
    ['Thai letters', 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'],
    ['Latin letters', 'abcdefghijklmnopqrstuvwxyz'],
    ['digits', '๐๑๒๓๔๕๖๗๘๙'],
    ['marks', '\u0e48\u0e49\u0e34'],
  ])(
    'a paragraph of 100,000 %s without a blank is set within seconds',
    async (_, alphabet) => {
      const typesetter = await openTypesetter()
      const text = alphabet.repeat(Math.ceil(100_000 / alphabet.length)).slice(0, 100_000)
      let pageCount = 0
      const seconds = await processorSeconds(async () => {
        pageCount = (await typesetter.inspect(documentOf(paragraph(text)))).pageCount
      })
      expect(seconds).toBeLessThan(30)
      expect(pageCount).toBeGreaterThan(alphabet === '\u0e48\u0e49\u0e34' ? 0 : 10)
    },
    300_000,
  )

  test('a table of 400 pages has its head on each of them', async () => {
    const typesetter = await openTypesetter()
    const cells = (...texts: string[]) => ({ cells: texts.map((text) => ({ runs: [{ text }] })) })
    const rows = Array.from({ length: 13_000 }, (_, i) => cells(`${i + 1}`, 'โรงเรียนตัวอย่าง'))
    const table: Block = { kind: 'table', columns: [{ widthCm: 2 }, {}], head: [cells('ที่', 'ชื่อ')], rows }
    let pdf: Uint8Array = new Uint8Array()
    const seconds = await processorSeconds(async () => {
      pdf = await typesetter.render(documentOf(table))
    })
    expect(seconds).toBeLessThan(60)
    const text = await readers[0]!.read(pdf)
    const heads = linesOf(text).filter((line) => line.includes('ชื่อ')).length
    expect(heads).toBeGreaterThanOrEqual(400)
    expect(text).toContain('13000')
  }, 300_000)

  test.each([
    ['an emoji', 'ยินดี \u{1f600}', '\u{1f600}'],
    ['Arabic', 'คำ \u0633\u0644\u0627\u0645', '\u0633'],
    ['Hebrew', '\u05e9\u05dc\u05d5\u05dd', '\u05e9'],
    ['Chinese', 'ชื่อ 泰国', '泰'],
    ['a private character of TH SarabunIT๙', 'ก\uf700', '\uf700'],
  ])('%s is refused by its name, not drawn as an empty box', async (_, text, char) => {
    const error = await refusal(documentOf(paragraph(text)))
    expect(error).toBeInstanceOf(MissingGlyph)
    expect((error as MissingGlyph).char).toBe(char)
    expect((error as MissingGlyph).th).toContain(
      `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
    )
  })

  test('control and direction characters are taken out and reported', async () => {
    const typesetter = await openTypesetter()
    const notes: Note[] = []
    const pdf = await typesetter.render(documentOf(paragraph('เงิน \u202e๐๐๑\u202c บาท\u0007 ตัว\u200cอย่าง')), {
      report: (note) => notes.push(note),
    })
    expect(notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['control', 'U+202E'],
      ['control', 'U+202C'],
      ['control', 'U+0007'],
      ['invisible', 'U+200C'],
    ])
    for (const reader of readers) expect(linesOf(await reader.read(pdf))).toEqual(['เงิน ๐๐๑ บาท ตัวอย่าง'])
  })

  test('text that looks like code is text', async () => {
    const typesetter = await openTypesetter()
    const text = 'ก ${process.exit()} {{name}} <%= x %> ) Tj ET (\\) <41> /F1 endstream %%EOF <script>'
    const pdf = await typesetter.render({ ...documentOf(paragraph(text)), title: text, author: text })
    for (const reader of readers) expect(linesOf(await reader.read(pdf)).join(' ')).toBe(text)
  })

  test('a name of an object’s own properties is no key', async () => {
    const picture: Block = { kind: 'picture', picture: { asset: 'constructor', alt: '' } }
    expect(await refusal(documentOf(picture))).toBeInstanceOf(TypesetError)
    expect(await refusal(documentOf({ kind: 'paragraph', runs: [{ slot: 'toString' }] }))).toBeInstanceOf(
      TypesetError,
    )
  })

  test.each<[string, Partial<Document>, new (...args: never[]) => TypesetError]>([
    ['a paragraph of a million letters', { blocks: [paragraph('ก'.repeat(1_000_000))] }, TooLarge],
    [
      'more pages than anyone prints',
      { blocks: Array.from({ length: 3000 }, () => ({ ...paragraph('ก'), pageBreakBefore: true })) },
      TooLarge,
    ],
    [
      'margins that leave no room',
      { margins: { topCm: 20, bottomCm: 20, leftCm: 3, rightCm: 2 } },
      ModelRefused,
    ],
    ['a size of nothing', { style: { sizePt: 0 }, blocks: [paragraph('ก')] }, ModelRefused],
    ['a size that is no number', { style: { sizePt: Number.NaN }, blocks: [paragraph('ก')] }, ModelRefused],
    ['a font nobody has', { style: { font: '../../etc/passwd' }, blocks: [paragraph('ก')] }, ModelRefused],
    ['a colour that is code', { style: { colour: '#00 rg Q' }, blocks: [paragraph('ก')] }, ModelRefused],
    [
      'a table wider than the paper',
      { blocks: [{ kind: 'table', columns: [{ widthCm: 90 }], rows: [] }] },
      ModelRefused,
    ],
  ])('%s is refused in Thai and English', async (_, part, kind) => {
    const error = await refusal({ ...documentOf(), ...part })
    expect(error).toBeInstanceOf(kind)
    expect((error as TypesetError).th).toMatch(/[ก-๙]/)
    expect((error as TypesetError).en).toMatch(/[a-z]/)
  })

  test.each([
    ['a script', '<svg viewBox="0 0 1 1"><script>x</script></svg>'],
    ['an image from elsewhere', '<svg viewBox="0 0 1 1"><image href="http://127.0.0.1/x.png"/></svg>'],
    ['text in a font it does not bring', '<svg viewBox="0 0 1 1"><text>ก</text></svg>'],
    ['no drawing at all', '<html></html>'],
    ['an entity bomb', '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg viewBox="0 0 1 1">&a;</svg>'],
  ])('an emblem with %s is refused', async (_, svg) => {
    const picture: Block = { kind: 'picture', picture: { asset: 'e', heightCm: 1, alt: 'ตรา' } }
    expect(await refusal({ ...documentOf(picture), assets: { e: { kind: 'svg', svg } } })).toBeInstanceOf(
      TypesetError,
    )
  })

  test('files that are no pictures are refused', async () => {
    const picture: Block = { kind: 'picture', picture: { asset: 'e', heightCm: 1, alt: 'ตรา' } }
    for (const kind of ['png', 'jpeg', 'pdf'] as const) {
      const assets = { e: { kind, base64: Buffer.from('not a picture').toString('base64') } }
      expect(await refusal({ ...documentOf(picture), assets })).toBeInstanceOf(TypesetError)
    }
  })
})
