/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createHttpServer } from '../../api/server.js'
import { openOffice, type Office } from '../api/office.js'
import { central, clerk } from '../api/people.js'

let office: Office
let circularId: string
beforeAll(async () => {
  office = await openOffice()
  circularId = await office.launched(['P2101', 'P2102'])
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')
const p2101 = clerk('P2101')

describe('a text that the database cannot keep', () => {
  it.each(['ก\0ข', 'ก\ud800ข', '\udc00'])('is refused at its place, in a body (%j)', async (text) => {
    const nil = await office.ask(p2101, 'post', `/submissions/${circularId}/P2101/nil-return`, {
      body: { reason: text },
    })
    expect([nil.status, nil.body.errors]).toMatchObject([
      422,
      [{ pointer: '/reason', code: 'unkeptCharacter' }],
    ])
    const draft = { answer: { persons: [{ [text]: 'ชื่อ' }, { name: text }] } }
    const saved = await office.ask(p2101, 'put', `/submissions/${circularId}/P2101/draft`, {
      body: draft,
      match: 0,
    })
    expect(saved.status).toBe(422)
    const pointers = (saved.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)
    expect(pointers).toEqual(['/answer/persons/0', '/answer/persons/1/name'])
  })

  it('is refused in an address, and where people sign in', async () => {
    for (const path of ['/search?text=%00', '/offices/%00', '/circulars?cursor=%00'])
      expect([path, (await office.ask(officer, 'get', path)).status]).toEqual([path, 422])
    const response = await fetch(`${office.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: office.url },
      body: JSON.stringify({ email: 'a\0b@wian.example', password: 'ก\0'.repeat(20) }),
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
  })
})

describe('an address that is none', () => {
  it.each([
    ...[
      '/circulars/%',
      '/circulars/%E0%A4',
      '/circulars/%2F',
      '/circulars/..%2f..%2fetc%2fpasswd',
      '/offices/%ff',
    ],
    ...[
      "/offices/P2101'--",
      '/registers/P2101/inward/99999999999',
      '/files/../../etc/passwd',
      '/offices/__proto__',
    ],
    ...[
      '/circulars?limit=1e9',
      '/circulars?limit=-1',
      '/circulars?cursor=eyJhIjoxfQ',
      '/circulars?cursor[]=a&cursor[]=b',
    ],
    ...[
      '/circulars?__proto__[a]=1',
      '/circulars?limit=1&limit=2',
      '/deadlines/preview',
      '/circulars?cursor=[1,null]',
    ],
  ])('is refused in words: %s', async (path) => {
    const { status, body } = await office.ask(officer, 'get', path)
    expect([400, 404, 405, 422]).toContain(status)
    expect([path, body.messageTh, body.messageEn]).toEqual([
      path,
      expect.stringMatching(/[ก-๙]/),
      expect.any(String),
    ])
  })
})

describe('a request that is not as the API asks', () => {
  const draft = { procedureId: 'host-and-name-officers' }

  it('names no member that the product does not know: nothing is assigned that was not asked for', async () => {
    const raw = [
      '{"procedureId":"host-and-name-officers","state":"launched"}',
      '{"procedureId":"host-and-name-officers","ownerOffice":"P2101"}',
      '{"procedureId":"host-and-name-officers","__proto__":{"role":"signer"}}',
      '{"procedureId":"host-and-name-officers","constructor":{"prototype":{"role":"signer"}}}',
      '{"procedureId":"host-and-name-officers","overrides":{"by":{"personId":"x"}}}',
    ]
    for (const body of raw) {
      const headers = { 'content-type': 'application/json' }
      const reply = await office.ask(officer, 'post', '/circulars', { body, headers })
      expect([body, reply.status]).toEqual([body, 422])
    }
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
  })

  it.each([
    ['text/plain', JSON.stringify(draft), 415],
    ['application/json; charset=utf-16', JSON.stringify(draft), 400],
    ['application/x-www-form-urlencoded', 'procedureId=x', 415],
    ['application/json', '{"procedureId":', 400],
    ['application/json', '"procedureId"', 400],
    ['application/json', '', 422],
    ['application/json', '{"procedureId":1e400}', 422],
    ['application/json', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['application/json', `{"procedureId":"${'ก'.repeat(400_000)}"}`, 413],
  ])('is refused by kind, form and size: %s %.30s', async (type, body, status) => {
    const reply = await office.ask(officer, 'post', '/circulars', { body, headers: { 'content-type': type } })
    expect(reply.status).toBe(status)
  })

  it('has a key, a version and a trace that are well formed, or is told', async () => {
    for (const key of ['short', 'a b c d e f', 'x'.repeat(129), "' or 1=1 --"]) {
      const reply = await office.ask(officer, 'post', '/circulars', { body: draft, key })
      expect([key, reply.status, reply.body.code]).toEqual([key, 400, 'KEY_MISSING'])
    }
    for (const match of ['1', '"-1"', '"1e9"', '"99999999999"', '*, "1"', '"a"']) {
      const path = `/circulars/${circularId}/remind`
      const reply = await office.ask(officer, 'post', path, { body: {}, match })
      expect([match, reply.status]).toEqual([match, 428])
    }
    const headers = {
      traceparent: '00-zz-zz-zz',
      'x-request-id': 'a'.repeat(500),
      'accept-language': '*;q=9',
      range: 'bytes=9-1',
    }
    expect((await office.ask(officer, 'get', '/me', { headers, match: '"x"' })).status).toBe(200)
  })

  it('may say any day, and is never broken by it', async () => {
    for (const day of [
      '0000-01-01',
      '9999-12-31',
      '2023-02-30',
      '275760-09-13',
      '-271821-04-20',
      '31/12/9999',
      '๓๑ ธ.ค. ๒๕๖๖',
    ]) {
      for (const kind of ['fixed', 'workingDays']) {
        const rule = kind === 'fixed' ? { kind, day } : { kind, days: 99_999 }
        const { status } = await office.ask(officer, 'post', '/deadlines/preview', { body: { rule } })
        expect([day, status < 500]).toEqual([day, true])
      }
    }
  })

  it('may carry a body where none is read', async () => {
    const { port } = new URL(office.url)
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    const authorization = `Bearer ${await office.bearer(officer)}`
    const body = '{"limit":1}'
    socket.write(
      `GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    )
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('a caller that says little by little what it wants', () => {
  it('is cut off: heads and bodies have their time, and say so as a problem', async () => {
    const server = createHttpServer((_request, response) => response.end('ok'))
    expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 300_000])
    // The product's own limits, in a hundredth of the time: Node looks every 30 s unless it is told otherwise.
    const quick = createHttpServer((request) => request.resume(), { checkEveryMs: 20 })
    quick.headersTimeout = 150
    quick.requestTimeout = 300
    quick.listen(0, '127.0.0.1')
    await once(quick, 'listening')
    const { port } = quick.address() as AddressInfo
    for (const begun of [
      'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n1',
    ]) {
      const socket = connect(port, '127.0.0.1')
      socket.write(begun)
      const chunks: Buffer[] = []
      for await (const chunk of socket) chunks.push(chunk as Buffer)
      expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 408 REQUEST_TOO_SLOW\r\n[^]*"messageTh"/)
    }
    quick.close()
  })
})

describe('an office that is asked for by a foreign name', () => {
  it('is the same 404 whether it is there or not', async () => {
    const known = await office.ask(p2101, 'get', `/submissions/${circularId}/P2102`)
    const unknown = await office.ask(p2101, 'get', `/submissions/${randomUUID()}/P2102`)
    expect([known.status, unknown.status]).toEqual([404, 404])
    const { instance: _a, ...one } = known.body as Record<string, unknown>
    const { instance: _b, ...other } = unknown.body as Record<string, unknown>
    expect(one).toEqual(other)
  })
})
