import { sha256Of } from '../ledger/chain.js'
import type { Database } from './pool.js'

/** Keeps a content under the hash of what it says, once, and returns that hash (lower-case hex SHA-256). */
export async function putContent(db: Database, body: object): Promise<string> {
  const sha256 = sha256Of(body)
  await db.query('insert into content (sha256, body) values ($1, $2) on conflict do nothing', [
    sha256,
    JSON.stringify(body),
  ])
  return sha256
}

/** The contents that carry these hashes, by their hash. */
export async function getContents(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, object>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await db.query<{ sha256: string; body: object }>(
    'select sha256, body from content where sha256 = any($1)',
    [hashes],
  )
  return new Map(rows.map(({ sha256, body }) => [sha256, body]))
}

/** The content that carries this hash (a circular's, an erratum's), or nothing. */
export async function getContent<Content extends object>(
  db: Database,
  sha256: string,
): Promise<Content | undefined> {
  const { rows } = await db.query<{ body: Content }>('select body from content where sha256 = $1', [sha256])
  return rows[0]?.body
}
