import { breaksOf } from './breaks.js'
import { clustersOf } from './clusters.js'
import type { Lexicon } from './lexicon.js'
import { asDrawn, BREAK_HERE, NO_BREAK } from './normalise.js'
import { totalFit, type Piece } from './total-fit.js'

/** Widths in points: of a cluster (break marks have none), of the first line's room and of the others'. */
export interface ValueRoom {
  readonly widthOf: (cluster: string) => number
  readonly first: number
  readonly rest: number
}

/** Lines of a slot's value: as given, or broken where prose would be. Text is already normalised. */
export function fitValue(text: string, room: ValueRoom, lexicon: Lexicon): string[] {
  if (text.includes('\n')) return text.split('\n').map(asDrawn)
  const clusters = clustersOf(text)
  const widths = clusters.map((cluster) => (isUndrawn(cluster) ? 0 : room.widthOf(cluster)))
  if (widths.reduce((sum, width) => sum + width, 0) <= room.first + 0.01) return [asDrawn(text)]
  const allowed = breaksOf(text, lexicon)
  const texts: string[] = []
  const pieces: Piece[] = []
  let at = 0
  let from = 0
  let width = 0
  clusters.forEach((cluster, i) => {
    at += cluster.length
    width += widths[i] ?? 0
    if (at < text.length && allowed[at] === 0) return
    const trailing = cluster === ' ' ? (widths[i] ?? 0) : 0
    texts.push(text.slice(from, at))
    pieces.push({
      width: width - trailing,
      trailing,
      spaces: 0,
      trailingSpaces: 0,
      spaceWidth: 0,
      clusters: 1,
    })
    from = at
    width = 0
  })
  const lines = totalFit({ pieces, firstWidth: room.first, width: room.rest, justify: false, em: 1 })
  return lines.map(([start, end]) => asDrawn(texts.slice(start, end).join('')).trim())
}

function isUndrawn(cluster: string): boolean {
  return cluster === BREAK_HERE || cluster === NO_BREAK
}
