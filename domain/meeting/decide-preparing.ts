import { checkForm, checkNotice, checkSecondCall, countNotice } from '../committee/notice.js'
import { membersOn } from '../committee/members.js'
import { assertNever } from '../case.js'
import { isRefusal, refuse, type Refusal } from '../refusals.js'
import { dayOf, isBefore } from '../time.js'
import type { ActNamed } from './acts.js'
import { numberOfItem, type AgendaItem, type ItemDetails } from './agenda.js'
import { placed } from './apply-item.js'
import type { Meeting, MeetingJob, Notice, Session, Telling } from './case.js'
import { itemIn, refuseOthers, stampOf, type Decided } from './decided.js'
import { outgoing } from './letters.js'
import { runningVote, type Called } from './room.js'

/** What is done to prepare a meeting, and to its agenda at any time. */
export type PreparingAct = ActNamed<
  | 'changeSession'
  | 'addItem'
  | 'changeItem'
  | 'moveItem'
  | 'withdrawItem'
  | 'postponeItem'
  | 'sendItemBack'
  | 'call'
  | 'changeDate'
  | 'renewCommittee'
  | 'cancel'
  | 'inviteGuest'
>

/** A meeting is convened once; its number is the next of the committee's year, or the one in the committee's book. */
export function convene(act: ActNamed<'convene'>): Decided {
  const { type: _, number, ...rest } = act
  if (act.by.role !== 'secretary' || act.by.officeCode !== act.secretariat) return refuse('NOT_YOURS')
  if (!isBefore(act.at, act.session.startsAt)) return refusePast(act.session)
  const year = yearOf(act.session)
  const request = { register: 'meeting', officeCode: act.committeeId, year } as const
  return [{ ...rest, type: 'convened', allot: { ...request, ...(number === undefined ? {} : { number }) } }]
}

/** Decides an act of preparation on a meeting that is in a state for it. */
export function decidePreparing(meeting: Meeting, act: PreparingAct): Decided {
  const refused = refuseOthers(meeting, act)
  if (refused) return refused
  const stamp = stampOf(act)
  switch (act.type) {
    case 'changeSession':
      return refuseSession(meeting, act) ?? [{ ...stamp, type: 'sessionChanged', session: act.session }]
    case 'addItem':
      if (meeting.agenda.some(({ itemId }) => itemId === act.item.itemId)) return refuse('ITEM_KNOWN')
      return refuseDetails(act.item) ?? [{ ...stamp, type: 'itemAdded', item: act.item }]
    case 'changeItem': {
      const item = itemIn(meeting, act, ['planned'])
      if (isRefusal(item)) return item
      return refuseDetails(act.details) ?? [{ ...act, type: 'itemChanged' }]
    }
    case 'moveItem':
      return moveItem(meeting, act)
    case 'withdrawItem':
    case 'postponeItem':
    case 'sendItemBack':
      return leaveItem(meeting, act)
    case 'call':
    case 'changeDate':
      return call(meeting, act)
    case 'renewCommittee':
      return [{ ...act, type: 'committeeRenewed' }]
    case 'cancel':
      return cancel(meeting, act)
    case 'inviteGuest':
      return [{ ...stamp, type: 'guestInvited', guest: act.guest }]
    default:
      return assertNever(act)
  }
}

function refuseDetails({ kind, minutesOf, title }: ItemDetails): Refusal | undefined {
  if (!title.trim()) return refuse('TEXT_MISSING', {}, '/title')
  return (kind === 'minutesApproval') === (minutesOf !== undefined) ? undefined : refuse('ITEM_INVALID')
}

function refuseSession(
  { year }: Meeting,
  { at, session }: { readonly at: string; readonly session: Session },
): Refusal | undefined {
  if (!isBefore(at, session.startsAt)) return refusePast(session)
  return yearOf(session) === year ? undefined : refuse('MEETING_YEAR', { year })
}

function refusePast({ startsAt }: Session): Refusal {
  return refuse('MEETING_PAST', { startsAt }, '/session/startsAt')
}

/** What was opened or closed keeps its number: the minutes and the resolutions name it. */
function moveItem(meeting: Meeting, act: ActNamed<'moveItem'>): Decided {
  const item = itemIn(meeting, act, ['planned'])
  if (isRefusal(item)) return item
  const after = placed(meeting.agenda, item, act)
  const fixed = meeting.agenda.find(
    ({ status, itemId }) =>
      status !== 'planned' && numberOfItem(after, itemId) !== numberOfItem(meeting.agenda, itemId),
  )
  if (fixed) return refuse('ITEM_FIXED', { number: numberOfItem(meeting.agenda, fixed.itemId) })
  return [{ ...act, type: 'itemMoved' }]
}

const LEFT = { withdrawItem: 'withdrawn', postponeItem: 'postponed', sendItemBack: 'sentBack' } as const

function leaveItem(
  meeting: Meeting,
  act: ActNamed<'withdrawItem' | 'postponeItem' | 'sendItemBack'>,
): Decided {
  const item = itemIn(meeting, act, ['planned', 'open', 'stopped'])
  if (isRefusal(item)) return item
  if (runningVote(item)) return refuse('VOTE_RUNNING')
  const { itemId, reason } = act
  return [{ ...stampOf(act), type: 'itemLeft', itemId, status: LEFT[act.type], reason }]
}

/** Called, or called to another day: the committee is frozen as it will be on that day, as far as is known now. */
function call(meeting: Meeting, act: ActNamed<'call' | 'changeDate'>): Decided {
  const session = act.type === 'changeDate' ? act.session : meeting.session
  const before = meeting.notices.at(-1)
  const saysLowerQuorum = act.type === 'call' ? act.saysLowerQuorum : before?.saysLowerQuorum === true
  if (meeting.attendance.length > 0) return refuse('NOT_NOW', { act: act.type, state: meeting.status })
  const called = { ...meeting, session }
  const refused =
    refuseSession(meeting, { at: act.at, session }) ??
    refuseCall(called, act) ??
    (saysLowerQuorum ? refuseLowerQuorum(called, act) : undefined)
  if (refused) return refused
  const { days } = countNotice(act.committee.rules, dayOf(act.at), dayOf(session.startsAt))
  const urgent = act.urgentReason?.trim() ? { urgentReason: act.urgentReason } : {}
  const notice: Notice = { calledAt: act.at, wholeDays: days, ...urgent, saysLowerQuorum, session }
  const jobs = noticeJobs(called, act, act.type === 'call' ? 'called' : 'changed')
  const allot = outgoing(meeting, { at: act.at, subject: LETTERS.notice })
  const made = { ...stampOf(act), notice, committee: act.committee, jobs, allot }
  return act.type === 'call'
    ? [{ ...made, type: 'called' }]
    : [{ ...made, type: 'dateChanged', reason: act.reason }]
}

function refuseCall(
  { agenda, session, occasion }: Meeting,
  { at, committee: { rules }, urgentReason }: ActNamed<'call' | 'changeDate'>,
): Refusal | undefined {
  const toDo = agenda.filter(({ status }) => status === 'planned')
  if (toDo.length === 0) return refuse('AGENDA_EMPTY')
  const isForAll = session.mode === 'inPerson' || occasion.kind === 'circulation'
  const refused = isForAll ? undefined : checkForm(rules, 'eMeeting')
  if (refused) return refused
  // No general law knows resolutions by circulation; what is only to be known may always go round.
  if (occasion.kind === 'circulation')
    return toDo.every(({ kind }) => kind === 'information') ? undefined : checkForm(rules, 'circulation')
  const exception = urgentReason?.trim() ? ({ kind: 'urgent', reason: urgentReason } as const) : null
  return checkNotice(countNotice(rules, dayOf(at), dayOf(session.startsAt)), exception)
}

function refuseLowerQuorum(
  { occasion, session }: Meeting,
  { committee }: ActNamed<'call' | 'changeDate'>,
): Refusal | undefined {
  if (occasion.kind !== 'secondCall') return refuse('SECOND_CALL_NEVER')
  const day = dayOf(session.startsAt)
  return checkSecondCall(committee.rules, { postponed: occasion.firstDay, day, noticeSaysSo: true })
}

function cancel(meeting: Meeting, act: ActNamed<'cancel'>): Decided {
  const cancelled = { ...stampOf(act), type: 'cancelled', reason: act.reason } as const
  // Who has not been called is not told that it is called off: no letter goes out.
  if (!meeting.committee) return [{ ...cancelled, jobs: [] }]
  const jobs = noticeJobs(meeting, { ...act, committee: meeting.committee }, 'cancelled')
  return [{ ...cancelled, jobs, allot: outgoing(meeting, { at: act.at, subject: LETTERS.cancellation }) }]
}

/** What the register of letters out prints of them. */
const LETTERS = { notice: 'ขอเชิญประชุม', cancellation: 'ขอยกเลิกการประชุม' } as const

/** The notice goes to every member in office on the day of the meeting, with a vote or without, and to the guests. */
function noticeJobs(
  meeting: Meeting,
  { at, committee }: { readonly at: string; readonly committee: NonNullable<Meeting['committee']> },
  what: Extract<Telling, 'called' | 'changed' | 'cancelled'>,
): MeetingJob[] {
  const paper = what === 'cancelled' ? 'cancellation' : 'notice'
  const persons = calledPersons({ ...meeting, committee })
  return [
    { id: `papers/${paper}/${at}`, kind: 'papers', paper },
    { id: `tell/${what}/${at}`, kind: 'tell', what, persons },
  ]
}

/** Everybody who is called: the members of the day and the guests, each once. */
export function calledPersons({ committee, guests, session }: Called): string[] {
  const members = membersOn(committee, dayOf(session.startsAt))
  return [...new Set([...members, ...guests].map(({ personId }) => personId))]
}

/** The numbers of the items that the meeting has not dealt with. */
export function itemsLeft(agenda: readonly AgendaItem[]): string[] {
  return agenda.filter(({ status }) => status === 'planned').map(({ itemId }) => numberOfItem(agenda, itemId))
}

function yearOf({ startsAt }: Session): number {
  return Number(dayOf(startsAt).slice(0, 4))
}
