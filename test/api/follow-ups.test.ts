/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call -- answers of many shapes are looked into */
import { createMeetingWork } from '../../activities/meeting-work.js'
import { createNudge } from '../../activities/nudge.js'
import { putCasePaper } from '../../db/case-papers.js'
import type { Actor } from '../../domain/case.js'
import { until } from '../support/circulars.js'
import { readers } from '../typesetting/readers.js'
import { secretary, sitter } from './committees.js'
import { request } from './exemptions.js'
import { convened, opened, type MeetingUnderTest } from './meetings.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'
import { canScan, scanned } from './scanned.js'

const three = [1, 2, 3].map((n) => sitter(n)) as [Actor, Actor, Actor]
const [chair] = three
const centralSecretary = central('secretary')
const neighbour = clerk('P2102', 'secretary')
const text = 'เห็นชอบให้สำรวจโครงการที่ซ้ำซ้อนของทุกเขตพื้นที่'

const read = readers[0]!.read
let office: Office
/** Of a secretariat that is addressed by circulars, a secret one of its neighbour, and one of a secretariat that issues them. */
let meeting: MeetingUnderTest
let secret: MeetingUnderTest
let issuing: MeetingUnderTest
let itemId: string
let issuingItem: string
let secretItem: string

beforeAll(async () => {
  office = await openOffice()
  for (const who of [secretary, centralSecretary, neighbour, clerk('P1001', 'director')])
    await office.bearer(who)
  meeting = await convened(office, three)
  issuing = await convened(office, three, { by: centralSecretary })
  itemId = await meeting.item()
  issuingItem = await issuing.item()
  secret = await convened(office, [chair, neighbour], { secrecy: 'secret', by: neighbour })
  secretItem = await secret.item()
  for (const one of [issuing, secret]) await one.does('call')
  await opened(office, meeting, three)
  for (const { personId } of three) await issuing.does('attendance', { personId, what: 'arrived' })
  for (const { personId } of [chair, neighbour])
    await secret.does('attendance', { personId, what: 'arrived' })
  for (const one of [issuing, secret]) await one.does('open')
}, 90_000)
afterAll(() => office.close(), 60_000)

const adopted = async (at: MeetingUnderTest, item: string, followUps: object[]) => {
  await at.does(`items/${item}/open`)
  await at.does(`items/${item}/adopt`, { proposes: 'approved' })
  const { state } = await at.does(`items/${item}/resolve`, { outcome: 'approved', text, followUps })
  return state.agenda[0].resolution.followUps.map((one: { caseId: string }) => one.caseId)
}
const settled = (at: MeetingUnderTest) =>
  until(async () => (await office.ask(chair, 'get', at.path)).body.state.jobs.length === 0)
const entryOf = async (at: MeetingUnderTest) => {
  const { body } = await office.ask(chair, 'get', `/resolutions?committeeId=${at.committeeId}`)
  return body.items[0]
}
const originOf = (at: MeetingUnderTest, item: string) => ({
  ...{ kind: 'resolution', caseId: `meeting/${at.meetingId}`, itemId: item },
})

describe('a resolution of a secretariat that issues circulars', () => {
  it('drafts the circular under its own name; an officer reads there what was resolved and by whom', async () => {
    const wish = { kind: 'draftCircular', title: 'สำรวจโครงการ', procedureId: 'host-and-name-officers' }
    const [caseId] = await adopted(issuing, issuingItem, [wish])
    await settled(issuing)
    const { status, body } = await office.ask(central('officer'), 'get', `/circulars/${caseId.slice(9)}`)
    expect(status).toBe(200)
    const { state, content, possibleActs } = body
    expect(state).toMatchObject({ status: 'draft', subject: 'สำรวจโครงการ', owner: centralSecretary })
    expect(state.origin).toEqual(originOf(issuing, issuingItem))
    expect(possibleActs).toEqual(expect.arrayContaining(['revise', 'sendForApproval']))
    const [first, ...rest] = content.letter.body
    expect(first.text).toContain('ครั้งที่ 1/2566 เมื่อวันอังคารที่ 28 พฤศจิกายน 2566 ระเบียบวาระที่ 4.1')
    expect(first.text).toContain(text)
    expect(rest.length).toBeGreaterThan(1)
    expect((await entryOf(issuing)).made).toEqual([{ caseId, status: 'draft' }])
    const story = await office.ask(central('officer'), 'get', `/cases/${caseId}/timeline`)
    expect(story.body.items[0].what.th).toBe('ร่างหนังสือเวียนตามมติที่ประชุม')
  })

  it('orders nothing of a kind that there is not', async () => {
    const wish = { kind: 'draftCircular', title: 'ก', procedureId: 'no-such-kind' }
    const reply = await issuing.act(`items/${issuingItem}/follow-ups`, { followUps: [wish] })
    expect([reply.status, reply.body.code]).toEqual([404, 'NOT_FOUND'])
  })
})

describe('a resolution of any secretariat', () => {
  const exemption = () => ({ kind: 'draftExemption', request: request() })
  const proposal = (committeeId: string) => ({ kind: 'draftProposal', title: 'เสนอต่อคณะใหญ่', committeeId })
  const task = { kind: 'task', title: 'รวบรวมข้อมูล', officeCode: 'P1001' }
  let made: string[]

  it('makes tasks, proposals and requests for exemptions, and says how far each is', async () => {
    made = await adopted(meeting, itemId, [task, proposal(issuing.committeeId), exemption()])
    await settled(meeting)
    const entry = await entryOf(meeting)
    expect(entry.made).toEqual([
      { caseId: made[0], status: 'open' },
      { caseId: made[1], status: 'draft' },
      { caseId: made[2], status: 'draft' },
    ])
    for (const caseId of made) {
      const { body } = await office.ask(chair, 'get', `/resolutions?caseId=${caseId}`)
      expect(body.items).toMatchObject([{ itemId, text }])
    }
    const drafted = await office.ask(clerk('P2101', 'director'), 'get', `/${made[1]!.replace('/', 's/')}`)
    expect(drafted.body.state.origin).toEqual(originOf(meeting, itemId))
    expect(drafted.body.content.background).toContain(text)
    const asked = await office.ask(clerk('P2101', 'director'), 'get', `/${made[2]!.replace('/', 's/')}`)
    expect(asked.body.state.origin).toEqual(originOf(meeting, itemId))
  })

  it('gives a task to another office with its memo, numbered in the book of letters out, in the mail and with the task', async () => {
    const path = `/${made[0]!.replace('/', 's/')}/papers`
    const [memo] = (await office.ask(clerk('P1001', 'director'), 'get', path)).body.items
    expect(memo).toMatchObject({ kind: 'taskMemo', mediaType: 'application/pdf' })
    const pdf = await office.ask(clerk('P1001', 'director'), 'get', `${path}/${memo.sha256}`)
    const words = (await read(Uint8Array.from(pdf.body))).replace(/\s/g, '')
    for (const part of ['บันทึกข้อความ', 'รวบรวมข้อมูล', text]) expect(words).toContain(part)
    expect((await office.ask(clerk('P1002', 'director'), 'get', path)).status).toBe(404)
    expect((await office.ask(clerk('P1001', 'director'), 'get', `${path}/${'0'.repeat(64)}`)).status).toBe(
      404,
    )
    const { rows } = await office.cases.pool.query('select paper_ids from mail where case_id = $1', [made[0]])
    expect(rows.map((row) => row.paper_ids)).toEqual([[memo.paperId]])
    const book = await office.ask(clerk('P2101', 'registrar'), 'get', '/registers/P2101/outgoing/2023')
    expect(book.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ number: 1, subject: 'ขอเชิญประชุม' }),
        expect.objectContaining({ number: 2, subject: 'แผนปฏิบัติการ' }),
        expect.objectContaining({ number: 3, subject: 'รวบรวมข้อมูล', counterpart: 'P1001' }),
      ]),
    )
  })

  it('puts a code on notice, extract and memo, behind which stand number, day and hash', async () => {
    type Row = { paper_id: string; kind: string; code: string; sha256: string; body: Buffer }
    const { rows } = await office.cases.pool.query<Row>(
      `select paper_id, kind, code, encode(sha256, 'hex') as sha256, body from case_paper
       where code is not null and case_id = any($1) order by made_at, paper_id`,
      [[`meeting/${meeting.meetingId}`, made[0]]],
    )
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['meetingNotice', 'resolution', 'taskMemo'])
    const numbers = { meetingNotice: '1', resolution: '2', taskMemo: '3' }
    for (const { kind, code, sha256, body } of rows) {
      const { body: told } = await office.ask(undefined, 'get', `/verify/${code}`)
      expect(told).toMatchObject({ genuine: true, sha256, number: numbers[kind as 'taskMemo'] })
      expect((await office.ask(undefined, 'get', `/verify/${sha256}`)).body).toEqual(told)
      if (canScan) expect(scanned(body)).toContain(`https://wian.example/v/${code}`)
    }
  })

  it('tells nothing of a secret paper but that it is genuine, and nothing of one that never went out', async () => {
    const { pool } = office.cases
    const kind = 'meetingNotice' as const
    const madeAt = '2023-11-28T02:00:00.000Z'
    const paper = { caseId: 'meeting/x', kind, mediaType: 'application/pdf', madeAt }
    const seal = { code: 'abcdefgh12345678', number: 'ศธ 1/1', secret: true }
    const { sha256 } = await putCasePaper(pool, { ...paper, paperId: 'x/1', body: Buffer.from('1'), seal })
    expect((await office.ask(undefined, 'get', `/verify/${seal.code}`)).body).toEqual({
      ...{ genuine: true, sha256, number: null, issuedAt: null, withdrawn: null },
    })
    const draft = await putCasePaper(pool, { ...paper, paperId: 'x/2', body: Buffer.from('2') })
    expect((await office.ask(undefined, 'get', `/verify/${draft.sha256}`)).body.genuine).toBe(false)
  })

  describe('tells an office of it by letter', () => {
    const wish = {
      kind: 'sendLetter',
      title: 'แจ้งมติที่ประชุม',
      officeCode: 'P1001',
      body: ['โปรดส่งรายชื่อโครงการ'],
    }
    const [director, other] = [clerk('P1001', 'director'), clerk('P1002', 'director')]
    const mailsOf = async (caseId: string) => {
      const sql = 'select person_id, kind, params, paper_ids from mail where case_id = $1'
      return (await office.cases.pool.query(sql, [caseId])).rows
    }
    const caseIdsOf = ({ body }: Reply) => body.items.map((one: { caseId: string }) => one.caseId)
    const listed = async (who: Actor) => caseIdsOf(await office.ask(who, 'get', '/resolution-letters'))
    const pathOf = (caseId: string) => caseId.replace('letter/', '/resolution-letters/')
    const sent = async (at: MeetingUnderTest, item: string, more: object = {}) => {
      const { state } = await at.does(`items/${item}/follow-ups`, { followUps: [{ ...wish, ...more }] })
      await settled(at)
      return state.agenda[0].resolution.followUps.at(-1).caseId as string
    }

    it('numbered in the book, mailed to it, and read there and nowhere else', async () => {
      await office.bearer(director)
      const caseId = await sent(meeting, itemId)
      const path = pathOf(caseId)
      const { body } = await office.ask(director, 'get', path)
      const { number, paper } = body
      expect(body).toMatchObject({
        caseId,
        form: 'external',
        subject: wish.title,
        sender: 'P2101',
        officeCode: 'P1001',
      })
      expect(body.origin).toMatchObject({
        ...originOf(meeting, itemId),
        meeting: '1/2566',
        item: '4.1',
        text,
      })
      const pdf = await office.ask(director, 'get', `${path}/paper`)
      const words = (await read(Uint8Array.from(pdf.body))).replace(/\s/g, '')
      for (const part of ['ครั้งที่๑/๒๕๖๖', text, wish.body[0]!, 'จึงเรียนมาเพื่อทราบ']) expect(words).toContain(part)
      const book = await office.ask(clerk('P2101', 'registrar'), 'get', '/registers/P2101/outgoing/2023')
      expect(book.body.items).toContainEqual(
        expect.objectContaining({ number, subject: wish.title, counterpart: 'P1001' }),
      )
      const told = {
        kind: 'resolutionTold',
        person_id: director.personId,
        paper_ids: [`${caseId}/resolutionLetter-1`],
      }
      expect(await mailsOf(caseId)).toMatchObject([told])
      const genuine = (await office.ask(undefined, 'get', `/verify/${paper.sha256}`)).body
      expect(genuine).toMatchObject({ genuine: true, number: String(number) })
      if (canScan) expect(scanned(pdf.body)).toContain('https://wian.example/v/')
      for (const at of [path, `${path}/paper`]) expect((await office.ask(other, 'get', at)).status).toBe(404)
      expect(await Promise.all([director, clerk('P2101', 'registrar'), chair, other].map(listed))).toEqual([
        ...[[caseId], [caseId], [caseId], []],
      ])
      expect((await entryOf(meeting)).made).toContainEqual({ caseId, status: 'sent' })
      const { items } = (await office.ask(chair, 'get', `/resolutions?caseId=${caseId}`)).body
      expect(items).toMatchObject([{ itemId }])
    })

    it('as a memo within the house; work that broke off is done again, and nobody is told twice', async () => {
      const caseId = await sent(meeting, itemId, { form: 'memo', officeCode: 'P2102' })
      const { number } = (await office.ask(secretary, 'get', pathOf(caseId))).body
      const { pool, client } = office.cases
      const before = await mailsOf(caseId)
      const letter = () => Promise.reject(new Error('the disk is full'))
      const work = (papers: object) => createMeetingWork({ pool, nudge: createNudge(pool, client), papers })
      const job = { id: `deliver/${itemId}/9`, kind: 'deliver', itemId } as const
      const run = { meetingId: meeting.meetingId, job }
      await expect(work({ letter }).doMeetingJob(run)).rejects.toThrow('the disk is full')
      await work({ letter: () => Promise.resolve(undefined) }).doMeetingJob(run)
      const again = await office.ask(secretary, 'get', pathOf(caseId))
      expect([again.body.number, await mailsOf(caseId)]).toEqual([number, before])
    })

    it('of a secret meeting only for its director: no register, mail or code says what it is about', async () => {
      await adopted(secret, secretItem, [])
      await office.bearer(clerk('P1001', 'registrar'))
      const caseId = await sent(secret, secretItem)
      const path = pathOf(caseId)
      const { number, paper } = (await office.ask(director, 'get', path)).body
      expect((await office.ask(clerk('P1001', 'registrar'), 'get', path)).status).toBe(404)
      expect(await listed(clerk('P1001', 'registrar'))).not.toContain(caseId)
      expect((await mailsOf(caseId)).map((one) => one.person_id)).toEqual([director.personId])
      const told = (await office.ask(undefined, 'get', `/verify/${paper.sha256}`)).body
      expect(told).toMatchObject({ genuine: true, number: null, issuedAt: null })
      const book = await office.ask(clerk('P2102', 'registrar'), 'get', '/registers/P2102/outgoing/2023')
      const line = book.body.items.find((one: { number: number }) => one.number === number)
      expect(JSON.stringify(line)).not.toContain(wish.title)
    })

    it('only where there is such an office', async () => {
      const followUps = [{ ...wish, officeCode: 'P9999' }]
      const reply = await meeting.act(`items/${itemId}/follow-ups`, { followUps })
      expect([reply.status, reply.body.code]).toEqual([422, 'OFFICE_UNKNOWN'])
    })
  })

  it('makes each once, however often its work is done again', async () => {
    const { pool, client } = office.cases
    const steps = async () =>
      (
        await pool.query<{ steps: string }>('select count(*) as steps from event where case_id = any($1)', [
          made,
        ])
      ).rows[0]?.steps
    const before = await steps()
    const work = createMeetingWork({ pool, nudge: createNudge(pool, client), papers: {} })
    const job = { id: `deliver/${itemId}/0`, kind: 'deliver', itemId } as const
    expect(await work.doMeetingJob({ meetingId: meeting.meetingId, job })).toBe(made.length)
    expect(await steps()).toBe(before)
  })

  it('is told why something cannot be made, before anything is ordered', async () => {
    const add = async (wish: object) => {
      const { status, body } = await meeting.act(`items/${itemId}/follow-ups`, { followUps: [wish] })
      return [status, body.code]
    }
    const circular = { kind: 'draftCircular', title: 'ก', procedureId: 'host-and-name-officers' }
    expect(await add(circular)).toEqual([409, 'SECRETARIAT_ISSUES_NONE'])
    expect(await add(proposal('no-such-committee'))).toEqual([422, 'COMMITTEE_UNKNOWN'])
    const backwards = request({ period: { from: '2024-01-31', until: '2023-11-21' } })
    expect((await add({ kind: 'draftExemption', request: backwards }))[0]).toBe(422)
    expect((await entryOf(meeting)).made).toHaveLength(made.length + 2)
  })
})
