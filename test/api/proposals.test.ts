/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import type { Actor } from '../../domain/case.js'
import { seatedCommittee, SECRETARIAT, secretary, sitter } from './committees.js'
import { convened, meetingAt, opened, type MeetingUnderTest } from './meetings.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'
import { until } from '../support/circulars.js'
import { sentAndSettled } from './uploads.js'

const OFFICE = 'P2102'
const officer = clerk(OFFICE)
const director = clerk(OFFICE, 'director')
const stranger = clerk('P1001', 'director')
const sitters = [1, 2, 3].map((n) => sitter(n))
const auditor = { ...central('auditor', 'auditor-of-all'), scope: { offices: 'all' as const } }

let office: Office
let meeting: MeetingUnderTest
let paperId: string

beforeAll(async () => {
  office = await openOffice()
  for (const who of [officer, director, secretary, stranger]) await office.bearer(who)
  meeting = await convened(office, sitters)
  const sent = await sentAndSettled(office, officer, 'แผน.txt', Buffer.from('แผนปฏิบัติการ'))
  paperId = sent.fileId
}, 120_000)
afterAll(() => office.close(), 60_000)

const words = { title: 'ขออนุมัติแผนปฏิบัติการ', background: 'ความเป็นมา', reasons: 'เหตุผล', request: 'โปรดพิจารณา' }
const whole = () => ({ ...words, papers: [paperId] })

async function ask(who: Actor, method: string, path: string, body?: object) {
  return office.ask(who, method, path, body === undefined ? {} : { body })
}

async function does(who: Actor, path: string, body: object = {}) {
  const reply = await ask(who, 'post', path, body)
  if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

async function drafted(content: object = whole(), committeeId = meeting.committeeId): Promise<string> {
  return (await does(officer, '/proposals', { committeeId, content })).state.proposalId
}

const show = async (id: string, who: Actor = officer) => (await ask(who, 'get', `/proposals/${id}`)).body

/** Signs the proposal in its office: it is with the committee's secretary then. */
async function submitted(id: string): Promise<void> {
  await does(officer, `/proposals/${id}/send`)
  const { contentSha256 } = (await show(id)).state
  await does(director, `/proposals/${id}/decide-stage`, { stage: 'sign', verdict: 'approved', contentSha256 })
}

describe('a proposal to a committee', () => {
  it('is not sent while a part is missing, and says which', async () => {
    const id = await drafted({ ...words, background: ' ' })
    expect((await show(id)).missing.map(({ part }: { part: string }) => part)).toEqual([
      'background',
      'papers',
    ])
    const sent = await ask(officer, 'post', `/proposals/${id}/send`, {})
    expect([sent.status, sent.body.code]).toEqual([422, 'PROPOSAL_INCOMPLETE'])
  })

  it('is signed in its office by another than its author, and awaits that signature in the list of all kinds', async () => {
    const id = await drafted()
    await does(officer, `/proposals/${id}/send`)
    const { contentSha256 } = (await show(id)).state
    const awaited = await ask(director, 'get', '/approvals?about=proposal&mine=true')
    expect(awaited.body.items.map((one: { caseId: string }) => one.caseId)).toContain(`proposal/${id}`)
    const verdict = { stage: 'sign', verdict: 'approved', contentSha256 }
    expect((await ask(officer, 'post', `/proposals/${id}/decide-stage`, verdict)).status).toBe(403)
    expect((await ask(secretary, 'get', `/proposals/${id}`)).status).toBe(404)
    for (const personId of [stranger.personId, 'nobody']) {
      const to = { personId, role: 'director' }
      const passed = { ...verdict, verdict: 'passedOn', to }
      const reply = await ask(director, 'post', `/proposals/${id}/decide-stage`, passed)
      expect([reply.status, reply.body.code, reply.body.errors?.[0]?.pointer]).toEqual([
        ...[422, 'PERSON_NOT_OF_OFFICE', '/to'],
      ])
    }
    const signed = await does(director, `/proposals/${id}/decide-stage`, verdict)
    expect(signed.state.status).toBe('submitted')
    expect((await ask(secretary, 'get', `/proposals/${id}`)).status).toBe(200)
    expect((await ask(stranger, 'get', `/proposals/${id}`)).status).toBe(404)
  })

  it('goes back with reasons, is written anew and signed anew, and every version stays', async () => {
    const id = await drafted()
    await submitted(id)
    const day = '2023-11-24'
    const said = { reason: 'ขาดงบประมาณ', completeBy: day }
    const past = await ask(secretary, 'post', `/proposals/${id}/send-back`, {
      ...said,
      completeBy: '2023-11-20',
    })
    expect([past.status, past.body.code, past.body.errors?.[0]?.pointer]).toEqual([
      ...[422, 'DEADLINE_PAST', '/completeBy'],
    ])
    const back = await does(secretary, `/proposals/${id}/send-back`, said)
    expect(back.state).toMatchObject({
      ...{ status: 'returned', returned: { reason: 'ขาดงบประมาณ', completeBy: `${day}T17:00:00.000Z` } },
    })
    expect(back.state.returned.reminders).toEqual(['2023-11-21T17:00:00.000Z', `${day}T17:00:00.000Z`])
    await does(officer, `/proposals/${id}/content`, { ...whole(), reasons: 'เหตุผลและงบประมาณ' })
    const sent = await does(officer, `/proposals/${id}/send`)
    expect(sent.state).toMatchObject({ status: 'inApproval', contentVersion: 2 })
    const { body } = await ask(auditor, 'get', `/cases/proposal/${id}/versions`)
    expect(body.items.map((one: { body: { reasons: string } }) => one.body.reasons)).toEqual([
      'เหตุผล',
      'เหตุผลและงบประมาณ',
    ])
    const mails = await office.cases.pool.query(
      "select kind, person_id from mail where case_id = $1 and kind = 'proposalSentBack'",
      [`proposal/${id}`],
    )
    expect(mails.rows).toEqual([{ kind: 'proposalSentBack', person_id: officer.personId }])
  })

  it('takes only papers that its own office has sent', async () => {
    const reply = await ask(stranger, 'post', '/proposals', {
      committeeId: meeting.committeeId,
      content: whole(),
    })
    expect([reply.status, reply.body.code]).toEqual([422, 'PAPER_UNKNOWN'])
    const id = await drafted()
    const paper = await ask(officer, 'get', `/proposals/${id}/papers/${paperId}`)
    expect([paper.status, (await ask(stranger, 'get', `/proposals/${id}/papers/${paperId}`)).status]).toEqual(
      [200, 404],
    )
    expect((await office.ask(officer, 'delete', `/files/${paperId}`)).status).toBe(409)
  })

  it('is combined with another to the same committee, each naming the other', async () => {
    const [one, other] = [await drafted(), await drafted()]
    await submitted(one)
    const early = await ask(secretary, 'post', `/proposals/${one}/combine`, {
      into: other,
      reason: 'เรื่องเดียวกัน',
    })
    expect([early.status, early.body.code]).toEqual([422, 'COMBINE_OTHERS'])
    await submitted(other)
    await does(secretary, `/proposals/${one}/combine`, { into: other, reason: 'เรื่องเดียวกัน' })
    expect((await show(one)).state).toMatchObject({ status: 'combined', combinedInto: `proposal/${other}` })
    expect((await show(other)).state.combines).toEqual([`proposal/${one}`])
  })

  it('is withdrawn with a reason, and then nothing more happens to it', async () => {
    const id = await drafted()
    await does(officer, `/proposals/${id}/withdraw`, { reason: 'ไม่จำเป็นแล้ว' })
    const reply = await ask(officer, 'post', `/proposals/${id}/send`, {})
    expect([reply.status, reply.body.code]).toEqual([410, 'ENDED'])
    expect((await show(id)).possibleActs).toEqual([])
  })

  it('is put on the agenda with its papers, decided there, and gives a task that is reminded of and done', async () => {
    const id = await drafted()
    await submitted(id)
    await does(secretary, `/proposals/${id}/accept`)
    const other = await seatedCommittee(office, sitters)
    const ofOther = await drafted(whole(), other.committeeId)
    await submitted(ofOther)
    await does(secretary, `/proposals/${ofOther}/accept`)
    const wrong = await ask(secretary, 'post', `/proposals/${ofOther}/agenda`, {
      meetingId: meeting.meetingId,
    })
    expect([wrong.status, wrong.body.code]).toEqual([409, 'OTHER_COMMITTEE'])
    const placed = await does(secretary, `/proposals/${id}/agenda`, { meetingId: meeting.meetingId })
    const { itemId } = placed.state.agenda
    const { body } = await ask(secretary, 'get', meeting.path)
    const item = body.state.agenda.find((one: { itemId: string }) => one.itemId === itemId)
    expect(item).toMatchObject({ part: 4, subject: { caseId: `proposal/${id}` }, papers: [{ paperId }] })
    expect((await ask(sitters[1] as Actor, 'get', `/proposals/${id}`)).status).toBe(200)

    await opened(office, meeting, sitters)
    await meeting.does(`items/${itemId}/open`)
    await meeting.does(`items/${itemId}/adopt`, { proposes: 'approved' })
    await meeting.does(`items/${itemId}/resolve`, {
      outcome: 'approved',
      text: 'เห็นชอบตามเสนอ',
      followUps: [{ kind: 'task', title: 'จัดทำแผน', officeCode: OFFICE, dueAt: '2023-12-15T17:00:00.000Z' }],
    })
    await until(async () => (await show(id)).state.status === 'decided')
    expect((await show(id)).state.verdict).toMatchObject({
      outcome: 'approved',
      meetingId: meeting.meetingId,
    })

    const origin = encodeURIComponent(`meeting/${meeting.meetingId}`)
    let task: { state: { taskId: string } } | undefined
    await until(async () => {
      task = (await ask(officer, 'get', `/tasks?caseId=${origin}`)).body.items[0]
      return task !== undefined
    })
    const taskId = task?.state.taskId ?? ''
    expect(task?.state).toMatchObject({ giver: SECRETARIAT, officeCode: OFFICE, origin: { itemId } })
    const back = await drafted()
    await submitted(back)
    await does(secretary, `/proposals/${back}/send-back`, { reason: 'ขาดแผน', completeBy: '2023-12-14' })
    await office.stepTo('2023-12-13T02:00:00.000Z')
    await until(async () => (await show(back)).state.returned.reminded === '2023-12-11T17:00:00.000Z')
    const reminded = await office.cases.pool.query(
      "select person_id, params ->> 'dueAt' as due from mail where case_id = $1 and kind = 'proposalUnmended'",
      [`proposal/${back}`],
    )
    expect(reminded.rows).toEqual([{ person_id: officer.personId, due: '2023-12-14T17:00:00.000Z' }])
    await until(async () => {
      const { body: found } = await ask(officer, 'get', `/tasks/${taskId}`)
      return found.state.remindedAt !== undefined
    })
    await does(director, `/tasks/${taskId}/assign`, { assignee: officer.personId })
    expect((await ask(stranger, 'get', `/tasks/${taskId}`)).status).toBe(404)
    const empty = await ask(officer, 'post', `/tasks/${taskId}/finish`, {})
    expect([empty.status, empty.body.code]).toEqual([422, 'TASK_REPORT_MISSING'])
    const done = await does(officer, `/tasks/${taskId}/finish`, { links: [`proposal/${id}`] })
    expect(done.state).toMatchObject({ status: 'done', report: { links: [`proposal/${id}`] } })

    const story = await ask(auditor, 'get', `/cases/proposal/${id}/timeline`)
    expect(story.body.items.map((one: { type: string }) => one.type)).toEqual([
      ...['drafted', 'sentForApproval', 'stageDecided', 'acceptedComplete', 'putOnAgenda', 'stageDecided'],
    ])
    expect(story.body.items.at(-1).cause).toBe(`resolution/${meeting.meetingId}/${itemId}`)
    const told = await ask(auditor, 'get', `/cases/task/${taskId}/timeline`)
    expect(told.body.items.map((one: { type: string }) => one.type)).toEqual([
      ...['given', 'reminded', 'assigned', 'finished'],
    ])
  }, 60_000)
})

describe('a consultation outside a meeting', () => {
  const talk = {
    topic: 'หารือเรื่องแผน',
    heldOn: '2023-11-20',
    notes: 'คุยกัน',
    participants: ['ผู้ร่วมหารือ'],
    proposals: ['ควรทำแผน'],
  }
  const held = async (who = secretary): Promise<string> =>
    (await does(who, '/consultations', talk)).state.consultationId

  it('keeps its notes and names out of the record of events, and is nobody else’s', async () => {
    const id = await held()
    const { body } = await ask(secretary, 'get', `/consultations/${id}`)
    expect(body.notes).toMatchObject({ participants: ['ผู้ร่วมหารือ'], proposals: ['ควรทำแผน'] })
    const events = await office.cases.pool.query('select body from event where case_id = $1', [
      `consultation/${id}`,
    ])
    expect(JSON.stringify(events.rows)).not.toContain('ผู้ร่วมหารือ')
    expect((await ask(stranger, 'get', `/consultations/${id}`)).status).toBe(404)
    const future = await ask(secretary, 'post', '/consultations', { ...talk, heldOn: '2024-11-20' })
    expect([future.status, future.body.code]).toEqual([422, 'CONSULTATION_TO_COME'])
  })

  it('can never be cited as a resolution, and says so in a sentence', async () => {
    const id = await held()
    const origin = { kind: 'resolution', caseId: `consultation/${id}`, itemId: 'i-1' }
    const body = { committeeId: meeting.committeeId, origin, content: whole() }
    const reply = await ask(officer, 'post', '/proposals', body)
    expect([reply.status, reply.body.code]).toEqual([409, 'CONSULTATION_CITED'])
    expect(JSON.stringify(reply.body)).toContain('จึงอ้างเป็นมติไม่ได้')
  })

  it('gives a task that says it comes from a consultation, and seeds an item of an agenda', async () => {
    const id = await held()
    const given = await does(secretary, `/consultations/${id}/tasks`, {
      ...{ title: 'รวบรวมข้อมูล', officeCode: OFFICE, personId: officer.personId },
      dueAt: '2023-12-30T17:00:00.000Z',
    })
    const task = await ask(officer, 'get', `/${given.madeCaseId.replace('task/', 'tasks/')}`)
    expect(task.body.state.origin).toEqual({ kind: 'consultation', caseId: `consultation/${id}` })
    const mails = await office.cases.pool.query('select kind, person_id from mail where case_id = $1', [
      given.madeCaseId,
    ])
    expect(mails.rows).toEqual([{ kind: 'taskGiven', person_id: officer.personId }])
    const { committeeId } = meeting
    const session = { mode: 'inPerson', place: 'ห้องประชุม 2', startsAt: '2024-01-20T02:00:00.000Z' }
    const next = await does(secretary, '/meetings', { committeeId, session })
    const later = meetingAt(office, committeeId, next.state.meetingId)
    const seeded = await does(secretary, `/consultations/${id}/agenda-items`, {
      meetingId: later.meetingId,
      title: 'แผนจากการหารือ',
    })
    expect(seeded.state.seeds).toMatchObject([
      { kind: 'task' },
      { kind: 'agendaItem', caseId: `meeting/${later.meetingId}` },
    ])
    const { body } = await ask(secretary, 'get', later.path)
    expect(body.state.agenda.map((one: { title: string }) => one.title)).toContain('แผนจากการหารือ')
    await does(secretary, `/consultations/${id}/close`)
    const closed = await ask(secretary, 'post', `/consultations/${id}/notes`, talk)
    expect([closed.status, closed.body.code]).toEqual([409, 'NOT_NOW'])
  })

  it('has its task called off by the office that gave it, with a reason, and given another date', async () => {
    const id = await held()
    const order = { title: 'งาน', officeCode: OFFICE, dueAt: '2024-02-01T17:00:00.000Z' }
    const { madeCaseId } = await does(secretary, `/consultations/${id}/tasks`, order)
    const path = `/${madeCaseId.replace('task/', 'tasks/')}`
    const moved = await does(secretary, `${path}/due`, {
      dueAt: '2024-03-01T17:00:00.000Z',
      reason: 'รอข้อมูล',
    })
    expect(moved.state.dueAt).toBe('2024-03-01T17:00:00.000Z')
    expect((await ask(officer, 'post', `${path}/cancel`, { reason: 'x' })).status).toBe(403)
    const noReason = await ask(secretary, 'post', `${path}/cancel`, { reason: ' ' })
    expect([noReason.status, noReason.body.code]).toEqual([422, 'REASON_MISSING'])
    const off = await does(secretary, `${path}/cancel`, { reason: 'ซ้ำกับงานอื่น' })
    expect(off).toMatchObject({ state: { status: 'cancelled' }, possibleActs: [] })
  })
})
