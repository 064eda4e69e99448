import type { Approval, ApprovalEvent, Verdict } from '../approval/approval.js'
import type { Actor, NumberRequest, Stamp } from '../case.js'
import type { Day, Instant } from '../time.js'

/** An order (คำสั่ง) of an office: drafted, signed by its head, numbered by calendar year, told; or returned, refused, withdrawn. */
export type OrderStatus =
  | 'draft'
  /** Waits for the signature of the head of its office. */
  | 'inApproval'
  | 'returned'
  | 'issued'
  /** The head of the office does not order it. */
  | 'refused'
  | 'withdrawn'

/** Which order of the same office it ends once it is issued, and from when on; absent: from the day of the signature. */
export type Revocation = { readonly orderId: string; readonly from?: Day }

/** The state of an order, as its row keeps it. What it says is the content of this hash. */
export type Order = {
  readonly orderId: string
  readonly subject: string
  readonly status: OrderStatus
  readonly owner: Actor
  /** Who else has written it. */
  readonly authors?: readonly Actor[]
  /** SHA-256 of `OrderContent` in the table `content`. */
  readonly contentSha256: string
  /** Counts its contents, from 1. */
  readonly contentVersion: number
  readonly revokes?: Revocation
  readonly approval?: Approval
  readonly returned?: { readonly reason: string; readonly at: Instant; readonly by: Actor }
  /** Its place in the office's book of orders, and who signed it. */
  readonly issued?: {
    readonly number: number
    /** Gregorian, of the Bangkok day. */
    readonly year: number
    readonly at: Instant
    readonly by: Actor
  }
  /** The paper that is still to be made and mailed. */
  readonly jobs: readonly { readonly id: string }[]
  readonly ended?: { readonly reason: string; readonly at: Instant }
}

/** What a person, or the case's own story, does to an order. */
export type OrderAct = Stamp &
  (
    | {
        readonly type: 'draft'
        readonly orderId: string
        readonly subject: string
        readonly contentSha256: string
        readonly revokes?: Revocation
      }
    | {
        readonly type: 'revise'
        readonly subject: string
        readonly contentSha256: string
        readonly revokes?: Revocation
      }
    | { readonly type: 'sendForApproval' }
    | ({ readonly type: 'decideStage' } & Omit<Verdict, 'at' | 'by' | 'resolution'>)
    | { readonly type: 'withdraw'; readonly reason: string }
    | { readonly type: 'finishJob'; readonly jobId: string; readonly done: number }
    | { readonly type: 'wake' }
  )

/** What has happened to an order. */
export type OrderEvent =
  | ApprovalEvent
  | (Stamp &
      (
        | {
            readonly type: 'drafted'
            readonly orderId: string
            readonly subject: string
            readonly contentSha256: string
            readonly revokes?: Revocation
          }
        | {
            readonly type: 'revised'
            readonly subject: string
            readonly contentSha256: string
            readonly revokes?: Revocation
            /** All who have written it by now, beside its owner. */
            readonly authors?: readonly Actor[]
          }
        | { readonly type: 'sentForApproval'; readonly contentSha256: string }
        | { readonly type: 'issued'; readonly allot: NumberRequest; readonly number?: number }
        | { readonly type: 'jobDone'; readonly jobId: string; readonly done: number }
        | { readonly type: 'withdrawn'; readonly reason: string }
      ))
