import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as hb from 'harfbuzzjs'
import { openFace } from '../../typesetting/font/face.js'
import { writeBakedFont } from '../../typesetting/font/font-file.js'

const require = createRequire(import.meta.url)
const cuts = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic']

type Path = { type: string; values: number[] }[]

const fontOf = (bytes: Uint8Array) => new hb.Font(new hb.Face(new hb.Blob(bytes)))

const moved = (path: Path, dx: number, dy: number): Path =>
  path.map(({ type, values }) => ({
    type,
    values: values.map((value, i) => value + (i % 2 === 0 ? dx : dy)),
  }))

describe('the embedded font draws what the office’s font draws', () => {
  test.each(cuts)(
    'every code has the outline of its parts, at their places, and its own advance: %s',
    (cut) => {
      const bytes = readFileSync(require.resolve(`@expo-google-fonts/sarabun/${cut}/Sarabun_${cut}.ttf`))
      const face = openFace('sarabun', bytes)
      const source = fontOf(bytes)
      const embedded = fontOf(writeBakedFont(face.source, face.base.glyphs))
      const wrong = face.base.glyphs.flatMap((glyph, i) => {
        const wanted = glyph.parts.flatMap((part) => moved(source.glyphToJson(part.gid), part.dx, part.dy))
        const isDrawn = JSON.stringify(embedded.glyphToJson(i + 1)) === JSON.stringify(wanted)
        return isDrawn && embedded.glyphHAdvance(i + 1) === glyph.advance ? [] : [glyph.text]
      })
      expect(wrong).toEqual([])
      expect(face.base.glyphs.length).toBeGreaterThan(300)
    },
  )

  test('codes that a document does not use are blank and keep their numbers', () => {
    const bytes = readFileSync(
      require.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf'),
    )
    const face = openFace('sarabun', bytes)
    const cid = face.base.clusters.get('ปี่')!.cids[2]!
    const whole = fontOf(writeBakedFont(face.source, face.base.glyphs))
    const subset = fontOf(writeBakedFont(face.source, face.base.glyphs, new Set([cid])))
    expect(subset.glyphToJson(cid)).toEqual(whole.glyphToJson(cid))
    expect(subset.glyphToJson(cid + 1)).toEqual([])
  })
})
