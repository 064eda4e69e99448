import { listCasePapers, loadCasePaper } from '../db/case-papers.js'
import type { Database } from '../db/pool.js'
import { paperFileName } from '../domain/case-papers.js'
import { refused } from './refusals.js'
import type { Answer } from './route.js'

/** The papers that were made of a case, the first one first. The caller has checked that the case may be read. */
export async function papersOfCase(db: Database, caseId: string): Promise<Answer> {
  const papers = await listCasePapers(db, caseId)
  return { body: { items: papers.map(({ caseId: _, ...paper }) => paper) } }
}

/**
 * One paper of a case, by its hash. The caller has checked that the case may be read.
 * @throws Problem NOT_FOUND where it is none of the case
 */
export async function paperOfCase(db: Database, caseId: string, sha256: string): Promise<Answer> {
  const wanted = (await listCasePapers(db, caseId)).find((paper) => paper.sha256 === sha256)
  const paper = wanted && (await loadCasePaper(db, wanted.paperId))
  if (!paper) throw refused('NOT_FOUND')
  const { kind, mediaType, body } = paper
  return { file: { name: paperFileName(kind, mediaType), mediaType, bytes: Buffer.from(body) } }
}
