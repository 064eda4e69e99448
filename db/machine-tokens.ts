import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { lentRights } from './lent-rights.js'
import type { Database } from './pool.js'
import { isSameSecret, makeKey, readKeyText } from './shown-once.js'

/** A token as lists show it: everything but its secret. Times are real. */
export type MachineToken = {
  readonly tokenId: string
  readonly name: string
  readonly personId: string
  readonly officeCode: string
  readonly scopes: readonly string[]
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly lastUsedAt: Instant | null
  readonly revokedAt: Instant | null
}

/** Who stands behind a token: the maker under the assignment it was made with, never fresh, within its scopes. */
export type TokenHolder = {
  readonly actor: Actor
  readonly isFresh: false
  readonly sessionId: string
  readonly scopes: readonly string[]
}

const ENTRY = `token_id as "tokenId", name, person_id as "personId", office_code as "officeCode", scopes,
  created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`

/** Makes a token for a person's own assignment, good for so many real days. The text is not kept anywhere. */
export async function makeMachineToken(
  db: Database,
  { actor, name, scopes, days }: { actor: Actor; name: string; scopes: readonly string[]; days: number },
): Promise<{ readonly token: MachineToken; readonly text: string }> {
  const { id, text, secretSha256 } = makeKey('wian')
  const { rows } = await db.query<MachineToken>(
    `insert into machine_token (token_id, name, person_id, office_code, actor, scopes, secret_sha256, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(days => $8)) returning ${ENTRY}`,
    [id, name, actor.personId, actor.officeCode, JSON.stringify(actor), scopes, secretSha256, days],
  )
  return { token: rows[0] as MachineToken, text }
}

/** The tokens of an office, or of one person in it, the newest on top. */
export async function listMachineTokens(
  db: Database,
  { officeCode, personId }: { officeCode: string; personId?: string },
): Promise<MachineToken[]> {
  const { rows } = await db.query<MachineToken>(
    `select ${ENTRY} from machine_token where office_code = $1 and ($2::text is null or person_id = $2)
     order by created_at desc, token_id`,
    [officeCode, personId ?? null],
  )
  return rows
}

/** One token, or nothing. */
export async function loadMachineToken(db: Database, tokenId: string): Promise<MachineToken | undefined> {
  const { rows } = await db.query<MachineToken>(`select ${ENTRY} from machine_token where token_id = $1`, [
    tokenId,
  ])
  return rows[0]
}

/** Ends a token at once; one that has ended stays as it is. */
export async function revokeMachineToken(db: Database, tokenId: string, by: string): Promise<void> {
  await db.query(
    `update machine_token set revoked_at = clock_timestamp(), revoked_by = $2
     where token_id = $1 and revoked_at is null`,
    [tokenId, by],
  )
}

/** How often the last use is written down: a busy program must not turn every read into a write. */
const NOTE_USE_EVERY_SECONDS = 60

/**
 * Who stands behind the text of a token, or nothing where it is unknown, revoked or over, or its
 * maker acts no more. Asked at every request.
 */
export async function actorOfMachineToken(db: Database, text: string): Promise<TokenHolder | undefined> {
  const key = readKeyText('wian', text)
  if (!key) return undefined
  const { rows } = await db.query<{ actor: Actor; scopes: string[]; secret: Buffer; isUnnoted: boolean }>(
    `select actor, scopes, secret_sha256 as secret,
       coalesce(last_used_at < clock_timestamp() - make_interval(secs => $2), true) as "isUnnoted"
     from machine_token where token_id = $1 and revoked_at is null and expires_at > clock_timestamp()`,
    [key.id, NOTE_USE_EVERY_SECONDS],
  )
  const [found] = rows
  if (!found || !isSameSecret(found.secret, key.secretSha256)) return undefined
  const actor = await lentRights(db, found.actor)
  if (!actor) return undefined
  if (found.isUnnoted)
    await db.query('update machine_token set last_used_at = clock_timestamp() where token_id = $1', [key.id])
  return {
    actor: { ...actor, via: key.id },
    isFresh: false,
    sessionId: `token/${key.id}`,
    scopes: found.scopes,
  }
}
