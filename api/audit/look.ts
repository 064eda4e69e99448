import type { Database } from '../../db/pool.js'
import { refused } from '../refusals.js'
import { checkCase, noteReading, type Asking } from '../scope.js'
import type { AuditedKind, CaseParams, LookedAt } from './kinds.js'

/**
 * Opens a case for looking back, and keeps the reading where it is to be kept.
 * @throws Problem NOT_FOUND for a case that is none of the person's business
 */
export async function lookAt(
  db: Database,
  kind: AuditedKind,
  asking: Asking & { readonly params: CaseParams },
): Promise<LookedAt> {
  const found = await kind.load(db, asking.params)
  if (!found) throw refused('NOT_FOUND')
  checkCase(asking, found.subject)
  await noteReading(db, asking, found.subject)
  return found
}
