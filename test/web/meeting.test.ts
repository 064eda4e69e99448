import type { Actor } from '../../domain/case.js'
import { seatedCommittee, SECRETARIAT, seatOf, secretary, sitter } from '../api/committees.js'
import { convened, STARTS_AT, type MeetingUnderTest } from '../api/meetings.js'
import { holdBack, isWell, openScreens, PASSWORD, picture, type Screens } from './screens.js'
import type { Locator, Page } from 'playwright-core'

const [chair, second, third] = [1, 2, 3].map((n) => sitter(n)) as [Actor, Actor, Actor]

const guest: Actor = { ...sitter(4), personId: 'guest-of-meeting' }

/** As titles of items are: three lines of a phone, and more. */
const LONG =
  'งบประมาณของสถานศึกษานำร่องในพื้นที่นวัตกรรมการศึกษาจังหวัดระยอง ประจำปีงบประมาณ พ.ศ. 2567 และการติดตามผลการใช้จ่าย'

let screens: Screens
let meeting: MeetingUnderTest
beforeAll(async () => {
  screens = await openScreens()
  await screens.office.bearer(secretary)
  meeting = await convened(screens.office, [chair, second, third])
}, 120_000)
afterAll(() => screens.close(), 60_000)

test('a secretary puts an agenda together, in order by keyboard, and calls the meeting', async () => {
  const { office } = screens
  const page = await screens.as(secretary, `/meeting/${meeting.meetingId}`)
  await meeting.item({ part: 5, title: 'การแต่งตั้งที่ปรึกษา' })
  for (const [n, title] of ['แผนปฏิบัติการประจำปี', LONG].entries()) {
    await page.getByRole('button', { name: 'เพิ่มเรื่อง' }).click()
    await page.getByLabel('ชื่อเรื่อง').fill(title)
    await page.getByRole('button', { name: 'บันทึก' }).click()
    await page.getByText(`4.${n + 1} ${title}`).waitFor()
  }
  await office.bearer(guest)
  await page.getByRole('button', { name: 'เชิญผู้ไม่ใช่กรรมการ' }).click()
  await page.getByRole('combobox', { name: 'ผู้ได้รับเชิญ' }).fill('guest-of')
  await page.getByRole('option', { name: 'guest-of-meeting' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'เชิญผู้ไม่ใช่กรรมการ' }).click()
  await page.getByText('ผู้ชี้แจง').waitFor()
  await page.getByRole('button', { name: 'เลื่อนขึ้น: งบประมาณ' }).press('Enter')
  await page.getByText('4.1 งบประมาณ').waitFor()
  const undo = page.getByRole('status').getByRole('button', { name: 'เลิกทำ' })
  await undo.press('Enter')
  await page.getByText('4.2 งบประมาณ').waitFor()
  await page.getByRole('button', { name: 'เลื่อนขึ้น: งบประมาณ' }).press('Enter')
  await undo.waitFor()
  await isWell(page, 'meeting-planned')
  await page.getByRole('button', { name: 'เชิญประชุม' }).click()
  await page.getByText('แจ้งล่วงหน้าครบตามกติกา').waitFor()
  await isWell(page, 'meeting-call')
  await page.getByRole('dialog').getByRole('button', { name: 'เชิญประชุม' }).click()
  await page.getByText('เชิญประชุมแล้ว').waitFor()
  await page.getByRole('link', { name: 'คณะกรรมการ', exact: true }).click()
  await page.getByRole('link', { name: /คณะอนุกรรมการ/ }).click()
  await page.getByRole('heading', { name: 'กติกาการประชุม' }).waitFor()
  await isWell(page, 'committee')
  expect(screens.complaints).toEqual([])
}, 60_000)

test('a committee that changed after the call is taken over with a reason, and who joined finds the meeting', async () => {
  const { office } = screens
  const { committeeId, meetingId, ...other } = await convened(office, [chair, second])
  await other.item()
  await other.does('call')
  const newcomer = sitter(5, 'registrar')
  await office.bearer(newcomer)
  const body = { ...seatOf(newcomer, 'member'), orderNo: '12/2566' }
  await office.ask(secretary, 'post', `/committees/${committeeId}/members`, { body })

  const page = await screens.as(secretary, `/meeting/${meetingId}`)
  await page.getByText('บุคคลทดสอบ sitter-5 เป็นกรรมการใหม่').waitFor()
  await page.getByRole('button', { name: 'ใช้องค์คณะปัจจุบัน' }).click()
  await page.getByLabel('เหตุผล').fill('คำสั่งแต่งตั้งที่ 12/2566')
  await isWell(page, 'meeting-renew')
  await page.getByRole('dialog').getByRole('button', { name: 'ใช้องค์คณะปัจจุบัน' }).click()
  await page.getByText('เป็นกรรมการใหม่').waitFor({ state: 'hidden' })

  const phone = await screens.as(newcomer, '/meetings', { isPhone: true })
  await phone.getByRole('link', { name: /ครั้งที่ 1\/2566/ }).click()
  await phone.getByRole('button', { name: 'แจ้งลาประชุม' }).waitFor()
  await isWell(phone, 'meeting-newcomer')
  expect(screens.complaints).toEqual([])
}, 60_000)

test('a meeting is convened in secret by a secretary of the committee: its members find it, and nobody else', async () => {
  const { office } = screens
  const { committeeId } = await seatedCommittee(office, [chair, second])
  const [nameTh, place] = ['คณะทำงานสอบข้อเท็จจริง', 'ห้องประชุมลับ']
  const details = { nameTh, nameEn: 'Working group of inquiry', level: 'working', secretariat: SECRETARIAT }
  const renaming = { body: { details, reason: 'คำสั่งที่ 7/2566' } }
  await office.ask(secretary, 'post', `/committees/${committeeId}/details`, renaming)
  const page = await screens.as(secretary, '/meetings/new')
  await page.getByRole('combobox', { name: 'คณะกรรมการ' }).click()
  await page.getByRole('option', { name: nameTh }).click()
  await page.getByLabel('วันที่ประชุม').fill('12/12/2566')
  await page.getByLabel('สถานที่').fill(place)
  await page.getByRole('combobox', { name: 'ชั้นความลับ' }).click()
  await page.getByRole('option', { name: 'ลับ', exact: true }).click()
  const convene = page.getByRole('button', { name: 'ตั้งการประชุม' })
  await convene.click()
  await page.getByText('ผู้ตั้งการประชุมลับต้องอยู่ในคณะ').waitFor()
  await isWell(page, 'meeting-secret')
  const seat = { body: { ...seatOf(secretary, 'secretary'), hasVote: false } }
  await office.ask(secretary, 'post', `/committees/${committeeId}/members`, seat)
  await convene.click()
  await page.getByText('การประชุมลับ').waitFor()

  const member = await screens.as(chair, '/meetings', { isPhone: true })
  await member.getByRole('link', { name: nameTh }).click()
  await member.getByText(place).waitFor()
  const colleague = { ...secretary, personId: 'secretary-of-no-seat' }
  const beside = await screens.as(colleague, new URL(page.url()).pathname)
  await beside.getByRole('heading', { name: 'เปิดหน้านี้ไม่ได้' }).waitFor()
  await beside.goto(new URL('/meetings', page.url()).href)
  await beside
    .getByText(/คณะอนุกรรมการ/)
    .first()
    .waitFor()
  expect(await beside.getByText(nameTh).count()).toBe(0)
  expect(screens.complaints).toEqual([])
}, 60_000)

/** By how many pixels it ends below the window, for whoever has not moved the page. */
const belowWindow = (what: Locator): Promise<number> =>
  what.evaluate((element: { getBoundingClientRect(): { bottom: number } }) => {
    const { innerHeight } = globalThis as unknown as { innerHeight: number }
    return Math.max(0, Math.round(element.getBoundingClientRect().bottom - innerHeight))
  })

/** Goes by the Tab key to what has this name, as a person without mouse or touch does, and presses Enter there. */
async function byKeyboard(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => {
      const { document } = globalThis as unknown as { document: { activeElement: { innerText: string } } }
      return document.activeElement.innerText
    })
    if (name.test(text)) return page.keyboard.press('Enter')
  }
  throw new Error(`no way by keyboard to ${name}`)
}

/** The secretary does the next step by the keyboard alone, once the one before is done: its button turns until then. */
async function nextStep(name: string): Promise<void> {
  await table.getByRole('button', { name, disabled: false }).waitFor()
  await table.keyboard.press('Alt+Enter')
}

const voted = (page: Page) => page.getByText('ลงคะแนนแล้ว ขอบคุณ').waitFor()

async function votes(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: choice, exact: true }).click()
  await page.getByRole('button', { name: `ยืนยัน: ${choice}` }).click()
}

/** The sign-in of this person is an hour old. */
const hourAgo = ({ personId }: Actor) =>
  screens.office.cases.pool.query(
    `update auth.session set "confirmedAt" = now() - interval '1 hour' where "userId" = $1`,
    [personId],
  )

/** The secretary's table, the screen on the wall, two phones, and a member who has a keyboard only. */
let table: Page, wall: Page, first: Page, other: Page, keys: Page
const confirm = (name: string) => table.getByRole('dialog').getByRole('button', { name }).click()

/** The secretary opens a vote that is taken like this. */
async function opensVote(method: string): Promise<void> {
  await table.getByRole('combobox', { name: 'วิธีลงคะแนน' }).click()
  await table.getByRole('option', { name: method }).click()
  await confirm('เปิดลงคะแนน')
}

test('a meeting is held by a secretary, a screen on the wall, two phones and a keyboard at once', async () => {
  const { office } = screens
  await office.stepTo(STARTS_AT)
  const address = `/meeting/${meeting.meetingId}`
  const { code } = (await office.ask(secretary, 'get', `${meeting.path}/check-in-code`)).body as {
    code: string
  }
  const door = `${address}/check-in#${code}`
  ;[table, wall, first, other, keys] = await Promise.all([
    screens.as(secretary, `${address}/sitting`),
    screens.as(secretary, `${address}/projector`, { language: 'en', isDark: true }),
    screens.as(chair, door, { isPhone: true }),
    screens.as(second, door, { isPhone: true, isDark: true }),
    screens.as(third, door),
  ])

  await wall.getByRole('img', { name: 'QR to check in' }).waitFor()
  // Nobody is there: the next step is to show them the way in, not to open what cannot be opened.
  await table.getByRole('button', { name: 'แสดง QR บนจอในห้อง' }).waitFor()
  expect(await table.getByRole('button', { name: 'เปิดประชุม' }).count()).toBe(0)
  await isWell(wall, 'projector-doors')
  await isWell(first, 'check-in')
  for (const page of [first, other]) await page.getByRole('button', { name: 'ลงชื่อเข้าประชุม' }).click()
  await byKeyboard(keys, /^ลงชื่อเข้าประชุม$/)
  await wall.getByText('3 are here, at least 2 are needed').waitFor()
  await table.getByText('มา 3 คน').waitFor()

  // The secretary goes from step to step by the keyboard alone.
  await nextStep('เปิดประชุม')
  await nextStep('เริ่มพิจารณาวาระ 4.1')
  await other.getByRole('button', { name: 'แจ้งส่วนได้เสียของข้าพเจ้า' }).click()
  await other.getByRole('combobox', { name: 'เหตุ' }).click()
  await other.getByRole('option', { name: 'เป็นหัวหน้าหน่วยงาน' }).click()
  await other.getByLabel('รายละเอียด').fill('เป็นผู้อำนวยการเขตที่เสนอเรื่อง')
  await isWell(other, 'seat-interest')
  await other.getByRole('dialog').getByRole('button', { name: 'แจ้งส่วนได้เสีย' }).click()
  await table.getByText('มีส่วนได้เสีย อยู่ร่วมพิจารณา').waitFor()

  // The wall loses the network while a secret vote is opened, and shows it as soon as it is back.
  await wall.context().setOffline(true)
  await nextStep('เปิดลงคะแนน')
  await opensVote('ลับ ผ่านโทรศัพท์')
  await first.getByRole('heading', { name: 'กำลังลงคะแนนลับ' }).waitFor()
  expect(await belowWindow(first.getByRole('button', { name: 'งดออกเสียง' }))).toBe(0)
  await isWell(first, 'seat-vote')
  await wall.context().setOffline(false)
  await wall.getByText('A secret vote is open').waitFor()

  // One whose sign-in is old proves once more who they are, and votes with the same press.
  await hourAgo(chair)
  await votes(first, 'เห็นด้วย')
  await first.getByRole('dialog').getByLabel('รหัสผ่าน').fill(PASSWORD)
  await first.getByRole('dialog').getByRole('button', { name: 'ยืนยัน' }).click()
  await voted(first)
  // One whose network is gone is told so; the vote goes out by itself as soon as it is back.
  await other.context().setOffline(true)
  await votes(other, 'ไม่เห็นด้วย')
  await other.getByText('ขาดการเชื่อมต่อเครือข่าย').waitFor()
  await picture(other, 'seat-offline')
  await other.context().setOffline(false)
  await voted(other)
  await byKeyboard(keys, /^เห็นด้วย$/)
  // The process of the API is lost with the last vote: all are told, and go on as soon as another one is there.
  const last = keys.getByRole('button', { name: 'ยืนยัน: เห็นด้วย' })
  await last.waitFor()
  await office.restart(async () => {
    await keys.keyboard.press('Enter')
    await keys.getByText('ติดต่อระบบไม่ได้').waitFor()
    await wall.getByText('The system does not answer').waitFor()
  })
  await last.press('Enter')
  await voted(keys)
  await wall.getByText('3 of 3 have voted').waitFor()
  await isWell(wall, 'projector-vote')
  await table.getByText('ลงคะแนนแล้ว 3 จาก 3 คน').waitFor()
  await table.keyboard.press('Alt+Enter')
  await wall.getByText('Carried', { exact: true }).waitFor()

  await table.getByRole('button', { name: 'บันทึกมติ' }).click()
  await table.getByLabel('ข้อความมติ').fill('เห็นชอบงบประมาณตามที่เสนอ')
  await table.reload()
  await table.getByRole('button', { name: 'บันทึกมติ' }).click()
  await isWell(table, 'sitting-resolve')
  await confirm('บันทึกมติ')
  await wall.getByText('เห็นชอบงบประมาณตามที่เสนอ').waitFor()
  await other.getByRole('button', { name: 'ความเห็นแย้งวาระ 4.1' }).click()
  await other.getByLabel('เหตุผล').fill('งบประมาณยังไม่ครอบคลุมโรงเรียนขนาดเล็ก')
  await other.getByRole('dialog').getByRole('button', { name: 'ขอบันทึกความเห็นแย้ง' }).click()
  await other.getByText('บันทึกความเห็นแย้งของท่านแล้ว').waitFor()
  expect(screens.complaints).toEqual([])
}, 120_000)

test('raised hands are noted one by one, and who presides breaks a tie on the phone', async () => {
  await table.getByRole('button', { name: 'เริ่มพิจารณาวาระ 4.2' }).click()
  await table.getByRole('button', { name: 'เปิดลงคะแนน' }).click()
  await opensVote('ยกมือ')
  for (const [n, choice] of ['เห็นด้วย', 'ไม่เห็นด้วย', 'งดออกเสียง'].entries())
    await table.getByRole('button', { name: new RegExp(`^${choice} .*sitter-${n + 1}`) }).click()
  await table.getByText('ลงคะแนนแล้ว 3 จาก 3 คน').waitFor()
  await table.keyboard.press('Alt+Enter')
  await wall.getByText('A tie: the casting vote is awaited').waitFor()
  await table.getByRole('status').getByText('ออกเสียงชี้ขาดจากโทรศัพท์ของตน').waitFor()
  await isWell(table, 'sitting-tie')
  expect(await belowWindow(first.getByRole('button', { name: 'ไม่เห็นด้วย' }))).toBe(0)
  await votes(first, 'เห็นด้วย')
  await wall.getByText('Casting vote of the chair: For').waitFor()
  expect(await belowWindow(wall.getByText('carried').last())).toBe(0)
  await isWell(wall, 'projector-result')
  await table.getByRole('button', { name: 'บันทึกมติ' }).click()
  await table.getByLabel('ข้อความมติ').fill('เห็นชอบแผนปฏิบัติการ')
  await confirm('บันทึกมติ')
  expect(screens.complaints).toEqual([])
}, 120_000)

test('an objection to a member is decided by the others on paper: two tellers count alike', async () => {
  await table.getByRole('button', { name: 'เริ่มพิจารณาวาระ 5.1' }).click()
  await table.getByRole('button', { name: 'บันทึกการคัดค้านกรรมการ' }).click()
  await table.getByRole('combobox', { name: 'กรรมการ' }).click()
  await table.getByRole('option', { name: 'sitter-3' }).click()
  await table.getByLabel('รายละเอียด').fill('เป็นที่ปรึกษาของผู้เสนอเรื่อง')
  await isWell(table, 'sitting-object')
  await confirm('บันทึกการคัดค้านกรรมการ')
  await table.getByRole('button', { name: 'ลงมติลับเรื่องการคัดค้าน' }).click()
  await opensVote('ลับ บนบัตรลงคะแนน')
  await other.getByRole('button', { name: 'รายงานผลนับบัตร' }).waitFor()
  const letBeRead = await holdBack(other, '**/api/v1/meetings/*')
  for (const n of [1, 2])
    await table.getByRole('button', { name: new RegExp(`^ให้บัตร .*sitter-${n}`) }).click()
  await table.getByText('รับบัตรแล้ว 2 จาก 2 คน').waitFor()
  for (const teller of [other, table]) {
    await teller.getByRole('button', { name: 'รายงานผลนับบัตร' }).click()
    const counted = teller.getByRole('dialog').getByLabel('เห็นด้วย', { exact: true })
    await counted.fill('2')
    // What was counted stands as it was typed, also where it is not known yet that the papers were given.
    await counted.press('Tab')
    expect(await counted.inputValue()).toBe('2')
    letBeRead()
    await teller.getByRole('dialog').getByText('รวม 2 จาก 2 ใบ').waitFor()
    if (teller === other) await isWell(other, 'seat-count')
    await teller.getByRole('dialog').getByRole('button', { name: 'รายงานผลนับบัตร' }).click()
  }
  await table.getByRole('button', { name: 'ปิดการลงคะแนน' }).click()
  await wall.getByText('may stay').first().waitFor()
  await isWell(table, 'sitting-objection')
  await table.getByRole('button', { name: 'เลื่อนเรื่อง' }).click()
  await table.getByLabel('เหตุผล').fill('รอข้อมูลจากสถานศึกษา')
  await confirm('เลื่อนเรื่อง')
  await table.getByRole('button', { name: 'ปิดประชุม' }).click()
  await confirm('ปิดประชุม')
  await wall.getByText('The meeting is closed. Thank you.').waitFor()
  for (const page of [first, other, keys]) await page.getByText('ปิดประชุมแล้ว ขอบคุณ').waitFor()
  await table.getByRole('link', { name: 'มติที่ประชุม' }).click()
  await table.getByRole('heading', { name: 'มติที่ 1/2566' }).waitFor()
  await table.getByLabel('ค้นจากชื่อเรื่อง').fill('งบประมาณ')
  await table.getByText('เห็นชอบงบประมาณตามที่เสนอ').waitFor()
  await picture(table, 'resolutions')
  expect(screens.complaints).toEqual([])
}, 120_000)
