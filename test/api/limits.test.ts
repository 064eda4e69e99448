import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => {
  office = await openOffice({ requestLimits: { reads: 4, writes: 2, exports: 1, public: 3 } })
}, 90_000)
afterAll(() => office.close(), 60_000)

describe('requests', () => {
  it('of one person are counted, and too many are told when to come back', async () => {
    const ask = () => office.ask(clerk('P2101'), 'get', '/me')
    const replies = [await ask(), await ask(), await ask(), await ask(), await ask()]
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429])
    expect(replies[0]!.headers.get('ratelimit-policy')).toBe('"reads";q=4;w=60')
    expect(replies[0]!.headers.get('ratelimit')).toMatch(/^"reads";r=3;t=\d+$/)
    const last = replies[4]!
    expect((last.body as { code: string }).code).toBe('TOO_MANY_REQUESTS')
    // The window has just begun: whoever came back earlier would only be refused again.
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(20)
    expect(last.headers.get('ratelimit')).toBe(`"reads";r=0;t=${last.headers.get('retry-after')}`)
  })

  it('of another person, and changes, are counted for themselves', async () => {
    expect((await office.ask(clerk('P2102'), 'get', '/me')).status).toBe(200)
    const change = () => office.ask(clerk('P2101'), 'post', '/submissions/none/P2101/receive', { body: {} })
    const replies = [await change(), await change(), await change()]
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 429])
    expect(replies[0]!.headers.get('ratelimit-policy')).toBe('"writes";q=2;w=60')
  })

  it('with guessed tokens are counted against their address, and people who are signed in are not', async () => {
    const guess = () =>
      office.ask(undefined, 'get', '/me', { headers: { authorization: `Bearer guess-${Math.random()}` } })
    const statuses = []
    for (let i = 0; i < 5; i += 1) statuses.push((await guess()).status)
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    expect((await office.ask(central('officer'), 'get', '/me')).status).toBe(200)
  })
})
