import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { storeProcedure } from '../../db/procedures.js'
import { loadProcedure } from '../../templates/procedures/load.js'
import { central, clerk } from '../api/people.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

let screens: Screens
let circularId: string
beforeAll(async () => {
  screens = await openScreens()
  const seed = await readFile('templates/procedures/host-and-name-officers.yaml', 'utf8')
  const { procedure } = loadProcedure(`${seed}\nofficeApproval: director\n`, 'host-and-name-officers.yaml')
  await storeProcedure(screens.office.cases.pool, 'host-and-name-officers', procedure ?? {})
  circularId = await screens.office.launched(['P2101', 'P2102', 'P2201'])
}, 120_000)
afterAll(() => screens.close(), 60_000)

const PHONE = { language: 'th', isPhone: true } as const
const director = clerk('P2101', 'director')

/** Looked at: nothing against WCAG, nothing wider than the window, and a picture of it. */
async function looked(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await violationsOn(page)).toEqual([])
  expect(await overflowOf(page)).toBe(0)
}

test('a district officer receives a letter by keyboard, hands it to herself, fills in the answer and sends it; the director approves', async () => {
  const page = await screens.as(clerk('P2101'), '/', PHONE)
  await page.getByRole('heading', { name: 'รอท่านดำเนินการ (1)' }).waitFor()
  await looked(page, 'home-officer-th-phone')
  await page.getByRole('link', { name: /ลงรับหนังสือ/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'ลงรับ', exact: true }).waitFor()
  await looked(page, 'answer-1-letter-th-phone')
  // The button has the focus: the second key receives.
  await page.keyboard.press('Enter')
  await page.getByText('ลงรับ 1/2566').waitFor()
  await page.getByRole('combobox', { name: 'ผู้รับผิดชอบ' }).selectOption({ index: 1 })
  await page.getByLabel('คำสั่งการ (ถ้ามี)').fill('โปรดตอบภายในวันศุกร์')
  await looked(page, 'answer-2-received-th-phone')
  await page.getByRole('button', { name: 'มอบหมาย', exact: true }).click()
  await page.getByRole('heading', { name: /มอบหมายให้/ }).waitFor()

  await page.getByRole('button', { name: 'ส่งคำตอบ' }).click()
  await page.getByRole('button', { name: 'ต้องกรอกชื่อ – สกุล' }).click()
  await looked(page, 'answer-3-refused-th-phone')
  await page.keyboard.type('นางสาวทดสอบ ระบบงาน')
  await page.getByLabel('ตำแหน่ง').fill('ศึกษานิเทศก์')
  await page.getByLabel('ไปรษณีย์อิเล็กทรอนิกส์').fill('test@p2101.example')
  await page.getByRole('radio', { name: 'หัวหน้าคณะทำงาน' }).click()
  // Whom she takes out by mistake comes back as written.
  const another = page.getByLabel('ชื่อ – สกุล').nth(1)
  await page.getByRole('button', { name: /^\+ เพิ่ม/ }).click()
  await another.fill('นายเผลอ นำออก')
  await page.getByRole('button', { name: /^นำ.* 2 ออก$/ }).click()
  await another.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'เลิกทำครั้งล่าสุด' }).press('Enter')
  expect(await another.inputValue()).toBe('นายเผลอ นำออก')
  await page.getByRole('button', { name: /^นำ.* 2 ออก$/ }).click()
  await page.getByText(/บันทึกร่างแล้ว/).waitFor()
  await page.getByRole('button', { name: 'ส่งคำตอบ' }).click()
  await page.getByText('รอผู้อำนวยการเห็นชอบ').first().waitFor()
  await looked(page, 'answer-4-waits-th-phone')

  const head = await screens.as(director, '/', { language: 'en' })
  await head.getByRole('heading', { name: 'Waits for you (1)' }).waitFor()
  await looked(head, 'home-director-en')
  await head.getByRole('link', { name: /approve the answer/ }).click()
  await head.getByRole('heading', { name: 'An answer waits for your approval' }).waitFor()
  await head.getByText('นางสาวทดสอบ ระบบงาน').waitFor()
  await head.getByRole('button', { name: 'Why this date?' }).click()
  await head.getByRole('dialog').getByRole('listitem').first().waitFor()
  await looked(head, 'answer-why-en')
  await head.keyboard.press('Escape')
  await head.getByRole('dialog').waitFor({ state: 'hidden' })
  await looked(head, 'answer-5-approve-en')
  await head.getByRole('button', { name: 'Approve and send' }).click()
  await head.getByText('The answer is sent').waitFor()
  await head.getByRole('button', { name: 'Show the history' }).click()
  await head.getByText('System').first().waitFor()
  await looked(head, 'answer-6-sent-en')
  const [receipt] = await Promise.all([
    head.waitForEvent('download'),
    head.getByRole('link', { name: 'Receipt (PDF)' }).click(),
  ])
  expect(receipt.suggestedFilename()).toBe('P2101-receipt-1.pdf')
  expect(screens.complaints).toEqual([])
}, 240_000)

test('who cannot answer with the form, or not by the date, says so; a workbook with gaps is sent back by its cells', async () => {
  const page = await screens.as(clerk('P2201'), `/inbox/${circularId}`, { isDark: true })
  await page.getByRole('button', { name: 'ลงรับ', exact: true }).click()
  await page.getByText('กรอกใน Excel').click()
  const [form] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'ดาวน์โหลดแบบ (Excel)' }).click(),
  ])
  await page.locator('input[type=file]').setInputFiles(await form.path())
  await page.getByText('แฟ้มนี้มีจุดที่ต้องแก้').waitFor()
  await page.getByText(/^ช่อง /).first().waitFor()
  await page.getByRole('button', { name: 'ขอขยายเวลา' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('ขอถึงวันที่').fill('2023-12-15')
  await dialog.getByLabel('เหตุผล').fill('รอผลการประชุมของเขตพื้นที่')
  await looked(page, 'answer-9-more-time-th-dark')
  await dialog.getByRole('button', { name: 'ขอขยายเวลา' }).click()
  await page.getByText('ขอขยายเวลาถึง วันศุกร์ที่ 15 ธันวาคม 2566').waitFor()
  await page.getByRole('button', { name: 'ไม่มีข้อมูลรายงาน' }).click()
  await dialog.getByLabel('เหตุผล').fill('ไม่มีสถานศึกษานำร่องในสังกัด')
  await dialog.getByRole('button', { name: 'ไม่มีข้อมูลรายงาน' }).click()
  await page.getByText('รอผู้อำนวยการเห็นชอบ').first().waitFor()
  await looked(page, 'answer-10-nil-th-dark')
  const talk = await screens.office.ask(central('secretary'), 'post', '/consultations', {
    body: { topic: 'หารือเรื่องแผน', heldOn: '2023-11-20' },
  })
  const { consultationId } = (talk.body as { state: { consultationId: string } }).state
  const { personId } = clerk('P2201')
  const given = await screens.office.ask(
    central('secretary'),
    'post',
    `/consultations/${consultationId}/tasks`,
    {
      body: { title: 'สำรวจสถานศึกษานำร่อง', officeCode: 'P2201', personId, dueAt: '2023-12-01T17:00:00.000Z' },
    },
  )
  expect(given.status).toBe(200)
  await page.getByRole('link', { name: /ไปหน้าแรก/ }).click()
  await page.getByRole('link', { name: /สำรวจสถานศึกษานำร่อง/ }).click()
  await page.getByRole('button', { name: 'รายงานว่าเสร็จแล้ว' }).click()
  await dialog.getByLabel('ผลการดำเนินการ').fill('สำรวจครบ 12 แห่งแล้ว')
  await dialog.getByRole('button', { name: 'รายงานว่าเสร็จแล้ว' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('สำรวจครบ 12 แห่งแล้ว').waitFor()
  await looked(page, 'task-done-th-dark')
  const officer = await screens.as(central('officer'), '/')
  await officer.getByText('พิจารณาคำขอขยายเวลา').waitFor()
  await officer.getByText('รอคำตอบจากหน่วยงาน').waitFor()
  await looked(officer, 'home-central-th')
  await officer.getByRole('link', { name: /พิจารณาคำขอขยายเวลา/ }).click()
  await officer
    .getByRole('button', { name: /ขยายเวลา|อนุญาต/ })
    .first()
    .waitFor()
  expect(screens.complaints).toEqual([])
}, 240_000)

test('two fill in one draft, and a session ends while typing: both versions are shown, and nothing is lost', async () => {
  const here = `/inbox/${circularId}`
  const page = await screens.as(clerk('P2102'), here, { language: 'en', isDark: true })
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  await page.getByLabel('Full name').waitFor()
  // The network is gone for the one while the other saves.
  await page.route('**/draft', (request) => request.abort())
  await page.getByLabel('Full name').fill('นายสอง ทดสอบ')
  await page.getByText(/Kept on this device/).waitFor()
  const other = await screens.as(clerk('P2102', 'registrar'), here, { language: 'en' })
  await other.getByLabel('Full name').fill('นายหนึ่ง ทดสอบ')
  await other.getByText(/Draft saved/).waitFor()
  await page.unroute('**/draft')
  await page.getByLabel('Full name').press('End')
  await page.getByLabel('Full name').pressSequentially(' ระบบ')
  await page.getByRole('dialog', { name: 'Somebody saved this draft before you' }).waitFor()
  await page.getByText('นายหนึ่ง ทดสอบ').waitFor()
  await looked(page, 'answer-7-conflict-en-dark')
  await page.getByRole('button', { name: 'Use what is chosen' }).click()
  await page.getByText(/Draft saved/).waitFor()

  await page.context().clearCookies()
  await page.getByLabel('Position').fill('ศึกษานิเทศก์')
  await page.getByText('Your sign-in has ended.').first().waitFor()
  await looked(page, 'answer-8-signed-out-en-dark')
  await screens.office.stepTo('2023-11-27T16:59:58.000Z')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await screens.fillSignIn(page, clerk('P2102'))
  await page.getByText(/is back/).waitFor()
  expect(await page.getByLabel('Position').inputValue()).toBe('ศึกษานิเทศก์')
  expect(await page.getByLabel('Full name').inputValue()).toBe('นายสอง ทดสอบ ระบบ')
  await page.getByText('The deadline has just passed.').waitFor()
  expect(screens.complaints).toEqual([])
}, 240_000)
