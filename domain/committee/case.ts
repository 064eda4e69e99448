import type { Stamp } from '../case.js'
import type { Day } from '../time.js'

/** A share in whole numbers, so that nothing is ever rounded by a machine: one half is 1 of 2. */
export type Fraction = { readonly numerator: number; readonly denominator: number }

/**
 * From what a majority is counted: the valid votes for and against (`presentAndVoting`), the members who are in the room
 * and may vote (`present`: who abstains weighs like who is against), or all members in office (`all`).
 */
export type MajorityBase = 'presentAndVoting' | 'present' | 'all'

/** How many it takes: more than half, at least two thirds, at least three quarters. */
export type ThresholdName = 'majority' | 'twoThirds' | 'threeQuarters'

/** How a committee meets and decides: parameters, because its own law may differ from the general one. */
export type CommitteeRules = {
  /** At least this share of the members in office (administrative procedure act s.79). */
  readonly quorum: Fraction
  /** A lower share for a meeting called again within so many days, only if its notice said so (s.79); null: never. */
  readonly secondCall: { readonly quorum: Fraction; readonly withinDays: number } | null
  /** Whole days between the day of the notice and the day of the meeting, neither counted (s.80). */
  readonly noticeDays: number
  readonly majorityBase: MajorityBase
  /** What an item needs where nothing else is said of it. */
  readonly threshold: ThresholdName
  /** Whether who presides has one more vote at a tie (s.82). */
  readonly castingVote: boolean
  /** Whether resolutions may be made by circulation without a meeting; no general law allows it. */
  readonly circulation: boolean
  readonly secretBallot: boolean
  /** Whether it may meet by electronic means (emergency decree 2563). */
  readonly eMeeting: boolean
}

/** The rules of the administrative procedure act 2539 for a committee whose own law says nothing else. */
export const GENERAL_RULES: CommitteeRules = {
  quorum: { numerator: 1, denominator: 2 },
  secondCall: { quorum: { numerator: 1, denominator: 3 }, withinDays: 14 },
  noticeDays: 3,
  majorityBase: 'presentAndVoting',
  threshold: 'majority',
  castingVote: true,
  circulation: false,
  secretBallot: true,
  eMeeting: true,
}

/** On what a committee rests. Shown as ยังไม่ตรวจสอบ until a person has compared it with the published law. */
export type LegalBasis = {
  readonly basisId: string
  /** The law, rule or order as it is cited. */
  readonly law: string
  readonly section: string
  readonly text: string
  readonly validFrom: Day
  /** The first day on which it no longer holds; null while no end is known. */
  readonly validTo: Day | null
  readonly verified: { readonly by: string; readonly on: Day } | null
}

/** What somebody is in a committee. A secretary is a member only where `hasVote` says so (กรรมการและเลขานุการ). */
export type Position = 'chair' | 'deputyChair' | 'member' | 'secretary'

/** Who comes in a member's place for a time. */
export type Substitute = {
  readonly personId: string
  readonly orderNo: string
  readonly validFrom: Day
  readonly validTo: Day | null
  /** Whether the order also gives the chair: otherwise the deputy presides (s.81). */
  readonly presides: boolean
}

/** A seat in a committee: by day, up to but not including `validTo`. Terms may end while cases are open. */
export type Member = {
  readonly memberId: string
  readonly personId: string
  readonly position: Position
  readonly hasVote: boolean
  /** The title as the order and the minutes print it. */
  readonly titleTh: string
  readonly titleEn: string
  /** The office whose head sits here, where the seat goes with an office. */
  readonly officeCode: string | null
  readonly orderNo: string | null
  readonly validFrom: Day
  readonly validTo: Day | null
  /** In the order in which they are asked. */
  readonly substitutes: readonly Substitute[]
}

/** How far up a committee stands: working group, sub-committee, of an area (กขน.), national (กนน.). */
export type CommitteeLevel = 'working' | 'sub' | 'area' | 'national'

/** What a committee is called and where it belongs. */
export type CommitteeDetails = {
  readonly nameTh: string
  readonly nameEn: string
  readonly level: CommitteeLevel
  /** The committee that set it up, of a sub-committee or a working group. */
  readonly parentId: string | null
  /** The office that is its secretariat. */
  readonly secretariat: string
}

/** In which state a committee is. */
export type CommitteeStatus = 'active' | 'dissolved'

/** The end of a member's term that the secretariat was told of. */
export type AnnouncedTerm = { readonly memberId: string; readonly validTo: Day }

/** The record of a committee. No workflow holds it. */
export type Committee = CommitteeDetails & {
  readonly committeeId: string
  readonly rules: CommitteeRules
  readonly members: readonly Member[]
  readonly legalBasis: readonly LegalBasis[]
  readonly status: CommitteeStatus
  /** Ends of terms that the secretariat was told of, with the cases that were open then. */
  readonly announced?: readonly (AnnouncedTerm & { readonly openCases: readonly string[] })[]
  /** The first day on which it no longer exists. */
  readonly dissolvedOn?: Day
}

/** A legal basis as it is cited: nobody has verified it yet. */
export type CitedBasis = Omit<LegalBasis, 'verified'>

/** What can be decided about a committee. */
export type CommitteeAct = Stamp &
  (
    | {
        readonly type: 'found'
        readonly committeeId: string
        readonly details: CommitteeDetails
        readonly rules: CommitteeRules
        readonly legalBasis: readonly CitedBasis[]
      }
    | { readonly type: 'changeDetails'; readonly details: CommitteeDetails; readonly reason: string }
    | { readonly type: 'changeRules'; readonly rules: CommitteeRules; readonly reason: string }
    | { readonly type: 'appoint'; readonly member: Omit<Member, 'substitutes'> }
    | {
        readonly type: 'endMembership'
        readonly memberId: string
        readonly validTo: Day
        readonly reason: string
      }
    | { readonly type: 'nameSubstitute'; readonly memberId: string; readonly substitute: Substitute }
    | { readonly type: 'citeLegalBasis'; readonly basis: CitedBasis }
    | { readonly type: 'verifyLegalBasis'; readonly basisId: string }
    | { readonly type: 'dissolve'; readonly on: Day; readonly reason: string }
    /** By the product, day by day; `openCases` are those of the committee that wait for it or for its meeting. */
    | { readonly type: 'announceTerms'; readonly openCases: readonly string[] }
  )

/** What was decided. */
export type CommitteeEvent = Stamp &
  (
    | {
        readonly type: 'founded'
        readonly committeeId: string
        readonly details: CommitteeDetails
        readonly rules: CommitteeRules
        readonly legalBasis: readonly CitedBasis[]
      }
    /** The first of them were recorded before a reason was asked for. */
    | { readonly type: 'detailsChanged'; readonly details: CommitteeDetails; readonly reason?: string }
    | { readonly type: 'rulesChanged'; readonly rules: CommitteeRules; readonly reason: string }
    | { readonly type: 'appointed'; readonly member: Omit<Member, 'substitutes'> }
    | {
        readonly type: 'membershipEnded'
        readonly memberId: string
        readonly validTo: Day
        readonly reason: string
      }
    | { readonly type: 'substituteNamed'; readonly memberId: string; readonly substitute: Substitute }
    | { readonly type: 'legalBasisCited'; readonly basis: CitedBasis }
    | { readonly type: 'legalBasisVerified'; readonly basisId: string; readonly on: Day }
    | { readonly type: 'dissolved'; readonly on: Day; readonly reason: string }
    | {
        readonly type: 'termsAnnounced'
        readonly terms: readonly AnnouncedTerm[]
        readonly openCases: readonly string[]
      }
  )
