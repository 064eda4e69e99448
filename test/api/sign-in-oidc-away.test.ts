import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setPasswords } from '../../db/accounts.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.js'
import { until } from '../support/circulars.js'
import { startIssuer, type TestIssuer } from '../support/oidc.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { openOffice, type Office } from './office.js'
import { central } from './people.js'

/** Providers that are away when the API starts, that never answer, and that answer nonsense. */

const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'
const AWAY = 'ผู้ให้บริการนี้ยังไม่ตอบ'

let office: Office
let browser: Browser
let page: Page
let late: TestIssuer['issuer']
let strange: { server: Server; issuer: TestIssuer['issuer'] }
let answer: (response: ServerResponse) => void = () => undefined // takes the connection and says nothing

beforeAll(async () => {
  browser = await openBrowser()
  office = await openOffice({
    issuers: async (publicUrl) => {
      const provider = await startIssuer('late', publicUrl)
      await provider.close()
      late = provider.issuer
      const server = createServer((_request, response) => answer(response))
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
      const name = { th: 'ผู้ให้บริการแปลก', en: 'Strange provider' }
      strange = { server, issuer: { ...late, id: 'strange', issuer, name } }
      return [late, strange.issuer]
    },
  })
  page = await browser.newPage({ locale: 'th-TH' })
}, 300_000)
afterAll(async () => {
  await browser.close()
  strange.server.closeAllConnections()
  await new Promise((done) => strange.server.close(done))
  await office.close()
}, 60_000)

async function choose({ name }: TestIssuer['issuer']): Promise<string> {
  await page.goto(`${office.publicUrl}/sign-in`)
  await page.click(`text=เข้าด้วย ${name.th}`)
  await page.waitForLoadState()
  return (await page.textContent('main')) ?? ''
}

async function member(personId: string): Promise<string> {
  const { email } = await addPerson(office.cases.pool, personId)
  await addAssignment(office.cases.pool, central('officer', personId))
  return email
}

test('a provider that never answers keeps nobody from signing in by password', async () => {
  const email = await member('by-password')
  await setPasswords(office.cases.pool, [{ personId: 'by-password', hashed: await hashPassword(PASSWORD) }])
  let gaveUp = false
  answer = (response) => void response.on('close', () => (gaveUp = true))
  const signedIn = await fetch(`${office.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  expect([signedIn.status, gaveUp]).toEqual([200, false])
})

test('a provider that is away is told of in words, and lets people in once it is back, without a restart', async () => {
  expect(await choose(late)).toContain(AWAY)
  const email = await member('late-comer')
  const provider = await startIssuer('late', office.publicUrl, Number(new URL(late.issuer).port))
  try {
    provider.login = 'sub-late'
    provider.claims['sub-late'] = { email, email_verified: true }
    await until(async () => (await choose(late)).includes(email))
    expect(new URL(page.url()).pathname).toBe('/sign-in/account')
  } finally {
    await provider.close()
  }
}, 60_000)

test.each([
  ['no JSON', () => '<html>out of order</html>'],
  ['a document without addresses', () => JSON.stringify({ issuer: strange.issuer.issuer })],
  [
    'addresses that no browser may follow',
    () =>
      JSON.stringify({
        issuer: strange.issuer.issuer,
        authorization_endpoint: 'javascript:alert(1)',
        ...{ token_endpoint: strange.issuer.issuer, jwks_uri: strange.issuer.issuer },
      }),
  ],
  [
    'the document of another issuer',
    () => {
      const at = strange.issuer.issuer
      return JSON.stringify({
        ...{ issuer: 'https://other.example', authorization_endpoint: `${at}/a`, token_endpoint: `${at}/t` },
        ...{ jwks_uri: `${at}/k`, id_token_signing_alg_values_supported: ['RS256'] },
      })
    },
  ],
  ['more than any document has', () => ' '.repeat(1_000_000)],
])(
  'a provider that answers %s is as good as away',
  async (_what, body) => {
    let isAsked = false
    answer = (response) => {
      isAsked = true
      response.setHeader('content-type', 'application/json')
      response.end(body())
    }
    await until(async () => (await choose(strange.issuer)).includes(AWAY) && isAsked)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  },
  60_000,
)
