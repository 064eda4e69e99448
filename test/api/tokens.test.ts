import { randomUUID } from 'node:crypto'
import { POLICY, type ActName } from '../../domain/policy/policy.js'
import type { Rule } from '../../domain/policy/rule.js'
import { knownScopes, scopesInclude } from '../../domain/policy/scopes.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
const officer = central('officer')
type Made = { readonly tokenId: string; readonly token: string }

beforeAll(async () => {
  office = await openOffice()
}, 120_000)
afterAll(() => office.close(), 60_000)

const make = async (scopes: readonly string[], who = officer, key = randomUUID()): Promise<Made> => {
  const reply = await office.ask(who, 'post', '/tokens', {
    key,
    body: { name: 'ระบบรายงาน', scopes, days: 30 },
  })
  expect([reply.status, reply.body]).toEqual([201, expect.anything()])
  return reply.body as Made
}
const by = (token: string, method: string, path: string, body?: unknown) =>
  office.ask(undefined, method, path, { body, headers: { authorization: `Bearer ${token}` } })

describe('a token for a machine', () => {
  it('is shown once, and what is kept does not open anything', async () => {
    const key = randomUUID()
    const made = await make(['read'], officer, key)
    expect(made.token).toMatch(/^wian_[0-9a-f]{16}_[0-9a-f]{64}$/)
    const again = await make(['read'], officer, key)
    expect([again.tokenId, again.token]).toEqual([made.tokenId, undefined])
    const list = await office.ask(officer, 'get', '/tokens')
    expect(JSON.stringify(list.body)).toContain(made.tokenId)
    const secret = made.token.split('_')[2]!
    const { rows } = await office.cases.pool.query<{ text: string }>(
      `select (select json_agg(t) from machine_token t)::text || (select json_agg(r) from request r)::text as text`,
    )
    for (const text of [JSON.stringify(list.body), rows[0]!.text]) expect(text).not.toContain(secret)
  })

  it('does what its scopes name, in the name of its maker, and nothing else', async () => {
    const { token } = await make(['circular.list', 'office.*'])
    expect((await by(token, 'get', '/circulars')).status).toBe(200)
    expect((await by(token, 'get', '/offices')).status).toBe(200)
    const refused = await by(token, 'get', '/calendars')
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'SCOPE_MISSING'])
    const other = await make(['circular.*'], clerk('P2101'))
    expect((await by(other.token, 'get', '/circulars')).status).toBe(403)
  })

  it('never signs, launches or makes further tokens', async () => {
    const id = await office.signed({ audience: { codes: ['P2101'] } })
    const { token } = await make(knownScopes())
    for (const [path, body] of [
      [`/circulars/${id}/launch`, {}],
      ['/tokens', { name: 'x', scopes: ['read'], days: 1 }],
    ] as const) {
      const reply = await by(token, 'post', path, body)
      expect([path, reply.status]).toEqual([path, 401])
    }
    expect(
      (
        await office.ask(officer, 'post', '/tokens', {
          body: { name: 'x', scopes: ['circular.launch'], days: 1 },
        })
      ).body,
    ).toMatchObject({ code: 'SCOPE_UNKNOWN', errors: [{ pointer: '/scopes/0' }] })
  })

  it('ends at once when it is revoked, and when its time is over', async () => {
    const [one, two] = [await make(['read']), await make(['read'])]
    const revoked = await office.ask(officer, 'post', `/tokens/${one.tokenId}/revoke`)
    expect([revoked.status, typeof (revoked.body as { revokedAt: string }).revokedAt]).toEqual([
      200,
      'string',
    ])
    expect((await by(one.token, 'get', '/circulars')).status).toBe(401)
    expect((await by(two.token, 'get', '/circulars')).status).toBe(200)
    const wrong = two.token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect((await by(wrong, 'get', '/circulars')).status).toBe(401)
    const { Pool } = (await import('pg')).default
    const owner = new Pool({ connectionString: office.cases.ownerUrl, max: 1 })
    await owner.query(
      "update machine_token set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where token_id = $1",
      [two.tokenId],
    )
    await owner.end()
    expect((await by(two.token, 'get', '/circulars')).status).toBe(401)
    const year = await office.ask(officer, 'post', '/tokens', {
      body: { name: 'x', scopes: ['read'], days: 366 },
    })
    expect(year.status).toBe(422)
  })

  it('is seen and ended by its maker and by the administrator of the office, by nobody else', async () => {
    const { tokenId } = await make(['read'])
    const seen = async (who: Parameters<Office['ask']>[0]) =>
      JSON.stringify((await office.ask(who, 'get', '/tokens')).body).includes(tokenId)
    const admin = central('administrator')
    const strangers = [central('officer', 'person-other'), clerk('P2101'), clerk('P2101', 'administrator')]
    expect(await Promise.all([officer, admin, ...strangers].map(seen))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    for (const who of strangers)
      expect((await office.ask(who, 'post', `/tokens/${tokenId}/revoke`)).status).toBe(404)
    expect((await office.ask(admin, 'post', `/tokens/${tokenId}/revoke`)).status).toBe(200)
  })
})

describe('scopes', () => {
  it('are told in words of both languages, each of them', async () => {
    const reply = await office.ask(officer, 'get', '/tokens/scopes')
    const { items } = reply.body as { items: { scope: string; th: string; en: string }[] }
    expect(items.map(({ scope }) => scope)).toEqual(knownScopes())
    expect(items.filter(({ th, en }) => !th || !en || `${th}${en}`.includes('`'))).toEqual([])
  })

  it('never include what needs the person, whatever they are called', () => {
    const acts = Object.keys(POLICY) as ActName[]
    for (const act of acts) {
      const isFresh = (POLICY[act] as Rule).fresh === true
      expect([act, scopesInclude(knownScopes(), act)]).toEqual([act, !isFresh])
      if (isFresh) expect(knownScopes()).not.toContain(act)
    }
    expect(scopesInclude(['read'], 'circular.draft')).toBe(false)
    expect(scopesInclude(['circular.*'], 'submission.read')).toBe(false)
  })
})
