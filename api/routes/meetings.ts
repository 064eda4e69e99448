import { toString as qrPicture } from 'qrcode'
import { z } from 'zod'
import { loadCommittee } from '../../db/committees.js'
import { checkInCode, listMeetings, meetingsWithOpenVotes } from '../../db/meetings.js'
import { presentAt } from '../../domain/committee/attendance.js'
import { refuseToMeet } from '../../domain/committee/members.js'
import { quorumAt } from '../../domain/committee/quorum.js'
import { numberOfItem } from '../../domain/meeting/agenda.js'
import { meetingActsIn } from '../../domain/meeting/decide.js'
import { isCalled, itemAtHand, recusedFrom, roomOf } from '../../domain/meeting/room.js'
import { refuseToConvene } from '../../domain/policy/meeting-acts.js'
import { SECRECIES } from '../../domain/secrecy.js'
import { dayOf } from '../../domain/time.js'
import { idFor } from '../ids.js'
import { actedAnswer, convene, showMeeting } from '../meetings.js'
import { orRefuse, refused } from '../refusals.js'
import { route } from '../route.js'
import { flag, id, page, placeOf } from '../schemas/common.js'
import {
  codeReply,
  meetingActed,
  meetingPage,
  meetingParams,
  meetingStatus,
  meetingView,
  occasion,
  roomView,
  session,
  votesNow,
} from '../schemas/meeting.js'
import { ownMeeting } from '../scope.js'

const list = route({
  method: 'get',
  path: '/meetings',
  access: 'meeting.list',
  summary:
    'The meetings that the person may read, the latest first: of a committee, in a state, or where oneself sits',
  summaryTh: 'การประชุมที่ผู้ใช้อ่านได้ ล่าสุดก่อน: ของคณะกรรมการ ตามสถานะ หรือที่ตนเป็นกรรมการ',
  replies: { 200: meetingPage },
  query: z.strictObject({
    ...page,
    committeeId: id.optional(),
    status: meetingStatus.optional(),
    mine: flag.default(false),
  }),
  async handle({ actor, act, query }, { pool }) {
    const which = { committeeId: query.committeeId, status: query.status, mine: query.mine }
    return { body: await listMeetings(pool, { visibleTo: { actor, act }, ...which }, placeOf(query)) }
  },
})

const convening = route({
  method: 'post',
  path: '/meetings',
  access: 'meeting.prepare',
  summary:
    'Convene a meeting of a committee: it gets the next number of the year, or the one in the committee’s book',
  summaryTh: 'ตั้งการประชุมของคณะกรรมการ ได้เลขครั้งที่ถัดไปของปี หรือเลขตามสมุดของคณะกรรมการ',
  replies: { 201: meetingActed },
  body: z.strictObject({
    committeeId: id,
    occasion: occasion.default({ kind: 'ordinary' }),
    session,
    secrecy: z.enum(SECRECIES).exactOptional(),
    number: z.int().min(1).max(9_999).exactOptional(),
  }),
  async handle(call, { pool }) {
    const { actor, at, body, key } = call
    const found = await loadCommittee(pool, body.committeeId)
    if (!found) throw refused('NOT_FOUND', {}, '/committeeId')
    const { state: committee } = found
    const { secrecy } = body
    orRefuse(refuseToConvene(committee, actor, { day: dayOf(at), secrecy }))
    orRefuse(refuseToMeet(committee, dayOf(body.session.startsAt)))
    const meetingId = idFor(key, at, 'meeting')
    const { secretariat } = committee
    const made = await convene(call, { pool }, { type: 'convene', meetingId, secretariat, ...body })
    return {
      ...actedAnswer(made, committee, { actor, at }),
      status: 201,
      location: `/api/v1/meetings/${meetingId}`,
    }
  },
})

const read = route({
  method: 'get',
  path: '/meetings/:meetingId',
  access: 'meeting.read',
  summary:
    'A meeting as it stands: agenda, notices, attendance, votes, resolutions, minutes, what may be done now',
  summaryTh: 'การประชุมตามที่เป็นอยู่: วาระ หนังสือเชิญ ผู้เข้าประชุม การลงมติ มติ รายงาน และสิ่งที่ทำได้ตอนนี้',
  replies: { 200: meetingView },
  params: meetingParams,
  async handle(call, { pool }) {
    const meeting = await ownMeeting(pool, call, call.params.meetingId)
    return { etag: meeting.version, body: await showMeeting(pool, meeting, call) }
  },
})

const room = route({
  method: 'get',
  path: '/meetings/:meetingId/room',
  access: 'meeting.read',
  summary: 'Who is in the room now, and the quorum of the item at hand with its arithmetic',
  summaryTh: 'ผู้อยู่ในที่ประชุมขณะนี้ และองค์ประชุมของวาระที่พิจารณาพร้อมวิธีคำนวณ',
  replies: { 200: roomView },
  params: meetingParams,
  async handle(call, { pool }) {
    const { state } = await ownMeeting(pool, call, call.params.meetingId)
    if (!isCalled(state)) throw refused('NOT_NOW', { act: 'room', state: state.status })
    const item = itemAtHand(state)
    const { at } = call
    const here = roomOf(state, item)
    const present = presentAt(here.movements, at)
    const recused = item ? recusedFrom(item) : []
    return { body: { at, itemId: item?.itemId ?? null, present, recused, quorum: quorumAt(here, at) } }
  },
})

const code = route({
  method: 'get',
  path: '/meetings/:meetingId/check-in-code',
  access: 'meeting.noteAttendance',
  summary: 'The code that is shown in the room, as a QR or in digits: members check in with it',
  summaryTh: 'รหัสที่แสดงในห้องประชุมเป็น QR หรือตัวเลข ให้กรรมการลงชื่อเข้าประชุม',
  replies: { 200: codeReply },
  params: meetingParams,
  async handle(call, { pool }) {
    const { meetingId } = await ownMeeting(pool, call, call.params.meetingId)
    return { body: { code: await checkInCode(pool, meetingId) } }
  },
})

const picture = route({
  method: 'get',
  path: '/meetings/:meetingId/check-in.svg',
  access: 'meeting.noteAttendance',
  summary:
    'The code as a QR to be shown in the room: the address at which members check in, from the call to the end',
  summaryTh: 'QR ลงชื่อเข้าประชุมสำหรับแสดงในห้องประชุม ใช้ได้ตั้งแต่เชิญประชุมจนปิดประชุม',
  replies: { 200: { mediaTypes: ['image/svg+xml'] } },
  params: meetingParams,
  async handle(call, { pool, desk }) {
    const { state, meetingId } = await ownMeeting(pool, call, call.params.meetingId)
    if (!meetingActsIn(state).includes('arrive'))
      throw refused('NOT_NOW', { act: 'arrive', state: state.status })
    const code = (await checkInCode(pool, meetingId)) ?? ''
    // Behind the #, so that no server on the way writes the code into a log.
    const svg = await qrPicture(`${desk.publicUrl}/meeting/${meetingId}/check-in#${code}`, {
      type: 'svg',
      margin: 4,
    })
    return { file: { name: 'check-in.svg', mediaType: 'image/svg+xml', bytes: Buffer.from(svg) } }
  },
})

const votes = route({
  method: 'get',
  path: '/votes-now',
  access: 'meeting.list',
  summary: 'The open votes in which the person has not voted yet',
  summaryTh: 'การลงมติที่เปิดอยู่และผู้ใช้ยังไม่ได้ลงคะแนน',
  replies: { 200: votesNow },
  async handle({ actor, act }, { pool }) {
    const meetings = await meetingsWithOpenVotes(pool, { actor, act })
    const items = meetings.flatMap(({ meetingId, state: { agenda }, committee }) =>
      agenda.flatMap(({ itemId, title, votings }) =>
        votings
          .filter(({ status, votes: cast, taken }) => {
            const voted = [...cast, ...taken].some(({ personId }) => personId === actor.personId)
            return status === 'open' && !voted
          })
          .map(({ votingId, method, openedAt }) => ({
            ...{
              meetingId,
              committeeTh: committee.nameTh,
              committeeEn: committee.nameEn,
              itemId,
              item: numberOfItem(agenda, itemId),
              title,
            },
            ...{ votingId, method, openedAt },
          })),
      ),
    )
    return { body: { items } }
  },
})

/** Meetings: finding, convening, reading. */
export const MEETING_ROUTES = [list, convening, read, room, code, picture, votes]
