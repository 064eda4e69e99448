import { setPasswords } from '../../db/accounts.js'
import { hashPassword } from '../../api/sign-in/passwords.js'
import { FREE_TRIES, waitAfter } from '../../api/sign-in/throttle.js'
import { addAssignment, addPerson } from '../support/sign-in.js'
import { openOffice, type Office } from './office.js'
import { central } from './people.js'

let office: Office
beforeAll(async () => void (office = await openOffice()))
afterAll(() => office.close())
beforeEach(async () => void (await office.cases.pool.query('delete from auth.wrong_try')))

const PASSWORD = 'ขอผ่านประตู 12 ครั้ง'

async function member(personId: string): Promise<string> {
  const { email } = await addPerson(office.cases.pool, personId)
  await addAssignment(office.cases.pool, central('officer', personId))
  await setPasswords(office.cases.pool, [{ personId, hashed: await hashPassword(PASSWORD) }])
  return email
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${office.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const signIn = (email: string, password: string) => post('/auth/sign-in/email', { email, password })
const forgetAddress = () => office.cases.pool.query("delete from auth.wrong_try where key like 'address%'")

test('who guesses waits longer and longer, up to a quarter of an hour', () => {
  expect([FREE_TRIES - 1, 10, 11, 12, 13, 14, 15, 40].map(waitAfter)).toEqual([
    0, 30, 60, 120, 240, 480, 900, 900,
  ])
})

test('after ten wrong passwords the account waits, whatever the address, and even for the right one', async () => {
  const email = await member('guessed')
  for (let n = 0; n < FREE_TRIES; n += 1) {
    expect((await signIn(email, `ผิดครั้งที่ ${n} แน่นอน`)).status).toBe(401)
    await forgetAddress()
  }
  const waits = await signIn(email.toUpperCase(), PASSWORD)
  expect(waits.status).toBe(429)
  expect(Number(waits.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await waits.json()).toMatchObject({ code: 'TOO_MANY_TRIES' })
  expect((await signIn(await member('neighbour'), PASSWORD)).status).toBe(200)
})

test('an address that tries many accounts waits for all of them', async () => {
  const own = await member('own-account')
  for (let n = 0; n < FREE_TRIES; n += 1) {
    await signIn(`nobody-${n}@wian.example`, PASSWORD)
    if (n === 5) expect((await signIn(own, PASSWORD)).status).toBe(200)
  }
  expect((await signIn(own, PASSWORD)).status).toBe(429)
})

test('an unknown address, one without a password and a wrong password sound and take the same', async () => {
  const email = await member('known')
  const { email: bare } = await addPerson(office.cases.pool, 'without-password')
  const timed = async (address: string) => {
    // Processor time: how long it takes by the clock depends on what else the machine does.
    const before = process.cpuUsage()
    const answer = await signIn(address, 'ไม่ใช่รหัสผ่านนี้แน่นอน')
    const body = { ...((await answer.json()) as object), instance: '' }
    const { user, system } = process.cpuUsage(before)
    return { ms: (user + system) / 1000, said: JSON.stringify([answer.status, body]) }
  }
  const took: Record<string, number[]> = {}
  const heard = new Set<string>()
  for (let n = 0; n < 8; n += 1) {
    for (const address of [email, bare, `unknown-${n}@wian.example`]) {
      await office.cases.pool.query('delete from auth.wrong_try')
      const { ms, said } = await timed(address)
      ;(took[address.split('-')[0]!] ??= []).push(ms)
      heard.add(said)
    }
  }
  expect(heard.size).toBe(1)
  const medians = Object.values(took).map((all) => all.sort((a, b) => a - b)[4]!)
  // One hash costs some 20 ms: a missing one would stand out by more than half.
  expect(Math.min(...medians) / Math.max(...medians)).toBeGreaterThan(0.5)
})

test('recovery says the same for every address and sends to a known one only', async () => {
  const email = await member('forgetful')
  const answers = await Promise.all(
    [email, 'unknown@wian.example'].map(async (address) => {
      const answer = await post('/v1/sign-in/recovery', { email: address })
      return [answer.status, await answer.json()]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toEqual([202, { minutes: 30 }])
})

test('recovery is not asked for endlessly: neither for one account nor from one address', async () => {
  const email = await member('pestered')
  const recover = async (address: string) => (await post('/v1/sign-in/recovery', { email: address })).status
  for (let n = 0; n < FREE_TRIES; n += 1) {
    expect(await recover(email)).toBe(202)
    await forgetAddress()
  }
  expect(await recover(email)).toBe(429)
  await office.cases.pool.query('delete from auth.wrong_try')
  for (let n = 0; n < FREE_TRIES; n += 1) expect(await recover(`many-${n}@wian.example`)).toBe(202)
  expect(await recover(email)).toBe(429)
  // Who asks for links keeps nobody from signing in.
  expect((await signIn(email, PASSWORD)).status).toBe(200)
})

test('a stolen session does not help to guess the password: wrong proofs count as wrong sign-ins', async () => {
  const email = await member('robbed')
  const bearer = (await signIn(email, PASSWORD)).headers.get('set-auth-token') ?? ''
  const prove = async (password: string) =>
    (await post('/v1/me/confirm', { password }, { authorization: `Bearer ${bearer}` })).status
  for (let n = 0; n < FREE_TRIES; n += 1) {
    expect(await prove(`ผิดครั้งที่ ${n} แน่นอน`)).toBe(401)
    await forgetAddress()
  }
  expect(await prove(PASSWORD)).toBe(429)
  expect((await signIn(email, PASSWORD)).status).toBe(429)
})
