import { listCasePapers, loadCasePaper } from '../../db/case-papers.js'
import { paperFileName } from '../../domain/case-papers.js'
import { meetingCase } from '../../domain/case.js'
import { refuse } from '../../domain/refusals.js'
import { refusalProblem } from '../problems.js'
import { route } from '../route.js'
import { sha256 } from '../schemas/common.js'
import { meetingPapers, meetingParams } from '../schemas/meeting.js'
import { ownMeeting } from '../scope.js'

const list = route({
  method: 'get',
  path: '/meetings/:meetingId/papers',
  access: 'meeting.read',
  summary: 'The papers that were made of a meeting: notices, agenda, attendance, extracts, minutes',
  summaryTh: 'เอกสารของการประชุม: หนังสือเชิญ ระเบียบวาระ บัญชีผู้เข้าประชุม มติ รายงานการประชุม',
  replies: { 200: meetingPapers },
  params: meetingParams,
  async handle(call, { pool }) {
    const { caseId } = await ownMeeting(pool, call, call.params.meetingId)
    const papers = await listCasePapers(pool, caseId)
    return { body: { items: papers.map(({ caseId: _, ...paper }) => paper) } }
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
    const { meetingId } = await ownMeeting(pool, call, call.params.meetingId)
    const papers = await listCasePapers(pool, meetingCase(meetingId))
    const wanted = papers.find((paper) => paper.sha256 === call.params.sha256)
    const paper = wanted && (await loadCasePaper(pool, wanted.paperId))
    if (!paper) throw refusalProblem(refuse('NOT_FOUND'))
    const { kind, mediaType, body } = paper
    return { file: { name: paperFileName(kind, mediaType), mediaType, bytes: Buffer.from(body) } }
  },
})

/** The papers of meetings. */
export const MEETING_PAPER_ROUTES = [list, read]
