import { setPasswords } from '../../db/accounts.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { byEarlierCode, totp } from '../support/totp.js'
import { openOffice, type Office } from './office.js'
import { central } from './people.js'

/** A one-time code of an authenticator app works once (RFC 6238, section 5.2). */

const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'
const STEP_MS = 30_000
let office: Office
beforeAll(async () => void (office = await openOffice()), 90_000)
afterAll(() => office.close(), 60_000)
beforeEach(() => office.cases.pool.query('delete from auth.wrong_try'))

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${office.publicUrl}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const cookieOf = ({ headers }: Response): string =>
  headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
const sessionsOf = async (personId: string): Promise<number> =>
  (await office.cases.pool.query('select from auth.session where "userId" = $1', [personId])).rowCount ?? 0

/** How often the journal of accounts has each thing about the person. */
async function journalOf(personId: string): Promise<Record<string, number>> {
  const { rows } = await office.cases.pool.query<{ what: string; times: number }>(
    'select what, count(*)::int as times from auth.journal where person_id = $1 group by what',
    [personId],
  )
  return Object.fromEntries(rows.map(({ what, times }) => [what, times]))
}

type WithApp = { readonly email: string; readonly secret: string; readonly bearer: string }

/** A person with an app that was added with the code of the step before this one. */
async function withApp(personId: string): Promise<WithApp> {
  const { email } = await addPerson(office.cases.pool, personId)
  await addAssignment(office.cases.pool, central('officer', personId))
  await setPasswords(office.cases.pool, [{ personId, hashed: await hashPassword(PASSWORD) }])
  const signedIn = await post('/auth/sign-in/email', { email, password: PASSWORD })
  const authorization = `Bearer ${signedIn.headers.get('set-auth-token')}`
  const enabled = await post('/auth/two-factor/enable', { password: PASSWORD }, { authorization })
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  const added = await byEarlierCode(secret, (code) =>
    post('/auth/two-factor/verify-totp', { code }, { authorization }),
  )
  expect(added.status).toBe(200)
  return { email, secret, bearer: `Bearer ${added.headers.get('set-auth-token')}` }
}

/** The first step with the password; what the second step is asked with. */
async function halfWay(email: string): Promise<Record<string, string>> {
  return {
    cookie: cookieOf(await post('/auth/sign-in/email', { email, password: PASSWORD })),
    origin: office.publicUrl,
  }
}
const second = (code: string, headers: Record<string, string>) =>
  post('/auth/two-factor/verify-totp', { code }, headers)

test('a code signs in once; shown again in its half minute it is refused and opens no session', async () => {
  const { email, secret } = await withApp('code-once')
  const code = totp(secret)
  const [mine, thief] = [await halfWay(email), await halfWay(email)]
  expect((await second(code, mine)).status).toBe(200)
  const before = await sessionsOf('code-once')
  const again = await second(code, thief)
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([401, 'CODE_REFUSED'])
  expect(again.headers.getSetCookie()).toEqual([])
  expect(await sessionsOf('code-once')).toBe(before)
  // By the password, anew when the app was added, and by the code; not by the password alone once there is an app.
  expect(await journalOf('code-once')).toEqual({ signedIn: 3, signInRefused: 1 })
  // One of an earlier step, not used itself, is no newer than what was used.
  expect((await second(totp(secret, Date.now() - STEP_MS), await halfWay(email))).status).toBe(401)
  expect((await second(totp(secret, Date.now() + STEP_MS), await halfWay(email))).status).toBe(200)
})

test('of twenty who send the same code at once, one comes in', async () => {
  const { email, secret } = await withApp('code-race')
  const before = await sessionsOf('code-race')
  const desks = await Promise.all(Array.from({ length: 20 }, () => halfWay(email)))
  const code = totp(secret)
  const statuses = (await Promise.all(desks.map((desk) => second(code, desk)))).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(await sessionsOf('code-race')).toBe(before + 1)
})

test('a code that confirmed signs nobody in, and the other way round', async () => {
  const { email, secret, bearer } = await withApp('code-both')
  const confirm = (code: string) => post('/v1/me/confirm', { code }, { authorization: bearer })
  const code = totp(secret)
  const confirmed = await confirm(code)
  expect(confirmed.status).toBe(200)
  expect((await second(code, await halfWay(email))).status).toBe(401)
  const next = totp(secret, Date.now() + STEP_MS)
  expect((await second(next, await halfWay(email))).status).toBe(200)
  const { token } = (await confirmed.json()) as { token: string }
  const again = await post('/v1/me/confirm', { code: next }, { authorization: `Bearer ${token}` })
  expect(again.status).toBe(401)
})
