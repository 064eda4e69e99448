import type { MeetingEntry } from '../db/meetings.js'
import { advanceMeetings } from '../db/meetings.js'
import { namesOf } from '../db/people.js'
import { inTransaction, type Database } from '../db/pool.js'
import { meetingCase, type Actor, type Unstamped } from '../domain/case.js'
import type { Committee } from '../domain/committee/case.js'
import type { AgendaItem } from '../domain/meeting/agenda.js'
import type { MeetingAct } from '../domain/meeting/acts.js'
import type { Meeting } from '../domain/meeting/case.js'
import { decideMeeting } from '../domain/meeting/decide.js'
import { lacksRecording } from '../domain/meeting/recording.js'
import type { Voting } from '../domain/meeting/voting.js'
import { possibleMeetingActs } from '../domain/policy/meeting-acts.js'
import type { Instant } from '../domain/time.js'
import { actOnCase, takeStep } from './acting.js'
import { refused } from './refusals.js'
import type { Answer, Call, Deps } from './route.js'

/** An act on a meeting, before who does it and when is put to it. */
export type UnstampedMeetingAct = Unstamped<MeetingAct>

/** A request about a meeting. */
export type MeetingCall<Body = unknown> = Call<{ readonly meetingId: string }, unknown, Body>

/** Does an act through the meeting's workflow. @throws Problem with the refusal's code, VERSION_STALE, BUSY */
export async function actOnMeeting(
  call: MeetingCall,
  deps: Pick<Deps, 'cases'>,
  act: UnstampedMeetingAct,
): Promise<{ version: number; state: Meeting }> {
  return actOnCase<Meeting>(deps, call, meetingCase(call.params.meetingId), act)
}

/** What an act answers: the meeting as it stands then. */
export function actedAnswer(
  { version, state }: { readonly version: number; readonly state: Meeting },
  committee: Committee,
  asked: { readonly actor: Actor; readonly at: Instant },
  madeId?: string,
): Answer {
  const possibleActs = possibleMeetingActs(state, committee, asked)
  return { etag: version, body: { version, state, possibleActs, ...(madeId ? { madeId } : {}) } }
}

/** Convenes a meeting; asked again with the same key, it is there once. Returns it as it stands. */
export async function convene(
  { actor: by, at, key }: Pick<Call<unknown, unknown, unknown>, 'actor' | 'at' | 'key'>,
  { pool }: Pick<Deps, 'pool'>,
  act: Extract<UnstampedMeetingAct, { type: 'convene' }>,
): Promise<{ version: number; state: Meeting }> {
  const caseId = meetingCase(act.meetingId)
  const decide = (state?: Meeting) => decideMeeting(state, { ...act, at, by })
  return inTransaction(pool, (tx) => takeStep(tx, { key }, { advance: advanceMeetings, caseId, decide }))
}

/** A meeting for whoever may read it, with the names of the persons in it. */
export async function showMeeting(
  db: Database,
  { version, state, committee }: MeetingEntry,
  asked: { readonly actor: Actor; readonly at: Instant },
) {
  const persons = Object.fromEntries(await namesOf(db, personsOf(state, committee)))
  const possibleActs = possibleMeetingActs(state, committee, asked)
  const { nameTh: committeeTh, nameEn: committeeEn } = committee
  const told = { committeeTh, committeeEn, lacksRecording: lacksRecording(state) }
  return { version, state, ...told, possibleActs, persons }
}

function personsOf({ committee, guests, attendance, minutes, agenda }: Meeting, now: Committee): string[] {
  const members = [...now.members, ...(committee?.members ?? [])]
  return [
    ...members.flatMap(({ personId, substitutes }) => [personId, ...substitutes.map((one) => one.personId)]),
    ...[...guests, ...attendance].map(({ personId }) => personId),
    ...attendance.flatMap((line) => (line.via === 'afterwards' ? [line.entered.personId] : [])),
    ...agenda.flatMap(({ votings }) =>
      votings.flatMap(({ counts }) => counts.map(({ personId }) => personId)),
    ),
    ...[...(minutes?.versions ?? []), ...(minutes?.signatures ?? [])].map(({ personId }) => personId),
  ]
}

/** The item that a vote is on, and the vote. @throws Problem NOT_FOUND */
export function votingOf({ agenda }: Meeting, votingId: string): { item: AgendaItem; voting: Voting } {
  for (const item of agenda) {
    const voting = item.votings.find((one) => one.votingId === votingId)
    if (voting) return { item, voting }
  }
  throw refused('NOT_FOUND')
}
