import type { Align, Note } from '../model.js'
import { breaksOf } from '../text/breaks.js'
import type { Lexicon } from '../text/lexicon.js'
import { note } from '../text/normalise.js'
import {
  GAP_STRETCH,
  SCALE_SHRINK,
  SCALE_STRETCH,
  SPACE_SHRINK,
  SPACE_STRETCH,
  totalFit,
  type Piece,
} from '../text/total-fit.js'
import type { Atom, Atoms } from './atoms.js'
import type { Segment } from './types.js'

/** A line ready to be placed. */
export interface SetLine {
  /** From the left edge of the room it was set in. */
  readonly x: number
  readonly width: number
  readonly segments: readonly Segment[]
  readonly text: string
  /** Distance to the next baseline at single spacing, points. */
  readonly pitch: number
}

export interface Room {
  readonly firstWidth: number
  readonly width: number
  readonly align: Align
}

/** Atoms of each line, spaces at line ends taken off; `justified` lines fill their room. */
export interface BrokenLine {
  readonly atoms: readonly Atom[]
  readonly justified: boolean
}

/** Breaks a paragraph for a room. A word wider than the room is torn between clusters and reported. */
export function breakLines(
  source: Atoms,
  room: Room,
  lexicon: Lexicon,
  report: (note: Note) => void,
): BrokenLine[] {
  if (source.atoms.length === 0) return [{ atoms: [], justified: false }]
  const groups = groupsOf(source, lexicon, Math.min(room.firstWidth, room.width), report)
  const pieces = groups.map((group) => pieceOf(group.atoms, group.mustEnd))
  const em = Math.max(...source.atoms.slice(0, 1).map((atom) => atom.size))
  const lines = totalFit({ pieces, ...room, justify: room.align === 'justify', em })
  return lines.map(([from, to], i) => ({
    atoms: trimmed(groups.slice(from, to).flatMap((group) => group.atoms)),
    justified: room.align === 'justify' && i + 1 < lines.length && groups[to - 1]?.mustEnd !== true,
  }))
}

interface Group {
  readonly atoms: Atom[]
  readonly mustEnd: boolean
}

function groupsOf(source: Atoms, lexicon: Lexicon, narrowest: number, report: (note: Note) => void): Group[] {
  const allowed = breaksOf(source.text, lexicon)
  for (const [from, to] of source.unbroken) allowed.fill(0, from + 1, to)
  for (const end of source.ends) allowed[end] = 2
  const groups: Group[] = []
  let current: Atom[] = []
  source.atoms.forEach((atom, i) => {
    current.push(atom)
    const next = source.atoms[i + 1]
    const strongest = next ? strongestBetween(allowed, atom.at + 1, next.at) : 1
    if (strongest === 0) return
    groups.push(...torn({ atoms: current, mustEnd: strongest === 2 }, narrowest, report))
    current = []
  })
  return groups
}

function strongestBetween(allowed: Uint8Array, from: number, to: number): number {
  let strongest = 0
  for (let i = from; i <= to; i++) {
    const one = allowed[i] ?? 0
    if (one > strongest) strongest = one
  }
  return strongest
}

function torn(group: Group, narrowest: number, report: (note: Note) => void): Group[] {
  const width = group.atoms.reduce((sum, atom) => sum + atom.width, 0)
  if (width <= narrowest || group.atoms.every((atom) => atom.space !== 'none')) return [group]
  const trimmedWidth = trimmed(group.atoms).reduce((sum, atom) => sum + atom.width, 0)
  if (trimmedWidth <= narrowest) return [group]
  report(
    note(
      'overfull',
      group.atoms
        .slice(0, 30)
        .map((atom) => atom.text)
        .join(''),
    ),
  )
  return group.atoms.map((atom, i) => ({
    atoms: [atom],
    mustEnd: group.mustEnd && i + 1 === group.atoms.length,
  }))
}

function trimmed(atoms: readonly Atom[]): Atom[] {
  let end = atoms.length
  while (end > 0 && atoms[end - 1]?.space !== 'none') end -= 1
  return atoms.slice(0, end)
}

function pieceOf(atoms: readonly Atom[], mustEnd: boolean): Piece {
  const body = trimmed(atoms)
  const tail = atoms.slice(body.length)
  const spaces = atoms.filter((atom) => atom.space === 'stretches')
  const sum = (list: readonly Atom[]) => list.reduce((total, atom) => total + atom.width, 0)
  return {
    width: sum(body),
    trailing: sum(tail),
    spaces: spaces.length,
    trailingSpaces: tail.filter((atom) => atom.space === 'stretches').length,
    spaceWidth: spaces[0]?.width ?? 0,
    clusters: atoms.length,
    mustEnd,
  }
}

/** Sets atoms on one line: aligned, or stretched within the limits that keep the text searchable. */
export function setLine(line: BrokenLine, width: number, align: Align): SetLine {
  const natural = line.atoms.reduce((sum, atom) => sum + atom.width, 0)
  const mustShrink = align === 'justify' && natural > width
  const stretch = line.justified || mustShrink ? stretchFor(line.atoms, natural, width) : NO_STRETCH
  const segments = segmentsOf(line.atoms, stretch)
  const last = segments.at(-1)
  const set = last ? last.x + last.width : 0
  const x = align === 'right' ? width - set : align === 'center' ? (width - set) / 2 : 0
  return {
    x,
    width: set,
    segments,
    text: line.atoms.map((atom) => atom.text).join(''),
    pitch: Math.max(0, ...line.atoms.map((atom) => atom.pen.linePitch)),
  }
}

interface Stretch {
  /** Added to each space, as a share of its width. */
  readonly space: number
  readonly scale: number
  /** Between clusters, of an em. */
  readonly gap: number
}

const NO_STRETCH: Stretch = { space: 0, scale: 1, gap: 0 }

/** Spaces first, then glyph width, then gaps; a line that would need more stays ragged by what is left. */
function stretchFor(atoms: readonly Atom[], natural: number, width: number): Stretch {
  const spaces = atoms.filter((atom) => atom.space === 'stretches').reduce((sum, atom) => sum + atom.width, 0)
  let slack = width - natural
  if (slack < 0) {
    const narrow = spaces > 0 ? Math.max(-SPACE_SHRINK, slack / spaces) : 0
    const rest = Math.max(-SCALE_SHRINK, (slack - narrow * spaces) / (natural + narrow * spaces))
    return { space: narrow, scale: 1 + Math.min(0, rest), gap: 0 }
  }
  const space = spaces > 0 ? Math.min(SPACE_STRETCH, slack / spaces) : 0
  slack -= space * spaces
  const wide = natural + space * spaces
  const scale = Math.min(SCALE_STRETCH, slack / wide)
  slack -= scale * wide
  const em = atoms.slice(1).reduce((sum, atom) => sum + atom.size, 0)
  const gap = em > 0 ? Math.min(GAP_STRETCH, Math.max(0, slack) / em) : 0
  return { space, scale: 1 + scale, gap }
}

const hex = (cids: readonly number[]) => cids.map((cid) => cid.toString(16).padStart(4, '0')).join('')
const round = (value: number) => Math.round(value * 1000) / 1000

interface Draft {
  atom: Atom
  x: number
  width: number
  shown: (string | number)[]
}

/** One segment per font, size, colour, underline and link. */
export function segmentsOf(atoms: readonly Atom[], stretch: Stretch = NO_STRETCH): Segment[] {
  const drafts: Draft[] = []
  let x = 0
  atoms.forEach((atom, i) => {
    for (const cid of atom.set.cids) atom.face.use.used.add(cid)
    let draft = drafts.at(-1)
    if (!draft || !sameInk(draft.atom, atom)) drafts.push((draft = { atom, x, width: 0, shown: [] }))
    push(draft.shown, hex(atom.set.cids))
    // TJ displacements are scaled by Tz as well, so they are counted before scaling.
    const spread = i + 1 < atoms.length ? (stretch.gap * 1000) / stretch.scale : 0
    const extra = atom.space === 'stretches' ? stretch.space * atom.set.width + spread : spread
    if (Math.abs(extra) > 0.0005) draft.shown.push(-round(extra))
    const advance = (atom.width + (extra * atom.size) / 1000) * stretch.scale
    draft.width += advance
    x += advance
  })
  return drafts.map(({ atom, ...draft }) => ({
    ...draft,
    font: atom.face.name,
    size: atom.size,
    colour: atom.pen.colour,
    scale: stretch.scale,
    underline: atom.pen.style.underline,
    ...(atom.link ? { link: atom.link } : {}),
  }))
}

function sameInk(a: Atom, b: Atom): boolean {
  return a.pen === b.pen && a.face === b.face && a.link === b.link
}

function push(shown: (string | number)[], codes: string): void {
  const last = shown.at(-1)
  if (typeof last === 'string') shown[shown.length - 1] = last + codes
  else shown.push(codes)
}
