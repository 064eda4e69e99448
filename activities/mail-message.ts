import { createHash } from 'node:crypto'
import type { QueuedMail } from '../db/outbox.js'

/** Subject and bodies of a mail, made at the moment of sending. */
export type RenderedMail = {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly MailAttachment[]
  /** A calendar entry that the receiver's program can take over (RFC 6047). */
  readonly icalEvent?: {
    readonly method: 'REQUEST' | 'CANCEL'
    readonly filename: string
    readonly content: string
  }
}

/** A paper that a mail brings. */
export type MailAttachment = {
  readonly filename: string
  readonly contentType: string
  readonly content: Buffer
}

/** Who sends: the address that mails come from, and the domain of our Message-IDs. */
export type Sender = { readonly from: string; readonly domain: string }

/** The Message-ID of a mail: the same for every attempt, so that whoever gets it twice can tell. */
export function messageIdOf(mailId: string, domain: string): string {
  return `<${createHash('sha256').update(mailId).digest('hex').slice(0, 32)}@${domain}>`
}

/** The message as the transport takes it. Two attempts differ in nothing that the receiver sees. */
export function messageOf(
  mail: QueuedMail,
  { subject, text, html, attachments, icalEvent }: RenderedMail,
  { from, domain }: Sender,
) {
  const messageId = messageIdOf(mail.mailId, domain)
  return {
    from,
    // An address object is taken as it is: a comma in it cannot make two recipients.
    to: { name: '', address: mail.to },
    messageId,
    ...threadOf(mail, messageId, domain),
    date: mail.queuedAt,
    headers: {
      // RFC 3834: no out-of-office note answers this, and no loop begins.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.caseId === null ? {} : { 'X-Wian-Case': mail.caseId }),
      ...(mail.traceId === null ? {} : { 'X-Wian-Trace': mail.traceId }),
    },
    subject,
    text,
    html,
    ...(attachments ? { attachments: [...attachments] } : {}),
    ...(icalEvent ? { icalEvent } : {}),
  }
}

/** Mail programs put the reminder below the letter that it is about, and what one person hears of a case together. */
function threadOf(
  mail: QueuedMail,
  messageId: string,
  domain: string,
): { inReplyTo?: string; references?: string } {
  if (mail.caseId === null) return {}
  if (mail.circularId === null) return { references: messageIdOf(`${mail.caseId}/${mail.personId}`, domain) }
  const first = messageIdOf(`${mail.caseId}#1`, domain)
  return messageId === first ? {} : { inReplyTo: first, references: first }
}
