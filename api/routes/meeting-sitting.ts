import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { checkInCode } from '../../db/meetings.js'
import { putContent } from '../../db/contents.js'
import type { Database } from '../../db/pool.js'
import { idFor } from '../ids.js'
import { problem } from '../problems.js'
import { empty, id, instant, reason, text } from '../schemas/common.js'
import { itemParams } from '../schemas/meeting.js'
import { ground, kinship } from '../schemas/meeting-parts.js'
import { meetingAct } from './meeting-act.js'

const declared = {
  ground,
  kinship: kinship.exactOptional(),
  degree: z.int().min(1).max(20).exactOptional(),
  reason,
}
const ofItem = z.strictObject({ meetingId: id, itemId: id, personId: id })

const checkIn = meetingAct({
  name: 'check-in',
  access: 'meeting.checkIn',
  summary: 'Come to the meeting: with the code that is shown in the room',
  summaryTh: 'ลงชื่อเข้าประชุมด้วยรหัสที่แสดงในห้องประชุม',
  body: z.strictObject({ code: z.string().max(20) }),
  async prepare({ body, actor: { personId }, params }, { pool }) {
    await checkCode(pool, params.meetingId, body.code)
    return { act: { type: 'arrive', personId, via: 'code' } }
  },
})

async function checkCode(db: Database, meetingId: string, given: string): Promise<void> {
  const code = Buffer.from((await checkInCode(db, meetingId)) ?? '')
  const said = Buffer.from(given.trim())
  if (code.length !== said.length || !timingSafeEqual(code, said)) throw problem('CHECK_IN_CODE_REFUSED')
}

const join = meetingAct({
  name: 'join',
  access: 'meeting.checkIn',
  summary: 'Join the meeting by electronic means, as the person who is signed in',
  summaryTh: 'เข้าประชุมผ่านสื่ออิเล็กทรอนิกส์ในชื่อผู้ที่ลงชื่อเข้าใช้',
  body: empty,
  prepare: ({ actor: { personId } }) => ({ act: { type: 'arrive', personId, via: 'online' } }),
})

const checkOut = meetingAct({
  name: 'check-out',
  access: 'meeting.checkIn',
  summary: 'Leave the meeting',
  summaryTh: 'ออกจากที่ประชุม',
  body: z.strictObject({ via: z.enum(['code', 'online']).default('code') }),
  prepare: ({ body, actor: { personId } }) => ({ act: { type: 'leave', personId, ...body } }),
})

const attendance = meetingAct({
  name: 'attendance',
  access: 'meeting.noteAttendance',
  summary: 'Note on the list who has come or gone',
  summaryTh: 'บันทึกผู้มาประชุมหรือออกจากที่ประชุมในบัญชีรายชื่อ',
  body: z.strictObject({ personId: id, what: z.enum(['arrived', 'left']) }),
  prepare({ body: { personId, what } }) {
    return { act: { type: what === 'arrived' ? 'arrive' : 'leave', personId, via: 'list' } }
  },
})

const attendanceAfterwards = meetingAct({
  name: 'attendance/afterwards',
  access: 'meeting.noteAttendance',
  summary:
    'Put on record who came or went when nobody noted it: until the minutes are circulated, and never before what was decided or counted',
  summaryTh:
    'บันทึกภายหลังว่าผู้ใดมาหรือออกเมื่อใดโดยไม่มีผู้บันทึกไว้ ทำได้ก่อนเวียนรายงานการประชุม และต้องไม่ก่อนเรื่องที่ลงมติหรือนับองค์ประชุมแล้ว',
  body: z.strictObject({ personId: id, what: z.enum(['arrived', 'left']), happenedAt: instant, reason }),
  prepare: ({ body }) => ({ act: { type: 'attendAfterwards', ...body } }),
})

const elect = meetingAct({
  name: 'elect',
  access: 'meeting.hold',
  summary: 'Note whom the members elected to preside, where neither chair nor deputy is there',
  summaryTh: 'บันทึกผู้ที่ที่ประชุมเลือกให้ทำหน้าที่ประธาน เมื่อประธานและรองประธานไม่อยู่',
  body: z.strictObject({ personId: id }),
  prepare: ({ body }) => ({ act: { type: 'elect', ...body } }),
})

const plain = ([type, summary, summaryTh]: readonly ['open' | 'adjourn' | 'close', string, string]) =>
  meetingAct({
    name: type,
    access: 'meeting.hold',
    summary,
    summaryTh,
    body: empty,
    prepare: () => ({ act: { type } }),
  })

const open = plain(['open', 'Open the meeting: only with a quorum', 'เปิดประชุม เมื่อครบองค์ประชุม'])
const adjourn = plain([
  'adjourn',
  'End the meeting for want of a quorum; what was not decided is put off',
  'เลิกประชุมเพราะไม่ครบองค์ประชุม เรื่องที่ค้างเลื่อนไป',
])
const close = plain(['close', 'Close the meeting; the minutes follow', 'ปิดประชุม แล้วจัดทำรายงานการประชุม'])

const openItem = meetingAct({
  name: 'items/:itemId/open',
  access: 'meeting.hold',
  summary: 'Open an item; whether the recused count for its quorum is decided now',
  summaryTh: 'เริ่มพิจารณาเรื่อง และกำหนดว่านับผู้มีส่วนได้เสียเป็นองค์ประชุมหรือไม่',
  params: itemParams,
  body: z.strictObject({ countsRecused: z.boolean().default(false) }),
  prepare: ({ body, params: { itemId } }) => ({ act: { type: 'openItem', itemId, ...body } }),
})

const declareInterest = meetingAct({
  name: 'items/:itemId/interest',
  access: 'meeting.declareInterest',
  summary: 'Declare the own interest in an item: with a ground of section 13 the person is out of it at once',
  summaryTh: 'แจ้งส่วนได้เสียของตนในเรื่อง หากเป็นเหตุตามมาตรา 13 ต้องออกจากการพิจารณาทันที',
  params: itemParams,
  body: z.strictObject(declared),
  prepare: ({ body, actor: { personId }, params: { itemId } }) => ({
    act: { type: 'declareInterest', itemId, declaration: { personId, ...body } },
  }),
})

const noteInterest = meetingAct({
  name: 'items/:itemId/interests',
  access: 'meeting.hold',
  summary: 'Note the interest of a member who said so in the meeting',
  summaryTh: 'บันทึกส่วนได้เสียที่กรรมการแจ้งในที่ประชุม',
  params: itemParams,
  body: z.strictObject({ personId: id, ...declared }),
  prepare: ({ body, params: { itemId } }) => ({
    act: { type: 'declareInterest', itemId, declaration: body },
  }),
})

const decideInterest = meetingAct({
  name: 'items/:itemId/interests/:personId/decide',
  access: 'meeting.hold',
  summary: 'Decide whether a member with a ground of section 16 leaves, with the reason',
  summaryTh: 'พิจารณาว่ากรรมการที่มีเหตุตามมาตรา 16 ต้องออกหรือไม่ พร้อมเหตุผล',
  params: ofItem,
  body: z.strictObject({ recused: z.boolean(), reason }),
  prepare: ({ body, params: { itemId, personId } }) => ({
    act: { type: 'decideInterest', itemId, personId, ...body },
  }),
})

const objectTo = meetingAct({
  name: 'items/:itemId/objections',
  access: 'meeting.hold',
  summary: 'Note an objection to a member (section 15): the others decide on it in a secret vote',
  summaryTh: 'บันทึกการคัดค้านกรรมการ (มาตรา 15) กรรมการอื่นลงมติลับ',
  params: itemParams,
  body: z.strictObject({ personId: id, reason }),
  prepare: ({ body, params: { itemId } }) => ({ act: { type: 'objectTo', itemId, ...body } }),
})

const dropObjection = meetingAct({
  name: 'items/:itemId/objections/:personId/drop',
  access: 'meeting.hold',
  summary: 'Note that an objection was taken back, with the reason',
  summaryTh: 'บันทึกว่าถอนคำคัดค้าน พร้อมเหตุผล',
  params: ofItem,
  body: z.strictObject({ reason }),
  prepare: ({ body, params: { itemId, personId } }) => ({
    act: { type: 'dropObjection', itemId, personId, ...body },
  }),
})

const noteDiscussion = meetingAct({
  name: 'items/:itemId/notes',
  access: 'meeting.hold',
  summary: 'Write down what was said on an item',
  summaryTh: 'บันทึกสาระการอภิปรายในเรื่อง',
  params: itemParams,
  body: z.strictObject({ text: text(20_000) }),
  async prepare({ body, key, at, params: { meetingId, itemId } }, { pool }) {
    const noteId = `n-${idFor(key, at, 'note')}`
    const sha256 = await putContent(pool, { meetingId, itemId, noteId, ...body })
    return { act: { type: 'noteDiscussion', itemId, noteId, sha256 }, madeId: noteId }
  },
})

/** Who is there, who presides, and what happens to an item before it is voted on. */
export const MEETING_SITTING_ROUTES = [
  ...[checkIn, join, checkOut, attendance, attendanceAfterwards, elect, open, adjourn, close, openItem],
  ...[declareInterest, noteInterest, decideInterest, objectTo, dropObjection, noteDiscussion],
]
