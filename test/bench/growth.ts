import type { Times } from './load.js'

/** What pages are held to: p95 in milliseconds, growth of p95 between two sizes, and the p95 below which growth is noise. */
export type PagesAim = { readonly p95: number; readonly growth: number; readonly floor: number }

type Judged = { readonly aim: number; readonly seen: number; readonly holds: boolean }

/** One page against its aims. */
export type PageJudged = { readonly p95: Judged; readonly growth: Judged; readonly holds: boolean }

/** Times of pages, by name. */
export type Pages = Readonly<Record<string, Times>>

/** Judges each page of the large ledger by its own time, and by its time on the small one. */
export function judgePages(small: Pages, large: Pages, aim: PagesAim): Readonly<Record<string, PageJudged>> {
  return Object.fromEntries(
    Object.entries(large).map(([name, { p95 }]) => [name, judge(small[name]?.p95 ?? 0, p95, aim)]),
  )
}

function judge(before: number, after: number, aim: PagesAim): PageJudged {
  const seen = Math.round((after / Math.max(1, before)) * 100) / 100
  // On a busy machine 3 ms against 1 ms says nothing: the smaller time counts as the floor at least.
  const mayTake = aim.growth * Math.max(aim.floor, before)
  const p95 = { aim: aim.p95, seen: after, holds: after <= aim.p95 }
  const growth = { aim: aim.growth, seen, holds: after <= mayTake }
  return { p95, growth, holds: p95.holds && growth.holds }
}
