import type { Secrecy } from './secrecy.js'
import type { Day, Instant } from './time.js'

/** What every mail to a person says of its case. No names of persons: whom it speaks to is read when it is sent. */
export type CaseNotice = {
  /** What the case is called. A secret one is not named in the mail. */
  readonly subject: string
  /** Plain when absent. A mail of a secret case says only that there is one, and brings no paper. */
  readonly secrecy?: Secrecy
  /** The office that speaks: its name and address stand at the foot. */
  readonly officeCode: string
}

/** What a mail says of a meeting: `subject` is its committee's name and number as a person says it. */
export type MeetingNotice = CaseNotice & {
  readonly committee: { readonly th: string; readonly en: string }
  readonly number: number
  /** Buddhist Era, as in the number of the meeting. */
  readonly year: number
  readonly startsAt: Instant
  /** Absent where nobody said how long it takes. */
  readonly endsAt?: Instant
  readonly place: string
  /** Where the meeting can be joined from elsewhere. */
  readonly onlineUrl?: string
  /** How often the time or the place was changed: calendars put the newest in the place of the older. */
  readonly sequence: number
  /** One third is enough this time (administrative procedure act s.79). */
  readonly secondCall?: boolean
}

type Due = { readonly dueAt: Instant }

/** The mails that a person gets, and what each says beyond its kind. */
export type PersonNotices = {
  meetingCalled: MeetingNotice
  meetingChanged: MeetingNotice & { readonly reason: string }
  meetingCancelled: MeetingNotice & { readonly reason: string }
  /** Corrections are taken until then. */
  minutesCirculated: MeetingNotice & Partial<Due>
  minutesCertified: MeetingNotice
  /** To the secretaries: nobody has sent the minutes round. `dueAt` is since when they are late. */
  minutesOverdue: MeetingNotice & Due
  /** To the secretaries: so many members leave, the first after `lastDay`, and so many cases are open. */
  termsEnding: CaseNotice & { readonly lastDay: Day; readonly members: number; readonly openCases: number }
  /** `item` is its number and title; `dueAt` the first instant that is too late for a vote. */
  ballotOpen: MeetingNotice & Partial<Due> & { readonly item: string; readonly secret: boolean }
  approvalAwaiting: CaseNotice & Partial<Due>
  approvalReminder: CaseNotice & Due
  /** To whoever stands above the stage that has not decided. */
  approvalEscalated: CaseNotice & Due
  /** To an office that is told of a resolution: which committee resolved it, and in which meeting, as papers print its number. */
  resolutionTold: CaseNotice & { readonly resolvedBy: MeetingNotice['committee']; readonly meeting: string }
  taskGiven: CaseNotice & Partial<Due>
  taskReminder: CaseNotice & Due
  /** To those whom an order names to be told; the order is attached. `order` is its number as it prints it. */
  orderIssued: CaseNotice & { readonly order: string }
  /** To who wrote it: the head of the office has not signed it. */
  orderReturned: CaseNotice & { readonly reason: string }
  proposalSentBack: CaseNotice & Partial<Due> & { readonly reason: string }
  /** The date for sending it again is near, or over. */
  proposalUnmended: CaseNotice & Due & { readonly reason: string }
  exemptionReturned: CaseNotice & Partial<Due> & { readonly reason: string }
  /** The date for completing it is near, or over. */
  exemptionUnmended: CaseNotice & Due & { readonly reason: string }
  /** `appealUntil` is the last day of the appeal, where there is one. */
  exemptionDecided: CaseNotice & {
    readonly outcome:
      | ('granted' | 'grantedInPart' | 'refused' | 'proposedUpward')
      | ('appealAllowed' | 'appealDismissed' | 'revoked' | 'expired')
    readonly appealUntil?: Day
  }
  /** The exemption shall be revoked; until `dueAt` the applicant may be heard. */
  exemptionHearing: CaseNotice & Due & { readonly reason: string }
  /** `lastDay` is the last day on which it holds. */
  exemptionExpires: CaseNotice & { readonly lastDay: Day }
  /** The law on which it rests ends with `lastDay`, the exemption only with `until`. */
  exemptionOutlivesBasis: CaseNotice & { readonly lastDay: Day; readonly until: Day }
  /** To the body that must decide. */
  decisionDue: CaseNotice & Due
}

/** The kinds of mails to a person. */
export type PersonMailKind = keyof PersonNotices

/** Each kind with what it says. */
export type PersonNotice = {
  [K in PersonMailKind]: { readonly kind: K; readonly params: PersonNotices[K] }
}[PersonMailKind]
