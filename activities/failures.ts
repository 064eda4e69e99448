/** What a failure means for the mail in hand. */
export type MailFate =
  /** The mailbox (or what we say to it) was refused for good: it bounces. */
  | 'refused'
  /** Not now: the mail is tried again later (greylisting, a full mailbox for a while, a fault of ours). */
  | 'later'
  /** The connection broke or never came about: ask whether the server is there at all. */
  | 'connection'

/** A foreign failure in our words: what becomes of the mail, and what the record says. */
export type MailFailure = { readonly fate: MailFate; readonly response: string }

type Seen = { code: string; command: string; status: number; message: string; response: string }
type Row = readonly [applies: (seen: Seen) => boolean, fate: MailFate]

/** Codes of nodemailer that say nothing about the one mail in hand. */
const CONNECTION_CODES = [
  'ECONNECTION',
  'ESOCKET',
  'ETIMEDOUT',
  'EDNS',
  'ETLS',
  'EPROTOCOL',
  'EAUTH',
  'EPROXY',
]
/** Commands whose refusal is about the recipient or this message; one of MAIL FROM is about us. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA']

/** The first row that applies decides. RFC 5321: 4yz is transient, 5yz permanent; 421 closes the connection. */
const TABLE: readonly Row[] = [
  [({ code }) => CONNECTION_CODES.includes(code), 'connection'],
  [({ status }) => status === 421, 'connection'],
  [({ status, command }) => status >= 500 && ABOUT_THE_MAIL.includes(command), 'refused'],
  [({ status }) => status >= 400, 'later'],
  [
    ({ code, command, message }) => code === 'EENVELOPE' && command === 'API' && /recipient/i.test(message),
    'refused',
  ],
]

/** Reads a failure of sending. What the table does not know is a bug of ours: the mail waits, and is not lost. */
export function mailFailure(error: unknown): MailFailure {
  const seen = seenIn(error)
  const fate = TABLE.find(([applies]) => applies(seen))?.[1] ?? 'later'
  return { fate, response: seen.response || seen.message }
}

function seenIn(error: unknown): Seen {
  const { code, command, responseCode, message, response } = (
    typeof error === 'object' && error !== null ? error : { message: String(error) }
  ) as Partial<Record<string, unknown>>
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    code: text(code),
    command: text(command),
    status: typeof responseCode === 'number' ? responseCode : 0,
    message: text(message),
    response: text(response),
  }
}
