import type { Transaction } from '../db/pool.js'
import type { Secrecy } from '../domain/secrecy.js'
import type { SubmissionEvent } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import type { JobRun } from './job-run.js'

/** An event that puts a letter into the world, and the office it goes to. */
export type LetterOrder = { readonly event: SubmissionEvent; readonly officeCode: string }

/** Makes the letters of one job: laid out once, stamped for each office. */
export type Press = {
  /** What the first letter fixes for every office: who issued it, until when it is to be answered, how far it may be known. */
  readonly terms: { readonly issuerCode: string; readonly dueAt: Instant; readonly secrecy?: Secrecy }
  letterId(officeCode: string): string
  /** Stamps and stores the letters that these events call for, in the transaction of the events. */
  print(tx: Transaction, orders: readonly LetterOrder[], at: Instant): Promise<void>
}

/** Opens a press for a job. */
export type PressRoom = { open(run: JobRun): Promise<Press> }
