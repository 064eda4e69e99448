import type { MailEntry, MailState } from '../domain/notices.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { rowsOf } from './snapshot.js'

const ENTRY = `mail_id as "mailId", office_code as "officeCode", kind, state, attempts, queued_at as "queuedAt",
  settled_at as "settledAt", response`

/** How many mails of a circular stand where. */
export async function countMails(
  db: Database,
  circularId: string,
): Promise<Readonly<Record<MailState, number>>> {
  const { rows } = await db.query<{ state: MailState; count: number }>(
    'select state, count(*)::int from mail where circular_id = $1 group by state',
    [circularId],
  )
  const none = { queued: 0, sent: 0, bounced: 0, dropped: 0, failed: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}

/** The mails of a circular in the order of their ids: all, of one kind, of one state. */
export async function listMails(
  db: Database,
  { circularId, kind, state }: { circularId: string; kind?: string; state?: MailState },
  place: Place = {},
): Promise<Page<MailEntry>> {
  const { after, limit = 50 } = place
  const [last = ''] = readPlace(after, 1)
  const which =
    'from mail where circular_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or state = $3)'
  const values = [circularId, kind ?? null, state ?? null]
  const { rows } = await db.query<MailEntry>(
    `select ${ENTRY} ${which} and mail_id collate "C" > $4 order by mail_id collate "C" limit $5`,
    [...values, last, limit + 1],
  )
  const page = pageOf(rows, limit, ({ mailId }) => [mailId])
  return counted(db, page, place, { rows: which, values })
}

/** All mails of a circular in order of office and time. */
export function readMails(tx: Transaction, circularId: string): AsyncGenerator<MailEntry> {
  return rowsOf(
    tx,
    `select ${ENTRY} from mail where circular_id = $1
     order by office_code collate "C", queued_at, mail_id collate "C"`,
    [circularId],
  )
}
