import { PDFDocument } from 'pdf-lib'
import type { Locator, Page } from 'playwright-core'
import { central, clerk } from '../api/people.js'
import { isWell, openScreens, type Screens } from './screens.js'

let screens: Screens
beforeAll(async () => {
  screens = await openScreens()
}, 120_000)
afterAll(() => screens.close(), 60_000)

const TEN = ['P1001', 'P1101', 'P1102', 'P2101', 'P2102', 'P5001', 'P5002', 'P5003', 'P5004', 'P5005']
const PHONE = { language: 'en', isPhone: true, isDark: true } as const

test('a kind of circular that nobody knew is made on screen, sent to ten offices and answered', async () => {
  const { office } = screens
  const officer = await screens.as(central('officer'), '/procedures')
  await officer.getByRole('link', { name: 'สร้างแบบใหม่' }).click()
  await writeKind(officer)
  await buildForm(officer)
  await isWell(officer, 'new')
  await officer.getByRole('button', { name: 'บันทึกแบบ' }).click()
  await officer.getByRole('alert').filter({ hasText: 'ไม่รู้จัก “{when}”' }).first().waitFor()
  await officer.getByRole('textbox', { name: 'ย่อหน้า 1' }).fill('ด้วยจะสำรวจโครงการนมโรงเรียน')
  await officer.getByRole('button', { name: 'ซ้อมดูว่าจะส่งอะไร เมื่อใด' }).click()
  await officer.getByText('ส่งหนังสือและอีเมลแจ้ง').waitFor()
  await officer.getByRole('button', { name: 'บันทึกแบบ' }).click()
  await officer.getByRole('heading', { level: 1, name: 'สำรวจนมโรงเรียน' }).waitFor()
  await isWell(officer, 'kind')
  const phone = await screens.as(central('officer'), '/procedure/school-milk/edit', PHONE)
  await phone.getByRole('button', { name: 'Change: How many pupils?' }).click()
  await isWell(phone, 'edit-en-phone-dark')

  await rehearse(officer)
  const id = await compose(officer)
  await approve(id)
  await confirm(officer, 'ส่งเวียน', (dialog) => dialog.getByText('ส่งถึง 10 หน่วยงาน').waitFor())
  await officer.getByRole('button', { name: /10\s*ทั้งหมด/ }).waitFor()
  await officer.getByText('ระบบกำลังดำเนินการ').waitFor({ state: 'detached' })

  await answerOnScreen(id)
  for (const code of TEN.slice(1)) await answer(code, id)
  await officer.getByRole('button', { name: /10\s*ตอบแล้ว/ }).waitFor()
  await officer.goto(`${office.publicUrl}/circular/${id}/review/${TEN[0]}`)
  const [plan] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('link', { name: 'plan.pdf' }).click(),
  ])
  expect(plan.suggestedFilename()).toBe('plan.pdf')
  await isWell(officer, 'reviewed')
  await officer.goto(`${office.publicUrl}/procedures`)
  await officer.getByText('สำรวจนมโรงเรียน').waitFor()
  await isWell(officer, 'list')
  expect(screens.complaints).toEqual([])
}, 240_000)

test('a circular of no kind is written whole in its draft: letter, form, who signs; it is rehearsed before it is saved', async () => {
  const page = await screens.as(central('officer'), '/circulars/new')
  await page.getByRole('combobox', { name: 'แบบหนังสือ' }).click()
  await page.getByRole('option', { name: /หนังสือเปล่า/ }).click()
  await page.getByRole('textbox', { name: 'เรื่อง', exact: true }).fill('ขอเชิญให้ข้อมูลครั้งเดียว')
  const first = page.getByRole('textbox', { name: 'ย่อหน้า 1' })
  await first.fill('ด้วยมีเรื่องที่จะถามเพียงครั้งนี้ทาง')
  await first.press('End')
  await page.getByRole('button', { name: 'แทรกที่อยู่สำหรับตอบ' }).click()
  expect(await first.inputValue()).toBe('ด้วยมีเรื่องที่จะถามเพียงครั้งนี้ทาง[ที่อยู่สำหรับตอบ]')
  await writeHead(page)
  await page.reload()
  await page.getByRole('combobox', { name: 'แบบหนังสือ' }).click()
  await page.getByRole('option', { name: /หนังสือเปล่า/ }).click()
  await page.getByText('สิ่งที่พิมพ์ไว้เก็บในเครื่องนี้จนกว่าจะบันทึก').waitFor()
  await page.getByText('ภาระของหน่วยงาน').waitFor()
  await page.getByText('ส่งวันนี้:').waitFor()
  await addField(page, 'ข้อความบรรทัดเดียว', 'ผู้ตอบ', 'Who answers')
  await page.getByRole('radio', { name: 'กำหนดขั้นตอนเอง' }).check()
  await page.getByRole('button', { name: 'ลบขั้นที่ 1' }).click()
  await page.getByRole('button', { name: 'ซ้อมดูว่าจะส่งอะไร เมื่อใด' }).click()
  await page.getByText('ก่อนส่ง: ผู้ลงนาม').waitFor()
  await page
    .getByRole('button', { name: /ดูอีเมล: .*ขอเชิญให้ข้อมูลครั้งเดียว/ })
    .first()
    .click()
  await isWell(page, 'blank')
  await page.getByRole('button', { name: 'บันทึกร่าง' }).click()
  await page.getByRole('heading', { level: 1, name: 'ขอเชิญให้ข้อมูลครั้งเดียว' }).waitFor()
  await confirm(page, 'เสนอพิจารณา')
  await page.getByText('รอผู้ลงนาม').first().waitFor()
  const id = page.url().replace(/^.*\//, '')
  const reply = await screens.office.ask(central('officer'), 'get', `/circulars/${id}`)
  expect(reply.body).toMatchObject({ content: { procedure: '_blank@1' }, state: { status: 'inApproval' } })
  const { letter } = (reply.body as { content: { letter: { body: { text: string }[] } } }).content
  expect(letter.body[0]?.text).toBe('ด้วยมีเรื่องที่จะถามเพียงครั้งนี้ทาง{answerUrl}')
  expect(screens.complaints).toEqual([])
}, 240_000)

/** Names, deadline and letter; a slip in the text is refused where it stands. */
async function writeKind(page: Page): Promise<void> {
  const fill = (name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text)
  await fill('ชื่อแบบ (ไทย)', 'สำรวจนมโรงเรียน')
  await fill('ชื่อแบบ (อังกฤษ)', 'School milk')
  await fill('เรื่อง (ในหนังสือ)', 'ขอให้สำรวจโครงการอาหารเสริมนมโรงเรียน')
  await fill('ย่อหน้า 1', 'ด้วยจะสำรวจโครงการนมโรงเรียน {when}')
  await writeHead(page)
  expect(await page.getByRole('textbox', { name: 'รหัสแบบ' }).inputValue()).toBe('school-milk')
}

/** Who signs, and what stands at the head of the letter. */
async function writeHead(page: Page): Promise<void> {
  const fill = (name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text)
  await fill('ชื่อผู้ลงนาม', 'นางสาวสมมติ ทดสอบ')
  await fill('ตำแหน่งผู้ลงนาม', 'ผู้อำนวยการสำนัก')
  await fill('ที่ (ก่อน “/ว”)', 'ศธ 04998')
  await fill('ส่วนราชการเจ้าของหนังสือ', 'สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน')
  await fill('ที่ตั้ง', 'กทม. 10300')
  await fill('หน่วยงานเจ้าของงาน', 'กลุ่มอาหารเสริม')
  await fill('โทรศัพท์', '0 2000 0000')
  await fill('ไปรษณีย์อิเล็กทรอนิกส์', 'milk@c0001.example')
}

/** Yes or no; how many, only after a yes; and who, each by name. */
async function buildForm(page: Page): Promise<void> {
  await addField(page, 'ใช่ / ไม่ใช่', 'มีโครงการหรือไม่', 'Is there a scheme?')
  await page.getByRole('button', { name: 'เสร็จแล้ว: ' }).click()
  await addField(page, 'จำนวนเต็ม', 'นักเรียนกี่คน', 'How many pupils?')
  await page.getByRole('textbox', { name: 'ค่าต่ำสุด' }).fill('1')
  await page.getByRole('combobox', { name: 'แสดงเมื่อใด' }).click()
  await page.getByRole('option', { name: 'มีโครงการหรือไม่ คือ “ใช่”' }).click()
  const preview = page.getByRole('region', { name: 'ตัวอย่างที่หน่วยงานจะเห็น' })
  await preview.getByRole('checkbox', { name: 'มีโครงการหรือไม่' }).check()
  await preview.getByRole('textbox', { name: 'นักเรียนกี่คน' }).waitFor()
  await preview.getByRole('checkbox', { name: 'มีโครงการหรือไม่' }).uncheck()
  await preview.getByRole('textbox', { name: 'นักเรียนกี่คน' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'เสร็จแล้ว: ' }).click()
  await addField(page, 'รายการที่เพิ่มได้ (ตาราง)', 'ผู้ประสานงาน', 'Coordinators')
  const inside = page.getByRole('group', { name: 'ช่องในแต่ละรายการ' }).last()
  await page.getByRole('button', { name: 'เพิ่มช่องในรายการ' }).click()
  await page.getByRole('menuitem', { name: 'ข้อความบรรทัดเดียว' }).click()
  await inside.getByRole('textbox', { name: 'ชื่อช่อง (ไทย)' }).fill('ชื่อ – สกุล')
  await inside.getByRole('textbox', { name: 'ชื่อช่อง (อังกฤษ)' }).fill('Full name')
  await page.getByRole('button', { name: 'เลื่อนขึ้น: ผู้ประสานงาน' }).click()
  await page.getByRole('listitem').filter({ hasText: '2. ผู้ประสานงาน' }).waitFor()
}

async function addField(page: Page, kind: string, th: string, en: string): Promise<void> {
  const add = page.getByRole('button', { name: 'เพิ่มช่อง', exact: true })
  await add.click()
  const chosen = page.getByRole('menuitem', { name: kind })
  await chosen.waitFor({ state: 'attached' })
  // A menu whose button was pushed out of sight by what came meanwhile hides itself.
  await add.scrollIntoViewIfNeeded()
  await chosen.click()
  await page.getByRole('textbox', { name: 'ชื่อช่อง (ไทย)' }).fill(th)
  await page.getByRole('textbox', { name: 'ชื่อช่อง (อังกฤษ)' }).fill(en)
}

/** What one office would get, and when; the letter says that it is a draft. */
async function rehearse(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'ซ้อมดูก่อนใช้' }).click()
  await page.getByText('ส่งหนังสือและอีเมลแจ้ง').waitFor()
  await page
    .getByRole('button', { name: /ดูอีเมล: \[ตัวอย่าง\] เตือน/ })
    .first()
    .click()
  await page.getByText('หน่วยงานของท่านยังไม่ได้ตอบเรื่องนี้').waitFor()
  const [letter] = await Promise.all([
    page.waitForResponse(/letters\/preview/),
    page.getByRole('button', { name: 'ดูตัวอย่างหนังสือ' }).click(),
  ])
  expect([letter.status(), letter.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await page.locator('a[href^="blob:"], iframe[src^="blob:"]').waitFor()
  await isWell(page, 'rehearsal')
  await page.getByRole('link', { name: 'กลับไปแบบหนังสือ' }).click()
}

/** A circular of the new kind, to ten offices, with one more question this time. */
async function compose(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'ร่างหนังสือเวียนจากแบบนี้' }).click()
  await page.getByRole('radio', { name: 'เลือกทีละหน่วยงาน' }).check()
  await page.getByRole('combobox', { name: 'หน่วยงานที่เลือก' }).fill(TEN.join(' '))
  await page.getByText('ผู้รับ: 10 หน่วยงาน').waitFor()
  await page.getByRole('button', { name: 'เพิ่มข้อยกเว้น' }).click()
  await page.getByRole('combobox', { name: 'จังหวัด' }).fill('เชียงใหม่')
  await page.getByRole('option', { name: 'เชียงใหม่' }).click()
  await page.getByText('ผู้รับ: 5 หน่วยงาน').waitFor()
  await saveGroup(page)
  await seeOnMap(page)
  await page.getByRole('button', { name: 'ลบข้อยกเว้นที่ 1' }).click()
  await page.getByText('ผู้รับ: 10 หน่วยงาน').waitFor()
  await page.getByRole('button', { name: 'เลิกทำครั้งล่าสุด' }).click()
  await page.getByText('ผู้รับ: 5 หน่วยงาน').waitFor()
  await page.getByRole('button', { name: 'ลบข้อยกเว้นที่ 1' }).click()
  await page.getByText('ผู้รับ: 10 หน่วยงาน').waitFor()
  await page.getByRole('button', { name: 'แก้แบบตอบเฉพาะครั้งนี้' }).click()
  await addField(page, 'ข้อความยาว', 'ข้อเสนอแนะ', 'Suggestions')
  await page.getByRole('checkbox', { name: 'ต้องกรอก' }).uncheck()
  await page.getByRole('button', { name: 'เสร็จแล้ว: ' }).click()
  await addField(page, 'แนบแฟ้ม', 'แผนผัง', 'Plan')
  await page.getByRole('checkbox', { name: 'ต้องกรอก' }).uncheck()
  await isWell(page, 'compose')
  await page.getByRole('button', { name: 'บันทึกร่าง' }).click()
  await confirm(page, 'เสนอพิจารณา')
  await page.getByText('รอผู้ตรวจร่าง').waitFor()
  return page.url().replace(/^.*\//, '')
}

/** The map and the list beside it say the same, and follow the rule. */
async function seeOnMap(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ดูผู้รับบนแผนที่' }).click()
  const inWords = page.getByRole('list', { name: 'ผู้รับในแต่ละจังหวัด' })
  await inWords.getByText(/^กรุงเทพมหานคร: 1 จาก \d+ หน่วยงาน$/).waitFor()
  await page.getByRole('img', { name: /^เชียงใหม่: 0 จาก \d+ หน่วยงาน$/ }).waitFor()
  await isWell(page, 'compose-map')
  await page.getByRole('button', { name: 'ซ่อนแผนที่' }).click()
}

async function saveGroup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'บันทึกเป็นกลุ่มไว้ใช้อีก' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'ชื่อกลุ่ม (ไทย)' }).fill('กลุ่มทดลอง')
  await dialog.getByRole('textbox', { name: 'ชื่อกลุ่ม (อังกฤษ)' }).fill('Trial offices')
  await dialog.getByRole('button', { name: 'บันทึก', exact: true }).click()
  await page.getByText('บันทึกกลุ่ม “กลุ่มทดลอง” แล้ว').waitFor()
}

/** Checked and signed by those whose turn it is, in their own screens elsewhere tested. */
async function approve(id: string): Promise<void> {
  const { ask } = screens.office
  const reply = await ask(central('officer'), 'get', `/circulars/${id}`)
  const { contentSha256 } = (reply.body as { state: { contentSha256: string } }).state
  for (const [role, stage] of [
    ['checker', 'check'],
    ['signer', 'sign'],
  ] as const) {
    const verdict = { stage, verdict: 'approved', contentSha256 }
    const { status } = await ask(central(role), 'post', `/circulars/${id}/decide-stage`, { body: verdict })
    expect(status).toBe(200)
  }
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

/** The first office answers on its own page. */
async function answerOnScreen(id: string): Promise<void> {
  const page = await screens.as(clerk(TEN[0]!), `/inbox/${id}`, { language: 'en', isPhone: true })
  await page.getByRole('button', { name: 'Receive', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Is there a scheme?' }).check()
  await page.getByRole('textbox', { name: 'How many pupils?' }).fill('120')
  await page.getByRole('textbox', { name: 'Full name' }).fill('นายหนึ่ง ตัวอย่าง')
  await page.getByRole('textbox', { name: 'Suggestions' }).fill('ขอให้ส่งเร็วขึ้น')
  await sendPlan(page)
  await isWell(page, 'answer-en-phone')
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await page.getByText('The issuer accepted the answer').waitFor()
  await page.getByRole('definition').filter({ hasText: 'plan.pdf' }).getByRole('link').waitFor()
  await isWell(page, 'answered-en-phone')
}

/** A file is chosen, and checked before the answer may go. */
async function sendPlan(page: Page): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file: Plan' }).click(),
  ])
  const pdf = await PDFDocument.create()
  pdf.addPage()
  const buffer = Buffer.from(await pdf.save())
  await chooser.setFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer })
  await page.getByText('Checked and fine').waitFor()
}

async function answer(code: string, id: string): Promise<void> {
  const at = (what: string) => `/submissions/${id}/${code}/${what}`
  const given = { answer: { q1: false, q3: [{ q1: 'นายหนึ่ง ตัวอย่าง' }] } }
  for (const [what, body] of [
    ['receive', {}],
    ['submit', given],
  ] as const) {
    const reply = await screens.office.ask(clerk(code), 'post', at(what), { body })
    expect([code, what, reply.status]).toEqual([code, what, 200])
  }
}
