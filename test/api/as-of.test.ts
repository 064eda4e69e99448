import { applyCircular } from '../../domain/circular/apply.js'
import { applySubmission } from '../../domain/submission/apply.js'
import { idle, openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

const INSTANTS = 1_000
const FROM = Date.parse('2023-11-20T00:00:00.000Z')
const UNTIL = Date.parse('2023-12-02T00:00:00.000Z')

type Row = { readonly case_id: string; readonly version: number; readonly body: string }
type Apply = (state: never, event: never) => unknown

let office: Office
let id: string
let ledger: readonly Row[]

/** A circular that was played: two answers, a return, more time, reminders, the deadline, an erratum, the end. */
beforeAll(async () => {
  office = await openOffice()
  const officer = central('officer')
  id = await office.launched(['P2101', 'P2102', 'S60'])
  const act = (code: string, name: string, body: object = {}) =>
    office.ask(clerk(code), 'post', `/submissions/${id}/${code}/${name}`, { body })
  const review = (code: string, name: string, body: object = {}) =>
    office.ask(officer, 'post', `/submissions/${id}/${code}/${name}`, { body })
  const fixed = (day: string) => ({ kind: 'fixed', day, time: '16:30' })
  await act('P2101', 'receive')
  await act('P2102', 'more-time', { reason: 'รอคำสั่ง', deadline: fixed('2023-11-28') })
  await office.stepTo('2023-11-22T03:00:00.123Z')
  await act('P2101', 'nil-return', { reason: 'ไม่มี' })
  await review('P2101', 'return', { reason: 'ไม่ครบ', deadline: fixed('2023-11-29') })
  await office.ask(officer, 'post', `/circulars/${id}/errata`, {
    body: { wrong: 'ก', right: 'ข', reason: 'พิมพ์ผิด' },
  })
  await office.stepTo('2023-11-24T02:00:00.000Z')
  await act('P2101', 'nil-return', { reason: 'ไม่มีจริง' })
  await review('P2101', 'accept')
  await office.stepTo('2023-11-27T17:00:00.000Z')
  await office.stepTo('2023-11-30T02:00:00.000Z')
  await office.ask(officer, 'post', `/circulars/${id}/close`, { body: {} })
  await idle(office.ask, id)
  const { rows } = await office.cases.pool.query<Row>(
    'select case_id, version, body from event order by case_id, version',
  )
  ledger = rows
}, 120_000)
afterAll(() => office.close(), 60_000)

/** The case at an instant by another way: the ledger read as text, event by event, until one is later. */
function replay(caseId: string, at: string): { version: number; state: unknown } {
  const apply = (caseId.startsWith('circular/') ? applyCircular : applySubmission) as Apply
  let [version, state]: [number, unknown] = [0, undefined]
  for (const row of ledger.filter((one) => one.case_id === caseId)) {
    const {
      caseId: _,
      version: now,
      ...event
    } = JSON.parse(row.body) as { version: number; caseId: string; at: string }
    if (event.at > at) break
    state = apply(state as never, event as never)
    version = now
  }
  return { version, state: state ?? null }
}

test(`at ${INSTANTS} random instants of a played circular, as-of is what a replay of the ledger gives`, async () => {
  const cases = [...new Set(ledger.map((row) => row.case_id))].filter((one) => one.includes(id))
  expect(cases).toHaveLength(4)
  const seen = new Set<string>()
  for (let i = 0; i < INSTANTS; i += 1) {
    const caseId = cases[i % cases.length] as string
    // Every fourth instant is that of an event, to the millisecond.
    const events = ledger.filter((row) => row.case_id === caseId)
    const of = events[Math.floor(Math.random() * events.length)]
    const at =
      i % 4 === 0 && of
        ? (JSON.parse(of.body) as { at: string }).at
        : new Date(FROM + Math.floor(Math.random() * (UNTIL - FROM))).toISOString()
    const wanted = replay(caseId, at)
    const reply = await office.ask(central('officer'), 'get', `/cases/${caseId}/as-of?at=${at}`)
    expect({ caseId, at, ...(reply.body as object) }).toMatchObject({ caseId, at, ...wanted })
    seen.add(`${caseId}#${wanted.version}`)
  }
  // Random instants that all fell on the same state would prove nothing.
  expect(seen.size).toBeGreaterThan(10)
}, 240_000)

test('as of now is the row, for every case', async () => {
  const { rows } = await office.cases.pool.query<{ case_id: string; state: unknown; version: number }>(
    'select case_id, state, version from circular union all select case_id, state, version from submission',
  )
  for (const { case_id, state, version } of rows) {
    const reply = await office.ask(central('officer'), 'get', `/cases/${case_id}/as-of`)
    expect(reply.body).toMatchObject({ version, state })
  }
})
