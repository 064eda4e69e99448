import type { Locator, Page } from 'playwright-core'
import { central, clerk } from '../api/people.js'
import { isWell, openScreens, type Screens } from './screens.js'

let screens: Screens
beforeAll(async () => {
  screens = await openScreens()
}, 120_000)
afterAll(() => screens.close(), 60_000)

const person = (name: string) => ({
  name,
  position: 'ศึกษานิเทศก์',
  email: 'a@office.example',
  role: 'ผู้ประสานงาน',
})

/** What offices do beside, in their own screens. */
async function act(who: string, path: string, body: object): Promise<void> {
  const reply = await screens.office.ask(clerk(who), 'post', path, { body })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
}

test('a draft is checked, signed, sent, followed, reminded, reviewed and closed by those whose turn it is', async () => {
  const { office } = screens
  const officer = await screens.as(central('officer'), '/circulars')
  await compose(officer)
  const id = officer.url().replace(/^.*\//, '')
  await confirm(officer, 'เสนอพิจารณา')
  await officer.getByText('รอผู้ตรวจร่าง').waitFor()

  const checker = await screens.as(central('checker'), '/approvals')
  await checker.getByRole('link', { name: /กขน/ }).waitFor()
  await isWell(checker, 'approvals')
  await checker.getByRole('link', { name: /กขน/ }).click()
  await checker.getByRole('region', { name: 'ถึงลำดับของท่าน' }).waitFor()
  await checker.getByText('4 หน่วยงาน', { exact: false }).first().waitFor()
  await confirm(checker, 'ร่างนี้ถูกต้อง', () => isWell(checker, 'decide-dialog'))
  await checker.getByText('รอผู้ลงนาม').waitFor()

  const signer = await screens.as(central('signer'), '/approvals', PHONE)
  await signer.getByRole('link', { name: /กขน/ }).click()
  await signer.getByRole('region', { name: 'It is your turn' }).waitFor()
  await isWell(signer, 'decide-en-phone')
  await confirm(signer, 'Sign')
  await signer.getByText('signed, not sent yet').waitFor()

  await confirm(officer, 'ส่งเวียน', async (dialog) => {
    await dialog.getByText('ส่งถึง 4 หน่วยงาน').waitFor()
  })
  await officer.getByRole('button', { name: /4\s*ทั้งหมด/ }).waitFor()
  await officer.getByText('ระบบกำลังดำเนินการ').waitFor({ state: 'detached' })
  await follow(officer)

  await act('P1001', `/submissions/${id}/P1001/receive`, {})
  await act('P1001', `/submissions/${id}/P1001/submit`, { answer: { persons: [person('นายหนึ่ง ตัวอย่าง')] } })
  await act('P1101', `/submissions/${id}/P1101/receive`, {})
  await act('P1101', `/submissions/${id}/P1101/submit`, { answer: { persons: [person('นางสอง ตัวอย่าง')] } })
  await act('P1102', `/submissions/${id}/P1102/wrong-office`, { reason: 'ไม่ได้อยู่ในพื้นที่นวัตกรรม' })
  await act('P2101', `/submissions/${id}/P2101/receive`, {})
  await act('P2101', `/submissions/${id}/P2101/more-time`, {
    ...{ deadline: { kind: 'fixed', day: '2023-12-08' }, reason: 'รอคำสั่งแต่งตั้ง' },
  })
  await officer.getByRole('button', { name: /2\s*ตอบแล้ว/ }).waitFor()
  await officer.getByRole('button', { name: 'รายวัน' }).click()
  await officer.getByRole('button', { name: /ลงรับ 3\s· ตอบ 2\s· รวม 2 จาก 4/ }).click()
  await officer.getByText('พบ 2 หน่วยงาน').waitFor()
  await isWell(officer, 'days')
  await review(officer, id)

  await officer.goto(`${office.publicUrl}/circular/${id}`)
  await officer.getByRole('button', { name: 'การดำเนินการอื่น' }).click()
  await officer.getByRole('menuitem', { name: 'ปิดเรื่อง' }).click()
  await officer.getByRole('dialog').getByText('ยังมี 2 หน่วยงานที่ไม่ได้ตอบ').waitFor()
  await officer.getByRole('dialog').getByRole('button', { name: 'ปิดเรื่อง' }).click()
  await officer.getByText('ปิดเรื่องแล้ว').waitFor()
  await officer.getByRole('tab', { name: 'แฟ้มและรายงาน' }).click()
  await officer.getByRole('link', { name: 'ดาวน์โหลด รายงานสรุป เป็น PDF' }).waitFor()
  const phone = await screens.as(central('officer'), `/circular/${id}`, PHONE)
  await phone.getByRole('button', { name: /^2\s*answered/ }).waitFor()
  await isWell(phone, 'tracker-en-phone-dark')
  expect(screens.complaints).toEqual([])
}, 180_000)

test('a circular that is out is put right: offices are added, one gets more time, an error is corrected, it is taken back', async () => {
  const id = await screens.office.launched(['P2101', 'P2102'])
  const page = await screens.as(central('officer'), `/circular/${id}`)
  const dialog = page.getByRole('dialog')
  await doOther(page, 'เพิ่มผู้รับ', async () => {
    const added = dialog.getByRole('combobox', { name: 'หน่วยงานที่เพิ่ม' })
    await added.fill('จันทบุรี เขต 1')
    await page.getByRole('option', { name: 'สพป.จันทบุรี เขต 1 (P2201)' }).click()
    await added.fill('P2202 P2301')
    await dialog.getByText('สพป.ตราด (P2301)').waitFor()
    await page.getByRole('option').first().waitFor()
    await isWell(page, 'add')
  })
  await page.getByRole('button', { name: /5\s*ทั้งหมด/ }).waitFor()
  await page.getByRole('checkbox', { name: 'เลือก สพป.ตราด' }).check()
  await confirm(page, 'ขยายเวลา', async () => {
    await dialog.getByText('ขยายเวลาให้ 1 หน่วยงานที่เลือกไว้').waitFor()
    await dialog.getByRole('radio', { name: 'ภายในวันที่ระบุ' }).check()
    await dialog.getByRole('textbox', { name: 'วันที่' }).fill('15/1/2567')
    await dialog.getByRole('textbox', { name: 'เหตุผล' }).fill('เพิ่งได้รับหนังสือ')
  })
  await page.getByRole('row', { name: /ตราด/ }).getByText('15 ม.ค. 2567').waitFor()
  await doOther(page, 'ออกใบแก้คำผิด', async () => {
    await dialog.getByRole('textbox', { name: 'ข้อความเดิม' }).fill('ภายใน 3 วัน')
    await dialog.getByRole('textbox', { name: 'แก้เป็น' }).fill('ภายใน 5 วัน')
  })
  await page.getByRole('tab', { name: 'หนังสือและอีเมล' }).click()
  await page.getByText('แจ้งใบแก้คำผิด').first().waitFor()
  await isWell(page, 'put-right')
  const head = await screens.as(clerk('P2301', 'director'), `/inbox/${id}`, PHONE)
  await head.getByRole('link', { name: /^Erratum/ }).waitFor()
  await isWell(head, 'corrected-en-phone-dark')
  const signer = await screens.as(central('signer'), `/circular/${id}`)
  await doOther(signer, 'ยกเลิกหนังสือเวียน', () => signer.getByText('ย้อนกลับไม่ได้').waitFor())
  await page.getByText('ยกเลิกแล้ว').waitFor()
  await head.getByText('This letter was withdrawn').waitFor()
  await head.getByText('Reason: ตามที่ตรวจพบ').waitFor()
  expect(await head.getByText('Answer by').count()).toBe(0)
  await isWell(head, 'recalled-en-phone-dark')
  expect(screens.complaints).toEqual([])
}, 120_000)

/** An act of the menu, with its reason. */
async function doOther(page: Page, name: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'การดำเนินการอื่น' }).click()
  await page.getByRole('menuitem', { name }).click()
  const dialog = page.getByRole('dialog')
  await fill()
  await dialog.getByRole('textbox', { name: 'เหตุผล' }).fill('ตามที่ตรวจพบ')
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const PHONE = { language: 'en', isPhone: true, isDark: true } as const

const KIND = /เจ้าภาพร่วม/

/** Drafts it on screen; a reload in between loses nothing. */
async function compose(page: Page): Promise<void> {
  await page.getByText('ยังไม่มีหนังสือเวียน').waitFor()
  await page.getByRole('link', { name: 'ร่างหนังสือเวียน' }).click()
  await chooseKind(page)
  await page.getByRole('radio', { name: 'เลือกทีละหน่วยงาน' }).check()
  const chosen = page.getByRole('combobox', { name: 'หน่วยงานที่เลือก' })
  await chosen.fill('p1001, P1101 P1102')
  await page.getByText('ผู้รับ: 3 หน่วยงาน').waitFor()
  await chosen.fill('ระยอง')
  await page.getByRole('option', { name: 'สพป.ระยอง เขต 1 (P2101)' }).click()
  await page.getByText('ผู้รับ: 4 หน่วยงาน').waitFor()
  await page.getByText('ภาระของหน่วยงาน').waitFor()
  await isWell(page, 'compose')
  await page.reload()
  await chooseKind(page)
  await page.getByText('สพป.ระยอง เขต 1 (P2101)').waitFor()
  await page.getByRole('button', { name: 'บันทึกร่าง' }).click()
  await page.getByRole('button', { name: 'เสนอพิจารณา' }).waitFor()
  await page.getByRole('link', { name: 'แก้ไขร่าง' }).click()
  await page.getByRole('textbox', { name: 'เรื่อง' }).fill('ขอให้จัดส่งรายชื่อผู้รับผิดชอบ กขน.')
  await page.getByRole('button', { name: 'บันทึกการแก้ไข' }).click()
  await page.getByRole('heading', { level: 1, name: 'ขอให้จัดส่งรายชื่อผู้รับผิดชอบ กขน.' }).waitFor()
}

async function chooseKind(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'แบบหนังสือ' }).click()
  await page.getByRole('option', { name: KIND }).click()
}

/** Presses a button, looks at the dialog that opens, and says yes. */
async function confirm(page: Page, name: string, look?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await look?.(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function follow(page: Page): Promise<void> {
  await isWell(page, 'tracker')
  await page
    .getByRole('button', { name: /ยังไม่ตอบ/ })
    .first()
    .click()
  await page.getByText('พบ 4 หน่วยงาน').waitFor()
  await page.getByText('แผนที่', { exact: true }).click()
  await page.getByRole('button', { name: /ระยอง/ }).click()
  await page.getByText('พบ 1 หน่วยงาน').waitFor()
  await isWell(page, 'map')
  await page.getByRole('button', { name: 'แสดงทั้งหมด' }).click()
  await confirm(page, 'เตือนทันที', async (dialog) => {
    await dialog.getByText('จะเตือนทุกหน่วยงานที่ยังไม่ตอบ 4 หน่วยงาน').waitFor()
    await dialog.getByRole('button', { name: /ดูอีเมล: .*เตือนกำหนดส่ง/ }).click()
    await dialog.getByText('หน่วยงานของท่านยังไม่ได้ตอบเรื่องนี้').waitFor()
    await isWell(page, 'remind')
  })
  await page.getByRole('button', { name: 'ขยายเวลา' }).click()
  await page
    .getByRole('dialog')
    .getByText(/^ครบกำหนด/)
    .first()
    .waitFor()
  await isWell(page, 'extend')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // The keyboard goes on where it was.
  await page.getByRole('button', { name: 'ขยายเวลา' }).and(page.locator(':focus')).waitFor({ timeout: 5_000 })
  for (const [tab, seen] of TABS) {
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tabpanel').getByText(seen).first().waitFor()
    await isWell(page, `tab-${tab}`)
  }
  await page.getByRole('tab', { name: 'ติดตาม' }).click()
}

const TABS = [
  ['เนื้อหาและกำหนดการ', 'สิ่งที่ระบบจะทำและวันเวลา'],
  ['หนังสือและอีเมล', 'แจ้งหนังสือเวียน'],
  ['แฟ้มและรายงาน', 'คำตอบทุกหน่วยงาน'],
  ['ประวัติ', /ตามกฎ|ระบบ/],
] as const

async function review(page: Page, id: string): Promise<void> {
  await page.getByRole('link', { name: 'ตรวจคำตอบ' }).click()
  await page
    .getByRole('link', { name: /เปิดคำตอบของ/ })
    .first()
    .waitFor()
  await isWell(page, 'review')
  await page.getByRole('checkbox', { name: /สมุทรปราการ เขต 1/ }).check()
  await page.getByRole('button', { name: 'ส่งคืนที่เลือก' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /เหตุผล/ }).fill('ขอหมายเลขโทรศัพท์ด้วย')
  await dialog.getByRole('button', { name: 'ส่งคืนแก้ไข' }).click()
  await page.getByText('ผลการดำเนินการ: สำเร็จ 1 ไม่สำเร็จ 0').waitFor()
  const again = { answer: { persons: [{ ...person('นางสอง ตัวอย่าง'), phone: '081 000 0000' }] } }
  await act('P1101', `/submissions/${id}/P1101/submit`, again)
  await page.getByRole('link', { name: /สมุทรปราการ เขต 1/ }).click()
  await page.getByRole('heading', { name: 'ต่างจากฉบับที่ 1' }).waitFor()
  await page.getByText('081 000 0000').first().waitFor()
  await isWell(page, 'review-answer')
  await confirm(page, 'ตรวจรับ')
  await page.getByText('ตรวจรับแล้ว').waitFor()
  await page.getByRole('link', { name: /ตรวจคำตอบ/ }).click()
  await page.getByRole('button', { name: 'ขอขยายเวลา (1)' }).click()
  await page.getByRole('checkbox', { name: /ระยอง/ }).check()
  await page.getByRole('button', { name: 'ไม่อนุญาตที่เลือก' }).click()
  await dialog.getByRole('textbox', { name: /เหตุผล/ }).fill('ใช้รายชื่อชั่วคราวได้')
  await dialog.getByRole('button', { name: 'ไม่อนุญาตขยายเวลา' }).click()
  await page.getByRole('button', { name: 'ขอขยายเวลา (0)' }).waitFor()
  await page.getByRole('button', { name: 'แจ้งว่าส่งผิดหน่วยงาน (1)' }).click()
  await page.getByRole('link', { name: /เปิดคำตอบของ/ }).click()
  await page.getByText('ไม่ได้อยู่ในพื้นที่นวัตกรรม').waitFor()
  await isWell(page, 'review-wrong-office')
  await page.getByRole('button', { name: 'ไม่ได้ส่งผิด' }).click()
  await dialog.getByRole('textbox', { name: /เหตุผล/ }).fill('จังหวัดเป็นพื้นที่นวัตกรรมแล้ว')
  await dialog.getByRole('button', { name: 'ไม่ได้ส่งผิด' }).click()
  await page.getByText('ยังไม่ลงรับ').waitFor()
}
