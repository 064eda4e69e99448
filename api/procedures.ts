import type { Database } from '../db/pool.js'
import { loadProcedure, procedureChoices } from '../db/procedures.js'
import type { Procedure } from '../templates/procedures/shape.js'
import { refused } from './refusals.js'

/** The version that new circulars start with: the chosen one, else the newest. @throws Problem NOT_FOUND, PROCEDURE_RETIRED */
export async function readProcedure(db: Database, procedureId: string): Promise<Procedure> {
  const [choice] = await procedureChoices(db, procedureId)
  if (choice?.version === null) throw refused('PROCEDURE_RETIRED', { procedure: procedureId }, '/procedureId')
  const stored = await loadProcedure<Procedure>(db, procedureId, choice?.version)
  if (!stored) throw refused('NOT_FOUND', {}, '/procedureId')
  return stored.body
}
