import { listCasePapers, loadCasePaper } from '../../db/case-papers.js'
import { paperFileName } from '../../domain/case-papers.js'
import { taskCase } from '../../domain/case.js'
import { refuse } from '../../domain/refusals.js'
import { refusalProblem } from '../problems.js'
import { findTask } from '../proposal-subjects.js'
import { route } from '../route.js'
import { sha256 } from '../schemas/common.js'
import { meetingPapers } from '../schemas/meeting.js'
import { taskParams } from '../schemas/task.js'
import { own } from '../scope.js'

const list = route({
  method: 'get',
  path: '/tasks/:taskId/papers',
  access: 'task.read',
  summary: 'The papers of a task: the memo by which another office was given it',
  summaryTh: 'เอกสารของงาน: บันทึกข้อความที่มอบหมายงานให้หน่วยงานอื่น',
  replies: { 200: meetingPapers },
  params: taskParams,
  async handle(call, { pool }) {
    const { taskId } = call.params
    await own(pool, call, await findTask(pool, taskId))
    const papers = await listCasePapers(pool, taskCase(taskId))
    return { body: { items: papers.map(({ caseId: _, ...paper }) => paper) } }
  },
})

const read = route({
  method: 'get',
  path: '/tasks/:taskId/papers/:sha256',
  access: 'task.read',
  limit: 'exports',
  summary: 'One paper of a task, by its hash',
  summaryTh: 'เอกสารฉบับหนึ่งของงาน ตามค่าแฮช',
  replies: { 200: { mediaTypes: ['application/pdf'] } },
  params: taskParams.extend({ sha256 }),
  async handle(call, { pool }) {
    const { taskId } = call.params
    await own(pool, call, await findTask(pool, taskId))
    const papers = await listCasePapers(pool, taskCase(taskId))
    const wanted = papers.find((paper) => paper.sha256 === call.params.sha256)
    const paper = wanted && (await loadCasePaper(pool, wanted.paperId))
    if (!paper) throw refusalProblem(refuse('NOT_FOUND'))
    const { kind, mediaType, body } = paper
    return { file: { name: paperFileName(kind, mediaType), mediaType, bytes: Buffer.from(body) } }
  },
})

/** The papers of tasks. */
export const TASK_PAPER_ROUTES = [list, read]
