/* eslint-disable @typescript-eslint/no-unsafe-member-access -- answers of many shapes are looked into */
import { CENTRAL_STAFF, peopleCsv, staffOf } from '../../cli/stage/people.js'
import { currentAssignments, loadPerson } from '../../db/assignments.js'
import { loadOffices } from '../../db/directory.js'
import { verifyChains } from '../../db/verify.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central } from './people.js'

let office: Office
beforeAll(async () => void (office = await openOffice()), 120_000)
afterAll(() => office.close(), 60_000)

const bring = (body: string, query = ''): Promise<Reply> =>
  office.ask(central('administrator', 'keeper'), 'post', `/people/imports${query}`, {
    body,
    headers: { 'content-type': 'text/csv' },
  })
const confirm = (body: string, planSha256: string): Promise<Reply> =>
  bring(body, `?dryRun=false&planSha256=${planSha256}`)
const peopleCount = async (): Promise<number> =>
  Number((await office.cases.pool.query<{ count: string }>('select count(*) from person')).rows[0]?.count)

describe('bringing in people', () => {
  it('changes nothing before the plan is confirmed, enters everybody of the demo once, and nothing the second time', async () => {
    const codes = (await loadOffices(office.cases.pool, '2023-11-21')).map(({ code }) => code)
    const csv = peopleCsv([...CENTRAL_STAFF, ...codes.flatMap(staffOf)])
    const looked = await bring(csv)
    expect([looked.status, looked.body.problems]).toEqual([200, []])
    expect(looked.body.plan.add).toHaveLength(5 + 3 * codes.length)
    // Whoever looks at the plan reads who it is; what is kept of the request does not.
    const named = { officeTh: 'สบน.', officeEn: 'Education Sandbox Administration Bureau' }
    expect(looked.body.people[0].give[0]).toEqual({ officeCode: 'C0001', ...named, role: 'officer' })
    const { rows } = await office.cases.pool.query<{ kept: string }>(
      "select answer::text as kept from request where answer::text like '%planSha256%'",
    )
    expect(rows.map(({ kept }) => /@office|นาย|นาง/.test(kept))).toEqual([false])
    const before = await peopleCount()
    expect((await confirm(csv, 'a'.repeat(64))).body.code).toBe('PLAN_CHANGED')
    expect(await peopleCount()).toBe(before)
    const done = await confirm(csv, looked.body.planSha256 as string)
    expect([done.status, done.body.applied]).toEqual([201, { added: 5 + 3 * codes.length, changed: 0 }])
    expect(await loadPerson(office.cases.pool, 'person-registrar-p2101')).toMatchObject({
      email: 'registrar-p2101@office.example',
    })
    expect(await currentAssignments(office.cases.pool, 'person-signer', '2023-11-21')).toMatchObject([
      { officeCode: 'C0001', role: 'signer' },
    ])
    expect((await bring(csv)).body.plan).toMatchObject({ add: [], change: [] })
    expect((await verifyChains(office.cases.pool)).breaches).toEqual([])
  }, 60_000)

  it('names every bad line and enters nobody while there is one', async () => {
    const csv = [
      'name_th,email,office_id,role',
      'นางสมมติ,new1@office.example,P2101,districtOfficer',
      'นางสมมติ,new2@office.example,P2101,director',
      'นางสมมติ,new3@office,P2101,registrar',
    ].join('\n')
    const before = await peopleCount()
    const looked = await bring(csv)
    const found = (looked.body.problems as { line: number; code: string }[]).map(({ line, code }) => [
      line,
      code,
    ])
    expect(found).toEqual([
      [3, 'RULE'],
      [4, 'EMAIL_INVALID'],
    ])
    const refused = await confirm(csv, looked.body.planSha256 as string)
    expect([refused.status, refused.body.code, await peopleCount()]).toEqual([422, 'IMPORT_REFUSED', before])
  })

  it('changes who is known: a new name, another assignment, an end', async () => {
    const csv = [
      'name_th,email,office_id,role,valid_from,valid_to',
      'นางสมมติ ชื่อใหม่,registrar-p2101@office.example,P2101,registrar,2023-10-01,2023-12-01',
      'นางสมมติ ชื่อใหม่,registrar-p2101@office.example,P2101,districtOfficer,2023-12-01,',
    ].join('\n')
    const looked = await bring(csv)
    expect(looked.body.plan.change).toMatchObject([
      { personId: 'person-registrar-p2101', fields: ['nameTh'], give: 1, end: 1 },
    ])
    expect((await confirm(csv, looked.body.planSha256 as string)).status).toBe(201)
    const later = await currentAssignments(office.cases.pool, 'person-registrar-p2101', '2023-12-01')
    expect(later.map(({ role }) => role)).toEqual(['districtOfficer'])
  })

  it('takes 10,000 lines', async () => {
    const codes = (await loadOffices(office.cases.pool, '2023-11-21')).map(({ code }) => code)
    const lines = Array.from(
      { length: 10_000 },
      (_, n) => `นางสมมติ ${n},many.${n}@office.example,${codes[n % codes.length]},districtOfficer,2023-10-01`,
    )
    const csv = ['name_th,email,office_id,role,valid_from', ...lines].join('\n')
    const looked = await bring(csv)
    const done = await confirm(csv, looked.body.planSha256 as string)
    expect(done.body.applied).toEqual({ added: 10_000, changed: 0 })
  }, 90_000)
})
