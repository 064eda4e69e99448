import type { Page } from 'playwright-core'
import { central } from '../api/people.js'
import { openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

let screens: Screens
beforeAll(async () => void (screens = await openScreens()), 120_000)
afterAll(() => screens.close(), 60_000)

/** Nothing hinders anybody on the page, and it fits the window. */
async function isWell(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await violationsOn(page)).toEqual([])
  expect(await overflowOf(page)).toBe(0)
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
  await button(page, 'ระงับการใช้งาน')
  await page.getByRole('dialog').getByLabel('เหตุผล').fill('ทำบัตรหาย')
  await inDialog(page, 'ระงับการใช้งาน')
  await page.getByText('ถูกระงับ').waitFor()
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
  await file.setInputFiles(csv('นายสมมติ หนึ่ง,one@office.example,P2101,registrar'))
  await button(page, 'Import this')
  await page.getByText('The import is done').waitFor()
  await page.getByRole('link', { name: 'People and assignments' }).click()
  await page.getByLabel('Find by name').fill('one@office')
  await page.getByRole('link', { name: 'นายสมมติ หนึ่ง' }).waitFor()
  await isWell(page, 'admin-people')
})

test('no console has complained', () => expect(screens.complaints).toEqual([]))
