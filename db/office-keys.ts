import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** An office's signing key as lists show it: everything but the key. */
export type OfficeKey = {
  readonly keyId: string
  readonly officeCode: string
  /** Common name of the certificate. */
  readonly name: string
  /** `generated` ones have a certificate of their own making: readers say "unknown issuer". */
  readonly origin: 'uploaded' | 'generated'
  readonly certificates: readonly string[]
  /** SHA-256 of the first certificate, hex. */
  readonly fingerprint: string
  readonly validFrom: Instant
  readonly validUntil: Instant
  readonly madeBy: Actor
  readonly madeAt: Instant
  readonly revokedAt: Instant | null
  readonly revokedBy: Actor | null
  readonly revokedReason: string | null
}

const KEY = `select key_id as "keyId", office_code as "officeCode", name, origin, certificates, fingerprint,
  valid_from as "validFrom", valid_until as "validUntil", made_by as "madeBy", made_at as "madeAt",
  revoked_at as "revokedAt", revoked_by as "revokedBy", revoked_reason as "revokedReason" from office_key`

/** Keeps a key. False when the office has one in use. */
export async function putKey(
  db: Database,
  key: Omit<OfficeKey, 'revokedAt' | 'revokedBy' | 'revokedReason'> & { readonly sealed: Buffer },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into office_key (key_id, office_code, name, origin, certificates, fingerprint, valid_from, valid_until,
       sealed, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      ...[key.keyId, key.officeCode, key.name, key.origin, key.certificates, key.fingerprint],
      ...[key.validFrom, key.validUntil, key.sealed, JSON.stringify(key.madeBy), key.madeAt],
    ],
  )
  return rowCount === 1
}

/** The keys of an office, the newest first. */
export async function listKeys(db: Database, officeCode: string): Promise<OfficeKey[]> {
  const { rows } = await db.query<OfficeKey>(`${KEY} where office_code = $1 order by made_at desc, key_id`, [
    officeCode,
  ])
  return rows
}

/** A key, or nothing. */
export async function loadKey(db: Database, keyId: string): Promise<OfficeKey | undefined> {
  const { rows } = await db.query<OfficeKey>(`${KEY} where key_id = $1`, [keyId])
  return rows[0]
}

/** Ends the use of a key for ever. False when it had ended before. */
export async function revokeKey(
  db: Database,
  keyId: string,
  { by, at, reason }: { by: Actor; at: Instant; reason: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update office_key set revoked_at = $2, revoked_by = $3, revoked_reason = $4
     where key_id = $1 and revoked_at is null`,
    [keyId, at, JSON.stringify(by), reason],
  )
  return rowCount === 1
}

/** The key with which an office signs at this instant, sealed; nothing where it has none. */
export async function activeKey(
  db: Database,
  officeCode: string,
  at: Instant,
): Promise<{ keyId: string; certificates: string[]; sealed: Buffer } | undefined> {
  const { rows } = await db.query<{ keyId: string; certificates: string[]; sealed: Buffer }>(
    `select key_id as "keyId", certificates, sealed from office_key
     where office_code = $1 and revoked_at is null and valid_from <= $2 and valid_until > $2`,
    [officeCode, at],
  )
  return rows[0]
}

/** One use of a key. */
export type KeyUse = {
  readonly circularId: string
  readonly purpose: string
  readonly documents: number
  readonly usedAt: Instant
}

/** Writes down that a key was used, in the transaction of what it signed. */
export async function noteKeyUse(db: Database, keyId: string, use: KeyUse): Promise<void> {
  await db.query(
    'insert into office_key_use (key_id, circular_id, purpose, documents, used_at) values ($1, $2, $3, $4, $5)',
    [keyId, use.circularId, use.purpose, use.documents, use.usedAt],
  )
}

/** What a key was used for, the newest first. */
export async function keyUses(db: Database, keyId: string): Promise<KeyUse[]> {
  const { rows } = await db.query<KeyUse>(
    `select circular_id as "circularId", purpose, sum(documents)::int as documents, max(used_at) as "usedAt"
     from office_key_use where key_id = $1 group by circular_id, purpose order by max(used_at) desc limit 500`,
    [keyId],
  )
  return rows
}
