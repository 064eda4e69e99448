import type { Committee } from '../committee/case.js'
import type { CastingChoice, Choice, Totals } from '../committee/tally.js'
import type { Stamp } from '../case.js'
import type { Secrecy } from '../secrecy.js'
import type { Instant } from '../time.js'
import type { AgendaPart, ItemDetails, NewItem } from './agenda.js'
import type { FollowUp } from './follow-ups.js'
import type { Attendance, AttendanceVia, Guest, Occasion, Recording, Session } from './case.js'
import type { Declaration } from '../committee/recusal.js'
import type { ResolvedAt } from './minutes.js'
import type { BallotMethod, Question, ResolutionOutcome } from './voting.js'

type Item = { readonly itemId: string }
type Person = { readonly personId: string }
type Reason = { readonly reason: string }

/** The secretary prepares and calls. `committee` is put in by the API, as the record has it at the moment. */
type PreparingAct =
  | {
      readonly type: 'convene'
      readonly meetingId: string
      readonly committeeId: string
      readonly secretariat: string
      readonly occasion: Occasion
      readonly session: Session
      readonly secrecy?: Secrecy
      /** What the committee's own book says; the next of the year where nothing is said. */
      readonly number?: number
    }
  | { readonly type: 'changeSession'; readonly session: Session }
  | { readonly type: 'addItem'; readonly item: NewItem }
  | ({ readonly type: 'changeItem'; readonly details: ItemDetails } & Item)
  /** `place` counts from 1 within the part. */
  | ({ readonly type: 'moveItem'; readonly part: AgendaPart; readonly place: number } & Item)
  | ({ readonly type: 'withdrawItem' } & Item & Reason)
  | ({ readonly type: 'postponeItem' } & Item & Reason)
  | ({ readonly type: 'sendItemBack' } & Item & Reason)
  | {
      readonly type: 'call'
      readonly committee: Committee
      readonly saysLowerQuorum: boolean
      readonly urgentReason?: string
    }
  | ({
      readonly type: 'changeDate'
      readonly session: Session
      readonly committee: Committee
      readonly urgentReason?: string
    } & Reason)
  /** Takes over what changed in the committee after the call, before the meeting is opened. */
  | ({ readonly type: 'renewCommittee'; readonly committee: Committee } & Reason)
  | ({ readonly type: 'cancel' } & Reason)
  | { readonly type: 'inviteGuest'; readonly guest: Guest }
  | ({ readonly type: 'apologise' } & Person & Reason)

/** Who is there and who presides. A person checks in with `via: 'code'` or `'online'` for themselves alone. */
type AttendingAct =
  | ({ readonly type: 'arrive'; readonly via: AttendanceVia } & Person)
  | ({ readonly type: 'leave'; readonly via: AttendanceVia } & Person)
  /** Nobody noted it in time; `happenedAt` is when they came or went. */
  | ({
      readonly type: 'attendAfterwards'
      readonly what: Attendance['what']
      readonly happenedAt: Instant
    } & Person &
      Reason)
  | ({ readonly type: 'elect' } & Person)
  | { readonly type: 'open' }
  /** Before the opening, or once the quorum is lost: the meeting ends for want of it, open items are postponed. */
  | { readonly type: 'adjourn' }
  | { readonly type: 'close' }

/** What happens to the item that is open. */
type DiscussingAct =
  | ({ readonly type: 'openItem'; readonly countsRecused: boolean } & Item)
  | ({ readonly type: 'declareInterest'; readonly declaration: Declaration } & Item)
  | ({ readonly type: 'decideInterest'; readonly recused: boolean } & Item & Person & Reason)
  | ({ readonly type: 'objectTo' } & Item & Person & Reason)
  | ({ readonly type: 'dropObjection' } & Item & Person & Reason)
  | ({ readonly type: 'noteDiscussion'; readonly noteId: string; readonly sha256: string } & Item)

/** Votes. The choice of a secret ballot is in no act: it goes into the urn (see `takeBallot`). */
type VotingAct =
  | ({ readonly type: 'adopt'; readonly votingId: string; readonly proposes: ResolutionOutcome } & Item)
  | ({
      readonly type: 'openVote'
      readonly votingId: string
      readonly question: Question
      /** The item's where nothing is said; an objection is always decided secretly. */
      readonly method?: BallotMethod
    } & Item)
  /** By the member, or by the secretary who sees the raised hand. */
  | ({
      readonly type: 'castVote'
      readonly votingId: string
      readonly choice: Choice
    } & Item &
      Person)
  /** The person has put a ballot into the urn, or has been given a paper one. */
  | ({ readonly type: 'takeBallot'; readonly votingId: string } & Item & Person)
  | ({ readonly type: 'countBallots'; readonly votingId: string; readonly totals: Totals } & Item)
  /** `tally`: what the urn holds, read under its lock; only of a secret vote by device. */
  | ({ readonly type: 'closeVote'; readonly votingId: string; readonly tally?: Totals } & Item)
  | ({ readonly type: 'castCasting'; readonly votingId: string; readonly choice: CastingChoice } & Item &
      Person)
  | ({ readonly type: 'annulVote'; readonly votingId: string } & Item & Reason)

/** What was resolved. */
type ResolvingAct =
  | ({
      readonly type: 'resolve'
      readonly outcome: ResolutionOutcome
      readonly text: string
      readonly reason?: string
      readonly followUps: readonly FollowUp[]
    } & Item)
  | ({ readonly type: 'addFollowUps'; readonly followUps: readonly FollowUp[] } & Item)
  | ({ readonly type: 'dissent' } & Item & Person & Reason)

/** By the secretary, while it is held or afterwards. */
type RecordingAct = { readonly type: 'addRecording'; readonly recording: Recording }

/**
 * The minutes. The API makes a version from the state and the texts that the secretary writes, keeps
 * it, and gives its hash here; `revision` is that of the state it was made from.
 */
type MinutesAct =
  | { readonly type: 'writeMinutes'; readonly sha256: string; readonly revision: number }
  | { readonly type: 'signMinutes'; readonly as: 'drafter' | 'checker'; readonly sha256: string }
  | { readonly type: 'circulateMinutes'; readonly sha256: string }
  | ({
      readonly type: 'proposeCorrection'
      readonly correctionId: string
      readonly textSha256: string
      readonly itemId?: string
    } & Person)
  | {
      readonly type: 'answerCorrection'
      readonly correctionId: string
      readonly taken: boolean
      readonly reason?: string
    }
  /** By the product, when a later meeting has resolved it (`deliver` of that meeting); certified ones may be amended then. */
  | { readonly type: 'certifyMinutes'; readonly resolvedAt: ResolvedAt }
  /** Once for each correction that a later meeting has resolved. */
  | { readonly type: 'amendMinutes'; readonly sha256: string; readonly revision: number }

/** What a person, a later meeting, or the passing of time does to a meeting. */
export type MeetingAct = Stamp &
  (
    | PreparingAct
    | RecordingAct
    | AttendingAct
    | DiscussingAct
    | VotingAct
    | ResolvingAct
    | MinutesAct
    /** By the product, before it makes the letter: the extract of the item, or the letter or the memo of the task `caseId`. */
    | ({ readonly type: 'numberLetter'; readonly caseId?: string } & Item)
    | { readonly type: 'wake' }
    | { readonly type: 'finishJob'; readonly jobId: string; readonly done: number }
  )

/** An act of this name. */
export type ActNamed<Name extends MeetingAct['type']> = Extract<MeetingAct, { type: Name }>
