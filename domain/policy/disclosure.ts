import { isSecret, type Secrecy } from '../secrecy.js'

/**
 * Where a case is spoken of to people who are not known to be named in it: an office's mailbox, a person's own, a file's
 * name and title, a calendar feed. Webhooks, logs and long work hold no subject at all.
 */
export type Channel = 'mail' | 'personMail' | 'fileName' | 'feed'

/** Stands where a secret case's subject would: a register keeps its line and number. */
export const WITHHELD = 'ลับ'

const INSTEAD: Readonly<Record<Channel, string>> = {
  mail: 'มีหนังสือลับถึงหน่วยงานของท่าน',
  personMail: 'มีเรื่องลับถึงท่าน',
  fileName: WITHHELD,
  feed: 'งานราชการ',
}

/** What may be said of a case's subject on a channel: the subject of a plain case, the channel's own words for a secret one. */
export function subjectFor(
  channel: Channel,
  { subject, secrecy }: { readonly subject: string; readonly secrecy?: Secrecy | undefined },
): string {
  return isSecret(secrecy) ? INSTEAD[channel] : subject
}
