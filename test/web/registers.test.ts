import type { Page } from 'playwright-core'
import { until } from '../support/circulars.js'
import { central, clerk } from '../api/people.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

let screens: Screens
let circularId: string
beforeAll(async () => {
  screens = await openScreens()
  circularId = await screens.office.launched(['P2101', 'P2102'])
  for (const code of ['P2101', 'P2102'])
    await screens.office.ask(clerk(code), 'post', `/submissions/${circularId}/${code}/receive`, { body: {} })
}, 120_000)
afterAll(() => screens.close(), 60_000)

const EN_PHONE = { language: 'en', isPhone: true, isDark: true } as const

async function isWell(page: Page, name: string): Promise<void> {
  await picture(page, `registers-${name}`)
  expect([name, await violationsOn(page)]).toEqual([name, []])
  expect([name, await overflowOf(page)]).toEqual([name, 0])
}

/** Recalls the circular, and waits until the letter is withdrawn from the office whose book is open. */
async function recall(): Promise<void> {
  const { office } = screens
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

  await recall()
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
  const phone = await screens.as(central('registrar'), '/registers', EN_PHONE)
  await phone.getByRole('combobox', { name: 'Book' }).click()
  await phone.getByRole('option', { name: 'Register of circulars' }).click()
  await phone.getByText('By the list of recipients').waitFor()
  await isWell(phone, 'circulars-en-phone-dark')
}, 120_000)

test('no page complained', () => expect(screens.complaints).toEqual([]))
