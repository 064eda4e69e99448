import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { openMailTransport } from '../../activities/mail-transport.js'
import { createMailRenderer } from '../../activities/mail-renderer.js'
import { createMailRoom } from '../../activities/mailroom.js'
import { firstLink, linkToken, putDownLink } from '../../db/links.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { startSmtp, type Smtp } from '../support/smtp.js'
import { openOffice, type Office } from './office.js'
import { central, SECRET } from './people.js'

let office: Office
let smtp: Smtp
beforeAll(async () => {
  ;[office, smtp] = await Promise.all([openOffice(), startSmtp()])
})
afterAll(async () => {
  await smtp.close()
  await office.close()
})
beforeEach(async () => void (await office.cases.pool.query('delete from auth.wrong_try')))

const ADMINISTRATOR = central('administrator')
const NEW_PASSWORD = 'รหัสผ่านใหม่ที่ยาวพอ'
const post = (path: string, body: unknown) =>
  fetch(`${office.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const signIn = (email: string, password: string) => post('/auth/sign-in/email', { email, password })
const give = (personIds: string[], how: string, who = ADMINISTRATOR) =>
  office.ask(who, 'post', '/people/accounts', { body: { personIds, give: how } })

/** Opens accounts with random passwords, and answers those. */
async function passwordsFor(personIds: string[]): Promise<string[]> {
  const { items } = (await give(personIds, 'password')).body as { items: { password: string }[] }
  return items.map(({ password }) => password)
}

/** Sends what is in the outbox; the token of the link in the mail to this address, if there is one. */
async function tokenMailedTo(email: string): Promise<string | undefined> {
  const { pool } = office.cases
  const render = createMailRenderer({ pool, publicUrl: office.publicUrl, secret: SECRET })
  const transport = openMailTransport(smtp.url)
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  await createMailRoom({
    pool,
    transport,
    render,
    log,
    from: 'w@wian.example',
    domain: 'wian.example',
  }).drain()
  transport.close()
  const mail = smtp.taken.findLast(({ to }) => to === email)
  return /token=([\w.-]+)/.exec(mail?.email.text ?? '')?.[1]
}

async function member(personId: string): Promise<string> {
  const { email } = await addPerson(office.cases.pool, personId)
  await addAssignment(office.cases.pool, central('officer', personId))
  return email
}

test('the tables are those that the library asks for', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(office.desk.auth.options)
  expect([toBeCreated, toBeAdded]).toEqual([[], []])
})

test('an invitation by mail sets the first password, once', async () => {
  const email = await member('invited')
  expect((await give(['invited'], 'mail')).body).toEqual({
    items: [{ personId: 'invited', outcome: 'mailed' }],
  })
  const token = await tokenMailedTo(email)
  expect((await post('/v1/sign-in/password', { token, password: 'สั้น' })).status).toBe(422)
  expect((await post('/v1/sign-in/password', { token, password: NEW_PASSWORD })).status).toBe(200)
  expect((await post('/v1/sign-in/password', { token, password: NEW_PASSWORD })).status).toBe(410)
  expect((await signIn(email, NEW_PASSWORD)).status).toBe(200)
  const { rows } = await office.cases.pool.query(
    "select to_address, params from mail where person_id = 'invited'",
  )
  expect(JSON.stringify(rows)).not.toContain(token?.split('.')[1])
  expect(JSON.stringify(rows)).not.toContain(email)
})

test('recovery sends a link of 30 minutes that ends other sessions; a newer link ends the older one', async () => {
  const email = await member('recovering')
  const [password = ''] = await passwordsFor(['recovering'])
  const bearer = (await signIn(email, password)).headers.get('set-auth-token')
  const ask = async () => {
    const before = smtp.taken.length
    await post('/v1/sign-in/recovery', { email })
    let token: string | undefined
    while (smtp.taken.length === before) token = await tokenMailedTo(email)
    return token
  }
  const [older, newer] = [await ask(), await ask()]
  expect((await post('/v1/sign-in/password', { token: older, password: NEW_PASSWORD })).status).toBe(410)
  const me = () => fetch(`${office.url}/api/v1/me`, { headers: { authorization: `Bearer ${bearer}` } })
  expect((await me()).status).toBe(200)
  expect((await post('/v1/sign-in/password', { token: newer, password: NEW_PASSWORD })).status).toBe(200)
  expect((await me()).status).toBe(401)
  const late = await ask()
  const [linkId] = late?.split('.') ?? []
  const { rows } = await office.cases.pool.query(
    'select round(extract(epoch from expires_at - created_at) / 60)::int as minutes from auth.link where link_id = $1',
    [linkId],
  )
  expect(rows).toEqual([{ minutes: 30 }])
  await office.cases.pool.query('update auth.link set expires_at = clock_timestamp() where link_id = $1', [
    linkId,
  ])
  expect((await post('/v1/sign-in/password', { token: late, password: NEW_PASSWORD })).status).toBe(410)
})

test('a link opens what it was made for and nothing else, and only with its own secret', async () => {
  const { pool } = office.cases
  await member('linked')
  const invited = await putDownLink(pool, { secret: SECRET, purpose: 'invitation', personId: 'linked' })
  const first = await putDownLink(pool, { secret: SECRET, purpose: 'setUp' })
  const opens = async (page: string, token: string) => {
    const who = page === 'set-up' ? { nameTh: 'สมมุติ ปีนเข้ามา', email: 'climber@wian.example' } : {}
    return (await post(`/v1/sign-in/${page}`, { token, password: NEW_PASSWORD, ...who })).status
  }
  expect(await opens('set-up', linkToken(SECRET, invited))).toBe(410)
  expect(await opens('password', linkToken(SECRET, first))).toBe(410)
  expect(await opens('password', linkToken(`not ${SECRET}`, invited))).toBe(410)
  expect(await opens('password', linkToken(SECRET, invited))).toBe(200)
})

test('the accounts of 210 people cost less than two processors do in five seconds, each with a password of its own', async () => {
  const ids = Array.from({ length: 210 }, (_, n) => `bulk-${n}`)
  for (const id of ids) await addPerson(office.cases.pool, id)
  // Processor time: how long it takes by the clock depends on what else the machine does.
  const before = process.cpuUsage()
  const passwords = await passwordsFor(ids)
  const { user, system } = process.cpuUsage(before)
  expect(new Set(passwords).size).toBe(210)
  expect((await signIn('bulk-209@wian.example', passwords[209]!)).status).toBe(200)
  expect((user + system) / 1e6).toBeLessThan(2 * 5)
})

test('who cannot sign in gets nothing, only an administrator gives, and passwords only in a rehearsal', async () => {
  await member('leaver')
  await member('locked')
  await office.cases.pool.query("update person set left_on = '2020-01-01' where person_id = 'leaver'")
  await office.cases.pool.query(
    "update person set locked_at = now(), locked_reason = 'ทดสอบ' where person_id = 'locked'",
  )
  const reply = await give(['leaver', 'locked', 'nobody'], 'link')
  expect((reply.body as { items: unknown[] }).items).toMatchObject([
    { personId: 'leaver', outcome: 'refused', problem: { code: 'ACCOUNT_IMPOSSIBLE' } },
    { personId: 'locked', outcome: 'refused', problem: { code: 'ACCOUNT_IMPOSSIBLE' } },
    { personId: 'nobody', outcome: 'refused' },
  ])
  expect((await give(['leaver'], 'link', central('officer'))).status).toBe(403)
  await asRealCases(async () => {
    expect(await give(['locked'], 'password')).toMatchObject({
      status: 409,
      body: { code: 'REHEARSAL_ONLY' },
    })
  })
})

/** Has the house stand as one that keeps real cases, for as long as the work takes. */
async function asRealCases(work: () => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: office.cases.ownerUrl })
  await owner.connect()
  try {
    await owner.query("delete from setting where key = 'rehearsal'")
    await work()
  } finally {
    await owner.query("insert into setting values ('rehearsal', 'true')")
    await owner.end()
  }
}

test('while there is nobody the start prints one link, the same until it is used, and then none', async () => {
  const { pool } = office.cases
  expect(await firstLink(pool, SECRET)).toBeUndefined()
  const linkId = await putDownLink(pool, { secret: SECRET, purpose: 'setUp' })
  const { rows } = await pool.query(
    "select encode(sha256, 'hex') as hash, link_id from auth.link where link_id = $1",
    [linkId],
  )
  expect(JSON.stringify(rows)).not.toContain(linkToken(SECRET, linkId).split('.')[1])
  const first = await pool.query("select case_id from personnel where person_id like 'p-%'")
  const made = await post('/v1/sign-in/set-up', {
    ...{ token: linkToken(SECRET, linkId), nameTh: 'สมมุติ บันทึกได้', email: 'kept@wian.example' },
    password: NEW_PASSWORD,
  })
  expect(made.status).toBe(201)
  const then = await pool.query("select case_id from personnel where person_id like 'p-%'")
  expect((then.rowCount ?? 0) - (first.rowCount ?? 0)).toBe(1)
})
