import type { Page } from 'playwright-core'
import type { Actor } from '../../domain/case.js'
import { SECRETARIAT, secretary, sitter } from '../api/committees.js'
import { central, clerk } from '../api/people.js'
import { convened, laterMeeting, opened, voteOn, type MeetingUnderTest } from '../api/meetings.js'
import { until } from '../support/circulars.js'
import { isWell, openScreens, picture, type Screens, violationsOn } from './screens.js'

const [chair, second, third] = [1, 2, 3].map((n) => sitter(n)) as [Actor, Actor, Actor]
const checker: Actor = { personId: 'checker-of-minutes', officeCode: SECRETARIAT, role: 'secretary' }
const keeper = central('secretary')
const NOTE = 'ที่ประชุมขอให้เพิ่มตัวชี้วัดด้านการอ่าน'

let screens: Screens
let meeting: MeetingUnderTest
let address: string
/** Of a committee whose secretariat issues circulars. */
let issuing: MeetingUnderTest
let issued: string
beforeAll(async () => {
  screens = await openScreens()
  await screens.office.bearer(secretary)
  meeting = await convened(screens.office, [chair, second, third])
  address = `/meeting/${meeting.meetingId}`
  await screens.office.bearer(keeper)
  issuing = await convened(screens.office, [chair, second], { by: keeper })
  issued = await issuing.item({ title: 'การสำรวจการอ่าน' })
  await issuing.does('call')
  await held()
}, 120_000)
afterAll(() => screens.close(), 60_000)

/** A meeting with all that minutes tell: a note, an interest, a vote by hands, a dissent, and an item that was put off. */
async function held(): Promise<void> {
  const plan = await meeting.item()
  const budget = await meeting.item({ title: 'งบประมาณของสถานศึกษานำร่อง' })
  await opened(screens.office, meeting, [chair, second, third])
  const ground = { personId: third.personId, ground: 'ownOffice', reason: 'เป็นผู้อำนวยการเขตที่เสนอเรื่อง' }
  await meeting.does(`items/${plan}/interests`, ground)
  const votingId = await voteOn(meeting, plan, 'hands')
  const choices = ['for', 'for', 'against']
  for (const [n, { personId }] of [chair, second, third].entries())
    await meeting.does(`votes/${votingId}/hands`, { personId, choice: choices[n] })
  await meeting.does(`votes/${votingId}/close`)
  await meeting.does(`items/${plan}/notes`, { text: NOTE })
  await meeting.does(`items/${plan}/resolve`, { outcome: 'approved', text: 'เห็นชอบแผนปฏิบัติการ' })
  await meeting.does(`items/${plan}/dissent`, { reason: 'ตัวชี้วัดยังไม่ชัดเจน' }, third)
  await meeting.does(`items/${budget}/postpone`, { reason: 'รอข้อมูลจากสถานศึกษา' })
  await screens.office.stepTo('2023-11-28T03:00:00.000Z')
  await meeting.does('close')
}

test('minutes are written beside the record, kept while they are typed, signed by two and sent round', async () => {
  const page = await screens.as(secretary, address)
  await page.getByRole('button', { name: 'บันทึกการมาหรือออกภายหลัง' }).click()
  await page.getByRole('combobox', { name: 'ผู้ใด' }).click()
  await page.getByRole('option', { name: /sitter-3/ }).click()
  await page.getByRole('combobox', { name: 'เหตุการณ์' }).click()
  await page.getByRole('option', { name: 'ออกจากที่ประชุม' }).click()
  const clock = page.getByRole('dialog').getByLabel('เวลา')
  expect(await clock.inputValue()).toBe('09:00')
  await clock.fill('09:30')
  await page.getByLabel('เหตุผล').fill('ออกโดยไม่ได้แจ้ง')
  await picture(page, 'attendance-afterwards')
  await page.getByRole('dialog').getByRole('button', { name: 'บันทึก' }).click()
  await page.getByText('บันทึกภายหลัง: ออกโดยไม่ได้แจ้ง').waitFor()
  await page.getByRole('link', { name: 'รายงานการประชุม' }).click()
  await page.getByText('09:00–09:30 น.').waitFor()
  const record = page.getByRole('region', { name: 'ข้อมูลจากการประชุม: 4.1 แผนปฏิบัติการ' })
  for (const told of ['เห็นด้วย', 'เห็นชอบแผนปฏิบัติการ', 'ตัวชี้วัดยังไม่ชัดเจน', 'เป็นผู้อำนวยการเขต'])
    await record.getByText(told).first().waitFor()
  await record.getByRole('button', { name: 'นำไปใส่ในรายงาน' }).click()
  const text = page.getByRole('textbox', { name: 'ข้อความในวาระ 4.1' })
  expect(await text.inputValue()).toBe(NOTE)
  await page.getByRole('textbox', { name: 'ข้อความก่อนเข้าวาระ' }).fill('ประธานกล่าวเปิดประชุม')
  await page.getByText('เก็บไว้ในเครื่องนี้แล้ว').waitFor()
  await page.reload()
  expect(await text.inputValue()).toBe(NOTE)
  await page.getByRole('button', { name: 'ดูร่างรายงานการประชุม' }).click()
  const draft = page.getByRole('link', { name: 'ร่างรายงานการประชุม (PDF)' })
  await draft.or(page.getByTitle('ร่างรายงานการประชุม (PDF)')).waitFor()
  await isWell(page, 'minutes-typed')
  await page.getByRole('button', { name: 'ซ่อนร่างรายงานการประชุม' }).click()
  await page.getByRole('button', { name: 'บันทึกเป็นฉบับที่ 1' }).click()
  await page.getByText('บันทึกแล้วทั้งหมด').waitFor()
  await page.getByRole('button', { name: 'ลงนามในฐานะผู้จด' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'ลงนามในฐานะผู้จด' }).click()
  await page.getByText('ต้องมีอีกคนหนึ่งในฝ่ายเลขานุการลงนามด้วย').waitFor()

  const other = await screens.as(checker, `${address}/minutes`, { language: 'en', isDark: true })
  await other.getByRole('button', { name: 'Sign as who checked them' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Sign as who checked them' }).click()
  await other.getByRole('button', { name: 'Send round' }).waitFor()
  await isWell(other, 'minutes-signed')
  await page.getByRole('button', { name: 'เวียนให้กรรมการ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'เวียนให้กรรมการ' }).click()
  await page.getByText('เวียนแล้วเมื่อ').waitFor()
  await page.getByRole('link', { name: 'ร่างรายงานการประชุม' }).waitFor()
  expect(screens.complaints).toEqual([])
}, 120_000)

test('a member asks for a correction on a phone; it is taken, and the next version goes round', async () => {
  const phone = await screens.as(third, `${address}/minutes`, { isPhone: true })
  await phone.getByText(NOTE).waitFor()
  expect(await phone.getByRole('textbox').count()).toBe(0)
  await phone.getByRole('button', { name: 'ขอแก้ไขรายงาน' }).click()
  await phone.getByLabel('ข้อความที่ขอแก้ไข').fill('ควรเป็น “ตัวชี้วัดด้านการอ่านและการเขียน”')
  await phone.reload()
  await phone.getByRole('button', { name: 'ขอแก้ไขรายงาน' }).click()
  await isWell(phone, 'minutes-correction')
  await phone.getByRole('dialog').getByRole('button', { name: 'ขอแก้ไขรายงาน' }).click()
  await phone.getByText('รอฝ่ายเลขานุการ').waitFor()
  await isWell(phone, 'minutes-phone')

  const page = await screens.as(secretary, `${address}/minutes`)
  await page.getByText('ตัวชี้วัดด้านการอ่านและการเขียน').waitFor()
  await page.getByRole('button', { name: /^รับแก้ไข/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'รับแก้ไข' }).click()
  await page.getByRole('textbox', { name: 'ข้อความในวาระ 4.1' }).fill(`${NOTE}และการเขียน`)
  await page.getByRole('button', { name: 'บันทึกเป็นฉบับที่ 2' }).click()
  await page.getByRole('button', { name: 'ลงนามในฐานะผู้จด' }).waitFor()
  await phone.getByText('รับแก้ไข', { exact: true }).waitFor()
  expect(await phone.getByText('และการเขียน', { exact: false }).count()).toBe(1)
  await isWell(page, 'minutes-second')
  expect(screens.complaints).toEqual([])
}, 120_000)

test('an office gets a task and a letter because of a resolution, a proposal and a request for an exemption are drafted and a case linked, and late attendance is put on record', async () => {
  const page = await screens.as(secretary, address, { language: 'en' })
  for (const kind of ['Give a task to an office', 'Tell an office by memo']) {
    await page.getByRole('button', { name: 'Add what follows: 4.1' }).click()
    await page.getByRole('combobox', { name: 'What is done' }).click()
    await page.getByRole('option', { name: kind }).click()
    await page.getByRole('combobox', { name: /office/i }).fill('P2102')
    await page.getByRole('option').first().click()
    const isTask = kind.includes('task')
    await page.getByLabel(isTask ? 'What is to be done' : 'Subject').fill(isTask ? 'จัดทำตัวชี้วัด' : 'แจ้งมติ')
    if (isTask) await isWell(page, 'follow-up')
    const confirm = isTask ? 'Give the task' : 'Number and send the letter'
    await page.getByRole('dialog').getByRole('button', { name: confirm }).click()
    await page.getByRole('link', { name: isTask ? 'จัดทำตัวชี้วัด' : 'แจ้งมติ' }).waitFor()
  }
  await page.getByRole('button', { name: 'Add what follows: 4.1' }).click()
  await page.getByRole('combobox', { name: 'What is done' }).click()
  await page.getByRole('option', { name: 'Draft a proposal' }).click()
  await page.getByRole('combobox', { name: 'To which committee' }).click()
  await page.getByRole('option').first().click()
  await page.getByLabel('Subject').fill('ขอเพิ่มตัวชี้วัด')
  await page.getByRole('dialog').getByRole('button', { name: 'Make the draft proposal' }).click()
  await page.getByRole('link', { name: 'ขอเพิ่มตัวชี้วัด' }).waitFor()
  await page.getByRole('button', { name: 'Add what follows: 4.1' }).click()
  await page.getByRole('combobox', { name: 'What is done' }).click()
  await page.getByRole('option', { name: 'Link a case' }).click()
  await page.getByRole('combobox', { name: 'Case', exact: true }).fill('คณะอนุกรรมการ')
  await page.getByRole('option', { name: /คณะอนุกรรมการ/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Link the case' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await followByExemption(page)
  const follows = page.getByRole('list', { name: 'What follows' })
  await follows.getByText('to be done').waitFor()
  await follows.getByText('sent', { exact: true }).waitFor()
  await isWell(page, 'meeting-follow-ups')
  expect(screens.complaints).toEqual([])
}, 120_000)

/** The request is written in the form of requests, and becomes what follows from the resolution. */
async function followByExemption(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add what follows: 4.1' }).click()
  await page.getByRole('combobox', { name: 'What is done' }).click()
  await page.getByRole('option', { name: 'Draft a request' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Write the request' }).click()
  await page.getByText('It follows from a resolution', { exact: false }).waitFor()
  await page.getByRole('radio', { name: 'To be exempt from a rule of law' }).check()
  const write = (name: RegExp, text: string) => page.getByRole('textbox', { name }).first().fill(text)
  await write(/^Name of the law/, 'ระเบียบว่าด้วยหนังสือเรียน')
  await write(/^Section/, 'ข้อ 5')
  await write(/^Who owns the rule/, 'กระทรวงศึกษาธิการ')
  await write(/^What it is about/, 'ขอเลือกหนังสือเรียนเอง')
  await write(/^First day/, '1/12/2023')
  await write(/^Last day/, '31/3/2024')
  for (const name of [/^Why/, /^Risk/, /^How it is measured/]) await write(name, 'ตามมติ')
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await page.getByRole('link', { name: 'ขอเลือกหนังสือเรียนเอง' }).waitFor()
}

/** Someone who is not a party reads what is open in the dialog without a fault. */
const dialogIsWell = async (page: Page): Promise<void> =>
  expect(await violationsOn(page, '[role=dialog]')).toEqual([])

test('a resolution becomes the draft of a circular, which an officer of the office reads and goes on with', async () => {
  for (const { personId } of [chair, second]) await issuing.does('attendance', { personId, what: 'arrived' })
  await issuing.does('open')
  await issuing.does(`items/${issued}/open`)
  await issuing.does(`items/${issued}/adopt`, { proposes: 'approved' })
  await issuing.does(`items/${issued}/resolve`, { outcome: 'approved', text: 'ให้สำรวจการอ่านทุกเขต' })
  const page = await screens.as(keeper, `/meeting/${issuing.meetingId}`)
  await page.getByRole('button', { name: 'เพิ่มสิ่งที่ต้องดำเนินการ: 4.1' }).click()
  const kinds = ['ภายนอก', 'บันทึกข้อความ', 'ข้อเสนอ', 'มีอยู่แล้ว', 'งาน', 'หนังสือเวียน']
  for (const kind of kinds) {
    await page.getByRole('combobox', { name: 'ทำอะไร' }).click()
    await page.getByRole('option', { name: kind }).click()
    await dialogIsWell(page)
  }
  await page.getByRole('combobox', { name: 'ชนิดหนังสือเวียน' }).click()
  await page
    .getByRole('option', { name: /เจ้าภาพ/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'เรื่อง' }).fill('สำรวจการอ่าน')
  await isWell(page, 'follow-up-circular')
  await page.getByRole('button', { name: 'จัดทำร่างหนังสือเวียน' }).click()
  // A secretary reads no circulars, so the title leads nowhere.
  await page.getByText('สำรวจการอ่าน', { exact: true }).waitFor()
  expect(await page.getByRole('link', { name: 'สำรวจการอ่าน' }).count()).toBe(0)

  const officer = await screens.as(central('officer'), '/circulars')
  await officer.getByRole('link', { name: /สำรวจการอ่าน/ }).click()
  await officer.getByText('ให้สำรวจการอ่านทุกเขต').first().waitFor()
  await officer.getByRole('link', { name: 'แก้ไขร่าง' }).waitFor()
  expect(screens.complaints).toEqual([])
}, 120_000)

test('a secretary gives a seat to a person found by name, and names who comes in a member’s place', async () => {
  const [newcomer, substitute] = [4, 5].map((n) => sitter(n, 'registrar')) as [Actor, Actor]
  for (const who of [newcomer, substitute]) await screens.office.bearer(who)
  const page = await screens.as(secretary, `/committee/${meeting.committeeId}`, { isPhone: true })
  await page.getByRole('button', { name: 'แต่งตั้งกรรมการ' }).click()
  await page.getByRole('combobox', { name: 'ผู้ได้รับแต่งตั้ง' }).fill('sitter-4')
  await page.getByRole('option', { name: /sitter-4/ }).click()
  await page.getByLabel('ตำแหน่งตามคำสั่ง').fill('อนุกรรมการผู้ทรงคุณวุฒิ')
  await page.getByLabel('เลขที่คำสั่ง').fill('12/2566')
  await isWell(page, 'appoint')
  await page.getByRole('dialog').getByRole('button', { name: 'แต่งตั้งกรรมการ' }).click()
  await page.getByText('อนุกรรมการผู้ทรงคุณวุฒิ').waitFor()
  await page.getByRole('button', { name: /^ตั้งผู้แทน: .*sitter-4/ }).click()
  await page.getByRole('combobox', { name: 'ผู้ได้รับแต่งตั้ง' }).fill('sitter-5')
  await page.getByRole('option', { name: /sitter-5/ }).click()
  await page.getByLabel('เลขที่คำสั่ง').fill('13/2566')
  await dialogIsWell(page)
  await page.getByRole('dialog').getByRole('button', { name: 'ตั้งผู้แทน' }).click()
  await page.getByText(/ผู้เข้าประชุมแทน: .*sitter-5/).waitFor()
  await isWell(page, 'committee-phone')
  await page.getByRole('button', { name: /^ให้พ้นตำแหน่ง .*sitter-4/ }).click()
  await page.getByLabel('พ้นตั้งแต่วันที่').fill('1/12/2566')
  await page.getByLabel('เหตุผล').fill('ลาออก')
  await dialogIsWell(page)
  await page.getByRole('dialog').getByRole('button', { name: 'ให้พ้นตำแหน่ง' }).click()
  await page.getByText('30 พ.ย.').or(page.getByText('1 ธ.ค.')).first().waitFor()
  expect(screens.complaints).toEqual([])
}, 120_000)

test('an administrator sets up a committee, and its secretary changes how it meets, reading what that means', async () => {
  const page = await screens.as(central('administrator'), '/committees', { language: 'en' })
  await page.getByRole('link', { name: 'Set up a committee' }).click()
  await page.getByLabel('Name in Thai').fill('คณะทำงานด้านการอ่าน')
  await page.getByLabel('Name in English').fill('Working group on reading')
  const keeper = page.getByRole('combobox', { name: 'Office that is its secretariat' })
  await keeper.fill(SECRETARIAT)
  const named = `Rayong Primary Educational Service Area Office 1 (${SECRETARIAT})`
  await page.getByRole('option', { name: named, exact: true }).click()
  await page.getByLabel('May vote in secret').uncheck()
  await page.getByRole('button', { name: 'Undo the last change' }).click()
  expect(await page.getByLabel('May vote in secret').isChecked()).toBe(true)
  await page.reload()
  await page.getByText('What you type is kept on this device').waitFor()
  await until(async () => (await keeper.inputValue()) === named)
  await page.getByLabel('Law, rule or order').fill('คำสั่งที่ 1/2566')
  await page.getByLabel('In force from').fill('1/11/2023')
  await isWell(page, 'committee-new')
  await page.getByRole('button', { name: 'Set up a committee' }).click()
  await page.getByRole('heading', { name: 'Working group on reading' }).waitFor()
  await page.getByText('not verified').waitFor()

  const phone = await screens.as(secretary, new URL(page.url()).pathname, { isPhone: true })
  await phone.getByRole('button', { name: 'แก้ไขกติกา' }).click()
  const dialog = phone.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'องค์ประชุมอย่างน้อย', exact: true }).click()
  await phone.getByRole('option', { name: '2/3' }).click()
  await dialog.getByLabel('แจ้งล่วงหน้า (วันเต็ม)').fill('7')
  await dialog.getByText('มาประชุมอย่างน้อย 2/3').waitFor()
  await isWell(phone, 'committee-rules')
  await dialog.getByLabel('เหตุผล').fill('ตามข้อบังคับของคณะทำงาน')
  await phone.keyboard.press('Escape')
  await phone.getByRole('button', { name: 'แก้ไขกติกา' }).click()
  expect(await dialog.getByLabel('เหตุผล').inputValue()).toBe('ตามข้อบังคับของคณะทำงาน')
  await dialog.getByRole('button', { name: 'บันทึกกติกา' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await phone.getByText('หนังสือเชิญล่วงหน้าอย่างน้อย 7 วันเต็ม').waitFor()

  await phone.getByRole('button', { name: 'เพิ่มฐานอำนาจ' }).click()
  await dialog.getByLabel('กฎหมาย ระเบียบ หรือคำสั่ง').fill('ระเบียบว่าด้วยการอ่าน พ.ศ. 2566')
  await dialog.getByLabel('มีผลตั้งแต่').fill('1/11/2566')
  await isWell(phone, 'committee-basis')
  await dialog.getByRole('button', { name: 'บันทึกฐานอำนาจ' }).click()
  await phone.getByText('ระเบียบว่าด้วยการอ่าน พ.ศ. 2566').waitFor()

  // The committee is handed to another office, whose secretary ends it later.
  await phone.getByRole('button', { name: 'แก้ไขชื่อหรือฝ่ายเลขานุการ' }).click()
  await dialog.getByLabel('ชื่อคณะกรรมการ (ภาษาอังกฤษ)').fill('Working group on reading and writing')
  await dialog.getByRole('combobox', { name: 'หน่วยงานฝ่ายเลขานุการ' }).fill('P2102')
  await phone.getByRole('option', { name: 'สพป.ระยอง เขต 2 (P2102)', exact: true }).click()
  await dialog.getByLabel('เหตุผล').fill('คำสั่งที่ 2/2566')
  await isWell(phone, 'committee-details')
  await dialog.getByRole('button', { name: 'บันทึกการแก้ไข' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await phone.getByRole('button', { name: 'แก้ไขกติกา' }).waitFor({ state: 'hidden' })

  const next = await screens.as(clerk('P2102', 'secretary'), new URL(page.url()).pathname, {
    language: 'en',
    isDark: true,
  })
  await next.getByRole('heading', { name: 'Working group on reading and writing' }).waitFor()
  await next.getByRole('button', { name: 'Dissolve the committee' }).click()
  await next.getByLabel('Dissolved from').fill('1/1/2024')
  await next.getByLabel('Reason').fill('Its work is done')
  await isWell(next, 'committee-dissolve')
  await next.getByRole('dialog').getByRole('button', { name: 'Dissolve the committee' }).click()
  // The field of the dialog is called so, too.
  await next.getByRole('dialog').waitFor({ state: 'hidden' })
  await next.getByText('Dissolved from').waitFor()
  await page.reload()
  await page.getByText('Dissolved from').waitFor()
  expect(screens.complaints).toEqual([])
}, 120_000)

test('certified minutes are corrected once as a later meeting resolved, signed anew, and read by a member', async () => {
  const { office } = screens
  const read = await office.ask(secretary, 'get', meeting.path)
  const { minutes } = (read.body as { state: { minutes: { versions: { sha256: string }[] } } }).state
  const sha256 = minutes.versions.at(-1)?.sha256
  await meeting.does('minutes/sign', { as: 'drafter', sha256 })
  await meeting.does('minutes/sign', { as: 'checker', sha256 }, checker)
  await meeting.does('minutes/circulate', { sha256 })
  const present = [chair, second, third]
  for (const startsAt of ['2023-12-12T02:00:00.000Z', '2023-12-26T02:00:00.000Z'])
    await laterMeeting(office, meeting, { startsAt, title: 'รายงานการประชุมครั้งที่ 1', present })

  const page = await screens.as(secretary, `${address}/minutes`)
  await page.getByText('ที่ประชุมครั้งหลังมีมติให้แก้ไขรายงานนี้ได้หนึ่งครั้ง').waitFor()
  await page.getByRole('textbox', { name: 'ข้อความในวาระ 4.1' }).fill('ตัวชี้วัดด้านการอ่านสามข้อ')
  await isWell(page, 'minutes-amend')
  // On paper there are no ways on, and what is folded is read.
  const shown = (text: string | RegExp) => page.getByText(text).first().isVisible()
  const ofTheScreen = ['เก็บไว้ในเครื่องนี้แล้ว', 'กลับไปหน้าการประชุม']
  const onPaper = /sitter-3: ไม่เห็นด้วย/
  expect(await Promise.all([...ofTheScreen, onPaper].map(shown))).toEqual([true, true, false])
  await page.emulateMedia({ media: 'print' })
  expect(await Promise.all([...ofTheScreen, onPaper].map(shown))).toEqual([false, false, true])
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'บันทึกการแก้ไขตามมติ' }).click()
  await page.getByRole('button', { name: 'ลงนามในฐานะผู้จด' }).click()
  await dialogIsWell(page)
  await page.getByRole('dialog').getByRole('button', { name: 'ลงนามในฐานะผู้จด' }).click()
  const other = await screens.as(checker, `${address}/minutes`)
  await other.getByRole('button', { name: 'ลงนามในฐานะผู้ตรวจ' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'ลงนามในฐานะผู้ตรวจ' }).click()

  const phone = await screens.as(third, `${address}/minutes`, { isPhone: true, isDark: true, language: 'en' })
  await phone.getByText('ตัวชี้วัดด้านการอ่านสามข้อ').waitFor()
  await phone.getByText('Corrected as resolved').waitFor()
  await phone.getByText('not signed').waitFor({ state: 'hidden' })
  await isWell(phone, 'minutes-amended')
  // What was written in Thai is read aloud in Thai, and paper is white, also where the screen is dark.
  expect(await phone.getByText('ตัวชี้วัดด้านการอ่านสามข้อ').first().getAttribute('lang')).toBe('th')
  const lookAt = (event: string) =>
    phone.evaluate<string>(
      `dispatchEvent(new Event('${event}')), document.documentElement.dataset.mantineColorScheme`,
    )
  expect([await lookAt('beforeprint'), await lookAt('afterprint')]).toEqual(['light', 'dark'])
  expect(screens.complaints).toEqual([])
}, 120_000)
