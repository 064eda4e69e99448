import type { MailboxMail, MailboxPage } from '../../api/mailbox.js'
import { pagesOf } from '../pages.js'
import { ADMINISTRATOR } from './persons.js'
import type { Play } from './play.js'

/** A mail in a list. */
export type MailHead = MailboxPage['messages'][number]

/** All mails that have arrived in the built-in mailbox, oldest first, as the administrator sees them. */
export function allMails(play: Play): Promise<MailHead[]> {
  return pagesOf(play.as(ADMINISTRATOR), '/mailbox')
}

/** One mail taken apart, to be kept as a file. */
export function readMail(play: Play, id: number): Promise<MailboxMail> {
  return play.as(ADMINISTRATOR).get(`/mailbox/${id}`)
}
