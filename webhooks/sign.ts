import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** How long the secret before the last one signs as well: receivers change over in that time. */
export const OLD_SECRET_HOURS = 24

/** The secret of a webhook, `whsec_…`: it follows from the server's own secret, so that none has to be kept. */
export function webhookSecret(serverSecret: string, webhookId: string, number: number): string {
  const bytes = createHmac('sha256', serverSecret).update(`wian-webhook/${webhookId}/${number}`).digest()
  return `whsec_${bytes.toString('base64')}`
}

/** The headers of Standard Webhooks: id, time, and a signature by each secret that is good now. */
export function signedHeaders(
  secrets: readonly string[],
  { id, at, body }: { id: string; at: Date; body: string },
): Readonly<Record<string, string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}
