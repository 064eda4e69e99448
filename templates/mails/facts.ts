import type { LetterContent } from '../../domain/content.js'
import type { MailKind } from '../../domain/notices.js'
import type { Secrecy } from '../../domain/secrecy.js'
import type { SubmissionEvent } from '../../domain/submission/case.js'
import type { Instant } from '../../domain/time.js'

/** The mail's first language; the other one follows in smaller type. */
export type MailLanguage = 'th' | 'en'

/** What a mail says of the circular. */
export type MailCircular = {
  readonly subject: string
  /** The mail of a secret circular says only that there is one. Plain when absent. */
  readonly secrecy?: Secrecy
  /** ที่, before "/ว": `ศธ 04999`. */
  readonly prefix: string
  /** After "/ว"; 0 where none is taken yet. */
  readonly number: number
  readonly issuedAt: Instant
  /** The deadline that holds for this office when the mail is sent: the first instant that is too late. */
  readonly dueAt: Instant
  readonly urgency?: LetterContent['urgency']
  readonly issuer: {
    readonly nameTh: string
    readonly nameEn: string
    readonly telephone: string
    readonly email: string
  }
  /** What the latest erratum put right. */
  readonly erratum?: { readonly wrong: string; readonly right: string; readonly reason: string }
  /** The mail comes from a rehearsal: it says so. */
  readonly rehearsal?: boolean
}

/** The office that gets the mail. */
export type MailOffice = { readonly code: string; readonly nameTh: string; readonly nameEn: string }

/** Everything that a mail is made from; `params` is the event that caused it. */
export type MailFacts = {
  readonly kind: MailKind
  readonly params: SubmissionEvent
  readonly circular: MailCircular
  readonly office: MailOffice
  /** Where the letter (PDF) can be had; a secret one is not offered. */
  readonly letterUrl?: string
  /** Where the office works on its answer. */
  readonly taskUrl: string
  /** Thai when absent. */
  readonly lang?: MailLanguage
}

/** The same thing said in both languages. */
export type Both = { readonly th: string; readonly en: string }

/** What stands around the words of a mail, whatever it is about. */
export type MailFrame = {
  readonly greeting: Both
  readonly foot: Both
  /** Where the button leads. */
  readonly taskUrl: string
  /** Where the letter (PDF) can be had, if there is one. */
  readonly letterUrl?: string
  readonly urgency?: string
  readonly rehearsal: boolean
}

/** What a mail says, before it is put into HTML or plain text. Values are clean: one line each. */
export type MailContent = {
  /** What kind of mail it is, for the subject and the heading. */
  readonly heading: Both
  readonly paragraphs: readonly Both[]
  /** Facts: label and value. */
  readonly rows: readonly { readonly label: Both; readonly value: Both }[]
  /** Words of a person, quoted line by line. */
  readonly quote?: { readonly label: Both; readonly lines: readonly string[] }
  readonly action: Both
  readonly tone: 'plain' | 'warning' | 'good'
}
