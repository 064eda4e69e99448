/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import type { Actor } from '../../domain/case.js'
import { until } from '../support/circulars.js'
import { secretary } from './committees.js'
import { committeeOf, deliver, genuineLetters, request } from './exemptions.js'
import { idle, openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'
import { canScan, scanned } from './scanned.js'

const OFFICE = 'P9101'
const applicant = clerk(OFFICE)
const officer = central('officer')
const signer = central('signer')
const LATE = { deadline: { kind: 'fixed', day: '2024-02-15' } }

let office: Office
let area: string
let national: string

const act = (id: string, name: string, who = officer, body: object = {}) =>
  office.ask(who, 'post', `/exemptions/${id}/${name}`, { body })
const view = async (id: string, who = applicant) => (await office.ask(who, 'get', `/exemptions/${id}`)).body
/** Waits until its dates are worked out: that is a step of its own. */
const settled = async (id: string): Promise<void> => {
  await until(async () => (await view(id)).state.jobs.length === 0)
}
const statusOf = async (id: string): Promise<string> => (await view(id)).state.status
const answerOf = async (circularId: string, code = OFFICE) =>
  (await office.ask(clerk(code), 'get', `/submissions/${circularId}/${code}`)).body.state
const progressOf = async (circularId: string) =>
  (await office.ask(officer, 'get', `/circulars/${circularId}/progress`)).body

async function drafted(more: object = {}, who = applicant): Promise<string> {
  const reply = await office.ask(who, 'post', '/exemptions', { body: request(more) })
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  return reply.body.exemptionId
}

const notice = { facts: 'ข้อเท็จจริง', law: 'ข้อกฎหมาย', considerations: 'ข้อพิจารณา' }

beforeAll(async () => {
  office = await openOffice()
  for (const who of [applicant, officer, signer, secretary]) await office.bearer(who)
  area = await committeeOf(office, 'area')
  national = await committeeOf(office, 'national')
}, 90_000)
afterAll(() => office.close(), 60_000)

describe('an exemption from asking to the end, over a holiday', () => {
  let id: string
  let circularId: string
  let later: string

  it('is filed, returned with reasons and filed again', async () => {
    circularId = await office.launched([OFFICE, 'P2101'], LATE)
    id = await drafted()
    expect((await act(id, 'file', applicant)).body.state.status).toBe('filed')
    const past = await act(id, 'return', officer, { reason: 'ขาดหลักฐาน', completeBy: '2023-11-20' })
    expect([past.status, past.body.code, past.body.messageTh]).toEqual([
      ...[422, 'DEADLINE_PAST', expect.stringContaining('วันจันทร์ที่ 20 พฤศจิกายน 2566')],
    ])
    const returned = await act(id, 'return', officer, { reason: 'ขาดหลักฐาน', completeBy: '2023-11-23' })
    const completeBy = '2023-11-23T17:00:00.000Z'
    expect(returned.body.state).toMatchObject({
      ...{ status: 'returned', returned: { reason: 'ขาดหลักฐาน', completeBy } },
    })
    await settled(id)
    // Three working days before are over by then: the applicant is reminded at the date.
    expect((await view(id)).state.limit).toEqual({ dueAt: completeBy, reminders: [] })
    const told = await office.cases.pool.query<{ params: { dueAt: string } }>(
      "select params from mail where case_id = $1 and kind = 'exemptionReturned'",
      [`exemption/${id}`],
    )
    expect(told.rows[0]?.params.dueAt).toBe(completeBy)
    const { version } = await view(id)
    const mended = await office.ask(applicant, 'put', `/exemptions/${id}`, {
      body: request({ ground: 'โครงการซ้ำ และมีหลักฐานแนบ' }),
      match: version,
    })
    expect([mended.status, mended.body.request?.ground]).toEqual([200, 'โครงการซ้ำ และมีหลักฐานแนบ'])
    expect((await act(id, 'file', applicant)).body.state.status).toBe('filed')
    await settled(id)
    // 15 working days from Tuesday 21 November; 5 and 11 December are holidays.
    expect((await view(id)).state.limit.dueAt).toBe('2023-12-14T17:00:00.000Z')
  }, 60_000)

  it('is examined by the agency above, heard, and decided by the committee', async () => {
    expect((await act(id, 'accept', officer, { areaCommitteeId: national })).body.code).toBe('BODY_UNKNOWN')
    const accepted = await act(id, 'accept', officer, { areaCommitteeId: area })
    expect(accepted.body.state.status).toBe('inApproval')
    const awaited = await office.ask(signer, 'get', '/approvals?mine=true&about=exemption')
    expect(awaited.body.items).toMatchObject([{ caseId: `exemption/${id}`, stage: 'parent', decides: false }])
    expect(await deliver(office, id, area, 'approved')).toBe('STAGE_NOT_NOW')
    const { contentSha256 } = accepted.body.state
    const said = { stage: 'parent', verdict: 'advised', advice: 'for', reason: 'เห็นควร', contentSha256 }
    const heard = await act(id, 'decide-stage', signer, said)
    expect([heard.status, heard.body.state?.approval.next]).toEqual([200, 1])
    expect(await deliver(office, id, area, 'approved')).toBeUndefined()
    await until(async () => (await statusOf(id)) === 'decided')
  }, 60_000)

  it('is told with reasons, and stands when the 15 days are over, the last of them moved over the holiday', async () => {
    await office.stepTo('2023-11-24T02:00:00.000Z')
    const bare = await act(id, 'notice', officer, { ...notice, law: '' })
    expect([bare.status, bare.body.code]).toEqual([422, 'NOTICE_INCOMPLETE'])
    const told = await act(id, 'notice', officer, notice)
    // Day 15 is Saturday 9 December; Monday the 11th is the substitute of Constitution Day.
    expect(told.body.appeal).toMatchObject({
      at: '2023-12-12T17:00:00.000Z',
      day: '2023-12-12',
      dayBe: '2566-12-12',
    })
    await office.stepTo('2023-12-12T16:59:59.000Z')
    expect(await statusOf(id)).toBe('noticed')
    expect((await view(id)).possibleActs).toContain('appeal')
    await office.stepTo('2023-12-12T17:00:00.000Z')
    await until(async () => (await statusOf(id)) === 'inForce')
    expect((await view(id)).state).toMatchObject({ number: 1, year: 2023 })
  }, 60_000)

  it('takes the office out of the count, visibly', async () => {
    await until(async () => (await answerOf(circularId)).status === 'exempted')
    expect((await answerOf(circularId)).exemption).toMatchObject({ exemptionId: id, number: 1, year: 2023 })
    expect(await progressOf(circularId)).toMatchObject({ total: 2, counted: 1, exempted: 1, unanswered: 1 })
    const refused = await office.ask(applicant, 'post', `/submissions/${circularId}/${OFFICE}/nil-return`, {
      body: { reason: 'ไม่มี' },
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'EXEMPT'])
  }, 60_000)

  it('holds for a circular that is launched later', async () => {
    later = await office.launched([OFFICE, 'P2101'], LATE)
    expect((await answerOf(later)).status).toBe('exempted')
    expect((await answerOf(later, 'P2101')).status).toBe('sent')
    expect(await progressOf(later)).toMatchObject({ total: 2, counted: 1, exempted: 1 })
  }, 60_000)

  it('stands in the register: the public part for everybody, the rest for the agency', async () => {
    const officeEn = 'Satun Primary Educational Service Area Office'
    const open = await office.ask(undefined, 'get', '/exemption-register')
    expect(open.body.items).toMatchObject([
      {
        number: 1,
        year: 2023,
        officeCode: OFFICE,
        officeEn,
        until: '2024-01-31',
        basis: { verified: false },
      },
    ])
    expect(open.body.items[0].risk).toBeUndefined()
    const whole = await office.ask(officer, 'get', '/exemption-register/internal?year=2023')
    expect(whole.body.items).toMatchObject([{ risk: 'ขาดข้อมูลเปรียบเทียบ', resolution: '1/2566' }])
    expect((await office.ask(applicant, 'get', '/exemption-register/internal')).status).toBe(403)
    const book = await office.ask(officer, 'get', '/registers/C0001/exemption/2023')
    expect(book.body.items).toMatchObject([{ number: 1, caseId: `exemption/${id}` }])
  })

  it('ends with its last day: the duty is back, with a fresh date', async () => {
    await office.stepTo('2024-01-01T17:00:00.000Z')
    await until(async () => (await view(id)).state.expiryWarned !== undefined)
    await office.stepTo('2024-01-31T16:59:59.000Z')
    expect(await statusOf(id)).toBe('inForce')
    await office.stepTo('2024-01-31T17:00:00.000Z')
    await until(async () => (await statusOf(id)) === 'expired')
    await until(async () => (await answerOf(circularId)).status === 'sent')
    // 15 working days from 1 February are over on the 22nd: later than the circular's own date.
    expect(await answerOf(circularId)).toMatchObject({ status: 'sent', dueAt: '2024-02-22T17:00:00.000Z' })
    await until(async () => (await answerOf(later)).status === 'sent')
    expect(await progressOf(circularId)).toMatchObject({ counted: 2, exempted: 0, unanswered: 2 })
    const story = await office.ask(officer, 'get', `/cases/submission/${circularId}/${OFFICE}/timeline`)
    const types = story.body.items.map((one: { type: string }) => one.type)
    expect(types).toEqual(expect.arrayContaining(['exempted', 'dutyReopened']))
    await idle(office.ask, circularId)
    await until(async () => (await view(id)).state.jobs.length === 0)
    const lapse = (await genuineLetters(office, id)).find(({ kind }) => kind === 'lapseNotice')
    expect(lapse?.told).toMatchObject({ genuine: true, number: expect.stringMatching(/^\d+$/) as string })
    if (canScan && lapse) expect(scanned(lapse.body)).toContain(`https://wian.example/v/${lapse.code}`)
  }, 60_000)

  it('has a record that is whole, and tells its story', async () => {
    const story = await office.ask(officer, 'get', `/cases/exemption/${id}/timeline`)
    expect(story.body.items.map((one: { type: string }) => one.type)).toEqual(
      expect.arrayContaining(['drafted', 'filed', 'returned', 'noticed', 'cameIntoForce', 'expired']),
    )
    const { rows } = await office.cases.pool.query<{ kind: string }>(
      'select distinct kind from mail where case_id = $1 and person_id is not null order by 1',
      [`exemption/${id}`],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['exemptionDecided', 'exemptionExpires', 'exemptionReturned']),
    )
  })
})

describe('bad input', () => {
  it.each([
    ['kinds mixed', { kind: 'rule' }, 422, 'EXEMPTION_KIND_MIXED'],
    ['no scope', { scope: { circularIds: [], procedures: [] } }, 422, 'EXEMPTION_SCOPE_MISSING'],
    [
      'a period backwards',
      { period: { from: '2024-02-01', until: '2024-01-01' } },
      422,
      'EXEMPTION_PERIOD_INVALID',
    ],
    [
      'a day that does not exist',
      { period: { from: '2024-02-30', until: '2024-03-01' } },
      422,
      'INPUT_INVALID',
    ],
    ['evidence of nobody', { evidence: ['no-such-file'] }, 422, 'ANSWER_INVALID'],
  ] as const)('%s is refused in both languages', async (_, more, status, code) => {
    const reply = await office.ask(applicant, 'post', '/exemptions', { body: request(more) })
    expect([reply.status, reply.body.code]).toEqual([status, code])
    expect(JSON.stringify(reply.body)).toMatch(/[ก-๙]/)
  })

  it('a duty that cannot be waived is refused with the rule, and a foreign request does not exist', async () => {
    const id = await drafted({
      touches: ['childProtection'],
      period: { from: '2024-02-01', until: '2024-06-30' },
    })
    const refused = await act(id, 'file', applicant)
    expect([refused.status, refused.body.code]).toEqual([422, 'DUTY_NOT_WAIVABLE'])
    expect(JSON.stringify(refused.body)).toContain('พระราชบัญญัติคุ้มครองเด็ก')
    expect((await act(id, 'file', clerk('P1001'))).status).toBe(404)
    expect((await office.ask(clerk('P1001'), 'get', `/exemptions/${id}`)).status).toBe(404)
  })
})

describe('the time limits', () => {
  it('are set by an administrator who has read what held, with a reason', async () => {
    const administrator = central('administrator')
    const before = await office.ask(administrator, 'get', '/exemption-terms')
    const version = Number(before.headers.get('etag')?.replaceAll('"', ''))
    const put = (match: number) =>
      office.ask(administrator, 'put', '/exemption-terms', {
        body: { terms: { ...before.body, noticeDays: 9 }, reason: 'คณะรัฐมนตรีให้เร่งรัด' },
        match,
      })
    expect((await put(version + 1)).body.code).toBe('VERSION_STALE')
    expect([(await put(version)).body.noticeDays, (await put(version)).body.code]).toEqual([
      9,
      'VERSION_STALE',
    ])
  })
})

describe('what a request may name', () => {
  it('is every kind of circular that was issued, told to whoever has signed in', async () => {
    const kinds = await office.ask(applicant, 'get', '/exemption-kinds')
    expect(kinds.status).toBe(200)
    const ids = kinds.body.items.map(({ procedureId }: { procedureId: string }) => procedureId)
    expect(ids).toEqual(['host-and-name-officers'])
    expect(kinds.body.items[0].title).toEqual({ th: expect.stringMatching(/[ก-๙]/), en: expect.any(String) })
    expect((await office.ask(undefined, 'get', '/exemption-kinds')).status).toBe(401)
  })
})

describe('what was talked about because of a request', () => {
  const talk = {
    ...{ topic: 'หารือคำขอ', heldOn: '2023-11-20', notes: 'คุยกัน' },
    ...{ participants: ['ผู้แทนเขต'], proposals: [] },
  }
  const hold = (who: Actor, about: string) =>
    office.ask(who, 'post', '/consultations', { body: { ...talk, about } })
  const listed = async (who: Actor, about: string): Promise<string[]> => {
    const { body } = await office.ask(who, 'get', `/consultations?about=${encodeURIComponent(about)}`)
    return body.items.map((one: { caseId: string }) => one.caseId)
  }

  it('is found by the request, by the own office only', async () => {
    const [one, other] = [`exemption/${await drafted()}`, `exemption/${await drafted()}`]
    const held = await hold(applicant, one)
    expect([held.status, held.body.state?.about]).toEqual([201, one])
    expect(await listed(applicant, one)).toEqual([held.body.caseId])
    expect(await listed(applicant, other)).toEqual([])
    expect(await listed(officer, one)).toEqual([])
  })

  it('names a request that one may read, and nothing else', async () => {
    const about = `exemption/${await drafted()}`
    expect((await hold(clerk('P1001'), about)).status).toBe(404)
    expect((await hold(applicant, 'exemption/nobody')).status).toBe(404)
    for (const wrong of ['meeting/m-1', 'exemption/', 'x'])
      expect([wrong, (await hold(applicant, wrong)).body.code]).toEqual([wrong, 'INPUT_INVALID'])
    const asked = await office.ask(applicant, 'get', '/consultations?about=meeting%2Fm-1')
    expect(asked.body.code).toBe('INPUT_INVALID')
    expect((await office.ask(undefined, 'get', '/consultations')).status).toBe(401)
  })
})
