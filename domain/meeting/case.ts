import type { Movement } from '../committee/attendance.js'
import type { Committee, Fraction } from '../committee/case.js'
import type { Presiding } from '../committee/presiding.js'
import type { NumberRequest, Stamp } from '../case.js'
import type { Secrecy } from '../secrecy.js'
import type { Day, Instant } from '../time.js'
import type { AgendaItem } from './agenda.js'
import type { Minutes } from './minutes.js'

/**
 * A meeting of a committee (ครั้งที่ n/ปี): its agenda is made, it is called, held with a quorum, decides item by item, and
 * ends with its minutes certified by a later meeting; or it is cancelled, or fails for want of a quorum.
 *
 * `inquorate`: open, but too few are there: whatever was open has stopped. `failed`: broken off or never opened for want
 * of a quorum; a second call may follow. `ended`: closed, the minutes are being made.
 */
export type MeetingStatus =
  'planned' | 'called' | 'inSession' | 'inquorate' | 'failed' | 'ended' | 'certified' | 'cancelled'

/** From these nothing leads on; certified minutes can still be corrected by a later meeting's resolution. */
export const OVER: readonly MeetingStatus[] = ['failed', 'certified', 'cancelled']

/** While it is being held. */
export const SITTING: readonly MeetingStatus[] = ['inSession', 'inquorate']

/**
 * Why it meets. `secondCall`: again, because the meeting `of` had no quorum on `firstDay` (s.79). `circulation`: nobody
 * meets, the papers go round (มติเวียน), only where the committee's rules allow.
 */
export type Occasion =
  | { readonly kind: 'ordinary' | 'extraordinary' | 'circulation' }
  | { readonly kind: 'secondCall'; readonly of: string; readonly firstDay: Day }

/** When, where and how. `place` is a room or an address for joining. */
export type Session = {
  readonly mode: 'inPerson' | 'electronic' | 'both'
  readonly place: string
  readonly startsAt: Instant
}

/** How the meeting was called (หนังสือเชิญประชุม). A second one follows when the day is changed. */
export type Notice = {
  readonly calledAt: Instant
  /** Whole days between the notice and the meeting, neither counted. */
  readonly wholeDays: number
  /** Why it is called later than the rules want (s.80: a case of need). */
  readonly urgentReason?: string
  /** Whether it says that the lower quorum of a second call is enough. */
  readonly saysLowerQuorum: boolean
  readonly session: Session
  /** Of the letter, in the secretariat's register of letters out. */
  readonly letterNumber?: number
}

/** Who is there without being a member: called in for items (ผู้ชี้แจง), or attending (ผู้เข้าร่วมประชุม). */
export type Guest = {
  /** A person's id, or that of an entry of the secretary's guest list. */
  readonly personId: string
  readonly as: 'invited' | 'attending'
  readonly itemId?: string
}

/** Who has said that they will not come (ลาประชุม). */
export type Apology = { readonly personId: string; readonly reason: string; readonly at: Instant }

/** A line of the attendance list: noted when it happened, or put on record by the secretary later on. */
export type Attendance = Movement &
  ({ readonly via: AttendanceVia } | { readonly via: 'afterwards'; readonly entered: Entered })
/** How somebody's coming or going was noted: by the secretary, by the code in the room, or joining from afar. */
export type AttendanceVia = 'list' | 'code' | 'online'
/** By whom, when and why a line was put on record that nobody had noted in time. */
export type Entered = { readonly at: Instant; readonly personId: string; readonly reason: string }

/** From when on who presided, and by what right. */
export type Chairing = Presiding & { readonly at: Instant }

/** The quorum whenever it changed: what the minutes say of it. */
export type QuorumMark = {
  readonly at: Instant
  readonly what: 'opened' | 'lost' | 'regained' | 'missing'
  readonly counted: number
  readonly needed: number
  readonly inOffice: number
  readonly share: Fraction
}

/**
 * A recording of a meeting by electronic means (emergency decree 2563): sound, or sound and picture, of this time. Its
 * bytes are known by their hash, wherever they are kept: as a file of the secretariat here, or at another place.
 */
export type Recording = {
  readonly recordingId: string
  readonly name: string
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string
  readonly from: Instant
  readonly to: Instant
  readonly kept: { readonly fileId: string } | { readonly place: string }
}

/** A document that the meeting owes. `notice` is the letter and the calendar entry. */
export type MeetingPaper = 'notice' | 'cancellation' | 'agenda' | 'attendance' | 'minutes' | 'resolution'

/** What is written to whom: everybody who is called, the secretary, or these persons. */
export type Telling =
  | 'called'
  | 'changed'
  | 'cancelled'
  | 'reminder'
  | 'minutesCirculated'
  | 'minutesOverdue'
  | 'minutesCertified'

/** Work that the meeting still owes; `id` makes it idempotent. */
export type MeetingJob =
  | { readonly id: string; readonly kind: 'papers'; readonly paper: MeetingPaper; readonly itemId?: string }
  | {
      readonly id: string
      readonly kind: 'tell'
      readonly what: Telling
      readonly persons: readonly string[]
    }
  /** The item's verdict to the case that waits, and all its follow-ups that are not begun. */
  | { readonly id: string; readonly kind: 'deliver'; readonly itemId: string }

/** The state of a meeting, as its row keeps it: all that the minutes need. Ids only; names are read when they are printed. */
export type Meeting = {
  readonly meetingId: string
  readonly committeeId: string
  /** The office that is the committee's secretariat. */
  readonly secretariat: string
  readonly status: MeetingStatus
  readonly occasion: Occasion
  readonly session: Session
  readonly secrecy?: Secrecy
  /** ครั้งที่ `number` / `year` (Gregorian), in the committee's own series. */
  readonly number?: number
  readonly year: number
  readonly agenda: readonly AgendaItem[]
  readonly notices: readonly Notice[]
  /** The committee as it was when the meeting was called; what changed since is told by `committeeChanges`. */
  readonly committee?: Committee
  readonly guests: readonly Guest[]
  readonly apologies: readonly Apology[]
  readonly attendance: readonly Attendance[]
  /** Whom the meeting elected to preside, where neither chair nor deputy is there. */
  readonly elected?: string
  readonly chairing: readonly Chairing[]
  readonly quorum: readonly QuorumMark[]
  readonly openedAt?: Instant
  readonly endedAt?: Instant
  /** Why it was cancelled, or broken off. */
  readonly reason?: string
  /** Of the letter that called it off. */
  readonly cancellationNumber?: number
  readonly resolutions: number
  /** Of a meeting by electronic means; absent until there is one. */
  readonly recordings?: readonly Recording[]
  readonly minutes?: Minutes
  readonly minutesDueAt?: Instant
  readonly remindedAt?: Instant
  readonly overdueAt?: Instant
  /** Counts what the figures of the minutes are made from: a draft made before the newest change is out of date. */
  readonly revision: number
  readonly jobs: readonly MeetingJob[]
}

/** An event that begins a meeting. */
export type Convened = Stamp & {
  readonly type: 'convened'
  readonly meetingId: string
  readonly committeeId: string
  readonly secretariat: string
  readonly occasion: Occasion
  readonly session: Session
  readonly secrecy?: Secrecy
  /** From the series of the committee: `officeCode` of the request is its id. */
  readonly allot: NumberRequest
  readonly number?: number
}
