import type { Approval, ApprovalEvent, StageTimes, Times, Verdict } from '../approval/approval.js'
import type { Actor, NumberRequest, ResolutionOrigin, Stamp } from '../case.js'
import type { LegalBasis } from '../committee/case.js'
import type { CommitteeVerdict } from '../committee/verdict.js'
import type { DeadlineBasis } from '../deadline-basis.js'
import type { Day, Instant } from '../time.js'
import type { DecidingBodies, ExemptionHead, ExemptionPeriod, ExemptionTerms } from './request.js'

/**
 * An exemption: asked for, examined for completeness, heard (opinions, sub-committee), decided by กขน. or กนน. or the
 * rule's owner, told to the applicant with reasons, open to appeal, in force with a number of the register, and ended by
 * expiry, revocation or withdrawal. While in force the office's answers in its scope are exempt; afterwards the duty is back.
 */
export type ExemptionStatus =
  | 'draft'
  | 'filed'
  | 'returned'
  | 'inApproval'
  /** The route ended with a committee that proposes to a body above: the rule's owner, the cabinet. */
  | 'proposedUpward'
  /** Decided, and the applicant has not been told yet. */
  | 'decided'
  /** Told: an appeal may be lodged, or what was granted waits for its first day. */
  | 'noticed'
  | 'appealed'
  | 'inForce'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'revoked'

/** The states that an exemption does not leave. */
export const ENDED_EXEMPTION: readonly ExemptionStatus[] = ['refused', 'withdrawn', 'expired', 'revoked']
/** What has a number in the register of exemptions. */
export const REGISTERED_EXEMPTION: readonly ExemptionStatus[] = ['inForce', 'expired', 'revoked']

/** What the decision says to the applicant; all three are owed (administrative procedure act s.37). */
export type NoticeReasons = {
  readonly facts: string
  readonly law: string
  readonly considerations: string
}

/** What was decided, by whom: a committee's resolution, the rule's owner, or the law itself (a duty that nobody can waive). */
export type ExemptionDecision = {
  readonly granted: boolean
  readonly at: Instant
  readonly reason: string
  readonly by: Actor
  readonly resolution?: CommitteeVerdict
  /** The letter or order of the rule's owner. */
  readonly reference?: string
  /** The duty of `duties.ts` that cannot be waived. */
  readonly duty?: string
}

/** The notice as it was given. `appealUntil` is the first instant that is too late; absent where it is no order. */
export type ExemptionNotice = NoticeReasons & {
  readonly at: Instant
  readonly by: Actor
  readonly appealUntil?: Instant
  readonly basis?: DeadlineBasis
}

/** An appeal under way or decided. */
export type ExemptionAppeal = {
  readonly at: Instant
  readonly grounds: string
  readonly decideBy: Instant
  /** The reason for the further days, once. */
  readonly extended?: string
  readonly outcome?: {
    readonly changed: boolean
    readonly reason: string
    readonly at: Instant
    readonly by: Actor
  }
}

/** A revocation that was announced: the applicant is heard first (administrative procedure act s.30). */
export type Revocation = {
  readonly at: Instant
  readonly reason: string
  /** The first instant at which it may be revoked without having heard the applicant. */
  readonly hearUntil: Instant
  readonly statement?: { readonly text: string; readonly at: Instant }
}

/** The letters that tell the applicant something. `hearing`: why it shall be revoked, and until when it may be answered. */
export type ExemptionLetterName = 'decision' | 'appealDecision' | 'hearing' | 'revocation' | 'lapse'

/** A letter to the applicant as it was given: number and year (Gregorian) of the agency's letters out. */
export type ExemptionLetter = Stamp & {
  readonly letter: ExemptionLetterName
  readonly number: number
  readonly year: number
}

/** Work that the exemption's workflow still owes. `id` makes each step idempotent. */
export type ExemptionJob =
  /** Works out by when the body whose turn it is has to act. */
  | { readonly id: string; readonly kind: 'setLimits' }
  /** Takes the office's open answers in scope out of the count. */
  | { readonly id: string; readonly kind: 'apply' }
  /** Brings the duty back where the circular is still open. */
  | { readonly id: string; readonly kind: 'reopen' }
  /** Sets the letter that was numbered in the same step, keeps it, and mails it to the applicant. */
  | { readonly id: string; readonly kind: 'tell' }

/** The state of an exemption, as its row keeps it. */
export type Exemption = ExemptionHead & {
  readonly exemptionId: string
  readonly status: ExemptionStatus
  readonly owner: Actor
  /** The resolution because of which it was drafted; absent where the office began it by itself. */
  readonly origin?: ResolutionOrigin
  /** Who else has written the request. */
  readonly authors?: readonly Actor[]
  /** The agency above the applicant's office: gives its opinion, tells the decision, keeps the register. */
  readonly parentCode: string
  /** SHA-256 of the whole request: `ExemptionRequest` in the table `content`. */
  readonly contentSha256: string
  readonly legalBasis: LegalBasis
  readonly terms: ExemptionTerms
  readonly filedAt?: Instant
  /** Why, and the first instant that is too late for it to come back, where the examiner has said one. */
  readonly returned?: { readonly reason: string; readonly at: Instant; readonly completeBy?: Instant }
  readonly bodies?: DecidingBodies
  readonly approval?: Approval
  /** What the body whose turn it is has to keep, outside the stages of the route. */
  readonly limit?: StageTimes
  readonly limitReminded?: Instant
  readonly decision?: ExemptionDecision
  /** What was granted; never longer than what was asked. */
  readonly granted?: ExemptionPeriod
  readonly notice?: ExemptionNotice
  /** The applicant takes the decision as it is. */
  readonly appealWaived?: true
  readonly appeal?: ExemptionAppeal
  /** Its place in the register; `year` is Gregorian, as in every register. */
  readonly number?: number
  readonly year?: number
  readonly inForceAt?: Instant
  readonly expiryWarned?: Instant
  /** When it was told that the law ends before the exemption does. */
  readonly basisWarned?: Instant
  readonly revocation?: Revocation
  readonly ended?: { readonly at: Instant; readonly reason: string }
  /** The letters that were given, the first one first. */
  readonly letters?: readonly ExemptionLetter[]
  readonly jobs: readonly ExemptionJob[]
  /** How many jobs there ever were: the next one's id. */
  readonly jobsMade: number
}

/** What a person, a committee, or the passing of time does to an exemption. */
export type ExemptionAct = Stamp &
  (
    | {
        readonly type: 'draft'
        /** Where a committee's meeting resolved that it be asked for. */
        readonly origin?: ResolutionOrigin
        readonly exemptionId: string
        readonly request: ExemptionHead
        readonly contentSha256: string
        readonly parentCode: string
        readonly terms: ExemptionTerms
      }
    | { readonly type: 'revise'; readonly request: ExemptionHead; readonly contentSha256: string }
    | { readonly type: 'file' }
    | { readonly type: 'returnIncomplete'; readonly reason: string; readonly completeBy?: Instant }
    | { readonly type: 'acceptComplete'; readonly bodies: DecidingBodies }
    /** The examiner finds that a duty is touched which nobody can waive. */
    | { readonly type: 'findNotWaivable'; readonly duty: string; readonly reason: string }
    | ({ readonly type: 'decideStage' } & Omit<Verdict, 'at' | 'by' | 'times' | 'resolution'>)
    | { readonly type: 'takeVerdict'; readonly verdict: CommitteeVerdict }
    | {
        readonly type: 'recordAnswerAbove'
        readonly granted: boolean
        readonly reference: string
        readonly reason: string
      }
    | {
        readonly type: 'notify'
        readonly reasons: NoticeReasons
        /** Shorter than asked, or what was asked. */
        readonly period?: ExemptionPeriod
        /** Worked out by the calendar of the applicant's office; counts only where the decision is an order. */
        readonly appealUntil: Instant
        readonly basis?: DeadlineBasis
      }
    | { readonly type: 'waiveAppeal' }
    | { readonly type: 'appeal'; readonly grounds: string; readonly decideBy: Instant }
    | { readonly type: 'extendAppeal'; readonly decideBy: Instant; readonly reason: string }
    | { readonly type: 'decideAppeal'; readonly changed: boolean; readonly reason: string }
    | { readonly type: 'verifyBasis' }
    | { readonly type: 'announceRevocation'; readonly reason: string; readonly hearUntil: Instant }
    | { readonly type: 'beHeard'; readonly statement: string }
    | { readonly type: 'dropRevocation'; readonly reason: string }
    | { readonly type: 'revoke'; readonly reason: string }
    | { readonly type: 'withdraw'; readonly reason: string }
    | {
        readonly type: 'setLimits'
        readonly jobId: string
        readonly limit?: StageTimes
        readonly stages: Times
      }
    | { readonly type: 'finishJob'; readonly jobId: string; readonly done: number }
    | { readonly type: 'wake' }
  )

/** What has happened to an exemption. An event with `allot` gets its `number` when it is recorded. */
export type ExemptionEvent =
  | ApprovalEvent
  | (Stamp &
      (
        | {
            readonly type: 'drafted'
            readonly origin?: ResolutionOrigin
            readonly exemptionId: string
            readonly request: ExemptionHead
            readonly contentSha256: string
            readonly parentCode: string
            readonly terms: ExemptionTerms
          }
        | {
            readonly type: 'revised'
            readonly request: ExemptionHead
            readonly contentSha256: string
            readonly authors?: readonly Actor[]
          }
        | { readonly type: 'filed'; readonly contentSha256: string }
        /** By the examiner as incomplete, or by a committee for more. */
        | { readonly type: 'returned'; readonly reason: string; readonly completeBy?: Instant }
        | { readonly type: 'acceptedComplete'; readonly bodies: DecidingBodies }
        | { readonly type: 'proposedUpward'; readonly reason: string }
        | {
            readonly type: 'decided'
            readonly granted: boolean
            readonly reason: string
            readonly resolution?: CommitteeVerdict
            readonly reference?: string
            readonly duty?: string
          }
        | {
            readonly type: 'noticed'
            readonly reasons: NoticeReasons
            readonly period: ExemptionPeriod
            readonly appealUntil?: Instant
            readonly basis?: DeadlineBasis
            readonly allot: NumberRequest
            readonly number?: number
          }
        | { readonly type: 'appealWaived' }
        | {
            readonly type: 'appealed'
            readonly grounds: string
            readonly decideBy: Instant
          }
        | { readonly type: 'appealExtended'; readonly decideBy: Instant; readonly reason: string }
        | {
            readonly type: 'appealDecided'
            readonly changed: boolean
            readonly reason: string
            readonly allot: NumberRequest
            readonly number?: number
          }
        | { readonly type: 'basisVerified'; readonly on: Day }
        | {
            readonly type: 'cameIntoForce'
            readonly allot: NumberRequest
            readonly number?: number
          }
        | { readonly type: 'refusalStands' }
        | { readonly type: 'expiryAnnounced'; readonly lastDay: Day }
        /** The law on which it rests ends with `lastDay`, before the exemption does. */
        | { readonly type: 'basisEndAnnounced'; readonly lastDay: Day }
        /** Without a letter where it never came into force. */
        | { readonly type: 'expired' }
        | { readonly type: 'expired'; readonly allot: NumberRequest; readonly number?: number }
        | {
            readonly type: 'revocationAnnounced'
            readonly reason: string
            readonly hearUntil: Instant
            readonly allot: NumberRequest
            readonly number?: number
          }
        | { readonly type: 'heard'; readonly statement: string }
        | { readonly type: 'revocationDropped'; readonly reason: string }
        | {
            readonly type: 'revoked'
            readonly reason: string
            readonly allot: NumberRequest
            readonly number?: number
          }
        | { readonly type: 'withdrawn'; readonly reason: string }
        | {
            readonly type: 'limitsSet'
            readonly limit?: StageTimes
            readonly stages: Times
          }
        | { readonly type: 'bodyReminded'; readonly planned: Instant }
        | { readonly type: 'jobDone'; readonly jobId: string; readonly done: number }
      ))
