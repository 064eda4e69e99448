import { z } from 'zod'
import { namesOf } from '../../db/people.js'
import type { Committee } from '../../domain/committee/case.js'
import { refuseToMeet } from '../../domain/committee/members.js'
import { countNotice } from '../../domain/committee/notice.js'
import { calledPersons } from '../../domain/meeting/decide-preparing.js'
import { decideMeeting } from '../../domain/meeting/decide.js'
import { dayOf, type Instant } from '../../domain/time.js'
import { idFor } from '../ids.js'
import { papersOf } from '../meeting-files.js'
import { orRefuse } from '../refusals.js'
import { caseIdOf, id, reason, textOrNone, uuid } from '../schemas/common.js'
import { threshold } from '../schemas/committee.js'
import { callPlan, guest, itemParams, session } from '../schemas/meeting.js'
import { ballotMethod } from '../schemas/meeting-parts.js'
import { meetingAct } from './meeting-act.js'

const part = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const urgentReason = reason.exactOptional()

const details = {
  kind: z.enum(['information', 'minutesApproval', 'consideration']).default('consideration'),
  title: textOrNone(1_000),
  papers: z.array(uuid).max(50).default([]),
  subject: z.strictObject({ caseId: caseIdOf() }).exactOptional(),
  minutesOf: id.exactOptional(),
  threshold: threshold.exactOptional(),
  ballot: ballotMethod.default('device'),
}

/**
 * Asked here and not by the meeting, whose record says nothing of the committee before the call and whose recorded
 * histories must be replayed as they were. @throws Problem COMMITTEE_DISSOLVED, COMMITTEE_TERMS_OVER
 */
const canMeet = (committee: Committee, { startsAt }: { readonly startsAt: Instant }): void =>
  orRefuse(refuseToMeet(committee, dayOf(startsAt)))

const changeSession = meetingAct({
  name: 'session',
  access: 'meeting.prepare',
  summary: 'Change time, place or form before the meeting is called',
  summaryTh: 'แก้ไขเวลา สถานที่ หรือรูปแบบ ก่อนเรียกประชุม',
  body: z.strictObject({ session }),
  prepare({ body }, _, { committee }) {
    canMeet(committee, body.session)
    return { act: { type: 'changeSession', ...body } }
  },
})

const addItem = meetingAct({
  name: 'items',
  access: 'meeting.prepare',
  summary: 'Put an item on the agenda',
  summaryTh: 'เพิ่มเรื่องในระเบียบวาระ',
  body: z.strictObject({ ...details, part }),
  async prepare({ body, key, at, actor }, { pool }) {
    const itemId = `i-${idFor(key, at, 'item')}`
    const papers = await papersOf(pool, actor, body.papers)
    return { act: { type: 'addItem', item: { itemId, ...body, papers } }, madeId: itemId }
  },
})

const changeItem = meetingAct({
  name: 'items/:itemId/details',
  access: 'meeting.prepare',
  summary: 'Change what an item says that was not opened yet',
  summaryTh: 'แก้ไขเรื่องในระเบียบวาระที่ยังไม่ได้พิจารณา',
  params: itemParams,
  body: z.strictObject(details),
  async prepare({ body, actor, params: { itemId } }, { pool }) {
    const papers = await papersOf(pool, actor, body.papers)
    return { act: { type: 'changeItem', itemId, details: { ...body, papers } } }
  },
})

const moveItem = meetingAct({
  name: 'items/:itemId/move',
  access: 'meeting.prepare',
  summary: 'Move an item to another place of the agenda: places count from 1 in its part',
  summaryTh: 'ย้ายเรื่องในระเบียบวาระ: place นับจาก 1 ในวาระนั้น',
  params: itemParams,
  body: z.strictObject({ part, place: z.int().min(1).max(1_000) }),
  prepare: ({ body, params: { itemId } }) => ({ act: { type: 'moveItem', itemId, ...body } }),
})

const leaving = ([type, name, summary, summaryTh]: readonly [
  'withdrawItem' | 'postponeItem' | 'sendItemBack',
  string,
  string,
  string,
]) =>
  meetingAct({
    name: `items/:itemId/${name}`,
    access: type === 'withdrawItem' ? 'meeting.prepare' : 'meeting.hold',
    summary,
    summaryTh,
    params: itemParams,
    body: z.strictObject({ reason }),
    prepare: ({ body, params: { itemId } }) => ({ act: { type, itemId, ...body } }),
  })

const withdrawItem = leaving([
  'withdrawItem',
  'withdraw',
  'Take an item off the agenda, with the reason',
  'ถอนเรื่องออกจากวาระ พร้อมเหตุผล',
])
const postponeItem = leaving([
  'postponeItem',
  'postpone',
  'Put an item off to another meeting, with the reason',
  'เลื่อนเรื่องไปประชุมครั้งอื่น พร้อมเหตุผล',
])
const sendItemBack = leaving([
  'sendItemBack',
  'send-back',
  'Send an item back to its owner, with the reason',
  'ส่งเรื่องคืนเจ้าของเรื่อง พร้อมเหตุผล',
])

const call = meetingAct({
  name: 'call',
  access: 'meeting.call',
  summary:
    'Call the meeting: the committee is frozen, the notice and the calendar entry go to everybody called',
  summaryTh: 'เรียกประชุม: บันทึกองค์คณะ และส่งหนังสือเชิญพร้อมปฏิทินถึงผู้ได้รับเชิญทุกคน',
  body: z.strictObject({ saysLowerQuorum: z.boolean().default(false), urgentReason }),
  dryRun: {
    reply: callPlan,
    async tell({ actor: by, at, body }, { pool }, { state, committee }) {
      canMeet(committee, state.session)
      const days = countNotice(committee.rules, dayOf(at), dayOf(state.session.startsAt))
      // A notice that is too short is what the plan is asked for: it says so itself.
      const tried = { ...body, ...(days.isInTime ? {} : { urgentReason: body.urgentReason ?? 'dry run' }) }
      orRefuse(decideMeeting(state, { type: 'call', committee, ...tried, at, by }))
      const called = calledPersons({ ...state, committee })
      const names = await namesOf(pool, called)
      const notices = called.map((personId) => ({ personId, nameTh: names.get(personId)?.nameTh ?? '' }))
      return { notices, days }
    },
  },
  prepare({ body }, _, { committee, state }) {
    canMeet(committee, state.session)
    return { act: { type: 'call', committee, ...body } }
  },
})

const changeDate = meetingAct({
  name: 'date',
  access: 'meeting.call',
  summary: 'Call the meeting to another day or place; a new notice goes out',
  summaryTh: 'เปลี่ยนวันหรือสถานที่ประชุม และส่งหนังสือแจ้งใหม่',
  body: z.strictObject({ session, urgentReason, reason }),
  prepare({ body }, _, { committee }) {
    canMeet(committee, body.session)
    return { act: { type: 'changeDate', committee, ...body } }
  },
})

const renewCommittee = meetingAct({
  name: 'renew-committee',
  access: 'meeting.call',
  summary: 'Take over what has changed in the committee since the meeting was called',
  summaryTh: 'ปรับองค์คณะตามที่เปลี่ยนแปลงหลังเรียกประชุม',
  body: z.strictObject({ reason }),
  prepare({ body }, _, { committee, state }) {
    canMeet(committee, state.session)
    return { act: { type: 'renewCommittee', committee, ...body } }
  },
})

const cancel = meetingAct({
  name: 'cancel',
  access: 'meeting.call',
  summary: 'Cancel the meeting, with the reason',
  summaryTh: 'ยกเลิกการประชุม พร้อมเหตุผล',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ act: { type: 'cancel', ...body } }),
})

const inviteGuest = meetingAct({
  name: 'guests',
  access: 'meeting.prepare',
  summary: 'Invite somebody who is no member, for an item or the whole meeting',
  summaryTh: 'เชิญผู้ไม่ใช่กรรมการเข้าชี้แจงหรือเข้าร่วมประชุม',
  body: guest,
  prepare: ({ body }) => ({ act: { type: 'inviteGuest', guest: body } }),
})

const apologise = meetingAct({
  name: 'apology',
  access: 'meeting.checkIn',
  summary: 'Say that oneself will not come',
  summaryTh: 'แจ้งลาประชุม',
  body: z.strictObject({ reason }),
  prepare: ({ body, actor: { personId } }) => ({ act: { type: 'apologise', personId, ...body } }),
})

const noteApology = meetingAct({
  name: 'apologies',
  access: 'meeting.noteAttendance',
  summary: 'Note that a member has said not to come',
  summaryTh: 'บันทึกการลาประชุมของกรรมการ',
  body: z.strictObject({ personId: id, reason }),
  prepare: ({ body }) => ({ act: { type: 'apologise', ...body } }),
})

/** The secretary prepares and calls. */
export const MEETING_PREPARING_ROUTES = [
  ...[changeSession, addItem, changeItem, moveItem, withdrawItem, postponeItem, sendItemBack],
  ...[call, changeDate, renewCommittee, cancel, inviteGuest, apologise, noteApology],
]
