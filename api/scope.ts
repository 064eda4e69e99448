import { loadCircular, type CircularEntry } from '../db/circulars.js'
import type { Database } from '../db/pool.js'
import { loadSubmission, type SubmissionEntry } from '../db/submissions.js'
import { submissionCase, type Actor } from '../domain/case.js'
import { refuse } from '../domain/refusals.js'
import { refusalProblem } from './problems.js'

/** On which side of a submission a person stands. */
export type Side = 'office' | 'issuer'

/**
 * A circular of the person's own office. What belongs to another office does not exist for this one.
 * @throws Problem NOT_FOUND
 */
export async function ownCircular(db: Database, actor: Actor, circularId: string): Promise<CircularEntry> {
  const circular = await loadCircular(db, circularId)
  if (circular?.ownerOffice !== actor.officeCode) throw refusalProblem(refuse('NOT_FOUND'))
  return circular
}

/**
 * A submission that the person's office answers or reviews, and on which side it stands.
 * @throws Problem NOT_FOUND
 */
export async function ownSubmission(
  db: Database,
  actor: Actor,
  { circularId, officeCode }: { circularId: string; officeCode: string },
): Promise<SubmissionEntry & { readonly side: Side }> {
  const submission = await loadSubmission(db, submissionCase(circularId, officeCode))
  const side = submission && sideOf(submission, actor)
  if (!side) throw refusalProblem(refuse('NOT_FOUND'))
  return { ...submission, side }
}

function sideOf({ state }: SubmissionEntry, { officeCode }: Actor): Side | undefined {
  if (state.officeCode === officeCode) return 'office'
  return state.issuerCode === officeCode ? 'issuer' : undefined
}
