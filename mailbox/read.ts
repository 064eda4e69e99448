import { decodeWords, default as PostalMime, type Address, type Email } from 'postal-mime'
import type { MailHead, MailStore } from './store.js'

/** Which mails are asked for. */
export type MailQuery = {
  /** One recipient, exactly. */
  readonly to?: string | undefined
  /** What stands in the subject or in a recipient's address. */
  readonly text?: string | undefined
  /** Only mails after this id, or received at or after this instant (RFC 3339). */
  readonly since?: string | undefined
  /** Only mails before this id: the page of older ones. */
  readonly before?: number | undefined
  readonly limit?: number | undefined
  readonly newestFirst?: boolean | undefined
}

/** A page of mails; `next` is the id to ask on from with `since` (`before` where the newest come first), `total` counts all that match. */
export type MailPage = {
  readonly total: number
  readonly messages: readonly MailHead[]
  readonly next: number | null
}

/** An attachment without its bytes: those are at /messages/:id/attachments/:index. */
export type MailAttachment = {
  readonly index: number
  readonly filename: string | null
  readonly mimeType: string
  readonly size: number
}

/** A mail taken apart. */
export type ReadMail = MailHead & {
  readonly text: string
  readonly html: string
  readonly date: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly headerFrom: string
  readonly headerTo: string
  readonly attachments: readonly MailAttachment[]
}

const DEFAULT_LIMIT = 100

/** Finds mails by recipient and time; subjects are readable. */
export function findMails(
  store: MailStore,
  { to, text, since, before = Infinity, limit = DEFAULT_LIMIT, newestFirst }: MailQuery,
): MailPage {
  const recipient = to?.toLowerCase()
  const isAfter = afterOf(since)
  const isMeant = holds(text)
  const found = store
    .heads()
    .filter((head) => isAfter(head) && (!recipient || head.to.includes(recipient)) && isMeant(head))
  const rest = found.filter(({ id }) => id < before)
  const page = newestFirst ? rest.slice(-limit).reverse() : rest.slice(0, limit)
  const next = rest.length > limit ? (page.at(-1)?.id ?? null) : null
  return { total: found.length, messages: page.map(readable), next }
}

/** Reads one mail; undefined when there is none of this id. */
export async function readMail(store: MailStore, id: number): Promise<ReadMail | undefined> {
  const [head, email] = [store.head(id), await parse(store, id)]
  if (!head || !email) return undefined
  return {
    ...readable(head),
    text: email.text ?? '',
    html: email.html ?? '',
    date: email.date ?? '',
    headers: email.headers.map(({ key, value }) => ({ key, value })),
    headerFrom: addresses(email.from ? [email.from] : []),
    headerTo: addresses(email.to ?? []),
    attachments: email.attachments.map(({ filename, mimeType, content }, index) => ({
      ...{ index, filename, mimeType },
      size: bytesOf(content).length,
    })),
  }
}

/** The bytes of one attachment. */
export async function readAttachment(
  store: MailStore,
  id: number,
  index: number,
): Promise<{ filename: string | null; mimeType: string; bytes: Buffer } | undefined> {
  const attachment = (await parse(store, id))?.attachments[index]
  return attachment && { ...attachment, bytes: bytesOf(attachment.content) }
}

async function parse(store: MailStore, id: number): Promise<Email | undefined> {
  const raw = await store.raw(id)
  return raw && PostalMime.parse(raw)
}

function afterOf(since: string | undefined): (head: MailHead) => boolean {
  if (!since) return () => true
  if (/^\d+$/.test(since)) return ({ id }) => id > Number(since)
  const from = new Date(since).toISOString()
  return ({ receivedAt }) => receivedAt >= from
}

function holds(text: string | undefined): (head: MailHead) => boolean {
  const wanted = text?.trim().toLowerCase()
  if (!wanted) return () => true
  return (head) => [readable(head).subject.toLowerCase(), ...head.to].some((one) => one.includes(wanted))
}

const readable = (head: MailHead): MailHead => ({ ...head, subject: decodeWords(head.subject) })

const addresses = (list: readonly Address[]): string =>
  list.map(({ name, address }) => (name ? `${name} <${address ?? ''}>` : (address ?? ''))).join(', ')

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string'
    ? Buffer.from(content)
    : content instanceof Uint8Array
      ? Buffer.from(content)
      : Buffer.from(content)
