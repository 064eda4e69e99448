import { loadFiles } from '../db/files.js'
import type { Database } from '../db/pool.js'
import type { Actor } from '../domain/case.js'
import type { ItemPaper } from '../domain/meeting/agenda.js'
import { refused } from './refusals.js'

/** The files as a meeting names them: clean ones that the secretariat sent. @throws Problem FILE_NOT_CLEAN, NOT_FOUND */
export async function papersOf(
  db: Database,
  { officeCode }: Actor,
  fileIds: readonly string[],
  pointer = (i: number): string => `/papers/${i}`,
): Promise<ItemPaper[]> {
  const files = await loadFiles(db, fileIds)
  return fileIds.map((paperId, i) => {
    const file = files.find((one) => one.fileId === paperId && one.officeCode === officeCode)
    if (!file) throw refused('NOT_FOUND', {}, pointer(i))
    const { state, sha256, name } = file
    if (state !== 'clean' || !sha256) throw refused('FILE_NOT_CLEAN', { state }, pointer(i))
    return { paperId, name, sha256 }
  })
}
