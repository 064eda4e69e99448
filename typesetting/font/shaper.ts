import * as hb from 'harfbuzzjs'

/** A glyph as HarfBuzz placed it, in font units. */
export interface ShapedGlyph {
  readonly gid: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

export type Shape = (text: string) => ShapedGlyph[]

/** A step of an outline: SVG's letter (M L Q C Z) and its coordinates in font units. */
export interface PathStep {
  readonly type: string
  readonly values: readonly number[]
}

export interface Shaper {
  readonly shape: Shape
  readonly outline: (gid: number) => readonly PathStep[]
}

/** Kerning would make a cluster depend on its neighbours, ligatures of Latin letters would merge clusters. */
const FEATURES = ['kern=0', 'liga=0', 'clig=0']

/** Version of HarfBuzz, and what is asked of it. */
export const shaperVersion = (): string => [hb.versionString(), ...FEATURES].join(' ')

/** HarfBuzz on one font file; every run is shaped as Thai, or marks after Latin letters would be lost. */
export function openShaper(bytes: Uint8Array): Shaper {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)))
  const features = FEATURES.map((name) => hb.Feature.fromString(name)).filter(
    (feature) => feature !== undefined,
  )
  const buffer = new hb.Buffer()
  const shape: Shape = (text) => {
    buffer.clearContents()
    buffer.addText(text)
    buffer.setDirection(hb.Direction.LTR)
    buffer.setScript('Thai')
    buffer.setLanguage('th')
    hb.shape(font, buffer, features)
    return buffer.getGlyphInfosAndPositions().map((glyph) => ({
      gid: glyph.codepoint,
      advance: glyph.xAdvance ?? 0,
      dx: glyph.xOffset ?? 0,
      dy: glyph.yOffset ?? 0,
    }))
  }
  return { shape, outline: (gid) => font.glyphToJson(gid) }
}
