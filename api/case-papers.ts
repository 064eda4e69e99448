import { listCasePapers, loadCasePaper } from '../db/case-papers.js'
import type { Database } from '../db/pool.js'
import { PAPER_NAMES } from '../domain/case-papers.js'
import { refuse } from '../domain/refusals.js'
import { refusalProblem } from './problems.js'

/** The papers of a case as the API lists them; `paper` is what its address ends in. */
export async function papersOf(db: Database, caseId: string) {
  const papers = await listCasePapers(db, caseId)
  const items = papers.map(({ paperId, kind, mediaType, sha256, bytes, madeAt }) => {
    const { th: nameTh, en: nameEn } = PAPER_NAMES[kind]
    return {
      paper: paperId.slice(caseId.length + 1),
      ...{ kind, nameTh, nameEn, mediaType, sha256, bytes, madeAt },
    }
  })
  return { body: { items } }
}

/** A paper of a case as a file. @throws Problem NOT_FOUND where there is none of this name */
export async function paperFile(db: Database, caseId: string, paper: string) {
  const found = await loadCasePaper(db, `${caseId}/${paper}`)
  if (!found) throw refusalProblem(refuse('NOT_FOUND'))
  const name = `${paper}.${found.mediaType === 'application/pdf' ? 'pdf' : 'bin'}`
  return { file: { name, mediaType: found.mediaType, bytes: Buffer.from(found.body) } }
}
