import { randomUUID } from 'node:crypto'
import { setPasswords } from '../../db/accounts.js'
import { linkToken, putDownLink } from '../../db/links.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { openOffice, type Office } from './office.js'
import { central, SECRET } from './people.js'

let office: Office
beforeAll(async () => void (office = await openOffice()))
afterAll(() => office.close())

const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'
let hashed: string
beforeAll(async () => void (hashed = await hashPassword(PASSWORD)))

/** A person with an account, a password and one assignment. */
async function member(role = 'officer' as const) {
  const personId = `p-${randomUUID()}`
  const { email } = await addPerson(office.cases.pool, personId)
  const assignmentId = await addAssignment(office.cases.pool, central(role, personId))
  await setPasswords(office.cases.pool, [{ personId, hashed }])
  return { personId, email, assignmentId }
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${office.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const signIn = (email: string, password = PASSWORD) => post('/auth/sign-in/email', { email, password })
const me = (headers: Record<string, string>) => fetch(`${office.url}/api/v1/me`, { headers })

test('a person signs in with mail address and password, and acts by bearer or by cookie', async () => {
  const { email, personId, assignmentId } = await member()
  const answer = await signIn(email.toUpperCase())
  expect(answer.status).toBe(200)
  const authorization = `Bearer ${answer.headers.get('set-auth-token')}`
  const byBearer = await me({ authorization })
  expect(byBearer.status).toBe(200)
  expect(await byBearer.json()).toMatchObject({ actor: { personId, officeCode: 'C0001', assignmentId } })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^wian-session=.+; Max-Age=7200; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await me({ cookie: cookie.split(';')[0] ?? '' })).status).toBe(200)
})

test('the token without its signature, as the table holds it, opens nothing', async () => {
  const { email } = await member()
  const { token } = (await (await signIn(email)).json()) as { token: string }
  expect((await me({ authorization: `Bearer ${token}` })).status).toBe(401)
})

test('the first administrator is made by a link that works once', async () => {
  const linkId = await putDownLink(office.cases.pool, { secret: SECRET, purpose: 'setUp' })
  const who = { nameTh: 'สมมุติ ตั้งต้น', email: 'first@wian.example', password: PASSWORD }
  const ask = (token: string) => post('/v1/sign-in/set-up', { token, ...who })
  expect((await ask(`${linkId}.wrong`)).status).toBe(410)
  expect((await ask(linkToken(SECRET, linkId))).status).toBe(201)
  expect((await ask(linkToken(SECRET, linkId))).status).toBe(410)
  const answer = await signIn(who.email)
  const authorization = `Bearer ${answer.headers.get('set-auth-token')}`
  expect(await (await me({ authorization })).json()).toMatchObject({ actor: { role: 'administrator' } })
})
