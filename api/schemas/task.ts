import { z } from 'zod'
import type { Task } from '../../domain/task/case.js'
import { caseIdOf, id, instant, text, textOrNone } from './common.js'
import { actor, count, dueWallReply, pageOf, resolutionOrigin } from './replies-common.js'

/** One task, in an address. */
export const taskParams = z.strictObject({ taskId: id })

/** The states of a task. */
export const taskStatus = z.enum(['open', 'done', 'cancelled'])

/** A task as it is given. */
export const taskBody = z.strictObject({
  title: text(500),
  officeCode: id,
  personId: text(80).exactOptional(),
  dueAt: instant.exactOptional(),
})

/** How a task was done: in words, or by the cases in which it was. */
export const taskReportBody = z.strictObject({
  note: textOrNone(4_000).default(''),
  links: z.array(caseIdOf()).max(20).default([]),
})

const origin = z.union([
  resolutionOrigin,
  z.strictObject({ kind: z.literal('consultation'), caseId: z.string() }),
])

/** A task as its row keeps it. */
export const taskState = z
  .strictObject({
    ...{ taskId: z.string(), origin, title: z.string(), giver: z.string(), officeCode: z.string() },
    personId: z.string().exactOptional(),
    dueAt: instant.exactOptional(),
    ...{ status: taskStatus, givenAt: instant, remindAt: instant.exactOptional() },
    ...{ remindedAt: instant.exactOptional(), fellDueAt: instant.exactOptional() },
    report: z
      .strictObject({ note: z.string(), links: z.array(z.string()), at: instant, by: actor })
      .exactOptional(),
    cancelled: z.strictObject({ reason: z.string(), at: instant }).exactOptional(),
  })
  .meta({ id: 'Task', description: 'งานที่มอบหมาย / A task' }) satisfies z.ZodType<Task>

/** A task as it stands, and what may be done with it now. */
export const taskView = z.strictObject({
  ...{ caseId: z.string(), version: count, state: taskState, overdue: z.boolean() },
  due: dueWallReply.nullable(),
  possibleActs: z.array(z.string()),
})

/** Tasks in a list. */
export const taskPage = pageOf(
  z.strictObject({ caseId: z.string(), version: count, state: taskState, overdue: z.boolean() }),
)
