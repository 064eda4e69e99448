import type { Route } from './approval/route.js'
import type { AudienceRule } from './audience.js'
import type { DeadlineRule } from './deadline-rule.js'
import type { ReminderStep } from './reminders.js'
import type { Secrecy } from './secrecy.js'

/** A piece of the letter's body, in order. */
export type LetterPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Numbered instructions. */
  | { readonly kind: 'item'; readonly text: string }

/** What the circular's letter says. Thai texts; dates, number and addressee are filled in when it is issued. */
export type LetterContent = {
  readonly form: 'external' | 'stamped'
  /** ที่: the issuing office's own prefix, as its register prints it before "/ว…". */
  readonly prefix: string
  readonly agency: { readonly nameTh: string; readonly addressTh: string }
  readonly salutation: { readonly opening: string; readonly addressee: string; readonly closing: string }
  readonly references: readonly string[]
  readonly enclosures: readonly string[]
  readonly body: readonly LetterPart[]
  readonly signer: { readonly nameTh: string; readonly positionTh: string; readonly capacityTh?: string }
  readonly owner: { readonly unitTh: string; readonly telephone: string; readonly email: string }
  readonly urgency?: 'ด่วน' | 'ด่วนมาก' | 'ด่วนที่สุด'
  /** Which version of the owner's letterhead was used: its emblem stands over the letter. */
  readonly letterhead?: number
}

/** JSON Schema of the answer (draft 2020-12), with `title` in Thai and `x-title-en`. */
export type FormSchema = Readonly<Record<string, unknown>>

/** Everything about a circular that is checked and signed: its hash is what an approval binds to. */
export type CircularContent = {
  readonly procedure: string
  readonly subject: string
  readonly letter: LetterContent
  readonly form: FormSchema
  readonly audience: AudienceRule
  readonly deadline: DeadlineRule
  readonly reminders: readonly ReminderStep[]
  readonly review: 'manual' | 'automatic'
  readonly moreTime: {
    readonly automaticWorkingDays: number
    readonly maxRequests: number
    /** Who decides on more than that; an officer of the issuer when absent. */
    readonly approval?: Route
  }
  readonly nilReturn: boolean
  /** By which route it is approved; check and sign when absent. */
  readonly approval?: Route
  /** Whose approval an answer needs before it leaves its office. */
  readonly officeApproval?: 'director'
  /** How long an office is expected to work on its answer. */
  readonly estimatedMinutes?: number
  /** How far the circular and its answers may be known; plain when absent. */
  readonly secrecy?: Secrecy
}

/** An erratum: what was wrong, what is right, and the reason that the letter gives. */
export type ErratumContent = {
  readonly circularId: string
  readonly wrong: string
  readonly right: string
  readonly reason: string
}
