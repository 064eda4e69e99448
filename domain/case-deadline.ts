import type { Secrecy } from './secrecy.js'
import type { Instant } from './time.js'

/** When a case is due, as calendars show it. */
export type CaseDeadline = {
  readonly caseId: string
  /** Grows with every change of the case, so that calendars take the newer one. */
  readonly sequence: number
  readonly subject: string
  readonly secrecy: Secrecy
  /** As its letter prints it; nothing before it is issued. */
  readonly number: number | null
  /** Gregorian. */
  readonly year: number | null
  readonly dueAt: Instant
  readonly updatedAt: Instant
  readonly isCancelled: boolean
}
