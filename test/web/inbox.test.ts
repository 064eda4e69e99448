import { clerk } from '../api/people.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

let screens: Screens
beforeAll(async () => {
  screens = await openScreens()
}, 120_000)
afterAll(() => screens.close(), 60_000)

const LOOKS = [
  { language: 'th' },
  { language: 'th', isPhone: true, isDark: true },
  { language: 'en', isDark: true },
  { language: 'en', isPhone: true },
] as const

test('a district officer finds the letter that came, on every screen and in both languages', async () => {
  await screens.office.launched(['P2101'])
  for (const looks of LOOKS) {
    const page = await screens.as(clerk('P2101'), '/inbox', looks)
    await page.waitForSelector('main a[href^="/submission/"]')
    expect(await page.textContent('main')).toContain(
      looks.language === 'th' ? 'ยังไม่ลงรับ' : 'not received yet',
    )
    const name = `inbox-${Object.entries<unknown>(looks).flat().join('-')}`
    await picture(page, name)
    expect(await violationsOn(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.context().close()
  }
  expect(screens.complaints).toEqual([])
}, 300_000)

test('what changed between the reading of a page and the opening of its stream is shown, too', async () => {
  const page = await screens.as(clerk('P2102'), '/inbox')
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  await page.route('**/api/v1/events*', async (route) => {
    await opened
    await route.continue()
  })
  await page.reload()
  await page.getByText('ไม่มีหนังสือที่รอดำเนินการ').waitFor()
  await screens.office.launched(['P2102'])
  open()
  await page.waitForSelector('main a[href^="/submission/"]')
  expect(screens.complaints).toEqual([])
}, 60_000)
