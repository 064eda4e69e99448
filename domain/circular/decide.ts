import { decideVerdict, refuseBegin } from '../approval/decide.js'
import { CHECK_AND_SIGN } from '../approval/route.js'
import { nextApprovalWake, wakeApproval } from '../approval/wake.js'
import { assertNever, SYSTEM, type Actor, type Stamp } from '../case.js'
import { refuseCitation } from '../consultation/citation.js'
import { cancelNumber } from '../number-cancellation.js'
import { newlyNamed, subjectOfCircular } from '../policy/subjects.js'
import { refusePast } from '../past.js'
import { refuse, type Refusal, type RefusalCode } from '../refusals.js'
import { isSecret, type Secrecy } from '../secrecy.js'
import { dayOf, isBefore, type Instant } from '../time.js'
import { approvalOf } from './apply.js'
import type { Circular, CircularAct, CircularEvent, CircularStatus, Job, Schedule } from './case.js'

/** The rules: what follows from an act, or why not. `undefined` is a circular that does not exist yet. */
export function decideCircular(
  circular: Circular | undefined,
  act: CircularAct,
): Refusal | readonly CircularEvent[] {
  const stamp = { at: act.at, by: act.by }
  if (act.type === 'draft') {
    if (circular) return refuse('NOT_NOW', { act: act.type, state: circular.status })
    return refuseDrafter(act) ?? refuseTopSecret(act) ?? [{ ...act, type: 'drafted' }]
  }
  if (!circular) return refuse('NOT_FOUND')
  if (act.type === 'wake') return wake(circular, stamp)
  if (act.type === 'finishJob') return finishJob(circular, act)
  if (act.type === 'moveDeadline') return moveDeadline(circular, act)
  if (act.type === 'cancelNumber') {
    // Abandoned drafts have no number; what was closed was in force until then.
    return cancelNumber(act, { ...circular, isVoid: circular.status === 'recalled' })
  }
  if (act.by.officeCode !== circular.owner.officeCode) return refuse('NOT_YOURS')
  if (!allowed[act.type].includes(circular.status))
    return refuse(GONE[circular.status] ?? 'NOT_NOW', { act: act.type, state: circular.status })
  if ('reason' in act && act.type !== 'decideStage' && !act.reason?.trim())
    return refuse('REASON_MISSING', {}, '/reason')
  return decideByPerson(circular, act)
}

type PersonalAct = Exclude<
  CircularAct,
  { type: 'draft' | 'wake' | 'finishJob' | 'moveDeadline' | 'cancelNumber' }
>

const allowed: Record<PersonalAct['type'], readonly CircularStatus[]> = {
  revise: ['draft', 'inApproval', 'signed'],
  sendForApproval: ['draft'],
  namePersons: ['draft', 'inApproval', 'signed', 'issued', 'closed', 'recalled'],
  decideStage: ['inApproval'],
  launch: ['signed'],
  remind: ['issued'],
  extend: ['issued'],
  issueErratum: ['issued'],
  addRecipients: ['issued'],
  sealOverdue: ['issued'],
  recall: ['issued'],
  abandon: ['draft', 'inApproval', 'signed'],
  close: ['issued'],
}

/** Whoever comes too late for these learns that it is over, not that it is the wrong moment. */
const GONE: Partial<Record<CircularStatus, RefusalCode>> = {
  recalled: 'WITHDRAWN',
  closed: 'ENDED',
  abandoned: 'ENDED',
}

/** An act of a person on a circular that there is. */
export type CircularActName = PersonalAct['type']

/** The acts that the state allows, whoever may do them. */
export function circularActsIn({ status, secrecy, fellDueAt }: Circular): CircularActName[] {
  const without: readonly CircularActName[] = [
    ...(isSecret(secrecy) ? [] : ['namePersons' as const]),
    ...(fellDueAt ? [] : ['sealOverdue' as const]),
  ]
  return (Object.keys(allowed) as CircularActName[]).filter(
    (act) => allowed[act].includes(status) && !without.includes(act),
  )
}

function decideByPerson(circular: Circular, act: PersonalAct): Refusal | readonly CircularEvent[] {
  const stamp = { at: act.at, by: act.by }
  switch (act.type) {
    case 'revise':
      if (act.by.role !== 'officer') return refuse('NOT_YOURS')
      return refuseTopSecret(act) ?? [{ ...act, type: 'revised', ...authorsAfter(circular, act.by) }]
    case 'namePersons':
      return namePersons(circular, act)
    case 'sendForApproval':
      return sendForApproval(circular, act)
    case 'decideStage':
      return decideStage(circular, act)
    case 'launch':
      return launch(circular, act)
    case 'remind':
      return [
        { ...stamp, type: 'reminded', jobs: [{ id: `remind/${act.id}`, kind: 'remind', ...codesOf(act) }] },
      ]
    case 'extend':
      return extend(circular, act)
    case 'issueErratum': {
      const erratum = circular.errata + 1
      const { contentSha256, reason } = act
      return [
        {
          ...stamp,
          type: 'erratumIssued',
          erratum,
          contentSha256,
          reason,
          jobs: [{ id: `erratum/${erratum}`, kind: 'erratum', erratum, at: act.at, contentSha256 }],
        },
      ]
    }
    case 'addRecipients':
      return addRecipients(act)
    case 'sealOverdue':
      return sealOverdue(circular, act)
    case 'recall':
      return [
        {
          ...stamp,
          type: 'recalled',
          reason: act.reason,
          jobs: [{ id: 'withdraw', kind: 'withdraw', reason: act.reason }],
        },
      ]
    case 'abandon':
      return [{ ...stamp, type: 'abandoned', reason: act.reason }]
    case 'close':
      return [{ ...stamp, type: 'closed', jobs: [{ id: 'close', kind: 'close' }] }]
    default:
      return assertNever(act)
  }
}

/** An officer, or the secretary of a committee for what its meeting resolved: a consultation resolves nothing. */
function refuseDrafter({ by, origin }: Extract<CircularAct, { type: 'draft' }>): Refusal | undefined {
  if (!origin) return by.role === 'officer' ? undefined : refuse('NOT_YOURS')
  return by.role === 'secretary' ? refuseCitation(origin.caseId) : refuse('NOT_YOURS')
}

/** Whoever has written the draft may not approve it: not its owner alone. */
function authorsAfter({ owner, authors = [] }: Circular, by: Actor): { authors?: readonly Actor[] } {
  const isKnown = [owner, ...authors].some(({ personId }) => personId === by.personId)
  const all = isKnown ? authors : [...authors, by]
  return all.length > 0 ? { authors: all } : {}
}

/** Secrecy regulation, B.E. 2544, and saraban reg. on electronic letters: ลับที่สุด never travels electronically. */
function refuseTopSecret({ secrecy }: { secrecy?: Secrecy }): Refusal | undefined {
  return secrecy === 'topSecret' ? refuse('TOP_SECRET_ON_PAPER', {}, '/overrides/secrecy') : undefined
}

function namePersons(
  circular: Circular,
  { at, by, persons }: Extract<CircularAct, { type: 'namePersons' }>,
): Refusal | readonly CircularEvent[] {
  const { secrecy, named = [] } = subjectOfCircular(circular)
  if (!isSecret(secrecy)) return refuse('NOT_SECRET')
  const others = newlyNamed(persons, named)
  return others.length === 0 ? [] : [{ at, by, type: 'personsNamed', persons: others }]
}

function codesOf(act: { codes?: readonly string[] }): { codes?: readonly string[] } {
  return act.codes ? { codes: act.codes } : {}
}

function decideStage(
  circular: Circular,
  act: Extract<CircularAct, { type: 'decideStage' }>,
): Refusal | readonly CircularEvent[] {
  if (!circular.approval) return refuse('NOT_NOW', { act: act.type, state: circular.status })
  const { type: _, ...verdict } = act
  return decideVerdict(circular.approval, verdict)
}

function sendForApproval(
  circular: Circular,
  act: Extract<CircularAct, { type: 'sendForApproval' }>,
): Refusal | readonly CircularEvent[] {
  if (act.by.role !== 'officer') return refuse('NOT_YOURS')
  const { contentSha256 } = circular
  const sent = { route: CHECK_AND_SIGN, ...act, contentSha256 }
  return refuseBegin(approvalOf(circular, sent)) ?? [{ ...sent, type: 'sentForApproval' }]
}

function launch(
  circular: Circular,
  act: Extract<CircularAct, { type: 'launch' }>,
): Refusal | readonly CircularEvent[] {
  const { at, by, audience, schedule, contentSha256 } = act
  if (by.role !== 'officer' && by.role !== 'registrar') return refuse('NOT_YOURS')
  if (contentSha256 !== circular.contentSha256) return refuse('CONTENT_CHANGED')
  if (audience.total === 0) return refuse('AUDIENCE_EMPTY')
  const past = refusePast(schedule.dueAt, at, '/dueAt')
  if (past) return past
  const allot = { register: 'circular', officeCode: circular.owner.officeCode, year: yearOf(at) } as const
  const jobs: Job[] = [
    { id: `launch/${audience.audienceId}`, kind: 'launch', audienceId: audience.audienceId },
  ]
  return [{ at, by, type: 'issued', audience, schedule, contentSha256, allot, jobs }]
}

function extend(
  circular: Circular,
  act: Extract<CircularAct, { type: 'extend' }>,
): Refusal | readonly CircularEvent[] {
  const { at, by, schedule, reason } = act
  const past = refusePast(schedule.dueAt, at, '/dueAt')
  if (past) return past
  if (!act.codes && circular.schedule && !isBefore(circular.schedule.dueAt, schedule.dueAt))
    return refuse('DEADLINE_NOT_LATER', {}, '/dueAt')
  if (act.codes?.length === 0) return refuse('AUDIENCE_EMPTY', {}, '/codes')
  const job: Job = { id: `extend/${act.id}`, kind: 'extend', schedule, reason, ...codesOf(act) }
  return [{ at, by, type: 'extended', schedule, reason, ...codesOf(act), jobs: [job] }]
}

function addRecipients(
  act: Extract<CircularAct, { type: 'addRecipients' }>,
): Refusal | readonly CircularEvent[] {
  const { at, by, audience, reason } = act
  if (audience.total === 0) return refuse('AUDIENCE_EMPTY')
  const jobs: Job[] = [
    { id: `launch/${audience.audienceId}`, kind: 'launch', audienceId: audience.audienceId },
  ]
  return [{ at, by, type: 'recipientsAdded', audience, reason, jobs }]
}

function sealOverdue(
  circular: Circular,
  act: Extract<CircularAct, { type: 'sealOverdue' }>,
): Refusal | readonly CircularEvent[] {
  if (act.by.role !== 'signer') return refuse('NOT_YOURS')
  if (!circular.fellDueAt) return refuse('NOT_DUE_YET')
  return [
    {
      at: act.at,
      by: act.by,
      type: 'overdueSealed',
      jobs: [{ id: `sealOverdue/${act.at}`, kind: 'sealOverdue', at: act.at }],
    },
  ]
}

function finishJob(
  circular: Circular,
  act: Extract<CircularAct, { type: 'finishJob' }>,
): Refusal | readonly CircularEvent[] {
  if (!circular.jobs.some((job) => job.id === act.jobId)) return []
  return [{ at: act.at, by: act.by, type: 'jobDone', jobId: act.jobId, done: act.done }]
}

/** A change of the calendar moves the date that it was worked out on, and no other; never to one that is over. */
function moveDeadline(
  { status, schedule: before }: Circular,
  act: Extract<CircularAct, { type: 'moveDeadline' }>,
): readonly CircularEvent[] {
  const isMeant = status === 'issued' && before?.dueAt === act.from
  return isMeant && isBefore(act.at, act.schedule.dueAt) ? [{ ...act, type: 'deadlineMoved' }] : []
}

/** Of several reminders that came due while nobody was awake only the latest is sent, and none once the date is past. */
function wake(circular: Circular, { at }: Stamp): readonly CircularEvent[] {
  if (circular.status === 'inApproval') return wakeApproval(circular.approval, at)
  if (circular.status !== 'issued' || !circular.schedule) return []
  const stamp = { at, by: SYSTEM }
  const due = openReminders(circular.schedule, circular).filter((planned) => !isBefore(at, planned))
  const isDue = !isBefore(at, circular.schedule.dueAt)
  const events: CircularEvent[] = due.map((planned, i) =>
    isDue || i < due.length - 1
      ? { ...stamp, type: 'reminderSkipped', planned }
      : { ...stamp, type: 'reminderDue', planned, jobs: [{ id: `reminder/${planned}`, kind: 'remind' }] },
  )
  if (isDue && !circular.fellDueAt) events.push({ ...stamp, type: 'fellDue' })
  return events
}

function openReminders({ reminders }: Schedule, { remindedAt }: Circular): Instant[] {
  return reminders.filter((planned) => !remindedAt || isBefore(remindedAt, planned))
}

/** The instant at which the circular must next look at the clock, if any. */
export function nextCircularWake(circular: Circular): Instant | undefined {
  if (circular.status === 'inApproval') return nextApprovalWake(circular.approval)
  if (circular.status !== 'issued' || !circular.schedule) return undefined
  return (
    openReminders(circular.schedule, circular)[0] ??
    (circular.fellDueAt ? undefined : circular.schedule.dueAt)
  )
}

function yearOf(at: Instant): number {
  return Number(dayOf(at).slice(0, 4))
}
