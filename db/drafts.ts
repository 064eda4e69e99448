import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** An answer that is being written. `revision` counts its savings from 1: the ETag of the draft. */
export type Draft<Body extends object = object> = {
  readonly revision: number
  readonly body: Body
  readonly savedAt: Instant
  readonly savedBy: string
}

/** Reads the draft of a case, or nothing. */
export async function loadDraft<Body extends object>(
  db: Database,
  caseId: string,
): Promise<Draft<Body> | undefined> {
  const { rows } = await db.query<Draft<Body>>(
    `select revision, body, saved_at as "savedAt", saved_by as "savedBy" from draft where case_id = $1`,
    [caseId],
  )
  return rows[0]
}

/**
 * Saves a draft over the revision that its writer had read (0: there was none). Returns the new revision,
 * or nothing when somebody else has saved meanwhile: then nothing is changed.
 */
export async function saveDraft(
  db: Database,
  draft: { caseId: string; over: number; body: object; at: Instant; by: string },
): Promise<number | undefined> {
  const { caseId, over, body, at, by } = draft
  const { rows } = await db.query<{ revision: number }>(
    over === 0
      ? `insert into draft (case_id, revision, body, saved_at, saved_by) values ($1, 1, $3, $4, $5)
         on conflict do nothing returning $2 + 1 as revision`
      : `update draft set revision = revision + 1, body = $3, saved_at = $4, saved_by = $5
         where case_id = $1 and revision = $2 returning revision`,
    [caseId, over, JSON.stringify(body), at, by],
  )
  return rows[0]?.revision
}
