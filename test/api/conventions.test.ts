/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call -- answers of many shapes are looked into */
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { checkJson } from '../../api/json.js'
import type { Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { idle, openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
const CODES = ['P2101', 'P2102', 'S01']
beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(CODES)
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')
const said = ({ status, body }: Reply) => [status, (body as { code?: string }).code]
const json = { 'content-type': 'application/json' }

describe('a read', () => {
  it('that has a version is not sent twice to who has it already', async () => {
    const first = await office.ask(officer, 'get', `/circulars/${id}`)
    const etag = first.headers.get('etag')!
    const headers = { 'if-none-match': `W/${etag}, "77777"` }
    const again = await office.ask(officer, 'get', `/circulars/${id}`, { headers })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const other = await office.ask(officer, 'get', `/circulars/${id}`, {
      headers: { 'if-none-match': '"77777"' },
    })
    expect(other.status).toBe(200)
  })

  it('of a list comes in pages that follow one another by Link, with the number of rows only when asked', async () => {
    const path = `/circulars/${id}/submissions`
    const codes: string[] = []
    let next: string | undefined = `${path}?limit=2&status=sent`
    while (next) {
      const page: Reply = await office.ask(officer, 'get', next)
      codes.push(...page.body.items.map((item: { officeCode: string }) => item.officeCode))
      expect(page.body.total).toBeUndefined()
      const link: string | undefined = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1]
      expect(link === undefined).toBe(page.body.next === undefined)
      next = link?.replace('/api/v1', '')
    }
    expect(codes).toEqual(CODES)
    expect((await office.ask(officer, 'get', `${path}?limit=1&total=true`)).body.total).toBe(3)
    for (const [who, list, total] of [
      [officer, '/circulars', 1],
      [officer, '/offices', 245],
      [officer, `/circulars/${id}/overdue`, 0],
      [clerk('P2101'), '/inbox', 1],
    ] as const)
      expect([list, (await office.ask(who, 'get', `${list}?limit=1&total=true`)).body.total]).toEqual([
        list,
        total,
      ])
    expect(said(await office.ask(officer, 'get', `${path}?limit=201`))).toEqual([422, 'INPUT_INVALID'])
  })

  it('of circulars has what is due first on top, and what has ended at the bottom', async () => {
    const later = await office.launched(['P2101'], { deadline: { kind: 'fixed', day: '2023-12-29' } })
    const sooner = await office.launched(['P2101'], { deadline: { kind: 'fixed', day: '2023-11-24' } })
    await office.ask(central('signer'), 'post', `/circulars/${sooner}/recall`, { body: { reason: 'ออกซ้ำ' } })
    const ids = async (sort: string) => {
      const found: string[] = []
      for (let cursor = ''; ;) {
        const { body } = await office.ask(officer, 'get', `/circulars?limit=1&sort=${sort}${cursor}`)
        found.push(...body.items.map((item: { circularId: string }) => item.circularId))
        if (!body.next) return found
        cursor = `&cursor=${body.next}`
      }
    }
    expect(await ids('due')).toEqual([id, later, sooner])
    expect((await ids('changed')).sort()).toEqual([id, later, sooner].sort())
    await idle(office.ask, sooner)
  })
})

describe('a change', () => {
  it('of something that there is says which version was read, or stands with its reason in the documentation', async () => {
    const changes = (ROUTES as unknown as readonly Route[]).filter(({ method }) =>
      /put|patch|delete/.test(method),
    )
    expect(changes.length).toBeGreaterThan(8)
    const excused = [
      ...(await readFile('docs/api.md', 'utf8')).matchAll(/^\| `((?:PUT|DELETE) \S+)` \| (.+) \|$/gm),
    ]
    const free = changes.filter(({ onVersion }) => onVersion !== true)
    expect(free.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
      excused.map(([, address]) => address).sort(),
    )
    for (const [, address, why] of excused)
      expect([address, (why ?? '').length > 20]).toEqual([address, true])
  })

  it('tells a deadline as an instant and on the wall of Bangkok, alone and in every list', async () => {
    const due = {
      ...{ at: '2023-11-27T17:00:00.000Z', zone: 'Asia/Bangkok' },
      ...{ day: '2023-11-27', time: '23:59:59', dayBe: '2566-11-27' },
    }
    const one = await office.ask(clerk('S01'), 'get', `/submissions/${id}/S01`)
    const desk = await office.ask(clerk('S01'), 'get', '/inbox')
    const tracker = await office.ask(officer, 'get', `/circulars/${id}/submissions`)
    for (const body of [one.body, desk.body.items[0], tracker.body.items[0]])
      expect([body.dueAt, body.due]).toEqual([due.at, due])
  })

  it('may name the version that it is meant for, whatever act it is', async () => {
    const path = `/submissions/${id}/S01`
    const { body } = await office.ask(clerk('S01'), 'get', path)
    const stale = await office.ask(clerk('S01'), 'post', `${path}/receive`, {
      body: {},
      match: body.version + 1,
    })
    expect(said(stale)).toEqual([412, 'VERSION_STALE'])
    const done = await office.ask(clerk('S01'), 'post', `${path}/receive`, { body: {}, match: body.version })
    expect(done.status).toBe(200)
    expect(
      said(await office.ask(officer, 'put', `/circulars/${id}`, { body: { procedureId: 'x' } })),
    ).toEqual([428, 'VERSION_MISSING'])
  })

  it('is done once for a hundred posts of one key at once', async () => {
    const post = () =>
      office.ask(clerk('P2102'), 'post', `/submissions/${id}/P2102/receive`, {
        body: {},
        key: 'one-of-a-hundred',
      })
    const replies = await Promise.all(Array.from({ length: 100 }, post))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    for (const { body } of replies) expect(body).toEqual(replies[0]!.body)
  }, 60_000)

  it('waits for another process that works on the same key, and takes its answer', async () => {
    const { pool } = office.cases
    const ask = () =>
      office.ask(officer, 'post', '/circulars', {
        body: { procedureId: 'host-and-name-officers' },
        key: 'busy-key-1',
      })
    const first = await ask()
    const { rows } = await pool.query<{ answer: object }>(
      "select answer from request where key = 'busy-key-1'",
    )
    await pool.query(
      "update request set answer = null, busy_until = clock_timestamp() + interval '1 hour' where key = 'busy-key-1'",
    )
    const waiting = ask()
    await pool.query("update request set answer = $1 where key = 'busy-key-1'", [rows[0]!.answer])
    expect((await waiting).body).toEqual(first.body)
  })

  it('can be tried without doing it: a launch tells who would get what and when, and writes nothing', async () => {
    const draft = await office.signed({ audience: { codes: ['P2101', 'S01'] } })
    const before = await office.cases.pool.query(
      'select (select count(*) from event) e, (select count(*) from audience) a',
    )
    const dry = await office.ask(officer, 'post', `/circulars/${draft}/launch?dryRun=true`, { body: {} })
    expect([dry.status, dry.body.recipients.total]).toEqual([200, 2])
    expect(dry.body.steps[0]).toMatchObject({ what: 'letter', offices: 2 })
    const wrong = await office.ask(officer, 'post', `/circulars/${draft}/launch?dryRun=true`, {
      body: { expectedTotal: 9 },
    })
    expect(said(wrong)).toEqual([409, 'EXPECTED_OTHERWISE'])
    const after = await office.cases.pool.query(
      'select (select count(*) from event) e, (select count(*) from audience) a',
    )
    expect(after.rows).toEqual(before.rows)
    expect(
      said(await office.ask(officer, 'post', `/circulars/${id}/launch?dryRun=true`, { body: {} })),
    ).toEqual([409, 'NOT_NOW'])
  })
})

describe('many answers reviewed at once', () => {
  it('have each their own outcome, and the same again under the same key', async () => {
    const own = await office.launched(['P2101', 'P2102'])
    const p2101 = clerk('P2101')
    await office.ask(p2101, 'post', `/submissions/${own}/P2101/receive`, { body: {} })
    await office.ask(p2101, 'post', `/submissions/${own}/P2101/nil-return`, { body: { reason: 'ไม่มี' } })
    const post = (key: string, rows: object[]) =>
      office.ask(officer, 'post', `/circulars/${own}/submissions/bulk`, { body: { rows }, key })
    const rows = [
      { officeCode: 'P2101', act: 'accept' },
      { officeCode: 'P2102', act: 'accept' },
      { officeCode: 'S01', act: 'resend' },
    ]
    const reply = await post('bulk-review-1', rows)
    expect(reply.body).toMatchObject({ done: 1, refused: 2 })
    expect(reply.body.rows).toMatchObject([
      { officeCode: 'P2101', status: 200, state: 'accepted' },
      { officeCode: 'P2102', status: 409, problem: { code: 'NOT_NOW' } },
      { officeCode: 'S01', status: 404, problem: { code: 'NOT_FOUND' } },
    ])
    await office.cases.pool.query("update request set answer = null where key = 'bulk-review-1'")
    const again = await post('bulk-review-1', rows)
    const plain = ({ body }: Reply) => JSON.stringify(body).replace(/urn:wian:request:[^"]+/g, '')
    expect(plain(again)).toBe(plain(reply))
    const stale = await post('bulk-review-2', [{ officeCode: 'P2102', act: 'resend', version: 77 }])
    expect(stale.body.rows).toMatchObject([{ status: 412, problem: { code: 'VERSION_STALE' } }])
    const doubled = await post('bulk-review-3', [rows[0]!, rows[0]!])
    expect(said(doubled)).toEqual([422, 'INPUT_INVALID'])
    expect(doubled.body.errors[0].pointer).toBe('/rows/1/officeCode')
    const many = Array.from({ length: 501 }, (_, i) => ({ officeCode: `P${i}`, act: 'accept' }))
    expect(said(await post('bulk-review-4', many))).toEqual([422, 'INPUT_INVALID'])
  })
})

describe('what comes over the wire', () => {
  const post = (body: string | Buffer) => office.ask(officer, 'post', '/circulars', { body, headers: json })

  it('is refused where JSON says a thing twice, nests too deep, or is no UTF-8', async () => {
    const doubled = await post('{"procedureId":"x","procedureId":"y"}')
    expect(said(doubled)).toEqual([422, 'INPUT_INVALID'])
    expect(doubled.body.errors).toMatchObject([{ pointer: '/procedureId', code: 'doubledKey' }])
    const deep = await post(`{"overrides":${'['.repeat(40)}${']'.repeat(40)}}`)
    expect(deep.body.errors).toMatchObject([{ code: 'tooDeep' }])
    expect(said(await post(Buffer.from([0x22, 0xff, 0xfe, 0x22])))).toEqual([400, 'BODY_UNREADABLE'])
    expect(said(await post('{"procedureId":"x"} garbage'))).toEqual([400, 'BODY_UNREADABLE'])
    const nested = '{"a":[{"b":1},{"__proto__":{}}]}'
    expect(() => checkJson(Buffer.from(nested))).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/a/1/__proto__' })] }),
    )
    expect(() => checkJson(Buffer.from('{"a":"\\"}{","b":{"a":[1,{"a":2}]}}'))).not.toThrow()
  })

  it('is refused with the methods that an address has', async () => {
    const wrong = await fetch(`${office.url}/api/v1/circulars/${id}`, { method: 'DELETE' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, PUT'])
    expect(((await wrong.json()) as { code: string }).code).toBe('METHOD_UNKNOWN')
    expect(wrong.headers.get('content-type')).toContain('application/problem+json')
    const asked = await fetch(`${office.url}/api/v1/circulars`, { method: 'OPTIONS' })
    expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST'])
    expect(await raw('TRACE /api/v1/circulars HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 405 /,
    )
  })

  it('is refused as a problem also where it is no HTTP', async () => {
    for (const [sent, status] of [
      ['NONSENSE\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['GET /api/v1/circulars/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ] as const) {
      const answer = await raw(sent)
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      expect(answer).toContain('application/problem+json')
    }
  })

  it('is answered under headers that let a browser do nothing with it', async () => {
    const { headers } = await fetch(`${office.url}/api/v1/me`)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'permissions-policy': expect.stringContaining('camera=()') as string,
    })
    // The tests come by http: a promise of https would lock people out.
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const { port, hostname } = new URL(office.url)
      const socket = connect(Number(port), hostname, () => socket.write(text))
      let answer = ''
      socket.on('data', (bytes) => (answer += bytes.toString()))
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })
})
