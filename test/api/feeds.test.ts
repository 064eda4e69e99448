import type { Actor } from '../../domain/case.js'
import { idle, openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
const district = clerk('P2101')

beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(['P2101', 'P2102'])
}, 120_000)
afterAll(() => office.close(), 60_000)

type Made = { readonly feedId: string; readonly path: string }
const make = async (who: Actor, kind: 'person' | 'office'): Promise<Made> => {
  const reply = await office.ask(who, 'post', '/feeds', { body: { kind } })
  expect(reply.status).toBe(201)
  return reply.body as Made
}
const fetched = async (path: string) => {
  const response = await fetch(`${office.url}${path}`)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

type Event = Readonly<Record<string, string>>

/** Reads iCalendar as RFC 5545 says: CRLF, folded lines, one property a line; throws at what is not so. */
function readCalendar(text: string): { properties: Event; events: Event[]; alarms: number } {
  expect(text.endsWith('END:VCALENDAR')).toBe(true)
  const folded = text.split('\r\n')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of folded) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const stack: string[] = []
  const properties: Record<string, string> = {}
  const events: Record<string, string>[] = []
  let alarms = 0
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line)!
    if (name === 'BEGIN') stack.push(value!)
    if (name === 'BEGIN' && value === 'VEVENT') events.push({})
    if (name === 'BEGIN' && value === 'VALARM') alarms += 1
    if (name === 'END') expect(stack.pop()).toBe(value)
    if (stack.at(-1) === 'VEVENT') events.at(-1)![name!] = value!
    if (stack.length === 1) properties[name!] = value!
  }
  expect(stack).toEqual([])
  return { properties, events, alarms }
}

describe('the calendar of an office', () => {
  it('has a deadline for each circular that it owes, the last minute as its time', async () => {
    const { path } = await make(district, 'office')
    const { status, type, text } = await fetched(path)
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    const { properties, events, alarms } = readCalendar(text)
    expect(properties).toMatchObject({ VERSION: '2.0' })
    const { rows } = await office.cases.pool.query<{ due: string; version: number }>(
      `select to_char(due_at - interval '1 second', 'YYYYMMDD"T"HH24MISS"Z"') as due, version from submission where office_code = 'P2101'`,
    )
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      UID: `submission/${id}/P2101@wian`,
      STATUS: 'CONFIRMED',
      SEQUENCE: String(rows[0]!.version),
    })
    expect(events[0]!['DTSTART']!.slice(0, 13)).toBe(rows[0]!.due.slice(0, 13))
    expect(alarms).toBe(2)
  })

  it('keeps the id and raises the sequence when something changes, and drops what is answered', async () => {
    const { path } = await make(clerk('P2102'), 'office')
    const before = readCalendar((await fetched(path)).text).events[0]!
    await office.ask(clerk('P2102'), 'post', `/submissions/${id}/P2102/receive`, { body: {} })
    const after = readCalendar((await fetched(path)).text).events[0]!
    expect(after['UID']).toBe(before['UID'])
    expect(Number(after['SEQUENCE'])).toBeGreaterThan(Number(before['SEQUENCE']))
    await office.ask(clerk('P2102'), 'post', `/submissions/${id}/P2102/nil-return`, {
      body: { reason: 'ไม่มี' },
    })
    expect(readCalendar((await fetched(path)).text).events).toEqual([])
  })

  it('shows the issuer its circulars, and a person only the own tasks', async () => {
    const issuer = readCalendar((await fetched((await make(central('officer'), 'office')).path)).text)
    expect(issuer.events.map((event) => event['UID'])).toEqual([`circular/${id}@wian`])
    const own = await make(district, 'person')
    expect(readCalendar((await fetched(own.path)).text).events).toEqual([])
    await office.ask(district, 'post', `/submissions/${id}/P2101/receive`, { body: {} })
    const given = await office.ask(clerk('P2101', 'director'), 'post', `/submissions/${id}/P2101/assign`, {
      body: { assignee: district.personId },
    })
    expect(given.status).toBe(200)
    expect(readCalendar((await fetched(own.path)).text).events).toHaveLength(1)
  })

  it('says of a secret matter only that it is one', async () => {
    const { path } = await make(central('officer'), 'office')
    const { pool } = office.cases
    await pool.query(
      `update circular set secrecy = 'secret', state = state || '{"secrecy":"secret"}', named = named || '["person-officer"]' where circular_id = $1`,
      [id],
    )
    const { text } = await fetched(path)
    expect(readCalendar(text).events.map((event) => event['SUMMARY'])).toEqual(['งานราชการ'])
    const other = await make(central('officer', 'person-unnamed'), 'office')
    expect(readCalendar((await fetched(other.path)).text).events).toEqual([])
    await pool.query(
      `update circular set secrecy = 'plain', state = state - 'secrecy' where circular_id = $1`,
      [id],
    )
  })

  it('says that a deadline is cancelled when the circular is recalled, under the same id, with a higher sequence', async () => {
    const recalled = await office.launched(['P3101'])
    const { path } = await make(clerk('P3101'), 'office')
    const issuer = (await make(central('officer'), 'office')).path
    const eventOf = async (feed: string, uid: string) =>
      readCalendar((await fetched(feed)).text).events.find((event) => event['UID'] === `${uid}@wian`)!
    const seen = () =>
      Promise.all([eventOf(path, `submission/${recalled}/P3101`), eventOf(issuer, `circular/${recalled}`)])
    const before = await seen()
    expect(before.map((event) => event['STATUS'])).toEqual(['CONFIRMED', 'CONFIRMED'])
    const body = { reason: 'ออกหนังสือซ้ำ' }
    const recall = await office.ask(central('signer'), 'post', `/circulars/${recalled}/recall`, { body })
    expect(recall.status).toBe(202)
    await idle(office.ask, recalled)
    const after = await seen()
    for (const [at, event] of after.entries()) {
      expect([event['UID'], event['STATUS'], event['DTSTART']]).toEqual([
        before[at]!['UID'],
        'CANCELLED',
        before[at]!['DTSTART'],
      ])
      expect(Number(event['SEQUENCE'])).toBeGreaterThan(Number(before[at]!['SEQUENCE']))
    }
    // Nobody is woken for what is cancelled.
    expect(readCalendar((await fetched(path)).text).alarms).toBe(0)
  })
})

describe('the key of a feed', () => {
  it('is shown once and kept as a hash; a wrong one, an ended one and none look the same', async () => {
    const made = await make(district, 'office')
    const list = await office.ask(district, 'get', '/feeds')
    expect(JSON.stringify(list.body)).not.toContain(made.path.split('_')[2]!.slice(0, 20))
    const wrong = made.path.replace(/[0-9a-f]{4}\.ics$/, '0000.ics')
    expect([(await fetched(made.path)).status, (await fetched(wrong)).status]).toEqual([200, 404])
    expect((await office.ask(district, 'post', `/feeds/${made.feedId}/revoke`)).status).toBe(200)
    const said = async (path: string) => {
      const { status, text } = await fetched(path)
      return [status, (JSON.parse(text) as { code: string }).code]
    }
    for (const path of [made.path, wrong, '/api/v1/feeds/x.ics'])
      expect(await said(path)).toEqual([404, 'NOT_FOUND'])
  })

  it('opens nothing once its maker has left', async () => {
    const { pool } = office.cases
    const { path, feedId } = await make(district, 'office')
    await pool.query(
      `insert into person (person_id, name_th, created_by) values ('p-leaver', 'ผู้ย้ายออก', 'test') on conflict do nothing`,
    )
    await pool.query(
      `insert into assignment (assignment_id, person_id, office_code, role, capacity, valid_from, created_by)
       values ('a-leaver', 'p-leaver', 'P2101', 'districtOfficer', 'holder', '2020-01-01', 'test')`,
    )
    const owner = new (await import('pg')).default.Client({ connectionString: office.cases.ownerUrl })
    await owner.connect()
    await owner.query(`update feed set actor = actor || '{"assignmentId":"a-leaver"}' where feed_id = $1`, [
      feedId,
    ])
    await owner.end()
    expect((await fetched(path)).status).toBe(200)
    await pool.query(`update person set left_on = '2023-11-21' where person_id = 'p-leaver'`)
    expect((await fetched(path)).status).toBe(404)
  })

  it('is not tried for ever', async () => {
    const statuses = []
    for (let at = 0; at < 40; at += 1) statuses.push((await fetched('/api/v1/feeds/x.ics')).status)
    expect(statuses.at(-1)).toBe(429)
    const { path } = await make(district, 'office')
    expect((await fetched(path)).status).toBe(200)
  })
})
