import type { Database } from '../db/pool.js'
import { loadProcedure } from '../db/procedures.js'
import { refuse } from '../domain/refusals.js'
import type { Procedure } from '../templates/procedures/shape.js'
import { refusalProblem } from './problems.js'

/** The newest version of a procedure. @throws Problem NOT_FOUND */
export async function readProcedure(db: Database, procedureId: string): Promise<Procedure> {
  const stored = await loadProcedure<Procedure>(db, procedureId)
  if (!stored) throw refusalProblem(refuse('NOT_FOUND', {}, '/procedureId'))
  return stored.body
}
