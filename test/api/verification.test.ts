/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import pg from 'pg'
import { verifyRecord } from '../../cli/verify.js'
import { until } from '../support/circulars.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let owner: pg.Client
let id: string
const caseId = () => `submission/${id}/P2101`
const auditor = { ...central('auditor'), scope: { offices: 'all' } } as const

beforeAll(async () => {
  office = await openOffice()
  owner = new pg.Client({ connectionString: office.cases.ownerUrl })
  await owner.connect()
  process.env['DATABASE_URL'] = office.cases.ownerUrl
  id = await office.launched(['P2101', 'P2102'])
  for (const act of ['receive', 'open'])
    await office.ask(clerk('P2101'), 'post', `/submissions/${id}/P2101/${act}`, { body: {} })
}, 90_000)
afterAll(async () => {
  await owner.end()
  await office.close()
}, 60_000)

const ofCase = async () =>
  (await office.ask(auditor, 'get', `/cases/submission/${id}/P2101/verification`)).body
const ofAll = async () => {
  const started = await office.ask(auditor, 'post', '/verification', { body: {} })
  const read = async () => (await office.ask(auditor, 'get', `/operations/${started.body.operationId}`)).body
  await until(async () => (await read()).state !== 'running')
  return (await read()).result
}

/** Gets behind the lock of the ledger, looks, and puts everything back. */
async function tampered(statements: readonly string[], look: () => Promise<void>): Promise<void> {
  await owner.query('create temp table kept as select * from event where case_id = $1', [caseId()])
  await owner.query('alter table event disable trigger all')
  for (const sql of statements) await owner.query(sql, sql.includes('$1') ? [caseId()] : [])
  try {
    await look()
  } finally {
    await owner.query('delete from event where case_id = $1', [caseId()])
    await owner.query('insert into event overriding system value select * from kept')
    await owner.query('alter table event enable trigger all')
    await owner.query('drop table kept')
  }
}

describe('the record', () => {
  it('is whole after ordinary work: of one case, of all, and for the command', async () => {
    expect(await ofCase()).toEqual({ whole: true, cases: 1, events: 3, broken: 0, breaches: [] })
    expect(await ofAll()).toMatchObject({ whole: true, cases: 3, broken: 0 })
    expect(await verifyRecord()).toMatchObject({ cases: 3, breaches: [] })
  })

  it.each([
    [
      'one changed byte',
      2,
      ["update event set body = replace(body, 'P2101', 'P2102') where case_id = $1 and version = 2"],
    ],
    ['a deleted row', 2, ['delete from event where case_id = $1 and version = 2']],
    [
      'two swapped rows',
      2,
      [
        'update event set version = 99 where case_id = $1 and version = 2',
        'update event set version = 2 where case_id = $1 and version = 3',
        'update event set version = 3 where case_id = $1 and version = 99',
      ],
    ],
  ])('names the place of %s, in both languages, everywhere', async (_, version, statements) => {
    await tampered(statements, async () => {
      const named = { caseId: caseId(), version, kind: 'link' }
      for (const found of [await ofCase(), await ofAll()]) {
        expect(found).toMatchObject({ whole: false, broken: 1, breaches: [named] })
        expect(found.breaches[0].th).toContain(`${caseId()} ขั้นที่ ${version}`)
        expect(found.breaches[0].en).toContain(`${caseId()}, step ${version}`)
      }
      expect((await verifyRecord(caseId())).breaches).toEqual([named])
    })
    expect((await ofCase()).whole).toBe(true)
  })

  it('is checked as a whole only by an auditor of the whole house', async () => {
    const some = { ...central('auditor', 'auditor-of-one'), scope: { offices: ['C0001'] } } as const
    expect((await office.ask(some, 'post', '/verification', { body: {} })).status).toBe(404)
    expect((await office.ask(central('officer'), 'post', '/verification', { body: {} })).status).toBe(403)
    expect(
      (await office.ask(clerk('P2102'), 'get', `/cases/submission/${id}/P2101/verification`)).status,
    ).toBe(404)
  })
})
