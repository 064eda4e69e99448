import type pg from 'pg'
import type { HeldState } from '../domain/held.js'
import type { Instant } from '../domain/time.js'
import {
  loadSnapshot,
  markAtRest,
  record,
  type Recorded,
  type RecordInput,
  type Snapshot,
} from '../db/cases/record.js'
import { clockNow, realMsUntil } from '../db/clock.js'

/** The small steps of a case: write, read, ask the clock. Each is one statement or one transaction. */
export type CaseRecords = {
  record(input: RecordInput): Promise<Recorded>
  load(caseId: string): Promise<Snapshot<HeldState>>
  rest(caseId: string): Promise<void>
  now(): Promise<Instant>
  /** Real milliseconds until the product's clock shows the instant; 0 when it already does, a day at most. */
  msUntil(instant: Instant): Promise<number>
}

/** Makes the record activities on a pool. */
export function createRecords(pool: pg.Pool): CaseRecords {
  return {
    record: (input) => record(pool, input),
    async load(caseId) {
      const snapshot = await loadSnapshot<HeldState>(pool, caseId)
      if (!snapshot) throw new Error(`no such case: ${caseId}`)
      return snapshot
    },
    rest: (caseId) => markAtRest(pool, caseId),
    now: () => clockNow(pool),
    msUntil: (instant) => realMsUntil(pool, instant),
  }
}
