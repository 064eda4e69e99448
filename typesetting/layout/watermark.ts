import type { BakedGlyph } from '../font/bake.js'
import type { PathStep } from '../font/shaper.js'
import { atomsOf, widthOf, type Atom } from './atoms.js'
import type { Context } from './context.js'
import type { Sheet } from './running.js'
import type { Item } from './types.js'

const SIZE_PT = 150
const GREY = '0.92 g'
const DEGREES = 52
/** Longest watermark, of the paper's height. */
const LONGEST = 0.8

/**
 * A large grey word across the page. It is drawn as outlines, not as text: a reader's search and copy would otherwise
 * find its letters between the words of the lines it crosses.
 */
export function watermarkItems(word: string | undefined, sheet: Sheet, context: Context): Item[] {
  if (!word) return []
  const { atoms } = atomsOf([{ text: word }], { sizePt: SIZE_PT, bold: true }, context.pens, context.report)
  const width = widthOf(atoms)
  const shrink = Math.min(1, (sheet.height * LONGEST) / width)
  const [cos, sin] = [
    Math.cos((DEGREES * Math.PI) / 180) * shrink,
    Math.sin((DEGREES * Math.PI) / 180) * shrink,
  ]
  const turn = [cos, sin, -sin, cos, 0, 0].map(short).join(' ')
  const middle = `1 0 0 1 ${short(-width / 2)} ${short(-(atoms[0]?.size ?? 0) * 0.35)} cm`
  const ops = `q ${GREY} ${turn} cm ${middle}\n${atomPaths(atoms)}f Q`
  return [{ kind: 'path', x: sheet.width / 2 - sheet.left, y: sheet.height / 2, ops }]
}

const short = (value: number) => String(Math.round(value * 1000) / 1000)

function atomPaths(atoms: readonly Atom[]): string {
  let paths = ''
  let pen = 0
  for (const atom of atoms) {
    const { face, extra } = atom.face.use
    const scale = atom.size / face.source.unitsPerEm
    let x = pen
    for (const cid of atom.set.cids) {
      const glyph = (face.base.glyphs[cid - 1] ??
        extra.glyphs[cid - 1 - face.base.glyphs.length]) as BakedGlyph
      for (const part of glyph.parts)
        paths += pathOperators(face.outline(part.gid), scale, x + part.dx * scale, part.dy * scale)
      x += glyph.advance * scale
    }
    pen += atom.width
  }
  return paths
}

/** Quadratic curves become cubic ones: PDF has no others. */
function pathOperators(steps: readonly PathStep[], scale: number, dx: number, dy: number): string {
  let [x, y] = [0, 0]
  return steps
    .map(({ type, values }) => {
      const at = values.map((value, i) => value * scale + (i % 2 === 0 ? dx : dy))
      const [ax = 0, ay = 0, bx = 0, by = 0] = at
      const points =
        type === 'Q'
          ? [
              x + (2 / 3) * (ax - x),
              y + (2 / 3) * (ay - y),
              bx + (2 / 3) * (ax - bx),
              by + (2 / 3) * (ay - by),
              bx,
              by,
            ]
          : at
      ;[x = x, y = y] = at.slice(-2)
      return `${points.map(short).join(' ')} ${OPERATORS[type] ?? 'h'}\n`
    })
    .join('')
}

const OPERATORS: Readonly<Record<string, string>> = { M: 'm', L: 'l', Q: 'c', C: 'c', Z: 'h' }
