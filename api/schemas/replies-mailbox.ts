import { z } from 'zod'
import { count, pageOf } from './replies-common.js'

const head = {
  id: z.int().min(1),
  receivedAt: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  messageId: z.string(),
  date: z.string(),
  size: count,
}

/** Mails in a list. */
export const mailboxPage = pageOf(z.strictObject(head)).meta({ id: 'MailboxPage' })

/** One mail taken apart. */
export const mailboxMail = z
  .strictObject({
    ...head,
    text: z.string(),
    html: z.string(),
    headers: z.array(z.strictObject({ key: z.string(), value: z.string() })),
    headerFrom: z.string(),
    headerTo: z.string(),
    attachments: z.array(
      z.strictObject({
        index: count,
        filename: z.string().nullable(),
        mimeType: z.string(),
        size: count,
      }),
    ),
  })
  .meta({ id: 'MailboxMail' })
