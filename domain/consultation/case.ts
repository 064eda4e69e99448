import type { Stamp } from '../case.js'
import type { Day } from '../time.js'

/**
 * A consultation (ปรึกษาหารือนอกรอบ): people talk outside a meeting, take notes and make proposals. It can seed items of an
 * agenda and tasks, and is never a resolution.
 */
export type ConsultationStatus = 'open' | 'closed'

/** What grew out of a consultation: a task, or an item on the agenda of a meeting, where it is decided. */
export type Seed =
  | { readonly kind: 'task'; readonly caseId: string }
  | { readonly kind: 'agendaItem'; readonly caseId: string; readonly itemId: string }

/** What a consultation is called, and when it was. */
export type ConsultationHead = {
  readonly topic: string
  readonly heldOn: Day
  /** The committee whose business was talked about, if it was one's. */
  readonly committeeId: string | null
  /** The case that was talked about: an exemption; absent where it was none. */
  readonly about?: string
}

/** The state of a consultation, as its row keeps it. Notes, participants and proposals are the content of this hash. */
export type Consultation = ConsultationHead & {
  readonly consultationId: string
  readonly status: ConsultationStatus
  readonly officeCode: string
  readonly contentSha256: string
  readonly contentVersion: number
  readonly seeds: readonly Seed[]
}

/** The notes of a consultation. Names of people stand here alone, never in events. */
export type ConsultationNotes = {
  readonly notes: string
  readonly participants: readonly string[]
  /** What was suggested. Nobody has resolved it. */
  readonly proposals: readonly string[]
}

/** What can be done with a consultation. */
export type ConsultationAct = Stamp &
  (
    | {
        readonly type: 'hold'
        readonly consultationId: string
        readonly head: ConsultationHead
        readonly contentSha256: string
      }
    | { readonly type: 'revise'; readonly head: ConsultationHead; readonly contentSha256: string }
    | { readonly type: 'seed'; readonly seed: Seed }
    | { readonly type: 'close' }
  )

/** What has happened. */
export type ConsultationEvent = Stamp &
  (
    | {
        readonly type: 'held'
        readonly consultationId: string
        readonly head: ConsultationHead
        readonly contentSha256: string
      }
    | { readonly type: 'revised'; readonly head: ConsultationHead; readonly contentSha256: string }
    | { readonly type: 'seeded'; readonly seed: Seed }
    | { readonly type: 'closed' }
  )
