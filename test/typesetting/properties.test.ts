import fc from 'fast-check'
import type { Document } from '../../typesetting/model.js'
import { clustersOf } from '../../typesetting/text/clusters.js'
import { breaksOf } from '../../typesetting/text/breaks.js'
import { officialCompounds, openLexicon } from '../../typesetting/text/lexicon.js'
import { isPlain, normalise } from '../../typesetting/text/normalise.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { difficult } from './difficult.js'
import { linesOf, readers } from './readers.js'

const lexicon = openLexicon(officialCompounds())

const consonant = fc.constantFrom(...'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ')
const mark = fc.constantFrom(
  ...'\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e33',
)
const thai = fc
  .tuple(consonant, fc.array(mark, { maxLength: 3 }))
  .map(([base, marks]) => base + marks.join(''))
const other = fc.constantFrom(
  ...'ะาเแโใไๆฯ๐๑๒๓๔๕๖๗๘๙0123456789abcXYZ ',
  ' ',
  '(',
  ')',
  '“',
  '”',
  '.',
  ',',
  '/',
  ' ๆ ',
  'พ.ศ.',
  'ฯลฯ',
  'ฤๅ',
  '\u200b',
  '\u2060',
  '\u00a0',
)
const mixture = fc
  .array(fc.oneof({ weight: 3, arbitrary: thai }, other), { minLength: 1, maxLength: 24 })
  .map((parts) => parts.join(''))

/** Blanks at line ends and their number are not text; a no-break space is extracted as a space. */
const asFound = (text: string) =>
  normalise(text)
    .text.replace(/[\u200b\u2060]/g, '')
    .replace(/[ \u00a0]+/g, ' ')
    .trim()

describe('whatever is typed', () => {
  test('normalisation says what it did, once and for all', () => {
    fc.assert(
      fc.property(mixture, (text) => {
        const { text: normal, notes } = normalise(text)
        expect(normalise(normal).text).toBe(normal)
        if (normal !== text) expect(notes.length).toBeGreaterThan(0)
        if (isPlain(text)) expect({ normal, notes }).toEqual({ normal: text, notes: [] })
      }),
      { numRuns: 500 },
    )
  })

  test('normalisation drops no letter and no mark', () => {
    const letters = (text: string) =>
      [...text.replaceAll('\u0e33', '\u0e4d\u0e32').replaceAll('แ', 'เเ')].sort().join('')
    fc.assert(
      fc.property(mixture, (text) => expect(letters(normalise(text).text)).toBe(letters(text))),
      { numRuns: 500 },
    )
  })

  test('clusters lose nothing, and no line ends inside one or before a mark', () => {
    fc.assert(
      fc.property(mixture, (text) => {
        const normal = normalise(text).text
        const clusters = clustersOf(normal)
        expect(clusters.join('')).toBe(normal)
        const starts = new Set<number>()
        let at = 0
        for (const cluster of clusters) at = (starts.add(at), at + cluster.length)
        const allowed = breaksOf(normal, lexicon)
        for (let i = 1; i < normal.length; i++) {
          if (allowed[i] === 1)
            expect({ text: normal, at: i, startsCluster: starts.has(i) }).toMatchObject({
              startsCluster: true,
            })
        }
      }),
      { numRuns: 500 },
    )
  })

  test('it comes out of every reader as it went in', async () => {
    const typesetter = await openTypesetter()
    const line = mixture.filter((text) => /^[ก-ฮA-Za-z]/.test(text) && /[ก-ฮ]/.test(text))
    const lines = fc.sample(line, { numRuns: 120, seed: 42 }).map((text) => `${text} จบ`)
    const document: Document = {
      title: 'ปน',
      lang: 'th',
      id: 'mixture',
      createdAt: '2026-01-01T00:00:00Z',
      blocks: [...difficult.slice(0, 6), ...lines].map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
    }
    const pdf = await typesetter.render(document)
    for (const reader of readers) {
      // Where a reader sees a line end is its own guess: blanks are compared as one.
      const found = asFound(linesOf(await reader.read(pdf)).join(' '))
      const missing = lines.map(asFound).filter((text) => !found.includes(text))
      expect({ reader: reader.name, missing }).toEqual({ reader: reader.name, missing: [] })
    }
  })
})
