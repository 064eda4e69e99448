/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import { readFile } from 'node:fs/promises'
import { until } from '../support/circulars.js'
import { idle, openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

const officer = central('officer')
const why = { reason: 'ประกาศกระทรวง', orderNo: '12/2566', on: '2023-12-01' }

describe('an office of the directory', () => {
  let office: Office
  const history = (code: string, on = '') => office.ask(officer, 'get', `/offices/${code}/history${on}`)
  beforeAll(async () => {
    office = await openOffice()
  }, 90_000)
  afterAll(() => office.close(), 60_000)

  it('is changed from a day on; the old record stays and is found as of its day', async () => {
    const set = { nameTh: 'สพป.ระยอง เขต ๑ (ใหม่)', attributes: { coastal: true } }
    const changed = await office.ask(officer, 'post', '/offices/P2101/changes', {
      body: { ...why, set },
      match: 0,
    })
    expect([changed.status, changed.body.records.length]).toEqual([200, 2])
    expect(changed.body.changes[0]).toMatchObject({
      kind: 'changed',
      orderNo: '12/2566',
      onDay: '2023-12-01',
    })
    const late = await office.ask(officer, 'post', '/offices/P2101/changes', {
      body: { ...why, set },
      match: 0,
    })
    expect(late.status).toBe(412)
    const before = await history('P2101', '?on=2023-11-30')
    expect(before.body.records.map(({ nameTh }: { nameTh: string }) => nameTh)).not.toContain(set.nameTh)
    const after = await history('P2101', '?on=2023-12-01')
    expect(after.body.records).toMatchObject([{ nameTh: set.nameTh, attributes: { coastal: true } }])
    const early = { ...why, on: '2020-01-01', set }
    const refused = await office.ask(officer, 'post', '/offices/P2101/changes', { body: early, match: 1 })
    expect(refused.body.code).toBe('CHANGE_TOO_EARLY')
  })

  it('keeps a file out that says something else of it for an earlier day, in the dry run already', async () => {
    const bring = async (text: string, query = 'dryRun=true') => {
      const headers = { 'content-type': 'text/csv' }
      return office.ask(officer, 'post', `/offices/imports?${query}`, { body: text, headers })
    }
    const file = await readFile('data/offices.csv', 'utf8')
    const other = file.replace('สพป.ระยอง เขต 1', 'สพป.ระยอง เขตหนึ่ง')
    const { body } = await bring(other)
    expect(body).toMatchObject({ canBeApplied: false, plan: { change: [{ code: 'P2101' }] } })
    expect(body.problems).toMatchObject([{ code: 'OFFICE_DECIDED_LATER', value: 'P2101' }])
    const refused = await bring(other, `dryRun=false&planSha256=${body.planSha256}`)
    expect([refused.status, refused.body.code]).toEqual([422, 'IMPORT_REFUSED'])
    expect((await bring(file)).body).toMatchObject({ canBeApplied: true, problems: [] })
    expect((await bring(other, 'on=2023-12-01')).body).toMatchObject({ canBeApplied: true, problems: [] })
  })

  it('stands in a tree, below the central office or where it was put, and never below itself', async () => {
    const under = (parentCode: string, code: string) =>
      office.ask(officer, 'post', `/offices/${code}/changes`, {
        body: { ...why, set: { parentCode } },
        match: 0,
      })
    expect((await under('P1001', 'P2102')).status).toBe(200)
    expect((await under('P9999', 'S09')).body.code).toBe('OFFICE_UNKNOWN')
    expect((await under('P2102', 'P1001')).body.code).toBe('OFFICE_UNKNOWN')
    const { body } = await office.ask(officer, 'get', '/offices/tree?on=2023-12-02')
    const [root] = body.items
    expect(root.code).toBe('C0001')
    const p1001 = root.children.find(({ code }: { code: string }) => code === 'P1001')
    expect(p1001.children).toMatchObject([{ code: 'P2102', type: 'primary', provinces: ['ระยอง'] }])
    expect((await office.ask(central('administrator'), 'get', '/offices/tree')).status).toBe(200)
  })

  it('is found by its kind and the province of its seat, by any of its names, and by its province in both languages', async () => {
    const { body } = await office.ask(officer, 'get', '/offices/branches')
    expect(body.central.map(({ code }: { code: string }) => code)).toContain('C0001')
    expect(body.items).toContainEqual({ type: 'primary', province: 'ระยอง', offices: 2 })
    const found = async (query: Record<string, string>) => {
      const list = await office.ask(officer, 'get', `/offices?${new URLSearchParams(query).toString()}`)
      return list.body.items.map(({ code }: { code: string }) => code) as string[]
    }
    expect(await found({ type: 'primary', seatProvince: 'ระยอง' })).toEqual(['P2101', 'P2102'])
    expect(await found({ text: 'RAYONG', type: 'primary' })).toEqual(['P2101', 'P2102'])
    expect(await found({ text: 'p2102' })).toEqual(['P2102'])
    expect(await found({ text: '100%_' })).toEqual([])
    expect(await found({ codes: 'P2102,P2101,P9999' })).toEqual(['P2101', 'P2102'])
  })

  it('that closes leaves its open cases to its successor, or lists them for a decision', async () => {
    const fresh = await office.launched(['P5001', 'P5002'])
    const both = await office.launched(['P5001', 'P5003'])
    const answered = await office.launched(['P5001'])
    const at = `/submissions/${answered}/P5001`
    await office.ask(clerk('P5001'), 'post', `${at}/receive`, { body: {} })
    await office.ask(clerk('P5001'), 'post', `${at}/nil-return`, { body: { reason: 'ไม่มีสถานศึกษานำร่อง' } })
    const nobody = { ...why, successor: 'P5001' }
    const refused = await office.ask(officer, 'post', '/offices/P5001/closing', { body: nobody, match: 0 })
    expect(refused.body.code).toBe('OFFICE_UNKNOWN')
    const body = { ...why, successor: 'P5003' }
    const closed = await office.ask(officer, 'post', '/offices/P5001/closing', { body, match: 0 })
    expect([closed.status, closed.body.successors]).toEqual([200, ['P5003']])
    const open = await office.ask(officer, 'get', '/offices/P5001/open-cases')
    expect(open.body.items).toHaveLength(3)
    expect([open.body.items[0].subject.length > 0, open.body.people]).toEqual([true, 1])
    const passed = await office.ask(officer, 'post', '/offices/P5001/hand-over', {
      body: { reason: 'ยุบรวม' },
    })
    const outcomes = new Map(
      passed.body.items.map((one: { circularId: string; outcome: string }) => [one.circularId, one.outcome]),
    )
    expect([outcomes.get(fresh), outcomes.get(both), outcomes.get(answered)]).toEqual([
      'handedOver',
      'withdrawn',
      'listed',
    ])
    await idle(office.ask, fresh)
    await until(async () => {
      const reply = await office.ask(clerk('P5003'), 'get', `/submissions/${fresh}/P5003`)
      return reply.status === 200 && reply.body.status === 'sent'
    })
    const old = await office.ask(officer, 'get', `/submissions/${fresh}/P5001`)
    expect([old.body.status, old.body.officeTh.length > 0]).toEqual(['withdrawn', true])
    const again = await office.ask(officer, 'post', '/offices/P5001/hand-over', { body: { reason: 'ยุบรวม' } })
    expect(again.body.items).toMatchObject([{ outcome: 'listed' }])
  })
})
