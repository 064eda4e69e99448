import { meetingCase, type Actor } from '../case.js'
import type { Committee } from '../committee/case.js'
import type { Meeting } from '../meeting/case.js'
import { meetingActsIn, type MeetingActName } from '../meeting/decide.js'
import { refuse, type Refusal } from '../refusals.js'
import { isSecret, type Secrecy } from '../secrecy.js'
import { dayOf, type Day, type Instant } from '../time.js'
import { sittersOn } from '../committee/members.js'
import { subjectOfCommittee } from './committee-acts.js'
import { mayAct, type ActName } from './policy.js'
import type { Subject } from './rule.js'

const ON_MEETING = {
  changeSession: ['meeting.prepare'],
  addItem: ['meeting.prepare'],
  changeItem: ['meeting.prepare'],
  moveItem: ['meeting.prepare'],
  withdrawItem: ['meeting.prepare'],
  postponeItem: ['meeting.hold'],
  sendItemBack: ['meeting.hold'],
  call: ['meeting.call'],
  changeDate: ['meeting.call'],
  renewCommittee: ['meeting.call'],
  cancel: ['meeting.call'],
  inviteGuest: ['meeting.prepare'],
  apologise: ['meeting.checkIn', 'meeting.noteAttendance'],
  arrive: ['meeting.checkIn', 'meeting.noteAttendance'],
  leave: ['meeting.checkIn', 'meeting.noteAttendance'],
  attendAfterwards: ['meeting.noteAttendance'],
  elect: ['meeting.hold'],
  open: ['meeting.hold'],
  adjourn: ['meeting.hold'],
  close: ['meeting.hold'],
  openItem: ['meeting.hold'],
  declareInterest: ['meeting.declareInterest', 'meeting.hold'],
  decideInterest: ['meeting.hold'],
  objectTo: ['meeting.hold'],
  dropObjection: ['meeting.hold'],
  noteDiscussion: ['meeting.hold'],
  adopt: ['meeting.hold'],
  openVote: ['meeting.hold'],
  castVote: ['meeting.vote', 'meeting.hold'],
  takeBallot: ['meeting.vote', 'meeting.hold'],
  countBallots: ['meeting.countBallots'],
  closeVote: ['meeting.hold'],
  castCasting: ['meeting.vote'],
  annulVote: ['meeting.hold'],
  resolve: ['meeting.hold'],
  addFollowUps: ['meeting.hold'],
  addRecording: ['meeting.hold'],
  dissent: ['meeting.dissent'],
  writeMinutes: ['meeting.writeMinutes'],
  signMinutes: ['meeting.signMinutes'],
  circulateMinutes: ['meeting.writeMinutes'],
  proposeCorrection: ['meeting.correctMinutes'],
  answerCorrection: ['meeting.writeMinutes'],
  amendMinutes: ['meeting.writeMinutes'],
} as const satisfies Partial<Record<MeetingActName, readonly ActName[]>>

/**
 * What the policy needs to know of a meeting: who sits in the committee now, and who did on its day. A secret meeting is
 * known to these and to its guests alone.
 */
export function subjectOfMeeting(meeting: Meeting, committee: Committee, at: Instant): Subject {
  const { meetingId, secretariat, secrecy, guests, session } = meeting
  const onItsDay = sittersOn(meeting.committee ?? committee, dayOf(session.startsAt))
  const members = [...new Set([...sittersOn(committee, dayOf(at)), ...onItsDay])]
  const subject = { caseId: meetingCase(meetingId), ownerOffice: secretariat, members }
  if (!isSecret(secrecy)) return subject
  return { ...subject, secrecy, named: [...members, ...guests.map(({ personId }) => personId)] }
}

/** Why this person may not convene a meeting of the committee, or nothing: a secret one only who will know of it. */
export function refuseToConvene(
  committee: Committee,
  actor: Actor,
  { day, secrecy }: { readonly day: Day; readonly secrecy: Secrecy | undefined },
): Refusal | undefined {
  const subject = subjectOfCommittee(committee, day)
  const refused = mayAct(actor, 'meeting.prepare', subject)
  if (refused || !isSecret(secrecy)) return refused
  const named = sittersOn(committee, day)
  if (!named.includes(actor.personId)) return refuse('SECRET_NOT_OF_COMMITTEE')
  return mayAct(actor, 'meeting.prepare', { ...subject, secrecy, named })
}

/** What the policy needs to know of a letter about a resolution: it is part of its meeting, and addressed to an office. */
export function subjectOfResolutionLetter(officeCode: string, meeting: Subject): Subject {
  return { ...meeting, addressees: [officeCode] }
}

/** What this person may do with the meeting now. */
export function possibleMeetingActs(
  meeting: Meeting,
  committee: Committee,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): MeetingActName[] {
  const subject = subjectOfMeeting(meeting, committee, at)
  const acts: Readonly<Partial<Record<MeetingActName, readonly ActName[]>>> = ON_MEETING
  return meetingActsIn(meeting).filter((name) =>
    (acts[name] ?? []).some((act) => mayAct(actor, act, subject) === undefined),
  )
}
