import { isSecret, type Secrecy } from '../secrecy.js'

/**
 * Where a case is spoken of to people who are not known to be named in it: an office's mailbox, a file's name and title,
 * a register, a calendar feed, a webhook, a log, the title of long work.
 */
export type Channel = 'mail' | 'fileName' | 'register' | 'feed' | 'webhook' | 'log' | 'operation'

/** Stands where a secret case's subject would: a register keeps its line and number. */
export const WITHHELD = 'ลับ'

const INSTEAD: Readonly<Record<Channel, string>> = {
  mail: 'มีหนังสือลับถึงหน่วยงานของท่าน',
  fileName: WITHHELD,
  register: WITHHELD,
  feed: 'งานราชการ',
  webhook: WITHHELD,
  log: WITHHELD,
  operation: WITHHELD,
}

/** What may be said of a case's subject on a channel: the subject of a plain case, the channel's own words for a secret one. */
export function subjectFor(
  channel: Channel,
  { subject, secrecy }: { readonly subject: string; readonly secrecy?: Secrecy | undefined },
): string {
  return isSecret(secrecy) ? INSTEAD[channel] : subject
}
