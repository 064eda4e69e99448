import type { Assignment } from '../assignment.js'
import type { Stamp } from '../case.js'
import type { Day } from '../time.js'

/**
 * What was decided about one person: admitted, given assignments, locked and unlocked, moved, left, taken back. Ids and
 * days only; name and address stand in the table `person` and can be erased without breaking this record.
 */
export type PersonnelStatus = 'serving' | 'locked' | 'left'

/** The state of a person's record. */
export type Personnel = {
  readonly personId: string
  readonly status: PersonnelStatus
  /** The first day on which the person no longer serves. */
  readonly leftOn?: Day
  readonly assignments: readonly Assignment[]
}

/** A part of what the directory says of a person. Events name it, never its text. */
export type DetailField = 'nameTh' | 'nameEn' | 'email' | 'phone'

/** What can be decided about a person. */
export type PersonnelAct = Stamp &
  (
    | { readonly type: 'admit'; readonly personId: string }
    | { readonly type: 'changeDetails'; readonly fields: readonly DetailField[] }
    /** `among`: what else is given, so far as it matters: in the office, and to whom it concerns. */
    | { readonly type: 'give'; readonly assignment: Assignment; readonly among: readonly Assignment[] }
    | { readonly type: 'end'; readonly assignmentId: string; readonly validTo: Day }
    | { readonly type: 'revoke'; readonly assignmentId: string; readonly reason: string }
    /** Ends what the person holds on the day from which the new assignment holds. */
    | { readonly type: 'move'; readonly assignment: Assignment; readonly among: readonly Assignment[] }
    | { readonly type: 'lock'; readonly reason: string }
    | { readonly type: 'unlock'; readonly reason: string }
    | { readonly type: 'leave'; readonly leftOn: Day; readonly reason: string }
    | { readonly type: 'takeBack'; readonly reason: string }
  )

/** What was decided. */
export type PersonnelEvent = Stamp &
  (
    | { readonly type: 'admitted'; readonly personId: string }
    | { readonly type: 'detailsChanged'; readonly fields: readonly DetailField[] }
    | { readonly type: 'assignmentGiven'; readonly assignment: Assignment }
    | { readonly type: 'assignmentEnded'; readonly assignmentId: string; readonly validTo: Day }
    | { readonly type: 'assignmentRevoked'; readonly assignmentId: string; readonly reason: string }
    | { readonly type: 'locked'; readonly reason: string }
    | { readonly type: 'unlocked'; readonly reason: string }
    | { readonly type: 'left'; readonly leftOn: Day; readonly reason: string }
    | { readonly type: 'takenBack'; readonly reason: string }
  )
