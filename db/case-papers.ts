import { createHash } from 'node:crypto'
import type { PaperKind } from '../domain/case-papers.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** A paper of a case: its notice, its minutes, an extract. */
export type CasePaper = {
  /** The case, the kind and the version: `meeting/<id>/minutes-2`. */
  readonly paperId: string
  readonly caseId: string
  readonly kind: PaperKind
  readonly mediaType: string
  readonly body: Uint8Array
  readonly madeAt: Instant
  /** Of a paper that goes out; what was made to be worked with has none. */
  readonly seal?: PaperSeal
}

/** What shows a paper to be genuine: the code behind its QR, its number as it is printed, and whether that may be told. */
export type PaperSeal = { readonly code: string; readonly number?: string; readonly secret: boolean }

/** A paper in a list: without its bytes, with their number and hash (hex). */
export type CasePaperEntry = Omit<CasePaper, 'body' | 'seal'> & {
  readonly sha256: string
  readonly bytes: number
}

/** Keeps a paper, once under its id: what was made stays as it was. Returns the paper that is kept. */
export async function putCasePaper(db: Database, paper: CasePaper): Promise<CasePaperEntry> {
  const { paperId, caseId, kind, mediaType, body, madeAt, seal } = paper
  const sha256 = createHash('sha256').update(body).digest()
  await db.query(
    `insert into case_paper (paper_id, case_id, kind, media_type, sha256, body, made_at, code, number, secret)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      ...[paperId, caseId, kind, mediaType, sha256, Buffer.from(body), madeAt],
      ...[seal?.code ?? null, seal?.number ?? null, seal?.secret ?? false],
    ],
  )
  return (await findCasePaper(db, paperId)) as CasePaperEntry
}

/** A paper without its bytes, or nothing. */
export async function findCasePaper(db: Database, paperId: string): Promise<CasePaperEntry | undefined> {
  const { rows } = await db.query<CasePaperEntry>(`select ${ENTRY} from case_paper where paper_id = $1`, [
    paperId,
  ])
  return rows[0]
}

/** The papers of a case, the first one first. */
export async function listCasePapers(db: Database, caseId: string): Promise<CasePaperEntry[]> {
  const { rows } = await db.query<CasePaperEntry>(
    `select ${ENTRY} from case_paper where case_id = $1 order by made_at, paper_id`,
    [caseId],
  )
  return rows
}

/** Reads a paper with its bytes, or nothing. */
export async function loadCasePaper(
  db: Database,
  paperId: string,
): Promise<(CasePaperEntry & { readonly body: Uint8Array }) | undefined> {
  const { rows } = await db.query<CasePaperEntry & { body: Buffer }>(
    `select ${ENTRY}, body from case_paper where paper_id = $1`,
    [paperId],
  )
  return rows[0]
}

const ENTRY = `paper_id as "paperId", case_id as "caseId", kind, media_type as "mediaType",
  encode(sha256, 'hex') as sha256, octet_length(body) as bytes, made_at as "madeAt"`
