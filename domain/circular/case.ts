import type { Approval, ApprovalEvent, Decision, Times } from '../approval/approval.js'
import type { Facts, Route } from '../approval/route.js'
import type { Actor, GivenNumber, NumberRequest, ResolutionOrigin, Stamp } from '../case.js'
import type { CancelNumber, NumberCancelled } from '../number-cancellation.js'
import type { Secrecy } from '../secrecy.js'
import type { DeadlineBasis } from '../deadline-basis.js'
import type { Day, Instant } from '../time.js'

/**
 * The circular: drafted, checked, signed, numbered and issued to a frozen list of offices, reminded, extended,
 * corrected, and ended by closing, recall or abandonment. Bulk work over the offices is a *job*: an event asks for it,
 * the workflow runs it in pages, `jobDone` takes it off the list. So a case restarted from its row knows what is left.
 */
export type CircularStatus =
  'draft' | 'inApproval' | 'signed' | 'issued' | 'closed' | 'recalled' | 'abandoned'

/** The states that a circular does not leave. */
export const ENDED_CIRCULAR: readonly CircularStatus[] = ['closed', 'recalled', 'abandoned']

/** When the answer is due and when offices that have not answered are reminded; computed by the calendar outside. */
export type Schedule = {
  readonly dueAt: Instant
  readonly dueDay: Day
  readonly reminders: readonly Instant[]
  readonly calendarVersion: string
  /** Absent on dates given before it was kept. */
  readonly basis?: DeadlineBasis
}

/** The frozen list: `audienceId` is the SHA-256 of rule, day and codes. */
export type Audience = {
  readonly audienceId: string
  readonly total: number
  readonly primary: number
  readonly secondary: number
}

/** Work over many offices that the circular's workflow still owes. `id` makes each row's step idempotent. */
export type Job =
  | { readonly id: string; readonly kind: 'launch'; readonly audienceId: string }
  | { readonly id: string; readonly kind: 'remind'; readonly codes?: readonly string[] }
  | {
      readonly id: string
      readonly kind: 'extend'
      readonly codes?: readonly string[]
      readonly schedule: Schedule
      readonly reason: string
    }
  | {
      readonly id: string
      readonly kind: 'erratum'
      readonly erratum: number
      readonly at: Instant
      readonly contentSha256: string
    }
  | { readonly id: string; readonly kind: 'sealOverdue'; readonly at: Instant }
  | { readonly id: string; readonly kind: 'withdraw'; readonly reason: string }
  | { readonly id: string; readonly kind: 'close' }

/** The state of a circular, as its row keeps it. */
export type Circular = {
  readonly circularId: string
  readonly status: CircularStatus
  readonly owner: Actor
  /** The resolution because of which it was drafted; absent where the office began it by itself. */
  readonly origin?: ResolutionOrigin
  /** Who else has written the draft. */
  readonly authors?: readonly Actor[]
  readonly procedure: string
  readonly subject: string
  /** SHA-256 of the content as drafted now (subject, text, form, audience rule, deadline rule). */
  readonly contentSha256: string
  /** Plain when absent. */
  readonly secrecy?: Secrecy
  /** Persons who were let know of a secret circular, beside those who drafted, checked and signed it. */
  readonly named?: readonly string[]
  readonly approval?: Approval
  readonly audience?: Audience
  readonly added: readonly Audience[]
  readonly schedule?: Schedule
  readonly number?: number
  readonly year?: number
  readonly issuedAt?: Instant
  /** The latest planned reminder that was sent or passed over. */
  readonly remindedAt?: Instant
  readonly fellDueAt?: Instant
  readonly errata: number
  /** Its numbers that were struck out of the register. */
  readonly cancelledNumbers?: readonly GivenNumber[]
  readonly jobs: readonly Job[]
}

/** By which route a draft is sent, and when its first stages are due; check and sign where nothing is said. */
export type SentOn = { readonly route?: Route; readonly facts?: Facts; readonly times?: Times }

/** What a person, or the passing of time (`wake`, `finishJob`), does to a circular. */
export type CircularAct = Stamp &
  (
    | CancelNumber
    | {
        readonly type: 'draft'
        readonly circularId: string
        readonly subject: string
        readonly procedure: string
        readonly contentSha256: string
        readonly secrecy?: Secrecy
        /** Where a committee's meeting resolved that it be drafted. */
        readonly origin?: ResolutionOrigin
      }
    | {
        readonly type: 'revise'
        readonly subject: string
        readonly contentSha256: string
        readonly secrecy?: Secrecy
      }
    | { readonly type: 'namePersons'; readonly persons: readonly string[] }
    | ({ readonly type: 'sendForApproval' } & SentOn)
    | ({ readonly type: 'decideStage'; readonly times?: Times } & Omit<Decision, 'at' | 'by' | 'resolution'>)
    | {
        readonly type: 'launch'
        readonly audience: Audience
        readonly schedule: Schedule
        readonly contentSha256: string
      }
    | { readonly type: 'remind'; readonly id: string; readonly codes?: readonly string[] }
    | {
        readonly type: 'extend'
        readonly id: string
        readonly codes?: readonly string[]
        readonly schedule: Schedule
        readonly reason: string
      }
    | { readonly type: 'issueErratum'; readonly contentSha256: string; readonly reason: string }
    | { readonly type: 'addRecipients'; readonly audience: Audience; readonly reason: string }
    | { readonly type: 'sealOverdue' }
    | { readonly type: 'recall'; readonly reason: string }
    | { readonly type: 'abandon'; readonly reason: string }
    | { readonly type: 'close' }
    | {
        /** From a change of the calendar: `from` is the date that it was worked out on. */
        readonly type: 'moveDeadline'
        readonly changeId: string
        readonly from: Instant
        readonly schedule: Schedule
        readonly reason: string
      }
    | { readonly type: 'wake' }
    | { readonly type: 'finishJob'; readonly jobId: string; readonly done: number }
  )

/** What has happened to a circular. An event with `allot` gets its `number` when it is recorded. */
export type CircularEvent = Stamp &
  (
    | NumberCancelled
    | {
        readonly type: 'drafted'
        readonly circularId: string
        readonly subject: string
        readonly procedure: string
        readonly contentSha256: string
        readonly secrecy?: Secrecy
        readonly origin?: ResolutionOrigin
      }
    | {
        readonly type: 'revised'
        readonly subject: string
        readonly contentSha256: string
        readonly secrecy?: Secrecy
        /** All who have written the draft by now, beside its owner. */
        readonly authors?: readonly Actor[]
      }
    | { readonly type: 'personsNamed'; readonly persons: readonly string[] }
    /** Without a route: sent before routes were data, to be checked and signed. */
    | ({ readonly type: 'sentForApproval'; readonly contentSha256: string } & SentOn)
    | ApprovalEvent
    | {
        readonly type: 'issued'
        readonly audience: Audience
        readonly schedule: Schedule
        readonly contentSha256: string
        readonly allot: NumberRequest
        readonly number?: number
        readonly jobs: readonly Job[]
      }
    | { readonly type: 'reminderDue'; readonly planned: Instant; readonly jobs: readonly Job[] }
    | { readonly type: 'reminderSkipped'; readonly planned: Instant }
    | { readonly type: 'reminded'; readonly jobs: readonly Job[] }
    | {
        readonly type: 'extended'
        readonly codes?: readonly string[]
        readonly schedule: Schedule
        readonly reason: string
        readonly jobs: readonly Job[]
      }
    | {
        readonly type: 'deadlineMoved'
        readonly changeId: string
        readonly from: Instant
        readonly schedule: Schedule
        readonly reason: string
      }
    | {
        readonly type: 'erratumIssued'
        readonly erratum: number
        readonly contentSha256: string
        readonly reason: string
        readonly jobs: readonly Job[]
      }
    | {
        readonly type: 'recipientsAdded'
        readonly audience: Audience
        readonly reason: string
        readonly jobs: readonly Job[]
      }
    | { readonly type: 'fellDue' }
    | { readonly type: 'overdueSealed'; readonly jobs: readonly Job[] }
    | { readonly type: 'recalled'; readonly reason: string; readonly jobs: readonly Job[] }
    | { readonly type: 'abandoned'; readonly reason: string }
    | { readonly type: 'closed'; readonly jobs: readonly Job[] }
    | { readonly type: 'jobDone'; readonly jobId: string; readonly done: number }
  )

/** True once nothing can happen to the circular any more and no work over its offices is left. */
export function isEndedCircular(circular: Circular): boolean {
  return ENDED_CIRCULAR.includes(circular.status) && circular.jobs.length === 0
}
