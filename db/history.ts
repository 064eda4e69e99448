import { circularCase, type Actor } from '../domain/case.js'
import type { CircularEvent } from '../domain/circular/case.js'
import type { SubmissionEvent } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** One event of a case as it stands in the ledger. */
export type Recorded<Event = CircularEvent | SubmissionEvent> = {
  readonly version: number
  readonly type: string
  readonly at: Instant
  readonly by: Actor
  /** What brought it about; on the first event of a step only. */
  readonly cause: string | null
  readonly event: Event
  /** Hex SHA-256 of this link of the case's chain. */
  readonly hash: string
}

/**
 * The events of a case, oldest first; `upTo` ends them before the first that is later than that instant. Events carry the
 * instant at which they were received, and one may overtake another: only a beginning of the chain is a state the case was in.
 */
export async function caseHistory<Event = CircularEvent | SubmissionEvent>(
  db: Database,
  caseId: string,
  { upTo }: { upTo?: Instant } = {},
): Promise<Recorded<Event>[]> {
  const { rows } = await db.query<Recorded<Event>>(
    `select version, type, at, event -> 'by' as by, cause, event - 'caseId' - 'version' as event, hash
     from (select version, type, at, cause, body::jsonb as event, encode(hash, 'hex') as hash
           from event where case_id = $1 and ($2::timestamptz is null or version < coalesce(
             (select min(version) from event where case_id = $1 and at > $2), 2147483647))) as e
     order by version`,
    [caseId, upTo ?? null],
  )
  return rows
}

/** The content of the newest erratum of a circular (hex SHA-256), or nothing. */
export async function loadLatestErratum(db: Database, circularId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ sha256: string }>(
    `select body::jsonb ->> 'contentSha256' as sha256 from event
     where case_id = $1 and type = 'erratumIssued' order by version desc limit 1`,
    [circularCase(circularId)],
  )
  return rows[0]?.sha256
}
