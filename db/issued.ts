import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** A file that this product has put into the world. */
export type IssuedFile = {
  readonly id: string
  readonly kind: string
  readonly circularId: string
  readonly issuedAt: Instant
}

/** The letter or document whose whole file has this SHA-256 (hex), or nothing. */
export async function findIssued(db: Database, sha256: string): Promise<IssuedFile | undefined> {
  type Row = Omit<IssuedFile, 'issuedAt'> & { issuedAt: Date }
  const { rows } = await db.query<Row>(
    `select letter_id as id, kind, circular_id as "circularId", issued_at as "issuedAt" from letter where sha256 = $1
     union all
     select document_id, kind, circular_id, made_at from document where sha256 = $1 limit 1`,
    [Buffer.from(sha256, 'hex')],
  )
  const [row] = rows
  return row && { ...row, issuedAt: new Date(row.issuedAt).toISOString() }
}
