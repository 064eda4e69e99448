import { assertNever, type Stamp } from '../case.js'
import { refusePast } from '../past.js'
import { refuse, type Refusal } from '../refusals.js'
import { isBefore, isInstant, type Instant } from '../time.js'
import { ENDED_TASK, type Task, type TaskAct, type TaskEvent } from './case.js'

type Act<T extends TaskAct['type']> = Extract<TaskAct, { type: T }>
type Decided = Refusal | readonly TaskEvent[]
type LaterAct = Exclude<TaskAct, { type: 'give' }>

/** An act of a person on a task. */
export type TaskActName = Exclude<LaterAct, { type: 'wake' }>['type']

const OPEN_ACTS: readonly TaskActName[] = ['assign', 'changeDue', 'finish', 'cancel']

/** The acts that the state allows, whoever may do them. */
export function taskActsIn({ status }: Task): TaskActName[] {
  return status === 'open' ? [...OPEN_ACTS] : []
}

/** The rules: what follows from an act, or why not. `undefined` is a task that has not been given yet. */
export function decideTask(task: Task | undefined, act: TaskAct): Decided {
  if (act.type === 'give') return task ? [] : give(act)
  if (!task) return refuse('NOT_FOUND')
  if (act.type === 'wake') return wake(task, act)
  if (ENDED_TASK.includes(task.status)) return refuse('NOT_NOW', { act: act.type, state: task.status })
  if ('reason' in act && !act.reason.trim()) return refuse('REASON_MISSING', {}, '/reason')
  return decideOpen(task, act)
}

/** When the task must look at the clock: for its reminder, then for its date. */
export function nextTaskWake({ status, dueAt, remindAt, ...task }: Task): Instant | undefined {
  if (status !== 'open' || dueAt === undefined || task.fellDueAt !== undefined) return undefined
  return remindAt !== undefined && task.remindedAt === undefined ? remindAt : dueAt
}

function decideOpen(task: Task, act: Exclude<LaterAct, { type: 'wake' }>): Decided {
  const stamp = stampOf(act)
  switch (act.type) {
    case 'assign':
      return act.personId === task.personId ? [] : [{ ...stamp, type: 'assigned', personId: act.personId }]
    case 'changeDue':
      return (
        refuseDue(act.dueAt, act.at) ?? [
          { ...stamp, type: 'dueChanged', dueAt: act.dueAt, reason: act.reason },
        ]
      )
    case 'finish':
      return finish(act)
    case 'cancel':
      return [{ ...stamp, type: 'cancelled', reason: act.reason }]
    default:
      return assertNever(act)
  }
}

function give(act: Act<'give'>): Decided {
  const { type: _, ...order } = act
  if (!act.title.trim()) return refuse('TASK_EMPTY', {}, '/title')
  const refused = act.dueAt === undefined ? undefined : refuseDue(act.dueAt, act.at)
  return refused ?? [{ ...order, type: 'given' }]
}

/** Whoever reads "done" must be able to see how. */
function finish(act: Act<'finish'>): Decided {
  const { note, links } = act
  if (!note.trim() && links.length === 0) return refuse('TASK_REPORT_MISSING', {}, '/note')
  return [{ ...stampOf(act), type: 'finished', note, links }]
}

/** What has come due by now, in its order: a task that slept over its reminder and its date is told both. */
function wake(task: Task, act: Act<'wake'>): TaskEvent[] {
  const { dueAt, remindAt, remindedAt, fellDueAt, status } = task
  if (status !== 'open' || dueAt === undefined) return []
  const isDue = !isBefore(act.at, dueAt)
  const isReminder = remindAt !== undefined && remindedAt === undefined && !isBefore(act.at, remindAt)
  const stamp = stampOf(act)
  return [
    ...(isReminder && !isDue ? [{ ...stamp, type: 'reminded', dueAt } as const] : []),
    ...(isDue && fellDueAt === undefined ? [{ ...stamp, type: 'fellDue', dueAt } as const] : []),
  ]
}

function refuseDue(dueAt: Instant, at: Instant): Refusal | undefined {
  if (!isInstant(dueAt)) return refuse('DATE_INVALID', { value: dueAt }, '/dueAt')
  return refusePast(dueAt, at, '/dueAt')
}

function stampOf({ at, by }: Stamp): Stamp {
  return { at, by }
}
