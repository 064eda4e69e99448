import { applyApproval } from '../approval/after.js'
import { assertNever } from '../case.js'
import { withCancelled } from '../number-cancellation.js'
import { isSecret } from '../secrecy.js'
import type { DeadlineBasis } from '../deadline-basis.js'
import type { Instant } from '../time.js'
import { afterAnswerStage, withApprovalDue, withPending } from './answering.js'
import type { Exempting, Submission, SubmissionEvent } from './case.js'

/** The state after an event. */
export function applySubmission(submission: Submission | undefined, event: SubmissionEvent): Submission {
  if (event.type === 'sent') {
    const { circularId, officeCode, issuerCode, dueAt, secrecy } = event
    const sent = { circularId, officeCode, issuerCode, status: 'sent', dueAt, timeRequests: 0 } as const
    return isSecret(secrecy) ? { ...sent, secrecy } : sent
  }
  if (!submission) throw new Error(`${event.type} before sent`)
  return applyTo(submission, event)
}

function applyTo(submission: Submission, event: Exclude<SubmissionEvent, { type: 'sent' }>): Submission {
  switch (event.type) {
    case 'opened':
      return { ...submission, openedAt: event.at }
    case 'personsNamed':
      return { ...submission, named: [...(submission.named ?? []), ...event.persons] }
    case 'received':
      return {
        ...receivedOf(submission),
        receipt: { number: event.number ?? 0, year: event.allot.year, at: event.at },
      }
    case 'assigned':
      return {
        ...submission,
        status: submission.status === 'received' ? 'assigned' : submission.status,
        assignee: event.assignee,
      }
    case 'draftSaved':
      return { ...submission, status: 'drafted' }
    case 'approvalAsked':
      return withPending(submission, event)
    case 'stageDecided':
    case 'stageReminded':
    case 'stageEscalated':
    case 'stagePassedOver':
      return afterStage(submission, event)
    case 'submitted':
      return { ...settled(submission), status: 'submitted', answer: event.answer }
    case 'wrongOfficeReported':
      return { ...submission, status: 'misdirected', afterMisdirected: submission.status }
    case 'wrongOfficeDecided':
      return event.upheld ? submission : { ...submission, status: submission.afterMisdirected ?? 'sent' }
    case 'moreTimeAsked':
      return { ...submission, timeRequest: event.request, timeRequests: submission.timeRequests + 1 }
    case 'moreTimeDecided':
      return event.granted
        ? withDeadline(withoutRequest(submission), {
            ...event.request,
            ownReminders: event.request.reminders,
          })
        : withoutRequest(submission)
    case 'returned':
      return {
        ...withDeadline(withoutPending(submission), { ...event, ownReminders: event.reminders }),
        status: 'returned',
        returned: { reason: event.reason, at: event.at },
      }
    case 'reminded':
      return { ...submission, remindedAt: event.planned ?? event.at }
    case 'extended':
    case 'deadlineMoved':
      return withDeadline(submission, event)
    case 'fellDue':
      return { ...submission, fellDueAt: event.at }
    case 'accepted':
    case 'withdrawn':
    case 'closedUnanswered':
      return { ...settled(submission), status: event.type }
    case 'exempted':
      return exempted(submission, event.exemption)
    case 'dutyReopened': {
      const { exemption, ...owing } = submission
      return { ...withDeadline(owing, event), status: exemption?.before ?? 'sent' }
    }
    case 'numberCancelled':
      return withCancelled(submission, event)
    case 'bounced':
      return { ...submission, bouncedAt: event.at }
    case 'resent': {
      const { bouncedAt: _, ...mended } = submission
      return mended
    }
    case 'corrected':
    case 'overdueSealed':
      return submission
    default:
      return assertNever(event)
  }
}

function receivedOf(submission: Submission): Submission {
  const { exemption, status } = submission
  return status === 'exempted' && exemption
    ? { ...submission, exemption: { ...exemption, before: 'received' } }
    : { ...submission, status: 'received' }
}

function exempted(submission: Submission, by: Exempting): Submission {
  const { exemption, status } = submission
  return {
    ...settled(submission),
    status: 'exempted',
    // What waited inside the office is a draft again.
    exemption: { ...by, before: exemption?.before ?? (status === 'awaitingApproval' ? 'drafted' : status) },
  }
}

type NewDate = {
  readonly dueAt: Instant
  readonly ownReminders?: readonly Instant[]
  readonly basis?: DeadlineBasis
}

/** A new date. Once an office has its own reminders it keeps them; the basis of the old date goes with it. */
function withDeadline(submission: Submission, { dueAt, ownReminders, basis }: NewDate): Submission {
  const { fellDueAt: _, basis: __, ...open } = submission
  const isOwn = ownReminders !== undefined || submission.ownReminders !== undefined
  return withApprovalDue({
    ...open,
    dueAt,
    ...(ownReminders ? { ownReminders } : {}),
    ...(isOwn && basis ? { basis } : {}),
  })
}

function afterStage(
  submission: Submission,
  { about, ...event }: Extract<SubmissionEvent, { about: 'answer' | 'moreTime' }>,
): Submission {
  if (about === 'answer') return afterAnswerStage(submission, event)
  const { timeRequest: request } = submission
  if (!request?.approval) return submission
  return { ...submission, timeRequest: { ...request, approval: applyApproval(request.approval, event) } }
}

/** Nothing is asked or awaited any more. */
function settled(submission: Submission): Submission {
  return withoutPending(withoutRequest(submission))
}

function withoutPending(submission: Submission): Submission {
  const { pending: _, ...rest } = submission
  return rest
}

function withoutRequest(submission: Submission): Submission {
  const { timeRequest: _, ...rest } = submission
  return rest
}
