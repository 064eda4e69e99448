import { createHash } from 'node:crypto'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** A file about a circular as a whole: its closing report as PDF, XLSX or CSV, the sheet of letters for printing. */
export type StoredDocument = {
  readonly documentId: string
  readonly circularId: string
  readonly kind: string
  readonly mediaType: string
  readonly body: Uint8Array
  readonly madeAt: Instant
}

/** A document in a list: without its bytes, with their number and hash (hex). */
export type DocumentEntry = Omit<StoredDocument, 'body'> & { readonly sha256: string; readonly bytes: number }

/** Keeps a document, once under its id: a document that was made stays as it was. */
export async function putDocument(db: Database, document: StoredDocument): Promise<void> {
  const { documentId, circularId, kind, mediaType, body, madeAt } = document
  await db.query(
    `insert into document (document_id, circular_id, kind, media_type, sha256, body, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      documentId,
      circularId,
      kind,
      mediaType,
      createHash('sha256').update(body).digest(),
      Buffer.from(body),
      madeAt,
    ],
  )
}

/** Reads a document with its bytes, or nothing. */
export async function loadDocument(
  db: Database,
  documentId: string,
): Promise<(DocumentEntry & { readonly body: Uint8Array }) | undefined> {
  const { rows } = await db.query<DocumentEntry & { body: Buffer }>(
    `select ${ENTRY}, body from document where document_id = $1`,
    [documentId],
  )
  return rows[0]
}

/** The documents of a circular, the first one first. */
export async function listDocuments(db: Database, circularId: string): Promise<DocumentEntry[]> {
  const { rows } = await db.query<DocumentEntry>(
    `select ${ENTRY} from document where circular_id = $1 order by made_at, document_id`,
    [circularId],
  )
  return rows
}

const ENTRY = `document_id as "documentId", circular_id as "circularId", kind, media_type as "mediaType",
  encode(sha256, 'hex') as sha256, octet_length(body) as bytes, made_at as "madeAt"`
