/* eslint-disable @typescript-eslint/no-unsafe-member-access -- answers of many shapes are looked into */
import { setClock } from '../../db/clock.js'
import { addSyntheticOffices } from '../bench/synthetic-offices.js'
import { openOffice, type Office } from './office.js'
import { clerk } from './people.js'

/** The long form, `npm run test:rush`, has a thousand answers. */
const ANSWERS = process.env['WIAN_RUSH'] ? 1_000 : 100

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const person = {
  ...{ name: 'นางสมมติ ตัวอย่าง', position: 'ศึกษานิเทศก์', phone: '081 000 0000' },
  ...{ email: 'person@office.example', role: 'ผู้ประสานงาน' },
}

test('100 posts of the same answer at once are one answer, and all get the same receipt', async () => {
  const id = await office.launched(['P2101'])
  const path = `/submissions/${id}/P2101`
  await office.ask(clerk('P2101'), 'post', `${path}/receive`, { body: {} })
  const post = () =>
    office.ask(clerk('P2101'), 'post', `${path}/submit`, {
      body: { answer: { persons: [person] } },
      key: 'the-same-request-0001',
    })
  const replies = await Promise.all(Array.from({ length: 100 }, post))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  const again = await post()
  for (const { body } of replies) expect(body).toEqual(again.body)
  const { rows } = await office.cases.pool.query<{ events: number; answers: number }>(
    `select (select count(*)::int from event where case_id = $1 and type = 'submitted') as events,
            (select count(*)::int from answer where case_id = $1) as answers`,
    [`submission/${id}/P2101`],
  )
  expect(rows).toEqual([{ events: 1, answers: 1 }])
}, 90_000)

test('answers around the deadline are each in time or late, none lost, none both', async () => {
  await addSyntheticOffices(office.cases.pool, ANSWERS)
  const { rows: offices } = await office.cases.pool.query<{ code: string }>(
    "select code from office where valid_to is null and code ~ '^[PS]' order by code limit $1",
    [ANSWERS],
  )
  const all = offices.map(({ code }) => code)
  const id = await office.launched(all)
  // The clock runs through the deadline while the answers come in: three seconds before, at four times the speed.
  await Promise.all(
    all.map((code) => office.ask(clerk(code), 'post', `/submissions/${id}/${code}/receive`, { body: {} })),
  )
  await setClock(office.cases.pool, { instant: '2023-11-27T16:59:57.000Z', rate: 4 })
  const replies = await Promise.all(
    all.map((code) =>
      office.ask(clerk(code), 'post', `/submissions/${id}/${code}/nil-return`, { body: { reason: 'ไม่มี' } }),
    ),
  )
  await setClock(office.cases.pool, { rate: 0 })
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  const told = replies.map(
    ({ body }) => body.state.answer as { receivedAt: string; dueAt: string; late: boolean },
  )
  for (const { receivedAt, dueAt, late } of told) expect(late).toBe(receivedAt >= dueAt)
  const { rows } = await office.cases.pool.query<{ events: number; cases: number; late: number }>(
    `select count(*)::int as events, count(distinct case_id)::int as cases,
            (count(*) filter (where (body::jsonb -> 'answer' ->> 'late')::boolean))::int as late
     from event where case_id like 'submission/' || $1 || '/%' and type = 'submitted'`,
    [id],
  )
  expect(rows).toEqual([
    { events: all.length, cases: all.length, late: told.filter(({ late }) => late).length },
  ])
}, 600_000)
