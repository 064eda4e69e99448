/** The built-in mailbox, read over HTTP. */

/** A mail in a list. */
export type MailHead = {
  readonly id: number
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string
}

type Page = { readonly total: number; readonly messages: readonly MailHead[]; readonly next: number | null }

const PAGE = 500

/** All mails that have arrived, oldest first. */
export async function allMails(mailboxUrl: string): Promise<MailHead[]> {
  const mails: MailHead[] = []
  for (let since: number | null = 0; since !== null;) {
    const response = await fetch(`${mailboxUrl}/messages?limit=${PAGE}&since=${since}`)
    const page = (await response.json()) as Page
    mails.push(...page.messages)
    since = page.next
  }
  return mails
}

/** One mail with its text, to be kept as a file. */
export async function readMail(
  mailboxUrl: string,
  id: number,
): Promise<MailHead & { readonly text: string; readonly html: string }> {
  const response = await fetch(`${mailboxUrl}/messages/${id}`)
  return (await response.json()) as never
}
