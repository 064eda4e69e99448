import type { Page } from 'playwright-core'

/** How much a page moved by itself since it was asked for, as browsers count it (Layout Instability API), and what moved most. */
export type Shifted = { readonly shift: number; readonly moved: string }

/** Counts from the next address on. */
export async function watchShift(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH })
}

/** @throws Error where nobody watches */
export async function shiftOf(page: Page): Promise<Shifted> {
  const { shift, moved } = await page.evaluate<Shifted>(`globalThis.shifted()`)
  return { shift: Math.round(shift * 1_000) / 1_000, moved }
}

// In the page's own words, where these names are. What follows a finger within half a second is not counted.
const WATCH = `
  globalThis.shifts = []
  const watch = new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries()))
  watch.observe({ type: 'layout-shift', buffered: true })
  globalThis.shifted = () => {
    globalThis.shifts.push(...watch.takeRecords())
    const own = globalThis.shifts.filter((one) => !one.hadRecentInput).sort((one, other) => other.value - one.value)
    const { node, previousRect: from, currentRect: to } = own[0]?.sources[0] ?? {}
    const words = (node?.innerText ?? node?.data ?? '').trim().replace(/\\s+/g, ' ').slice(0, 60)
    return {
      shift: own.reduce((sum, { value }) => sum + value, 0),
      moved: from ? words + ' (' + Math.round(from.y) + ' to ' + Math.round(to.y) + ' pixels from above)' : '',
    }
  }
`
