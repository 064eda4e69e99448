import { linkAddress, linkToken, putDownLink } from '../../db/links.js'
import { addPerson } from '../support/sign-in.js'
import { openOffice, type Office } from './office.js'
import { SECRET } from './people.js'

let office: Office
beforeAll(async () => void (office = await openOffice()), 90_000)
afterAll(() => office.close(), 60_000)

test('a scanner of mails that opens every link in every way uses none of them up', async () => {
  const { pool } = office.cases
  await addPerson(pool, 'person-scanned')
  const linkId = await putDownLink(pool, { secret: SECRET, purpose: 'recovery', personId: 'person-scanned' })
  const token = linkToken(SECRET, linkId)
  const page = linkAddress(office.url, 'recovery', token)
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) {
    const headers = { 'sec-purpose': 'prefetch', 'user-agent': 'scanner' }
    const answer = await fetch(page, { method, headers, redirect: 'manual' })
    expect([method, answer.status < 400 || answer.status === 405, answer.headers.getSetCookie()]).toEqual([
      method,
      true,
      [],
    ])
  }
  const set = () =>
    fetch(`${office.url}/api/v1/sign-in/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: 'ขอผ่านประตู 12 ครั้ง' }),
    })
  expect((await set()).status).toBe(200)
  const again = await set()
  expect([again.status, await again.json()]).toMatchObject([
    410,
    { code: 'LINK_SPENT', messageTh: expect.stringMatching(/[ก-๙]/) as string },
  ])
})
