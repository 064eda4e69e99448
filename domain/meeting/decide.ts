import { assertNever, SYSTEM } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { isBefore, plusMilliseconds, type Instant } from '../time.js'
import type { ActNamed, MeetingAct } from './acts.js'
import { SITTING, type Meeting, type MeetingJob, type MeetingStatus } from './case.js'
import { calledPersons, convene, decidePreparing, type PreparingAct } from './decide-preparing.js'
import { decideItem, type ItemAct } from './decide-item.js'
import { decideMinutes, type MinutesAct } from './decide-minutes.js'
import { decideResolving, type ResolvingAct } from './decide-resolve.js'
import { decideSitting, type SittingAct } from './decide-sitting.js'
import { decideVote, type VoteAct } from './decide-vote.js'
import type { MeetingEvent } from './events.js'
import { addRecording } from './recording.js'
import { numberLetter } from './letters.js'
import { isCalled } from './room.js'
import { watched } from './watched.js'

/** An act on a meeting that has been convened. */
export type MeetingActName = PersonalAct['type']
type PersonalAct =
  PreparingAct | SittingAct | ItemAct | VoteAct | ResolvingAct | MinutesAct | ActNamed<'addRecording'>

const BEFORE: readonly MeetingStatus[] = ['planned', 'called']
const AGENDA: readonly MeetingStatus[] = ['planned', 'called', 'inSession']
const CALLED: readonly MeetingStatus[] = ['called', 'inSession', 'inquorate']
const HELD: readonly MeetingStatus[] = ['ended', 'certified']

/** In which states of the meeting an act is possible at all. docs/meetings.md shows the same as a table. */
const ALLOWED: Readonly<Record<MeetingActName, readonly MeetingStatus[]>> = {
  changeSession: ['planned'],
  addItem: AGENDA,
  changeItem: AGENDA,
  moveItem: AGENDA,
  withdrawItem: [...AGENDA, 'inquorate'],
  postponeItem: [...AGENDA, 'inquorate'],
  sendItemBack: [...AGENDA, 'inquorate'],
  call: ['planned'],
  changeDate: ['called'],
  renewCommittee: ['called'],
  cancel: BEFORE,
  inviteGuest: AGENDA,
  apologise: ['called'],
  arrive: CALLED,
  leave: CALLED,
  attendAfterwards: [...SITTING, 'ended'],
  elect: CALLED,
  open: ['called'],
  adjourn: ['called', 'inquorate'],
  close: ['inSession'],
  openItem: ['inSession'],
  declareInterest: CALLED,
  decideInterest: CALLED,
  objectTo: CALLED,
  dropObjection: CALLED,
  noteDiscussion: ['inSession', 'inquorate', 'ended'],
  adopt: ['inSession'],
  openVote: ['inSession'],
  castVote: ['inSession'],
  takeBallot: ['inSession'],
  countBallots: ['inSession'],
  closeVote: ['inSession'],
  castCasting: ['inSession'],
  annulVote: ['inSession'],
  resolve: ['inSession'],
  addFollowUps: ['inSession', 'inquorate', 'ended', 'certified'],
  dissent: ['inSession', 'inquorate', 'ended'],
  addRecording: ['inSession', 'inquorate', 'ended', 'certified'],
  writeMinutes: ['ended'],
  signMinutes: HELD,
  circulateMinutes: ['ended'],
  proposeCorrection: ['ended'],
  answerCorrection: ['ended'],
  certifyMinutes: HELD,
  amendMinutes: ['certified'],
}

/** How long before a meeting its members are reminded of it. Set by the product. */
const REMIND_BEFORE_MS = 24 * 60 * 60 * 1000

/** The rules: what follows from an act, or why not. `undefined` is a meeting that has not been convened yet. */
export function decideMeeting(
  meeting: Meeting | undefined,
  act: MeetingAct,
): Refusal | readonly MeetingEvent[] {
  if (act.type === 'convene')
    return meeting ? refuse('NOT_NOW', { act: act.type, state: meeting.status }) : convene(act)
  if (!meeting) return refuse('NOT_FOUND')
  if (act.type === 'wake') return wake(meeting, act.at)
  if (act.type === 'finishJob') {
    const { at, by, jobId, done } = act
    return meeting.jobs.some(({ id }) => id === jobId) ? [{ at, by, type: 'jobDone', jobId, done }] : []
  }
  if (act.type === 'numberLetter') return numberLetter(meeting, act)
  const isOver = meeting.status === 'cancelled' || meeting.status === 'failed'
  if (!ALLOWED[act.type].includes(meeting.status))
    return refuse(isOver ? 'ENDED' : 'NOT_NOW', { act: act.type, state: meeting.status })
  // Those that need a reason in some cases only ask for it themselves.
  const asksItself = act.type === 'resolve' || act.type === 'answerCorrection'
  if (!asksItself && 'reason' in act && !act.reason.trim()) return refuse('REASON_MISSING', {}, '/reason')
  const decided = decidePersonal(meeting, act)
  if (isRefusal(decided)) return decided
  const since = act.type === 'attendAfterwards' ? act.happenedAt : undefined
  return watched(meeting, decided, { at: act.at, by: act.by }, since)
}

function decidePersonal(meeting: Meeting, act: PersonalAct): Refusal | readonly MeetingEvent[] {
  if (isPreparing(act)) return decidePreparing(meeting, act)
  if (!isCalled(meeting)) return refuse('NOT_NOW', { act: act.type, state: meeting.status })
  switch (act.type) {
    case 'apologise':
    case 'arrive':
    case 'leave':
    case 'attendAfterwards':
    case 'elect':
    case 'open':
    case 'adjourn':
    case 'close':
      return decideSitting(meeting, act)
    case 'openItem':
    case 'declareInterest':
    case 'decideInterest':
    case 'objectTo':
    case 'dropObjection':
    case 'noteDiscussion':
      return decideItem(meeting, act)
    case 'adopt':
    case 'openVote':
    case 'castVote':
    case 'takeBallot':
    case 'countBallots':
    case 'closeVote':
    case 'castCasting':
    case 'annulVote':
      return decideVote(meeting, act)
    case 'resolve':
    case 'addFollowUps':
    case 'dissent':
      return decideResolving(meeting, act)
    case 'addRecording':
      return addRecording(meeting, act)
    case 'writeMinutes':
    case 'signMinutes':
    case 'circulateMinutes':
    case 'proposeCorrection':
    case 'answerCorrection':
    case 'certifyMinutes':
    case 'amendMinutes':
      return decideMinutes(meeting, act)
    default:
      return assertNever(act)
  }
}

const PREPARING: readonly MeetingActName[] = [
  'changeSession',
  'addItem',
  'changeItem',
  'moveItem',
  'withdrawItem',
  'postponeItem',
  'sendItemBack',
  'call',
  'changeDate',
  'renewCommittee',
  'cancel',
  'inviteGuest',
]

function isPreparing(act: PersonalAct): act is PreparingAct {
  return PREPARING.includes(act.type)
}

/** The acts that the state of the meeting allows, whoever may do them. */
export function meetingActsIn({ status, minutes }: Meeting): MeetingActName[] {
  const acts = Object.keys(ALLOWED) as MeetingActName[]
  const isPossible = (act: MeetingActName): boolean =>
    act !== 'amendMinutes' || minutes?.mayAmend !== undefined
  return acts.filter((act) => ALLOWED[act].includes(status) && isPossible(act))
}

/** The instant at which the meeting must next look at the clock, if any. */
export function nextMeetingWake({
  status,
  session,
  remindedAt,
  minutesDueAt,
  overdueAt,
  minutes,
}: Meeting): Instant | undefined {
  if (status === 'called')
    return remindedAt ? undefined : plusMilliseconds(session.startsAt, -REMIND_BEFORE_MS)
  if (status === 'ended') return overdueAt || minutes?.circulated ? undefined : minutesDueAt
  return undefined
}

/** The members are reminded of the meeting; the secretary of minutes that nobody has circulated. */
function wake(meeting: Meeting, at: Instant): readonly MeetingEvent[] {
  const due = nextMeetingWake(meeting)
  if (!due || isBefore(at, due)) return []
  const stamp = { at, by: SYSTEM }
  if (meeting.status === 'ended')
    return [{ ...stamp, type: 'minutesOverdue', jobs: [tell('minutesOverdue', due, [])] }]
  // Called at short notice, or woken late: there is nothing left to remind of.
  const isTimely = isBefore(at, meeting.session.startsAt)
  const jobs = isTimely && isCalled(meeting) ? [tell('reminder', due, calledPersons(meeting))] : []
  return [{ ...stamp, type: 'reminded', jobs }]
}

function tell(what: 'reminder' | 'minutesOverdue', due: Instant, persons: readonly string[]): MeetingJob {
  return { id: `tell/${what}/${due}`, kind: 'tell', what, persons }
}
