import type { Actor } from '../../domain/case.js'
import { GENERAL_RULES, type CommitteeDetails, type Position } from '../../domain/committee/case.js'
import type { Meeting } from '../../domain/meeting/case.js'
import type { ResolutionOutcome } from '../../domain/meeting/voting.js'
import type { Day, Instant } from '../../domain/time.js'
import { ADMINISTRATOR } from './persons.js'
import type { CastMember } from './people.js'
import { forEachAtOnce, type Play } from './play.js'

/** A seat in a committee and who has it. */
export type Seat = {
  readonly who: CastMember
  readonly position: Position
  readonly titleTh: string
  readonly titleEn: string
}

/** A committee as a play needs it: its people have come in before. */
export type CommitteePlan = {
  readonly details: CommitteeDetails
  readonly legalBasis: readonly LegalBasisPlan[]
  readonly seats: readonly Seat[]
  readonly secretary: Actor
  readonly validFrom: Day
}

/** What a committee rests on, as it is cited: nobody has compared it with the published law. */
export type LegalBasisPlan = {
  readonly law: string
  readonly section: string
  readonly text: string
  readonly validFrom: Day
}

type Founded = { readonly state: { readonly committeeId: string } }

/** The administrator sets the committee up under the general rules; its secretary seats the members. Returns its id. */
export async function foundCommittee(
  play: Play,
  { details, legalBasis, seats, secretary, validFrom }: CommitteePlan,
): Promise<string> {
  const body = { details, rules: GENERAL_RULES, legalBasis }
  const { state } = await play.as(ADMINISTRATOR).post<Founded>('/committees', body)
  for (const { who, ...seat } of seats)
    await play
      .as(secretary)
      .post(`/committees/${state.committeeId}/members`, { personId: who.personId, ...seat, validFrom })
  return state.committeeId
}

/** What an act on a meeting answers. */
export type MeetingActed = { readonly state: Meeting; readonly madeId?: string }

/** A meeting as its people use it, over HTTP. */
export type MeetingDeeds = {
  readonly meetingId: string
  /** What the secretary does: `items`, `call`, `items/<id>/open` … */
  act(name: string, body?: unknown): Promise<MeetingActed>
  /** What somebody else of those called does. */
  actAs<T = MeetingActed>(who: Actor, name: string, body?: unknown): Promise<T>
  read(): Promise<Meeting>
  look<T>(what: string): Promise<T>
  file(what: string): Promise<Buffer>
}

/** The deeds of a meeting. */
export function meetingDeeds(play: Play, secretary: Actor, meetingId: string): MeetingDeeds {
  const path = `/meetings/${meetingId}`
  const actAs = <T>(who: Actor, name: string, body: unknown = {}): Promise<T> =>
    play.as(who).post<T>(`${path}/${name}`, body)
  return {
    meetingId,
    actAs,
    act: (name, body) => actAs(secretary, name, body),
    read: async () => (await play.as(secretary).get<{ state: Meeting }>(path)).state,
    look: (what) => play.as(secretary).get(`${path}/${what}`),
    file: (what) => play.as(secretary).file(`${path}/${what}`),
  }
}

/** Members come in one after the other, each with the code that is shown in the room. */
export async function checkIn(meeting: MeetingDeeds, members: readonly Actor[]): Promise<void> {
  const { code } = await meeting.look<{ code: string }>('check-in-code')
  for (const who of members) await meeting.actAs(who, 'check-in', { code })
}

/** How a member votes. */
export type Choice = 'for' | 'against' | 'abstain'

/** Members vote on their devices, several at the same moment. */
export async function castVotes(
  meeting: MeetingDeeds,
  votingId: string,
  votes: readonly (readonly [Actor, Choice])[],
): Promise<void> {
  await forEachAtOnce(votes, VOTING_AT_ONCE, ([who, choice]) =>
    meeting.actAs(who, `votes/${votingId}/vote`, { choice }),
  )
}

const VOTING_AT_ONCE = 4

/** Where and when a meeting is to be held. */
export type MeetingPlan = { readonly committeeId: string; readonly place: string; readonly startsAt: Instant }

/** The secretary convenes a meeting in person: it gets its number, nobody is called yet. */
export async function convene(
  play: Play,
  secretary: Actor,
  { committeeId, ...session }: MeetingPlan,
): Promise<MeetingDeeds> {
  const body = { committeeId, session: { mode: 'inPerson', ...session } }
  const { state } = await play.as(secretary).post<{ state: Meeting }>('/meetings', body)
  return meetingDeeds(play, secretary, state.meetingId)
}

/** The secretary opens the vote on an item. Returns its id. */
export async function openVote(
  meeting: MeetingDeeds,
  itemId: string,
  proposes: ResolutionOutcome = 'approved',
): Promise<string> {
  const { madeId = '' } = await meeting.act(`items/${itemId}/votes`, { question: { kind: 'item', proposes } })
  return madeId
}

/** What the secretary writes in the minutes beside the figures. */
export type WrittenTexts = {
  readonly opening?: string
  readonly items?: Readonly<Record<string, string>>
  readonly ending?: string
}

/** A version of the minutes is made, signed by the secretary and another of the secretariat, and sent to the members. */
export async function circulateMinutes(
  meeting: MeetingDeeds,
  checker: Actor,
  texts: WrittenTexts,
): Promise<void> {
  const { madeId: sha256 } = await meeting.act('minutes', { texts })
  await meeting.act('minutes/sign', { as: 'drafter', sha256 })
  await meeting.actAs(checker, 'minutes/sign', { as: 'checker', sha256 })
  await meeting.act('minutes/circulate', { sha256 })
}
