import { MissingGlyph, ModelRefused } from '../errors.js'
import type { SetCluster } from '../font/bake.js'
import { setCluster, useFace, type Face, type FaceUse } from '../font/face.js'
import type { Colour, TextStyle } from '../model.js'

export type Cut = 'regular' | 'bold' | 'italic' | 'boldItalic'

/** An opened family; cuts it lacks fall back to the nearest it has. */
export interface Family {
  readonly name: string
  readonly scale: number
  readonly linePitch: number
  readonly cut: (cut: Cut) => Face
}

/** A face in a document, under its resource name (F1, F2 …). */
export interface NamedUse {
  readonly name: string
  readonly use: FaceUse
  readonly scale: number
}

/** Ink and faces for a run: the faces are asked in order until one has the cluster. */
export interface Pen {
  readonly style: Required<Omit<TextStyle, 'font'>> & { readonly font: string }
  readonly colour: string
  readonly linePitch: number
  readonly face: (cluster: string) => { readonly face: NamedUse; readonly set: SetCluster }
}

export interface Pens {
  /** Merges styles, the later ones stronger. */
  readonly pen: (...styles: (TextStyle | undefined)[]) => Pen
  /** Faces in the order of their names. */
  readonly faces: readonly NamedUse[]
}

const COLOURS: Record<string, string> = { black: '0 g', red: '0.8 0 0 rg', blue: '0 0 0.6 rg', grey: '0.5 g' }

/** PDF operator for a colour. */
export function colourOperator(colour: Colour): string {
  const named = COLOURS[colour]
  if (named) return named
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (!hex) throw new ModelRefused(`Unknown colour ${colour}`, `ไม่รู้จักสี ${colour}`)
  const parts = hex.slice(1).map((part) => Math.round((parseInt(part, 16) / 255) * 1000) / 1000)
  return `${parts.join(' ')} rg`
}

const DEFAULTS = {
  font: 'sarabun',
  bold: false,
  italic: false,
  underline: false,
  sizePt: 16,
  colour: 'black',
} as const

/** The pens of one document. Faces get their names in the order of first use. */
export function openPens(families: readonly Family[], base: TextStyle | undefined): Pens {
  const faces: NamedUse[] = []
  const byFace = new Map<Face, NamedUse>()
  const named = (family: Family, cut: Cut): NamedUse => {
    const face = family.cut(cut)
    const known = byFace.get(face)
    if (known) return known
    const made = { name: `F${faces.length + 1}`, use: useFace(face), scale: family.scale }
    byFace.set(face, made)
    faces.push(made)
    return made
  }
  const cache = new Map<string, Pen>()
  const pen = (...styles: (TextStyle | undefined)[]): Pen => {
    const style = Object.assign({}, DEFAULTS, base, ...styles.filter(Boolean)) as Pen['style']
    const { font, bold, italic, underline, sizePt, colour } = style
    const key = [font, bold, italic, underline, sizePt, colour].join('|')
    const known = cache.get(key)
    if (known) return known
    const made = makePen({ font, bold, italic, underline, sizePt, colour }, families, named)
    cache.set(key, made)
    return made
  }
  return { pen, faces }
}

function makePen(
  style: Pen['style'],
  families: readonly Family[],
  named: (family: Family, cut: Cut) => NamedUse,
): Pen {
  const first = families.find((family) => family.name === style.font)
  if (!first) throw new ModelRefused(`Unknown font ${style.font}`, `ไม่มีแบบอักษร ${style.font}`)
  if (!(style.sizePt > 0 && style.sizePt <= 400)) {
    throw new ModelRefused(`Size ${style.sizePt} pt`, `ขนาด ${style.sizePt} พอยต์ใช้ไม่ได้`)
  }
  const order = [first, ...families.filter((family) => family !== first)]
  const cut: Cut = style.bold ? (style.italic ? 'boldItalic' : 'bold') : style.italic ? 'italic' : 'regular'
  return {
    style,
    colour: colourOperator(style.colour),
    linePitch: first.linePitch * style.sizePt,
    face: (cluster) => {
      for (const family of order) {
        const face = named(family, cut)
        const set = setCluster(face.use, cluster)
        if (set) return { face, set }
      }
      throw missing(cluster, order, cut)
    },
  }
}

/** Names the one character of the cluster that is to blame. */
function missing(cluster: string, families: readonly Family[], cut: Cut): MissingGlyph {
  const has = (char: string) =>
    families.some((family) =>
      family
        .cut(cut)
        .shape(char)
        .every((glyph) => glyph.gid !== 0),
    )
  return new MissingGlyph([...cluster].find((char) => !has(char)) ?? cluster, cluster)
}
