import type pg from 'pg'
import { isRehearsal } from '../db/clock.js'
import { linkAddress, linkToken } from '../db/links.js'
import { loadMailCircular } from '../db/mail-circular.js'
import type { QueuedMail } from '../db/outbox.js'
import { isSecret } from '../domain/secrecy.js'
import { renderAccountMail } from '../templates/mails/account.js'
import { renderWebhookOffMail } from '../templates/mails/webhook-off.js'
import { renderMail } from '../templates/mails/render.js'
import type { RenderMail } from './mail-delivery.js'
import { renderForPerson } from './person-mail.js'

/** A page of mails is about one circular: what they share is read once in this time. */
const KEPT_MS = 2_000

/** What words are made with; the secret is the one from which the tokens of links follow. */
export type RendererDeps = { readonly pool: pg.Pool; readonly publicUrl: string; readonly secret: string }

/** Makes the words of a mail from the record as it stands when it is sent. `publicUrl` is where offices reach the product. */
export function createMailRenderer({ pool, publicUrl, secret }: RendererDeps): RenderMail {
  const sharedOf = keptFor(KEPT_MS, (circularId) => loadMailCircular(pool, circularId))
  return async (mail: QueuedMail) => {
    if (mail.caseId === null) {
      if (mail.kind === 'webhookOff')
        return renderWebhookOffMail({
          ...{ ...mail.event, productUrl: publicUrl },
          rehearsal: await isRehearsal(pool),
        })
      const { kind, event } = mail
      const link = linkAddress(publicUrl, kind, linkToken(secret, event.linkId))
      return renderAccountMail({ kind, link, rehearsal: await isRehearsal(pool) })
    }
    if (mail.circularId === null) return renderForPerson({ pool, publicUrl }, mail)
    const shared = await sharedOf(mail.circularId)
    const letterId =
      'letterId' in mail.event ? mail.event.letterId : `${mail.circularId}/${mail.officeCode}/circular`
    return renderMail({
      kind: mail.kind,
      params: mail.event,
      circular: { ...shared, dueAt: mail.dueAt },
      office: mail.office,
      ...(isSecret(shared.secrecy) ? {} : { letterUrl: `${publicUrl}/api/v1/letters/${letterId}.pdf` }),
      taskUrl: `${publicUrl}/inbox/${mail.circularId}`,
    })
  }
}

/** Remembers what was read for a short time, so that a page of mails reads it once. */
function keptFor<T>(ms: number, read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { value: Promise<T>; until: number }>()
  return (key) => {
    const known = kept.get(key)
    if (known && known.until > performance.now()) return known.value
    const value = read(key)
    // A failure is not remembered.
    value.catch(() => kept.delete(key))
    kept.clear()
    kept.set(key, { value, until: performance.now() + ms })
    return value
  }
}
