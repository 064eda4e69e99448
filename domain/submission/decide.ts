import { nextApprovalWake, wakeApproval } from '../approval/wake.js'
import { assertNever, SYSTEM, type NumberRequest } from '../case.js'
import { cancelNumber } from '../number-cancellation.js'
import { namedAtOffice, newlyNamed } from '../policy/subjects.js'
import { refusePast } from '../past.js'
import { refuse, type Refusal, type RefusalCode } from '../refusals.js'
import { isSecret } from '../secrecy.js'
import { dayOf, isBefore, type Instant } from '../time.js'
import { answer, decideAnswer } from './answering.js'
import { approvalsUnderWay } from './approvals.js'
import {
  ENDED_SUBMISSION,
  HOLDING,
  UNANSWERED,
  type Submission,
  type SubmissionAct,
  type SubmissionEvent,
  type SubmissionStatus,
} from './case.js'
import { askMoreTime, decideMoreTime } from './more-time.js'

type Act<T extends SubmissionAct['type']> = Extract<SubmissionAct, { type: T }>
type Decided = Refusal | readonly SubmissionEvent[]

type PersonalAct = Exclude<
  SubmissionAct,
  {
    type:
      | ('send' | 'wake' | 'bounce' | 'remind' | 'extend' | 'moveDeadline')
      | ('correct' | 'sealOverdue' | 'exempt' | 'reopenDuty' | 'withdraw' | 'close')
      | 'cancelNumber'
  }
>

/** The office works on its answer. */
const WORKING = [
  'received',
  'assigned',
  'drafted',
  'awaitingApproval',
  'returned',
] as const satisfies SubmissionStatus[]
/** A draft saved in these is no further step of the case. */
export const DRAFTING: readonly SubmissionStatus[] = ['drafted', 'awaitingApproval']

/** Who acts, and in which states: the office answers, the issuer reviews. */
const allowed: Record<
  PersonalAct['type'],
  { side: 'office' | 'issuer'; states: readonly SubmissionStatus[] }
> = {
  open: { side: 'office', states: HOLDING },
  namePersons: { side: 'office', states: HOLDING },
  // Who is exempt from the answer still enters the letter in its register.
  receive: { side: 'office', states: ['sent', 'exempted'] },
  assign: { side: 'office', states: WORKING },
  saveDraft: { side: 'office', states: WORKING },
  // An answer may be replaced until it is accepted; the first one may come without assignment.
  submit: { side: 'office', states: [...WORKING, 'submitted'] },
  fileNil: { side: 'office', states: [...WORKING, 'submitted'] },
  decideAnswer: { side: 'office', states: ['awaitingApproval', 'submitted'] },
  reportWrongOffice: { side: 'office', states: ['sent', 'received', 'assigned', 'drafted'] },
  decideWrongOffice: { side: 'issuer', states: ['misdirected'] },
  askMoreTime: { side: 'office', states: UNANSWERED },
  decideMoreTime: { side: 'issuer', states: UNANSWERED },
  returnForCorrection: { side: 'issuer', states: ['submitted'] },
  accept: { side: 'issuer', states: ['submitted'] },
  resend: { side: 'issuer', states: UNANSWERED },
}

/** Whoever comes too late for these learns that it is over, not that it is the wrong moment. An accepted answer stands. */
const GONE: Partial<Record<SubmissionStatus, RefusalCode>> = {
  withdrawn: 'WITHDRAWN',
  closedUnanswered: 'ENDED',
  exempted: 'EXEMPT',
}

/** An act of a person on an answer. */
export type SubmissionActName = PersonalAct['type']

/** The acts that the state allows at this instant, whoever may do them. */
export function submissionActsIn(
  { status, secrecy, timeRequest, dueAt, receipt, pending }: Submission,
  at: Instant,
): SubmissionActName[] {
  const without: readonly SubmissionActName[] = [
    ...(isSecret(secrecy) ? [] : ['namePersons' as const]),
    ...(receipt ? ['receive' as const] : []),
    ...(timeRequest ? [] : ['decideMoreTime' as const]),
    ...(pending && !pending.approval.closed ? [] : ['decideAnswer' as const]),
    ...(timeRequest || !isBefore(at, dueAt) ? ['askMoreTime' as const] : []),
  ]
  return (Object.keys(allowed) as SubmissionActName[]).filter(
    (act) => allowed[act].states.includes(status) && !without.includes(act),
  )
}

/** The rules: what follows from an act, or why not. `undefined` is a letter that has not been sent yet. */
export function decideSubmission(submission: Submission | undefined, act: SubmissionAct): Decided {
  if (act.type === 'send') {
    if (submission) return []
    return [{ ...act, type: 'sent' }]
  }
  if (!submission) return refuse('NOT_FOUND')
  // Withdrawn: recalled before it was answered, or sent to the wrong office.
  if (act.type === 'cancelNumber')
    return cancelNumber(act, { ...submission, isVoid: submission.status === 'withdrawn' })
  return isPersonal(act)
    ? (refuseByRule(submission, act) ?? decideByPerson(submission, act))
    : decideByCourse(submission, act)
}

function isPersonal(act: Exclude<SubmissionAct, { type: 'send' | 'cancelNumber' }>): act is PersonalAct {
  return act.type in allowed
}

function refuseByRule(submission: Submission, act: PersonalAct): Refusal | undefined {
  const rule = allowed[act.type]
  const office = rule.side === 'office' ? submission.officeCode : submission.issuerCode
  if (act.by.officeCode !== office) return refuse('NOT_YOURS')
  if (!rule.states.includes(submission.status))
    return refuse(GONE[submission.status] ?? 'NOT_NOW', { act: act.type, state: submission.status })
  if ('reason' in act && act.type !== 'decideAnswer' && !act.reason.trim())
    return refuse('REASON_MISSING', {}, '/reason')
  return undefined
}

function decideByPerson(submission: Submission, act: PersonalAct): Decided {
  const stamp = { at: act.at, by: act.by }
  switch (act.type) {
    case 'open':
      return submission.openedAt ? [] : [{ ...stamp, type: 'opened' }]
    case 'namePersons':
      return namePersons(submission, act)
    case 'receive':
      return receive(submission, act)
    case 'assign':
      return [{ ...act, type: 'assigned' }]
    case 'saveDraft':
      // The draft itself is kept beside the case; only its beginning is a step of the case.
      return DRAFTING.includes(submission.status) ? [] : [{ ...stamp, type: 'draftSaved' }]
    case 'submit':
    case 'fileNil':
      return answer(submission, act)
    case 'decideAnswer':
      return decideAnswer(submission, act)
    case 'reportWrongOffice':
      return [{ ...stamp, type: 'wrongOfficeReported', reason: act.reason }]
    case 'decideWrongOffice':
      return decideWrongOffice(act)
    case 'askMoreTime':
      return askMoreTime(submission, act)
    case 'decideMoreTime':
      return decideMoreTime(submission, act)
    case 'returnForCorrection':
      return refusePast(act.dueAt, act.at, '/dueAt') ?? [{ ...act, type: 'returned' }]
    case 'accept':
      return [{ ...stamp, type: 'accepted' }]
    case 'resend':
      return [{ ...stamp, type: 'resent', letterId: act.letterId }]
    default:
      return assertNever(act)
  }
}

function namePersons(submission: Submission, { at, by, persons }: Act<'namePersons'>): Decided {
  if (!isSecret(submission.secrecy)) return refuse('NOT_SECRET')
  const others = newlyNamed(persons, namedAtOffice(submission))
  return others.length === 0 ? [] : [{ at, by, type: 'personsNamed', persons: others }]
}

// Registers begin again each year: a number of seven digits is a slip of the pen, and would spoil all that follow.
const MOST_NUMBER = 999_999

function receive({ officeCode, receipt, status }: Submission, { at, by, number }: Act<'receive'>): Decided {
  if (receipt) return refuse('NOT_NOW', { act: 'receive', state: status })
  if (number !== undefined && (!Number.isInteger(number) || number < 1 || number > MOST_NUMBER))
    return refuse('NUMBER_INVALID', {}, '/number')
  const year = Number(dayOf(at).slice(0, 4))
  const allot: NumberRequest = {
    register: 'inward',
    officeCode,
    year,
    ...(number === undefined ? {} : { number }),
  }
  return [{ at, by, type: 'received', allot }]
}

function decideWrongOffice({ at, by, upheld, reason }: Act<'decideWrongOffice'>): Decided {
  const decided: SubmissionEvent = { at, by, type: 'wrongOfficeDecided', upheld, reason }
  return upheld ? [decided, { at, by, type: 'withdrawn', reason }] : [decided]
}

type CourseAct = Act<
  | ('wake' | 'bounce' | 'remind' | 'extend' | 'moveDeadline')
  | ('correct' | 'sealOverdue' | 'exempt' | 'reopenDuty' | 'withdraw' | 'close')
>

/** What reaches a submission as one of many, from its circular, the mail or the clock: where it does not apply, nothing happens. */
function decideByCourse(submission: Submission, act: CourseAct): readonly SubmissionEvent[] {
  const { at, by } = act
  const isUnanswered = UNANSWERED.includes(submission.status)
  switch (act.type) {
    case 'wake':
      return wake(submission, at)
    case 'bounce':
      return HOLDING.includes(submission.status) ? [{ ...act, type: 'bounced' }] : []
    case 'remind':
      return isUnanswered ? [{ at, by, type: 'reminded' }] : []
    case 'extend':
      return isUnanswered && isBefore(submission.dueAt, act.dueAt) ? [{ ...act, type: 'extended' }] : []
    case 'moveDeadline':
      return moveDeadline(submission, act)
    case 'correct':
      return HOLDING.includes(submission.status) ? [{ ...act, type: 'corrected' }] : []
    case 'sealOverdue':
      return isUnanswered && !isBefore(at, submission.dueAt) ? [seal(submission, act)] : []
    case 'exempt':
      return exempt(submission, act)
    case 'reopenDuty':
      return isExemptBy(submission, act.exemptionId) ? [{ ...act, type: 'dutyReopened' }] : []
    case 'withdraw':
      return ENDED_SUBMISSION.includes(submission.status) ? [] : [{ ...act, type: 'withdrawn' }]
    case 'close':
      return isUnanswered || submission.status === 'misdirected' ? [{ at, by, type: 'closedUnanswered' }] : []
    default:
      return assertNever(act)
  }
}

/** An answer that was given stands; what is exempt may pass to another exemption, which keeps the duty away. */
function exempt({ status, exemption }: Submission, act: Act<'exempt'>): readonly SubmissionEvent[] {
  const isOpen = UNANSWERED.includes(status) || status === 'misdirected' || status === 'exempted'
  const isSame = exemption?.exemptionId === act.exemption.exemptionId
  return isOpen && !isSame ? [{ ...act, type: 'exempted' }] : []
}

function isExemptBy({ status, exemption }: Submission, exemptionId: string): boolean {
  return status === 'exempted' && exemption?.exemptionId === exemptionId
}

/** A change of the calendar moves the date that it was worked out on, and no other; never to one that is over. */
function moveDeadline({ status, dueAt }: Submission, act: Act<'moveDeadline'>): readonly SubmissionEvent[] {
  const isOpen = UNANSWERED.includes(status) || status === 'misdirected'
  return isOpen && dueAt === act.from && isBefore(act.at, act.dueAt)
    ? [{ ...act, type: 'deadlineMoved' }]
    : []
}

function seal({ issuerCode }: Submission, { at, by, letterId }: Act<'sealOverdue'>): SubmissionEvent {
  // Saraban reg. 13: reminding of a matter left undone is a use of the stamped letter; each has its own number.
  const allot: NumberRequest = {
    register: 'outgoing',
    officeCode: issuerCode,
    year: Number(dayOf(at).slice(0, 4)),
  }
  return { at, by, type: 'overdueSealed', letterId, allot }
}

/** Only a submission with a deadline of its own looks at the clock; of late reminders only the latest useful one is sent. */
function wake(submission: Submission, at: Instant): readonly SubmissionEvent[] {
  const approvals = approvalsUnderWay(submission).flatMap(({ about, approval }) =>
    wakeApproval(approval, at).map((event) => ({ ...event, about })),
  )
  return [...approvals, ...wakeForDeadline(submission, at)]
}

function wakeForDeadline(submission: Submission, at: Instant): readonly SubmissionEvent[] {
  if (!hasOwnClock(submission)) return []
  const stamp = { at, by: SYSTEM }
  if (!isBefore(at, submission.dueAt)) return [{ ...stamp, type: 'fellDue' }]
  const planned = openReminders(submission).findLast((reminder) => !isBefore(at, reminder))
  return planned ? [{ ...stamp, type: 'reminded', planned }] : []
}

function hasOwnClock({ ownReminders, status, fellDueAt }: Submission): boolean {
  return ownReminders !== undefined && UNANSWERED.includes(status) && !fellDueAt
}

function openReminders({ ownReminders, remindedAt }: Submission): Instant[] {
  return (ownReminders ?? []).filter((planned) => !remindedAt || isBefore(remindedAt, planned))
}

/** The instant at which the submission must next look at the clock, if any. */
export function nextSubmissionWake(submission: Submission): Instant | undefined {
  const own = hasOwnClock(submission) ? (openReminders(submission)[0] ?? submission.dueAt) : undefined
  const wakes = approvalsUnderWay(submission).map(({ approval }) => nextApprovalWake(approval))
  return [own, ...wakes].filter((wake) => wake !== undefined).sort()[0]
}
