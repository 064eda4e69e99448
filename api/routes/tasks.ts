import { z } from 'zod'
import { listTasks, type TaskEntry } from '../../db/tasks.js'
import { taskCase, type Actor, type Unstamped } from '../../domain/case.js'
import type { ActName } from '../../domain/policy/policy.js'
import { possibleTaskActs } from '../../domain/policy/proposal-acts.js'
import { isOverdueTask, type Task, type TaskAct } from '../../domain/task/case.js'
import { dueWall, type Instant } from '../../domain/time.js'
import { checkAssignee } from '../named-persons.js'
import { findTask } from '../proposal-subjects.js'
import { route, type AnyRoute, type Call, type Deps } from '../route.js'
import { flag, instant, page, placeOf, reason } from '../schemas/common.js'
import { taskPage, taskParams, taskReportBody, taskStatus, taskView } from '../schemas/task.js'
import { own } from '../scope.js'

type Params = z.infer<typeof taskParams>

const list = route({
  method: 'get',
  path: '/tasks',
  access: 'task.list',
  summary: 'The tasks of the own office, and those that it has given, what is due first on top',
  summaryTh: 'งานของหน่วยงานตนและงานที่มอบหมายไป ครบกำหนดก่อนอยู่บนสุด',
  replies: { 200: taskPage },
  query: z.strictObject({
    ...page,
    status: taskStatus.optional(),
    mine: flag.default(false),
    overdue: flag.default(false),
    caseId: z.string().max(200).optional(),
  }),
  async handle({ actor, act, at, query }, { pool }) {
    const { status, mine, overdue, caseId } = query
    const filter = { visibleTo: { actor, act }, status, origin: caseId }
    const narrowed = {
      ...filter,
      personId: mine ? actor.personId : undefined,
      overdueAt: overdue ? at : undefined,
    }
    return { body: await listTasks(pool, narrowed, placeOf(query)) }
  },
})

const read = route({
  method: 'get',
  path: '/tasks/:taskId',
  access: 'task.read',
  summary: 'A task: what it is, where it comes from, whether it is overdue, what may be done now',
  summaryTh: 'งานหนึ่ง: ทำอะไร มาจากมติหรือการหารือใด เลยกำหนดหรือไม่ และทำอะไรได้ตอนนี้',
  replies: { 200: taskView },
  params: taskParams,
  async handle(call, { pool }) {
    const entry = await own(pool, call, await findTask(pool, call.params.taskId))
    return answer(entry, call)
  },
})

function answer({ caseId, version, state }: TaskEntry, { actor, at }: { actor: Actor; at: Instant }) {
  const body = {
    ...{ caseId, version, state, overdue: isOverdueTask(state, at) },
    due: state.dueAt === undefined ? null : dueWall(state.dueAt),
    possibleActs: possibleTaskActs(state, actor),
  }
  return { etag: version, body }
}

/** An act on a task: its address, who may do it, what it takes, and the act that it means. */
type TaskActRoute<Body> = {
  readonly name: string
  readonly access: ActName
  readonly summary: string
  readonly summaryTh: string
  readonly body: z.ZodType<Body>
  readonly prepare: (
    call: Call<Params, unknown, Body>,
    deps: Deps,
  ) => Unstamped<TaskAct> | Promise<Unstamped<TaskAct>>
}

function actRoute<Body>({ name, prepare, ...shared }: TaskActRoute<Body>): AnyRoute {
  return route<Params, unknown, Body>({
    method: 'post',
    path: `/tasks/:taskId/${name}`,
    ...shared,
    params: taskParams,
    replies: { 200: taskView },
    async handle(call, deps) {
      const { actor: by, at, key, onVersion, params } = call
      await own(deps.pool, call, await findTask(deps.pool, params.taskId))
      const act = await prepare(call, deps)
      const caseId = taskCase(params.taskId)
      const version = onVersion > 0 ? { onVersion } : {}
      const acted = await deps.cases.act<Task>({ caseId, key, act: { ...act, at, by }, ...version })
      return answer({ caseId, ...acted }, call)
    },
  })
}

const assign = actRoute({
  name: 'assign',
  access: 'task.assign',
  summary: 'Hand the task to a person who works in the office today',
  summaryTh: 'มอบหมายงานให้ผู้ที่ปฏิบัติงานในหน่วยงานวันนี้',
  body: z.strictObject({ assignee: z.string().trim().min(1).max(80) }),
  async prepare(call, { pool }) {
    await checkAssignee(pool, call)
    return { type: 'assign', personId: call.body.assignee }
  },
})

const changeDue = actRoute({
  name: 'due',
  access: 'task.changeDue',
  summary: 'Give the task another date, with the reason; it is reminded of anew',
  summaryTh: 'เปลี่ยนกำหนดของงานพร้อมเหตุผล และเตือนใหม่ตามกำหนดนั้น',
  body: z.strictObject({ dueAt: instant, reason }),
  prepare: ({ body }) => ({ type: 'changeDue', ...body }),
})

const finish = actRoute({
  name: 'finish',
  access: 'task.finish',
  summary: 'Report the task as done: how, or in which cases',
  summaryTh: 'รายงานว่างานเสร็จแล้ว ด้วยผลการดำเนินการหรือเรื่องที่ดำเนินการ',
  body: taskReportBody,
  prepare: ({ body }) => ({ type: 'finish', ...body }),
})

const cancel = actRoute({
  name: 'cancel',
  access: 'task.cancel',
  summary: 'Call the task off, with the reason',
  summaryTh: 'ยกเลิกงานพร้อมเหตุผล',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ type: 'cancel', ...body }),
})

/** Tasks: finding, reading, doing. Resolutions and consultations give them. */
export const TASK_ROUTES = [list, read, assign, changeDue, finish, cancel]
