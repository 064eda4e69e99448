import { generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.js'
import { startIssuer, type TestIssuer } from '../support/oidc.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { until } from '../support/circulars.js'
import { openOffice, type Office } from './office.js'
import { central } from './people.js'

let office: Office
let browser: Browser
let [context, page]: [BrowserContext?, Page?] = []
let ministry: TestIssuer
let area: TestIssuer
beforeAll(async () => {
  browser = await openBrowser()
  office = await openOffice({
    issuers: async (publicUrl) => {
      ;[ministry, area] = await Promise.all([
        startIssuer('ministry', publicUrl),
        startIssuer('area', publicUrl),
      ])
      return [ministry.issuer, area.issuer]
    },
  })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([ministry.close(), area.close()])
  await office.close()
})
beforeEach(async () => void (context = await browser.newContext({ locale: 'th-TH' })))
afterEach(() => context?.close())

async function member(personId: string): Promise<string> {
  const { email } = await addPerson(office.cases.pool, personId)
  await addAssignment(office.cases.pool, central('officer', personId))
  return email
}

/** Goes through the provider's page; where the browser ends up. */
async function signInBy(at: TestIssuer, login: string, claims: Record<string, unknown>): Promise<Page> {
  at.login = login
  at.claims[login] = claims
  page = await context!.newPage()
  await page.goto(`${office.publicUrl}/sign-in`)
  await page.click(`text=เข้าด้วย ${at.issuer.name.th}`)
  await page.waitForLoadState()
  return page
}
const pathOf = (at: Page) => new URL(at.url()).pathname
const sessionsOf = async (personId: string): Promise<number> =>
  (await office.cases.pool.query('select from auth.session where "userId" = $1', [personId])).rowCount ?? 0

test.each(['ministry', 'area'])(
  'a person known by a checked mail address comes in by the provider %s',
  async (id) => {
    const email = await member(`oidc-${id}`)
    const at = id === 'area' ? area : ministry
    const shown = await signInBy(at, `sub-${id}`, { email: email.toUpperCase(), email_verified: true })
    expect(pathOf(shown)).toBe('/sign-in/account')
    expect(await shown.textContent('main')).toContain(email)
    const { rows } = await office.cases.pool.query(
      'select "accessToken", "idToken", "refreshToken" from auth.account where "userId" = $1',
      [`oidc-${id}`],
    )
    expect(rows).toEqual([{ accessToken: null, idToken: null, refreshToken: null }])
  },
)

test('a provider that knows the person by subject is believed when the mail address has changed', async () => {
  const email = await member('renamed')
  await signInBy(ministry, 'sub-renamed', { email, email_verified: true })
  await context!.clearCookies()
  const shown = await signInBy(ministry, 'sub-renamed', { email: 'other@wian.example', email_verified: true })
  expect(await shown.textContent('main')).toContain(email)
})

test.each([
  ['is not known', 'stranger@wian.example', true],
  ['has a mail address that the provider did not check', 'unchecked@wian.example', false],
])('who %s is refused in words, and gets no account', async (_who, email, email_verified) => {
  await member('unchecked')
  const shown = await signInBy(ministry, `sub-of-${email}`, { email, email_verified })
  expect(pathOf(shown)).toBe('/sign-in')
  expect(await shown.textContent('[role=alert] >> nth=0')).toContain('ไม่พบบัญชีของท่านในระบบนี้')
  expect(await sessionsOf('unchecked')).toBe(0)
})

test('the office that the provider names chooses the assignment', async () => {
  const email = await member('two-desks')
  await addAssignment(office.cases.pool, { personId: 'two-desks', officeCode: 'P1001', role: 'director' })
  const shown = await signInBy(area, 'sub-two', { email, email_verified: true, office: 'P1001' })
  expect(await shown.isChecked('label:has-text("กรุงเทพมหานคร") input')).toBe(true)
})

test('a locked person does not come in by a provider either', async () => {
  const email = await member('locked-oidc')
  await office.cases.pool.query(
    "update person set locked_at = now(), locked_reason = 'ทดสอบ' where person_id = 'locked-oidc'",
  )
  expect(pathOf(await signInBy(area, 'sub-locked', { email, email_verified: true }))).toBe('/sign-in')
  expect(await sessionsOf('locked-oidc')).toBe(0)
})

test('signing out at the provider ends the session here', async () => {
  const email = await member('leaving')
  const shown = await signInBy(ministry, 'sub-leaving', { email, email_verified: true })
  expect(await sessionsOf('leaving')).toBe(1)
  await shown.goto(`${ministry.issuer.issuer}/session/end`)
  await shown.click('button[value=yes]')
  await until(async () => (await sessionsOf('leaving')) === 0)
  await shown.goto(`${office.publicUrl}/sign-in/account`)
  expect(pathOf(shown)).toBe('/sign-in')
})

describe('a logout token', () => {
  const now = () => Math.floor(Date.now() / 1000)
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const good = (jti: string): JWTPayload => ({
    ...{ iss: ministry.issuer.issuer, aud: ministry.issuer.clientId, sub: 'sub-token' },
    ...{ iat: now(), exp: now() + 60, jti, events },
  })
  const send = (token: string) =>
    fetch(`${office.url}/sign-in/oidc/ministry/logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }),
    })

  test('is obeyed once, and only when everything about it is right', async () => {
    const email = await member('by-token')
    await signInBy(ministry, 'sub-token', { email, email_verified: true })
    const { privateKey } = await generateKeyPair('RS256')
    const forged = new SignJWT(good('j-0')).setProtectedHeader({ alg: 'RS256', kid: 'test' }).sign(privateKey)
    const { sub: _, ...nobody } = good('j-1')
    const { jti: __, ...nameless } = good('j-7')
    const bad = [
      await forged,
      await ministry.sign(nobody),
      await ministry.sign({ ...good('j-2'), aud: 'another' }),
      await ministry.sign({ ...good('j-3'), iss: area.issuer.issuer }),
      await ministry.sign({ ...good('j-4'), events: {} }),
      await ministry.sign({ ...good('j-5'), nonce: 'n' }),
      await ministry.sign({ ...good('j-6'), iat: now() - 600 }),
      await ministry.sign(nameless),
      await area.sign(good('j-8')),
      'no token at all',
    ]
    for (const token of bad) expect((await send(token)).status).toBe(400)
    expect(await sessionsOf('by-token')).toBe(1)
    const token = await ministry.sign(good('j-9'))
    expect((await send(token)).status).toBe(200)
    expect(await sessionsOf('by-token')).toBe(0)
    expect((await send(token)).status).toBe(400)
  })
})
