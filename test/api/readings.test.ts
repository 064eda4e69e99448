/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import pg from 'pg'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
const auditor = { ...central('auditor'), scope: { offices: ['C0001'] } } as const

beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(['P2101', 'P2102'])
}, 90_000)
afterAll(() => office.close(), 60_000)

const readings = async (who = clerk('P2101'), query = '') =>
  (await office.ask(who, 'get', `/readings${query}`)).body.items

describe('what an auditor reads', () => {
  it('is shown to the offices concerned: who, what, when, and why', async () => {
    const why = { purpose: 'ตรวจสอบประจำปี 2566' }
    expect((await office.ask(auditor, 'post', '/readings/purpose', { body: why })).status).toBe(200)
    for (const path of [
      `/submissions/${id}/P2101`,
      `/letters/${id}/P2101/circular.pdf`,
      `/cases/submission/${id}/P2101/timeline`,
    ])
      expect([path, (await office.ask(auditor, 'get', path)).status]).toEqual([path, 200])
    const seen = await readings()
    expect(seen.map(({ what }: { what: string }) => what)).toEqual([
      'timeline.read',
      'letter.read',
      'submission.read',
    ])
    expect(seen[0]).toMatchObject({
      role: 'auditor',
      officeCode: 'C0001',
      caseId: `submission/${id}/P2101`,
      purpose: 'ตรวจสอบประจำปี 2566',
      secret: false,
    })
    expect(await readings(central('officer'), `?caseId=submission/${id}/P2101`)).toEqual(seen)
  })

  it('is not shown to an office that it does not concern', async () => {
    expect(await readings(clerk('P2102'))).toEqual([])
  })

  it('ends with the duty: an auditor changes nothing and closes no matter', async () => {
    for (const act of ['receive', 'submit', 'accept'])
      expect(
        (await office.ask(auditor, 'post', `/submissions/${id}/P2101/${act}`, { body: {} })).status,
      ).toBe(403)
    expect((await office.ask(auditor, 'post', `/circulars/${id}/close`, { body: {} })).status).toBe(403)
  })
})

it('what an office reads of its own plain cases is its work, and not kept', async () => {
  const before = (await readings()).length
  await office.ask(clerk('P2101'), 'get', `/submissions/${id}/P2101`)
  await office.ask(central('officer'), 'get', `/circulars/${id}`)
  expect(await readings()).toHaveLength(before)
})

it('what was kept cannot be changed or removed, not even by the owner of the database', async () => {
  const owner = new pg.Client({ connectionString: office.cases.ownerUrl })
  await owner.connect()
  for (const sql of ['update reading set purpose = null', 'delete from reading', 'truncate reading'])
    await expect(owner.query(sql)).rejects.toThrow(/append-only/)
  await owner.end()
})
