import type { MailEntry } from './outbox.js'
import type { Transaction } from './pool.js'
import type { Book, RegisterEntry } from './registers.js'
import { rowsOf } from './snapshot.js'
import { ENTRIES, type SubmissionEntry } from './submissions.js'

/** All offices of a circular in order of their codes, as the tracker lists them. */
export function readTracker(tx: Transaction, circularId: string): AsyncGenerator<SubmissionEntry> {
  return rowsOf(tx, `${ENTRIES} where s.circular_id = $1 order by s.office_code collate "C"`, [circularId])
}

/** A whole register in the order of its numbers. */
export function readRegister(
  tx: Transaction,
  { officeCode, register, year }: Book,
): AsyncGenerator<RegisterEntry> {
  return rowsOf(
    tx,
    `select number, case_id as "caseId", coalesce(counterpart, '') as counterpart, subject,
       entered_at as "enteredAt", cancelled_at as "cancelledAt", cancel_reason as "cancelReason"
     from register_entry where office_code = $1 and register = $2 and year = $3 order by number`,
    [officeCode, register, year],
  )
}

/** A mail as its list is exported: ids and what became of it, no address. */
export type MailLine = Pick<
  MailEntry,
  'mailId' | 'officeCode' | 'kind' | 'state' | 'attempts' | 'queuedAt' | 'settledAt' | 'response'
>

/** All mails of a circular in order of office and time. */
export function readMails(tx: Transaction, circularId: string): AsyncGenerator<MailLine> {
  return rowsOf(
    tx,
    `select mail_id as "mailId", office_code as "officeCode", kind, state, attempts, queued_at as "queuedAt",
       settled_at as "settledAt", response
     from mail where circular_id = $1 order by office_code collate "C", queued_at, mail_id collate "C"`,
    [circularId],
  )
}
