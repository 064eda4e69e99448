import { openApiDocument } from '../../api/openapi/document.js'
import { ROUTES } from '../../api/routes/index.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import { setPasswords } from '../../db/accounts.js'
import { holdAgainst } from '../support/as-written.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { byEarlierCode, totp } from '../support/totp.js'
import { openOffice, type Office } from './office.js'
import { central } from './people.js'

const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'
const document = openApiDocument(ROUTES)
const holds = holdAgainst(document)

let office: Office
beforeAll(async () => void (office = await openOffice()), 90_000)
afterAll(() => office.close(), 60_000)

type Sent = Readonly<Record<string, string>>

/** Asks under /api/auth as a program does, and holds the answer against the document where that has the address. */
async function post(path: string, body: object, headers: Sent = {}): Promise<[Response, unknown]> {
  const response = await fetch(`${office.publicUrl}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const read: unknown = await response.json()
  const { status } = response
  const address = `/api/auth${path}`
  const isNamed = address in document.paths
  const fault = isNamed
    ? holds('post', address, { status, headers: response.headers, body: read })
    : undefined
  expect([path, status, fault]).toEqual([path, status, undefined])
  return [response, read]
}

const bearerOf = ({ headers }: Response): Sent => ({
  authorization: `Bearer ${headers.get('set-auth-token')}`,
})
const cookieOf = ({ headers }: Response): Sent => ({
  cookie: headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; '),
  origin: office.publicUrl,
})

async function member(personId: string): Promise<string> {
  const { pool } = office.cases
  const { email } = await addPerson(pool, personId)
  await addAssignment(pool, central('officer', personId))
  await setPasswords(pool, [{ personId, hashed: await hashPassword(PASSWORD) }])
  return email
}

test('the document has every way in that a program takes', () => {
  const ways = Object.keys(document.paths).filter((path) => path.startsWith('/api/auth/'))
  expect(ways.map((path) => path.replace('/api/auth', '')).sort()).toEqual([
    '/sign-in/email',
    '/sign-out',
    '/two-factor/verify-backup-code',
    '/two-factor/verify-totp',
  ])
})

test('signing in and out answers as the document says, also when it says no', async () => {
  const email = await member('written-in')
  const statuses = [
    (await post('/sign-in/email', { email, password: `${PASSWORD} wrong` }))[0].status,
    (await post('/sign-in/email', { email: 7 }))[0].status,
    (await post('/two-factor/verify-totp', { code: '000000' }))[0].status,
  ]
  expect(statuses).toEqual([401, 422, 401])
  const [opened] = await post('/sign-in/email', { email, password: PASSWORD })
  const bearer = bearerOf(opened)
  const me = () => fetch(`${office.url}/api/v1/me`, { headers: bearer })
  expect([opened.status, (await me()).status]).toEqual([200, 200])
  expect((await post('/sign-out', {}, bearer))[0].status).toBe(200)
  expect((await me()).status).toBe(401)
})

test('the second step answers as the document says, by app and by backup code', async () => {
  const email = await member('written-twice')
  const bearer = bearerOf((await post('/sign-in/email', { email, password: PASSWORD }))[0])
  const [, enabled] = await post('/two-factor/enable', { password: PASSWORD }, bearer)
  const { totpURI, backupCodes } = enabled as { totpURI: string; backupCodes: string[] }
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  await byEarlierCode(secret, async (code) => (await post('/two-factor/verify-totp', { code }, bearer))[0])
  for (const [path, code] of [
    ['/two-factor/verify-totp', totp(secret)],
    ['/two-factor/verify-backup-code', backupCodes[0] ?? ''],
  ] as const) {
    const [first, said] = await post('/sign-in/email', { email, password: PASSWORD })
    expect(said).toMatchObject({ twoFactorRedirect: true })
    const [second] = await post(path, { code }, cookieOf(first))
    expect([path, second.status, second.headers.has('set-auth-token')]).toEqual([path, 200, true])
  }
})

test('the page behind a QR code and the figures answer as the document says', async () => {
  for (const [address, path] of [
    ['/v/0000000000000000', '/v/{codeOrHash}'],
    ['/metrics', '/metrics'],
  ] as const) {
    const { status, headers } = await fetch(`${office.url}${address}`)
    expect([path, status, holds('get', path, { status, headers, body: '' })]).toEqual([path, 200, undefined])
  }
})
