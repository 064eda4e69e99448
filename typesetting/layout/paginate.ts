import { TooLarge } from '../errors.js'
import type { Item, Slab } from './types.js'

/** A page's flow: items with y from the top of the paper. */
export interface FlowPage {
  readonly items: Item[]
  readonly lines: string[]
  /** Its first text that is not a table's head set again. */
  opening: string
  /** Where its flow ends, from the top of the paper. */
  bottom: number
}

/** Where text may stand, from the top of the paper, points. */
export interface Frame {
  readonly firstTop: number
  readonly top: number
  readonly bottom: number
}

export const MOST_PAGES = 2000

/** Puts slabs on pages: what is kept together moves together, head rows are set again. */
export function paginate(slabs: readonly Slab[], frame: Frame): FlowPage[] {
  const pages: FlowPage[] = []
  let page = newPage(pages, frame)
  let isFresh = true
  let space = 0
  for (let i = 0; i < slabs.length;) {
    const group = groupFrom(slabs, i)
    const head = slabs[i] as Slab
    const needed = heightOf(group)
    const gap = isFresh ? 0 : Math.max(space, 0) + head.before
    const overflows = page.bottom + gap + needed > frame.bottom + 0.01
    if (!isFresh && (head.breakBefore || overflows)) {
      page = newPage(pages, frame)
      isFresh = true
      space = 0
    }
    if (isFresh && pages.length > 1 && head.head && !head.breakBefore)
      head.head.forEach((part) => put(page, part))
    for (const [k, part] of group.entries()) {
      if (part.vanishes && isFresh) continue
      if (!isFresh) page.bottom += space + part.before
      // A group taller than a page is torn after all.
      if (k > 0 && page.bottom + part.height > frame.bottom + 0.01) {
        page = newPage(pages, frame)
        if (part.head) part.head.forEach((row) => put(page, row))
      }
      put(page, part)
      page.opening ||= part.text.trim()
      space = part.after
      isFresh = false
    }
    i += group.length
  }
  return pages
}

function newPage(pages: FlowPage[], frame: Frame): FlowPage {
  if (pages.length >= MOST_PAGES) throw new TooLarge('pages', MOST_PAGES)
  const page = { items: [], lines: [], opening: '', bottom: pages.length === 0 ? frame.firstTop : frame.top }
  pages.push(page)
  return page
}

function put(page: FlowPage, part: Slab): void {
  for (const item of part.items) page.items.push({ ...item, y: item.y + page.bottom })
  if (part.text !== '') page.lines.push(part.text)
  page.bottom += part.height
}

/** The slab and all that must stay with it. */
function groupFrom(slabs: readonly Slab[], from: number): Slab[] {
  let to = from
  while (slabs[to]?.keepWithNext && to + 1 < slabs.length && !slabs[to + 1]?.breakBefore) to += 1
  return slabs.slice(from, to + 1)
}

function heightOf(group: readonly Slab[]): number {
  return group.reduce(
    (sum, part, i) => sum + part.height + (i > 0 ? part.before + (group[i - 1]?.after ?? 0) : 0),
    0,
  )
}
