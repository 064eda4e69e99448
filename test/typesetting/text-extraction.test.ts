import { readFileSync, existsSync } from 'node:fs'
import type { Document, TextStyle } from '../../typesetting/model.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { normalise } from '../../typesetting/text/normalise.js'
import { difficult } from './difficult.js'
import { linesOf, missingReaders, readers } from './readers.js'

const document = (lines: readonly string[], style: TextStyle): Document => ({
  title: 'ข้อความยาก',
  lang: 'th',
  id: 'difficult',
  createdAt: '2026-01-02T03:04:05Z',
  style,
  blocks: lines.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
})

const LAKSAMAN = '/usr/share/fonts/truetype/tlwg/Laksaman.ttf'
const agencyFonts = existsSync(LAKSAMAN)
  ? [{ family: 'laksaman', regular: readFileSync(LAKSAMAN), scale: 0.665 }]
  : []

const styles: readonly (readonly [string, TextStyle])[] = [
  ['Sarabun', {}],
  ['Sarabun bold', { bold: true }],
  ['Sarabun italic', { italic: true }],
  ['Sarabun bold italic', { bold: true, italic: true }],
  ...agencyFonts.map(({ family }) => [`an agency's ${family}`, { font: family }] as const),
]

describe('what a clerk searches for is found', () => {
  if (missingReaders.length > 0) console.warn(`not on this machine, not asked: ${missingReaders.join(', ')}`)

  test.each(styles)('every difficult line comes out of every reader as it went in: %s', async (_, style) => {
    const typesetter = await openTypesetter({ fonts: agencyFonts })
    const pdf = await typesetter.render(document(difficult, style))
    const wanted = difficult.map((line) => normalise(line).text)
    for (const reader of readers) {
      expect({ reader: reader.name, lines: linesOf(await reader.read(pdf)) }).toEqual({
        reader: reader.name,
        lines: wanted,
      })
    }
  })

  test('the list is as long as the issue asks', () => {
    expect(new Set(difficult).size).toBeGreaterThanOrEqual(60)
  })
})
