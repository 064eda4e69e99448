import type { Database } from '../db/pool.js'
import { loadProcedure, procedureChoices } from '../db/procedures.js'
import { refuse } from '../domain/refusals.js'
import type { Procedure } from '../templates/procedures/shape.js'
import { refusalProblem } from './problems.js'

/** The version that new circulars start with: the chosen one, else the newest. @throws Problem NOT_FOUND, PROCEDURE_RETIRED */
export async function readProcedure(db: Database, procedureId: string): Promise<Procedure> {
  const [choice] = await procedureChoices(db, procedureId)
  if (choice?.version === null)
    throw refusalProblem(refuse('PROCEDURE_RETIRED', { procedure: procedureId }, '/procedureId'))
  const stored = await loadProcedure<Procedure>(db, procedureId, choice?.version)
  if (!stored) throw refusalProblem(refuse('NOT_FOUND', {}, '/procedureId'))
  return stored.body
}
