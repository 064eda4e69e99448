import { z } from 'zod'
import { draftMinutes } from '../minutes-draft.js'
import { showMinutes } from '../minutes.js'
import { route } from '../route.js'
import { meetingParams } from '../schemas/meeting.js'
import { minutesTexts, minutesView } from '../schemas/minutes.js'
import { ownMeeting } from '../scope.js'

const read = route({
  method: 'get',
  path: '/meetings/:meetingId/minutes',
  access: 'meeting.read',
  summary:
    'The words of the minutes: for who writes them the newest version and the notes of the room, for everybody else what was circulated; the corrections that members propose',
  summaryTh: 'ข้อความในรายงานการประชุม: ผู้จดอ่านฉบับล่าสุดและบันทึกการอภิปราย ผู้อื่นอ่านฉบับที่เวียนแล้ว พร้อมคำขอแก้ไขของกรรมการ',
  replies: { 200: minutesView },
  params: meetingParams,
  async handle(call, { pool }) {
    const meeting = await ownMeeting(pool, call, call.params.meetingId)
    return { etag: meeting.version, body: await showMinutes(pool, meeting, call) }
  },
})

const PDF = 'application/pdf'

const preview = route({
  method: 'post',
  path: '/meetings/:meetingId/minutes/preview',
  access: 'meeting.writeMinutes',
  limit: 'exports',
  summary:
    'The minutes as they would be printed with these texts, marked as a draft: not signed, not sent round, not kept',
  summaryTh: 'รายงานการประชุมตามข้อความนี้ในรูปที่จะพิมพ์ มีคำว่าร่างทุกหน้า ยังไม่ลงนาม ไม่เวียน และไม่เก็บไว้',
  replies: { 200: { mediaTypes: [PDF] } },
  effect: 'none',
  params: meetingParams,
  body: z.strictObject({ texts: minutesTexts }),
  async handle(call, { pool, openPress }) {
    const meeting = await ownMeeting(pool, call, call.params.meetingId)
    const { at, body } = call
    const pdf = await draftMinutes(pool, meeting, { texts: body.texts, at, press: await openPress() })
    return { file: { name: 'draft-minutes.pdf', mediaType: PDF, bytes: Buffer.from(pdf) } }
  },
})

/** The minutes as they are read, and as they would be printed. */
export const MEETING_MINUTES_ROUTES = [read, preview]
