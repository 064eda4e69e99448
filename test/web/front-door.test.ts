import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { central, clerk } from '../api/people.js'
import { bytesOf, openScreens, overflowOf, picture, violationsOn, type Screens } from './screens.js'

let folder: string
let screens: Screens
const visitor = clerk('P2101')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-cast-'))
  screens = await openScreens({ demoCast: join(folder, 'cast.json') })
}, 120_000)
afterAll(async () => {
  await screens.close()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

const FACES = `document.fonts.ready.then(() => [...document.fonts].map((face) => face.family.replaceAll('"', '') + ' ' + face.status))`

const enter = (who: object, headers: Record<string, string> = {}) =>
  fetch(`${screens.office.publicUrl}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: JSON.stringify(who),
  })

test('who is not signed in learns what this is and how the first person gets in; the way in leads back to where they wanted to go', async () => {
  for (const looks of [{}, { language: 'en', isPhone: true, isDark: true }] as const) {
    const page = await screens.stranger('/inbox', looks)
    await page.getByText('npx wian admin-link').waitFor()
    await picture(page, `first-start-${'language' in looks ? 'en-phone-dark' : 'th'}`)
    expect(await violationsOn(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    const name = 'language' in looks ? 'Sign in' : 'ลงชื่อเข้าใช้'
    expect(await page.getByRole('link', { name }).getAttribute('href')).toContain('next=%2Finbox')
    expect(await page.getByRole('button', { name: /เริ่มเป็น|Begin as/ }).count()).toBe(0)
    // The page of sign-in is made by the API: it is read in the typeface of the screens.
    await page.getByRole('link', { name }).click()
    await page.locator('#email').waitFor()
    expect(await page.evaluate(FACES)).toContain('IBM Plex Sans Thai Looped loaded')
    await page.context().close()
  }
})

test('while the code of the screens is on its way the mark of the house is seen, in the colours of the system; then the page alone', async () => {
  const page = await screens.stranger('/inbox', { isPhone: true, isDark: true })
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/assets\/first-[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  const mark = page.locator('#wait')
  await mark.getByText('เวียน').waitFor()
  await picture(page, 'waiting-phone-dark')
  expect(await violationsOn(page)).toEqual([])
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(18, 22, 26)')
  release()
  await page.getByText('npx wian admin-link').waitFor()
  expect(await mark.isVisible()).toBe(false)
  await page.context().close()
})

describe('in a demo', () => {
  beforeAll(async () => {
    await screens.office.bearer(visitor)
    await screens.office.bearer(central('signer'))
    const circularId = await screens.office.launched(['P2101'])
    const does = { doesTh: 'กรอกแบบตอบรับ', doesEn: 'Fills in the answer' }
    const people = [{ ...visitor, ...does, opens: '/inbox' }]
    await writeFile(join(folder, 'cast.json'), JSON.stringify({ circularId, people }))
  })

  it('the story of the morning is told, and one click makes a visitor one of its people where their part is', async () => {
    const page = await screens.stranger('/')
    await page.getByText('ตอบแล้ว 0 จาก 1 หน่วยงาน').waitFor()
    await picture(page, 'front-door')
    expect(await violationsOn(page)).toEqual([])
    await page.getByRole('button', { name: /^เริ่มเป็นคนนี้: เจ้าหน้าที่เขตพื้นที่ · สำนักงานเขตพื้นที่การศึกษา/ }).click()
    await page.getByRole('heading', { level: 1, name: 'หนังสือที่ได้รับ' }).waitFor()
  })

  it('nobody else is entered as, whoever asks', async () => {
    expect((await enter(visitor)).status).toBe(204)
    expect((await enter(central('signer'))).status).toBe(404)
    expect((await enter({ ...visitor, role: 'director' })).status).toBe(404)
    expect((await enter(visitor, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})

test('who signs in at the door is where they wanted to go: the inbox, which comes with at most 200 kB', async () => {
  const page = await screens.stranger('/inbox', { isPhone: true })
  await page.getByRole('link', { name: 'ลงชื่อเข้าใช้' }).click()
  await screens.fillSignIn(page, visitor)
  await page.getByRole('heading', { level: 1, name: 'หนังสือที่ได้รับ' }).waitFor()
  const bytes = await bytesOf(page, async () => {
    await page.reload()
    await page.waitForSelector('main a[href^="/submission/"]')
  })
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThanOrEqual(200_000)
})

test('the page of an address names the files of its screen and what that reads first, and repeats nothing that is no plain part of an address', async () => {
  const { publicUrl } = screens.office
  const named = async (path: string) => {
    const page = await fetch(`${publicUrl}${path}`, { headers: { accept: 'text/html' } })
    return [...(await page.text()).matchAll(/<link [^>]*href="([^"]+)"/g)].map((link) => link[1] ?? '')
  }
  const everywhere = await named('/nowhere')
  const own = (await named('/submission/c-1/P2101')).filter((link) => !everywhere.includes(link))
  expect(own).toContain('/api/v1/submissions/c-1/P2101')
  const files = own.filter((link) => link.startsWith('/assets/'))
  expect(files.map((file) => file.replace(/-.*/, ''))).toContain('/assets/submission')
  for (const file of files) expect((await fetch(`${publicUrl}${file}`)).status).toBe(200)
  expect((await named('/submission/c%22-1/P2101')).join()).not.toContain('c%22')
})

test('no page complained', () => expect(screens.complaints).toEqual([]))
