import type { BakedGlyph } from './bake.js'
import { boundsOf, componentsOf, composite, writeSfnt, type Glyph, type Part, type Sfnt } from './sfnt.js'

const NOTHING = Buffer.alloc(0)

/**
 * The font file to embed: glyph id n is code n of the baked glyphs; outlines that only serve as parts follow.
 * Codes outside `used` stay as blanks, so that codes are the same in every document.
 */
export function writeBakedFont(
  source: Sfnt,
  glyphs: readonly BakedGlyph[],
  used?: ReadonlySet<number>,
): Buffer {
  const partIds = new Map<number, number>()
  const parts: Glyph[] = []
  const addPart = (gid: number): number => {
    const known = partIds.get(gid)
    if (known !== undefined) return known
    const id = glyphs.length + 1 + parts.length
    partIds.set(gid, id)
    const slot = parts.push({ outline: NOTHING, advance: 0 }) - 1
    parts[slot] = { outline: renumbered(source.outline(gid), addPart), advance: source.advance(gid) }
    return id
  }
  const codes = glyphs.map((glyph, i) => {
    if (used && !used.has(i + 1)) return { outline: NOTHING, advance: 0 }
    return { outline: outlineOf(source, glyph.parts, addPart), advance: glyph.advance }
  })
  return writeSfnt(source, [{ outline: source.outline(0), advance: source.advance(0) }, ...codes, ...parts])
}

function outlineOf(source: Sfnt, parts: readonly Part[], addPart: (gid: number) => number): Buffer {
  const inked = parts.flatMap((part) => {
    const bounds = boundsOf(source.outline(part.gid))
    return bounds ? [{ ...part, bounds }] : []
  })
  const only = inked.length === 1 ? inked[0] : undefined
  if (only && only.dx === 0 && only.dy === 0) return renumbered(source.outline(only.gid), addPart)
  if (inked.length === 0) return NOTHING
  return composite(inked.map((part) => ({ ...part, gid: addPart(part.gid) })))
}

function renumbered(outline: Buffer, addPart: (gid: number) => number): Buffer {
  const components = componentsOf(outline)
  if (components.length === 0) return outline
  const copy = Buffer.from(outline)
  for (const { gid, at } of components) copy.writeUInt16BE(addPart(gid), at)
  return copy
}
