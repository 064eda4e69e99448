import { readFile } from 'node:fs/promises'
import forge from 'node-forge'
import type { Page } from 'playwright-core'
import { settleAttempt } from '../../db/webhook-queue.js'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { central, clerk } from '../api/people.js'
import { isWell, openScreens, type Screens, violationsOn } from './screens.js'

let screens: Screens
beforeAll(async () => void (screens = await openScreens()), 120_000)
afterAll(() => screens.close(), 60_000)

/** A signing key of nobody, as a certification authority hands it out. */
function keyFile(passphrase: string): Buffer {
  const dates = { validFrom: new Date('2023-01-01'), validUntil: new Date('2028-01-01') }
  const subject = { commonName: 'หน่วยงานสมมติ', organization: 'หน่วยงานสมมติ' }
  const { keyPem, certificatePem } = makeCertificate({ subject, ...dates, use: 'signature', kind: 'rsa' })
  const { pki, pkcs12, asn1, util } = forge
  const certificates = [pki.certificateFromPem(certificatePem)]
  const file = pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(keyPem), certificates, passphrase, {
    algorithm: 'aes256',
  })
  return Buffer.from(util.encode64(asn1.toDer(file).getBytes()), 'base64')
}

/** A dialog says in words what will happen and hinders nobody; left by Escape, it gives the focus back to its button. */
async function asksWell(page: Page, name: RegExp | string): Promise<void> {
  const opener = page.getByRole('main').getByRole('button', { name, exact: true }).first()
  await opener.click()
  const dialog = page.getByRole('dialog')
  const words = await dialog.locator('form > div > p:first-child').innerText()
  expect([name, words.length > 20]).toEqual([name, true])
  expect([name, await violationsOn(page, '[role=dialog]')]).toEqual([name, []])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await opener.and(page.locator(':focus')).waitFor()
}

const option = (page: Page, name: RegExp | string) => page.getByRole('option', { name }).click()
const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).click()
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

test('an administrator enters a person, gives and revokes an assignment, and finds all of it in the record', async () => {
  const page = await screens.as(central('administrator'), '/admin')
  await isWell(page, 'admin')
  await page.getByRole('main').getByRole('link', { name: 'บุคคลและตำแหน่ง' }).click()
  await page.getByRole('link', { name: 'เพิ่มบุคคล' }).click()
  await page.getByLabel('ชื่อและนามสกุล').fill('นางสมมติ ใจดี')
  await page.getByLabel('อีเมล').fill('somebody.new@office.example')
  await page.getByRole('combobox', { name: 'หน่วยงาน' }).fill('P2101')
  await option(page, /P2101/)
  await page.getByRole('combobox', { name: 'บทบาท' }).click()
  await option(page, 'เจ้าหน้าที่สารบรรณ')
  await isWell(page, 'admin-person-new')
  await button(page, 'เพิ่มบุคคล')
  await page.getByRole('heading', { name: 'นางสมมติ ใจดี' }).waitFor()
  await button(page, 'ให้ตำแหน่ง')
  await page.getByRole('dialog').getByRole('combobox', { name: 'หน่วยงาน' }).fill('P2102')
  await option(page, /P2102/)
  await page.getByRole('dialog').getByRole('combobox', { name: 'บทบาท' }).click()
  await option(page, 'เจ้าหน้าที่เขตพื้นที่')
  expect(await violationsOn(page)).toEqual([])
  await inDialog(page, 'ให้ตำแหน่ง')
  await button(page, /เพิกถอน: เจ้าหน้าที่เขตพื้นที่/)
  await page.getByRole('dialog').getByLabel('เหตุผล').fill('ให้ไว้ผิดหน่วยงาน')
  await inDialog(page, 'เพิกถอน')
  await page.getByText('เพิกถอนแล้ว').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await isWell(page, 'admin-person')
  for (const act of [/^สิ้นสุด: /, /^เพิกถอน: /, 'ย้าย', 'ระงับการใช้งาน', 'พ้นจากหน้าที่']) await asksWell(page, act)
  for (const act of [/^จัดผู้ทำหน้าที่แทน: /, 'ยกเลิกปัจจัยที่สอง']) await asksWell(page, act)
  await button(page, 'ระงับการใช้งาน')
  await page.getByRole('dialog').getByLabel('เหตุผล').fill('ทำบัตรหาย')
  await inDialog(page, 'ระงับการใช้งาน')
  await page.getByText('ถูกระงับ').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await asksWell(page, 'ยกเลิกการระงับ')
})

test('a file of people is tried first: every mistake by its line, then what would be done, then it is done', async () => {
  const looks = { language: 'en', isPhone: true, isDark: true } as const
  const page = await screens.as(central('administrator'), '/admin/people/import', looks)
  const csv = (lines: string) => ({
    ...{ name: 'people.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(`name_th,email,office_id,role\n${lines}\n`),
  })
  const file = page.locator('input[type=file]')
  await file.setInputFiles(csv('นายสมมติ หนึ่ง,one@office.example,P9999,registrar'))
  await page.getByText('It cannot be imported yet', { exact: false }).waitFor()
  await isWell(page, 'admin-people-import')
  const many = Array.from({ length: 300 }, (_, n) => `นายสมมติ หมื่น,ten${n}@office.example,P9999,registrar`)
  await file.setInputFiles(csv(many.join('\n')))
  await page.getByText('The first 100 of 300 are shown.').waitFor()
  // Under the same name, as a file that was mended.
  await file.setInputFiles(csv('นายสมมติ หนึ่ง,one@office.example,P2101,เจ้าหน้าที่สารบรรณ'))
  await page.getByText('1 new · 0 changed · 0 stay as they are').waitFor()
  await page.getByText('Registrar · Rayong', { exact: false }).waitFor()
  await isWell(page, 'admin-people-plan')
  await button(page, 'Import this')
  await page.getByText('The import is done').waitFor()
  await page.getByRole('link', { name: 'People and assignments' }).click()
  await page.getByLabel('Find by name').fill('one@office')
  await page.getByRole('link', { name: 'นายสมมติ หนึ่ง' }).waitFor()
  await isWell(page, 'admin-people')
})

test('an officer sees which dates a new holiday moves and decides; another person puts it in force', async () => {
  const circularId = await screens.office.launched(['P2101', 'P2102'], {
    deadline: { kind: 'workingDays', days: 4 },
  })
  const page = await screens.as(central('officer'), '/admin/calendars')
  await page.getByRole('heading', { name: 'วันหยุดของปี 2566' }).waitFor()
  await isWell(page, 'admin-calendar')
  await page.getByRole('link', { name: 'เพิ่มวันหยุดที่ประกาศภายหลัง' }).click()
  await page.getByRole('textbox', { name: /^วัน/ }).first().fill('24/11/2566')
  await page.getByRole('textbox', { name: /^ถึงวัน/ }).fill('27/11/2566')
  await page.getByText('รวม 2 วัน').waitFor()
  await page.getByLabel('ชื่อวันหยุด').fill('วันหยุดพิเศษตามมติ ครม.')
  await page.getByLabel('ประกาศหรือมติ').fill('มติ ครม. 21 พฤศจิกายน 2566')
  await page.getByLabel('เหตุผล').fill('ประกาศเพิ่ม')
  await button(page, 'ดูว่ากำหนดใดจะเลื่อน')
  await page.locator(`a[href="/circular/${circularId}"]`).waitFor()
  await isWell(page, 'admin-calendar-preview')
  await button(page, 'เสนอให้ผู้อื่นอนุมัติ')
  await button(page, 'เลื่อนที่เหลือทั้งหมด')
  await page.getByRole('dialog').getByLabel('เหตุผล').fill('เลื่อนตามวันหยุด')
  await inDialog(page, 'เลื่อน')
  await page.getByText('ผู้อนุมัติต้องเป็นคนละคนกับผู้เสนอ', { exact: false }).waitFor()
  const looks = { language: 'en', isPhone: true, isDark: true } as const
  const signer = await screens.as(central('signer'), new URL(page.url()).pathname, looks)
  await signer.getByRole('button', { name: 'Approve and put in force' }).waitFor()
  await isWell(signer, 'admin-calendar-change')
  await asksWell(signer, 'Approve and put in force')
  await button(signer, 'Approve and put in force')
  await inDialog(signer, 'Approve and put in force')
  await signer.getByText('in force', { exact: true }).waitFor()
  await signer.getByText('moved', { exact: true }).waitFor()
  await page.reload()
  await button(page, 'เสนอย้อนกลับ')
  await page.getByRole('dialog').getByLabel('เหตุผล').fill('ประกาศถูกถอน')
  expect(await violationsOn(page)).toEqual([])
  await inDialog(page, 'เสนอย้อนกลับ')
  await page.getByText('ย้อนการเปลี่ยนก่อนหน้า').waitFor()
  await page.goto(`${screens.office.publicUrl}/admin/calendars/import`)
  await page.locator('input[type=file]').setInputFiles('data/holidays.csv')
  await button(page, 'นำเข้าตามแผนนี้')
  await page.getByText('นำเข้าเรียบร้อยแล้ว').waitFor()
  expect(await violationsOn(page)).toEqual([])
})

/** More offices in one province than a branch of the tree fetches at once, by a file. */
async function crowd(): Promise<void> {
  const more = Array.from({ length: 120 }, (_, n) => {
    const code = `X${1_000 + n}`
    return `${code},สพป,สำนักงานสมมติ ${code},สพป.สมมติ ${code},,ระนอง,ระนอง${','.repeat(10)}`
  })
  const body = `${(await readFile('data/offices.csv', 'utf8')).trimEnd()}\n${more.join('\n')}\n`
  const bring = (query: string) =>
    screens.office.ask(central('officer'), 'post', `/offices/imports?${query}`, {
      ...{ body, headers: { 'content-type': 'text/csv' } },
    })
  const { planSha256 } = (await bring('dryRun=true')).body as { planSha256: string }
  const done = await bring(`dryRun=false&planSha256=${planSha256}`)
  expect(done.body).toMatchObject({ applied: { added: 120 } })
}

test('an office gets another name from a day on, and its history says who decided it and why', async () => {
  const looks = { language: 'en', isDark: true } as const
  await crowd()
  const page = await screens.as(central('officer'), '/admin/offices', looks)
  const line = (name: RegExp) => page.getByRole('treeitem', { name })
  await line(/^Primary area office/).press('ArrowRight')
  await line(/^Rayong 2 offices/).press('ArrowRight')
  await line(/P2101/).last().waitFor()
  await line(/^Ranong 121 offices/).press('ArrowRight')
  await line(/^Show more/).press('Enter')
  await line(/X1119/).last().waitFor()
  expect(await line(/^Show more/).count()).toBe(0)
  expect(await page.evaluate('document.activeElement.textContent')).toMatch(/X1\d{3}/)
  await page.getByLabel('Find by name, province or code').fill('rayong')
  await page.getByRole('status').filter({ hasText: '3 offices' }).waitFor()
  await isWell(page, 'admin-offices')
  await line(/^Rayong Primary.* P2102/).press('Enter')
  await button(page, 'Rename or change')
  await page.getByRole('dialog').getByLabel('Reason').fill('ประกาศเปลี่ยนชื่อ')
  await inDialog(page, 'Save')
  await page.getByText('Nothing has been changed yet', { exact: false }).waitFor()
  await page.getByLabel('Short name, in Thai').fill('สพป.ระยอง ๒ (ใหม่)')
  await page.getByRole('dialog').getByRole('textbox', { name: 'From' }).fill('1/12/2023')
  expect(await violationsOn(page)).toEqual([])
  await inDialog(page, 'Save')
  // Decided, and not in force yet.
  const coming = page.getByRole('status').filter({ hasText: 'Changes on Friday, 1 December 2023' })
  await coming.getByText('สพป.ระยอง ๒ (ใหม่)').waitFor()
  await page.getByText('สพป.ระยอง เขต 2', { exact: true }).waitFor()
  await page.getByText('ประกาศเปลี่ยนชื่อ', { exact: false }).last().waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await isWell(page, 'admin-office')
  for (const act of ['Change the address', 'Close or merge']) await asksWell(page, act)
  await button(page, 'Close or merge')
  await page.getByText('Nobody has an assignment in this office.').waitFor()
  await page
    .getByText(/There is no successor|Nothing is open/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.goto(`${screens.office.publicUrl}/admin/letterheads`)
  await button(page, 'Make a new version')
  await page.getByLabel('Agency, in Thai').fill('สำนักงานสมมติ')
  await page.getByLabel('Address on the letter, in Thai').fill('ถนนสมมติ กรุงเทพฯ 10300')
  await page.getByLabel('Prefix of letter numbers').fill('ศธ 04001')
  await page.getByLabel('Reason').fill('ย้ายที่ทำการ')
  await page.getByRole('link', { name: 'Preview of the letterhead' }).or(page.locator('iframe')).waitFor()
  await isWell(page, 'admin-letterhead')
  await button(page, 'Save')
  await page.getByText('Version 1', { exact: false }).waitFor()
})

/** A test that the receiver refuses says so by itself, is sent again, and is seen to arrive; what the sender would do is done here. */
async function failsThenArrives(page: Page): Promise<void> {
  const { pool } = screens.office.cases
  const tried = async (status: number, then: Parameters<typeof settleAttempt>[2]) => {
    const { rows } = await pool.query<{ deliveryId: string; attempts: number }>(
      'select delivery_id as "deliveryId", attempts from webhook_delivery',
    )
    for (const one of rows) await settleAttempt(pool, { ...one, status, problem: null, ms: 5 }, then)
  }
  await button(page, 'ส่งทดสอบ')
  await page.getByText('รอส่ง', { exact: true }).waitFor()
  await tried(500, { againInMs: 3_600_000 })
  await page.getByText('ปลายทางตอบ 500: ระบบปลายทางขัดข้อง', { exact: false }).first().waitFor()
  await isWell(page, 'admin-webhook-failed')
  await Promise.all([page.waitForResponse(/resend$/), button(page, /^ลองส่งเดี๋ยวนี้/)])
  await tried(200, { state: 'delivered' })
  await page.getByText('ส่งแล้ว', { exact: true }).first().waitFor()
}

test('a key, a token and an address are made; what is secret is shown once', async () => {
  const page = await screens.as(central('administrator'), '/admin/keys', { isPhone: true })
  await button(page, 'เพิ่มกุญแจ')
  const key = { name: 'office.p12', mimeType: 'application/x-pkcs12', buffer: keyFile('ลับ-secret') }
  const keyInput = page.getByRole('dialog').locator('input[type=file]')
  await keyInput.setInputFiles({ ...key, buffer: Buffer.alloc(0) })
  await page.getByText('แฟ้มนี้ว่างเปล่า', { exact: false }).waitFor()
  await keyInput.setInputFiles(key)
  await page.getByLabel('รหัสผ่านของแฟ้ม').fill('ลับ-secret')
  expect(await violationsOn(page)).toEqual([])
  await inDialog(page, 'เพิ่มกุญแจ')
  await page.getByText('ใช้อยู่', { exact: true }).waitFor()
  await isWell(page, 'admin-keys')
  await asksWell(page, /^เพิกถอน: /)
  await page.goto(`${screens.office.publicUrl}/admin/tokens`)
  await button(page, 'ออกโทเค็น')
  await page.getByLabel('ใช้กับโปรแกรมใด').fill('ตัวเชื่อมระบบสารบรรณ')
  await page.getByRole('radio', { name: 'เลือกเอง' }).check()
  await inDialog(page, 'ออกโทเค็น')
  await page.getByText('โปรดเลือกอย่างน้อยหนึ่งอย่าง').waitFor()
  await page.getByRole('combobox', { name: 'ทำสิ่งใดได้' }).fill('ทุกอย่างเกี่ยวกับหนังสือเวียน')
  await option(page, 'ทุกอย่างเกี่ยวกับหนังสือเวียน')
  await page.getByLabel('ใช้กับโปรแกรมใด').click()
  await page.getByRole('listbox').waitFor({ state: 'hidden' })
  expect(await violationsOn(page)).toEqual([])
  await inDialog(page, 'ออกโทเค็น')
  await page.getByText('แสดงครั้งนี้ครั้งเดียว', { exact: false }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await isWell(page, 'admin-tokens')
  await asksWell(page, 'เพิกถอน: ตัวเชื่อมระบบสารบรรณ')
  await button(page, 'เพิกถอน: ตัวเชื่อมระบบสารบรรณ')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await page.getByText('เพิกถอนแล้ว', { exact: true }).waitFor()
  await page.goto(`${screens.office.publicUrl}/admin/webhooks`)
  await button(page, 'เพิ่มที่อยู่')
  await page.getByLabel('ที่อยู่ (https)').fill('saraban.example')
  await inDialog(page, 'เพิ่มที่อยู่')
  await page.getByText('ต้องเป็นที่อยู่เต็ม ขึ้นต้นด้วย https://', { exact: false }).waitFor()
  await page.getByLabel('ที่อยู่ (https)').fill('https://saraban.example/wian')
  await page.getByRole('radio', { name: 'เลือกเฉพาะเหตุการณ์' }).check()
  await page.getByRole('combobox', { name: 'เหตุการณ์ที่ต้องแจ้ง' }).fill('ออกเลข')
  await option(page, 'หนังสือเวียน: ออกเลขและส่งเวียน')
  expect(await violationsOn(page)).toEqual([])
  await inDialog(page, 'เพิ่มที่อยู่')
  await page.getByText('แสดงครั้งนี้ครั้งเดียว', { exact: false }).waitFor()
  await page.getByRole('link', { name: 'https://saraban.example/wian' }).click()
  await failsThenArrives(page)
  await button(page, 'ปิดไว้')
  await page.getByText('ปิดโดยผู้ใช้').waitFor()
  await page.getByText('จะส่งต่อจากที่หยุดไว้', { exact: false }).waitFor()
  await isWell(page, 'admin-webhook')
  for (const act of ['เปลี่ยนกุญแจ', 'เลิกแจ้ง']) await asksWell(page, act)
  const missing: string[] = []
  page.on('response', (reply) => reply.status() === 404 && missing.push(reply.url()))
  await button(page, 'เลิกแจ้ง')
  await inDialog(page, 'เลิกแจ้ง')
  await page.getByText('https://saraban.example/wian').waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
  expect(missing).toEqual([])
})

test('what lies with somebody who is locked is handed to another person at once', async () => {
  const { office } = screens
  const [head, staying] = [clerk('P2201', 'director'), clerk('P2201')]
  await Promise.all([head, staying].map((one) => office.bearer(one)))
  const assignment = { officeCode: 'P2201', role: 'registrar', validFrom: '2023-10-01' }
  const entered = await office.ask(central('administrator'), 'post', '/people', {
    body: { nameTh: 'นายสมมติ ไปก่อน', email: 'gone@office.example', assignment },
  })
  const going = (entered.body as { person: { personId: string } }).person
  const circularId = await office.launched(['P2201'])
  const task = `/submissions/${circularId}/P2201`
  const done = async (path: string, body: object) =>
    expect([path, (await office.ask(head, 'post', path, { body })).status]).toEqual([path, 200])
  await done(`${task}/receive`, {})
  await done(`${task}/assign`, { assignee: going.personId })
  await done(`/people/${going.personId}/lock`, { reason: 'สอบสวน' })
  const page = await screens.as(head, '/admin', { isPhone: true })
  await page.getByRole('main').getByRole('link', { name: 'งานที่ไม่มีผู้รับผิดชอบ' }).click()
  await page.locator(`a[href="/inbox/${circularId}"]`).waitFor()
  await page.getByText('นายสมมติ ไปก่อน').waitFor()
  await isWell(page, 'admin-desks')
  await page.getByLabel('มอบหมายให้').selectOption(staying.personId)
  await button(page, 'มอบหมาย 1 เรื่อง')
  await page.getByText('มอบหมายแล้ว 1 เรื่อง').waitFor()
  await page.getByText('ทุกเรื่องมีผู้รับผิดชอบ').waitFor()
})

test('the directory is brought to a file: what it changes and closes is seen first, and stands in each office’s history', async () => {
  const page = await screens.as(central('officer'), '/admin/offices/import', { isDark: true })
  const text = await readFile('data/offices.csv', 'utf8')
  const lines = text.replace('สพป.สมุทรปราการ เขต 1', 'สพป.สมุทรปราการ เขตหนึ่ง').split('\n')
  const added = `N0001,สพป,สำนักงานสมมติ N0001,สพป.สมมติ N0001,,ระนอง,ระนอง${','.repeat(10)}`
  const kept = [...lines.filter((line) => line && !line.startsWith('P1102,')), added]
  const buffer = Buffer.from(kept.join('\n'))
  const file = { name: 'offices.csv', mimeType: 'text/csv', buffer }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('ไม่อยู่ในแฟ้ม จึงจะถูกยุบเลิก').waitFor()
  await page.getByRole('row', { name: /P1102 ยุบเลิก/ }).waitFor()
  await isWell(page, 'admin-offices-plan')
  await button(page, 'นำเข้าตามแผนนี้')
  await page.getByText('นำเข้าเรียบร้อยแล้ว').waitFor()
  await page.goto(page.url().replace('import', 'P1102'))
  await page.getByText(/ยุบเลิก.*ตามทำเนียบที่นำเข้าจากแฟ้ม/).waitFor()
  await isWell(page, 'admin-office-closed')
  await page.goto(page.url().replace('P1102', 'N0001'))
  await page.getByText(/เพิ่มเข้าทำเนียบ.*ตามทำเนียบที่นำเข้าจากแฟ้ม.*เจ้าหน้าที่ส่วนกลาง/).waitFor()
  await isWell(page, 'admin-office-added')
})

test('no console has complained', () => expect(screens.complaints).toEqual([]))
