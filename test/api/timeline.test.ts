/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import pg from 'pg'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
const officer = central('officer')
const auditor = central('auditor')
const circularPath = () => `/cases/circular/${id}`
const submissionPath = () => `/cases/submission/${id}/P2101`

beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(['P2101', 'P2102'])
  const act = (name: string, body: object = {}) =>
    office.ask(clerk('P2101'), 'post', `/submissions/${id}/P2101/${name}`, { body })
  await act('receive', { number: 41 })
  const day = { kind: 'fixed', day: '2023-11-28', time: '23:59' }
  await act('more-time', { reason: 'รอคำสั่ง', deadline: day })
  await office.stepTo('2023-11-22T02:00:00.000Z')
  await act('nil-return', { reason: 'ไม่มีบุคลากร' })
}, 90_000)
afterAll(() => office.close(), 60_000)

const story = async (path: string, who = officer, query = '') =>
  (await office.ask(who, 'get', `${path}/timeline${query}`)).body

describe('the story of a circular', () => {
  it('tells each step in order: what, by whom, in which capacity, when', async () => {
    const { items } = await story(circularPath())
    expect(items.map((step: { type: string }) => step.type)).toEqual([
      'drafted',
      'sentForApproval',
      'stageDecided',
      'stageDecided',
      'issued',
      'jobDone',
    ])
    expect(items[0]).toMatchObject({
      version: 1,
      by: {
        ...{ personId: 'person-officer', officeCode: 'C0001', role: 'officer' },
        officeEn: 'Education Sandbox Administration Bureau',
      },
      what: { th: 'ร่างหนังสือเวียน', en: 'The circular was drafted' },
    })
    expect(items[0].cause).toMatch(/^act\//)
  })

  it('says what changed, field by field, with the name of the field', async () => {
    const { items } = await story(circularPath())
    const issued = items.find((step: { type: string }) => step.type === 'issued')
    const at = (pointer: string) =>
      issued.changes.find((change: { pointer: string }) => change.pointer === pointer)
    expect(at('/status')).toEqual({
      pointer: '/status',
      before: 'signed',
      after: 'issued',
      field: { th: 'สถานะ', en: 'State' },
    })
    expect(at('/number')).toMatchObject({ after: 1, field: { th: 'เลขที่' } })
  })

  it('says which rule decided: the stage, the deadline with its calendar and where it counts from', async () => {
    const { items } = await story(circularPath())
    expect(items[2].rule).toMatchObject({ code: 'approvalRoute', procedure: 'host-and-name-officers@1' })
    expect(items[4].rule).toMatchObject({
      code: 'deadline',
      calendarVersion: expect.stringMatching(/^th-/),
      deadline: { rule: { kind: 'fixed' }, dueAt: '2023-11-27T17:00:00.000Z' },
    })
    expect(items[4].jobs).toMatchObject([{ kind: 'launch', done: 2 }])
  })

  it('comes in pages that together are the whole', async () => {
    const whole = (await story(circularPath())).items
    const seen: unknown[] = []
    let cursor = ''
    for (;;) {
      const { items, next } = await story(circularPath(), officer, `?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...items)
      if (!next) break
      cursor = next
    }
    expect(seen).toEqual(whole)
  })
})

describe("the story of an office's answer", () => {
  it('names the letter and the mail that a step caused, and the policy that decided by itself', async () => {
    const { items } = await story(submissionPath(), clerk('P2101'))
    const [sent, received, asked, decided] = items
    expect(sent.letters).toMatchObject([{ letterId: `${id}/P2101/circular`, kind: 'circular' }])
    expect(sent.mails).toMatchObject([{ kind: 'issue', mailId: `submission/${id}/P2101#1` }])
    expect(received.rule).toMatchObject({ code: 'register' })
    expect(asked.rule).toMatchObject({ code: 'moreTimePolicy' })
    expect(decided).toMatchObject({
      type: 'moreTimeDecided',
      by: { role: 'system' },
      rule: { code: 'automaticMoreTime', en: expect.stringContaining('1 working day by itself') },
      mails: [{ kind: 'moreTimeGranted' }],
    })
    expect(items.at(-1).rule).toMatchObject({ code: 'nilReturn', th: expect.stringContaining('ทันเวลา') })
  })

  it('names the persons of the own office only; an auditor is told all names', async () => {
    const named = async (who: typeof officer) => {
      const { items } = await story(submissionPath(), who)
      const people = items.filter((step: { by: { role: string } }) => step.by.role !== 'system')
      const told = people.map(({ by }: { by: { officeCode: string; nameTh: string | null } }) => [
        by.officeCode,
        by.nameTh !== null,
      ])
      return Object.fromEntries(told) as Record<string, boolean>
    }
    expect(await named(clerk('P2101'))).toEqual({ P2101: true })
    expect(await named(officer)).toEqual({ P2101: false })
    expect(await named(auditor)).toEqual({ P2101: true })
  })

  it('is there for its office and its issuer, and for nobody else', async () => {
    for (const who of [clerk('P2101'), officer, auditor])
      expect((await office.ask(who, 'get', `${submissionPath()}/timeline`)).status).toBe(200)
    const strangers = [
      clerk('P2102'),
      { ...auditor, officeCode: 'P2102' },
      { ...central('officer'), officeCode: 'C0002' },
    ]
    for (const who of strangers)
      for (const path of [submissionPath(), circularPath()])
        for (const end of ['timeline', 'as-of'])
          expect((await office.ask(who, 'get', `${path}/${end}`)).status).toBe(404)
  })
})

describe('the state as of an instant', () => {
  const asOf = async (path: string, at?: string) =>
    (await office.ask(officer, 'get', `${path}/as-of${at ? `?at=${at}` : ''}`)).body

  it('is now the row, and before the first event nothing', async () => {
    const now = await asOf(submissionPath())
    const row = await office.ask(officer, 'get', `/submissions/${id}/P2101`)
    expect(now).toMatchObject({ version: row.body.version, state: row.body.state, answerVersion: 1 })
    expect(await asOf(submissionPath(), '2023-11-21T01:59:59.999Z')).toMatchObject({
      version: 0,
      state: null,
      head: '0'.repeat(64),
      letters: [],
    })
  })

  it('shows what was so then: the old deadline, no answer yet', async () => {
    const then = await asOf(submissionPath(), '2023-11-21T12:00:00.000Z')
    expect(then.state).toMatchObject({ status: 'received', dueAt: '2023-11-28T17:00:00.000Z' })
    expect(then.answerVersion).toBeNull()
    expect(then.letters).toHaveLength(1)
  })
})

describe('the versions of what a case holds', () => {
  let other: string
  const person = (phone: string) => ({
    ...{ name: 'นางสมมติ ตัวอย่าง', position: 'ศึกษานิเทศก์', phone },
    ...{ email: 'person@office.example', role: 'ผู้ประสานงาน' },
  })
  const versions = (who = officer) => office.ask(who, 'get', `/cases/submission/${other}/P2101/versions`)

  beforeAll(async () => {
    other = await office.launched(['P2101'], { deadline: { kind: 'fixed', day: '2023-11-29' } })
    const path = `/submissions/${other}/P2101`
    await office.ask(clerk('P2101'), 'post', `${path}/receive`, { body: {} })
    for (const phone of ['081 000 0000', '081 000 0001'])
      await office.ask(clerk('P2101'), 'post', `${path}/submit`, {
        body: { answer: { persons: [person(phone)] } },
      })
  }, 60_000)

  it('are all there, old words too, each with its hash, which still holds', async () => {
    const { body } = await versions()
    expect(body.items).toMatchObject([
      { version: 1, holds: true, late: false, body: { persons: [{ phone: '081 000 0000' }] } },
      { version: 2, holds: true, body: { persons: [{ phone: '081 000 0001' }] } },
    ])
    expect(body.letters).toMatchObject([{ letterId: `${other}/P2101/circular` }])
    expect((await versions(clerk('P2102'))).status).toBe(404)
  })

  it('differ at places that are named', async () => {
    const path = `/cases/submission/${other}/P2101/difference?from=1&to=2`
    expect((await office.ask(clerk('P2101'), 'get', path)).body.changes).toEqual([
      { pointer: '/persons/0/phone', before: '081 000 0000', after: '081 000 0001' },
    ])
    expect((await office.ask(officer, 'get', path.replace('to=2', 'to=3'))).status).toBe(404)
  })

  it('are those of its content for a circular', async () => {
    const { body } = await office.ask(auditor, 'get', `/cases/circular/${other}/versions`)
    expect(body.items).toMatchObject([{ version: 1, holds: true, by: 'person-officer' }])
  })

  it('show when words on record are no longer those that were hashed', async () => {
    const owner = new pg.Client({ connectionString: office.cases.ownerUrl })
    await owner.connect()
    const sql =
      "update answer set body = jsonb_set(body, '{persons,0,phone}', $2) where case_id = $1 and body::text like '%0001%'"
    await owner.query(sql, [`submission/${other}/P2101`, '"081 000 0002"'])
    await owner.end()
    expect((await versions()).body.items.map(({ holds }: { holds: boolean }) => holds)).toEqual([true, false])
  })
})
