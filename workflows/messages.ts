import type { Circular } from '../domain/circular/case.js'
import type { Proposal } from '../domain/proposal/case.js'
import type { Order } from '../domain/order/case.js'
import type { Meeting } from '../domain/meeting/case.js'
import type { Exemption } from '../domain/exemption/case.js'
import type { Submission } from '../domain/submission/case.js'
import type { Task } from '../domain/task/case.js'
/** Names, inputs and ids that clients of the workflows may use. Nothing here loads workflow code. */

/** The queue of workflows and their local activities. */
export const CASES_QUEUE = 'wian-cases'
/** The queue of work over many offices: launch, reminders, letters. */
export const BULK_QUEUE = 'wian-bulk'

/** What a case's workflow starts with: the snapshot that its row held. */
export type CaseInput<State> = { readonly caseId: string; readonly version: number; readonly state: State }
export type CircularInput = CaseInput<Circular>
export type SubmissionInput = CaseInput<Submission>
export type TaskInput = CaseInput<Task>
export type ProposalInput = CaseInput<Proposal>
export type OrderInput = CaseInput<Order>
export type MeetingInput = CaseInput<Meeting>
export type ExemptionInput = CaseInput<Exemption>

/** Workflow types, as registered. The workflow's id is the case's id. */
export const WORKFLOWS = {
  ...{ circular: 'circular', submission: 'submission', task: 'task', proposal: 'proposal' },
  ...{ meeting: 'meeting', exemption: 'exemption', order: 'order' },
  ...{ reconcile: 'reconcile', calendarChange: 'calendarChange' },
} as const

/** The id of the workflow of a calendar's change. */
export function calendarWork(changeId: string): string {
  return `calendar/${changeId}`
}

/** A person's act: an update that answers once it is on record. `updateId` is the client's Idempotency-Key. */
export const ACT_UPDATE = 'act'
/** Says that the row or the clock has changed: read again, plan again. */
export const NUDGED_SIGNAL = 'nudged'
/** For support only: the state in memory. */
export const STATE_QUERY = 'getState'

/** The input of the update. `key` names the request for ever: it is recorded as the cause of the step. */
export type ActInput<Act> = { readonly key: string; readonly act: Act }

/** The answer of the update: the case as it stands after the act. */
export type Acted<State> = { readonly version: number; readonly state: State }

/** The `type` of the ApplicationFailure that carries a refusal; its first detail is the `Refusal`. */
export const REFUSED = 'Refused'

/** The schedule that brings lost cases back. */
export const RECONCILE_SCHEDULE = 'reconcile'
