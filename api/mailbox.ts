import { z } from 'zod'

/** The built-in mailbox of the embedded mode, as the API reads it. There is none in production. */
export type Mailbox = {
  list(filter: MailboxFilter): Promise<MailboxPage>
  read(id: number): Promise<MailboxMail | undefined>
  attachment(id: number, index: number): Promise<MailboxFile | undefined>
}

/** Which mails: to one address, with a text in subject or address, after one of the order asked for, so many. */
export type MailboxFilter = {
  readonly to?: string | undefined
  readonly text?: string | undefined
  readonly newestFirst?: boolean
  readonly after?: string | undefined
  readonly limit: number
}

const head = z.object({
  id: z.int(),
  receivedAt: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  messageId: z.string(),
  // Mails of an older mailbox lack it.
  date: z.string().default(''),
  size: z.int(),
})
const page = z.object({ total: z.int(), messages: z.array(head), next: z.int().nullable() })
const mail = head.extend({
  text: z.string(),
  html: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
  headerFrom: z.string(),
  headerTo: z.string(),
  attachments: z.array(
    z.object({
      index: z.int(),
      filename: z.string().nullable(),
      mimeType: z.string(),
      size: z.int(),
    }),
  ),
})

export type MailboxPage = z.infer<typeof page>
export type MailboxMail = z.infer<typeof mail>
export type MailboxFile = { readonly name: string; readonly bytes: Buffer }

const PATIENCE_MS = 5_000

/** Reads the mailbox process next door. */
export function createMailbox(url: string): Mailbox {
  const get = (path: string) => fetch(`${url}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
  return {
    async list({ to, text, newestFirst = false, after, limit }) {
      const query = new URLSearchParams({
        limit: String(limit),
        ...(to ? { to } : {}),
        ...(text ? { text } : {}),
        ...(newestFirst ? { newestFirst: 'true' } : {}),
        ...(after ? { [newestFirst ? 'before' : 'since']: after } : {}),
      })
      const response = await get(`/messages?${query.toString()}`)
      return page.parse(await response.json())
    },
    async read(id) {
      const response = await get(`/messages/${id}`)
      return response.ok ? mail.parse(await response.json()) : undefined
    },
    async attachment(id, index) {
      const found = await this.read(id)
      const known = found?.attachments.find((one) => one.index === index)
      if (!known) return undefined
      const response = await get(`/messages/${id}/attachments/${index}`)
      return {
        name: known.filename ?? `attachment-${index + 1}`,
        bytes: Buffer.from(await response.arrayBuffer()),
      }
    },
  }
}
