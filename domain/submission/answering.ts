import { applyApproval } from '../approval/after.js'
import {
  approvalOutcome,
  beginApproval,
  type Approval,
  type ApprovalEvent,
  type Verdict,
} from '../approval/approval.js'
import { decideVerdict } from '../approval/decide.js'
import { SYSTEM, type Role } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { isBefore } from '../time.js'
import type { Answer, PendingAnswer, Submission, SubmissionAct, SubmissionEvent } from './case.js'

type Act<T extends SubmissionAct['type']> = Extract<SubmissionAct, { type: T }>
type Decided = Refusal | readonly SubmissionEvent[]
type Given = Pick<PendingAnswer, 'answerId' | 'answerSha256' | 'kind' | 'reason' | 'automaticAcceptance'>

/** The one stage of an answer's approval inside the office. */
const OFFICE_STAGE = 'office'

/** An answer: it leaves the office now, or waits for the approval that the procedure asks for. */
export function answer(submission: Submission, act: Act<'submit'> | Act<'fileNil'>): Decided {
  const { at, by, officeApproval } = act
  const given = givenBy(act)
  // Who holds the office's word approves by sending.
  if (officeApproval === undefined || by.role === officeApproval) return leave(submission, given, { at, by })
  return [{ at, by, type: 'approvalAsked', ...given, role: officeApproval }]
}

function givenBy(act: Act<'submit'> | Act<'fileNil'>): Given {
  const { answerId, answerSha256 } = act
  return act.type === 'fileNil'
    ? { answerId, answerSha256, kind: 'nil', reason: act.reason }
    : {
        ...{ answerId, answerSha256, kind: 'form' },
        ...(act.automaticAcceptance ? { automaticAcceptance: true } : {}),
      }
}

/** The deadline counts the instant at which the answer leaves the office. */
function leave(
  submission: Submission,
  { answerId, answerSha256, kind, reason, automaticAcceptance }: Given,
  { at, by }: Pick<Verdict, 'at' | 'by'>,
): readonly SubmissionEvent[] {
  const { dueAt } = submission
  const version = (submission.answer?.version ?? 0) + 1
  const late = !isBefore(at, dueAt)
  const left: Answer = { answerId, answerSha256, kind, version, receivedAt: at, dueAt, late }
  const because = reason === undefined ? {} : { reason }
  const submitted: SubmissionEvent = { at, by, type: 'submitted', answer: left, ...because }
  return automaticAcceptance ? [submitted, { at, by: SYSTEM, type: 'accepted' }] : [submitted]
}

/** The word of who approves answers of the office: with a yes the answer leaves. */
export function decideAnswer(submission: Submission, act: Act<'decideAnswer'>): Decided {
  const { pending } = submission
  if (!pending) return refuse('STAGE_NOT_NOW', { stage: act.stage })
  const { type: _, ...verdict } = act
  const decided = decideVerdict(pending.approval, verdict)
  if (isRefusal(decided)) return decided
  const said = decided.map((event) => ({ ...event, about: 'answer' as const }))
  const outcome = approvalOutcome(decided.reduce(applyApproval, pending.approval), pending.answerSha256)
  return outcome === 'approved' ? [...said, ...leave(submission, pending, act)] : said
}

/** The submission with an answer that waits inside the office; one that replaces an answer leaves that one standing. */
export function withPending(
  submission: Submission,
  { type: _, role, ...event }: Extract<SubmissionEvent, { type: 'approvalAsked' }>,
): Submission {
  const { at, by, ...given } = event
  const { status, pending: before } = submission
  const from = status === 'awaitingApproval' && before ? before.from : status
  const pending: PendingAnswer = { ...given, from, approval: approvalOf(submission, given, { at, by, role }) }
  return { ...submission, pending, status: from === 'submitted' ? 'submitted' : 'awaitingApproval' }
}

function approvalOf(
  { dueAt, pending }: Submission,
  { answerSha256 }: Given,
  { at, by, role }: Pick<Verdict, 'at' | 'by'> & { readonly role: Role },
): Approval {
  return beginApproval({
    route: { steps: [{ id: OFFICE_STAGE, role }] },
    ...{ owner: by, contentSha256: answerSha256, at, before: pending?.approval },
    times: approvalTimes(dueAt),
  })
}

function approvalTimes(dueAt: string) {
  // At the deadline who must approve is told that the answer is still here.
  return { [OFFICE_STAGE]: { dueAt, reminders: [] } }
}

/** A new deadline of the answer is one of its approval as well. */
export function withApprovalDue(submission: Submission): Submission {
  const { pending, dueAt } = submission
  if (!pending) return submission
  const { reminded: _, ...approval } = pending.approval
  return { ...submission, pending: { ...pending, approval: { ...approval, times: approvalTimes(dueAt) } } }
}

/** After a word inside the office: what was not approved is drafted on, and says why until the answer leaves. */
export function afterAnswerStage(submission: Submission, event: ApprovalEvent): Submission {
  const { pending, status } = submission
  if (!pending) return submission
  const approval = applyApproval(pending.approval, event)
  const isBack = approval.closed !== undefined && status === 'awaitingApproval'
  return {
    ...submission,
    pending: { ...pending, approval },
    ...(isBack ? { status: pending.from === 'returned' ? 'returned' : 'drafted' } : {}),
  }
}
