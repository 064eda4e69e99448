/** What a line needs to know about a stretch of text between two possible line ends. Widths in points. */
export interface Piece {
  /** Without the spaces at its end. */
  readonly width: number
  /** Spaces at its end; they vanish at a line end. */
  readonly trailing: number
  /** Spaces that may stretch, those at the end included in `trailingSpaces`. */
  readonly spaces: number
  readonly trailingSpaces: number
  /** Width of one of its spaces, for the limits. */
  readonly spaceWidth: number
  /** Clusters. */
  readonly clusters: number
  /** A line must end after it. */
  readonly mustEnd?: boolean
}

/** Limits that keep justified text searchable in every reader (measured with poppler, PDFium, pdf.js). */
export const SPACE_STRETCH = 0.5
export const SPACE_SHRINK = 0.12
export const SCALE_STRETCH = 0.03
export const SCALE_SHRINK = 0.015
/** Of an em, between clusters. */
export const GAP_STRETCH = 0.025

export interface FitRequest {
  readonly pieces: readonly Piece[]
  readonly firstWidth: number
  readonly width: number
  readonly justify: boolean
  /** Points. */
  readonly em: number
}

/** Lines as index ranges of pieces, `[from, to)`, chosen so that the whole paragraph looks best. */
export function totalFit(request: FitRequest): [number, number][] {
  const { pieces } = request
  const lines: [number, number][] = []
  let from = 0
  for (let to = 1; to <= pieces.length; to++) {
    if (to < pieces.length && pieces[to - 1]?.mustEnd !== true) continue
    lines.push(...fitStretch(request, from, to, from === 0))
    from = to
  }
  return lines
}

/** The price of a line that cannot be. Held here: in loops, a global name costs more than the arithmetic. */
const IMPOSSIBLE = Infinity
const { max } = Math

interface Sums {
  readonly width: Float64Array
  readonly spaces: Float64Array
  readonly clusters: Float64Array
  readonly stretch: Float64Array
}

function fitStretch(request: FitRequest, from: number, to: number, isFirst: boolean): [number, number][] {
  const count = to - from
  const sums = sumsOf(request.pieces, from, to)
  const cost = new Float64Array(count + 1).fill(IMPOSSIBLE)
  const back = new Int32Array(count + 1)
  cost[0] = 0
  for (let end = 1; end <= count; end++) {
    for (let start = end - 1; start >= 0; start--) {
      const room = start === 0 && isFirst ? request.firstWidth : request.width
      const price = priceOf(request, sums, { from, start, end, room, isLast: end === count })
      const total = (cost[start] ?? IMPOSSIBLE) + price
      if (total < (cost[end] ?? IMPOSSIBLE)) {
        cost[end] = total
        back[end] = start
      }
      if (price === IMPOSSIBLE) break
    }
    // A piece wider than the line stands alone on one.
    if (cost[end] === IMPOSSIBLE) {
      cost[end] = (cost[end - 1] ?? 0) + 1e9
      back[end] = end - 1
    }
  }
  const lines: [number, number][] = []
  for (let end = count; end > 0; end = back[end] ?? 0) lines.unshift([from + (back[end] ?? 0), from + end])
  return lines
}

function sumsOf(pieces: readonly Piece[], from: number, to: number): Sums {
  const make = (of: (piece: Piece) => number) => {
    const sums = new Float64Array(to - from + 1)
    for (let i = from; i < to; i++) sums[i - from + 1] = (sums[i - from] ?? 0) + of(pieces[i] as Piece)
    return sums
  }
  return {
    width: make((piece) => piece.width + piece.trailing),
    spaces: make((piece) => piece.spaces),
    clusters: make((piece) => piece.clusters),
    stretch: make((piece) => piece.spaces * piece.spaceWidth),
  }
}

interface Candidate {
  readonly from: number
  readonly start: number
  readonly end: number
  readonly room: number
  readonly isLast: boolean
}

const difference = (sums: Float64Array, start: number, end: number) => (sums[end] ?? 0) - (sums[start] ?? 0)

function priceOf(request: FitRequest, sums: Sums, candidate: Candidate): number {
  const { from, start, end, room, isLast } = candidate
  const last = request.pieces[from + end - 1] as Piece
  const natural = difference(sums.width, start, end) - last.trailing
  const spacing = difference(sums.stretch, start, end) - last.trailingSpaces * last.spaceWidth
  const slack = room - natural
  const shrinkable = request.justify ? spacing * SPACE_SHRINK + natural * SCALE_SHRINK : 0
  if (slack < -shrinkable - 1e-6) return IMPOSSIBLE
  const short = isLast && natural < room * 0.08 && end - start === 1 ? 40 : 0
  if (isLast) return slack < 0 ? (100 * -slack) / max(shrinkable, 1e-6) : short
  if (!request.justify) return 100 * (slack / room) ** 2 + 1
  if (slack < 0) return 100 * (-slack / shrinkable) ** 3 + 1
  const gaps = max(0, difference(sums.clusters, start, end) - 1)
  const capacity = spacing * SPACE_STRETCH + natural * SCALE_STRETCH + gaps * GAP_STRETCH * request.em
  const ratio = slack / max(capacity, 1e-6)
  return ratio <= 1 ? 100 * ratio ** 3 + 1 : 2000 + 4000 * (ratio - 1) ** 2
}
