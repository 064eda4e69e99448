import type { Database } from '../db/pool.js'
import type { Instant } from '../domain/time.js'

/** A mail of a circular, as the tracker shows it. */
export type MailEntry = {
  readonly mailId: string
  readonly officeCode: string
  readonly kind: string
  readonly state: 'queued' | 'sent' | 'bounced' | 'dropped' | 'failed'
  readonly attempts: number
  readonly queuedAt: Instant
  readonly settledAt: Instant | null
  readonly response: string | null
}

/** How many mails of a circular stand where. */
export async function countMails(
  db: Database,
  circularId: string,
): Promise<Readonly<Record<MailEntry['state'], number>>> {
  const { rows } = await db.query<{ state: MailEntry['state']; count: number }>(
    'select state, count(*)::int from mail where circular_id = $1 group by state',
    [circularId],
  )
  const none = { queued: 0, sent: 0, bounced: 0, dropped: 0, failed: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}

/** The mails of a circular behind a mail id, in order of their ids. */
export async function listMails(
  db: Database,
  circularId: string,
  { after = '', limit, kind, state }: { after?: string; limit: number; kind?: string; state?: string },
): Promise<MailEntry[]> {
  const { rows } = await db.query<MailEntry>(
    `select mail_id as "mailId", office_code as "officeCode", kind, state, attempts, queued_at as "queuedAt",
            settled_at as "settledAt", response
     from mail where circular_id = $1 and mail_id collate "C" > $2
       and ($4::text is null or kind = $4) and ($5::text is null or state = $5)
     order by mail_id collate "C" limit $3`,
    [circularId, after, limit, kind ?? null, state ?? null],
  )
  return rows
}
