import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { shiftOf } from '../support/layout-shift.js'
import { overflowOf, violationsOn } from '../web/screens.js'
import type { Finding } from './report.js'

/** A page on which somebody stands, and where what is found on it goes. */
export type Visit = {
  readonly page: Page
  readonly at: Omit<Finding, 'what' | 'pressed'>
  readonly pictures: string
  readonly found: (what: string, pressed?: string) => void
}

/** Opens the address and waits until nothing on it is still to come. */
export async function arrive(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** Everything that was asked has come, and the letters are drawn. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 20_000 })
  const waiting = page.locator('[aria-busy=true], .mantine-Skeleton-root, #app .mantine-Loader-root').first()
  await waiting.waitFor({ state: 'detached', timeout: 20_000 })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
}

/** The browser's own lines for a refusal and for a network that is gone. */
const OWN_LINE = /status of 4\d\d|net::ERR_(FAILED|INTERNET_DISCONNECTED)/

/** Keeps what the page's console says that is not well; where something is refused, not the browser's own lines for it. */
export function listen(page: Page, isRefused: boolean, found: (what: string) => void): void {
  page.on('pageerror', (error) => found(`console: ${error.message}`))
  page.on('console', (message) => {
    const about = `${message.text()} ${message.location().url}`
    if (isRefused && OWN_LINE.test(about)) return
    if (message.type() === 'error' || message.type() === 'warning') found(`console: ${about}`)
  })
}

/** The bench's aim (test/bench/screens.bench.ts): beyond it something moves that a finger may be over. */
const MOST_SHIFT = 0.01

/** Nothing moved while it came, under the eyes or the finger of who opened it. */
export async function still({ page, found }: Visit): Promise<void> {
  const { shift, moved } = await shiftOf(page)
  if (shift > MOST_SHIFT) found(`moved while it came, ${shift}: ${moved}`)
}

const DIALOG = '[role=dialog][aria-modal=true]'

/** Looks at what is there now: a picture, axe, and whether it is wider than the window. */
export async function look({ page, at, pictures, found }: Visit, pressed = ''): Promise<void> {
  const name = `${at.path}-${at.who}${pressed && `-${pressed}`}`
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .slice(0, 110)
  await drawAll(page)
  await page.screenshot({ path: join(pictures, `${at.look}${name}.png`), fullPage: pressed === '' })
  // What lies below an open dialog is out of reach: axe takes what it covers for too small.
  const part = (await page.locator(DIALOG).count()) > 0 ? 'body > div:not(#app)' : 'html'
  for (const one of await violationsOn(page, part)) found(`axe: ${one}`, pressed)
  const wider = await overflowOf(page)
  if (wider > 0) found(`${wider} pixels wider than the window`, pressed)
  for (const words of await cutOn(page)) found(`cut off: ${words}`, pressed)
  if (pressed !== '')
    for (const field of await wrongOn(page)) found(`wrong before anything was typed: ${field}`, pressed)
  for (const word of await codesOn(page)) found(`a code, or a word that is missing: ${word}`, pressed)
}

/** Rows below the window are drawn when they are scrolled to, and a picture of the whole page does not scroll. */
const drawAll = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    const all = new CSSStyleSheet()
    all.replaceSync('* { content-visibility: visible !important }')
    document.adoptedStyleSheets = [all]
  }`)

/** Thai stands in up to four storeys: what hides what is beyond its edges has room for all of them, and for all its lines. */
const STOREYS = 1.3

/** Words whose marks or lines are cut off above or below. */
const cutOn = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('body *')].filter((one) => {
    const { overflowY, fontSize } = getComputedStyle(one)
    if (!['hidden', 'clip'].includes(overflowY) || one.clientWidth <= 1 || !one.checkVisibility()) return false
    if (![...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) return false
    return one.clientHeight < ${STOREYS} * parseFloat(fontSize) || one.scrollHeight > one.clientHeight + 1
  }).map((one) => one.innerText)`)

/** Fields that say that they are wrong. */
const wrongOn = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('[aria-invalid=true]')].map((one) => one.labels?.[0]?.innerText ?? one.outerHTML)`,
  )

const CODE =
  /\b(undefined|NaN|\[object Object\]|[a-z]+[A-Z][a-zA-Z]+|[A-Z]{3,}_[A-Z_]+|[a-z]+-\d+-[0-9a-f]{6,})\b/g

/** Names of the API and of the words' files that no person should read: `inApproval`, `th-2570-5ade59da`, `DUE_DATE_PAST`. */
async function codesOn(page: Page): Promise<string[]> {
  const text = await page.evaluate<string>('document.body.innerText')
  // What stands in braces is filled in a letter; the field says so.
  const codes = text.replace(/\{\w+\}/g, '').match(CODE)
  return [...new Set(codes ?? [])]
}
