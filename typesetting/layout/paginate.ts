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

/** Where the flow stands. */
interface Flow {
  readonly frame: Frame
  readonly pages: FlowPage[]
  page: FlowPage
  /** Nothing but repeated head rows stands on the page yet. */
  isFresh: boolean
  /** Space that the last slab wants after it. */
  space: number
}

/** Rounding of sums of heights. */
const FITS = 0.01

/** Puts slabs on pages: what is kept together moves together, head rows are set again. */
export function paginate(slabs: readonly Slab[], frame: Frame): FlowPage[] {
  const first = emptyPage(frame.firstTop)
  const flow: Flow = { frame, pages: [first], page: first, isFresh: true, space: 0 }
  for (let at = 0; at < slabs.length;) {
    const group = groupFrom(slabs, at)
    makeRoom(flow, group)
    group.forEach((part, i) => place(flow, part, i > 0))
    at += group.length
  }
  return flow.pages
}

function emptyPage(top: number): FlowPage {
  return { items: [], lines: [], opening: '', bottom: top }
}

function turn(flow: Flow, head: readonly Slab[] | undefined): void {
  if (flow.pages.length >= MOST_PAGES) throw new TooLarge('pages', MOST_PAGES)
  flow.page = emptyPage(flow.frame.top)
  flow.pages.push(flow.page)
  flow.isFresh = true
  flow.space = 0
  for (const row of head ?? []) put(flow.page, row)
}

/** Turns the page when the group must or has to stand on the next. */
function makeRoom(flow: Flow, group: readonly Slab[]): void {
  const [first] = group
  if (!first || flow.isFresh) return
  const needed = flow.space + first.before + heightOf(group)
  const overflows = flow.page.bottom + needed > flow.frame.bottom + FITS
  if (first.breakBefore || overflows) turn(flow, first.breakBefore ? undefined : first.head)
}

function place(flow: Flow, part: Slab, isInner: boolean): void {
  if (part.vanishes && flow.isFresh) return
  if (!flow.isFresh) flow.page.bottom += flow.space + part.before
  // A group taller than a page is torn after all.
  if (isInner && flow.page.bottom + part.height > flow.frame.bottom + FITS) turn(flow, part.head)
  put(flow.page, part)
  flow.page.opening ||= part.text.trim()
  flow.space = part.after
  flow.isFresh = false
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
