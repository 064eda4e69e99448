import type { Locator, Page } from 'playwright-core'
import { secretary } from '../api/committees.js'
import { committeeOf, deliver } from '../api/exemptions.js'
import { central, clerk } from '../api/people.js'
import { until } from '../support/circulars.js'
import { applicant, OFFICE, officer, preparing, signer } from './prepared.js'
import { holdBack, isWell, openScreens, overflowOf, violationsOn, type Screens } from './screens.js'

const other = central('officer', 'person-officer-2')
const PHONE = { language: 'en', isPhone: true, isDark: true } as const

let screens: Screens
let area: string
let circularId: string
let exemptionId: string
beforeAll(async () => {
  screens = await openScreens()
  const { office } = screens
  for (const who of [applicant, officer, other, signer, secretary]) await office.bearer(who)
  area = await committeeOf(office, 'area')
  circularId = await office.launched([OFFICE, 'P2101'], { deadline: { kind: 'fixed', day: '2024-02-15' } })
}, 120_000)
afterAll(() => screens.close(), 60_000)

/** Presses a button, fills in the dialog that opens, and says yes. */
async function confirm(page: Page, name: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await fill?.(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const write = (where: Page | Locator, label: string | RegExp, text: string) =>
  where.getByRole('textbox', { name: label }).fill(text)

async function ask(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'ขอยกเว้น', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'ขอยกเว้น' }).waitFor()
  await write(page, /^เรื่องที่ขอ/, 'ขอไม่เข้าร่วมโครงการที่ซ้ำกับแผนของพื้นที่')
  await page.getByRole('combobox', { name: /^หนังสือเวียนทุกฉบับ/ }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('combobox', { name: 'สังกัด' }).click()
  await page.getByRole('option', { name: 'เอกชน' }).click()
  await write(page, /^วันแรก/, '21/11/2566')
  await write(page, /^วันสุดท้าย/, '31/1/2567')
  await write(page, /^เหตุที่ขอ/, 'โครงการซ้ำกับแผนนวัตกรรมของพื้นที่')
  await write(page, /^ความเสี่ยง/, 'ขาดข้อมูลเปรียบเทียบ')
  await write(page, /^จะวัดผล/, 'ประเมินผลสัมฤทธิ์ปลายภาค')
  await isWell(page, 'write')
  await page.getByRole('button', { name: 'บันทึกร่าง' }).click()
  await page.getByText('ยังไม่ได้ยื่น จึงยังไม่มีผู้ใดพิจารณา').waitFor()
  return page.url().replace(/^.*\//, '')
}

test('a request is asked for, mended, heard, decided, told, appealed and stands in the register', async () => {
  const { office } = screens
  const clerks = await screens.as(applicant, `/submission/${circularId}/${OFFICE}`)
  const id = await ask(clerks)
  exemptionId = id
  await confirm(clerks, 'ยื่นคำขอ')
  await clerks.getByRole('status').getByText('กำลังตรวจว่าคำขอครบถ้วน', { exact: false }).waitFor()

  const officers = await screens.as(officer, '/exemptions')
  await officers.getByRole('link', { name: /ขอไม่เข้าร่วม/ }).click()
  await confirm(officers, 'ส่งคืนให้แก้ไข', async (dialog) => {
    await write(dialog, /^เหตุผล/, 'ขาดแผนของพื้นที่')
    await write(dialog, /^ให้ส่งกลับมาภายใน/, '24/11/2566')
    await dialog.getByText(/ศุกร์.* 24 พฤศจิกายน .*2566 \(ค\.ศ\. 2023\)/).waitFor()
    expect(await violationsOn(officers, '[role=dialog]')).toEqual([])
  })
  await clerks.getByText('ขาดแผนของพื้นที่').waitFor()
  const by = /^ภายใน.*ศุกร์.* 24 พฤศจิกายน .*2566 \(ค\.ศ\. 2023\)/
  for (const page of [clerks, officers]) await page.getByText(by).waitFor()
  await clerks.getByRole('link', { name: 'แก้ไขคำขอ' }).click()
  await write(clerks, /^เหตุที่ขอ/, 'โครงการซ้ำกับแผนนวัตกรรมของพื้นที่ ตามแผนที่แนบ')
  await clerks.getByRole('button', { name: 'บันทึกการแก้ไข' }).click()
  await confirm(clerks, 'ยื่นคำขอ')

  await confirm(officers, 'คำขอครบถ้วน', async (dialog) => {
    await dialog.getByRole('combobox', { name: /กขน/ }).waitFor()
    await isWell(officers, 'accept')
  })
  await officers.getByText('รอผู้ลงนาม').waitFor()
  await isWell(officers, 'heard')
  await advise(id)
  await until(async () => (await deliver(office, id, area, 'refused')) === undefined)

  await confirm(officers, 'แจ้งผลแก่ผู้ขอ', async (dialog) => {
    await write(dialog, /^ข้อเท็จจริง/, 'โครงการตรงกับแผนของพื้นที่เพียงบางส่วน')
    await write(dialog, /^ข้อกฎหมาย/, 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562')
    await write(dialog, /^ข้อพิจารณา/, 'ประโยชน์ของผู้เรียนมากกว่าภาระของหน่วยงาน')
  })
  await clerks.getByText('ผู้ขออุทธรณ์ได้ภายในกำหนด', { exact: false }).waitFor()
  await clerks.getByRole('button', { name: 'เหตุใดจึงเป็นวันนี้' }).click()
  await clerks.getByText('ไม่นับวันแจ้งผล', { exact: false }).waitFor()
  await isWell(clerks, 'told')
  await clerks.getByRole('tab', { name: 'หนังสือแจ้ง' }).click()
  await clerks.getByRole('link', { name: /หนังสือแจ้งผลการพิจารณา/ }).waitFor()
  await clerks.getByRole('tab', { name: 'เรื่อง', exact: true }).click()
  await confirm(clerks, 'อุทธรณ์', (dialog) => write(dialog, /^เหตุที่อุทธรณ์/, 'แผนของพื้นที่ครอบคลุมทั้งหมด'))

  const others = await screens.as(other, `/exemption/${id}`)
  await confirm(others, 'วินิจฉัยอุทธรณ์', async (dialog) => {
    await dialog.getByRole('radio', { name: /เปลี่ยนคำวินิจฉัย/ }).check()
    await write(dialog, /^เหตุผล/, 'แผนที่แนบครอบคลุมกิจกรรมทั้งหมด')
  })
  await others.getByText('ได้รับยกเว้น มีผลใช้อยู่').waitFor()
  await others.goto(`${office.publicUrl}/exemptions?show=register`)
  await others.getByRole('link', { name: /ขอไม่เข้าร่วม/ }).waitFor()
  await isWell(others, 'register')
  expect(screens.complaints).toEqual([])
}, 170_000)

/** The agency above gives its opinion, from the list of what waits for it, on a phone. */
async function advise(id: string): Promise<void> {
  const page = await screens.as(signer, '/approvals', PHONE)
  await page.getByRole('link', { name: /ขอไม่เข้าร่วม/ }).click()
  await page.getByRole('region', { name: 'It is your turn' }).waitFor()
  await isWell(page, 'advise-en-phone-dark')
  await confirm(page, 'Give an opinion', (dialog) =>
    write(dialog, /^Reason/, 'The plan covers it only in part'),
  )
  await page.getByText('waits for the meeting').waitFor()
  expect(page.url()).toContain(id)
}

const MATTER = 'ขอความเห็นชอบแผนพัฒนาครูของพื้นที่'

test('a proposal is written with its papers, signed in its office and taken by the secretary; a talk is put on record', async () => {
  const { office } = screens
  const clerks = await screens.as(applicant, '/proposals')
  await clerks.getByText('ยังไม่มีเรื่องเสนอ').waitFor()
  await clerks.getByRole('link', { name: 'เสนอเรื่อง' }).click()
  await clerks.getByRole('combobox', { name: /คณะกรรมการ/ }).click()
  await clerks.getByRole('option', { name: /area/ }).click()
  await write(clerks, /^ชื่อเรื่อง/, MATTER)
  await write(clerks, /^ความเป็นมา/, 'คณะกรรมการมีมติให้จัดทำแผน')
  await write(clerks, /^เหตุผลความจำเป็น/, 'ต้องเริ่มอบรมก่อนเปิดภาคเรียน')
  await write(clerks, /^ข้อเสนอเพื่อพิจารณา/, 'โปรดให้ความเห็นชอบ')
  const letNamesCome = await holdBack(clerks, '**/api/v1/committees?*')
  await clerks.reload()
  expect(await clerks.getByRole('textbox', { name: /^ชื่อเรื่อง/ }).inputValue()).toBe(MATTER)
  await clerks.getByRole('button', { name: 'บันทึกร่าง' }).click()
  await clerks.getByText('เอกสารประกอบอย่างน้อยหนึ่งแฟ้ม').waitFor()
  letNamesCome()
  await isWell(clerks, 'proposal-missing')
  await clerks.getByRole('link', { name: 'แก้ไข', exact: true }).click()
  const plan = { name: 'แผน.csv', mimeType: 'text/csv', buffer: Buffer.from('ปี,คน\n2567,120\n') }
  await clerks.locator('input[type=file]').setInputFiles(plan)
  await clerks.getByRole('button', { name: /^นำออก/ }).waitFor()
  await clerks.getByRole('button', { name: 'บันทึกการแก้ไข' }).click()
  await confirm(clerks, 'เสนอลงนาม')
  await clerks.getByText('รอผู้มีอำนาจของหน่วยงานลงนาม', { exact: false }).waitFor()

  const director = await screens.as(clerk(OFFICE, 'director'), '/', PHONE)
  await director.getByRole('link', { name: new RegExp(MATTER) }).click()
  await director.getByRole('region', { name: 'It is your turn' }).waitFor()
  await isWell(director, 'proposal-sign-en-phone-dark')
  await confirm(director, 'Sign')

  const secretaries = await screens.as(secretary, '/proposals')
  await secretaries.getByRole('link', { name: new RegExp(MATTER) }).click()
  await confirm(secretaries, 'ครบถ้วน รับเรื่อง')
  await secretaries.getByText('รอเลขานุการบรรจุวาระ', { exact: false }).waitFor()

  await clerks.goto(`${office.publicUrl}/exemption/${exemptionId}`)
  await clerks.getByText('ยังไม่มีบันทึกการหารือเรื่องนี้', { exact: false }).waitFor()
  await clerks.getByRole('link', { name: 'บันทึกการหารือ' }).click()
  await write(clerks, /^เรื่องที่หารือ/, 'หารือการย้ายครูของโรงเรียนนำร่อง')
  await write(clerks, /^ผู้ร่วมหารือ/, 'ผู้แทนเขต\nผู้แทนโรงเรียน')
  // Whoever goes on before it is saved is not called back from where they are.
  const letBeSaved = await holdBack(clerks, '**/api/v1/consultations')
  await clerks.getByRole('button', { name: 'บันทึก', exact: true }).click()
  await clerks.getByRole('link', { name: /^ขอไม่เข้าร่วม/ }).click()
  await clerks.getByText('ยังไม่มีบันทึกการหารือเรื่องนี้', { exact: false }).waitFor()
  letBeSaved()
  await clerks.getByRole('link', { name: 'หารือการย้ายครูของโรงเรียนนำร่อง' }).click()
  await clerks.getByRole('listitem').getByText('ผู้แทนโรงเรียน').waitFor()
  await isWell(clerks, 'consultation')
  expect(screens.complaints).toEqual([])
}, 170_000)

/** Does an act whose dialog is looked at: axe on it, nothing cut off. */
const look = (page: Page, name: string, fill?: (dialog: Locator) => Promise<void>) =>
  confirm(page, name, async (dialog) => {
    await fill?.(dialog)
    expect([name, await violationsOn(page, '[role=dialog]')]).toEqual([name, []])
    expect([name, await overflowOf(page)]).toEqual([name, 0])
  })
const because = (label: string | RegExp, text: string) => (dialog: Locator) => write(dialog, label, text)
const WIDE = { language: 'en', isDark: true } as const

test('what is seldom done with a request is done by its person and read by the other side', async () => {
  const { office } = screens
  const cases = preparing(office)
  const passed = await cases.accepted('ขอพิจารณาแทนกัน', area)
  const [barred, withdrawn] = [await cases.filed('ขอยกเว้นการจัดซื้อ'), await cases.filed('ขอที่จะถอน')]
  const [force, disputed] = [await cases.inForce('ขอที่มีผล', area), await cases.appealed('ขอที่อุทธรณ์', area)]
  const meetingId = await cases.planned(area)
  const [clerks, officers, signers, secretaries] = await Promise.all([
    screens.as(applicant, `/exemption/${withdrawn}`, WIDE),
    screens.as(officer, `/exemption/${barred}`, { isPhone: true }),
    screens.as(signer, `/exemption/${passed}`, WIDE),
    screens.as(secretary, '/exemptions', { isPhone: true }),
  ])
  const to = (page: Page, id: string) => page.goto(`${office.publicUrl}/exemption/${id}`)

  await look(clerks, 'Withdraw the request', because(/^Reason/, 'No longer needed'))
  await clerks.getByRole('status').getByText('The applicant has withdrawn it.').waitFor()
  await look(officers, 'ยกเว้นไม่ได้ตามกฎหมาย', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'หน้าที่ที่ยกเว้นไม่ได้' }).click()
    await officers.getByRole('option').first().click()
    await write(dialog, /^เหตุผล/, 'เป็นการจัดซื้อจัดจ้าง')
  })
  await to(clerks, barred)
  await clerks.getByRole('region', { name: 'The decision' }).getByText('เป็นการจัดซื้อจัดจ้าง').waitFor()
  await to(officers, withdrawn)
  await officers.getByRole('status').getByText('ผู้ขอถอนเรื่องแล้ว').waitFor()
  await officers.getByText('No longer needed').waitFor()

  await look(signers, 'Pass the turn on', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'To' }).selectOption(`officer ${officer.personId}`)
  })
  await to(officers, passed)
  await look(officers, 'ให้ความเห็น', because(/^เหตุผล/, 'เห็นควร'))
  await signers.getByText('waits for the meeting').waitFor()
  await to(secretaries, passed)
  await secretaries.getByRole('button', { name: 'บรรจุระเบียบวาระ' }).click()
  await secretaries.getByText('เพิ่มในระเบียบวาระแล้ว').waitFor()
  await secretaries.getByRole('link', { name: 'ไปที่การประชุม' }).click()
  await secretaries.getByText('ขอพิจารณาแทนกัน').first().waitFor()
  expect(secretaries.url()).toContain(meetingId)

  await to(officers, disputed)
  await look(officers, 'ขยายเวลาวินิจฉัย', because(/^เหตุผล/, 'รอข้อมูลเพิ่ม'))
  await to(clerks, disputed)
  await clerks.getByRole('button', { name: 'Why this date?' }).click()
  await clerks.getByText('“รอข้อมูลเพิ่ม”', { exact: false }).waitFor()

  await to(officers, force)
  await look(officers, 'แจ้งว่าจะเพิกถอน', async (dialog) => {
    await write(dialog, /^ชี้แจงได้ถึง/, '30/11/2566')
    await write(dialog, /^เหตุผล/, 'ผลไม่เป็นไปตามที่เสนอ')
  })
  await to(clerks, force)
  await clerks.getByText(/^To be heard until Thursday.* 30 November 2023 \(B\.E\. 2566\)/).waitFor()
  await look(clerks, 'Give a statement', because(/^Statement/, 'The results come in May'))
  await officers.getByText('The results come in May').waitFor()
  await look(officers, 'เพิกถอน', because(/^เหตุผล/, 'รับฟังแล้ว ยังไม่เป็นไปตามที่เสนอ'))
  await clerks.getByText('It was revoked; the duties have come back.').waitFor()
  expect(screens.complaints).toEqual([])
}, 170_000)

test('what a secretary does with proposals is read by the office that made them, which takes one back', async () => {
  const { office } = screens
  const cases = preparing(office)
  const titles = ['เรื่องที่รวม', 'เรื่องหลัก', 'เรื่องที่ถอน', 'เรื่องที่ส่งคืน']
  const [one = '', main = '', left = '', back = ''] = await cases.proposed(titles, area)
  const meetingId = await cases.planned(area)
  const [secretaries, clerks] = await Promise.all([
    screens.as(secretary, `/proposal/${one}`, { isPhone: true }),
    screens.as(applicant, `/proposal/${left}`, WIDE),
  ])
  const to = (page: Page, id: string) => page.goto(`${office.publicUrl}/proposal/${id}`)

  await look(secretaries, 'รวมกับเรื่องอื่น', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'รวมเข้ากับ' }).click()
    await secretaries.getByRole('option', { name: 'เรื่องหลัก' }).click()
    await write(dialog, /^เหตุผล/, 'เป็นเรื่องเดียวกัน')
  })
  await look(clerks, 'Withdraw', because(/^Reason/, 'No longer needed'))
  await to(clerks, one)
  await clerks.getByText('Another proposal goes on in its place.').waitFor()
  await clerks.getByText('เป็นเรื่องเดียวกัน').waitFor()
  await clerks.getByRole('link', { name: 'To the other proposal' }).click()
  await clerks.getByRole('heading', { level: 1, name: 'เรื่องหลัก' }).waitFor()
  await to(secretaries, left)
  await secretaries.getByText('หน่วยงานถอนเรื่องแล้ว').waitFor()

  await cases.post(secretary, `/proposals/${main}/accept`)
  await to(secretaries, main)
  await look(secretaries, 'บรรจุวาระ', (dialog) =>
    dialog
      .getByRole('combobox', { name: 'การประชุม' })
      .selectOption(meetingId)
      .then(() => undefined),
  )
  await clerks.getByText('It stands on an agenda and waits for the meeting.').waitFor()
  await look(secretaries, 'นำออกจากวาระ', because(/^เหตุผล/, 'ที่ประชุมเลื่อน'))
  await clerks.getByText('It is complete and waits for an agenda.').waitFor()

  await to(secretaries, back)
  await look(secretaries, 'ส่งคืนให้แก้ไข', async (dialog) => {
    await write(dialog, /^เหตุผล/, 'ขาดงบประมาณ')
    await write(dialog, /^ให้ส่งกลับมาภายใน/, '24/11/2566')
  })
  await clerks.goto(`${office.publicUrl}/`)
  const line = clerks.getByRole('link', { name: /เรื่องที่ส่งคืน/ })
  await line.getByText('Fri, 24 Nov 2023').waitFor()
  await line.click()
  await clerks.getByText(/^To come back by Friday.* 24 November 2023 \(B\.E\. 2566\)/).waitFor()
  expect(screens.complaints).toEqual([])
}, 170_000)
