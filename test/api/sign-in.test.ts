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

/** What the journal of accounts says of a person, oldest first. */
async function journalOf(personId: string) {
  const { rows } = await office.cases.pool.query<{ what: string; session_id: string | null }>(
    'select what, session_id from auth.journal where person_id = $1 order by entry_id',
    [personId],
  )
  return rows
}

test('the journal of accounts has each session that was opened and each wrong guess', async () => {
  const { email, personId } = await member()
  expect((await signIn(email, 'ไม่ใช่รหัสผ่านนี้')).status).toBe(401)
  expect((await signIn('nobody@wian.example')).status).toBe(401)
  const answer = await signIn(email)
  const authorization = `Bearer ${answer.headers.get('set-auth-token')}`
  const { items } = (await (
    await fetch(`${office.url}/api/v1/me/sessions`, { headers: { authorization } })
  ).json()) as { items: { sessionId: string }[] }
  expect(await journalOf(personId)).toEqual([
    { what: 'signInRefused', session_id: null },
    { what: 'signedIn', session_id: items[0]?.sessionId },
  ])
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

describe('sessions', () => {
  const signedIn = async (email: string) => `Bearer ${(await signIn(email)).headers.get('set-auth-token')}`
  const ask = (authorization: string, method: string, path: string, body?: unknown) =>
    fetch(`${office.url}/api/v1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const db = () => office.cases.pool

  test('each sign-in gives a new token, and nobody brings their own', async () => {
    const { email } = await member()
    const first = await signedIn(email)
    const again = await post('/auth/sign-in/email', { email, password: PASSWORD }, { authorization: first })
    expect(`Bearer ${again.headers.get('set-auth-token')}`).not.toBe(first)
  })

  test('with several assignments the person chooses first, and then acts under the chosen one', async () => {
    const { email, personId } = await member()
    const second = await addAssignment(db(), central('checker', personId))
    const bearer = await signedIn(email)
    expect((await ask(bearer, 'GET', '/me')).status).toBe(409)
    expect(await (await ask(bearer, 'GET', '/me/assignments')).json()).toMatchObject({ chosenId: null })
    expect((await ask(bearer, 'PUT', '/me/assignment', { assignmentId: 'a-foreign' })).status).toBe(404)
    expect((await ask(bearer, 'PUT', '/me/assignment', { assignmentId: second })).status).toBe(200)
    expect(await (await ask(bearer, 'GET', '/me')).json()).toMatchObject({ actor: { role: 'checker' } })
  })

  test.each([
    ['locked', "update person set locked_at = now(), locked_reason = 'ทดสอบ' where person_id = $1", 401],
    ['gone', "update person set left_on = '2020-01-01' where person_id = $1", 401],
    ['without an assignment', 'update assignment set revoked_at = now() where person_id = $1', 403],
    [
      'past the end of the assignment',
      "update assignment set valid_to = '2023-11-21' where person_id = $1",
      403,
    ],
    ['idle for two hours', `update auth.session set "expiresAt" = now() where "userId" = $1`, 401],
    [
      'signed in for twelve hours',
      `update auth.session set "createdAt" = now() - interval '12 hours' where "userId" = $1`,
      401,
    ],
  ])('a person who is %s acts no more from that request on', async (_what, change, status) => {
    const { email, personId } = await member()
    const bearer = await signedIn(email)
    expect((await ask(bearer, 'GET', '/me')).status).toBe(200)
    await db().query(change, [personId])
    expect((await ask(bearer, 'GET', '/me')).status).toBe(status)
  })

  test('a session lives on while it is used, two hours from then, twelve in all', async () => {
    const { email, personId } = await member()
    const bearer = await signedIn(email)
    const endsIn = async (startedAgo: string) => {
      await db().query(
        `update auth.session set "createdAt" = now() - $2::interval, "updatedAt" = now() - interval '2 minutes',
           "expiresAt" = now() + interval '1 minute' where "userId" = $1`,
        [personId, startedAgo],
      )
      expect((await ask(bearer, 'GET', '/me')).status).toBe(200)
      const { rows } = await db().query<{ minutes: number }>(
        `select round(extract(epoch from "expiresAt" - now()) / 60)::int as minutes from auth.session where "userId" = $1`,
        [personId],
      )
      return rows[0]?.minutes
    }
    expect(await endsIn('1 hour')).toBe(120)
    expect(await endsIn('11 hours')).toBe(60)
  })

  test('a locked person is told nothing else than a wrong password', async () => {
    const { email, personId } = await member()
    await db().query("update person set locked_at = now(), locked_reason = 'ทดสอบ' where person_id = $1", [
      personId,
    ])
    const [locked, wrong] = [await signIn(email), await signIn(email, 'ไม่ใช่รหัสผ่านนี้แน่นอน')]
    const said = async (answer: Response) => ({ ...((await answer.json()) as object), instance: '' })
    expect([locked.status, await said(locked)]).toEqual([wrong.status, await said(wrong)])
  })

  test('after a quarter of an hour signing needs a proof, which also changes the token', async () => {
    const { email, personId } = await member()
    const stale = await signedIn(email)
    await db().query(
      `update auth.session set "confirmedAt" = now() - interval '15 minutes' where "userId" = $1`,
      [personId],
    )
    const launch = (bearer: string) => ask(bearer, 'POST', '/circulars/none/launch', {})
    expect(await (await launch(stale)).json()).toMatchObject({ code: 'FRESH_SIGN_IN_NEEDED' })
    expect((await ask(stale, 'POST', '/me/confirm', { password: 'ผิดแน่นอน 123456' })).status).toBe(401)
    const proved = await ask(stale, 'POST', '/me/confirm', { password: PASSWORD })
    const fresh = `Bearer ${((await proved.json()) as { token: string }).token}`
    expect((await ask(stale, 'GET', '/me')).status).toBe(401)
    expect(await (await launch(fresh)).json()).not.toMatchObject({ code: 'FRESH_SIGN_IN_NEEDED' })
  })

  test('a person sees the own sessions, ends one, and signs out everywhere', async () => {
    const { email } = await member()
    const [here, there] = [await signedIn(email), await signedIn(email)]
    const { items } = (await (await ask(here, 'GET', '/me/sessions')).json()) as {
      items: { sessionId: string; isThis: boolean }[]
    }
    expect(items.map(({ isThis }) => isThis).sort()).toEqual([false, true])
    const other = items.find(({ isThis }) => !isThis)!
    expect((await ask(here, 'POST', `/me/sessions/${other.sessionId}/end`, {})).status).toBe(200)
    expect((await ask(there, 'GET', '/me')).status).toBe(401)
    const foreign = (await (
      await ask(await signedIn((await member()).email), 'GET', '/me/sessions')
    ).json()) as {
      items: { sessionId: string }[]
    }
    expect((await ask(here, 'POST', `/me/sessions/${foreign.items[0]?.sessionId}/end`, {})).status).toBe(404)
    expect((await ask(here, 'POST', '/me/sign-out', { everywhere: true })).status).toBe(200)
    expect((await ask(here, 'GET', '/me')).status).toBe(401)
  })

  test('a new password ends the other sessions, and a weak one changes nothing', async () => {
    const { email } = await member()
    const [here, there] = [await signedIn(email), await signedIn(email)]
    const change = (password: string) => ask(here, 'POST', '/me/password', { old: PASSWORD, password })
    for (const weak of ['สั้นไป', 'aaaaaaaaaaaaaaaa', `${email.split('@')[0]}-1`]) {
      expect((await change(weak)).status).toBe(422)
    }
    expect((await ask(there, 'GET', '/me')).status).toBe(200)
    expect((await change('รหัสผ่านใหม่ที่ยาวพอ')).status).toBe(200)
    expect((await ask(there, 'GET', '/me')).status).toBe(401)
    expect((await signIn(email)).status).toBe(401)
  })

  test('a foreign page cannot make a browser change anything', async () => {
    const { email } = await member()
    const cookie = (await signIn(email)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const confirm = (headers: Record<string, string>) =>
      post('/v1/me/confirm', { password: PASSWORD }, { cookie, ...headers })
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]
    for (const headers of foreign) {
      expect(await (await confirm(headers as never)).json()).toMatchObject({ code: 'ORIGIN_REFUSED' })
      const out = await post('/auth/sign-out', {}, { cookie, ...(headers as object) })
      expect(await out.json()).toMatchObject({ code: 'ORIGIN_REFUSED' })
    }
    const own = await confirm({ 'sec-fetch-site': 'same-origin' })
    expect(own.status).toBe(200)
    expect(await own.json()).not.toHaveProperty('token')
    expect(own.headers.getSetCookie()[0]).toMatch(/^wian-session=.+HttpOnly; SameSite=Lax$/)
    expect((await me({ cookie })).status).toBe(401)
  })
})
