import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { createMailbox, type Mailbox } from '../../api/mailbox.js'
import { createMailboxApp } from '../../mailbox/http.js'
import { MailStore } from '../../mailbox/store.js'
import { until } from '../support/circulars.js'
import { central, clerk } from '../api/people.js'
import { isWell, openScreens, type Screens } from './screens.js'

let screens: Screens
let circularId: string
let post: Post
beforeAll(async () => {
  post = await openPost()
  screens = await openScreens({ mailbox: post.mailbox })
  circularId = await screens.office.launched(['P2101', 'P2102'])
  for (const code of ['P2101', 'P2102'])
    await screens.office.ask(clerk(code), 'post', `/submissions/${circularId}/${code}/receive`, { body: {} })
}, 120_000)
afterAll(async () => {
  await screens.close()
  await post.close()
}, 60_000)

type Post = { readonly mailbox: Mailbox; readonly store: MailStore; close(): Promise<void> }

/** The mailbox of the embedded mode, with its own process's server. */
async function openPost(): Promise<Post> {
  const store = await MailStore.open(await mkdtemp(join(tmpdir(), 'wian-mailbox-')))
  const server = createServer(createMailboxApp(store))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await store.close()
  }
  return { mailbox: createMailbox(`http://127.0.0.1:${port}`), store, close }
}

const EN_PHONE = { language: 'en', isPhone: true, isDark: true } as const

let recalling: Promise<void> | undefined
/** The circular recalled, by whichever test comes to it first: looking back then has a second instant. */
const recalled = () => (recalling ??= recall())

/** Recalls the circular, and waits until the letter is withdrawn from the office whose book is open. */
async function recall(): Promise<void> {
  const { office } = screens
  await office.stepTo('2023-11-21T03:00:00.000Z')
  const body = { reason: 'ข้อความผิด' }
  const reply = await office.ask(central('signer'), 'post', `/circulars/${circularId}/recall`, { body })
  expect(reply.status).toBe(202)
  await until(async () => {
    const found = await office.ask(clerk('P2101'), 'get', `/submissions/${circularId}/P2101`)
    return (found.body as { state: { status: string } }).state.status === 'withdrawn'
  })
}

test('a registrar finds a letter in the book, is told that its number is in force, and cancels it once the letter is recalled', async () => {
  const page = await screens.as(clerk('P2101', 'registrar'), '/registers')
  await page.getByRole('cell', { name: 'สบน.' }).waitFor()
  await page.getByLabel('ค้นในเล่มนี้').fill('ไม่มีคำนี้ในเล่ม')
  await page.getByText('ไม่พบรายการที่ค้น').waitFor()
  await page.getByLabel('ค้นในเล่มนี้').fill('เจ้าภาพร่วม')
  await page.getByRole('button', { name: /ยกเลิกเลข\s1/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('เหตุผล').fill('หนังสือถูกเรียกคืน')
  await dialog.getByRole('button', { name: 'ยกเลิกเลขนี้' }).click()
  await dialog.getByRole('alert').waitFor()
  await isWell(page, 'in-force')

  await recalled()
  await dialog.getByRole('button', { name: 'ยกเลิก', exact: true }).click()
  await page.getByRole('button', { name: /ยกเลิกเลข\s1/ }).click()
  await dialog.getByLabel('เหตุผล').fill('หนังสือถูกเรียกคืน')
  await dialog.getByRole('button', { name: 'ยกเลิกเลขนี้' }).click()
  await page.getByText(/^หนังสือถูกเรียกคืน – /).waitFor()
  await isWell(page, 'cancelled-th')
  await page.getByRole('link', { name: /เจ้าภาพร่วม/ }).click()
  await page.waitForURL(/\/submission\//)
  await page.goBack()
  await page.getByRole('link', { name: 'พิมพ์' }).click()
  await page.getByText('ครบทั้งเล่ม 1 รายการ').waitFor()
  await isWell(page, 'printed-th')
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { level: 1, name: /^ทะเบียน/ }).waitFor()
  expect(await page.getByRole('button', { name: 'พิมพ์' }).isVisible()).toBe(false)
  const phone = await screens.as(central('registrar'), '/registers', EN_PHONE)
  await phone.getByRole('combobox', { name: 'Book' }).click()
  await phone.getByRole('option', { name: 'Register of circulars' }).click()
  await phone.getByText('By the list of recipients').waitFor()
  await isWell(phone, 'circulars-en-phone-dark')
}, 120_000)

const auditor = { ...central('auditor'), scope: { offices: 'all' } } as const

test('an auditor looks into the books of an office that is found by its name', async () => {
  await recalled()
  const page = await screens.as(auditor, '/registers', { isPhone: true })
  await page.getByRole('combobox', { name: 'หน่วยงาน' }).fill('ระยอง เขต 2')
  await page.getByRole('option', { name: 'สพป.ระยอง เขต 2 (P2102)' }).click()
  await page.getByText(/เจ้าภาพร่วม/).waitFor()
  await isWell(page, 'registers-auditor-phone')
  await page.context().close()
})

/** How many sheets the page takes on paper. */
const sheetsOf = async (page: Page): Promise<number> =>
  (await PDFDocument.load(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).getPageCount()

test('an auditor says why, finds a case, slides through its instants by keyboard, checks its record and all, and sees the own reading', async () => {
  await recalled()
  const page = await screens.as(auditor, '/audit')
  await page.getByLabel('วัตถุประสงค์ของการตรวจดู').fill('ตรวจสอบประจำปี')
  await page.getByRole('button', { name: 'บันทึกวัตถุประสงค์' }).click()
  await page.getByText('บันทึกวัตถุประสงค์แล้ว: ตรวจสอบประจำปี').waitFor()
  await page.getByLabel(/^ค้นจากเลข/).fill('เจ้าภาพร่วม')
  await page.getByRole('combobox', { name: 'ชนิดของเรื่อง' }).click()
  await page.getByRole('option', { name: 'หนังสือเวียน' }).click()
  await page.getByRole('link', { name: /เจ้าภาพร่วม/ }).waitFor()
  await isWell(page, 'audit-search-th')
  await page.getByRole('link', { name: /เจ้าภาพร่วม/ }).click()
  await page.getByText('ร่างหนังสือเวียน').waitFor()
  await page.locator('summary').first().click()
  await page.locator('summary', { hasText: 'รายละเอียด' }).first().click()
  await page.getByText('เจ้าหน้าที่ส่วนกลาง', { exact: true }).first().waitFor()
  await isWell(page, 'audit-timeline-th')
  // An event that is longer than a sheet leaves none empty before it.
  expect(await sheetsOf(page)).toBeLessThanOrEqual(7)
  await page.getByRole('tab', { name: 'ณ เวลาใดเวลาหนึ่ง' }).click()
  await page.getByRole('slider', { name: 'เลือกเวลา' }).press('Home')
  await page.getByText(/^หลังขั้นที่ \d+ จาก/).waitFor()
  await page.getByRole('button', { name: 'ถัดไป' }).click()
  await isWell(page, 'audit-as-of-th')
  await page.getByRole('tab', { name: 'ตรวจบันทึก' }).click()
  await page.getByRole('button', { name: 'ตรวจบันทึกของเรื่องนี้' }).click()
  await page.getByText(/บันทึกครบถ้วน/).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ดาวน์โหลดหลักฐาน (JSON)' }).click(),
  ])
  const content = await readFile(await file.path())
  await page.getByText(createHash('sha256').update(content).digest('hex')).waitFor()
  const evidence = JSON.parse(content.toString()) as Evidence
  await page.getByText(evidence.asOf.head).last().waitFor()
  expect(evidence.verification.whole).toBe(true)
  expect(evidence.steps.map(({ type }) => type)).toContain('drafted')

  const phone = await screens.as(auditor, `/audit/case/submission/${circularId}/P2101`, EN_PHONE)
  await phone.getByRole('tab', { name: 'Versions and letters' }).click()
  await phone.getByRole('link', { name: 'Circular (PDF)' }).waitFor()
  await phone.getByRole('heading', { level: 1, name: /Rayong Primary .*เจ้าภาพร่วม/ }).waitFor()
  await isWell(phone, 'audit-letters-en-phone-dark')
  await phone.getByRole('tab', { name: 'Readings' }).click()
  await phone.getByText('Versions and letters', { exact: true }).nth(1).waitFor()
  await phone.goto(`${screens.office.publicUrl}/audit`)
  await phone.getByRole('tab', { name: 'Check the whole record' }).click()
  await phone.getByRole('button', { name: 'Check every case' }).click()
  await phone.getByText(/The record is whole/).waitFor()
  await isWell(phone, 'audit-whole-en-phone-dark')
  await page.goto(`${screens.office.publicUrl}/audit`)
  await page.getByRole('tab', { name: 'การเปิดดูของท่าน' }).click()
  await page.getByText('ตรวจสอบประจำปี').first().waitFor()
  await isWell(page, 'audit-own-th')
}, 120_000)

test('whoever takes part in a rehearsal reads the mails that left it: as text, whatever they hold, and the way to their case', async () => {
  const empty = await screens.as(clerk('P2102'), '/mailbox')
  await empty.getByText('ยังไม่มีอีเมล').waitFor()
  await isWell(empty, 'mailbox-empty-th')
  const to = 'saraban@p2102.example'
  const raw = [
    `To: ${to}`,
    'Subject: Letter <b>for you</b>',
    `X-Wian-Case: submission/${circularId}/P2102`,
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p onclick="alert(1)">Please answer</p><script>document.title = "taken"</script>',
  ].join('\r\n')
  await post.store.add({ from: 'no-reply@wian.invalid', to: [to], raw: Buffer.from(raw) })
  const page = await screens.as(clerk('P2102'), '/mailbox', { ...EN_PHONE, isDark: false })
  await page.getByLabel('Find by recipient or subject').fill('p2102')
  await page.getByRole('link', { name: /Letter <b>for you/ }).click()
  await page.getByText('Please answer').waitFor()
  await isWell(page, 'mail-en-phone')
  await page.getByRole('link', { name: 'To the case' }).click()
  await page.waitForURL(/\/submission\//)
}, 60_000)

test('a stranger checks a letter by its file, which is not sent, and by a code that nobody gave', async () => {
  const { office } = screens
  const letter = await office.ask(clerk('P2101'), 'get', `/letters/${circularId}/P2101/circular.pdf`)
  const page = await screens.stranger('/', { isPhone: true, isDark: true })
  await page.getByRole('link', { name: 'ตรวจว่าหนังสือที่ได้รับเป็นของแท้' }).click()
  await page.waitForURL(/\/v\?lang=th/)
  await isWell(page, 'verify-th-phone-dark')
  const file = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: letter.body as Buffer }
  await page.getByLabel('เลือกแฟ้ม PDF').setInputFiles(file)
  await page.getByRole('heading', { name: 'หนังสือฉบับนี้เป็นของแท้' }).waitFor()
  await isWell(page, 'genuine-th-phone-dark')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Check another letter' }).click()
  await page.getByLabel('Code beside the QR, or SHA-256').fill('0000-0000-0000-0000')
  await page.getByRole('button', { name: 'Check the code' }).click()
  await page.getByRole('heading', { name: 'No such letter was issued' }).waitFor()
  await isWell(page, 'unknown-en-phone-dark')
}, 60_000)

type Evidence = {
  readonly asOf: { readonly head: string }
  readonly verification: { readonly whole: boolean }
  readonly steps: readonly { readonly type: string }[]
}

test('no page complained', () => expect(screens.complaints).toEqual([]))

test('an order is drafted, returned, changed and signed on screen, stands in the book of orders and is shown to be genuine', async () => {
  const [officer, director] = [clerk('P2102'), clerk('P2102', 'director')]
  const page = await screens.as(officer, '/orders/new')
  await page.getByRole('textbox', { name: 'เรื่อง' }).fill('แต่งตั้งคณะทำงานขับเคลื่อนนวัตกรรม')
  await page.getByLabel('เหตุผลและอำนาจที่ใช้').fill('ด้วยสำนักงานประสงค์จะขับเคลื่อนนวัตกรรมการศึกษา')
  await page.getByLabel('ข้อสั่งการ').fill('ให้นายสมชาย เป็นผู้รับผิดชอบ\nให้รายงานผลทุกเดือน')
  await page.getByRole('button', { name: 'ดูคำสั่งตามที่จะพิมพ์' }).click()
  await page.getByText('มีคำว่าร่างทุกหน้า').waitFor()
  await isWell(page, 'order-new-th')
  await page.getByRole('button', { name: 'บันทึกร่าง' }).click()
  await page.getByRole('button', { name: 'เสนอลงนาม' }).click()
  await isWell(page, 'order-send-th')
  await page.getByRole('dialog').getByRole('button', { name: 'เสนอลงนาม' }).click()
  await page.getByText('รอผู้มีอำนาจของหน่วยงานลงนาม').waitFor()

  const desk = await screens.as(director, '/')
  await desk.getByText('ลงนามคำสั่ง').click()
  await desk.getByRole('button', { name: 'ส่งคืน' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('เหตุผล').fill('เพิ่มผู้รับผิดชอบ')
  await dialog.getByRole('button', { name: 'ส่งคืน' }).click()
  await desk.getByText('เพิ่มผู้รับผิดชอบ').waitFor()

  await page.reload()
  await page.getByText('เพิ่มผู้รับผิดชอบ', { exact: true }).waitFor()
  await isWell(page, 'order-returned-th')
  await page.getByRole('link', { name: 'แก้ไข' }).click()
  await page.getByLabel('ข้อสั่งการ').fill('ให้นายสมชาย และนางสมหญิง เป็นผู้รับผิดชอบ')
  await page.getByRole('button', { name: 'บันทึกการแก้ไข' }).click()
  await page.getByRole('button', { name: 'เสนอลงนาม' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'เสนอลงนาม' }).click()
  await page.getByText('รอผู้มีอำนาจของหน่วยงานลงนาม').waitFor()

  await desk.reload()
  await desk.getByRole('button', { name: 'ลงนาม', exact: true }).click()
  await dialog.getByRole('button', { name: 'ลงนาม', exact: true }).click()
  await desk.getByRole('link', { name: 'เปิดคำสั่ง (PDF)' }).waitFor()
  await desk.getByText('คำสั่งที่ 1/2566').waitFor()
  await isWell(desk, 'order-issued-th')

  await page.goto(`${new URL(page.url()).origin}/registers?book=order`)
  await page.getByRole('link', { name: 'แต่งตั้งคณะทำงานขับเคลื่อนนวัตกรรม' }).waitFor()
  expect(await page.getByRole('columnheader', { name: 'ถึง' }).count()).toBe(0)
  await page.getByRole('link', { name: 'พิมพ์' }).click()
  await page.getByRole('heading', { name: 'ทะเบียนคำสั่ง ปี พ.ศ. 2566' }).waitFor()
  await isWell(page, 'order-book-printed-th')
  const { rows } = await screens.office.cases.pool.query<{ code: string }>(
    `select code from case_paper where kind = 'order'`,
  )
  await page.goto(`${new URL(page.url()).origin}/v/${rows[0]?.code}`)
  await page.getByText('1/2566').first().waitFor()
  const phone = await screens.as(officer, '/orders', EN_PHONE)
  await phone.getByText('Order 1/2566').waitFor()
  await isWell(phone, 'orders-en-phone-dark')

  await page.goto(`${new URL(page.url()).origin}/orders/new`)
  await page.getByRole('textbox', { name: 'เรื่อง' }).fill('แต่งตั้งคณะทำงานชุดใหม่')
  await page.getByLabel('เหตุผลและอำนาจที่ใช้').fill('ด้วยคณะทำงานเดิมปฏิบัติหน้าที่ครบแล้ว')
  await page.getByLabel('ข้อสั่งการ').fill('ให้นางสมหญิง เป็นประธาน')
  const earlier = page.getByRole('combobox', { name: 'ยกเลิกคำสั่งเดิม' })
  await earlier.fill('นวัตกรรม')
  await page.getByRole('option', { name: 'คำสั่งที่ 1/2566 แต่งตั้งคณะทำงานขับเคลื่อนนวัตกรรม' }).click()
  await isWell(page, 'order-revoking-th')
  await page.getByRole('button', { name: 'บันทึกร่าง' }).click()
  await page.getByText('เมื่อลงนามแล้วจะยกเลิก').waitFor()
  const orderId = page.url().split('/order/')[1]
  await screens.office.ask(officer, 'post', `/orders/${orderId}/send`, { body: {} })
  const read = await screens.office.ask(officer, 'get', `/orders/${orderId}`)
  const { contentSha256 } = (read.body as { state: { contentSha256: string } }).state
  const verdict = { stage: 'sign', verdict: 'approved', contentSha256 }
  await screens.office.ask(director, 'post', `/orders/${orderId}/decide-stage`, { body: verdict })
  await page.goto(`${new URL(page.url()).origin}/registers?book=order`)
  await page.getByRole('link', { name: 'ยกเลิกโดยคำสั่งที่ 2/2566' }).waitFor()
  await page.getByRole('link', { name: 'แต่งตั้งคณะทำงานขับเคลื่อนนวัตกรรม' }).click()
  await page.getByRole('link', { name: 'ยกเลิกโดยคำสั่งที่ 2/2566' }).waitFor()
  await isWell(page, 'order-revoked-th')
  await page.goto(`${new URL(page.url()).origin}/v/${rows[0]?.code}`)
  await page.getByRole('heading', { name: 'ถูกยกเลิกแล้ว' }).waitFor()
  await page.getByText('ยกเลิกโดยคำสั่งที่').waitFor()
  await isWell(page, 'order-revoked-check-th')
}, 120_000)
