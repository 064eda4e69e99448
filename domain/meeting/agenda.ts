import type { ThresholdName } from '../committee/case.js'
import type { Instant } from '../time.js'
import type { FollowUp } from './follow-ups.js'
import type { Interest, Objection } from './interest.js'
import type { BallotMethod, ResolutionOutcome, Voting } from './voting.js'

/** ระเบียบวาระที่ ๑ แจ้งให้ทราบ, ๒ รับรองรายงาน, ๓ สืบเนื่อง, ๔ เพื่อพิจารณา, ๕ อื่น ๆ. */
export type AgendaPart = 1 | 2 | 3 | 4 | 5

/** What the meeting is to do with an item: hear it, certify minutes, or decide. */
export type ItemKind = 'information' | 'minutesApproval' | 'consideration'

/** A file that members read before or in the meeting. */
export type ItemPaper = {
  readonly paperId: string
  readonly name: string
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string
}

/** What an item is about; what the secretary writes and may still change. */
export type ItemDetails = {
  readonly kind: ItemKind
  readonly title: string
  readonly papers: readonly ItemPaper[]
  /** The case that waits for the verdict: a proposal, an exemption, a circular … */
  readonly subject?: { readonly caseId: string }
  /** Of which meeting the minutes are to be certified; only `minutesApproval`. */
  readonly minutesOf?: string
  /** What it takes; what the committee's rules say where nothing is said. */
  readonly threshold?: ThresholdName
  readonly ballot: BallotMethod
}

/** An item as it is put on the agenda. */
export type NewItem = ItemDetails & { readonly itemId: string; readonly part: AgendaPart }

/**
 * `stopped`: the quorum was lost while it was open. `closed` has a resolution; the last three left the meeting without one.
 */
export type ItemStatus = 'planned' | 'open' | 'stopped' | 'closed' | 'postponed' | 'withdrawn' | 'sentBack'

/** Items that nobody changes any more. */
export const CLOSED_ITEM: readonly ItemStatus[] = ['closed', 'postponed', 'withdrawn', 'sentBack']

/** A resolution (มติที่ประชุม): its number in the meeting, and the one in the register of resolutions. */
export type Resolution = {
  readonly numberInMeeting: number
  /** In the register of the committee's secretariat, by calendar year (Gregorian). */
  readonly number?: number
  readonly year: number
  readonly outcome: ResolutionOutcome
  readonly text: string
  readonly reason?: string
  /** The vote that it rests on; nothing where none was needed. */
  readonly votingId?: string
  readonly at: Instant
  readonly followUps: readonly FollowUp[]
  /** Of the extract, in the secretariat's register of letters out. */
  readonly letterNumber?: number
}

/** A member's dissent, recorded with its reasons on request (administrative procedure act s.83). */
export type Dissent = { readonly personId: string; readonly reason: string; readonly at: Instant }

/** What was said on an item; the text is a content by its hash, because it may name people. */
export type Discussion = { readonly noteId: string; readonly sha256: string; readonly at: Instant }

/** An item of the agenda with all that happened to it. Its number (4.1) is its place: `numberOfItem`. */
export type AgendaItem = NewItem & {
  readonly status: ItemStatus
  readonly addedAt: Instant
  readonly openedAt?: Instant
  readonly closedAt?: Instant
  /** Why it was postponed, withdrawn or sent back. */
  readonly reason?: string
  /** What the secretary decided when opening it: whether the recused count for the quorum. */
  readonly countsRecused: boolean
  readonly interests: readonly Interest[]
  readonly objections: readonly Objection[]
  readonly discussion: readonly Discussion[]
  readonly votings: readonly Voting[]
  readonly resolution?: Resolution
  readonly dissents: readonly Dissent[]
}

/** The number of an item as the agenda prints it: its part, and its place there if the part has several. */
export function numberOfItem(agenda: readonly AgendaItem[], itemId: string): string {
  const item = agenda.find((one) => one.itemId === itemId)
  if (!item) return ''
  const siblings = agenda.filter(({ part }) => part === item.part)
  return `${item.part}.${siblings.indexOf(item) + 1}`
}
