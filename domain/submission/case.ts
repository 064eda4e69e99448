import type { Approval, ApprovalEvent, Decision, Times } from '../approval/approval.js'
import type { Route } from '../approval/route.js'
import type { GivenNumber, NumberRequest, Stamp } from '../case.js'
import type { Role } from '../case.js'
import type { CancelNumber, NumberCancelled } from '../number-cancellation.js'
import type { Secrecy } from '../secrecy.js'
import type { DeadlineBasis } from '../deadline-basis.js'
import { isBefore, type Instant } from '../time.js'

/**
 * One office's answer to one circular: the letter is received under the office's own number, assigned, drafted,
 * approved inside the office where the procedure asks for it, answered in versions, returned with reasons and a date, accepted; or the letter came to the wrong office, is
 * withdrawn, or is closed unanswered. `dueAt` is the first instant that is too late; lateness compares instants only.
 */
export type SubmissionStatus =
  | 'sent'
  | 'received'
  | 'assigned'
  | 'drafted'
  | 'awaitingApproval'
  | 'submitted'
  | 'returned'
  | 'accepted'
  | 'misdirected'
  | 'exempted'
  | 'withdrawn'
  | 'closedUnanswered'

/** The circular waits for an answer from this office: it is reminded. */
export const UNANSWERED: readonly SubmissionStatus[] = [
  ...(['sent', 'received', 'assigned', 'drafted', 'awaitingApproval', 'returned'] as const),
]
/** The office has answered. */
export const ANSWERED: readonly SubmissionStatus[] = ['submitted', 'accepted']
/**
 * Offices that count among those asked: a letter to the wrong office, once upheld, is withdrawn and leaves the count, and
 * so does an office while an exemption frees it from the answer.
 */
export const COUNTED: readonly SubmissionStatus[] = [
  ...UNANSWERED,
  ...ANSWERED,
  'misdirected',
  'closedUnanswered',
]
/** The office has the letter and it holds: whether or not it owes an answer. */
export const HOLDING: readonly SubmissionStatus[] = [...COUNTED, 'exempted']
/** The states that a submission does not leave. */
export const ENDED_SUBMISSION: readonly SubmissionStatus[] = ['accepted', 'withdrawn', 'closedUnanswered']

/** An answer as the case knows it: what it says lies in the table `answer` under `answerId`. */
export type Answer = {
  readonly answerId: string
  readonly answerSha256: string
  readonly kind: 'form' | 'nil'
  readonly version: number
  readonly receivedAt: Instant
  /** The deadline that held when it was received. */
  readonly dueAt: Instant
  readonly late: boolean
}

/** An answer that has not left the office: it waits for approval, or was not approved. */
export type PendingAnswer = Pick<Answer, 'answerId' | 'answerSha256' | 'kind'> & {
  readonly reason?: string
  readonly automaticAcceptance?: true
  /** Where the submission stood before. */
  readonly from: SubmissionStatus
  readonly approval: Approval
}

/** A wish for more time that waits for a decision. */
export type TimeRequest = {
  readonly dueAt: Instant
  readonly reminders: readonly Instant[]
  readonly reason: string
  readonly askedAt: Instant
  /** By whom at the issuer it is decided; absent on wishes within what is granted by itself, and on old ones. */
  readonly approval?: Approval
  readonly basis?: DeadlineBasis
}

/** The exemption that frees the office from its answer, by its place in the register; `before` comes back with the duty. */
export type Exempting = { readonly exemptionId: string; readonly number: number; readonly year: number }
/** How an exemption ended, so that the duty is back. */
export type ExemptionEnding = 'expired' | 'revoked' | 'withdrawn'

/** What the procedure grants without asking, and how often an office may ask. */
export type TimePolicy = { readonly automaticUntil?: Instant; readonly maxRequests: number }

/** The state of a submission, as its row keeps it. */
export type Submission = {
  readonly circularId: string
  readonly officeCode: string
  /** The office that issued the circular: its officers review. */
  readonly issuerCode: string
  readonly status: SubmissionStatus
  readonly dueAt: Instant
  /** Reminders of its own, only while it has its own deadline; the circular reminds the others. */
  readonly ownReminders?: readonly Instant[]
  /** What its own date was worked out from. */
  readonly basis?: DeadlineBasis
  readonly remindedAt?: Instant
  readonly fellDueAt?: Instant
  readonly openedAt?: Instant
  readonly receipt?: { readonly number: number; readonly year: number; readonly at: Instant }
  readonly assignee?: string
  /** As the circular has it; plain when absent. */
  readonly secrecy?: Secrecy
  /** Persons whom the office's director has let know of a secret letter. */
  readonly named?: readonly string[]
  readonly answer?: Answer
  readonly pending?: PendingAnswer
  readonly returned?: { readonly reason: string; readonly at: Instant }
  readonly timeRequest?: TimeRequest
  readonly timeRequests: number
  readonly bouncedAt?: Instant
  readonly afterMisdirected?: SubmissionStatus
  readonly exemption?: Exempting & { readonly before: SubmissionStatus }
  /** Its numbers, of letters in and out, that were struck out of their registers. */
  readonly cancelledNumbers?: readonly GivenNumber[]
}

/** What an office, the issuer, the mail or the passing of time does to a submission. */
export type SubmissionAct = Stamp &
  (
    | CancelNumber
    | {
        readonly type: 'send'
        readonly circularId: string
        readonly officeCode: string
        readonly issuerCode: string
        readonly dueAt: Instant
        readonly letterId: string
        readonly secrecy?: Secrecy
      }
    | { readonly type: 'open' }
    | { readonly type: 'namePersons'; readonly persons: readonly string[] }
    | { readonly type: 'receive'; readonly number?: number }
    | { readonly type: 'assign'; readonly assignee: string; readonly instruction?: string }
    | { readonly type: 'saveDraft' }
    | {
        readonly type: 'submit'
        readonly answerId: string
        readonly answerSha256: string
        readonly automaticAcceptance?: boolean
        /** Whose approval the procedure asks for before the answer leaves. */
        readonly officeApproval?: Role
      }
    | {
        readonly type: 'fileNil'
        readonly answerId: string
        readonly answerSha256: string
        readonly reason: string
        readonly officeApproval?: Role
      }
    | ({ readonly type: 'decideAnswer' } & Omit<Decision, 'at' | 'by' | 'resolution'>)
    | { readonly type: 'reportWrongOffice'; readonly reason: string }
    | { readonly type: 'decideWrongOffice'; readonly upheld: boolean; readonly reason: string }
    | {
        readonly type: 'askMoreTime'
        readonly dueAt: Instant
        readonly reminders: readonly Instant[]
        readonly reason: string
        readonly policy: TimePolicy
        readonly basis?: DeadlineBasis
        /** By which route the issuer decides, what of (its hash), and when its first stages are due. */
        readonly route?: Route
        readonly requestSha256?: string
        readonly times?: Times
      }
    | {
        readonly type: 'decideMoreTime'
        readonly granted: boolean
        readonly reason: string
        readonly times?: Times
      }
    | {
        readonly type: 'returnForCorrection'
        readonly reason: string
        readonly dueAt: Instant
        readonly reminders: readonly Instant[]
        readonly basis?: DeadlineBasis
      }
    | { readonly type: 'accept' }
    | { readonly type: 'remind' }
    | {
        readonly type: 'extend'
        readonly dueAt: Instant
        readonly ownReminders?: readonly Instant[]
        readonly reason: string
        readonly basis?: DeadlineBasis
      }
    | {
        /** From a change of the calendar: `from` is the date that it was worked out on. */
        readonly type: 'moveDeadline'
        readonly changeId: string
        readonly from: Instant
        readonly dueAt: Instant
        readonly ownReminders?: readonly Instant[]
        readonly basis?: DeadlineBasis
        readonly reason: string
      }
    | { readonly type: 'correct'; readonly contentSha256: string; readonly letterId: string }
    | { readonly type: 'sealOverdue'; readonly letterId: string }
    | { readonly type: 'exempt'; readonly exemption: Exempting }
    | {
        /** The exemption has ended; `dueAt` is fresh, or later. */
        readonly type: 'reopenDuty'
        readonly exemptionId: string
        readonly ending: ExemptionEnding
        readonly dueAt: Instant
        readonly ownReminders: readonly Instant[]
        readonly basis?: DeadlineBasis
      }
    | { readonly type: 'withdraw'; readonly reason: string }
    | { readonly type: 'close' }
    | { readonly type: 'bounce'; readonly mailId: string; readonly response: string }
    | { readonly type: 'resend'; readonly letterId: string }
    | { readonly type: 'wake' }
  )

/** What has happened to a submission. An event with `allot` gets its `number` when it is recorded. */
export type SubmissionEvent = Stamp &
  (
    | NumberCancelled
    | {
        readonly type: 'sent'
        readonly circularId: string
        readonly officeCode: string
        readonly issuerCode: string
        readonly dueAt: Instant
        readonly letterId: string
        readonly secrecy?: Secrecy
      }
    | { readonly type: 'opened' }
    | { readonly type: 'personsNamed'; readonly persons: readonly string[] }
    | { readonly type: 'received'; readonly allot: NumberRequest; readonly number?: number }
    | { readonly type: 'assigned'; readonly assignee: string; readonly instruction?: string }
    | { readonly type: 'draftSaved' }
    | ({ readonly type: 'approvalAsked'; readonly role: Role } & Omit<PendingAnswer, 'from' | 'approval'>)
    | (ApprovalEvent & { readonly about: 'answer' | 'moreTime' })
    | { readonly type: 'submitted'; readonly answer: Answer; readonly reason?: string }
    | { readonly type: 'wrongOfficeReported'; readonly reason: string }
    | { readonly type: 'wrongOfficeDecided'; readonly upheld: boolean; readonly reason: string }
    | { readonly type: 'moreTimeAsked'; readonly request: TimeRequest }
    | {
        readonly type: 'moreTimeDecided'
        readonly granted: boolean
        readonly reason: string
        readonly request: TimeRequest
      }
    | {
        readonly type: 'returned'
        readonly reason: string
        readonly dueAt: Instant
        readonly reminders: readonly Instant[]
        readonly basis?: DeadlineBasis
      }
    | { readonly type: 'accepted' }
    | { readonly type: 'reminded'; readonly planned?: Instant }
    | {
        readonly type: 'extended'
        readonly dueAt: Instant
        readonly ownReminders?: readonly Instant[]
        readonly reason: string
        readonly basis?: DeadlineBasis
      }
    | {
        readonly type: 'deadlineMoved'
        readonly changeId: string
        readonly from: Instant
        readonly dueAt: Instant
        readonly ownReminders?: readonly Instant[]
        readonly basis?: DeadlineBasis
        readonly reason: string
      }
    | { readonly type: 'corrected'; readonly contentSha256: string; readonly letterId: string }
    | {
        readonly type: 'overdueSealed'
        readonly letterId: string
        readonly allot: NumberRequest
        readonly number?: number
      }
    | { readonly type: 'fellDue' }
    | { readonly type: 'exempted'; readonly exemption: Exempting }
    | {
        readonly type: 'dutyReopened'
        readonly exemptionId: string
        readonly ending: ExemptionEnding
        readonly dueAt: Instant
        readonly ownReminders: readonly Instant[]
        readonly basis?: DeadlineBasis
      }
    | { readonly type: 'withdrawn'; readonly reason: string }
    | { readonly type: 'closedUnanswered' }
    | { readonly type: 'bounced'; readonly mailId: string; readonly response: string }
    | { readonly type: 'resent'; readonly letterId: string }
  )

/** True when the office has not answered and its date is past. Derived, never stored. */
export function isOverdue(submission: Submission, at: Instant): boolean {
  return UNANSWERED.includes(submission.status) && !isBefore(at, submission.dueAt)
}
