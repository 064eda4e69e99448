import type { Item, Slab } from './types.js'

/** Slabs one under another as one. The space before the first is the caller's. */
export function stackSlabs(slabs: readonly Slab[]): { height: number; items: Item[]; text: string } {
  let y = 0
  const items: Item[] = []
  slabs.forEach((part, i) => {
    y += i === 0 ? 0 : part.before
    items.push(...part.items.map((item) => ({ ...item, y: item.y + y })))
    y += part.height + part.after
  })
  return { height: y, items, text: slabs.map((part) => part.text).join(' ') }
}
