import type { Browser, BrowserContext } from 'playwright-core'
import type { Actor } from '../../domain/case.js'

/** How a screen is looked at. */
export type Look = {
  readonly name: string
  readonly language: 'th' | 'en'
  readonly width: number
  readonly isDark: boolean
  /** How many dots a pixel has: 2 is a window zoomed to 200 %. */
  readonly zoom: 1 | 2
}

const SIZES = [
  { name: 'wide', width: 1280, zoom: 1 },
  { name: 'phone', width: 360, zoom: 1 },
] as const
const LANGUAGES = ['th', 'en'] as const

/** Eight looks, and the window of 1280 pixels at 200 %. Movement is always reduced: pictures are of what stands still. */
export const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) => [
  ...SIZES.flatMap((size) =>
    [false, true].map((isDark) => ({
      ...size,
      ...{ language, isDark, name: `${language}-${size.name}-${isDark ? 'dark' : 'light'}` },
    })),
  ),
  { name: `${language}-zoomed-light`, language, width: 640, isDark: false, zoom: 2 as const },
])

const HEIGHTS: Readonly<Record<number, number>> = { 1280: 800, 360: 740, 640: 400 }

/** A browser of this person's own in this look, signed in by the demo's door; that of a stranger is not signed in. */
export async function enter(
  browser: Browser,
  url: string,
  who: Actor | undefined,
  look: Look,
): Promise<BrowserContext> {
  const { language, width, isDark, zoom } = look
  const context = await browser.newContext({
    ...{ locale: 'th-TH', timezoneId: 'Asia/Bangkok', hasTouch: width === 360, deviceScaleFactor: zoom },
    viewport: { width, height: HEIGHTS[width] ?? 800 },
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  // To copy a link, which a browser without a window refuses.
  await context.grantPermissions(['clipboard-write'])
  await context.addInitScript({ content: `localStorage.setItem('wian.language', '${language}')` })
  if (!who) return context
  const { personId, officeCode, role } = who
  const reply = await context.request.post(`${url}/demo/sign-in`, {
    data: { personId, officeCode, role },
    headers: { origin: url },
  })
  if (!reply.ok()) throw new Error(`${personId} may not come in: ${reply.status()}`)
  return context
}
