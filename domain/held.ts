import type { HeldKind } from './case.js'
import { applyCircular } from './circular/apply.js'
import type { Circular, CircularAct, CircularEvent } from './circular/case.js'
import { decideCircular, nextCircularWake } from './circular/decide.js'
import { applyProposal } from './proposal/apply.js'
import type { Proposal, ProposalAct, ProposalEvent } from './proposal/case.js'
import { decideProposal } from './proposal/decide.js'
import { nextProposalWake } from './proposal/wake.js'
import type { MeetingAct } from './meeting/acts.js'
import { applyMeeting } from './meeting/apply.js'
import type { Meeting } from './meeting/case.js'
import { decideMeeting, nextMeetingWake } from './meeting/decide.js'
import type { MeetingEvent } from './meeting/events.js'
import { applyExemption } from './exemption/apply.js'
import type { Exemption, ExemptionAct, ExemptionEvent } from './exemption/case.js'
import { decideExemption } from './exemption/decide.js'
import { nextExemptionWake } from './exemption/wake.js'
import { applyOrder } from './order/apply.js'
import type { Order, OrderAct, OrderEvent } from './order/case.js'
import { decideOrder, nextOrderWake } from './order/decide.js'
import type { Refusal } from './refusals.js'
import { applySubmission } from './submission/apply.js'
import type { Submission, SubmissionAct, SubmissionEvent } from './submission/case.js'
import { decideSubmission, nextSubmissionWake } from './submission/decide.js'
import { applyTask } from './task/apply.js'
import type { Task, TaskAct, TaskEvent } from './task/case.js'
import { decideTask, nextTaskWake } from './task/decide.js'
import type { Instant } from './time.js'

/** State, act and event of each kind of case that a workflow holds. Another kind joins here and in `RULES`. */
type HeldCases = {
  circular: { state: Circular; act: CircularAct; event: CircularEvent }
  submission: { state: Submission; act: SubmissionAct; event: SubmissionEvent }
  task: { state: Task; act: TaskAct; event: TaskEvent }
  proposal: { state: Proposal; act: ProposalAct; event: ProposalEvent }
  meeting: { state: Meeting; act: MeetingAct; event: MeetingEvent }
  exemption: { state: Exemption; act: ExemptionAct; event: ExemptionEvent }
  order: { state: Order; act: OrderAct; event: OrderEvent }
}

/** The state of a case that a workflow holds, of one kind or of any. */
export type HeldState<K extends HeldKind = HeldKind> = HeldCases[K]['state']
/** An act on such a case. */
export type HeldAct<K extends HeldKind = HeldKind> = HeldCases[K]['act']
/** An event of such a case. */
export type HeldEvent<K extends HeldKind = HeldKind> = HeldCases[K]['event']

/** The act that belongs to a state. */
export type ActOf<State extends HeldState> = {
  [K in HeldKind]: State extends HeldState<K> ? HeldAct<K> : never
}[HeldKind]

/** The rules of a kind of case: what an act leads to, what an event changes, when the case must look at the clock. */
export type Rules<State, Act, Event> = {
  decide(state: State | undefined, act: Act): Refusal | readonly Event[]
  apply(state: State | undefined, event: Event): State
  nextWake(state: State): Instant | undefined
}

/** The rules of every kind of case that a workflow holds. */
export const RULES: { readonly [K in HeldKind]: Rules<HeldState<K>, HeldAct<K>, HeldEvent<K>> } = {
  circular: { decide: decideCircular, apply: applyCircular, nextWake: nextCircularWake },
  meeting: { decide: decideMeeting, apply: applyMeeting, nextWake: nextMeetingWake },
  submission: { decide: decideSubmission, apply: applySubmission, nextWake: nextSubmissionWake },
  task: { decide: decideTask, apply: applyTask, nextWake: nextTaskWake },
  proposal: { decide: decideProposal, apply: applyProposal, nextWake: nextProposalWake },
  exemption: { decide: decideExemption, apply: applyExemption, nextWake: nextExemptionWake },
  order: { decide: decideOrder, apply: applyOrder, nextWake: nextOrderWake },
}

/** The rules of one kind, where only a case's id says which: what goes in and comes out is of that kind. */
export function rulesOf(kind: HeldKind): Rules<HeldState, HeldAct, HeldEvent> {
  return RULES[kind]
}
