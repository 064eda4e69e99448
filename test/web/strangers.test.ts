import pg from 'pg'
import type { Page } from 'playwright-core'
import { central, clerk } from '../api/people.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

/** What a stranger may write: script, markup, a turn of direction that is never turned back, signs of many parts, no end of it. */
const STRANGE = `<script>globalThis.broken = 1</script><img src=x onerror="globalThis.broken = 1">{{name}} \u202Eกลับ 👩🏽‍💻🇹🇭 ${'ยาว'.repeat(3_300)}`
/** WCAG 2.2, 1.4.10: a window of 1280 pixels at 400 %; at 200 % it has twice as many. */
const NARROW = { width: 320, height: 640 }
const HALF = { width: 640, height: 400 }

let screens: Screens
let circularId: string
beforeAll(async () => {
  screens = await openScreens()
  circularId = await screens.office.launched(['P2101', 'P2102'])
  const owner = new pg.Client({ connectionString: screens.office.cases.ownerUrl })
  await owner.connect()
  await owner.query('update circular set subject = $2 where circular_id = $1', [circularId, STRANGE])
  await owner.query(
    `update office set body = body || jsonb_build_object('nameTh', $1::text, 'shortTh', $1::text, 'nameEn', $1::text) where code = 'P2101'`,
    [STRANGE],
  )
  await owner.end()
}, 120_000)
afterAll(() => screens.close(), 60_000)

/** The text stands there as text, and nobody has to push the page from side to side. */
async function bears(page: Page): Promise<void> {
  // The head that only paper shows bears it, too.
  await page.getByText('<script>globalThis.broken').filter({ visible: true }).first().waitFor()
  expect(await page.evaluate(() => (globalThis as { broken?: unknown }).broken)).toBeUndefined()
  for (const size of [NARROW, HALF]) {
    await page.setViewportSize(size)
    expect([page.url(), size.width, await overflowOf(page)]).toEqual([page.url(), size.width, 0])
  }
}

test('script, direction marks, emoji and ten thousand characters in names and subjects are text on every screen', async () => {
  const officer = await screens.as(clerk('P2101'), '/inbox')
  await bears(officer)
  await officer.goto(`${screens.office.publicUrl}/`)
  await bears(officer)
  await officer.goto(`${screens.office.publicUrl}/submission/${circularId}/P2101`)
  await bears(officer)
  expect(await violationsOn(officer)).toEqual([])
  const issuer = await screens.as(central('officer'), `/circular/${circularId}`, { language: 'en' })
  await issuer.getByText('offices found').waitFor()
  await bears(issuer)
  await issuer.goto(`${screens.office.publicUrl}/circulars`)
  await bears(issuer)
  expect(screens.complaints).toEqual([])
}, 120_000)

test('who types while the network and then the server are gone is told so, and what was typed is saved when they are back', async () => {
  const page = await screens.as(clerk('P2102'), `/inbox/${circularId}`, { language: 'en' })
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  await page.getByLabel('Full name').waitFor()
  await page.context().setOffline(true)
  await page.getByText('The network is gone.').waitFor()
  await page.getByLabel('Full name').fill(STRANGE.slice(0, 200))
  await page.getByText(/Kept on this device/).waitFor()
  await page.context().setOffline(false)
  await page.getByText('The network is gone.').waitFor({ state: 'hidden' })
  // A server that starts anew: nobody answers, then all do again.
  await page.route('**/api/v1/**', (request) => request.abort())
  await page.getByLabel('Position').fill('ศึกษานิเทศก์')
  await page.getByText(/Kept on this device/).waitFor()
  await page.unroute('**/api/v1/**')
  await page.getByLabel('Position').press('End')
  await page.getByLabel('Position').pressSequentially(' ชำนาญการ')
  await page.getByText(/Draft saved/).waitFor()
  await page.reload()
  await page.getByLabel('Full name').waitFor()
  expect(await page.getByLabel('Full name').inputValue()).toBe(STRANGE.slice(0, 200))
  expect(await page.getByLabel('Position').inputValue()).toBe('ศึกษานิเทศก์ ชำนาญการ')
  expect(screens.complaints).toEqual([])
}, 120_000)

test('from any screen one finds a page, a case and the keys by keyboard; a first visit is shown around once', async () => {
  const page = await screens.as(clerk('P2102'), '/', { isDark: true })
  await page.getByRole('heading', { name: 'รู้จักเวียนใน 4 ข้อ' }).waitFor()
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'ต่อไป' }).click()
  await picture(page, 'tour-th-dark')
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'เริ่มใช้งาน' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByText('หนังสือที่ได้รับ').waitFor()
  await picture(page, 'palette-th-dark')
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.type('ที่ได้รับ')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'หนังสือที่ได้รับ' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'แป้นลัด' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.goto(`${screens.office.publicUrl}/`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('heading', { name: 'รู้จักเวียนใน 4 ข้อ' }).count()).toBe(0)
  expect(screens.complaints).toEqual([])
}, 120_000)

test('a day is typed in either era or chosen from a calendar, and one that does not exist is named', async () => {
  const page = await screens.as(clerk('P2102'), `/inbox/${circularId}`, { isPhone: true })
  await page.getByRole('button', { name: 'ขอขยายเวลา' }).click()
  const day = page.getByLabel('ขอถึงวันที่')
  for (const typed of ['21/12/2566', '21 ธ.ค. 2566', '21/12/2023', '2023-12-21']) {
    await day.fill(typed)
    await page.getByText('วันพฤหัสบดีที่ 21 ธันวาคม 2566').waitFor()
  }
  await day.fill('31/2/2566')
  await page.getByRole('button', { name: 'เลือกจากปฏิทิน' }).focus()
  await page.getByText('“31/2/2566” ไม่ใช่วันที่ที่มีจริง').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('พฤศจิกายน 2566', { exact: true }).waitFor()
  await picture(page, 'calendar-th-phone')
  // It lies over the dialog and the page, whose buttons it makes small for axe.
  expect(await violationsOn(page, '[role=dialog][aria-label="เลือกจากปฏิทิน"]')).toEqual([])
  await page.getByRole('button', { name: /วันพฤหัสบดีที่ 30 พฤศจิกายน 2566/ }).press('Enter')
  expect(await day.inputValue()).toBe('30/11/2566')
}, 120_000)
