import type { SubmissionEvent } from './submission/case.js'
import type { Instant } from './time.js'

/** The mails that an office gets: one kind for each event that concerns it. */
export const MAIL_KINDS = [
  'issue',
  'reminder',
  'erratum',
  'extended',
  'deadlineMoved',
  'moreTimeGranted',
  'moreTimeRefused',
  'returned',
  'accepted',
  'overdueLetter',
  'withdrawn',
  'wrongOfficeRejected',
  'exempted',
  'dutyReopened',
] as const
/** What a mail to an office is about. */
export type MailKind = (typeof MAIL_KINDS)[number]

/** What may become of a mail; `dropped` is one that had nothing to ask any more when its turn came. */
export const MAIL_STATES = ['queued', 'sent', 'bounced', 'dropped', 'failed'] as const
/** What became of a mail. */
export type MailState = (typeof MAIL_STATES)[number]

/** A mail of a circular and what became of it, as lists show it: no address. */
export type MailEntry = {
  readonly mailId: string
  readonly officeCode: string
  readonly kind: MailKind
  readonly state: MailState
  readonly attempts: number
  readonly queuedAt: Instant
  readonly settledAt: Instant | null
  /** What the mail server said last. */
  readonly response: string | null
}

/** Which mail an event sends to the office, if any. A mail that asks for an answer is dropped once there is one. */
export function noticeOf(event: SubmissionEvent): { kind: MailKind; onlyIfUnanswered: boolean } | undefined {
  const always = (kind: MailKind) => ({ kind, onlyIfUnanswered: false })
  switch (event.type) {
    case 'sent':
    case 'resent':
      return always('issue')
    case 'reminded':
      return { kind: 'reminder', onlyIfUnanswered: true }
    case 'corrected':
      return always('erratum')
    case 'extended':
      return always('extended')
    case 'deadlineMoved':
      // Reminders alone are no news to the office.
      return event.dueAt === event.from ? undefined : { kind: 'deadlineMoved', onlyIfUnanswered: true }
    case 'moreTimeDecided':
      return always(event.granted ? 'moreTimeGranted' : 'moreTimeRefused')
    case 'returned':
      return always('returned')
    case 'accepted':
      return always('accepted')
    case 'overdueSealed':
      return { kind: 'overdueLetter', onlyIfUnanswered: true }
    case 'withdrawn':
      return always('withdrawn')
    case 'exempted':
      return always('exempted')
    case 'dutyReopened':
      return { kind: 'dutyReopened', onlyIfUnanswered: true }
    case 'wrongOfficeDecided':
      return event.upheld ? undefined : always('wrongOfficeRejected')
    case 'approvalAsked':
    case 'stageDecided':
    case 'stageReminded':
    case 'stageEscalated':
    case 'stagePassedOver':
      // These are told to the persons concerned, not to the office.
      return undefined
    case 'opened':
    case 'personsNamed':
    case 'received':
    case 'assigned':
    case 'draftSaved':
    case 'submitted':
    case 'wrongOfficeReported':
    case 'moreTimeAsked':
    case 'fellDue':
    case 'closedUnanswered':
    case 'bounced':
    case 'numberCancelled':
      return undefined
  }
}
