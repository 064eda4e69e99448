/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import { toString as qrPicture } from 'qrcode'
import type { Actor } from '../../domain/case.js'
import { secretary, sitter } from './committees.js'
import { listen } from './listen.js'
import { convened, meetingAt, STARTS_AT, voteOn, type MeetingUnderTest } from './meetings.js'
import { until } from '../support/circulars.js'
import { openOffice, type Office } from './office.js'
import { sentAndSettled } from './uploads.js'
import { central, clerk } from './people.js'

const five = [1, 2, 3, 4, 5].map((n) =>
  sitter(n, n % 2 ? 'director' : 'registrar', n % 2 ? 'P2102' : 'C0001'),
)
const [chair, second, third, fourth, fifth] = five as [Actor, Actor, Actor, Actor, Actor]
const stranger = clerk('P1001', 'director')
/** What a reader of either language is told of the committee. */
const NAMED = {
  committeeTh: 'คณะอนุกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษา',
  committeeEn: 'Sub-committee of the innovation area',
}

let office: Office
let meeting: MeetingUnderTest
let itemId: string

beforeAll(async () => {
  office = await openOffice()
  await office.bearer(secretary)
  meeting = await convened(office, five)
  itemId = await meeting.item()
}, 90_000)
afterAll(() => office.close(), 60_000)

const read = async (who = secretary) => (await office.ask(who, 'get', meeting.path)).body

describe('a meeting that is prepared', () => {
  it('has the first number of the year, and is known to its secretary and the members alone', async () => {
    const { state, ...told } = await read(chair)
    expect([state.number, state.year, state.status]).toEqual([1, 2023, 'planned'])
    const listed = await office.ask(chair, 'get', '/meetings')
    for (const one of [told, listed.body.items[0]]) expect(one).toMatchObject(NAMED)
    for (const who of [stranger, clerk('P2101', 'director'), central('administrator')])
      expect([who.role, (await office.ask(who, 'get', meeting.path)).status]).toEqual([who.role, 404])
    expect((await meeting.act('items', { part: 4, title: 'x' }, second)).status).toBe(403)
  })

  it('has no picture of its code before it is called', async () => {
    const asked = await office.ask(secretary, 'get', `${meeting.path}/check-in.svg`)
    expect([asked.status, asked.body.code]).toEqual([409, 'NOT_NOW'])
  })

  it('lays files before its members, wherever they serve, and before nobody else', async () => {
    const bytes = Buffer.from('ลำดับ,โครงการ\r\n1,ก\r\n')
    const { fileId } = await sentAndSettled(office, secretary, 'โครงการ.csv', bytes)
    await meeting.does(`items/${itemId}/details`, { title: 'แผนปฏิบัติการ', papers: [fileId] })
    const address = `${meeting.path}/items/${itemId}/papers/${fileId}`
    const read = await office.ask(chair, 'get', address)
    expect([read.status, read.body.equals(bytes)]).toEqual([200, true])
    expect((await office.ask(stranger, 'get', address)).status).toBe(404)
    const removed = await office.ask(clerk('P2101', 'registrar'), 'delete', `/files/${fileId}`)
    expect([removed.status, removed.body.code]).toEqual([409, 'FILE_IN_USE'])
    const own = await sentAndSettled(office, clerk('P1001'), 'อื่น.csv', bytes)
    const foreign = await meeting.act('items', { part: 4, title: 'x', papers: [own.fileId] })
    expect(foreign.status).toBe(404)
  })

  it('is heard of, step by step, by whoever may read it, and by nobody else', async () => {
    const [member, other] = await Promise.all([chair, stranger].map((who) => listen(office, who, '/events')))
    await meeting.does('session', {
      session: { mode: 'inPerson', place: 'ห้องประชุม 2', startsAt: STARTS_AT },
    })
    const heard = await member?.until(({ data }) => data['type'] === 'sessionChanged')
    expect(heard?.data).toMatchObject({ caseId: `meeting/${meeting.meetingId}`, status: 'planned' })
    // What concerns both comes later in the same order: by then the stranger would have heard of the meeting.
    await office.ask(secretary, 'post', `/committees/${meeting.committeeId}/legal-basis`, {
      body: { law: 'ก', section: '', text: '', validFrom: '2019-05-01' },
    })
    await member?.until(({ data }) => data['type'] === 'legalBasisCited')
    expect(other?.heard.filter(({ event }) => event === 'change')).toEqual([])
    member?.close()
    other?.close()
  })

  it('says on a dry run to whom the notice would go, and that three days are kept', async () => {
    const { version } = await read()
    const plan = await office.ask(secretary, 'post', `${meeting.path}/call?dryRun=true`, { body: {} })
    expect(plan.status).toBe(200)
    expect(plan.body.notices.map((one: { personId: string }) => one.personId)).toEqual(
      five.map(({ personId }) => personId),
    )
    expect(plan.body.days).toMatchObject({ days: 6, needed: 3, isInTime: true })
    expect((await read()).version).toBe(version)
  })

  it('is called; each member gets one mail', async () => {
    await meeting.does('call')
    await until(async () => (await read()).state.jobs.length === 0)
    const { rows } = await office.cases.pool.query<{ person_id: string; kind: string }>(
      'select person_id, kind from mail where case_id = $1 order by person_id',
      [`meeting/${meeting.meetingId}`],
    )
    expect(rows.map((row) => row.person_id)).toEqual(five.map(({ personId }) => personId))
    expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['meetingCalled']))
  })
})

describe('a meeting that is held', () => {
  let votingId: string

  it('shows its code as a picture to the secretary alone, from the call on', async () => {
    const address = `${meeting.path}/check-in.svg`
    const shown = await office.ask(secretary, 'get', address)
    expect([shown.status, String(shown.body).startsWith('<svg')]).toEqual([200, true])
    const { code } = (await office.ask(secretary, 'get', `${meeting.path}/check-in-code`)).body
    const expected = await qrPicture(`${office.publicUrl}/meeting/${meeting.meetingId}/check-in#${code}`, {
      type: 'svg',
      margin: 4,
    })
    expect(String(shown.body)).toBe(expected)
    expect((await office.ask(second, 'get', address)).status).toBe(403)
    expect((await office.ask(clerk('P1001', 'secretary'), 'get', address)).status).toBe(404)
  })

  it('is opened only with a quorum, which members make by the code in the room', async () => {
    await office.stepTo('2023-11-28T02:00:00.000Z')
    const { code } = (await office.ask(secretary, 'get', `${meeting.path}/check-in-code`)).body
    const wrong = await meeting.act('check-in', { code: '1' }, chair)
    expect([wrong.status, wrong.body.code]).toEqual([422, 'CHECK_IN_CODE_REFUSED'])
    await meeting.does('check-in', { code }, chair)
    await meeting.does('check-in', { code }, second)
    const early = await meeting.act('open')
    expect([early.status, early.body.code]).toEqual([409, 'QUORUM_MISSING'])
    await meeting.does('check-in', { code }, third)
    await meeting.does('check-in', { code }, fourth)
    await meeting.does('open')
    const { body } = await office.ask(chair, 'get', `${meeting.path}/room`)
    expect(body.quorum).toMatchObject({ needed: 3, counted: 4, isMet: true })
    expect((await meeting.act('check-in', { code }, stranger)).status).toBe(404)
  })

  it('takes each member’s vote once, and shows who still has to vote', async () => {
    votingId = await voteOn(meeting, itemId, 'device')
    const waiting = async (who: Actor) =>
      (await office.ask(who, 'get', '/votes-now')).body.items.map((one: { votingId: string }) => one.votingId)
    expect(await waiting(chair)).toEqual([votingId])
    expect((await office.ask(chair, 'get', '/votes-now')).body.items[0]).toMatchObject(NAMED)
    await meeting.does(`votes/${votingId}/vote`, { choice: 'for' }, chair)
    expect(await waiting(chair)).toEqual([])
    const twice = await meeting.act(`votes/${votingId}/vote`, { choice: 'against' }, chair)
    expect([twice.status, twice.body.code]).toEqual([409, 'VOTED_ALREADY'])
    const absent = await meeting.act(`votes/${votingId}/vote`, { choice: 'for' }, fifth)
    expect(absent.body.code).toBe('VOTER_ABSENT')
    await meeting.does(`votes/${votingId}/vote`, { choice: 'for' }, second)
    await meeting.does(`votes/${votingId}/vote`, { choice: 'against' }, third)
    await meeting.does(`votes/${votingId}/vote`, { choice: 'against' }, fourth)
  })

  it('breaks a tie by the casting vote of who presides, a vote of its own', async () => {
    const tied = await meeting.does(`votes/${votingId}/close`)
    expect(tied.state.agenda[0].votings[0].status).toBe('tied')
    expect((await meeting.act(`votes/${votingId}/casting-vote`, { choice: 'for' }, second)).body.code).toBe(
      'NOT_PRESIDING',
    )
    const { state } = await meeting.does(`votes/${votingId}/casting-vote`, { choice: 'for' }, chair)
    const [voting] = state.agenda[0].votings
    expect(voting.result).toMatchObject({
      outcome: 'carried',
      casting: 'for',
      totals: { for: 2, against: 2 },
    })
    expect(voting.result.arithmetic.length).toBeGreaterThan(2)
  })

  it('enters the resolution in the register, found by its words, and from the case that follows from it', async () => {
    const body = {
      outcome: 'approved',
      text: 'มอบหมายให้สำนักงานศึกษาธิการจังหวัดดำเนินการจัดทำแผนปฏิบัติการ',
      followUps: [
        { kind: 'task', title: 'จัดทำแผนปฏิบัติการ', officeCode: 'P2101' },
        { kind: 'circular', caseId: 'circular/drafted-1', title: 'แจ้งเวียน', officeCode: 'C0001' },
      ],
    }
    const { state } = await meeting.does(`items/${itemId}/resolve`, body)
    const { caseId: task } = state.agenda[0].resolution.followUps[0]
    const found = async (query: string, who = chair) =>
      (await office.ask(who, 'get', `/resolutions?${query}`)).body.items
    const [one] = await found(`text=${encodeURIComponent('แผนปฏิบัติการ')}`)
    expect(one).toMatchObject({ number: 1, year: 2023, item: '4.1', outcome: 'approved', itemId, ...NAMED })
    expect(await found('caseId=circular/drafted-1')).toHaveLength(1)
    expect(await found(`caseId=${task}`)).toHaveLength(1)
    expect(await found(`committeeId=${meeting.committeeId}&year=2022`)).toEqual([])
    await until(async () => (await read()).state.jobs.length === 0)
    const given = await office.cases.pool.query<{ state: unknown }>(
      'select state from task where case_id = $1',
      [task],
    )
    expect(given.rows[0]?.state).toMatchObject({
      status: 'open',
      origin: { kind: 'resolution', caseId: `meeting/${meeting.meetingId}`, itemId },
    })
    expect(await found('year=2023', stranger)).toEqual([])
    const book = await office.ask(clerk('P2101', 'registrar'), 'get', '/registers/P2101/resolution/2023')
    expect(book.body.items).toHaveLength(1)
  })

  it('keeps a dissent with its reason, and is closed', async () => {
    await meeting.does(`items/${itemId}/dissent`, { reason: 'งบประมาณไม่พอ' }, third)
    const closed = await meeting.does('close')
    expect(closed.state.status).toBe('ended')
    expect(closed.possibleActs).toContain('writeMinutes')
  })
})

describe('the minutes', () => {
  it('are written, signed by two, sent round, corrected', async () => {
    const { madeId: sha256 } = await meeting.does('minutes', {
      texts: { items: { [itemId]: 'ที่ประชุมอภิปราย' } },
    })
    const words = async (who = secretary) => (await office.ask(who, 'get', `${meeting.path}/minutes`)).body
    expect((await words()).texts.items).toEqual({ [itemId]: 'ที่ประชุมอภิปราย' })
    // A draft that was not sent round is its writers' own.
    expect(await words(second)).toMatchObject({ sha256: null, texts: { items: {} }, notes: [] })
    await meeting.does('minutes/sign', { as: 'drafter', sha256 })
    const checker = { ...clerk('P2101', 'secretary'), personId: 'secretary-2' }
    await meeting.does('minutes/sign', { as: 'checker', sha256 }, checker)
    await meeting.does('minutes/circulate', { sha256 })
    const { madeId } = await meeting.does('minutes/corrections', { text: 'แก้คำผิด', itemId }, second)
    const answered = await meeting.does(`minutes/corrections/${madeId}/answer`, { taken: true })
    expect(answered.state.minutes.corrections[0].status).toBe('taken')
    expect(await words(second)).toMatchObject({
      ...{ sha256, texts: { items: { [itemId]: 'ที่ประชุมอภิปราย' } }, notes: [] },
      corrections: [{ correctionId: madeId, text: 'แก้คำผิด' }],
    })
  })

  it('lie with the other papers of the meeting, as PDFs for those who may read it', async () => {
    await until(async () => (await read()).state.jobs.length === 0)
    const { items } = (await office.ask(chair, 'get', `${meeting.path}/papers`)).body
    const kinds = items.map((one: { kind: string }) => one.kind)
    expect(kinds).toEqual(expect.arrayContaining(['meetingNotice', 'minutesDraft', 'resolution']))
    const paper = await office.ask(chair, 'get', `${meeting.path}/papers/${items[0].sha256}`)
    expect([paper.status, paper.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const foreign = await office.ask(stranger, 'get', `${meeting.path}/papers/${items[0].sha256}`)
    expect(foreign.status).toBe(404)
  })

  it('tell their whole story, and its chain is whole', async () => {
    const story = await office.ask(chair, 'get', `/cases/meeting/${meeting.meetingId}/timeline?limit=200`)
    const types = story.body.items.map((one: { type: string }) => one.type)
    expect(types).toEqual(expect.arrayContaining(['convened', 'called', 'opened', 'voteCast', 'resolved']))
    const auditor = { ...central('auditor', 'auditor-of-all'), scope: { offices: 'all' as const } }
    const chain = await office.ask(auditor, 'get', `/cases/meeting/${meeting.meetingId}/verification`)
    expect(chain.body).toMatchObject({ whole: true })
  })
})

describe('a second meeting', () => {
  let next: MeetingUnderTest

  it('certifies the minutes of the first by resolving so', async () => {
    const session = { mode: 'both', place: 'ห้องประชุม 1', startsAt: '2023-12-12T02:00:00.000Z' }
    const { committeeId } = meeting
    const made = await office.ask(secretary, 'post', '/meetings', { body: { committeeId, session } })
    next = meetingAt(office, committeeId, made.body.state.meetingId)
    expect(made.body.state.number).toBe(2)
    const details = { part: 2, kind: 'minutesApproval', minutesOf: meeting.meetingId, title: 'รับรองรายงาน' }
    const certifying = (await next.does('items', details)).madeId
    await next.does('call')
    await office.stepTo('2023-12-12T02:00:00.000Z')
    for (const { personId } of five.slice(0, 3)) await next.does('attendance', { personId, what: 'arrived' })
    await next.does('open')
    await next.does(`items/${certifying}/open`)
    await next.does(`items/${certifying}/adopt`, { proposes: 'approved' })
    await next.does(`items/${certifying}/resolve`, { outcome: 'approved', text: 'รับรองรายงานการประชุม' })
    await until(async () => (await read()).state.status === 'certified')
    expect((await read()).state.minutes.certified).toMatchObject({ itemId: certifying })
  })

  it('was held by electronic means too: its recording lies with it, for whoever may read the meeting', async () => {
    await office.stepTo('2023-12-12T03:00:00.000Z')
    const { state } = await next.does('close')
    const lacks = async () => (await office.ask(chair, 'get', next.path)).body.lacksRecording
    expect(await lacks()).toBe(true)
    const bytes = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\u0002\0isomiso2mdat')])
    const { fileId } = await sentAndSettled(office, secretary, 'ประชุม.mp4', bytes)
    const times = { from: state.openedAt, to: state.endedAt }
    const { madeId } = await next.does('recordings', { name: 'บันทึกภาพ', ...times, kept: { fileId } })
    expect(await lacks()).toBe(false)
    const address = `${next.path}/recordings/${madeId}`
    const read = await office.ask(second, 'get', address)
    expect([read.status, read.body.equals(bytes)]).toEqual([200, true])
    expect((await office.ask(stranger, 'get', address)).status).toBe(404)
    const elsewhere = { place: 'ห้องเก็บของ ศธจ.', sha256: 'b'.repeat(64) }
    const other = await next.does('recordings', { name: 'สำรอง', ...times, kept: elsewhere })
    expect((await office.ask(second, 'get', `${next.path}/recordings/${other.madeId}`)).status).toBe(404)
    const removed = await office.ask(clerk('P2101', 'registrar'), 'delete', `/files/${fileId}`)
    expect(removed.status).toBe(409)
  })
})

test('a secret meeting is known to those who sit in its committee, and convened by none other', async () => {
  const keeper = clerk('P2101', 'secretary')
  const startsAt = '2024-01-09T02:00:00.000Z'
  await expect(convened(office, five, { secrecy: 'secret', startsAt })).rejects.toThrow(
    'SECRET_NOT_OF_COMMITTEE',
  )
  const secret = await convened(office, [chair, keeper], { secrecy: 'secret', startsAt })
  expect((await office.ask(chair, 'get', secret.path)).status).toBe(200)
  const other = { ...keeper, personId: 'secretary-2' }
  expect((await office.ask(other, 'get', secret.path)).status).toBe(404)
  const ids = async (who: Actor) =>
    (await office.ask(who, 'get', '/meetings')).body.items.map((one: { meetingId: string }) => one.meetingId)
  expect(await ids(keeper)).toContain(secret.meetingId)
  expect(await ids(other)).not.toContain(secret.meetingId)
})
