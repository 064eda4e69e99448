import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { readConfig } from '../../config.js'
import { openAgency } from '../../templates/agency/open.js'
import { AgencyRefused } from '../../templates/agency/refused.js'
import { circularLetter, erratumLetter } from '../../templates/letters/circular.js'
import { overdueLetter } from '../../templates/letters/overdue.js'
import { closingReport } from '../../templates/letters/report.js'
import type { Block, Document } from '../../typesetting/model.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { readers } from '../typesetting/readers.js'
import { testWith } from '../typesetting/sign-office.js'
import { frame, office, report } from './office.js'

const require = createRequire(import.meta.url)
const sarabunFile = require.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf')
const LAKSAMAN = '/usr/share/fonts/truetype/tlwg/'
const root = mkdtempSync(join(tmpdir(), 'agency-'))
afterAll(() => rmSync(root, { recursive: true }))

const EMBLEM = `<svg viewBox="0 0 100 100"><circle cx="50" cy="50" r="46" fill="none" stroke="#1f4e79" stroke-width="4"/>
<path d="M30 70 L50 22 L70 70 Z" fill="#1f4e79"/></svg>`
const LAKSAMAN_YAML = `body: Laksaman
families:
  - family: Laksaman
    scale: 0.665
    regular: Laksaman.ttf
    bold: Laksaman-Bold.ttf
`
let count = 0

/** A folder with these files: text, or bytes. */
function folderOf(files: Record<string, string | Uint8Array>): string {
  const path = join(root, String((count += 1)))
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  return path
}

async function problemsOf(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const refusal = await openAgency(folderOf(files)).then(
    () => undefined,
    (failure: unknown) => failure,
  )
  expect(refusal).toBeInstanceOf(AgencyRefused)
  const { problems, message } = refusal as AgencyRefused
  for (const { file, th, en } of problems) {
    expect(th).toMatch(/[ก-๙]/)
    expect(en).toMatch(/[a-z]/)
    expect(message).toContain(`${file}: ${th}`)
    expect(message).toContain(`${file}: ${en}`)
  }
  return problems.map(({ file, en }) => `${file}: ${en}`)
}

const fonts = (more: string) => `families:\n  - { family: Own, regular: Own.ttf${more} }\n`
const own = (more = '') => ({ 'fonts.yaml': fonts(more), 'Own.ttf': readFileSync(sarabunFile) })
const withoutThai = () =>
  readFileSync(require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'))

test('an agency that brings nothing has nothing of its own', async () => {
  const nothing = { fonts: [], lexicon: [], look: {} }
  expect(await openAgency(undefined)).toEqual(nothing)
  expect(await openAgency(folderOf({}))).toEqual(nothing)
})

test('the folder of the home is taken when it is there; a folder that is named must be there', () => {
  const home = folderOf({})
  const secret = 'x'.repeat(32)
  expect(readConfig({ WIAN_HOME: home, WIAN_TOKEN_SECRET: secret }).agencyDir).toBeUndefined()
  mkdirSync(join(home, 'agency'))
  expect(readConfig({ WIAN_HOME: home, WIAN_TOKEN_SECRET: secret }).agencyDir).toBe(join(home, 'agency'))
  expect(() => readConfig({ WIAN_HOME: home, WIAN_AGENCY_DIR: join(home, 'gone') })).toThrow(
    /WIAN_AGENCY_DIR: ไม่มีโฟลเดอร์นี้ \/ there is no such folder/,
  )
})

describe('data that cannot be used are refused by name, in Thai and English:', () => {
  test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
    ['an emblem that is no SVG', { 'emblem.svg': '<html></html>' }, /^emblem\.svg: .*not an SVG drawing/],
    ['an emblem that is no PDF', { 'emblem.pdf': 'not a PDF' }, /^emblem\.pdf: .*not a readable PDF file/],
    [
      'an emblem with a script',
      { 'emblem.svg': '<svg viewBox="0 0 1 1"><script/></svg>' },
      /^emblem\.svg: .*<script>/,
    ],
    ['an emblem of another kind', { 'emblem.png': 'x' }, /^emblem\.png: an emblem is an SVG or a PDF file/],
    [
      'two emblems',
      { 'emblem.svg': EMBLEM, 'emblem.SVG': EMBLEM },
      /^emblem\.svg: there is an emblem already: emblem\.SVG/,
    ],
    [
      'a font that is no TrueType',
      { ...own(), 'Own.ttf': 'OTTO and more than twelve letters' },
      /^Own\.ttf: .*not a TrueType file/,
    ],
    [
      'a font that is cut off',
      { ...own(), 'Own.ttf': readFileSync(sarabunFile).subarray(0, 9000) },
      /^Own\.ttf: .*(damaged|not a TrueType)/,
    ],
    ['a font without Thai letters', { ...own(), 'Own.ttf': withoutThai() }, /^Own\.ttf: .*no Thai letters/],
    ['a font file that is missing', { 'fonts.yaml': fonts('') }, /^Own\.ttf: there is no such file/],
    [
      'a font file from elsewhere',
      own(', bold: ../Own.ttf'),
      /^fonts\.yaml:2:\d+: must name a \.ttf file in the same folder/,
    ],
    ['a scale out of range', own(', scale: 16'), /^fonts\.yaml:2:\d+: Too big/],
    [
      'a family named twice',
      own(' }\n  - { family: Own, regular: Own.ttf'),
      /^fonts\.yaml:3:\d+: there is a font “Own” already/,
    ],
    [
      'a family named as the built-in one',
      { 'fonts.yaml': 'families: [{ family: sarabun, regular: Own.ttf }]', 'Own.ttf': 'x' },
      /there is a font “sarabun” already/,
    ],
    [
      'a body font that nobody has',
      { ...own(), 'fonts.yaml': `body: TH Sarabun\n${fonts('')}` },
      /^fonts\.yaml:1:1: there is no font “TH Sarabun”/,
    ],
    ['a key that nobody knows', own(', colour: red'), /^fonts\.yaml:2:\d+: unknown key “colour”/],
    [
      'a compound with a blank',
      { 'lexicon.txt': '# ของเรา\nขอนแก่น\nสอง คำ\n' },
      /^lexicon\.txt:3: “สอง คำ” must be one Thai word/,
    ],
  ])('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toEqual([expect.stringMatching(expected)])
  })

  test('everything at once, so that one look mends all of it', async () => {
    const found = await problemsOf({ ...own(', scale: 0'), 'emblem.svg': '', 'lexicon.txt': 'x' })
    expect(found.map((line) => line.split(':')[0])).toEqual(['emblem.svg', 'fonts.yaml', 'lexicon.txt'])
  })
})

test('a compound of the agency’s own stays whole at line ends, however its marks were typed', async () => {
  const word = 'กล้วยน้ำว้าตากแดด'
  const { lexicon } = await openAgency(
    folderOf({ 'lexicon.txt': `\ufeff# พืช\r\n${word.replace('ำ', '\u0e4d\u0e32')} # ผลไม้\r\n\r\n` }),
  )
  expect(lexicon).toEqual([word])
  const linesWith = async (list: readonly string[]) => {
    const typesetter = await openTypesetter({ lexicon: list })
    const blocks: Block[] = Array.from({ length: 20 }, (_, at) => ({
      kind: 'paragraph',
      runs: [{ text: `${'ก'.repeat(at)} ${word.repeat(12)}` }],
    }))
    const document: Document = { title: 'คำ', lang: 'th', id: 'lexicon', createdAt: frame.issuedAt, blocks }
    const { pages } = await typesetter.inspect(document)
    return pages.flatMap(({ lines }) => lines).map((line) => line.replace(/^ก+ /, '').trim())
  }
  const torn = (lines: string[]) =>
    lines.filter((line) => line.replaceAll(word, '') !== '' && !/^ก+$/.test(line))
  expect(torn(await linesWith(lexicon))).toEqual([])
  expect(torn(await linesWith([])).length).toBeGreaterThan(0)
})

test('an emblem may be a PDF', async () => {
  const drawing = await PDFDocument.create()
  drawing.addPage([100, 100]).drawCircle({ x: 50, y: 50, size: 40 })
  const { look } = await openAgency(folderOf({ 'emblem.pdf': await drawing.save() }))
  const typesetter = await openTypesetter()
  const pdf = await typesetter.render(circularLetter({ ...frame, ...look }), { values: { addressee: 'ก' } })
  expect(await drawnWith(pdf)).toMatchObject({ emblems: 1 })
})

const laksaman = testWith('fonts-thai-tlwg (Laksaman)', existsSync(join(LAKSAMAN, 'Laksaman.ttf')))

laksaman(
  'the letters of a circular and its report are set in the agency’s font, under its emblem',
  async () => {
    const path = folderOf({ 'emblem.svg': EMBLEM, 'fonts.yaml': LAKSAMAN_YAML })
    for (const name of ['Laksaman.ttf', 'Laksaman-Bold.ttf'])
      copyFileSync(join(LAKSAMAN, name), join(path, name))
    const { fonts: sources, look } = await openAgency(path)
    const typesetter = await openTypesetter({ fonts: sources, cacheDir: join(root, 'baked') })
    const about = { ...frame, ...look }
    const correction = { erratum: 1, correctedAt: frame.issuedAt, wrong: 'ก', right: 'ข', reason: 'พิมพ์ผิด' }
    const letters = [
      circularLetter(about),
      erratumLetter({ ...about, ...correction }),
      overdueLetter({ ...about, sealedAt: frame.issuedAt }),
    ]
    const values = { addressee: 'ผู้อำนวยการ', number: 'ศธ ๐๔๙๙๙/๑', to: 'สำนักงานเขต' }
    for (const document of letters) {
      const pdf = await typesetter.render(document, { values })
      const { fonts: used, emblems } = await drawnWith(pdf)
      expect(used.every((name) => name.includes('Laksaman'))).toBe(true)
      expect(emblems).toBe(1)
      for (const { read } of readers)
        expect((await read(pdf)).replace(/\s/g, '')).toContain('พื้นที่นวัตกรรมการศึกษา')
    }
    const paper = await typesetter.render(closingReport(report([office(1)]), look))
    expect((await drawnWith(paper)).fonts.some((name) => name.includes('Laksaman-Bold'))).toBe(true)
    if (process.env['LOOK']) draw(await typesetter.render(letters[0]!, { values }), process.env['LOOK'])
  },
)

function draw(pdf: Uint8Array, stem: string): void {
  writeFileSync(`${stem}.pdf`, pdf)
  execFileSync('pdftoppm', ['-r', '70', '-png', `${stem}.pdf`, stem])
}

/** Names of the embedded fonts, and how many drawings of the agency's own there are. */
async function drawnWith(pdf: Uint8Array): Promise<{ fonts: string[]; emblems: number }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => String(object))
  const fonts = objects.flatMap((text) => /\/FontName \/(\S+)/.exec(text)?.[1] ?? [])
  return { fonts, emblems: objects.filter((text) => text.includes(altText('ตราประจำหน่วยงาน'))).length }
}

const altText = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
