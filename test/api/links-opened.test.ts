import { pino } from 'pino'
import { createMailRenderer } from '../../activities/mail-renderer.js'
import { createMailRoom } from '../../activities/mailroom.js'
import { openMailTransport } from '../../activities/mail-transport.js'
import { linkAddress, linkToken, putDownLink } from '../../db/links.js'
import { addPerson } from '../support/sign-in.js'
import { startSmtp } from '../support/smtp.js'
import { openOffice, type Office } from './office.js'
import { clerk, SECRET } from './people.js'

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

/** The addresses in the text of the one mail of a circular to an office, as its reader finds them. */
async function linksOfMail(circularId: string): Promise<string[]> {
  const { pool } = office.cases
  await pool.query("update mail set to_address = 'office@wian.example' where circular_id = $1", [circularId])
  const smtp = await startSmtp()
  const transport = openMailTransport(smtp.url)
  const render = createMailRenderer({ pool, publicUrl: office.url, secret: SECRET })
  const sender = { from: 'wian@wian.example', domain: 'wian.example' }
  await createMailRoom({ pool, transport, render, log: pino({ level: 'silent' }), ...sender }).drain()
  transport.close()
  await smtp.close()
  const texts = smtp.taken.map(({ email }) => email.text ?? '')
  return [...new Set(texts.flatMap((text) => text.match(/http:\/\/\S+/g) ?? []))].sort()
}

test('a mail that was passed on shows and does nothing: its links open for no one but the office, signed in', async () => {
  const subject = 'เรื่องที่ส่งต่อไม่ได้'
  const id = await office.launched(['P2101'], { subject })
  const events = async () => {
    const sql = 'select count(*)::int as count from event where case_id like $1'
    return (await office.cases.pool.query<{ count: number }>(sql, [`%/${id}%`])).rows
  }
  const [letter, task] = [`/api/v1/letters/${id}/P2101/circular.pdf`, `/inbox/${id}`]
  expect(await linksOfMail(id)).toEqual([office.url + letter, office.url + task])
  const before = await events()
  for (const path of [letter, task])
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(office.url + path, { method, redirect: 'manual' })
      expect([method, path, [401, 404, 405].includes(answer.status)]).toEqual([method, path, true])
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(await answer.text()).not.toContain(subject)
    }
  const opened = async (officeCode: string, path: string) => {
    const headers = { authorization: `Bearer ${await office.bearer(clerk(officeCode))}` }
    return (await fetch(office.url + path, { headers, redirect: 'manual' })).status
  }
  expect(await opened('P2102', letter)).toBe(404)
  // The page of a task comes with the screens: until then the address names the case and holds nothing.
  expect(await opened('P2101', task)).toBe(404)
  expect(await events()).toEqual(before)
  expect(await opened('P2101', letter)).toBe(200)
})
