import type { Locator, Page } from 'playwright-core'
import { arrive, look, type Visit } from './visit.js'

/** What may be opened on a page besides links: tabs, and every button that might show more. */
const OPENERS = 'main [role=tab], main button, header button, main [role=combobox], main summary'
/** What has come up over the page, or out of it. */
const OPENED =
  '[role=dialog]:visible, [role=alertdialog]:visible, [role=menu]:visible, [role=listbox]:visible'
const AT_MOST = 40

/** Presses one after the other and looks at what comes up. Nothing is ever sent: what a button would write never leaves. */
export async function openAll(visit: Visit, address: string): Promise<number> {
  const { page } = visit
  await page.route('**/api/v1/**', (route) =>
    route.request().method() === 'GET' ? route.fallback() : route.abort(),
  )
  let opened = 0
  for (const name of await namesOf(page)) {
    if (await opens(visit, name)) opened++
    if (page.url() !== address) await arrive(page, address)
  }
  return opened
}

/** The names under which there is something to press, each once: a list has the same button in every row. */
async function namesOf(page: Page): Promise<string[]> {
  const names = await page.locator(OPENERS).evaluateAll(
    // In the page's own words, where these names are.
    `(all) => all.filter((one) => one.checkVisibility() && !one.disabled).map((one) => one.getAttribute('aria-label') || one.innerText || one.id)`,
  )
  const kinds = new Map((names as string[]).map((name) => [name.replace(/[:\d].*/s, '').trim(), name]))
  return [...kinds.values()].filter((name) => name.trim() !== '').slice(0, AT_MOST)
}

async function opens(visit: Visit, name: string): Promise<boolean> {
  const { page } = visit
  const one = page.locator(OPENERS).filter({ visible: true }).and(named(page, name)).first()
  const isTab = (await one.getAttribute('role', { timeout: 500 }).catch(() => null)) === 'tab'
  if (!(await one.click({ timeout: 1_500 }).then(yes, no))) return false
  const came = isTab || (await page.locator(OPENED).first().waitFor({ timeout: 700 }).then(yes, no))
  if (came) await look(visit, name.slice(0, 40))
  await leave(page)
  return came
}

const yes = () => true
const no = () => false

const named = (page: Page, name: string): Locator =>
  page
    .getByLabel(name, { exact: true })
    .or(page.getByText(name, { exact: true }))
    .or(page.locator(OPENERS).filter({ hasText: name }))

async function leave(page: Page): Promise<void> {
  for (let turns = 0; turns < 3 && (await page.locator(OPENED).count()) > 0; turns++) {
    await page.keyboard.press('Escape')
    await page.locator(OPENED).first().waitFor({ state: 'detached', timeout: 400 }).catch(no)
  }
}
