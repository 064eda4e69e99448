import type { MailEntry, MailKind, MailState } from '../../domain/notices.js'
import type { Database } from '../../db/pool.js'

/** The mail of this kind to an office of the circular. */
export async function mailTo(
  db: Database,
  { circularId, officeCode, kind }: { circularId: string; officeCode: string; kind: MailKind },
): Promise<MailEntry> {
  const { rows } = await db.query<MailEntry>(
    `select mail_id as "mailId", office_code as "officeCode", kind, state, attempts, queued_at as "queuedAt",
       settled_at as "settledAt", response
     from mail where circular_id = $1 and office_code = $2 and kind = $3 order by mail_id limit 1`,
    [circularId, officeCode, kind],
  )
  return rows[0]!
}

/** How many mails of a circular there are, by kind and state. */
export async function mailsByKind(
  db: Database,
  circularId: string,
): Promise<{ kind: MailKind; state: MailState; count: number }[]> {
  const { rows } = await db.query<{ kind: MailKind; state: MailState; count: number }>(
    'select kind, state, count(*)::int as count from mail where circular_id = $1 group by 1, 2 order by 1, 2',
    [circularId],
  )
  return rows
}
