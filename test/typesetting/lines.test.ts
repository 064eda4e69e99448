import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Align, Document, Note } from '../../typesetting/model.js'
import { openFamily, sarabun } from '../../typesetting/font/families.js'
import { atomsOf } from '../../typesetting/layout/atoms.js'
import { breakLines, setLine } from '../../typesetting/layout/lines.js'
import { openPens } from '../../typesetting/layout/pens.js'
import { breaksOf } from '../../typesetting/text/breaks.js'
import { officialCompounds, openLexicon } from '../../typesetting/text/lexicon.js'
import { normalise } from '../../typesetting/text/normalise.js'
import { totalFit, type Piece } from '../../typesetting/text/total-fit.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { PROSE } from './everything.js'

const lexicon = openLexicon(officialCompounds())

/** The text with | where a line may end. */
function marked(text: string, words = lexicon): string {
  const allowed = breaksOf(text, words)
  return [...text].map((char, i) => (allowed[i] === 1 ? `|${char}` : char)).join('')
}

describe('where a line may end', () => {
  test.each([
    ['compounds stay whole', 'ตามพระราชบัญญัติพื้นที่นวัตกรรม', 'ตาม|พระราชบัญญัติ|พื้นที่|นวัตกรรม'],
    [
      'verbs of two parts stay whole',
      'ให้ความช่วยเหลือและปรับเปลี่ยนแนวทาง รวมทั้งประสานงานเพิ่มเติม',
      'ให้|ความช่วยเหลือ|และ|ปรับเปลี่ยน|แนวทาง |รวมทั้ง|ประสานงาน|เพิ่มเติม',
    ],
    ['a name of an office is no riddle for ICU', 'นายกรัฐมนตรีลงนาม', 'นายกรัฐมนตรี|ลงนาม'],
    [
      'an abbreviation is one word',
      'ในที่ประชุม กขน. และ ผอ.สพท. ทุกแห่ง',
      'ใน|ที่ประชุม |กขน. |และ |ผอ.สพท. |ทุก|แห่ง',
    ],
    [
      'a date is one word',
      'เมื่อวันที่ ๒๑ พฤศจิกายน ๒๕๖๖ เวลา ๑๐.๐๐ น.',
      'เมื่อ|วันที่ ๒๑ พฤศจิกายน ๒๕๖๖ |เวลา ๑๐.๐๐ น.',
    ],
    ['พ.ศ. keeps its year', 'ประจำปีงบประมาณ พ.ศ. ๒๕๖๙', 'ประจำปีงบประมาณ |พ.ศ. ๒๕๖๙'],
    ['a number keeps its unit', 'จำนวน ๓๑,๘๕๖,๐๔๗ บาท', 'จำนวน ๓๑,๘๕๖,๐๔๗ บาท'],
    ['มาตรา keeps its number', 'ตามมาตรา ๒๐ แห่งพระราชบัญญัติ', 'ตาม|มาตรา ๒๐ |แห่ง|พระราชบัญญัติ'],
    ['the repetition mark stays with its word', 'หน่วยงานต่าง ๆ ร่วมกัน', 'หน่วยงาน|ต่าง ๆ |ร่วม|กัน'],
    ['ฯลฯ is not torn', 'ครู นักเรียน ฯลฯ', 'ครู |นักเรียน ฯลฯ'],
    ['a title stays with the name', 'โดยนายสมมุติ ตัวอย่าง เป็นประธาน', 'โดย|นายสมมุติ ตัวอย่าง |เป็น|ประธาน'],
    ['a bracket stays with what it holds', 'คณะทำงาน (กขน.) ชุดนี้', 'คณะทำงาน |(กขน.) |ชุด|นี้'],
    ['ณ stays with the place', 'ประชุม ณ ห้องประชุม', 'ประชุม |ณ ห้องประชุม'],
    [
      'a long address may go on after a slash',
      'ที่ https://example.go.th/forms/abc?y=1&m=2',
      'ที่ |https://example.go.th/|forms/|abc?|y=|1&|m=2',
    ],
    ['an e-mail address is one word', 'ส่งที่ saraban@example.go.th ด้วย', 'ส่ง|ที่ |saraban@example.go.th |ด้วย'],
    ['การ stays with its verb', 'และการกล่าวรายงาน', 'และ|การกล่าว|รายงาน'],
    ['a zero-width space allows, a word joiner forbids', 'ก\u200bข กา\u2060นา', 'ก\u200b|ข |กา\u2060นา'],
  ])('%s', (_, text, wanted) => {
    expect(marked(text)).toBe(wanted)
  })

  test('an agency’s own words are compounds as well', () => {
    const own = openLexicon([...officialCompounds(), 'ตลาดนัดวิชาการสัญจร'])
    expect(marked('งานตลาดนัดวิชาการสัญจรครั้งนี้')).not.toBe(marked('งานตลาดนัดวิชาการสัญจรครั้งนี้', own))
    expect(marked('งานตลาดนัดวิชาการสัญจรครั้งนี้', own)).toContain('งาน|ตลาดนัดวิชาการสัญจร|')
  })

  test('a compound is not seen where it ends inside another word', () => {
    expect(marked('ผู้รักษาการณ์')).not.toContain('รักษาการ|ณ์')
    expect(marked('เผยแพร่')).toBe('เผยแพร่')
  })
})

/** Lines of paragraphs as a letter of 16 cm sets them. */
async function set(paragraphs: readonly string[], align: Align = 'justify') {
  const typesetter = await openTypesetter()
  const notes: Note[] = []
  const document: Document = {
    title: 'ทดสอบ',
    lang: 'th',
    id: 'lines',
    createdAt: '2026-01-01T00:00:00Z',
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', align, firstIndentCm: 2.5, runs: [{ text }] })),
  }
  const layout = await typesetter.inspect(document, { report: (note) => notes.push(note) })
  return { lines: layout.pages.flatMap((page) => page.lines), notes, pages: layout.pageCount }
}

/** The articles this product began with are not part of it: their folder is named when someone has them. */
const seedFolder = process.env['WIAN_SEEDS']
const seeds =
  seedFolder !== undefined && existsSync(seedFolder)
    ? readdirSync(seedFolder).map(
        (name) => [name, readFileSync(join(seedFolder, name), 'utf8').split(/\n+/)] as const,
      )
    : []

const letters = (text: string) => normalise(text).text.replace(/\s/g, '')

/** Compounds as the breaker sees them, placed in the text without its blanks. */
function compoundsIn(text: string) {
  const normal = normalise(text).text
  const found: { from: number; word: string }[] = []
  for (let at = 0; at < normal.length;) {
    const length = lexicon(normal, at)
    if (length > 0)
      found.push({ from: letters(normal.slice(0, at)).length, word: normal.slice(at, at + length) })
    at += Math.max(1, length)
  }
  return found
}

describe('prose in lines', () => {
  test.each([['invented circular', PROSE] as const, ...seeds])(
    'no line ends inside a compound, begins with a mark or is overfull: %s',
    async (_, paragraphs) => {
      const { lines, notes } = await set(paragraphs.filter((text) => text.trim() !== ''))
      expect(notes.filter((note) => note.kind === 'overfull')).toEqual([])
      expect(lines.filter((line) => /^[\u0e2f-\u0e3a\u0e45-\u0e4e]/.test(line))).toEqual([])
      const ends = new Set<number>()
      lines.reduce((at, line) => (ends.add(at + letters(line).length), at + letters(line).length), 0)
      const torn = compoundsIn(paragraphs.join('')).filter(({ from, word }) =>
        [...Array(word.length - 1).keys()].some((k) => ends.has(from + k + 1)),
      )
      expect(torn).toEqual([])
    },
  )

  test('nothing is lost or added between the first line and the last', async () => {
    const { lines } = await set(PROSE)
    expect(letters(lines.join(''))).toBe(letters(PROSE.join('')))
  })

  test('a word wider than the line is torn between clusters and reported', async () => {
    const { lines, notes } = await set(['a'.repeat(400)])
    expect(lines.length).toBeGreaterThan(3)
    expect(notes.map((note) => note.kind)).toContain('overfull')
  })
})

describe('a justified line', () => {
  const pens = openPens([openFamily(sarabun())], undefined)
  const none = () => undefined

  test.each([
    [200, 0.4],
    [260, 0.5],
    [333, 0.6],
    [453.5, 0.8],
  ])('never reaches over the margin: %d pt, at least %d of the lines end at it', (width, share) => {
    const room = { firstWidth: width - 40, width, align: 'justify' as const }
    let flush = 0
    let full = 0
    for (const text of PROSE) {
      const lines = breakLines(atomsOf([{ text }], undefined, pens, none), room, lexicon, none)
      lines.forEach((line, i) => {
        const limit = i === 0 ? room.firstWidth : width
        const { width: set } = setLine(line, limit, 'justify')
        expect(set).toBeLessThanOrEqual(limit + 0.01)
        if (i + 1 === lines.length) return
        full += 1
        if (set > limit - 0.5) flush += 1
      })
    }
    expect(flush / full).toBeGreaterThan(share)
  })

  test('is stretched no further than readers allow', () => {
    const atoms = atomsOf([{ text: 'กขค งจฉ ชซ' }], undefined, pens, none).atoms
    const { segments, width } = setLine({ atoms, justified: true }, 300, 'justify')
    expect(width).toBeLessThan(100)
    const gaps = segments[0]!.shown.filter((part) => typeof part === 'number')
    expect(segments[0]!.scale).toBeLessThanOrEqual(1.03)
    for (const gap of gaps) expect(-gap).toBeLessThanOrEqual(0.5 * atoms[3]!.set.width + 25)
  })
})

describe('total fit', () => {
  const word = (width: number): Piece => ({
    width,
    trailing: 5,
    spaces: 1,
    trailingSpaces: 1,
    spaceWidth: 5,
    clusters: 3,
  })

  test('a line that could take one more word leaves it to the next when both look better so', () => {
    const pieces = [50, 40, 10, 96].map(word)
    const lines = totalFit({ pieces, firstWidth: 110, width: 110, justify: false, em: 10 })
    // First fit would give [50 40 10] [96]; the last line is free, so it is what stands.
    expect(lines).toEqual([
      [0, 3],
      [3, 4],
    ])
    const balanced = totalFit({
      pieces: [60, 40, 100, 30].map(word),
      firstWidth: 110,
      width: 110,
      justify: false,
      em: 10,
    })
    expect(balanced).toEqual([
      [0, 2],
      [2, 3],
      [3, 4],
    ])
  })

  test('every piece stands on exactly one line, in order', () => {
    const pieces = Array.from({ length: 200 }, (_, i) => word(20 + ((i * 37) % 60)))
    const lines = totalFit({ pieces, firstWidth: 300, width: 400, justify: true, em: 10 })
    expect(lines[0]![0]).toBe(0)
    expect(lines.at(-1)![1]).toBe(200)
    lines.slice(1).forEach(([from], i) => expect(from).toBe(lines[i]![1]))
  })
})
