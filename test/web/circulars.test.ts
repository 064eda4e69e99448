import { central, clerk } from '../api/people.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

let screens: Screens
beforeAll(async () => {
  screens = await openScreens()
}, 120_000)
afterAll(() => screens.close(), 60_000)

type Shown = Parameters<typeof violationsOn>[0]

async function isWell(page: Shown, name: string): Promise<void> {
  await picture(page, `circulars-${name}`)
  expect([name, await violationsOn(page)]).toEqual([name, []])
  expect([name, await overflowOf(page)]).toEqual([name, 0])
}

test('an officer follows the answers, sees who is behind each number, and reminds them', async () => {
  const { office } = screens
  const id = await office.launched(['P2101', 'P1001', 'P1101', 'P1102'])
  await office.ask(clerk('P1001'), 'post', `/submissions/${id}/P1001/receive`, { body: {} })
  const page = await screens.as(central('officer'), '/circulars')
  await page.getByRole('link', { name: /กขน/ }).first().waitFor()
  await isWell(page, 'list')
  await page.getByRole('link', { name: /กขน/ }).first().click()
  await page.getByRole('button', { name: /4\s*ทั้งหมด/ }).waitFor()
  await isWell(page, 'tracker')
  await page.getByRole('button', { name: /ลงรับแล้ว/ }).click()
  await page.getByText('พบ 1 หน่วยงาน').waitFor()
  await page.getByRole('button', { name: 'แสดงทั้งหมด' }).click()
  await page.getByText('แผนที่', { exact: true }).click()
  await page.getByRole('button', { name: /ระยอง/ }).click()
  await page.getByText('พบ 1 หน่วยงาน').waitFor()
  await isWell(page, 'map')
  await page.getByRole('button', { name: 'เตือนทันที' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('จะเตือนทุกหน่วยงานที่ยังไม่ตอบ 4 หน่วยงาน').waitFor()
  await isWell(page, 'remind')
  await dialog.getByRole('button', { name: 'เตือนทันที' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'ขยายเวลา' }).click()
  await page
    .getByRole('dialog')
    .getByText(/^ครบกำหนด/)
    .first()
    .waitFor()
  await isWell(page, 'extend')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  for (const [tab, seen] of [
    ['เนื้อหาและกำหนดการ', 'สิ่งที่ระบบจะทำและวันเวลา'],
    ['หนังสือและอีเมล', 'แจ้งหนังสือเวียน'],
    ['แฟ้มและรายงาน', 'คำตอบทุกหน่วยงาน'],
    ['ประวัติ', /ตามกฎ|ระบบ/],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tabpanel').getByText(seen).first().waitFor()
    await isWell(page, `tab-${tab}`)
  }
  const phone = await screens.as(central('officer'), `/circular/${id}`, {
    language: 'en',
    isPhone: true,
    isDark: true,
  })
  await phone.getByRole('button', { name: /4\s*asked/ }).waitFor()
  await isWell(phone, 'tracker-en-phone-dark')
  expect(screens.complaints).toEqual([])
}, 120_000)
