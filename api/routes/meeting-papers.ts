import { loadFile } from '../../db/files.js'
import { mediaTypes } from '../../files/kinds.js'
import { paperOfCase, papersOfCase } from '../case-papers.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { casePapers } from '../schemas/case-papers.js'
import { sha256, uuid } from '../schemas/common.js'
import { itemParams, meetingParams } from '../schemas/meeting.js'
import { ownMeeting } from '../scope.js'

const list = route({
  method: 'get',
  path: '/meetings/:meetingId/papers',
  access: 'meeting.read',
  summary: 'The papers that were made of a meeting: notices, agenda, attendance, extracts, minutes',
  summaryTh: 'เอกสารของการประชุม: หนังสือเชิญ ระเบียบวาระ บัญชีผู้เข้าประชุม มติ รายงานการประชุม',
  replies: { 200: casePapers },
  params: meetingParams,
  async handle(call, { pool }) {
    const { caseId } = await ownMeeting(pool, call, call.params.meetingId)
    return papersOfCase(pool, caseId)
  },
})

const read = route({
  method: 'get',
  path: '/meetings/:meetingId/papers/:sha256',
  access: 'meeting.read',
  limit: 'exports',
  summary: 'One paper of a meeting, by its hash',
  summaryTh: 'เอกสารฉบับหนึ่งของการประชุม ตามค่าแฮช',
  replies: { 200: { mediaTypes: ['application/pdf', 'text/calendar'] } },
  params: meetingParams.extend({ sha256 }),
  async handle(call, { pool }) {
    const { caseId } = await ownMeeting(pool, call, call.params.meetingId)
    return paperOfCase(pool, caseId, call.params.sha256)
  },
})

const ofItem = route({
  method: 'get',
  path: '/meetings/:meetingId/items/:itemId/papers/:paperId',
  access: 'meeting.read',
  summary: 'A file that lies with an item of the agenda',
  summaryTh: 'แฟ้มประกอบวาระ',
  replies: { 200: { mediaTypes: mediaTypes(), inRanges: true } },
  params: itemParams.extend({ paperId: uuid }),
  async handle(call, { pool, files }) {
    const { state } = await ownMeeting(pool, call, call.params.meetingId)
    const { itemId, paperId } = call.params
    const item = state.agenda.find((one) => one.itemId === itemId)
    const known = item?.papers.find((one) => one.paperId === paperId)
    const file = known && (await loadFile(pool, paperId))
    // What was put on the agenda is what is read: another file under its name is none of it.
    if (file?.state !== 'clean' || !file.mediaType || file.sha256 !== known?.sha256)
      throw refused('NOT_FOUND')
    const { name, mediaType, sha256: hash } = file
    return { file: { name, mediaType, sha256: hash, path: files.store.pathOf(hash) } }
  },
})

/** The papers of meetings. */
export const MEETING_PAPER_ROUTES = [list, read, ofItem]
