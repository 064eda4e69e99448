import pg from 'pg'
import type { Page } from 'playwright-core'
import { central } from '../api/people.js'
import type { Screens } from '../web/screens.js'
import { fillAnswers } from './fill-ledger.js'
import { summary, type Times } from './load.js'
import { addSyntheticOffices } from './synthetic-offices.js'

/** How long it took from a click, or the last key, until the offices asked for were painted; and a request that does nothing. */
export type TrackerFacts = {
  readonly filter: Times
  readonly echo: Times
  /** p95 of filtering by p95 of the request that does nothing. */
  readonly byEcho: number
}

/** A circular to so many offices, most of which have answered; some have received it only, some have not opened it. */
export async function fillTracker({ office }: Screens, offices: number): Promise<string> {
  await addSyntheticOffices(office.cases.pool, offices)
  const owner = new pg.Client({ connectionString: office.cases.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ code: string }>(
      "select code from office where code not like 'C%' and valid_to is null and code <> 'P2101' order by code limit $1",
      [offices - 1],
    )
    const codes = rows.map(({ code }) => code)
    const circularId = await office.launched(['P2101'])
    await fillAnswers(owner, circularId, codes)
    await unanswer(owner, circularId)
    await owner.query('vacuum analyze')
    return circularId
  } finally {
    await owner.end()
  }
}

const OPEN = `answer_version = null, answered_at = null`

async function unanswer(owner: pg.Client, circularId: string): Promise<void> {
  const among = `where circular_id = $1 and hashtext(office_code) % 10`
  await owner.query(
    `update submission set status = 'received', state = (state - 'answer' - 'assignee') || '{"status":"received"}', ${OPEN} ${among} = 0`,
    [circularId],
  )
  await owner.query(
    `update submission set status = 'sent', receipt_number = null, received_at = null, ${OPEN},
       state = (state - 'answer' - 'assignee' - 'receipt' - 'openedAt') || '{"status":"sent"}' ${among} = 1`,
    [circularId],
  )
}

const FIGURES = ['answered', 'not answered yet', 'received', 'not opened yet']
const TEXTS = [
  'เขต 12',
  'PX00',
  'เขต 2999',
  'P2101',
  'เขต 777',
  'P22',
  'เขต 8',
  'PX01',
  'เขต 51',
  'ปราจีน',
  'เขต 60',
  'PX2',
]

/** Types into the search and presses each number, as an officer who looks for somebody. No two of the filters are alike. */
export async function filterTracker(screens: Screens, circularId: string): Promise<TrackerFacts> {
  const page = await screens.as(central('officer'), `/circular/${circularId}`, { language: 'en' })
  await page.getByText('offices found').first().waitFor()
  const times: number[] = []
  let figure = 0
  for (const text of TEXTS) {
    times.push(await untilListed(page, () => page.getByLabel('Find an office').fill(text)))
    // Each but the one that is pressed already, whose list stood there with the text.
    for (let further = 1; further < FIGURES.length; further += 1) {
      const name = FIGURES[figure++ % FIGURES.length] as string
      times.push(await untilListed(page, () => pressFigure(page, name)))
    }
  }
  const echoes: number[] = []
  for (let i = 0; i < times.length; i += 1) echoes.push(await echo(page))
  await page.context().close()
  const [filter, nothing] = [summary(times), summary(echoes)]
  return { filter, echo: nothing, byEcho: Math.round((filter.p95 / Math.max(1, nothing.p95)) * 10) / 10 }
}

const pressFigure = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('region', { name: /How many offices/ })
    .getByRole('button', { name: new RegExp(`^[\\d,]+\\s*${name}$`) })
    .click()

type Window = { until: Promise<number>; performance: { now(): number } }

/** Milliseconds from the act's first event in the page until the list that it asks for was painted. */
async function untilListed(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(WATCH)
  await act()
  return page.evaluate(() => (globalThis as unknown as Window).until)
}

// In the page's own words: its clock begins with the act, so what the driver of the browser takes does not count.
const WATCH = `
  globalThis.until = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing was listed')), 30_000)
    let began
    const begin = () => { began ??= performance.now() }
    for (const kind of ['click', 'input']) addEventListener(kind, begin, { capture: true, once: true })
    const list = document.querySelector('section[aria-label="Offices"], [aria-label="Offices"][aria-busy]')
    let wasBusy = false
    const watch = new MutationObserver(() => {
      const isBusy = list.getAttribute('aria-busy') === 'true'
      if (wasBusy && !isBusy) {
        watch.disconnect()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)))
      }
      wasBusy = isBusy
    })
    watch.observe(list, { attributes: true, attributeFilter: ['aria-busy'] })
  })
  undefined
`

/** A request that does nothing, over the same line. */
const echo = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { performance } = globalThis as unknown as Window
    const began = performance.now()
    await (await fetch('/healthz')).text()
    return performance.now() - began
  })
