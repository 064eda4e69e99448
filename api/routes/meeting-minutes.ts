import { showMinutes } from '../minutes.js'
import { route } from '../route.js'
import { meetingParams } from '../schemas/meeting.js'
import { minutesView } from '../schemas/minutes.js'
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

/** The minutes as they are read. */
export const MEETING_MINUTES_ROUTES = [read]
