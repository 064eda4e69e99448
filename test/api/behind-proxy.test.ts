import { request as plainRequest, type IncomingHttpHeaders } from 'node:http'
import { request as tlsRequest, type RequestOptions } from 'node:https'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { hashPassword } from '../../api/sign-in/passwords.js'
import { setPasswords } from '../../db/accounts.js'
import { openBrowser } from '../support/browser.js'
import { certifyServer, makeAuthority } from '../support/certificates.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { startTlsProxy, type TlsProxy } from '../support/tls-proxy.js'
import { openOffice, type Office } from './office.js'
import { central } from './people.js'

/** The product as agencies run it: PUBLIC_URL is https, and a proxy that ends TLS stands before the API. */

const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'
const COOKIE = '__Host-wian-session'
const PUBLIC = 20
const authority = makeAuthority('authority of the tests')

let office: Office
let proxy: TlsProxy
let publicUrl: string
let email: string

beforeAll(async () => {
  proxy = await startTlsProxy(certifyServer({ names: ['localhost'], by: authority }))
  publicUrl = `https://localhost:${proxy.port}`
  const requestLimits = { reads: 6_000, writes: 3_000, exports: 120, public: PUBLIC }
  office = await openOffice({ publicUrl, trustedProxies: ['127.0.0.1'], requestLimits })
  proxy.target = office.url
  ;({ email } = await addPerson(office.cases.pool, 'p-proxy'))
  await addAssignment(office.cases.pool, central('officer', 'p-proxy'))
  const hashed = await hashPassword(PASSWORD)
  await setPasswords(office.cases.pool, [{ personId: 'p-proxy', hashed }])
}, 120_000)
afterAll(async () => {
  await proxy.close()
  await office.close()
}, 60_000)

type Answered = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }
type Asked = { headers?: Record<string, string>; body?: object; from?: string; around?: boolean }

/** Asks through the proxy, or around it, from an address of loopback. */
function ask(
  method: string,
  path: string,
  { headers = {}, body, from, around }: Asked = {},
): Promise<Answered> {
  const { hostname, port } = new URL(around ? office.url : publicUrl)
  const json = body ? { 'content-type': 'application/json' } : {}
  const options: RequestOptions = {
    ...{ method, path, hostname, port, family: 4, ca: authority.certificatePem },
    ...(from ? { localAddress: from } : {}),
    headers: { ...json, ...headers },
  }
  return new Promise((resolve, reject) => {
    const sent = (around ? plainRequest : tlsRequest)(options, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    sent.on('error', reject).end(body && JSON.stringify(body))
  })
}

describe('a browser', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  beforeAll(async () => void (browser = await openBrowser()), 300_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    // The browser does not know the authority of the tests; what the certificate says is tested with `ask`.
    context = await browser.newContext({ locale: 'th-TH', ignoreHTTPSErrors: true })
    page = await context.newPage()
  })
  afterEach(() => context.close())

  async function signIn(): Promise<void> {
    await page.goto(`${publicUrl}/sign-in`)
    await page.fill('#email', email)
    await page.fill('#password', PASSWORD)
    await page.click('main form:first-of-type button')
  }

  it('signs in, stays signed in by a cookie bound to this host and to https, and signs out', async () => {
    await signIn()
    expect(page.url()).toContain(`${publicUrl}/sign-in/account`)
    expect(await page.textContent('main')).toContain(email)
    const [cookie] = (await context.cookies()).filter(({ name }) => name.includes('session'))
    expect(cookie).toMatchObject({
      ...{ name: COOKIE, secure: true, httpOnly: true, sameSite: 'Lax' },
      ...{ path: '/', domain: 'localhost' },
    })
    await page.click('form[action*="sign-out"] button')
    expect((await context.cookies()).filter(({ name }) => name === COOKIE)).toEqual([])
  })

  it('is made to send nothing by a page of another host', async () => {
    await signIn()
    const foreign = await context.newPage()
    await foreign.route('https://elsewhere.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${publicUrl}/sign-in/account/sign-out"><button>x</button></form>`,
      }),
    )
    await foreign.goto('https://elsewhere.example/')
    await Promise.all([foreign.waitForNavigation(), foreign.click('button')])
    expect(await foreign.textContent('body')).toContain('ORIGIN_REFUSED')
    await page.reload()
    expect(await page.textContent('main')).toContain(email)
  })
})

describe('what comes through the proxy', () => {
  const signIn = async (): Promise<string> => {
    const answer = await ask('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })
    expect(answer.status).toBe(200)
    return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  }
  const signOut = (cookie: string, headers: Record<string, string>) =>
    ask('POST', '/api/v1/me/sign-out', { headers: { cookie, ...headers }, body: {} })

  it('tells browsers to come by https for a year, on every answer', async () => {
    for (const path of ['/sign-in', '/api/v1/me', '/healthz', '/nowhere'])
      expect((await ask('GET', path)).headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('changes something only for a page of the own origin, also in browsers that send Origin alone', async () => {
    const cookie = await signIn()
    expect(cookie).toMatch(/^__Host-wian-session=/)
    const host = `localhost:${proxy.port}`
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://elsewhere.example' },
      { origin: `http://${host}` },
      { origin: 'null' },
      { origin: publicUrl, 'sec-fetch-site': 'cross-site' },
      { origin: publicUrl, 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign)
      expect([headers, (await signOut(cookie, headers)).status]).toEqual([headers, 403])
    for (const headers of [{ origin: publicUrl }, { 'sec-fetch-site': 'same-origin' }])
      expect((await signOut(await signIn(), headers)).status).toBe(200)
  })

  it('does not read the figures, although the proxy is on this machine', async () => {
    expect((await ask('GET', '/metrics')).status).toBe(404)
    expect((await ask('GET', '/metrics', { around: true })).status).toBe(200)
  })
})

// Only Linux has the whole of 127/8 on its loopback: each address is another caller.
const onLinux = process.platform === 'linux' ? describe : describe.skip
onLinux('the address that requests are counted against', () => {
  const statuses = async (times: number, how: (n: number) => Asked): Promise<Set<number>> => {
    const found = new Set<number>()
    for (let n = 0; n < times; n += 1) found.add((await ask('GET', '/api/v1/me', how(n))).status)
    return found
  }
  const claimed = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })

  it('is that of the caller, not of the proxy', async () => {
    expect(await statuses(PUBLIC, () => ({ from: '127.0.0.2' }))).toEqual(new Set([401]))
    expect(await statuses(3, () => ({ from: '127.0.0.2' }))).toEqual(new Set([429]))
    expect(await statuses(3, () => ({ from: '127.0.0.3' }))).toEqual(new Set([401]))
  })

  it('is not what a caller claims through the proxy', async () => {
    await statuses(PUBLIC, (n) => ({ from: '127.0.0.4', headers: claimed(n) }))
    expect(await statuses(3, (n) => ({ from: '127.0.0.4', headers: claimed(100 + n) }))).toEqual(
      new Set([429]),
    )
  })

  it('is not what a caller claims who comes around the proxy', async () => {
    const how = (n: number) => ({ from: '127.0.0.5', around: true, headers: claimed(n) })
    await statuses(PUBLIC, how)
    expect(await statuses(3, how)).toEqual(new Set([429]))
  })

  it('is the one whose wrong passwords make it wait, and nobody else behind the proxy', async () => {
    const guess = (from: string, n: number) =>
      ask('POST', '/api/auth/sign-in/email', {
        from,
        body: { email: `${n}@wian.example`, password: 'x'.repeat(12) },
      })
    for (let n = 0; n < 10; n += 1) expect((await guess('127.0.0.6', n)).status).toBe(401)
    expect((await guess('127.0.0.6', 11)).status).toBe(429)
    expect((await guess('127.0.0.7', 12)).status).toBe(401)
  })
})
