import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { Instant } from '../domain/time.js'
import type { Database, Transaction } from './pool.js'

/** What a link is good for: the first administrator, a first password, a new password. */
export type LinkPurpose = 'setUp' | 'invitation' | 'recovery'

/** A link that works once. */
export type Link = {
  readonly linkId: string
  readonly purpose: LinkPurpose
  readonly personId: string | null
  readonly expiresAt: Instant
}

/** How long a link is good, in real minutes. */
export const LINK_MINUTES: Readonly<Record<LinkPurpose, number>> = {
  setUp: 24 * 60,
  invitation: 7 * 24 * 60,
  recovery: 30,
}

/**
 * The token of a link. It follows from the product's secret and the link's id, so that the mail room can write it into a
 * mail, and every attempt writes the same, while the tables hold a hash only.
 */
export function linkToken(secret: string, linkId: string): string {
  const mac = createHmac('sha256', secret).update(`wian/link/${linkId}`).digest('base64url')
  return `${linkId}.${mac}`
}

/** Where the link leads: the page that asks for what is missing. Opening it changes nothing. */
export function linkAddress(publicUrl: string, purpose: LinkPurpose, token: string): string {
  const page = purpose === 'setUp' ? 'set-up' : 'new-password'
  return `${publicUrl}/sign-in/${page}?token=${token}`
}

/** Puts a link down. Returns its id; older links of the person for the same purpose are over. */
export async function putDownLink(
  db: Database | Transaction,
  { secret, purpose, personId = null }: { secret: string; purpose: LinkPurpose; personId?: string | null },
): Promise<string> {
  const linkId = randomUUID()
  await db.query(
    `with over as (
       update auth.link set expires_at = clock_timestamp()
       where purpose = $2 and person_id = $3 and used_at is null and expires_at > clock_timestamp())
     insert into auth.link (link_id, purpose, person_id, sha256, expires_at)
     values ($1, $2, $3, $4, clock_timestamp() + make_interval(mins => $5))`,
    [linkId, purpose, personId, sha256Of(linkToken(secret, linkId)), LINK_MINUTES[purpose]],
  )
  return linkId
}

/** The link of this token, if it can still be used. */
export async function findLink(db: Database, token: string): Promise<Link | undefined> {
  const { rows } = await db.query<Link>(`select ${LINK} from auth.link where ${IS_OPEN}`, linkOf(token))
  return rows[0]
}

/** Uses a link up, once, whoever else tries at the same moment. Returns what it was good for. */
export async function useLink(tx: Transaction, token: string): Promise<Link | undefined> {
  const { rows } = await tx.query<Link>(
    `update auth.link set used_at = clock_timestamp() where ${IS_OPEN} returning ${LINK}`,
    linkOf(token),
  )
  return rows[0]
}

/**
 * The link of the first administrator while there is no person at all: the one that still waits, or a new one.
 * Nothing once somebody is there.
 */
export async function firstLink(db: Database, secret: string): Promise<string | undefined> {
  const { rows } = await db.query<{ isTaken: boolean; linkId: string | null }>(
    `select exists (select from person) as "isTaken", (
       select link_id from auth.link
       where purpose = 'setUp' and used_at is null and expires_at > clock_timestamp() + interval '10 minutes'
       order by created_at desc limit 1) as "linkId"`,
  )
  const [row] = rows
  if (row?.isTaken) return undefined
  return linkToken(secret, row?.linkId ?? (await putDownLink(db, { secret, purpose: 'setUp' })))
}

const LINK = 'link_id as "linkId", purpose, person_id as "personId", expires_at as "expiresAt"'
const IS_OPEN = 'link_id = $1 and sha256 = $2 and used_at is null and expires_at > clock_timestamp()'

function linkOf(token: string): [string, Buffer] {
  return [token.split('.')[0] ?? '', sha256Of(token)]
}

function sha256Of(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
