import type { Part } from './sfnt.js'
import type { Shape, ShapedGlyph } from './shaper.js'

/** One code of the embedded font: outlines at their offsets, own advance, and the text a reader gets for it. */
export interface BakedGlyph {
  /** Outlines by glyph id of the source file, in font units. */
  readonly parts: readonly Part[]
  readonly advance: number
  readonly text: string
}

/** A cluster as codes of the embedded font. */
export interface SetCluster {
  readonly cids: readonly number[]
  /** In 1/1000 em, as the PDF's width table says. */
  readonly width: number
}

/** Codes given to glyphs so far. Code 0 is .notdef, code n is `glyphs[n - 1]`. */
export interface Bakery {
  readonly glyphs: BakedGlyph[]
  readonly codes: Map<string, number>
  readonly clusters: Map<string, SetCluster>
}

export function emptyBakery(): Bakery {
  return { glyphs: [], codes: new Map(), clusters: new Map() }
}

/** Width of a glyph as the PDF states it: 1/1000 em, three decimals for fonts whose em is not 1000. */
export function pdfWidth(advance: number, unitsPerEm: number): number {
  return Math.round((advance * 1_000_000) / unitsPerEm) / 1000
}

/**
 * Glyphs of one cluster paired with its characters in order, so that a reader finds each character on its own:
 * more glyphs than characters (กำ: ก, nikhahit, า) merge after the base, fewer let the last carry the rest.
 */
export function pairGlyphs(cluster: string, shaped: readonly ShapedGlyph[]): BakedGlyph[] {
  const chars = [...cluster]
  const surplus = Math.max(0, shaped.length - chars.length)
  const first = shaped.length === surplus + 1 ? 0 : 1
  const groups: ShapedGlyph[][] = []
  for (let at = 0; at < shaped.length;) {
    const take = at === first ? surplus + 1 : 1
    groups.push(shaped.slice(at, at + take))
    at += take
  }
  const texts = groups.map((_, i) => (i + 1 < groups.length ? (chars[i] ?? '') : chars.slice(i).join('')))
  const [from, to] = repeatedSpan(texts)
  return [...groups.keys()]
    .filter((i) => i <= from || i > to)
    .map((i) => {
      const until = i === from ? to + 1 : i + 1
      return { ...merge(groups.slice(i, until).flat()), text: texts.slice(i, until).join('') }
    })
}

/** From the first to the last of a mark typed twice: poppler drops the second of two equal signs at one place. */
function repeatedSpan(texts: readonly string[]): [number, number] {
  const from = texts.findIndex((text, i) => text !== '' && texts.lastIndexOf(text) > i)
  if (from < 0) return [-1, -1]
  const to = Math.max(...texts.map((text, i) => (i > from && texts.indexOf(text) < i ? i : from)))
  return [from, to]
}

function merge(group: readonly ShapedGlyph[]): { parts: Part[]; advance: number } {
  let pen = 0
  const parts = group.map((glyph) => {
    const part = { gid: glyph.gid, dx: pen + glyph.dx, dy: glyph.dy }
    pen += glyph.advance
    return part
  })
  return { parts, advance: pen }
}

/** Shapes a cluster and gives codes to its glyphs. Undefined: the font lacks a character of it. */
export function bakeCluster(
  cluster: string,
  shape: Shape,
  unitsPerEm: number,
  into: Bakery,
  base?: Bakery,
): SetCluster | undefined {
  const shaped = shape(cluster)
  if (shaped.length === 0 || shaped.some((glyph) => glyph.gid === 0)) return undefined
  const baked = pairGlyphs(cluster, shaped)
  const set = {
    cids: baked.map((glyph) => codeOf(glyph, into, base)),
    width: baked.reduce((sum, glyph) => sum + pdfWidth(glyph.advance, unitsPerEm), 0),
  }
  into.clusters.set(cluster, set)
  return set
}

/** Equal keys, equal code: outlines, places, advance and text. */
export function glyphKey({ parts, advance, text }: BakedGlyph): string {
  return `${parts.map(({ gid, dx, dy }) => `${gid},${dx},${dy}`).join(';')}|${advance}|${text}`
}

function codeOf(glyph: BakedGlyph, into: Bakery, base: Bakery | undefined): number {
  const key = glyphKey(glyph)
  const known = base?.codes.get(key) ?? into.codes.get(key)
  if (known !== undefined) return known
  const code = (base?.glyphs.length ?? 0) + into.glyphs.push(glyph)
  into.codes.set(key, code)
  return code
}
