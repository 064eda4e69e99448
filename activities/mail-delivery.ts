import type pg from 'pg'
import { deferMail, isUnanswered, putBackMails, settleMails, type QueuedMail } from '../db/outbox.js'
import { mailFailure } from './failures.js'
import { messageOf, type RenderedMail, type Sender } from './mail-message.js'
import { recordUndelivered, type SentBatch } from './mail-settling.js'
import type { MailTransport } from './mail-transport.js'
import { withoutValues } from '../telemetry/safe-error.js'

/** Makes subject and text of a mail at the moment of sending. */
export type RenderMail = (mail: QueuedMail) => Promise<RenderedMail> | RenderedMail

/** What the mail room tells an operator: ids and the server's words, no addresses. */
export type MailLog = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Limits of one mail, in real time. */
export type DeliveryLimits = {
  readonly sendWithinMs: number
  /** The wait after the first "not now"; each further one is twice as long, up to the longest. */
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  readonly giveUpAfterMs: number
}

/** `settled`: sent, bounced, dropped or given up. `away`: the server is not there, the mail was not tried. */
export type Outcome = 'settled' | 'deferred' | 'away'

/** What one delivery works with. */
export type DeliveryDeps = Sender & {
  readonly pool: pg.Pool
  readonly transport: MailTransport
  readonly render: RenderMail
  readonly log: MailLog
  readonly sent: SentBatch
  readonly limits: DeliveryLimits
}

const NO_ADDRESS = {
  office: 'หน่วยงานนี้ไม่มีที่อยู่อีเมลในทำเนียบ / The directory has no mail address for this office.',
  person: 'บุคคลนี้ไม่มีที่อยู่อีเมลในระบบ / There is no mail address for this person.',
}

/** Brings one claimed mail to its end, or puts it off. Throws only when the database fails: then the lease runs out. */
export type Deliver = (mail: QueuedMail) => Promise<Outcome>

/** Makes the delivery of single mails. */
export function createDelivery(deps: DeliveryDeps): Deliver {
  const isServerThere = askOnce(deps.transport)
  return async (mail) => {
    const { pool, sent } = deps
    if (mail.to === '')
      return undelivered(
        deps,
        mail,
        'bounced',
        mail.circularId === null ? NO_ADDRESS.person : NO_ADDRESS.office,
      )
    // Asked at the last moment: an answer that came in while the reminder was queued makes it pointless.
    if (mail.onlyIfUnanswered && mail.circularId !== null && !(await isUnanswered(pool, mail.caseId))) {
      await settleMails(pool, 'dropped', [{ mailId: mail.mailId, response: 'answered meanwhile' }])
      return 'settled'
    }
    try {
      sent.add({ mailId: mail.mailId, response: await send(deps, mail) })
      deps.log.info({ mailId: mail.mailId, traceId: mail.traceId, kind: mail.kind }, 'mail sent')
      return 'settled'
    } catch (failure) {
      return afterFailure(deps, mail, failure, isServerThere)
    }
  }
}

async function send(
  { transport, render, limits, ...sender }: DeliveryDeps,
  mail: QueuedMail,
): Promise<string> {
  const message = messageOf(mail, await render(mail), sender)
  const info = await within(limits.sendWithinMs, (signal) => transport.sendMail({ ...message, signal }))
  return (info as { response?: string }).response ?? ''
}

/** Unlike AbortSignal.timeout it leaves no timer behind: thousands of mails would each make an error later. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), ms)
  try {
    return await work(limit.signal)
  } finally {
    clearTimeout(timer)
  }
}

async function afterFailure(
  deps: DeliveryDeps,
  mail: QueuedMail,
  failure: unknown,
  isServerThere: () => Promise<boolean>,
): Promise<Outcome> {
  const { fate, response } = mailFailure(failure)
  const { mailId } = mail
  if (fate === 'refused') return undelivered(deps, mail, 'bounced', response)
  if (fate === 'connection' && !(await isServerThere())) {
    await putBackMails(deps.pool, [mailId])
    return 'away'
  }
  const since = mail.deferredSince === null ? 0 : Date.now() - Date.parse(mail.deferredSince)
  if (since >= deps.limits.giveUpAfterMs) return undelivered(deps, mail, 'failed', response)
  const delayMs = delayAfter(mail.attempts, deps.limits)
  await deferMail(deps.pool, { mailId, response, delayMs })
  const { traceId, attempts } = mail
  const said = withoutValues(response)
  deps.log.warn({ mailId, traceId, response: said, attempts: attempts + 1, delayMs }, 'mail put off')
  return 'deferred'
}

async function undelivered(
  { pool, log }: DeliveryDeps,
  mail: QueuedMail,
  state: 'bounced' | 'failed',
  response: string,
): Promise<Outcome> {
  await recordUndelivered(pool, mail, { state, response })
  const { mailId, traceId } = mail
  log.warn({ mailId, traceId, response: withoutValues(response) }, `mail ${state}`)
  return 'settled'
}

/** Twice as long each time, and spread by half so that what failed together does not come back together. */
function delayAfter(attempts: number, { firstDelayMs, longestDelayMs }: DeliveryLimits): number {
  const delay = Math.min(firstDelayMs * 2 ** Math.min(attempts, 20), longestDelayMs)
  return Math.round(delay * (0.75 + Math.random() / 2))
}

/** Asks whether the server takes connections and our credentials; whoever asks meanwhile gets the same answer. */
function askOnce(transport: MailTransport): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined
  return () =>
    (asking ??= transport
      .verify()
      .then(
        () => true,
        () => false,
      )
      .finally(() => (asking = undefined)))
}
