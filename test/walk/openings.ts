import type { Locator, Page } from 'playwright-core'
import { arrive, look, settled, type Visit } from './visit.js'

/** What may be opened on a page besides links: tabs, and every button that might show more. */
const IN_MAIN = 'main [role=tab], main button, main [role=combobox], main summary'
/** The head is the same everywhere: it is opened on the first page. */
const openersOf = ({ at }: Visit): string => (at.path === '/' ? `${IN_MAIN}, header button` : IN_MAIN)
/** What has come up over the page, or out of it. */
const OPENED =
  '[role=dialog]:visible, [role=alertdialog]:visible, [role=menu]:visible, [role=listbox]:visible'
/** What shows the same page otherwise, with nothing that comes up over it. */
const VIEWS = '[role=tab], [role=group] > [aria-pressed]'
const AT_MOST = 40
const SOON = { timeout: 500 }
/** What says that it opens something may have to fetch it first. */
const OPENS_MS = { surely: 3_000, perhaps: 500 }

/** Presses one after the other and looks at what comes up. Nothing is ever sent: what a button would write never leaves. */
export async function openAll(visit: Visit, address: string): Promise<number> {
  const { page } = visit
  await page.route('**/api/v1/**', (route) =>
    route.request().method() === 'GET' ? route.fallback() : route.abort(),
  )
  let opened = 0
  for (const name of await namesOf(visit)) {
    if (await opens(visit, name)) opened++
    if (page.url() !== address) await arrive(page, address)
  }
  return opened
}

/** The names under which there is something to press, each once: a list has the same button in every row. */
async function namesOf(visit: Visit): Promise<string[]> {
  // In the page's own words, where these names are; tabs last, as each takes away what the one before shows.
  const names = await visit.page.evaluate<string[]>(
    `[...document.querySelectorAll('${openersOf(visit)}')].filter((one) => one.checkVisibility() && !one.disabled)
      .sort((one, other) => one.matches('[role=tab]') - other.matches('[role=tab]'))
      .map((one) => one.getAttribute('aria-label') || one.innerText || one.labels?.[0]?.innerText || '')`,
  )
  const kinds = new Map(names.map((name) => [name.replace(/[:\d].*/s, '').trim(), name]))
  return [...kinds.values()].filter((name) => name.trim() !== '').slice(0, AT_MOST)
}

async function opens(visit: Visit, name: string): Promise<boolean> {
  const { page } = visit
  const openers = page.locator(openersOf(visit)).filter({ visible: true })
  const one = openers
    .and(named(page, name))
    .or(openers.filter({ hasText: name }))
    .first()
  const isView = await one
    .evaluate((node, views) => (node as { matches(css: string): boolean }).matches(views), VIEWS, SOON)
    .catch(no)
  const says = await one.getAttribute('aria-haspopup', SOON).catch(() => null)
  if (!(await one.click({ timeout: 1_500 }).then(yes, no))) return false
  const timeout = OPENS_MS[says ? 'surely' : 'perhaps']
  const came = isView || (await page.locator(OPENED).first().waitFor({ timeout }).then(yes, no))
  if (came) await settled(page)
  if (came) await look(visit, name.slice(0, 40))
  await leave(page)
  return came
}

const yes = () => true
const no = () => false

const named = (page: Page, name: string): Locator =>
  page.getByLabel(name, { exact: true }).or(page.getByText(name, { exact: true }))

async function leave(page: Page): Promise<void> {
  for (let turns = 0; turns < 3 && (await page.locator(OPENED).count()) > 0; turns++) {
    await page.keyboard.press('Escape')
    await page.locator(OPENED).first().waitFor({ state: 'detached', timeout: 400 }).catch(no)
  }
}
