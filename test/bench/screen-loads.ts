import lighthouse from 'lighthouse'
import type { Page } from 'playwright-core'
import type { Actor } from '../../domain/case.js'
import { shiftOf, watchShift } from '../support/layout-shift.js'
import { bytesOf, type Screens } from '../web/screens.js'

/** Of a hundred, as Lighthouse counts; `shift` is its cumulative layout shift, `short` what it would have better. */
export type Judged = {
  readonly performance: number
  /** The performance of every run, of which this is the median. */
  readonly runs?: readonly number[]
  readonly accessibility: number
  readonly shift: number
  /** Milliseconds of what the score is made of. */
  readonly timings: Readonly<Record<(typeof TIMINGS)[number], number>>
  /** Lighthouse's index of this machine's speed in that moment: the quarter of a fast machine is another than that of a slow one. */
  readonly machine: number
  readonly short: readonly string[]
}

const TIMINGS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'speed-index',
] as const

/** How a page came to an old phone on a slow line, with nothing kept from before. */
export type Load = {
  readonly bytes: number
  /** Until anything is seen: the mark of the house. */
  readonly firstPaintMs: number
  readonly usableMs: number
  readonly shift: number
}

type Place = { readonly who: Actor; readonly path: string }

/** Judges a page as Lighthouse does for phones by default: simulated slow 4G (150 ms, 1.6 Mbit/s) and a processor a quarter as fast. */
export async function judgedByLighthouse(screens: Screens, place: Place & { port: number }): Promise<Judged> {
  const found: Judged[] = []
  for (let run = 0; run < RUNS; run += 1) found.push(await judgedOnce(screens, place))
  found.sort((a, b) => a.performance - b.performance)
  const median = found[(RUNS - 1) / 2] as Judged
  return { ...median, runs: found.map(({ performance: score }) => score) }
}

/** One run is off by some points either way: Lighthouse itself advises the median of five (docs/variability.md). */
const RUNS = 5

async function judgedOnce(screens: Screens, { who, path, port }: Place & { port: number }): Promise<Judged> {
  const page = await screens.as(who, path, { isPhone: true })
  const cookies = await page.context().cookies()
  await page.context().close()
  const extraHeaders = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  const found = await lighthouse(`${screens.office.publicUrl}${path}`, {
    ...{ port, extraHeaders, output: 'json', logLevel: 'error' },
    onlyCategories: ['performance', 'accessibility'],
  })
  if (!found) throw new Error(`Lighthouse found nothing at ${path}`)
  const { categories, audits, environment } = found.lhr
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    shift: audits['cumulative-layout-shift']?.numericValue ?? 0,
    timings: Object.fromEntries(
      TIMINGS.map((name) => [name, Math.round(audits[name]?.numericValue ?? 0)]),
    ) as Judged['timings'],
    machine: environment.benchmarkIndex,
    short: Object.values(audits)
      .filter((audit) => audit.score !== null && audit.score < 0.9)
      .map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`),
  }
}

/** WebPageTest's profile "3G": 1.6 Mbit/s down, 768 kbit/s up, 300 ms there and back; and a processor a quarter as fast. */
const LINE = {
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 768_000 / 8,
  latency: 300,
  offline: false,
}
const SLOWER = 4

/** Opens a page on the slow line, until what it is for is there and nothing that is asked is still waited for. */
export async function loadOnSlowLine(screens: Screens, { who, path }: Place): Promise<Load> {
  const page = await screens.as(who, path, { isPhone: true })
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', LINE)
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await watchShift(page)
  let usableMs = 0
  const bytes = await bytesOf(page, async () => {
    usableMs = await reloaded(page)
  })
  const { shift } = await shiftOf(page)
  const firstPaint = await page.evaluate<number>(
    `performance.getEntriesByName('first-contentful-paint')[0].startTime`,
  )
  await page.context().close()
  const firstPaintMs = Math.round(firstPaint)
  return { bytes, firstPaintMs, usableMs, shift }
}

/** Milliseconds until the page is loaded whole: it has its heading, and no place in it is kept for what is still to come. */
async function reloaded(page: Page): Promise<number> {
  const began = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await page.locator('main h1').waitFor()
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
  return Math.round(performance.now() - began)
}
