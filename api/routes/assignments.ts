import { z } from 'zod'
import { assignmentsAround } from '../../db/assignments.js'
import { handedTasks, namesOf, staffOf } from '../../db/people.js'
import { checkPeriod, type Assignment } from '../../domain/assignment.js'
import type { Personnel } from '../../domain/personnel/case.js'
import { suggestSubstitutes, type Suggestion } from '../../domain/substitution.js'
import { dayOf } from '../../domain/time.js'
import { decideOnPerson, keptRecord, wishOf } from '../people.js'
import { orRefuse, refused } from '../refusals.js'
import { route } from '../route.js'
import { flag } from '../schemas/common.js'
import {
  assignmentBody,
  assignmentParams,
  endBody,
  periodQuery,
  personParams,
  reasonBody,
  substituteBody,
} from '../schemas/people.js'
import { personReply, staffList, suggestionList, taskList } from '../schemas/replies-people.js'
import { personAct } from './person-act.js'

const give = personAct({
  path: '/people/:personId/assignments',
  access: 'assignment.give',
  summary: 'Give a person an assignment: office, role, capacity, for a time, on an order',
  summaryTh: 'ให้ตำแหน่งแก่บุคคล: หน่วยงาน บทบาท ฐานะ ช่วงเวลา และคำสั่ง',
  params: personParams,
  body: assignmentBody,
  acts: async (call, tx) => [{ type: 'give', ...(await wishOf(tx, call, { ...call.params, ...call.body })) }],
})

const end = personAct({
  path: '/people/:personId/assignments/:assignmentId/end',
  access: 'assignment.end',
  summary: 'End an assignment on a day, the first on which it no longer holds',
  summaryTh: 'กำหนดวันสิ้นสุดของตำแหน่ง คือวันแรกที่ไม่มีผลแล้ว',
  params: assignmentParams,
  body: endBody,
  acts: ({ params: { assignmentId }, body }) => [{ type: 'end', assignmentId, ...body }],
})

const revoke = personAct({
  path: '/people/:personId/assignments/:assignmentId/revoke',
  access: 'assignment.revoke',
  summary: 'Revoke an assignment at once, with a reason',
  summaryTh: 'เพิกถอนตำแหน่งทันที โดยระบุเหตุผล',
  params: assignmentParams,
  body: reasonBody,
  acts: ({ params: { assignmentId }, body }) => [{ type: 'revoke', assignmentId, ...body }],
})

const suggest = route({
  method: 'get',
  path: '/people/:personId/assignments/:assignmentId/substitutes',
  access: 'substitute.suggest',
  summary: 'Who might stand in for a position during a time, the nearest in the hierarchy first, and why',
  summaryTh: 'ผู้ที่อาจทำหน้าที่แทนในช่วงเวลาหนึ่ง เรียงตามลำดับชั้น พร้อมเหตุผล',
  replies: { 200: suggestionList },
  params: assignmentParams,
  query: periodQuery,
  async handle({ params, query, ...call }, { pool }) {
    const { state } = await keptRecord(pool, call, params.personId)
    orRefuse(checkPeriod(query, dayOf(call.at)))
    const position = { ...positionOf(state, params.assignmentId), ...query, inPlaceOf: state.personId }
    const among = await assignmentsAround(pool, [position.officeCode], query.validFrom)
    const suggested = suggestSubstitutes(position, among)
    const names = await namesOf(
      pool,
      suggested.map(({ personId }) => personId),
    )
    return { body: { items: suggested.map((one) => inWords(one, names.get(one.personId))) } }
  },
})

const REASONS: Readonly<Record<Suggestion['reason'], { th: string; en: string }>> = {
  deputy: { th: 'ได้รับมอบอำนาจให้ปฏิบัติราชการแทนในตำแหน่งนี้อยู่แล้ว', en: 'Is the deputy of this position already.' },
  sameRole: { th: 'ดำรงตำแหน่งบทบาทเดียวกันในหน่วยงาน', en: 'Holds the same role in the office.' },
  nextInLine: { th: 'อยู่ในลำดับถัดไปตามสายบังคับบัญชา', en: 'Is next in line in the office.' },
}

function inWords(one: Suggestion, name: { nameTh: string; nameEn: string } | undefined) {
  const { nameTh = one.personId, nameEn = '' } = name ?? {}
  return { ...one, nameTh, nameEn, reason: { code: one.reason, ...REASONS[one.reason] } }
}

/** @throws Problem ASSIGNMENT_UNKNOWN, also for one that was revoked */
function positionOf({ assignments }: Personnel, assignmentId: string): Assignment {
  const found = assignments.find((one) => one.assignmentId === assignmentId && one.revokedAt === null)
  if (!found) throw refused('ASSIGNMENT_UNKNOWN')
  return found
}

const substitute = route({
  method: 'post',
  path: '/people/:personId/assignments/:assignmentId/substitute',
  access: 'substitute.arrange',
  summary: 'Have somebody stand in for a position during a time, on an order',
  summaryTh: 'ให้ผู้อื่นทำหน้าที่แทนในตำแหน่งช่วงเวลาหนึ่ง ตามคำสั่ง',
  replies: { 200: personReply },
  params: assignmentParams,
  body: substituteBody,
  async handle(call, deps) {
    const { personId: inPlaceOf, assignmentId } = call.params
    const { state } = await keptRecord(deps.pool, call, inPlaceOf)
    const { officeCode, role } = positionOf(state, assignmentId)
    const { substituteId, ...wish } = call.body
    return decideOnPerson({ ...call, params: { personId: substituteId } }, deps, {
      acts: async (tx) => {
        const asked = { personId: substituteId, inPlaceOf, officeCode, role, scope: null, ...wish }
        return [{ type: 'give', ...(await wishOf(tx, call, asked)) }]
      },
    })
  },
})

const staff = route({
  method: 'get',
  path: '/staff',
  access: 'staff.list',
  summary: 'Who works in the own office today: from these an assignee is chosen',
  summaryTh: 'บุคลากรของหน่วยงานตนในวันนี้ สำหรับเลือกผู้รับมอบหมาย',
  replies: { 200: staffList },
  handle: async ({ actor, at }, { pool }) => ({
    body: { items: await staffOf(pool, actor.officeCode, dayOf(at)) },
  }),
})

const tasks = route({
  method: 'get',
  path: '/staff/tasks',
  access: 'staff.list',
  summary:
    'What the own office has handed to its people and is not done; what nobody attends to any more is marked',
  summaryTh: 'งานที่หน่วยงานมอบหมายและยังไม่แล้วเสร็จ พร้อมเครื่องหมายงานที่ผู้รับมอบหมายไม่อยู่แล้ว',
  replies: { 200: taskList },
  query: z.strictObject({ orphaned: flag.optional() }),
  async handle({ actor, at, query: { orphaned } }, { pool }) {
    const found = await handedTasks(pool, { offices: [actor.officeCode], day: dayOf(at), actor })
    const asked = found.filter(({ isOrphaned }) => orphaned === undefined || isOrphaned === orphaned)
    const names = await namesOf(
      pool,
      asked.map(({ assignee }) => assignee),
    )
    const items = asked.map((task) => {
      const { nameTh = task.assignee, nameEn = '' } = names.get(task.assignee) ?? {}
      return { ...task, assigneeTh: nameTh, assigneeEn: nameEn }
    })
    return { body: { items } }
  },
})

/** What people hold, who stands in for whom, and who works in the own office. */
export const ASSIGNMENT_ROUTES = [give, end, revoke, suggest, substitute, staff, tasks]
