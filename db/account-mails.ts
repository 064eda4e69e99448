import type { LinkPurpose } from './links.js'
import type { Database } from './pool.js'

/**
 * Puts the mail that carries a link into the outbox. Link and address are written in when it is sent: the outbox keeps
 * neither.
 */
export async function queueLinkMail(
  db: Database,
  { personId, linkId, purpose }: { personId: string; linkId: string; purpose: Exclude<LinkPurpose, 'setUp'> },
): Promise<void> {
  await db.query(
    `insert into mail (mail_id, person_id, kind, to_address, params, queued_at)
     values ($1, $2, $3, '', $4, wian_now()) on conflict do nothing`,
    [`account/${linkId}`, personId, purpose, { linkId }],
  )
  await db.query("select pg_notify('mail', '')")
}
