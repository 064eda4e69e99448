/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import { readFile } from 'node:fs/promises'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')
const said = ({ status, body }: Reply) => [status, (body as { code?: string }).code]
const draft = (key: string | null, overrides: object = {}) =>
  office.ask(officer, 'post', '/circulars', {
    body: { procedureId: 'host-and-name-officers', overrides },
    key,
  })

describe('the same request twice', () => {
  it('is done once and answered the same; with other words its key is refused', async () => {
    const [first, again] = [await draft('a-key-of-mine'), await draft('a-key-of-mine')]
    expect(again.body).toEqual(first.body)
    expect([again.status, again.headers.get('location')]).toEqual([201, first.headers.get('location')])
    expect(said(await draft('a-key-of-mine', { subject: 'เรื่องอื่น' }))).toEqual([422, 'KEY_REUSED'])
    const { rows } = await office.cases.pool.query('select 1 from circular')
    expect(rows).toHaveLength(1)
  })

  it('of another person is another request', async () => {
    const body = { procedureId: 'host-and-name-officers' }
    const other = await office.ask(central('officer', 'person-other'), 'post', '/circulars', {
      body,
      key: 'a-key-of-mine',
    })
    expect(other.status).toBe(201)
  })

  it('gets the same no, though it would be a yes by now', async () => {
    const { circularId, contentSha256 } = (await draft('another-key-1')).body as Record<string, string>
    const body = { stage: 'check', verdict: 'approved', contentSha256 }
    const check = (key: string) =>
      office.ask(central('checker'), 'post', `/circulars/${circularId}/decide-stage`, { body, key })
    const first = await check('too-early-1')
    expect(said(first)).toEqual([409, 'NOT_NOW'])
    await office.ask(officer, 'post', `/circulars/${circularId}/send-for-approval`, { body: {} })
    const again = await check('too-early-1')
    expect([said(again), again.body.messageTh]).toEqual([said(first), first.body.messageTh])
    expect((await check('in-time-1')).status).toBe(200)
  })

  it('is finished by the second when the first never got its answer', async () => {
    const first = await draft('lost-answer-1')
    await office.cases.pool.query(
      "update request set status = null, answer = null where key = 'lost-answer-1'",
    )
    const again = await draft('lost-answer-1')
    expect(again.body.circularId).toBe(first.body.circularId)
    const id = String(again.body.circularId)
    const send = () =>
      office.ask(officer, 'post', `/circulars/${id}/send-for-approval`, { body: {}, key: 'lost-answer-2' })
    expect((await send()).status).toBe(200)
    await office.cases.pool.query(
      "update request set status = null, answer = null where key = 'lost-answer-2'",
    )
    expect((await send()).status).toBe(200)
    const events = await office.ask(officer, 'get', `/circulars/${id}/events`)
    expect(events.body.items.map(({ type }: { type: string }) => type)).toEqual([
      'drafted',
      'sentForApproval',
    ])
  })

  it('keeps the instant at which it was first received', async () => {
    const first = await draft('kept-instant')
    await office.cases.pool.query(
      "update request set status = null, answer = null where key = 'kept-instant'",
    )
    const { rows } = await office.cases.pool.query<{ at: string }>(
      "select received_at as at from request where key = 'kept-instant'",
    )
    expect(rows[0]?.at).toBe('2023-11-21T02:00:00.000Z')
    await office.stepTo('2023-11-21T03:00:00.000Z')
    // The id follows from key and instant: another instant would be another circular.
    expect((await draft('kept-instant')).body.circularId).toBe(first.body.circularId)
  })

  it('needs a key', async () => {
    expect(said(await draft(null))).toEqual([400, 'KEY_MISSING'])
    expect(said(await draft('short'))).toEqual([400, 'KEY_MISSING'])
  })
})

describe('what comes in', () => {
  it('is refused with every unknown or wrong member at its place, in Thai and English', async () => {
    const reply = await office.ask(officer, 'post', '/circulars', {
      body: { procedureId: 7, overrides: { subject: 'ก', letter: { colour: 'red' } }, extra: 1 },
    })
    expect(said(reply)).toEqual([422, 'INPUT_INVALID'])
    const pointers = reply.body.errors.map((error: { pointer: string }) => error.pointer)
    expect(pointers.sort()).toEqual(['/extra', '/overrides/letter/colour', '/procedureId'])
    for (const { messageTh, messageEn } of reply.body.errors) {
      expect(messageTh).toMatch(/[ก-๙]/)
      expect(messageEn).toMatch(/[a-z]/)
    }
    const polluting = '{"procedureId":"x","__proto__":{"role":"signer"}}'
    const json = { 'content-type': 'application/json' }
    expect(said(await office.ask(officer, 'post', '/circulars', { body: polluting, headers: json }))).toEqual(
      [422, 'INPUT_INVALID'],
    )
  })

  it('is refused when it cannot be read, is too large, or is of another kind', async () => {
    const post = (body: string, type: string) =>
      office.ask(officer, 'post', '/circulars', { body, headers: { 'content-type': type } })
    expect(said(await post('{"a":', 'application/json'))).toEqual([400, 'BODY_UNREADABLE'])
    expect(said(await post(`"${'x'.repeat(1_100_000)}"`, 'application/json'))).toEqual([
      413,
      'BODY_TOO_LARGE',
    ])
    expect(said(await post('a=b', 'application/x-www-form-urlencoded'))).toEqual([415, 'MEDIA_TYPE_UNKNOWN'])
  })

  it('is not looked at before the person is known', async () => {
    const nobody = await office.ask(undefined, 'post', '/circulars', { body: '{"a":' })
    expect(said(nobody)).toEqual([401, 'TOKEN_MISSING'])
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer')
    expect(said(await office.ask(clerk('P2101'), 'post', '/circulars', { body: { x: 1 } }))).toEqual([
      403,
      'NOT_YOURS',
    ])
    const ended = { authorization: 'Bearer of.nothing' }
    expect(said(await office.ask(undefined, 'get', '/me', { headers: ended }))).toEqual([
      401,
      'TOKEN_INVALID',
    ])
  })

  it('finds nothing where there is no route, and says who asks where there is one', async () => {
    expect(said(await office.ask(officer, 'get', '/nothing'))).toEqual([404, 'ROUTE_UNKNOWN'])
    const { body, headers } = await office.ask(clerk('P2101'), 'get', '/me')
    expect(body).toMatchObject({
      actor: clerk('P2101'),
      office: { code: 'P2101' },
      now: '2023-11-21T03:00:00.000Z',
    })
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await office.ask(officer, 'get', '/me')).body.office.code).toBe('C0001')
    const health = await fetch(`${office.url}/healthz`)
    expect(await health.json()).toEqual({ ok: true })
  })
})

describe('files that come in', () => {
  const csv = { 'content-type': 'text/csv' }
  const send = (path: string, body: Buffer | string) =>
    office.ask(officer, 'post', path, { body, headers: csv })

  it('change the directory only when every line is good and the plan is the one that was looked at', async () => {
    const text = await readFile('data/offices.csv', 'utf8')
    const renamed = text.replace('สพป.สมุทรปราการ เขต 1', 'สพป.สมุทรปราการ เขตหนึ่ง')
    const dry = await send('/offices/imports?dryRun=true', renamed)
    expect(dry.body).toMatchObject({ canBeApplied: true, plan: { add: [], close: [] } })
    expect(dry.body.plan.change).toMatchObject([{ code: 'P1101', fields: ['shortTh'] }])
    const path = (hash: string) => `/offices/imports?dryRun=false&planSha256=${hash}`
    expect(said(await send(path('0'.repeat(64)), renamed))).toEqual([409, 'PLAN_CHANGED'])
    const done = await send(path(dry.body.planSha256), renamed)
    expect([done.status, done.body.applied]).toEqual([201, { added: 0, changed: 1, closed: 0 }])
    const history = await office.ask(officer, 'get', '/offices/P1101')
    expect(history.body.records.map((record: { shortTh: string }) => record.shortTh)).toEqual([
      'สพป.สมุทรปราการ เขต 1',
      'สพป.สมุทรปราการ เขตหนึ่ง',
    ])
  })

  it('tell in the history of each office that changed or was closed who brought the list', async () => {
    const text = await readFile('data/offices.csv', 'utf8')
    const fewer = text
      .split('\n')
      .filter((line) => !line.startsWith('P1102,'))
      .join('\n')
      .replace('สพป.สมุทรปราการ เขต 1', 'สพป.สมุทรปราการ เขตหนึ่งใหม่')
    const dry = await send('/offices/imports?on=2023-12-20', fewer)
    const real = `/offices/imports?on=2023-12-20&dryRun=false&planSha256=${dry.body.planSha256}`
    expect((await send(real, fewer)).body.applied).toEqual({ added: 0, changed: 1, closed: 1 })
    const historyOf = (code: string) => office.ask(officer, 'get', `/offices/${code}/history`)
    const common = { reason: null, orderNo: null, onDay: '2023-12-20', madeBy: { role: 'officer' } }
    const changed = { ...common, kind: 'changed', after: { shortTh: 'สพป.สมุทรปราการ เขตหนึ่งใหม่' } }
    expect((await historyOf('P1101')).body.changes[0]).toMatchObject(changed)
    const closed = { ...common, kind: 'closed', before: { code: 'P1102' }, after: null }
    expect((await historyOf('P1102')).body.changes).toMatchObject([closed])
    expect((await historyOf('P2101')).body.changes).toEqual([])
  })

  it('are told every bad line, and then change nothing', async () => {
    const text = await readFile('data/offices.csv', 'utf8')
    const bad = `${text}P1101,สพป,ซ้ำ,ซ้ำ,,ระยอง,ระยอง,,,,,,,,,,\n`
    const dry = await send('/offices/imports', bad)
    expect(dry.body.canBeApplied).toBe(false)
    expect(dry.body.problems.map(({ code }: { code: string }) => code)).toContain('CODE_DOUBLED')
    const real = await send(`/offices/imports?dryRun=false&planSha256=${dry.body.planSha256}`, bad)
    expect(said(real)).toEqual([422, 'IMPORT_REFUSED'])
    expect(real.body.errors[0]).toMatchObject({ code: 'CODE_DOUBLED' })
  })

  it('bring a calendar with a new holiday, from which deadlines are then worked out', async () => {
    const text = await readFile('data/holidays.csv', 'utf8')
    const more = `${text.trimEnd()}\n2023-11-22,2566,22 พฤศจิกายน 2566,พุธ,วันหยุดพิเศษ,special,1,national,high,\n`
    const dry = await send('/calendars/imports', more)
    expect(dry.body.plan.added).toEqual([{ day: '2023-11-22', nameTh: 'วันหยุดพิเศษ' }])
    const due = async () => {
      const body = { rule: { kind: 'workingDays', days: 1 } }
      return (await office.ask(officer, 'post', '/deadlines/preview', { body })).body.day as string
    }
    expect(await due()).toBe('2023-11-22')
    await send(`/calendars/imports?dryRun=false&planSha256=${dry.body.planSha256}`, more)
    expect(await due()).toBe('2023-11-23')
    expect((await office.ask(officer, 'get', '/calendars')).body.items).toHaveLength(2)
  })

  it('bring a kind of circular, or are refused with line and reason', async () => {
    const text = await readFile('templates/procedures/host-and-name-officers.yaml', 'utf8')
    const yaml = { 'content-type': 'application/yaml' }
    const put = (body: string) =>
      office.ask(officer, 'put', '/procedures?file=mine.yaml', { body, headers: yaml, match: 1 })
    const bad = await put(text.replace('review: manual', 'review: perhaps'))
    expect(said(bad)).toEqual([422, 'INPUT_INVALID'])
    expect(bad.body.errors[0].messageTh).toMatch(/^mine\.yaml:\d+:\d+ /)
    const good = await put(text.replace('version: 1', 'version: 2'))
    expect(good.body).toMatchObject({ procedureId: 'host-and-name-officers' })
    const { items } = (await office.ask(officer, 'get', '/procedures')).body
    expect(items.map((item: { procedureId: string }) => item.procedureId)).toEqual(['host-and-name-officers'])
  })

  it('leave the address of an office to whoever has seen the last one', async () => {
    const look = await office.ask(officer, 'get', '/offices/P2101')
    const put = (email: string, match: string) =>
      office.ask(officer, 'put', '/offices/P2101/contact', { body: { email }, match })
    const etag = look.headers.get('etag') ?? ''
    const both = await Promise.all(
      ['new@p2101.example', 'other@p2101.example'].map((email) => put(email, etag)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(said(await put('no address', etag))).toEqual([422, 'INPUT_INVALID'])
  })

  it('are paged: the directory comes in order of its codes', async () => {
    const first = await office.ask(clerk('P2101'), 'get', '/offices?limit=100')
    const second = await office.ask(clerk('P2101'), 'get', `/offices?limit=200&cursor=${first.body.next}`)
    const codes = [...first.body.items, ...second.body.items].map((one: { code: string }) => one.code)
    expect(codes).toHaveLength(245)
    expect(new Set(codes).size).toBe(245)
    expect(second.body.next).toBeUndefined()
  })
})
