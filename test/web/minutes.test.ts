import type { Page } from 'playwright-core'
import type { Actor } from '../../domain/case.js'
import { SECRETARIAT, secretary, sitter } from '../api/committees.js'
import { central } from '../api/people.js'
import { convened, opened, voteOn, type MeetingUnderTest } from '../api/meetings.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

const [chair, second, third] = [1, 2, 3].map((n) => sitter(n)) as [Actor, Actor, Actor]
const checker: Actor = { personId: 'checker-of-minutes', officeCode: SECRETARIAT, role: 'secretary' }
const NOTE = 'ที่ประชุมขอให้เพิ่มตัวชี้วัดด้านการอ่าน'

let screens: Screens
let meeting: MeetingUnderTest
let address: string
beforeAll(async () => {
  screens = await openScreens()
  await screens.office.bearer(secretary)
  meeting = await convened(screens.office, [chair, second, third])
  address = `/meeting/${meeting.meetingId}`
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

/** A screen as it should be: nothing that axe finds, nothing beside the window. */
async function isWell(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await violationsOn(page)).toEqual([])
  expect([name, await overflowOf(page)]).toEqual([name, 0])
}

test('minutes are written beside the record, kept while they are typed, signed by two and sent round', async () => {
  const page = await screens.as(secretary, address)
  await page.getByRole('button', { name: 'บันทึกการมาหรือออกภายหลัง' }).click()
  await page.getByRole('combobox', { name: 'ผู้ใด' }).click()
  await page.getByRole('option', { name: /sitter-3/ }).click()
  await page.getByRole('combobox', { name: 'เหตุการณ์' }).click()
  await page.getByRole('option', { name: 'ออกจากที่ประชุม' }).click()
  await page.getByRole('dialog').getByLabel('เวลา').fill('09:30')
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

test('an office gets a task and a letter because of a resolution, a proposal is drafted and a case linked, and late attendance is put on record', async () => {
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
  const follows = page.getByRole('list', { name: 'What follows' })
  await follows.getByText('to be done').waitFor()
  await follows.getByText('sent', { exact: true }).waitFor()
  await isWell(page, 'meeting-follow-ups')
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
  await page.getByRole('dialog').getByRole('button', { name: 'ตั้งผู้แทน' }).click()
  await page.getByText(/ผู้เข้าประชุมแทน: .*sitter-5/).waitFor()
  await isWell(page, 'committee-phone')
  expect(screens.complaints).toEqual([])
}, 120_000)

test('an administrator sets up a committee, and its secretary changes how it meets, reading what that means', async () => {
  const page = await screens.as(central('administrator'), '/committees', { language: 'en' })
  await page.getByRole('link', { name: 'Set up a committee' }).click()
  await page.getByLabel('Name in Thai').fill('คณะทำงานด้านการอ่าน')
  await page.getByLabel('Name in English').fill('Working group on reading')
  await page.reload()
  await page.getByRole('combobox', { name: 'Office that is its secretariat' }).fill(SECRETARIAT)
  const found = await screens.office.ask(secretary, 'get', `/offices?text=${SECRETARIAT}`)
  const [{ nameTh, nameEn }] = (found.body as { items: [{ nameTh: string; nameEn: string }] }).items
  await page.getByRole('option', { name: nameEn || nameTh, exact: true }).click()
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
  await dialog.getByRole('button', { name: 'บันทึกกติกา' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await phone.getByText('หนังสือเชิญล่วงหน้าอย่างน้อย 7 วันเต็ม').waitFor()
  expect(screens.complaints).toEqual([])
}, 120_000)
