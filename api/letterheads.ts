import { currentLetterhead } from '../db/letterheads.js'
import type { Database } from '../db/pool.js'
import type { Actor } from '../domain/case.js'
import { withLetterhead } from '../domain/letterhead.js'
import type { Procedure } from '../templates/procedures/shape.js'
import { readProcedure } from './procedures.js'

/** A kind of circular under the letterhead of the drafter's office, where it has one. @throws Problem as `readProcedure` */
export async function procedureUnderLetterhead(
  db: Database,
  { officeCode }: Actor,
  procedureId: string,
): Promise<Procedure> {
  const procedure = await readProcedure(db, procedureId)
  const head = await currentLetterhead(db, officeCode)
  if (!head) return procedure
  return { ...procedure, letter: withLetterhead(procedure.letter, head.body, head.version) }
}
