import type { Actor } from '../../domain/case.js'
import { secretary, sitter } from '../api/committees.js'
import { convened, STARTS_AT, type MeetingUnderTest } from '../api/meetings.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'
import type { Page } from 'playwright-core'

const [chair, second, third] = [1, 2, 3].map((n) => sitter(n)) as [Actor, Actor, Actor]

let screens: Screens
let meeting: MeetingUnderTest
beforeAll(async () => {
  screens = await openScreens()
  await screens.office.bearer(secretary)
  meeting = await convened(screens.office, [chair, second, third])
}, 120_000)
afterAll(() => screens.close(), 60_000)

/** A screen as it should be: nothing that axe finds, nothing beside the window. */
async function isWell(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await violationsOn(page)).toEqual([])
  expect([name, await overflowOf(page)]).toEqual([name, 0])
}

test('a secretary puts an agenda together, in order by keyboard, and calls the meeting', async () => {
  const page = await screens.as(secretary, `/meeting/${meeting.meetingId}`)
  for (const title of ['แผนปฏิบัติการประจำปี', 'งบประมาณของสถานศึกษานำร่อง']) {
    await page.getByRole('button', { name: 'เพิ่มเรื่อง' }).click()
    await page.getByLabel('ชื่อเรื่อง').fill(title)
    await page.getByRole('button', { name: 'บันทึก' }).click()
    await page.getByText(`4.${title.startsWith('แผน') ? 1 : 2} ${title}`).waitFor()
  }
  await page.getByRole('button', { name: 'เลื่อนขึ้น: งบประมาณ' }).press('Enter')
  await page.getByText('4.1 งบประมาณ').waitFor()
  await isWell(page, 'meeting-planned')
  await page.getByRole('button', { name: 'เชิญประชุม' }).click()
  await page.getByText('แจ้งล่วงหน้าครบตามกติกา').waitFor()
  await isWell(page, 'meeting-call')
  await page.getByRole('dialog').getByRole('button', { name: 'เชิญประชุม' }).click()
  await page.getByText('เชิญประชุมแล้ว').waitFor()
  await isWell(page, 'meeting-called')
  await page.getByRole('link', { name: 'คณะกรรมการ' }).click()
  await page.getByRole('link', { name: /คณะอนุกรรมการ/ }).click()
  await page.getByRole('heading', { name: 'กติกาการประชุม' }).waitFor()
  await isWell(page, 'committee')
  expect(screens.complaints).toEqual([])
}, 60_000)

test('a meeting is held by a secretary, a screen on the wall and three phones at once', async () => {
  const { office } = screens
  await office.stepTo(STARTS_AT)
  const address = `/meeting/${meeting.meetingId}`
  const { code } = (await office.ask(secretary, 'get', `${meeting.path}/check-in-code`)).body as {
    code: string
  }
  const phone = { isPhone: true } as const
  const [table, wall, first, other, last] = await Promise.all([
    screens.as(secretary, `${address}/sitting`),
    screens.as(secretary, `${address}/projector`, { language: 'en', isDark: true }),
    screens.as(chair, `${address}/check-in#${code}`, phone),
    screens.as(second, `${address}/check-in#${code}`, { ...phone, isDark: true }),
    screens.as(third, `${address}/check-in#${code}`, phone),
  ])
  const phones = [first, other, last] as const

  await wall.getByRole('img', { name: 'QR to check in' }).waitFor()
  await isWell(wall, 'projector-doors')
  await isWell(first, 'check-in')
  for (const page of phones) {
    await page.getByRole('button', { name: 'ลงชื่อเข้าประชุม' }).click()
    await page.getByRole('heading', { name: 'ที่นั่งของข้าพเจ้า' }).waitFor()
  }
  await wall.getByText('3 are here, at least 2 are needed').waitFor()
  await table.getByText('มา 3 คน').waitFor()
  await isWell(table, 'sitting-doors')

  await table.keyboard.press('Alt+Enter')
  await table.getByRole('button', { name: 'เริ่มพิจารณาวาระ 4.1' }).waitFor()
  await table.keyboard.press('Alt+Enter')
  await wall.getByText('4.1 งบประมาณ').waitFor()
  await first.getByRole('heading', { name: '4.1 งบประมาณ' }).waitFor()
  await isWell(first, 'seat-item')
  await table.getByRole('button', { name: 'เปิดลงคะแนน' }).waitFor()
  await table.keyboard.press('Alt+Enter')
  await isWell(table, 'sitting-open-vote')
  await table.getByRole('dialog').getByRole('button', { name: 'เปิดลงคะแนน' }).click()

  const choices = ['เห็นด้วย', 'ไม่เห็นด้วย', 'งดออกเสียง']
  for (const [n, page] of phones.entries()) {
    const choice = choices[n] ?? ''
    await page.getByRole('button', { name: choice, exact: true }).click()
    if (n === 1) await isWell(page, 'seat-vote')
    await page.getByRole('button', { name: `ยืนยัน: ${choice}` }).click()
    await page.getByText('ลงคะแนนแล้ว ขอบคุณ').waitFor()
    await wall.getByText(`${n + 1} of 3 have voted`).waitFor()
  }
  await isWell(wall, 'projector-vote')
  await table.getByText('ลงคะแนนแล้ว 3 จาก 3 คน').waitFor()
  await table.keyboard.press('Alt+Enter')

  await wall.getByText('A tie: the casting vote is awaited').waitFor()
  await isWell(table, 'sitting-tie')
  await first.getByRole('heading', { name: 'เสียงชี้ขาดของท่าน' }).waitFor()
  expect(await other.getByText('เสียงชี้ขาดของท่าน').count()).toBe(0)
  await first.getByRole('button', { name: 'เห็นด้วย', exact: true }).click()
  await first.getByRole('button', { name: 'ยืนยัน: เห็นด้วย' }).click()
  await wall.getByText('Casting vote of the chair: For').waitFor()
  await wall.getByText('Carried', { exact: true }).waitFor()
  await isWell(wall, 'projector-result')
  await isWell(other, 'seat-result')

  await table.getByRole('button', { name: 'บันทึกมติ' }).click()
  await table.getByLabel('ข้อความมติ').fill('เห็นชอบงบประมาณตามที่เสนอ')
  await table.getByRole('dialog').getByRole('button', { name: 'บันทึกมติ' }).click()
  await wall.getByText('เห็นชอบงบประมาณตามที่เสนอ').waitFor()
  await isWell(table, 'sitting-resolved')

  await table.getByRole('button', { name: 'เริ่มพิจารณาวาระ 4.2' }).click()
  await table.getByRole('button', { name: 'เลื่อนเรื่อง' }).click()
  await table.getByLabel('เหตุผล').fill('รอข้อมูลจากสถานศึกษา')
  await table.getByRole('dialog').getByRole('button', { name: 'เลื่อนเรื่อง' }).click()
  await table.getByRole('button', { name: 'ปิดประชุม' }).click()
  await table.getByRole('dialog').getByRole('button', { name: 'ปิดประชุม' }).click()
  await wall.getByText('The meeting is closed. Thank you.').waitFor()
  for (const page of phones) await page.getByText('ปิดประชุมแล้ว ขอบคุณ').waitFor()
  await table.getByRole('link', { name: 'มติที่ประชุม' }).click()
  await table.getByRole('heading', { name: 'มติที่ 1/2566' }).waitFor()
  await table.getByLabel('ค้นจากชื่อเรื่อง').fill('งบประมาณ')
  await table.getByText('เห็นชอบงบประมาณตามที่เสนอ').waitFor()
  await isWell(table, 'resolutions')
  expect(screens.complaints).toEqual([])
}, 120_000)
