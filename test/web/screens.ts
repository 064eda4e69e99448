import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page, Route } from 'playwright-core'
import { setPasswords } from '../../db/accounts.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import type { Actor } from '../../domain/case.js'
import { openOffice, type Office, type OfficeSetUp } from '../api/office.js'
import { openBrowser } from '../support/browser.js'

/** The password of everybody who signs in through the page. */
export const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'
const hashed = hashPassword(PASSWORD)
const PICTURES = join(process.env['WIAN_HOME'] ?? '.wian', 'screens')
/** WCAG 2.2 at level AA, with the levels and versions below it. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** How a person looks at the product. */
export type Looks = {
  readonly language?: 'th' | 'en'
  readonly isPhone?: boolean
  readonly isDark?: boolean
}

/** The whole product with its screens, and a real browser before it. */
export type Screens = {
  readonly office: Office
  /** A page of a browser of their own, in which the person has signed in; opened at the address. */
  readonly as: (who: Actor, path: string, looks?: Looks) => Promise<Page>
  /** A page of a browser in which nobody has signed in. */
  readonly stranger: (path: string, looks?: Looks) => Promise<Page>
  /** Fills in the page of sign-in on which somebody stands, at the door or because a session has ended. */
  readonly fillSignIn: (page: Page, who: Actor) => Promise<void>
  /** What the consoles of all pages have said that is not well: errors, and what the policy refused. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** Opens it; `close` stops everything. */
export async function openScreens(
  setUp: OfficeSetUp = {},
  browserArguments: readonly string[] = [],
): Promise<Screens> {
  const [office, browser] = await Promise.all([openOffice(setUp), openBrowser(browserArguments)])
  const complaints: string[] = []
  return {
    office,
    complaints,
    async stranger(path, looks = {}) {
      const page = await openPage(browser, looks)
      listen(page, 'stranger', complaints)
      await page.goto(`${office.publicUrl}${path}`)
      await page.waitForSelector('h1')
      return page
    },
    async as(who, path, looks = {}) {
      const page = await openPage(browser, looks)
      listen(page, who.role, complaints)
      await signIn(office, page, { who, path })
      return page
    },
    fillSignIn: (page, who) => fillSignIn(office, page, who),
    async close() {
      await browser.close()
      await office.close()
    },
  }
}

function listen(page: Page, who: string, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${who} ${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text()))
      complaints.push(`${who} ${page.url()}: ${message.text()}`)
  })
}

/** A refusal of the API is shown on the screen; the browser writes a line of its own for it that no page can prevent, and for a
 * request that a test cuts off, with the line or with the process that would answer. */
const isExpected = (text: string): boolean =>
  /the server responded with a status of 4(0[1349]|1[02]|2[28])|net::ERR_(FAILED|INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/.test(
    text,
  )

async function openPage(
  browser: Browser,
  { language = 'th', isPhone = false, isDark = false }: Looks,
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    viewport: isPhone ? { width: 360, height: 740 } : { width: 1280, height: 800 },
    hasTouch: isPhone,
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  if (process.env['WIAN_SLOW_LINE']) await context.route('**/api/v1/**', answerLate)
  const page = await context.newPage()
  await page.addInitScript({ content: `localStorage.setItem('wian.language', '${language}')` })
  return page
}

/** Holds back the answers to an address, as a slow line does, until what it returns is called. */
export async function holdBack(page: Page, address: string): Promise<() => void> {
  let letCome = () => {}
  const come = new Promise<void>((resolve) => {
    letCome = resolve
  })
  await page.route(address, async (route) => {
    await come
    await route.continue()
  })
  return letCome
}

/** How late an answer comes at most, in milliseconds: long enough to press anything on a page that still waits for it. */
const LATE_MS = 1_500

/**
 * Everything is answered late and in any order, as over a slow line: no press may be lost by that. Half of the answers are
 * late on their way there, the others on their way back, when they may be from before a change that is seen already.
 */
async function answerLate(route: Route): Promise<void> {
  const late = setTimeout(Math.random() * LATE_MS)
  const isStream = new URL(route.request().url()).pathname === '/api/v1/events'
  try {
    const response = isStream || Math.random() < 0.5 ? undefined : await route.fetch({ maxRedirects: 0 })
    await late
    await (response ? route.fulfill({ response }) : route.continue())
  } catch {
    // The server is gone; or the page, which wants it no more.
    await route.abort().catch(() => undefined)
  }
}

type Entry = { readonly who: Actor; readonly path: string }

/** The person is there, and knows a password. */
async function givePassword(office: Office, who: Actor): Promise<void> {
  await office.bearer(who)
  await setPasswords(office.cases.pool, [{ personId: who.personId, hashed: await hashed }])
}

/** Brings the session that a sign-in ends with: filling in the page for everybody takes as long as a screen. */
async function signIn(office: Office, page: Page, { who, path }: Entry): Promise<void> {
  await givePassword(office, who)
  const { cookie } = await office.desk.openSession(who.personId)
  const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? []
  await page.context().addCookies([{ name, value, url: office.publicUrl, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(`${office.publicUrl}${path}`)
  await page.waitForSelector('h1')
}

async function fillSignIn(office: Office, page: Page, who: Actor): Promise<void> {
  await givePassword(office, who)
  const { rows } = await office.cases.pool.query<{ email: string }>(
    'select email from person where person_id = $1',
    [who.personId],
  )
  await page.fill('#email', rows[0]?.email ?? '')
  await page.fill('#password', PASSWORD)
  await page.click('main form:first-of-type button')
  await page.waitForSelector('h1')
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; nodes: { html: string; failureSummary: string }[] }

/** What axe finds on the page, or in a part of it, against WCAG 2.2 AA; empty where all is well. */
export async function violationsOn(page: Page, part = 'html'): Promise<string[]> {
  // Evaluated by the debugger, so the page's policy need not allow it.
  await page.evaluate(await axeSource)
  const found = await page.evaluate(
    async ({ tags, where }) => {
      const { axe } = globalThis as unknown as {
        axe: { run(where: unknown, how: unknown): Promise<{ violations: Violation[] }> }
      }
      // What is well need not be told: that takes as long again.
      const how = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }
      return (await axe.run(where, how)).violations
    },
    { tags: WCAG, where: part },
  )
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))
}

/** Keeps a picture of the page, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

/** How much wider than the window the page is, in pixels: nought where nobody has to push it from side to side. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { document, innerWidth } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number } }
      innerWidth: number
    }
    return Math.max(0, document.documentElement.scrollWidth - innerWidth)
  })

/** A screen as it should be: nothing that axe finds, nothing beside the window. A picture is kept under the name of the suite. */
export async function isWell(page: Page, name: string): Promise<void> {
  await picture(page, `${basename(expect.getState().testPath ?? '', '.test.ts')}-${name}`)
  expect([name, await violationsOn(page)]).toEqual([name, []])
  expect([name, await overflowOf(page)]).toEqual([name, 0])
}

/** How many bytes came over the line for all that the page has fetched so far, as compressed. */
export async function bytesOf(page: Page, open: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength))
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await open()
  await page.evaluate(() =>
    (globalThis as unknown as { document: { fonts: { ready: Promise<unknown> } } }).document.fonts.ready.then(
      () => undefined,
    ),
  )
  await session.detach()
  return bytes
}
