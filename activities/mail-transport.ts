import { createTransport, type Transporter } from 'nodemailer'

/** What the mail room needs of a pooled transport. */
export type MailTransport = Pick<Transporter, 'sendMail' | 'verify'>

/**
 * A pooled SMTP transport. `connections` is how many are open at once; beside the address's own parameters
 * (`?dkim…`, credentials, `smtps:`) it sets limits of time, so that a silent server is found out within half a minute.
 */
export function openMailTransport(smtpUrl: string, { connections = 8 } = {}): Transporter {
  return createTransport({
    ...{ pool: true, maxConnections: connections, maxMessages: Infinity, maxRequeues: 3 },
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    url: smtpUrl,
  })
}
