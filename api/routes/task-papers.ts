import { paperOfCase, papersOfCase } from '../case-papers.js'
import { findTask } from '../proposal-subjects.js'
import { route } from '../route.js'
import { casePapers } from '../schemas/case-papers.js'
import { sha256 } from '../schemas/common.js'
import { taskParams } from '../schemas/task.js'
import { own } from '../scope.js'

const list = route({
  method: 'get',
  path: '/tasks/:taskId/papers',
  access: 'task.read',
  summary: 'The papers of a task: the memo by which another office was given it',
  summaryTh: 'เอกสารของงาน: บันทึกข้อความที่มอบหมายงานให้หน่วยงานอื่น',
  replies: { 200: casePapers },
  params: taskParams,
  async handle(call, { pool }) {
    const { caseId } = await own(pool, call, await findTask(pool, call.params.taskId))
    return papersOfCase(pool, caseId)
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
    const { caseId } = await own(pool, call, await findTask(pool, call.params.taskId))
    return paperOfCase(pool, caseId, call.params.sha256)
  },
})

/** The papers of tasks. */
export const TASK_PAPER_ROUTES = [list, read]
