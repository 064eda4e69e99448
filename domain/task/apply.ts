import { assertNever } from '../case.js'
import type { Instant } from '../time.js'
import { reminderOf, type Task, type TaskEvent } from './case.js'

/** The task after an event. */
export function applyTask(task: Task | undefined, event: TaskEvent): Task {
  if (event.type === 'given') {
    const { type: _, at, by: __, ...order } = event
    return { ...order, status: 'open', givenAt: at, ...reminder(order.dueAt, at) }
  }
  if (!task) throw new Error(`${event.type} before given`)
  const { at, by } = event
  switch (event.type) {
    case 'assigned':
      return { ...task, personId: event.personId }
    case 'dueChanged': {
      const { remindAt: _, remindedAt: __, fellDueAt: ___, ...rest } = task
      return { ...rest, dueAt: event.dueAt, ...reminder(event.dueAt, at) }
    }
    case 'reminded':
      return { ...task, remindedAt: at }
    case 'fellDue':
      return { ...task, fellDueAt: at }
    case 'finished':
      return { ...task, status: 'done', report: { note: event.note, links: event.links, at, by } }
    case 'cancelled':
      return { ...task, status: 'cancelled', cancelled: { reason: event.reason, at } }
    default:
      return assertNever(event)
  }
}

function reminder(dueAt: Instant | undefined, from: Instant): Pick<Task, 'remindAt'> {
  const remindAt = dueAt === undefined ? undefined : reminderOf(dueAt, from)
  return remindAt === undefined ? {} : { remindAt }
}
