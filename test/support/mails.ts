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

/** A mail to a person, as the outbox keeps it: no address, and what the mail server said last. */
export type PersonMail = {
  readonly personId: string
  readonly kind: string
  readonly state: string
  readonly response: string | null
}

/** The mails of a case to persons, the first one first. */
export async function personMails(db: Database, caseId: string): Promise<PersonMail[]> {
  const { rows } = await db.query<PersonMail>(
    `select person_id as "personId", kind, state, response
     from mail where case_id = $1 and person_id is not null order by queued_at, mail_id collate "C"`,
    [caseId],
  )
  return rows
}
