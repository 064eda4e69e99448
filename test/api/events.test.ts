import { randomUUID } from 'node:crypto'
import { newestChange, readChanges } from '../../db/changes.js'
import { inTransaction, type Transaction } from '../../db/pool.js'
import { listen } from './listen.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(['P2101', 'P2102'])
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')
const act = (code: string, name: string, body: object = {}) =>
  office.ask(clerk(code), 'post', `/submissions/${id}/${code}/${name}`, { body })

describe('the stream of changes', () => {
  it('shows a new answer to the office that asked within five seconds, by ids and states alone', async () => {
    const watching = await listen(office, officer, '/events')
    await watching.until(({ event }) => event === 'ready')
    await act('P2101', 'receive')
    const answered = await act('P2101', 'nil-return', { reason: 'เหตุผลที่ไม่ควรปรากฏ' })
    expect(answered.status).toBe(200)
    const before = performance.now()
    const heard = await watching.until(({ data }) => data['type'] === 'submitted')
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(heard).toEqual({
      id: String(heard.data['seq']),
      event: 'change',
      data: {
        seq: heard.data['seq'],
        type: 'submitted',
        caseId: `submission/${id}/P2101`,
        version: expect.any(Number) as number,
        at: '2023-11-21T02:00:00.000Z',
        status: 'submitted',
      },
    })
    expect(JSON.stringify(watching.heard)).not.toContain('เหตุผล')
    watching.close()
  })

  it('tells an office of its own cases only', async () => {
    const [p2101, p2102] = await Promise.all(
      ['P2101', 'P2102'].map((code) => listen(office, clerk(code), '/events')),
    )
    await Promise.all([p2101!, p2102!].map((one) => one.until(({ event }) => event === 'ready')))
    await act('P2102', 'receive')
    await p2102!.until(({ data }) => data['type'] === 'received')
    await act('P2102', 'assign', { assignee: clerk('P2102').personId })
    await p2102!.until(({ data }) => data['type'] === 'assigned')
    expect(p2101!.heard.filter(({ event }) => event === 'change')).toEqual([])
    for (const one of [p2101!, p2102!]) one.close()
  })

  it('tells of a secret circular only those who are named', async () => {
    const [drafter, other] = [officer, central('officer', 'person-other')]
    const listeners = await Promise.all([drafter, other].map((who) => listen(office, who, '/events')))
    const body = { procedureId: 'host-and-name-officers', overrides: { secrecy: 'secret' } }
    const drafted = await office.ask(drafter, 'post', '/circulars', { body })
    expect([drafted.status, drafted.body]).toMatchObject([201, {}])
    const plain = await office.ask(drafter, 'post', '/circulars', {
      body: { procedureId: 'host-and-name-officers' },
    })
    const caseOf = (reply: typeof plain) => `circular/${(reply.body as { circularId: string }).circularId}`
    for (const one of listeners) await one.until(({ data }) => data['caseId'] === caseOf(plain))
    const knows = listeners.map(({ heard }) => heard.some(({ data }) => data['caseId'] === caseOf(drafted)))
    expect(knows).toEqual([true, false])
    for (const one of listeners) one.close()
  })

  it('goes on behind the last event that a reader has', async () => {
    const watching = await listen(office, officer, '/events', { lastId: '0' })
    const all = await watching.until(({ data }) => data['type'] === 'assigned')
    watching.close()
    const from = watching.heard.findIndex(({ data }) => data['type'] === 'received')
    const again = await listen(office, officer, '/events', { lastId: watching.heard[from]!.id! })
    await again.until(({ id: one }) => one === all.id)
    // How much of what follows has come along already is a matter of packets.
    const upTo = (heard: readonly { id?: string }[]) => {
      const ids = heard.map((one) => one.id)
      return ids.slice(0, ids.indexOf(all.id) + 1)
    }
    expect(upTo(again.heard.slice(1))).toEqual(upTo(watching.heard).slice(from + 1))
    again.close()
  })

  it('tells a reader that has an id of another database to read its lists anew', async () => {
    const watching = await listen(office, officer, '/events?after=999999999')
    await watching.until(({ event }) => event === 'reset')
    watching.close()
  })

  it('is bounded for one person', async () => {
    const many = await Promise.all(
      Array.from({ length: 9 }, () => listen(office, central('checker'), '/events')),
    )
    expect(many.map(({ status }) => status).sort()).toEqual([...Array<number>(8).fill(200), 429])
    for (const one of many) one.close()
  })
})

describe('the feed behind it', () => {
  const add = (tx: Transaction, caseId: string) =>
    tx.query(
      `insert into event (case_id, version, type, at, body, hash) values ($1, 1, 'x', now(), '{}', '\\x00')`,
      [caseId],
    )

  it('skips no step, in whatever order the steps are committed', async () => {
    const { pool } = office.cases
    const start = await newestChange(pool)
    const [slow, quick] = [randomUUID(), randomUUID()]
    await inTransaction(pool, async (tx) => {
      await add(tx, slow)
      await inTransaction(pool, (other) => add(other, quick))
      expect(await readChanges(pool, { after: start, limit: 10 })).toEqual([])
    })
    const seen = await readChanges(pool, { after: start, limit: 10 })
    expect(seen.map(({ caseId }) => caseId)).toEqual([slow, quick])
  })

  it('is not held up by a step that was taken back', async () => {
    const { pool } = office.cases
    const start = await newestChange(pool)
    await inTransaction(pool, async (tx) => {
      await add(tx, randomUUID())
      throw new Error('taken back')
    }).catch(() => undefined)
    const kept = randomUUID()
    await inTransaction(pool, (tx) => add(tx, kept))
    const seen = await readChanges(pool, { after: start, limit: 10 })
    expect(seen.map(({ caseId }) => caseId)).toEqual([kept])
  })
})
