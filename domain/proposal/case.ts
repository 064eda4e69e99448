import type { Approval, ApprovalEvent, Verdict } from '../approval/approval.js'
import type { Actor, ResolutionOrigin, Stamp } from '../case.js'
import type { CommitteeVerdict } from '../committee/verdict.js'
import type { Instant } from '../time.js'
import type { ProposalPart } from './content.js'

/**
 * A proposal to a committee: drafted in an office, signed there, checked for completeness by the committee's secretary, put
 * on an agenda, and decided by a resolution; or sent back, combined with another, withdrawn.
 */
export type ProposalStatus =
  | 'draft'
  /** Waits for the signature of its own office. */
  | 'inApproval'
  /** With the committee's secretary, who has not checked it yet. */
  | 'submitted'
  /** Sent back by its own signer, by the secretary or by the committee. */
  | 'returned'
  | 'complete'
  | 'onAgenda'
  | 'combined'
  | 'withdrawn'
  | 'decided'

/** The states that a proposal does not leave. */
export const ENDED_PROPOSAL: readonly ProposalStatus[] = ['combined', 'withdrawn', 'decided']

/** Where it comes from: the office itself, or an item of a meeting on which it was resolved. */
export type ProposalOrigin = { readonly kind: 'office' } | ResolutionOrigin

/** The place on an agenda: `caseId` is the meeting's. */
export type AgendaPlace = { readonly caseId: string; readonly itemId: string }

/** To which committee it goes, whose office is its secretariat, and what it is called. */
export type ProposalHead = {
  readonly committeeId: string
  readonly secretariat: string
  readonly title: string
  readonly origin: ProposalOrigin
}

/** The state of a proposal, as its row keeps it. What it says and its papers are the content of this hash. */
export type Proposal = ProposalHead & {
  readonly proposalId: string
  readonly status: ProposalStatus
  readonly owner: Actor
  /** Who else has written it. */
  readonly authors?: readonly Actor[]
  /** SHA-256 of `ProposalContent` in the table `content`. */
  readonly contentSha256: string
  /** Counts its contents, from 1. */
  readonly contentVersion: number
  readonly approval?: Approval
  readonly submittedAt?: Instant
  readonly returned?: {
    readonly reason: string
    readonly at: Instant
    readonly by: Actor
    /** The first instant that is too late for it to come back, where the secretary has said one. */
    readonly completeBy?: Instant
    /** When its authors are reminded, the first first: before that instant, and at it. */
    readonly reminders?: readonly Instant[]
    /** For which of them they were reminded last. */
    readonly reminded?: Instant
  }
  readonly agenda?: AgendaPlace
  /** The proposal that goes on in the place of this one. */
  readonly combinedInto?: string
  /** The proposals that this one has taken in. */
  readonly combines: readonly string[]
  readonly verdict?: CommitteeVerdict
  readonly ended?: { readonly reason: string; readonly at: Instant }
}

/** What a person or a committee does to a proposal. */
export type ProposalAct = Stamp &
  (
    | {
        readonly type: 'draft'
        readonly proposalId: string
        readonly head: ProposalHead
        readonly contentSha256: string
      }
    | { readonly type: 'revise'; readonly title: string; readonly contentSha256: string }
    /** `missing` are the parts that the content does not have yet. */
    | { readonly type: 'sendForApproval'; readonly missing: readonly ProposalPart[] }
    | ({ readonly type: 'decideStage' } & Omit<Verdict, 'at' | 'by' | 'resolution'>)
    | { readonly type: 'acceptComplete' }
    | { readonly type: 'sendBack'; readonly reason: string; readonly completeBy?: Instant }
    | ({ readonly type: 'putOnAgenda' } & AgendaPlace)
    | { readonly type: 'takeOffAgenda'; readonly reason: string }
    /** `into` is the other proposal's case id, `intoCommittee` the committee that it goes to. */
    | {
        readonly type: 'combine'
        readonly into: string
        readonly intoCommittee: string
        readonly reason: string
      }
    | { readonly type: 'takeIn'; readonly from: string }
    | { readonly type: 'withdraw'; readonly reason: string }
    | { readonly type: 'takeVerdict'; readonly verdict: CommitteeVerdict }
    | { readonly type: 'wake' }
  )

/** What has happened to a proposal. */
export type ProposalEvent =
  | ApprovalEvent
  | (Stamp &
      (
        | {
            readonly type: 'drafted'
            readonly proposalId: string
            readonly head: ProposalHead
            readonly contentSha256: string
          }
        | {
            readonly type: 'revised'
            readonly title: string
            readonly contentSha256: string
            /** All who have written it by now, beside its owner. */
            readonly authors?: readonly Actor[]
          }
        | { readonly type: 'sentForApproval'; readonly contentSha256: string }
        | { readonly type: 'acceptedComplete' }
        | {
            readonly type: 'sentBack'
            readonly reason: string
            readonly completeBy?: Instant
            /** Kept with the event, so that what was sent back before there were reminders has none. */
            readonly reminders?: readonly Instant[]
          }
        | { readonly type: 'authorsReminded'; readonly planned: Instant }
        | ({ readonly type: 'putOnAgenda' } & AgendaPlace)
        | { readonly type: 'takenOffAgenda'; readonly reason: string }
        | { readonly type: 'combined'; readonly into: string; readonly reason: string }
        | { readonly type: 'tookIn'; readonly from: string }
        | { readonly type: 'withdrawn'; readonly reason: string }
        /** The committee took note: nothing was approved or refused. */
        | { readonly type: 'noted'; readonly verdict: CommitteeVerdict }
      ))
