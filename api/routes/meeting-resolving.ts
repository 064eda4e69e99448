import { z } from 'zod'
import { putContent } from '../../db/contents.js'
import { listResolutions } from '../../db/resolutions.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { followUpsOf } from '../follow-ups.js'
import { idFor } from '../ids.js'
import { route } from '../route.js'
import { caseIdOf, id, page, placeOf, reason, sha256, textOrNone } from '../schemas/common.js'
import { followUpsBody } from '../schemas/follow-up.js'
import { itemParams, resolutionPage } from '../schemas/meeting.js'
import { outcome } from '../schemas/meeting-parts.js'
import { minutesTexts } from '../schemas/minutes.js'
import { meetingAct } from './meeting-act.js'

const resolve = meetingAct({
  name: 'items/:itemId/resolve',
  access: 'meeting.hold',
  summary: 'Record what was resolved: its number, its text, what follows; who waits for it is told',
  summaryTh: 'บันทึกมติที่ประชุม: เลขมติ ข้อความ และสิ่งที่ต้องดำเนินการ แจ้งเรื่องที่รอผล',
  params: itemParams,
  body: z.strictObject({
    outcome,
    text: textOrNone(20_000),
    reason: reason.exactOptional(),
    followUps: followUpsBody.default([]),
  }),
  async prepare({ body, params: { itemId }, ...asked }, deps, { state: meeting, committee }) {
    const resolved = { meeting, committeeTh: committee.nameTh, itemId, text: body.text }
    const followUps = await followUpsOf(deps, body.followUps, { ...asked, resolved })
    return { act: { type: 'resolve', itemId, ...body, followUps } }
  },
})

const addFollowUps = meetingAct({
  name: 'items/:itemId/follow-ups',
  access: 'meeting.hold',
  summary:
    'Add what follows from a resolution: a task, a letter that tells an office of it, a circular, proposal or exemption to be drafted, or a case that there is',
  summaryTh: 'เพิ่มสิ่งที่ต้องดำเนินการตามมติ: งาน หนังสือแจ้งมติถึงหน่วยงาน ร่างหนังสือเวียน ข้อเสนอ คำขอยกเว้น หรือเรื่องที่มีอยู่แล้ว',
  params: itemParams,
  body: z.strictObject({ followUps: followUpsBody.min(1) }),
  async prepare({ body, params: { itemId }, ...asked }, deps, { state: meeting, committee }) {
    const text = meeting.agenda.find((item) => item.itemId === itemId)?.resolution?.text ?? ''
    const resolved = { meeting, committeeTh: committee.nameTh, itemId, text }
    const followUps = await followUpsOf(deps, body.followUps, { ...asked, resolved })
    return { act: { type: 'addFollowUps', itemId, followUps } }
  },
})

const dissent = meetingAct({
  name: 'items/:itemId/dissent',
  access: 'meeting.dissent',
  summary: 'Have the own dissent recorded, with its reasons',
  summaryTh: 'ขอให้บันทึกความเห็นแย้งของตนพร้อมเหตุผล',
  params: itemParams,
  body: z.strictObject({ reason }),
  prepare: ({ body, actor: { personId }, params: { itemId } }) => ({
    act: { type: 'dissent', itemId, personId, ...body },
  }),
})

const longText = textOrNone(20_000)
/** What the minutes hold: the figures of the meeting as they stand, and the texts that the secretary wrote. */
function minutesOf({ jobs: _, minutes: __, ...figures }: Meeting, written: z.infer<typeof minutesTexts>) {
  return { figures, texts: written }
}

const writeMinutes = meetingAct({
  name: 'minutes',
  access: 'meeting.writeMinutes',
  summary: 'Make a version of the minutes: the figures from the data, the texts as written',
  summaryTh: 'จัดทำรายงานการประชุมฉบับหนึ่ง: ตัวเลขจากข้อมูล ข้อความตามที่เขียน',
  body: z.strictObject({ texts: minutesTexts }),
  async prepare({ body }, { pool }, { state }) {
    const hash = await putContent(pool, minutesOf(state, body.texts))
    return { act: { type: 'writeMinutes', sha256: hash, revision: state.revision }, madeId: hash }
  },
})

const amendMinutes = meetingAct({
  name: 'minutes/amend',
  access: 'meeting.writeMinutes',
  summary: 'Make the correction of certified minutes that a later meeting resolved',
  summaryTh: 'แก้ไขรายงานการประชุมที่รับรองแล้วตามมติของการประชุมครั้งหลัง',
  body: z.strictObject({ texts: minutesTexts }),
  async prepare({ body }, { pool }, { state }) {
    const hash = await putContent(pool, minutesOf(state, body.texts))
    return { act: { type: 'amendMinutes', sha256: hash, revision: state.revision }, madeId: hash }
  },
})

const signMinutes = meetingAct({
  name: 'minutes/sign',
  access: 'meeting.signMinutes',
  summary: 'Sign the newest version of the minutes, as who wrote or who checked them: two persons',
  summaryTh: 'ลงนามรายงานการประชุมฉบับล่าสุด ในฐานะผู้จดหรือผู้ตรวจ ต้องเป็นคนละคน',
  body: z.strictObject({ as: z.enum(['drafter', 'checker']), sha256 }),
  prepare: ({ body }) => ({ act: { type: 'signMinutes', ...body } }),
})

const circulateMinutes = meetingAct({
  name: 'minutes/circulate',
  access: 'meeting.writeMinutes',
  summary: 'Send the signed minutes to all who were called',
  summaryTh: 'เวียนรายงานการประชุมที่ลงนามแล้วถึงผู้ได้รับเชิญทุกคน',
  body: z.strictObject({ sha256 }),
  prepare: ({ body }) => ({ act: { type: 'circulateMinutes', ...body } }),
})

const proposeCorrection = meetingAct({
  name: 'minutes/corrections',
  access: 'meeting.correctMinutes',
  summary: 'Propose a correction of the circulated minutes',
  summaryTh: 'ขอแก้ไขรายงานการประชุมที่เวียนแล้ว',
  body: z.strictObject({ text: longText.min(1), itemId: id.exactOptional() }),
  async prepare({ body: { text, ...about }, actor: { personId }, key, at, params }, { pool }) {
    const correctionId = `c-${idFor(key, at, 'correction')}`
    const textSha256 = await putContent(pool, { ...params, correctionId, text })
    const act = { type: 'proposeCorrection', correctionId, personId, textSha256, ...about } as const
    return { act, madeId: correctionId }
  },
})

const answerCorrection = meetingAct({
  name: 'minutes/corrections/:correctionId/answer',
  access: 'meeting.writeMinutes',
  summary: 'Take a correction, or decline it with the reason',
  summaryTh: 'รับหรือไม่รับคำขอแก้ไขรายงาน พร้อมเหตุผล',
  params: z.strictObject({ meetingId: id, correctionId: id }),
  body: z.strictObject({ taken: z.boolean(), reason: reason.exactOptional() }),
  prepare: ({ body, params: { correctionId } }) => ({
    act: { type: 'answerCorrection', correctionId, ...body },
  }),
})

const register = route({
  method: 'get',
  path: '/resolutions',
  access: 'resolution.list',
  summary:
    'The register of resolutions, the newest first: by committee, year, words, or the case that they concern',
  summaryTh: 'ทะเบียนมติที่ประชุม ล่าสุดก่อน: ตามคณะกรรมการ ปี คำค้น หรือเรื่องที่เกี่ยวข้อง',
  replies: { 200: resolutionPage },
  query: z.strictObject({
    ...page,
    committeeId: id.optional(),
    year: z.coerce.number().int().min(1900).max(2200).optional(),
    text: z.string().trim().min(1).max(100).optional(),
    caseId: caseIdOf().optional(),
  }),
  async handle({ actor, act, query }, { pool }) {
    const { committeeId, year, text, caseId: about } = query
    const which = { visibleTo: { actor, act }, committeeId, year, text, caseId: about }
    return { body: await listResolutions(pool, which, placeOf(query)) }
  },
})

/** What was resolved, the minutes of it, and the register. */
export const MEETING_RESOLVING_ROUTES = [
  ...[resolve, addFollowUps, dissent, writeMinutes, amendMinutes, signMinutes, circulateMinutes],
  ...[proposeCorrection, answerCorrection, register],
]
