import type { Committee } from '../committee/case.js'
import type { Vote, Voter } from '../committee/ballot.js'
import type { Result, Totals } from '../committee/tally.js'
import type { NumberRequest, Stamp } from '../case.js'
import type { Instant } from '../time.js'
import type { AgendaPart, Dissent, ItemDetails, ItemStatus, NewItem } from './agenda.js'
import type { FollowUp } from './follow-ups.js'
import type {
  Apology,
  Attendance,
  Chairing,
  Convened,
  Guest,
  MeetingJob,
  Notice,
  QuorumMark,
  Recording,
  Session,
} from './case.js'
import type { Interest } from './interest.js'
import type { ResolvedAt } from './minutes.js'
import type { CastingVoteGiven, Question, ResolutionOutcome, VotingMethod } from './voting.js'
import type { MajorityBase, ThresholdName } from '../committee/case.js'

type Item = { readonly itemId: string }
type Ballot = Item & { readonly votingId: string }
type Owed = { readonly jobs: readonly MeetingJob[] }
/** A letter goes out with it: its number is the next of the secretariat's register. Events from before that had none. */
type Letter = { readonly allot?: NumberRequest; readonly number?: number }

type PreparedEvent =
  | { readonly type: 'sessionChanged'; readonly session: Session }
  | { readonly type: 'itemAdded'; readonly item: NewItem }
  | ({ readonly type: 'itemChanged'; readonly details: ItemDetails } & Item)
  | ({ readonly type: 'itemMoved'; readonly part: AgendaPart; readonly place: number } & Item)
  | ({
      readonly type: 'itemLeft'
      readonly status: Extract<ItemStatus, 'withdrawn' | 'postponed' | 'sentBack'>
      readonly reason: string
    } & Item)
  | ({ readonly type: 'called'; readonly notice: Notice; readonly committee: Committee } & Owed & Letter)
  | ({
      readonly type: 'dateChanged'
      readonly notice: Notice
      readonly committee: Committee
      readonly reason: string
    } & Owed &
      Letter)
  | { readonly type: 'committeeRenewed'; readonly committee: Committee; readonly reason: string }
  | ({ readonly type: 'cancelled'; readonly reason: string } & Owed & Letter)
  | { readonly type: 'guestInvited'; readonly guest: Guest }
  | { readonly type: 'apologised'; readonly apology: Apology }

type AttendedEvent =
  | { readonly type: 'attended'; readonly line: Attendance }
  | ({ readonly type: 'attendedAfterwards'; readonly line: Attendance } & Owed)
  | { readonly type: 'elected'; readonly personId: string }
  | { readonly type: 'chaired'; readonly chairing: Chairing }
  | { readonly type: 'opened'; readonly quorum: QuorumMark }
  | { readonly type: 'quorumLost'; readonly quorum: QuorumMark }
  | { readonly type: 'quorumRegained'; readonly quorum: QuorumMark }
  | ({
      readonly type: 'adjourned'
      readonly quorum: QuorumMark
      /** Only of a meeting that had been opened. */
      readonly minutesDueAt?: Instant
    } & Owed)
  | ({ readonly type: 'closed'; readonly minutesDueAt: Instant } & Owed)

type DiscussedEvent =
  | ({ readonly type: 'itemOpened'; readonly countsRecused: boolean } & Item)
  | ({ readonly type: 'interestDeclared'; readonly interest: Interest } & Item)
  | ({
      readonly type: 'interestDecided'
      readonly personId: string
      readonly recused: boolean
      readonly reason: string
    } & Item)
  | ({
      readonly type: 'objected'
      readonly personId: string
      readonly reason: string
    } & Item)
  | ({ readonly type: 'objectionDropped'; readonly personId: string; readonly reason: string } & Item)
  | ({ readonly type: 'discussed'; readonly noteId: string; readonly sha256: string } & Item)

type Counted = Ballot & {
  /** The first instant that was too late. */
  readonly closedAt: Instant
  readonly totals: Totals
  readonly result: Result
}

type VotedEvent =
  | ({
      readonly type: 'adopted'
      readonly proposes: ResolutionOutcome
      readonly threshold: ThresholdName
      readonly majorityBase: MajorityBase
      readonly result: Result
    } & Ballot)
  | ({
      readonly type: 'voteOpened'
      readonly question: Question
      readonly method: VotingMethod
      readonly threshold: ThresholdName
      readonly majorityBase: MajorityBase
    } & Ballot)
  | ({ readonly type: 'voteCast'; readonly vote: Vote } & Ballot)
  /** Who, never what. */
  | ({ readonly type: 'ballotTaken'; readonly voter: Voter } & Ballot)
  | ({ readonly type: 'ballotsCounted'; readonly personId: string; readonly totals: Totals } & Ballot)
  | ({ readonly type: 'voteTied' } & Counted)
  | ({ readonly type: 'voteClosed' } & Counted)
  | ({
      readonly type: 'castingVoteCast'
      readonly casting: CastingVoteGiven
      readonly result: Result
    } & Ballot)
  | ({ readonly type: 'voteAnnulled'; readonly reason: string } & Ballot)
  | ({ readonly type: 'objectionDecided'; readonly personId: string; readonly stays: boolean } & Ballot)

type ResolvedEvent =
  | ({
      readonly type: 'resolved'
      readonly numberInMeeting: number
      readonly outcome: ResolutionOutcome
      readonly text: string
      readonly reason?: string
      readonly votingId?: string
      readonly followUps: readonly FollowUp[]
      /** From the register of resolutions of the secretariat. */
      readonly allot: NumberRequest
      readonly number?: number
    } & Item &
      Owed)
  | ({ readonly type: 'followUpsAdded'; readonly followUps: readonly FollowUp[] } & Item & Owed)
  /** The letter of an item's resolution, or of what follows from it (`caseId`), has its number. */
  | ({
      readonly type: 'letterNumbered'
      readonly caseId?: string
      readonly allot: NumberRequest
      readonly number?: number
    } & Item)
  | ({ readonly type: 'dissented'; readonly dissent: Dissent } & Item)

type MinutesEvent =
  | { readonly type: 'minutesWritten'; readonly sha256: string; readonly revision: number }
  | { readonly type: 'minutesSigned'; readonly as: 'drafter' | 'checker'; readonly sha256: string }
  | ({ readonly type: 'minutesCirculated'; readonly sha256: string } & Owed)
  | {
      readonly type: 'correctionProposed'
      readonly correctionId: string
      readonly personId: string
      readonly textSha256: string
      readonly itemId?: string
    }
  | {
      readonly type: 'correctionAnswered'
      readonly correctionId: string
      readonly taken: boolean
      readonly reason?: string
    }
  | ({ readonly type: 'minutesCertified'; readonly sha256: string; readonly resolvedAt: ResolvedAt } & Owed)
  | { readonly type: 'amendmentResolved'; readonly resolvedAt: ResolvedAt }
  | ({
      readonly type: 'minutesAmended'
      readonly sha256: string
      readonly revision: number
      readonly resolvedAt: ResolvedAt
    } & Owed)

/** What has happened to a meeting. An event with `allot` gets its `number` when it is recorded. */
export type MeetingEvent =
  | Convened
  | (Stamp &
      (
        | PreparedEvent
        | AttendedEvent
        | DiscussedEvent
        | VotedEvent
        | ResolvedEvent
        | MinutesEvent
        | { readonly type: 'recordingAdded'; readonly recording: Recording }
        | ({ readonly type: 'reminded' } & Owed)
        | ({ readonly type: 'minutesOverdue' } & Owed)
        | { readonly type: 'jobDone'; readonly jobId: string; readonly done: number }
      ))

/** An event of this name. */
export type EventNamed<Name extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Name }>
