/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { readFile } from 'node:fs/promises'
import { loadProcedure } from '../../templates/procedures/load.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central } from './people.js'

const officer = central('officer')
const KIND = 'host-and-name-officers'
const yaml = { 'content-type': 'application/yaml' }

describe('the versions of a kind of circular', () => {
  let office: Office
  let text: string
  const draft = () => office.ask(officer, 'post', '/circulars', { body: { procedureId: KIND } })
  const choose = (version: number | null, match: number) =>
    office.ask(officer, 'post', `/procedures/${KIND}/choice`, {
      body: { version, reason: 'ตามมติที่ประชุม' },
      match,
    })

  beforeAll(async () => {
    office = await openOffice()
    text = await readFile(`templates/procedures/${KIND}.yaml`, 'utf8')
  }, 90_000)
  afterAll(() => office.close(), 60_000)

  it('are tried first: problems with their places, warnings, and what would change', async () => {
    const changed = text
      .replace('maxRequests: 1', 'maxRequests: 2')
      .replace('maxRequests: 2', 'maxRequests: 3')
    const good = await office.ask(officer, 'post', '/procedures/check', { body: changed, headers: yaml })
    expect(good.body).toMatchObject({ valid: true, procedureId: KIND })
    expect(good.body.changed.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/moreTime/maxRequests',
    ])
    const bad = await office.ask(officer, 'post', '/procedures/check', {
      body: 'procedure: X\n',
      headers: yaml,
    })
    expect(bad.body.valid).toBe(false)
    expect(bad.body.problems[0]).toMatchObject({ line: 1 })
    expect((await office.ask(officer, 'get', `/procedures/${KIND}/versions`)).body.items).toHaveLength(1)
  })

  it('are listed, read and compared', async () => {
    const changed = text.replace(/maxRequests: \d+/, 'maxRequests: 3')
    const put = (body: string, match?: number) =>
      office.ask(officer, 'put', '/procedures', {
        ...{ body, headers: yaml },
        ...(match === undefined ? {} : { match }),
      })
    expect((await put(changed)).body).toMatchObject({ status: 428, code: 'VERSION_MISSING' })
    expect((await put(changed, 0)).body).toMatchObject({ status: 412, code: 'VERSION_STALE' })
    expect([(await put(changed, 1)).body.version, (await put(changed, 1)).body.version]).toEqual([2, 2])
    const other = text.replace(/maxRequests: \d+/, 'maxRequests: 4')
    expect((await put(other, 1)).body).toMatchObject({ status: 412, code: 'VERSION_STALE' })
    const list = await office.ask(officer, 'get', `/procedures/${KIND}/versions`)
    expect([list.body.inUse, list.body.items.map((one: { version: number }) => one.version)]).toEqual([
      2,
      [2, 1],
    ])
    const first = await office.ask(officer, 'get', `/procedures/${KIND}/versions/1`)
    expect(first.body.version).toBe(1)
    const diff = await office.ask(officer, 'get', `/procedures/${KIND}/diff?from=1&to=2`)
    expect(diff.body.differences).toMatchObject([{ pointer: '/moreTime/maxRequests', after: 3 }])
    expect((await office.ask(officer, 'get', `/procedures/${KIND}/versions/9`)).status).toBe(404)
  })

  it('are chosen for new circulars, with a reason; a circular keeps what it was drafted with', async () => {
    const before = await draft()
    expect(before.body.content.moreTime.maxRequests).toBe(3)
    const chosen = await choose(1, 0)
    expect([chosen.status, chosen.body.inUse, chosen.body.choices[0].reason]).toEqual([200, 1, 'ตามมติที่ประชุม'])
    expect((await choose(2, 0)).status).toBe(412)
    expect((await choose(9, 1)).status).toBe(404)
    expect((await draft()).body.content.moreTime.maxRequests).not.toBe(3)
    const still = await office.ask(officer, 'get', `/circulars/${before.body.circularId}`)
    expect(still.body.content.moreTime.maxRequests).toBe(3)
  })

  it('may all be taken out of use: nothing new is drafted from them', async () => {
    expect((await choose(null, 1)).body.inUse).toBeNull()
    const refused = await draft()
    expect([refused.status, refused.body.code]).toEqual([409, 'PROCEDURE_RETIRED'])
    await choose(2, 2)
    expect((await draft()).status).toBe(201)
  })

  it('are not needed: a circular of no kind says all of it, also who checks; none of a kind does', async () => {
    const { procedure } = loadProcedure(text, 'kind.yaml')
    const { subject, letter, form } = procedure!
    const approval = { steps: [{ id: 'sign', role: 'signer' }] }
    const write = (procedureId: string, overrides: object) =>
      office.ask(officer, 'post', '/circulars', { body: { procedureId, overrides } })
    const pointersOf = (reply: Reply) =>
      (reply.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)
    const empty = await write('_blank', { form })
    expect([empty.status, pointersOf(empty)]).toMatchObject([
      422,
      expect.arrayContaining(['/overrides/subject', '/overrides/letter/signer/nameTh']),
    ])
    const whole = { subject, letter, form, approval }
    const drafted = await write('_blank', whole)
    expect([drafted.status, drafted.body.content]).toMatchObject([201, { procedure: '_blank@1', approval }])
    const { circularId } = drafted.body
    const revised = await office.ask(officer, 'put', `/circulars/${circularId}`, {
      body: { procedureId: '_blank', overrides: { ...whole, subject: `${subject} (แก้ไข)` } },
      match: drafted.body.version,
    })
    expect([revised.status, revised.body.content.letter.signer]).toEqual([200, letter.signer])
    const refused = await write(KIND, { approval })
    expect([refused.status, pointersOf(refused)]).toEqual([422, ['/overrides/approval']])
    const list = await office.ask(officer, 'get', '/procedures')
    expect(JSON.stringify(list.body)).not.toContain('_blank')
    expect((await office.ask(officer, 'get', '/procedures/_blank')).status).toBe(404)
  })
})
