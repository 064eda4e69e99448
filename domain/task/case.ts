import type { Actor, ResolutionOrigin, Stamp } from '../case.js'
import { isBefore, plusMilliseconds, type Instant } from '../time.js'

/**
 * A task: what a resolution or a consultation asks of an office or a person, until it is done or called off. "Overdue" is
 * derived: open, and `dueAt` has passed.
 */
export type TaskStatus = 'open' | 'done' | 'cancelled'

/** The states that a task does not leave. */
export const ENDED_TASK: readonly TaskStatus[] = ['done', 'cancelled']

/** Where a task comes from: the item of a meeting on which it was resolved, or a consultation, which resolved nothing. */
export type TaskOrigin = ResolutionOrigin | { readonly kind: 'consultation'; readonly caseId: string }

/** What is to be done, by whom, and until when. */
export type TaskOrder = {
  readonly taskId: string
  readonly origin: TaskOrigin
  readonly title: string
  /** The office that gives it: may change its date and call it off. */
  readonly giver: string
  /** The office whose task it is. */
  readonly officeCode: string
  /** The person who is to do it, where one was named. */
  readonly personId?: string
  /** The first instant that is too late. */
  readonly dueAt?: Instant
}

/** How a task was done. `links` are the cases in which it was done. */
export type TaskReport = {
  readonly note: string
  readonly links: readonly string[]
  readonly at: Instant
  readonly by: Actor
}

/** The state of a task, as its row keeps it. */
export type Task = TaskOrder & {
  readonly status: TaskStatus
  readonly givenAt: Instant
  /** When a person is reminded of it; absent where too little time is left for that. */
  readonly remindAt?: Instant
  readonly remindedAt?: Instant
  readonly fellDueAt?: Instant
  readonly report?: TaskReport
  readonly cancelled?: { readonly reason: string; readonly at: Instant }
}

/** What a person, or the passing of time, does to a task. */
export type TaskAct = Stamp &
  (
    | ({ readonly type: 'give' } & TaskOrder)
    | { readonly type: 'assign'; readonly personId: string }
    | { readonly type: 'changeDue'; readonly dueAt: Instant; readonly reason: string }
    | { readonly type: 'finish'; readonly note: string; readonly links: readonly string[] }
    | { readonly type: 'cancel'; readonly reason: string }
    | { readonly type: 'wake' }
  )

/** What has happened to a task. */
export type TaskEvent = Stamp &
  (
    | ({ readonly type: 'given' } & TaskOrder)
    | { readonly type: 'assigned'; readonly personId: string }
    | { readonly type: 'dueChanged'; readonly dueAt: Instant; readonly reason: string }
    | { readonly type: 'reminded'; readonly dueAt: Instant }
    | { readonly type: 'fellDue'; readonly dueAt: Instant }
    | { readonly type: 'finished'; readonly note: string; readonly links: readonly string[] }
    | { readonly type: 'cancelled'; readonly reason: string }
  )

const REMIND_BEFORE_MS = 3 * 24 * 60 * 60 * 1000 // product rule: three days before it is due

/** When a task that is due then is reminded of; nothing where it was given later than that. */
export function reminderOf(dueAt: Instant, from: Instant): Instant | undefined {
  const at = plusMilliseconds(dueAt, -REMIND_BEFORE_MS)
  return isBefore(from, at) ? at : undefined
}

/** Whether it should have been done by now. */
export function isOverdueTask({ status, dueAt }: Task, at: Instant): boolean {
  return status === 'open' && dueAt !== undefined && !isBefore(at, dueAt)
}
