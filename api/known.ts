import type { Database } from '../db/pool.js'
import type { Actor } from '../domain/case.js'
import type { Circular } from '../domain/circular/case.js'
import { mayKnow } from '../domain/policy/policy.js'
import { subjectOfCircular } from '../domain/policy/subjects.js'

/** The rows whose circulars the person may know of: a secret one is left out for everybody who is not named in it. */
export async function knownOf<Row extends { readonly circularId: string }>(
  db: Database,
  actor: Actor,
  rows: readonly Row[],
): Promise<Row[]> {
  const { rows: secret } = await db.query<{ circularId: string; state: Circular }>(
    `select circular_id as "circularId", state from circular
     where circular_id = any($1) and coalesce(state ->> 'secrecy', 'plain') <> 'plain'`,
    [[...new Set(rows.map(({ circularId }) => circularId))]],
  )
  const hidden = secret.filter(({ state }) => !mayKnow(actor, subjectOfCircular(state)))
  const ids = new Set(hidden.map(({ circularId }) => circularId))
  return rows.filter(({ circularId }) => !ids.has(circularId))
}
