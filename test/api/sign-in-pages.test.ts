import type { Browser, BrowserContext, Page } from 'playwright-core'
import { setPasswords } from '../../db/accounts.js'
import { linkAddress, linkToken, putDownLink } from '../../db/links.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import { until } from '../support/circulars.js'
import { openBrowser } from '../support/browser.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { totp } from '../support/totp.js'
import { isWell } from '../web/screens.js'
import { openOffice, type Office } from './office.js'
import { central, SECRET } from './people.js'

const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'
const LOOKS = [
  { lang: 'th', width: 1280, colorScheme: 'light' },
  { lang: 'en', width: 360, colorScheme: 'dark' },
] as const

let office: Office
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  ;[office, browser] = await Promise.all([openOffice(), openBrowser()])
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await office.close()
})
beforeEach(async () => {
  await office.cases.pool.query('delete from auth.wrong_try')
  context = await browser.newContext({ locale: 'th-TH' })
  page = await context.newPage()
})
afterEach(() => context.close())

async function member(personId: string): Promise<string> {
  const { email } = await addPerson(office.cases.pool, personId)
  await addAssignment(office.cases.pool, central('officer', personId))
  await setPasswords(office.cases.pool, [{ personId, hashed: await hashPassword(PASSWORD) }])
  return email
}

async function journalOf(personId: string): Promise<string[]> {
  const { rows } = await office.cases.pool.query<{ what: string }>(
    'select what from auth.journal where person_id = $1',
    [personId],
  )
  return rows.map(({ what }) => what)
}

const open = (path: string) => page.goto(`${office.publicUrl}${path}`)
async function signIn(email: string, next = ''): Promise<void> {
  await open(`/sign-in${next}`)
  await page.fill('#email', email)
  await page.fill('#password', PASSWORD)
  await page.click('main form:first-of-type button')
}

test('a person signs in on the page, sees the own account, and signs out', async () => {
  await signIn(await member('by-page'))
  expect(new URL(page.url()).pathname).toBe('/sign-in/account')
  expect(await page.textContent('main')).toContain('เจ้าหน้าที่ · สำนักงานบริหารพื้นที่นวัตกรรมการศึกษา')
  await page.click('text=ออกจากระบบ >> nth=0')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  const left = await office.cases.pool.query(`select from auth.session where "userId" = 'by-page'`)
  expect(left.rowCount).toBe(0)
  await open('/sign-in/account')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})

test('a wrong password is said on the page, and the address stays in the form', async () => {
  await member('mistyped')
  await open('/sign-in')
  await page.fill('#email', 'mistyped@wian.example')
  await page.fill('#password', 'ไม่ใช่รหัสผ่านนี้แน่นอน')
  await page.click('main form:first-of-type button')
  expect(await page.textContent('[role=alert] >> nth=0')).toBe('อีเมลหรือรหัสผ่านไม่ถูกต้อง')
  expect(await page.inputValue('#email')).toBe('mistyped@wian.example')
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/inbox/../../evil',
  '/sign-in/account@evil',
  '/api/v1/me',
])('after signing in nobody is led to %s', async (next) => {
  await signIn(await member('led-away'), `?next=${encodeURIComponent(next)}`)
  expect(page.url()).toBe(`${office.publicUrl}/sign-in/account?lang=th`)
})

test('after signing in a member is where the code of the room leads, with the code that no server was told', async () => {
  const next = '/meeting/0192a3f4/check-in#01234567'
  await signIn(await member('led-on'), `?next=${encodeURIComponent(next)}`)
  expect(page.url()).toBe(`${office.publicUrl}${next}`)
})

test('the pages need nothing from elsewhere, may not be framed, and break no policy of their own', async () => {
  const broken: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())))
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).origin))
  for (const path of [
    '/sign-in',
    '/sign-in/recover',
    '/sign-in/code',
    '/sign-in/new-password',
    '/sign-in/set-up',
  ]) {
    const answer = await open(path)
    expect(answer?.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer?.headers()['cache-control']).toBe('no-store')
  }
  expect(new Set(asked)).toEqual(new Set([office.publicUrl]))
  expect(broken.filter((line) => !line.includes('410'))).toEqual([])
})

test('the first administrator is made on the page of the link, in English as well', async () => {
  const linkId = await putDownLink(office.cases.pool, { secret: SECRET, purpose: 'setUp' })
  const address = linkAddress(office.publicUrl, 'setUp', linkToken(SECRET, linkId))
  await page.goto(address)
  await page.goto(`${address}&lang=en`)
  expect(await page.textContent('h1')).toBe('Make the first administrator')
  await page.fill('#nameTh', 'สมมุติ ตั้งต้น')
  await page.fill('#email', 'page.admin@wian.example')
  await page.fill('#password', PASSWORD)
  await page.click('main button')
  expect(await page.textContent('[role=status]')).toBe('The password is set. You can sign in now.')
  await signIn('page.admin@wian.example', '?lang=en')
  expect(await page.textContent('main')).toContain('Administrator · Education Sandbox Administration Bureau')
  await page.goto(address)
  expect(await page.textContent('[role=alert]')).toContain('ลิงก์นี้ใช้ไปแล้ว')
})

test('an authenticator app is added with backup codes; the next sign-in asks for its code, or one backup code once', async () => {
  const email = await member('with-app')
  await signIn(email)
  await page.fill('#password', PASSWORD)
  await page.click('text=เพิ่มแอปยืนยันตัวตน')
  const secret = (await page.textContent('main code'))!
  const [backup] = await page.locator('.code span').allTextContents()
  await isWell(page, 'add-app')
  const used = totp(secret)
  await page.fill('#code', used)
  await page.click('main form button')
  expect(await page.textContent('.good')).toContain('เปิดใช้แล้ว')
  await context.clearCookies()
  await signIn(email)
  expect(new URL(page.url()).pathname).toBe('/sign-in/code')
  await open('/sign-in/account')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await signIn(email)
  await page.fill('#code', '000000')
  await page.click('main button')
  expect(await page.textContent('[role=alert]')).toContain('รหัสไม่ถูกต้อง')
  // The code that the app was added with is used up.
  await page.fill('#code', used)
  await page.click('main button')
  expect(await page.textContent('[role=alert]')).toContain('รหัสไม่ถูกต้อง')
  await signIn(email)
  await page.fill('#code', totp(secret, Date.now() + 30_000))
  await page.click('main button')
  expect(new URL(page.url()).pathname).toBe('/sign-in/account')
  for (const where of ['/sign-in/account', '/sign-in/code']) {
    await context.clearCookies()
    await signIn(email)
    await page.fill('#code', backup!)
    await page.click('main button')
    expect(new URL(page.url()).pathname).toBe(where)
  }
  await office.cases.pool.query(
    `insert into auth.passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
     values ('lost', '', 'with-app', 'lost', 0, 'singleDevice', false)`,
  )
  const reset = await office.ask(central('administrator'), 'post', '/people/with-app/second-factor/reset')
  expect(reset.body).toEqual({ personId: 'with-app', had: true })
  await context.clearCookies()
  await signIn(email)
  expect(new URL(page.url()).pathname).toBe('/sign-in/account')
  const { rows } = await office.cases.pool.query(
    "select by_person from auth.journal where what = 'secondFactorReset' and person_id = 'with-app'",
  )
  expect(rows).toEqual([{ by_person: 'person-administrator' }])
  expect((await office.cases.pool.query('select from auth.passkey')).rowCount).toBe(0)
})

test('the app is given up and the password changed by who knows the password', async () => {
  const email = await member('leaves-app')
  await signIn(email)
  await page.fill('#password', PASSWORD)
  await page.click('text=เพิ่มแอปยืนยันตัวตน')
  await page.fill('#code', totp((await page.textContent('main code'))!))
  await page.click('main button')
  await page.fill('#password', 'ไม่ใช่รหัสผ่านนี้เลย')
  await page.click('text=เลิกใช้แอปยืนยันตัวตน')
  expect(await page.textContent('[role=alert]')).toContain('ไม่ถูกต้อง')
  await page.fill('#password', PASSWORD)
  await page.click('text=เลิกใช้แอปยืนยันตัวตน')
  expect(await page.textContent('[role=status]')).toContain('เลิกใช้แอปยืนยันตัวตนแล้ว')
  expect(await journalOf('leaves-app')).toContain('secondFactorRemoved')
  await page.click('summary')
  await page.fill('#old', 'ไม่ใช่รหัสผ่านนี้เลย')
  await page.fill('#wanted', 'ประตูบานใหม่ 34 บาน')
  await page.click('details button')
  expect(await page.textContent('[role=alert]')).toContain('ไม่ถูกต้อง')
  await page.click('summary')
  await page.fill('#old', PASSWORD)
  await page.fill('#wanted', 'ประตูบานใหม่ 34 บาน')
  await page.click('details button')
  expect(await page.textContent('[role=status]')).toContain('เปลี่ยนรหัสผ่านแล้ว')
  expect(await journalOf('leaves-app')).toContain('passwordSet')
})

test('a passkey of the device opens the account without a password', async () => {
  const client = await context.newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await signIn(await member('with-passkey'))
  await page.click('text=เพิ่มพาสคีย์ของเครื่องนี้')
  await page.waitForLoadState('networkidle')
  const kept = async () => (await office.cases.pool.query('select from auth.passkey')).rowCount === 1
  await until(kept)
  await context.clearCookies()
  await open('/sign-in')
  await page.click('text=ใช้พาสคีย์')
  await page.waitForURL(/sign-in\/account/)
  expect(await page.textContent('main')).toContain('with-passkey@wian.example')
  await isWellInBothLooks('/sign-in/account', 'passkeys')
  await office.cases.pool.query(
    "update person set locked_at = now(), locked_reason = 'ทดสอบ' where person_id = 'with-passkey'",
  )
  await context.clearCookies()
  await open('/sign-in')
  await page.click('text=ใช้พาสคีย์')
  await page.waitForSelector('text=ใช้พาสคีย์ไม่สำเร็จ')
  await office.cases.pool.query("update person set locked_at = null where person_id = 'with-passkey'")
  await page.click('text=ใช้พาสคีย์')
  await page.waitForURL(/sign-in\/account/)
  await page.click('text=ลบ')
  expect(await page.textContent('[role=status]')).toBe('ลบพาสคีย์แล้ว')
  await context.clearCookies()
  await open('/sign-in')
  await page.click('text=ใช้พาสคีย์')
  await page.waitForSelector('text=ใช้พาสคีย์ไม่สำเร็จ')
  expect(await journalOf('with-passkey')).toContain('passkeyRemoved')
})

/** The page in Thai on a wide screen in the light, and in English on a phone in the dark. */
async function isWellInBothLooks(path: string, name: string): Promise<void> {
  for (const { lang, width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await open(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
    await isWell(page, `${name}-${lang}`)
  }
}

test('every page of signing in is well for everybody who must use it', async () => {
  const linkId = await putDownLink(office.cases.pool, { secret: SECRET, purpose: 'setUp' })
  const email = await member('pictured')
  await addAssignment(office.cases.pool, central('checker', 'pictured'))
  await isWellInBothLooks('/sign-in', 'sign-in')
  await isWellInBothLooks('/sign-in/recover', 'recover')
  await isWellInBothLooks(`/sign-in/set-up?token=${linkToken(SECRET, linkId)}`, 'set-up')
  await isWellInBothLooks('/sign-in/set-up?token=spent', 'set-up-refused')
  await signIn(email)
  await isWellInBothLooks('/sign-in/account', 'account')
})
