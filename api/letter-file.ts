import { createHash } from 'node:crypto'
import { loadLetter } from '../db/letters.js'
import type { Database } from '../db/pool.js'
import { materialise } from '../typesetting/stamp.js'
import type { TemplatePlan } from '../typesetting/template.js'
import { refused } from './refusals.js'

/**
 * A letter as it was sent, byte by byte.
 * @throws Problem NOT_FOUND; Error when what is stored does not make the letter whose hash is on record
 */
export async function letterFile(db: Database, letterId: string): Promise<Buffer> {
  const letter = await loadLetter<TemplatePlan>(db, letterId)
  if (!letter) throw refused('NOT_FOUND')
  const { templateId: id, prefix, meta: plan } = letter.template
  const bytes = Buffer.from(materialise({ id, prefix, plan }, letter.tail))
  if (createHash('sha256').update(bytes).digest('hex') !== letter.sha256)
    throw new Error(`the letter ${letterId} is not the one that was sent`)
  return bytes
}
