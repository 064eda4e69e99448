/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { setClock } from '../../db/clock.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

const OFFICES = 50
const EACH = 20
const AT_ONCE = 40
/** 27 November 2566 ends in Bangkok. */
const TOO_LATE = '2023-11-27T17:00:00.000Z'

let office: Office
beforeAll(async () => void (office = await openOffice()), 90_000)
afterAll(() => office.close(), 60_000)

type Answer = {
  readonly version: number
  readonly late: boolean
  readonly receivedAt: string
  readonly answerId: string
}

test('of 1,000 answers around the end of the last day each is in time or late by its own instant, and none is lost', async () => {
  const { pool } = office.cases
  const { body } = await office.ask(central('officer'), 'get', `/offices?limit=${OFFICES}`)
  const codes = (body.items as { code: string }[]).map(({ code }) => code)
  const circularId = await office.launched(codes)
  const path = (code: string) => `/submissions/${circularId}/${code}`
  await inLanes(codes, async (code) => {
    expect((await office.ask(clerk(code), 'post', `${path(code)}/receive`, { body: {} })).status).toBe(200)
  })
  const person = {
    name: 'นางสมมติ ใจงาม',
    position: 'ศึกษานิเทศก์',
    phone: '000 123 4567',
    email: 'p1@office.example',
  }
  const answer = { persons: [{ ...person, role: 'คณะทำงาน' }] }
  const all = Array.from({ length: EACH }, () => codes).flat()
  await setClock(pool, { instant: '2023-11-27T16:59:00.000Z', rate: 0 })
  const given: Answer[] = []
  let sent = 0
  await inLanes(all, async (code) => {
    // Half of them are in; from here the clock runs over midnight.
    if (++sent === all.length / 2) await setClock(pool, { instant: '2023-11-27T16:59:59.500Z', rate: 1 })
    const reply = await office.ask(clerk(code), 'post', `${path(code)}/submit`, { body: { answer } })
    expect([code, reply.status]).toEqual([code, 200])
    given.push((reply.body as { state: { answer: Answer } }).state.answer)
  })

  expect(new Set(given.map(({ answerId }) => answerId)).size).toBe(OFFICES * EACH)
  for (const { late, receivedAt } of given)
    expect([receivedAt, late]).toEqual([receivedAt, receivedAt >= TOO_LATE])
  expect(new Set(given.map(({ late }) => late)).size).toBe(2)
  const { rows } = await pool.query<{ events: string; versions: string }>(
    `select (select count(*) from event where case_id like $1 and type = 'submitted') as events,
            (select count(*) from answer where case_id like $1) as versions`,
    [`submission/${circularId}/%`],
  )
  expect(rows).toEqual([{ events: String(OFFICES * EACH), versions: String(OFFICES * EACH) }])
}, 180_000)

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const next = items[Symbol.iterator]()
  const lane = async (): Promise<void> => {
    for (const item of next) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
