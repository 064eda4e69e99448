/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import { randomUUID } from 'node:crypto'
import { endSilentOperations, type Owner } from '../../db/operations.js'
import { problem } from '../../api/problems.js'
import type { Tell } from '../../api/operations/run.js'
import { until } from '../support/circulars.js'
import { listen } from './listen.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')
const said = ({ status, body }: Reply) => [status, (body as { code?: string }).code]
const operationOf = (reply: Reply) => reply.headers.get('location')!.replace('/api/v1', '')

describe('the work of a circular over its offices', () => {
  it('is an operation from the launch on, derived from the circular, and ends with the number of offices', async () => {
    const id = await office.signed({ audience: { codes: ['P2101', 'P2102', 'S01'] } })
    const launch = await office.ask(officer, 'post', `/circulars/${id}/launch`)
    expect(launch.status).toBe(202)
    const place = operationOf(launch)
    const watched = await listen(office, officer, `${place}/events`)
    expect(watched.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    await watched.ended
    const last = watched.heard.at(-1)!
    expect(last).toMatchObject({
      event: 'progress',
      data: { kind: 'launch', state: 'done', done: 3, total: 3 },
    })
    const read = await office.ask(officer, 'get', place)
    expect(read.body).toMatchObject({ state: 'done', result: { href: `/api/v1/circulars/${id}/progress` } })
    const { rows } = await office.cases.pool.query('select 1 from operation')
    expect(rows).toEqual([])
  })

  it('is shown for each act that sets work going, and to the issuing office alone', async () => {
    const id = await office.launched(['P2101', 'P2102'])
    const remind = await office.ask(officer, 'post', `/circulars/${id}/remind`, {
      body: { codes: ['P2101'] },
    })
    const extend = await office.ask(officer, 'post', `/circulars/${id}/extend`, {
      body: { deadline: { kind: 'fixed', day: '2023-12-20' }, reason: 'วันหยุดยาว' },
    })
    for (const [reply, done] of [
      [remind, 1],
      [extend, 2],
    ] as const) {
      const place = operationOf(reply)
      await until(async () => (await office.ask(officer, 'get', place)).body.state === 'done')
      expect((await office.ask(officer, 'get', place)).body).toMatchObject({ done, total: done })
      expect(said(await office.ask(clerk('P2101'), 'get', place))).toEqual([404, 'NOT_FOUND'])
    }
  })

  it('cannot be cut off halfway: cancelling is refused', async () => {
    const id = await office.signed({ audience: { codes: ['P2101'] } })
    const launch = await office.ask(officer, 'post', `/circulars/${id}/launch`)
    const cancel = await office.ask(officer, 'post', `${operationOf(launch)}/cancel`, { body: {} })
    expect(said(cancel)).toEqual([409, 'CANCEL_UNSAFE'])
  })
})

describe('other long work', () => {
  const owner: Owner = officer
  const start = async (work: (tell: Tell, signal: AbortSignal) => Promise<object>) => {
    const operationId = randomUUID()
    const answer = await office.operations.start({
      ...{ operationId, kind: 'export', owner, total: 4, requestId: 'r-1', work },
    })
    return answer.location!.replace('/api/v1', '')
  }
  const ended = async (place: string) => {
    await until(async () => (await office.ask(officer, 'get', place)).body.state !== 'running')
    return (await office.ask(officer, 'get', place)).body
  }

  it('tells how far it is and then where its result lies', async () => {
    let goOn = (): void => undefined
    const place = await start(async (tell) => {
      await tell({ done: 1 })
      await new Promise<void>((resolve) => (goOn = resolve))
      return { href: '/api/v1/files/x' }
    })
    const watched = await listen(office, officer, `${place}/events`)
    await watched.until(({ data }) => data['done'] === 1)
    goOn()
    await watched.ended
    expect(watched.heard.at(-1)!.data).toMatchObject({
      state: 'done',
      done: 4,
      result: { href: '/api/v1/files/x' },
    })
    const { items } = (await office.ask(officer, 'get', '/operations')).body
    expect(items[0]).toMatchObject({ kind: 'export', state: 'done' })
  })

  it('stops when its person asks, at its next step', async () => {
    const place = await start(async (tell, signal) => {
      while (!signal.aborted) await tell({})
      return {}
    })
    expect((await office.ask(officer, 'post', `${place}/cancel`, { body: {} })).status).toBe(202)
    expect(await ended(place)).toMatchObject({ state: 'cancelled', result: null })
    expect(said(await office.ask(officer, 'post', `${place}/cancel`, { body: {} }))).toEqual([
      409,
      'OPERATION_ENDED',
    ])
  })

  it('says as a problem why it failed', async () => {
    const refused = await ended(await start(() => Promise.reject(problem('NOT_MADE_YET'))))
    expect(refused).toMatchObject({ state: 'failed', problem: { code: 'NOT_MADE_YET', status: 409 } })
    const broken = await ended(await start(() => Promise.reject(new Error('a secret detail'))))
    expect(broken.problem.code).toBe('BUG')
    expect(JSON.stringify(broken)).not.toContain('a secret detail')
  })

  it('is found ended when its process is heard of no more', async () => {
    const place = await start(() => new Promise(() => undefined))
    await office.cases.pool.query(
      "update operation set seen_at = seen_at - interval '1 hour' where state = 'running'",
    )
    const interrupted = { code: 'INTERRUPTED' }
    expect(await endSilentOperations(office.cases.pool, { silentSeconds: 120, problem: interrupted })).toBe(1)
    const { rows } = await office.cases.pool.query<{ state: string }>(
      'select state from operation where operation_id = $1',
      [place.split('/').at(-1)],
    )
    expect(rows[0]?.state).toBe('failed')
  })

  it('is seen by nobody else', async () => {
    const place = await start(() => Promise.resolve({}))
    for (const other of [central('officer', 'person-other'), clerk('P2101')])
      expect(said(await office.ask(other, 'get', place))).toEqual([404, 'NOT_FOUND'])
    expect((await office.ask(central('officer', 'person-other'), 'get', '/operations')).body.items).toEqual(
      [],
    )
  })
})
