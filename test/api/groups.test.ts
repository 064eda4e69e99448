/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers of many shapes are looked into */
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

const officer = central('officer')
const coast = { nameTh: 'เขตชายฝั่งตะวันออก', nameEn: 'Eastern coast', rule: { codes: ['P2101', 'P2102'] } }

describe('a saved group of recipients', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
  }, 90_000)
  afterAll(() => office.close(), 60_000)

  it('is kept in versions, and the second who saves the same one is told', async () => {
    const first = await office.ask(officer, 'put', '/groups/coast', { body: coast, match: 0 })
    expect([first.status, first.body.version, first.headers.get('etag')]).toEqual([200, 1, '"1"'])
    const wider = { ...coast, rule: { province: ['ระยอง', 'ชลบุรี'] } }
    const second = await office.ask(officer, 'put', '/groups/coast', { body: wider, match: 1 })
    expect(second.body.version).toBe(2)
    const late = await office.ask(officer, 'put', '/groups/coast', { body: coast, match: 1 })
    expect([late.status, late.body.code]).toEqual([412, 'VERSION_STALE'])
    const ahead = await office.ask(officer, 'put', '/groups/coast', { body: coast, match: 7 })
    expect([ahead.status, ahead.body.code]).toEqual([412, 'VERSION_STALE'])
    const without = await office.ask(officer, 'put', '/groups/coast', { body: coast })
    expect(without.status).toBe(428)
    const versions = await office.ask(officer, 'get', '/groups/coast/versions')
    expect(versions.body.items.map((one: { version: number }) => one.version)).toEqual([2, 1])
  })

  it('says whom it addresses, in any of its versions', async () => {
    const newest = await office.ask(officer, 'post', '/groups/coast/preview', { body: {} })
    expect(newest.body.total).toBeGreaterThan(2)
    const first = await office.ask(officer, 'post', '/groups/coast/preview', { body: { version: 1 } })
    expect(first.body.offices.map((one: { code: string }) => one.code)).toEqual(['P2101', 'P2102'])
  })

  it('is refused when it addresses nobody, or when its rule makes no sense', async () => {
    const nobody = { ...coast, rule: { all: [{ codes: ['P2101'] }, { type: 'secondary' }] } }
    const empty = await office.ask(officer, 'put', '/groups/nobody', { body: nobody, match: 0 })
    expect([empty.status, empty.body.code]).toEqual([422, 'AUDIENCE_EMPTY'])
    const senseless = { ...coast, rule: { planet: 'earth' } }
    const bad = await office.ask(officer, 'put', '/groups/nobody', { body: senseless, match: 0 })
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/rule/planet'])
  })

  it('holds other groups under the versions that they had', async () => {
    const rule = { any: [{ group: 'coast' }, { codes: ['P1001'] }] }
    const saved = await office.ask(officer, 'put', '/groups/more', { body: { ...coast, rule }, match: 0 })
    expect(saved.body.rule.any[0]).toEqual({ group: 'coast@2' })
  })

  it('is frozen at the launch with the version that was used', async () => {
    const id = await office.signed({ audience: { group: 'coast' } })
    await office.ask(officer, 'put', '/groups/coast', { body: coast, match: 2 })
    const launched = await office.ask(officer, 'post', `/circulars/${id}/launch`, { body: {} })
    expect(launched.body.state.audience.total).toBe(2)
    const { rows } = await office.cases.pool.query<{ rule: unknown }>(
      'select rule from audience where audience_id = $1',
      [launched.body.state.audience.audienceId],
    )
    expect(rows[0]?.rule).toEqual({ group: 'coast@3' })
  })

  it('that is out of use addresses nobody any more, but its versions stay readable', async () => {
    await office.ask(officer, 'put', '/groups/short', { body: coast, match: 0 })
    const retired = await office.ask(officer, 'post', '/groups/short/retire', { body: {}, match: 1 })
    expect([retired.status, retired.body.retired]).toEqual([200, true])
    const again = await office.ask(officer, 'post', '/groups/short/retire', { body: {}, match: 2 })
    expect(again.body.code).toBe('GROUP_RETIRED')
    const asked = await office.ask(officer, 'post', '/audiences/preview', {
      body: { rule: { group: 'short' } },
    })
    expect(asked.body.code).toBe('GROUP_UNKNOWN')
    const listed = await office.ask(officer, 'get', '/groups')
    expect(listed.body.items.map((one: { groupId: string }) => one.groupId)).not.toContain('short')
    const all = await office.ask(officer, 'get', '/groups?retired=true')
    expect(all.body.items.map((one: { groupId: string }) => one.groupId)).toContain('short')
  })

  it('belongs to its office: another one may use it, not change it, and districts do not see it', async () => {
    const other = { ...officer, officeCode: 'C0002' }
    expect((await office.ask(other, 'get', '/groups/coast')).status).toBe(200)
    const changed = await office.ask(other, 'put', '/groups/coast', { body: coast, match: 3 })
    expect(changed.status).toBe(404)
    expect((await office.ask(clerk('P2101'), 'get', '/groups')).status).toBe(403)
  })
})
