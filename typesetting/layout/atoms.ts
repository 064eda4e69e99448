import { ModelRefused, MissingGlyph, TooLarge } from '../errors.js'
import type { SetCluster } from '../font/bake.js'
import type { Inline, Note, SlotRun, TextRun, TextStyle } from '../model.js'
import { clustersOf } from '../text/clusters.js'
import { BREAK_HERE, NO_BREAK, NO_BREAK_SPACE, normalise } from '../text/normalise.js'
import type { NamedUse, Pen, Pens } from './pens.js'

/** A cluster ready to be shown. */
export interface Atom {
  readonly text: string
  /** Place in the paragraph's text. */
  readonly at: number
  readonly face: NamedUse
  readonly set: SetCluster
  readonly pen: Pen
  /** Real size and width in points. */
  readonly size: number
  readonly width: number
  readonly space: 'none' | 'stretches' | 'fixed'
  readonly link?: string
}

/** A paragraph's text taken apart. */
export interface Atoms {
  readonly atoms: readonly Atom[]
  /** What the breaker reads: normalised, with the invisible break marks. */
  readonly text: string
  /** Ranges of `text` that stay together. */
  readonly unbroken: readonly (readonly [number, number])[]
  /** Offsets after which a line must end. */
  readonly ends: ReadonlySet<number>
}

/** Longest paragraph that is set, in UTF-16 units. */
export const LONGEST_PARAGRAPH = 400_000

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

export const isSlot = (run: Inline): run is SlotRun => 'slot' in run
const LINE_END: TextRun = { text: '\n' }

/** Shapes the text runs of a paragraph. Slots are the caller's affair. */
export function atomsOf(
  runs: readonly Inline[],
  style: TextStyle | undefined,
  pens: Pens,
  report: (note: Note) => void,
): Atoms {
  const atoms: Atom[] = []
  const unbroken: [number, number][] = []
  const ends = new Set<number>()
  let text = ''
  for (const run of runs) {
    if (isSlot(run))
      throw new ModelRefused(`Slot ${run.slot} cannot stand here`, `วางช่อง ${run.slot} ตรงนี้ไม่ได้`)
    const textRun = 'lineEnd' in run ? LINE_END : run
    const piece = normalised(textRun, report)
    if (text.length + piece.length > LONGEST_PARAGRAPH) throw new TooLarge('paragraph', LONGEST_PARAGRAPH)
    if (textRun.noBreak) unbroken.push([text.length, text.length + piece.length])
    if (piece.includes('\n')) markEnds(piece, text.length, ends)
    addAtoms(piece, text.length, textRun, pens.pen(style, textRun), atoms)
    text += piece
  }
  return { atoms, text, unbroken, ends }
}

function normalised(run: TextRun, report: (note: Note) => void): string {
  const { text, notes } = normalise(run.text)
  notes.forEach(report)
  return text
}

function markEnds(piece: string, offset: number, ends: Set<number>): void {
  for (let i = piece.indexOf('\n'); i >= 0; i = piece.indexOf('\n', i + 1)) ends.add(offset + i + 1)
}

function addAtoms(piece: string, offset: number, run: TextRun, pen: Pen, into: Atom[]): void {
  const foreign = RIGHT_TO_LEFT.exec(piece)
  if (foreign)
    throw new MissingGlyph(foreign[0], piece.slice(Math.max(0, foreign.index - 10), foreign.index + 10))
  let at = offset
  for (const cluster of clustersOf(piece)) {
    if (cluster !== '\n' && cluster !== BREAK_HERE && cluster !== NO_BREAK) {
      into.push(atomOf(cluster, at, pen, run.link))
    }
    at += cluster.length
  }
}

/** One cluster with a pen. */
export function atomOf(cluster: string, at: number, pen: Pen, link?: string): Atom {
  const isFixed = cluster === NO_BREAK_SPACE
  const text = isFixed ? ' ' : cluster
  const { face, set } = pen.face(text)
  const size = pen.style.sizePt * face.scale
  const space = isFixed ? 'fixed' : text === ' ' ? 'stretches' : 'none'
  return {
    text,
    at,
    face,
    set,
    pen,
    size,
    width: (set.width * size) / 1000,
    space,
    ...(link ? { link } : {}),
  }
}

/** Width of atoms on one line, in points. */
export function widthOf(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, atom) => sum + atom.width, 0)
}
