import type { Times } from './load.js'

/** What pages are held to: p95 in milliseconds, growth of p95 with the ledger, and the p95 below which growth is noise. */
export type PagesAim = { readonly p95: number; readonly growth: number; readonly floor: number }

type Judged = { readonly aim: number; readonly seen: number; readonly holds: boolean }

/** One page against its aims. */
export type PageJudged = { readonly p95: Judged; readonly growth: Judged; readonly holds: boolean }

/** Times of pages, by name. */
export type Pages = Readonly<Record<string, Times>>

/** The same pages about a circular of one size on a small and on a large ledger, and about the largest circular there. */
export type Sizes = { readonly small: Pages; readonly alike: Pages; readonly largest: Pages }

/**
 * Judges each page. Growth compares like with like: a circular of the same size, with few and with many events of others
 * beside it. What a page about a larger circular costs more is that circular's, not the ledger's: its own time is judged.
 */
export function judgePages(
  { small, alike, largest }: Sizes,
  aim: PagesAim,
): Readonly<Record<string, PageJudged>> {
  const p95Of = (pages: Pages, name: string) => pages[name]?.p95 ?? 0
  return Object.fromEntries(
    Object.keys(largest).map((name) => [
      name,
      judge({ before: p95Of(small, name), after: p95Of(alike, name), slowest: p95Of(largest, name) }, aim),
    ]),
  )
}

type Seen = { readonly before: number; readonly after: number; readonly slowest: number }

function judge({ before, after, slowest }: Seen, aim: PagesAim): PageJudged {
  const seen = Math.round((after / Math.max(1, before)) * 100) / 100
  // On a busy machine 3 ms against 1 ms says nothing: the smaller time counts as the floor at least.
  const mayTake = aim.growth * Math.max(aim.floor, before)
  const longest = Math.max(after, slowest)
  const p95 = { aim: aim.p95, seen: longest, holds: longest <= aim.p95 }
  const growth = { aim: aim.growth, seen, holds: after <= mayTake }
  return { p95, growth, holds: p95.holds && growth.holds }
}
