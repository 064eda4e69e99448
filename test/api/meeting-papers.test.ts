/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import { createMeetingPapers } from '../../activities/papers/meeting.js'
import type { Actor } from '../../domain/case.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { until } from '../support/circulars.js'
import { readers } from '../typesetting/readers.js'
import { secretary, sitter } from './committees.js'
import { convened, laterMeeting, opened, voteOn, type MeetingUnderTest } from './meetings.js'
import { openOffice, type Office } from './office.js'
import { clerk } from './people.js'

const three = [1, 2, 3].map((n) => sitter(n)) as [Actor, Actor, Actor]
const [chair, second, third] = three
const stranger = clerk('P1001', 'director')
const title = 'คำขอยกเว้นการเข้าร่วมโครงการ'

let office: Office
let meeting: MeetingUnderTest
let itemId: string
let papers: ReturnType<typeof createMeetingPapers>

beforeAll(async () => {
  office = await openOffice()
  await office.bearer(secretary)
  meeting = await convened(office, three)
  itemId = await meeting.item({ title })
  const typesetter = await openTypesetter()
  const { pool } = office.cases
  papers = createMeetingPapers({ pool, typesetter, publicUrl: 'https://wian.example' })
}, 90_000)
afterAll(() => office.close(), 60_000)

const read = readers[0]!.read
const textOf = async (paper: string, who = chair) => {
  const { status, body } = await office.ask(who, 'get', `${meeting.path}/papers/${paper}`)
  expect(status).toBe(200)
  return (await read(Uint8Array.from(body))).replace(/\s/g, '')
}
const listed = async () => (await office.ask(chair, 'get', `${meeting.path}/papers`)).body.items
const made = (paper: Awaited<ReturnType<(typeof papers)['notice']>>) => paper!.sha256

test('the notice tells day, place, agenda and members; made again it is the same paper', async () => {
  await opened(office, meeting, three)
  await until(async () => (await office.ask(secretary, 'get', meeting.path)).body.state.jobs.length === 0)
  const notice = await papers.notice(meeting.meetingId)
  expect(await papers.notice(meeting.meetingId)).toEqual(notice)
  const text = await textOf(made(notice))
  for (const part of ['วันอังคารที่๒๘พฤศจิกายน๒๕๖๖เวลา๐๙.๐๐น.', 'ห้องประชุม๑', title, 'ประธานอนุกรรมการ', 'มาตรา๗๙'])
    expect(text).toContain(part)
})

test('who went and came back unnoticed is put on record later, and shown as that on list and timeline', async () => {
  await office.stepTo('2023-11-28T03:00:00.000Z')
  const entry = (what: string, happenedAt: string) => {
    const { personId } = third
    return { personId, what, happenedAt, reason: 'เห็นจากบันทึกภาพ' }
  }
  const left = entry('left', '2023-11-28T02:30:00.000Z')
  expect((await meeting.act('attendance/afterwards', left, chair)).status).toBe(403)
  expect((await meeting.act('attendance/afterwards', left, clerk('P1001', 'secretary'))).status).toBe(404)
  const ahead = await meeting.act('attendance/afterwards', entry('left', '2023-11-28T09:00:00.000Z'))
  expect([ahead.status, ahead.body.code, ahead.body.errors[0].pointer]).toEqual([
    ...[422, 'ATTENDANCE_OUTSIDE', '/happenedAt'],
  ])
  await meeting.does('attendance/afterwards', left)
  const { state } = await meeting.does('attendance/afterwards', entry('arrived', '2023-11-28T02:40:00.000Z'))
  expect(state.attendance.at(-1)).toMatchObject({
    ...{ at: '2023-11-28T02:40:00.000Z', via: 'afterwards' },
    entered: { at: '2023-11-28T03:00:00.000Z', personId: secretary.personId, reason: 'เห็นจากบันทึกภาพ' },
  })
  const { body } = await office.ask(chair, 'get', `/cases/meeting/${meeting.meetingId}/timeline`)
  const told = body.items.filter((one: { type: string }) => one.type === 'attendedAfterwards')
  expect(told.map((one: { what: { en: string } }) => one.what.en)).toEqual(
    Array(2).fill('A coming or going was put on record afterwards'),
  )
  const list = await textOf(made(await papers.attendance(meeting.meetingId)))
  expect(list).toContain('เวลา๐๙.๔๐น.')
  expect(list).toContain('เหตุผล:เห็นจากบันทึกภาพ')
})

test('the minutes are a draft made from what happened: votes with their arithmetic, resolution, dissent', async () => {
  const votingId = await voteOn(meeting, itemId, 'hands')
  const votes = `votes/${votingId}`
  for (const [who, choice] of [
    [chair, 'for'],
    [second, 'against'],
    [third, 'abstain'],
  ] as const)
    await meeting.does(`${votes}/hands`, { personId: who.personId, choice })
  await meeting.does(`${votes}/close`)
  await meeting.does(`${votes}/casting-vote`, { choice: 'for' }, chair)
  await meeting.does(`items/${itemId}/resolve`, { outcome: 'approved', text: 'เห็นชอบให้ยกเว้นหนึ่งปีการศึกษา' })
  await meeting.does(`items/${itemId}/dissent`, { reason: 'นานเกินไป' }, second)
  await meeting.does('close')
  const texts = { opening: 'ประธานกล่าวเปิดประชุม', items: { [itemId]: 'กำลังพิมพ์อยู่' } }
  const preview = await meeting.act('minutes/preview', { texts })
  expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const seen = (await read(Uint8Array.from(preview.body))).replace(/\s/g, '')
  for (const part of ['ประธานกล่าวเปิดประชุม', 'กำลังพิมพ์อยู่', 'เสียงชี้ขาดเห็นชอบ:๒ต่อ๑']) expect(seen).toContain(part)
  expect((await meeting.act('minutes/preview', { texts }, chair)).status).toBe(403)
  const { state } = (await office.ask(secretary, 'get', meeting.path)).body
  expect(state.minutes).toBeUndefined()
  await meeting.does('minutes', { texts: { items: { [itemId]: 'ที่ประชุมอภิปรายอย่างกว้างขวาง' } } })
  const text = await textOf(made(await papers.minutes(meeting.meetingId)))
  for (const part of [
    'ผู้มาประชุม',
    'ที่ประชุมอภิปรายอย่างกว้างขวาง',
    'เห็นชอบ๑ไม่เห็นชอบ๑งดออกเสียง๑บัตรเสีย๐รวม๓',
    'เสียงชี้ขาดเห็นชอบ:๒ต่อ๑',
    'มติที่ประชุม(มติที่๑/๒๕๖๖)เห็นชอบให้ยกเว้นหนึ่งปีการศึกษา',
    'ขอให้บันทึกความเห็นแย้งพร้อมเหตุผลว่านานเกินไป',
  ])
    expect(text).toContain(part)
  // The extract of the resolution is made at the same time.
  const draft = { kind: 'minutesDraft', mediaType: 'application/pdf' }
  expect(await listed()).toEqual(expect.arrayContaining([expect.objectContaining(draft)]))
})

test('an extract says what one item resolved, and the register lists it with its votes', async () => {
  const extract = await papers.resolution(meeting.meetingId, itemId)
  const text = await textOf(made(extract))
  expect(text).toContain('มติที่๑/๒๕๖๖')
  expect(text).toContain('สำเนาถูกต้อง')
  expect(await papers.resolution(meeting.meetingId, 'no-such-item')).toBeUndefined()
  const register = `/resolutions/register.pdf?committeeId=${meeting.committeeId}&year=2023`
  const { status, body } = await office.ask(chair, 'get', register)
  expect(status).toBe(200)
  const lines = (await read(Uint8Array.from(body))).replace(/\s/g, '')
  expect(lines).toContain('ประจำปีพ.ศ.๒๕๖๖')
  expect(lines).toContain('๑:๑:๑ประธานชี้ขาด')
})

test('who does not sit in the committee is not told that there are papers, nor of which committee the register is', async () => {
  expect((await office.ask(stranger, 'get', `${meeting.path}/papers`)).status).toBe(404)
  const [{ sha256 }] = await listed()
  expect((await office.ask(stranger, 'get', `${meeting.path}/papers/${sha256}`)).status).toBe(404)
  expect((await office.ask(chair, 'get', `${meeting.path}/papers/${'0'.repeat(64)}`)).status).toBe(404)
  const register = `/resolutions/register.pdf?committeeId=${meeting.committeeId}&year=2023`
  const { body } = await office.ask(stranger, 'get', register)
  expect(await read(Uint8Array.from(body))).not.toContain('คณะอนุกรรมการ')
})

/** Writes a version of the minutes, has two persons sign it and sends it round. */
async function circulated(words: string): Promise<void> {
  const checker = { ...clerk('P2101', 'secretary'), personId: 'secretary-2' }
  const { madeId: sha256 } = await meeting.does('minutes', { texts: { items: { [itemId]: words } } })
  await meeting.does('minutes/sign', { as: 'drafter', sha256 })
  await meeting.does('minutes/sign', { as: 'checker', sha256 }, checker)
  await meeting.does('minutes/circulate', { sha256 })
}

const finals = async () => {
  const all = (await listed()) as { kind: string; sha256: string }[]
  return all.filter(({ kind }) => kind === 'minutes').map(({ sha256 }) => sha256)
}

test('the minutes as a member had them corrected become the final paper once the next meeting has certified them', async () => {
  await circulated('ที่ประชุมอภิปรายครั้งแรก')
  const correction = await meeting.does('minutes/corrections', { text: 'แก้คำ', itemId }, second)
  await meeting.does(`minutes/corrections/${correction.madeId}/answer`, { taken: true })
  await circulated('ที่ประชุมอภิปรายตามที่ขอแก้ไข')
  expect(await finals()).toEqual([])
  await laterMeeting(office, meeting, {
    ...{ startsAt: '2023-12-12T02:00:00.000Z', title: 'รับรองรายงานการประชุม', present: three },
  })
  await until(async () => (await finals()).length === 1)
  const [final = ''] = await finals()
  const text = await textOf(final)
  for (const part of ['อภิปรายตามที่ขอแก้ไข', 'รับรองรายงานการประชุมแล้วในการประชุมครั้งที่๒/๒๕๖๖'])
    expect(text).toContain(part)
  expect(text).not.toContain('อภิปรายครั้งแรก')
  // Certified minutes are read by who may read the meeting, and by nobody else.
  expect((await office.ask(stranger, 'get', `${meeting.path}/papers/${final}`)).status).toBe(404)
})

test('a correction that a later meeting resolves makes another final paper beside the one that was certified', async () => {
  await laterMeeting(office, meeting, {
    ...{ startsAt: '2023-12-26T02:00:00.000Z', title: 'แก้ไขรายงานการประชุมที่รับรองแล้ว', present: three },
  })
  await until(async () => {
    const { body } = await office.ask(secretary, 'get', meeting.path)
    return body.state.minutes.mayAmend !== undefined
  })
  await meeting.does('minutes/amend', { texts: { items: { [itemId]: 'ที่ประชุมอภิปรายฉบับแก้ไขภายหลัง' } } })
  await until(async () => (await finals()).length === 2)
  const [, amended = ''] = await finals()
  expect(await textOf(amended)).toContain('อภิปรายฉบับแก้ไขภายหลัง')
})
