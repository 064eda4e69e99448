import { isSamePerson, openStages } from '../approval/approval.js'
import { decideVerdict, verdictOfCommittee } from '../approval/decide.js'
import { isOfficial } from '../approval/route.js'
import { assertNever, type Actor } from '../case.js'
import { refusePast } from '../past.js'
import { refuse, type Refusal } from '../refusals.js'
import { dayOf, isDay, type Instant } from '../time.js'
import { authorsOfExemption } from './apply.js'
import {
  ENDED_EXEMPTION,
  type Exemption,
  type ExemptionAct,
  type ExemptionEvent,
  type ExemptionStatus,
} from './case.js'
import { dutyOf, refuseNotWaivable } from './duties.js'
import { afterRoute, afterVerdictAbove } from './outcome.js'
import { examinerOf } from './route.js'
import { decideOnNotice, decideOnRevocation, isHearingOwed, refuseAppeal, refusePeriod } from './notice.js'
import { wakeExemption } from './wake.js'

type Act<T extends ExemptionAct['type']> = Extract<ExemptionAct, { type: T }>
type Decided = Refusal | readonly ExemptionEvent[]
type CourseAct = Act<'takeVerdict' | 'setLimits' | 'finishJob' | 'wake'>
type PersonalAct = Exclude<ExemptionAct, CourseAct | Act<'draft'>>
type Side = 'applicant' | 'examiner' | 'agency' | 'route'

/** Who acts, and in which states. `route`: whoever the stage names. */
const allowed: Record<PersonalAct['type'], { side: Side; states: readonly ExemptionStatus[] }> = {
  revise: { side: 'applicant', states: ['draft', 'returned'] },
  file: { side: 'applicant', states: ['draft', 'returned'] },
  returnIncomplete: { side: 'examiner', states: ['filed'] },
  acceptComplete: { side: 'examiner', states: ['filed'] },
  findNotWaivable: { side: 'examiner', states: ['filed'] },
  decideStage: { side: 'route', states: ['inApproval'] },
  recordAnswerAbove: { side: 'agency', states: ['proposedUpward'] },
  notify: { side: 'agency', states: ['decided'] },
  waiveAppeal: { side: 'applicant', states: ['noticed'] },
  appeal: { side: 'applicant', states: ['noticed'] },
  extendAppeal: { side: 'agency', states: ['appealed'] },
  decideAppeal: { side: 'agency', states: ['appealed'] },
  verifyBasis: {
    side: 'agency',
    states: [
      'filed',
      'returned',
      'inApproval',
      'proposedUpward',
      'decided',
      'noticed',
      'appealed',
      'inForce',
    ],
  },
  announceRevocation: { side: 'agency', states: ['inForce'] },
  beHeard: { side: 'applicant', states: ['inForce'] },
  dropRevocation: { side: 'agency', states: ['inForce'] },
  revoke: { side: 'agency', states: ['inForce'] },
  withdraw: {
    side: 'applicant',
    states: [
      ...(['draft', 'filed', 'returned', 'inApproval', 'proposedUpward'] as const),
      ...(['decided', 'noticed', 'appealed', 'inForce'] as const),
    ],
  },
}

/** An act of a person on an exemption that there is. */
export type ExemptionActName = PersonalAct['type']

/** The acts that the state allows at this instant, whoever may do them. */
export function exemptionActsIn(exemption: Exemption, at: Instant): ExemptionActName[] {
  const { revocation, legalBasis, appeal } = exemption
  const without: readonly ExemptionActName[] = [
    ...(revocation ? ['announceRevocation' as const] : (['beHeard', 'dropRevocation', 'revoke'] as const)),
    ...(revocation && isHearingOwed(exemption, at) ? ['revoke' as const] : []),
    ...(legalBasis.verified ? ['verifyBasis' as const] : []),
    ...(refuseAppeal(exemption, at) ? (['appeal', 'waiveAppeal'] as const) : []),
    ...(appeal?.extended === undefined ? [] : ['extendAppeal' as const]),
  ]
  return (Object.keys(allowed) as ExemptionActName[]).filter(
    (act) => allowed[act].states.includes(exemption.status) && !without.includes(act),
  )
}

/** The rules: what follows from an act, or why not. `undefined` is an exemption that does not exist yet. */
export function decideExemption(exemption: Exemption | undefined, act: ExemptionAct): Decided {
  if (act.type === 'draft') {
    if (exemption) return refuse('NOT_NOW', { act: act.type, state: exemption.status })
    return refuseRequest(act) ?? [{ ...act, type: 'drafted' }]
  }
  if (!exemption) return refuse('NOT_FOUND')
  if (!isPersonal(act)) return decideByCourse(exemption, act)
  return refuseByRule(exemption, act) ?? decideByPerson(exemption, act)
}

function isPersonal(act: Exclude<ExemptionAct, { type: 'draft' }>): act is PersonalAct {
  return act.type in allowed
}

function refuseByRule(exemption: Exemption, act: PersonalAct): Refusal | undefined {
  const { side, states } = allowed[act.type]
  if (!isOnSide(side, exemption, act.by)) return refuse('NOT_YOURS')
  if (!states.includes(exemption.status)) {
    const isOver = ENDED_EXEMPTION.includes(exemption.status)
    return refuse(isOver ? 'ENDED' : 'NOT_NOW', { act: act.type, state: exemption.status })
  }
  if (isOwnWork(exemption, act.type, act.by)) return refuse('OWN_DRAFT')
  if ('reason' in act && act.type !== 'decideStage' && !act.reason?.trim())
    return refuse('REASON_MISSING', {}, '/reason')
  return undefined
}

/** Whether the act is for this person's office, and not about the own work: whatever the state. */
export function mayStand(exemption: Exemption, act: ExemptionActName, by: Actor): boolean {
  return isOnSide(allowed[act].side, exemption, by) && !isOwnWork(exemption, act, by)
}

function isOnSide(side: Side, exemption: Exemption, { officeCode }: Actor): boolean {
  return side === 'route' || officeCode === officeOn(side, exemption)
}

/** Nobody examines, or verifies the law of, what they have written themselves. */
function isOwnWork(exemption: Exemption, act: ExemptionActName, by: Actor): boolean {
  return (allowed[act].side === 'examiner' || act === 'verifyBasis') && isAuthor(exemption, by)
}

function officeOn(side: Exclude<Side, 'route'>, exemption: Exemption): string {
  if (side === 'applicant') return exemption.applicant.officeCode
  return side === 'examiner' ? examinerOf(exemption) : exemption.parentCode
}

function isAuthor(exemption: Exemption, by: Actor): boolean {
  return authorsOfExemption(exemption).some((author) => isSamePerson(author, by))
}

function decideByPerson(exemption: Exemption, act: PersonalAct): Decided {
  const stamp = { at: act.at, by: act.by }
  switch (act.type) {
    case 'revise':
      return revise(exemption, act)
    case 'file':
      return file(exemption, act)
    case 'returnIncomplete':
      return returnIncomplete(act)
    case 'acceptComplete':
      if (exemption.kind === 'rule' && act.bodies.nationalCommitteeId === undefined)
        return refuse('BODY_MISSING', {}, '/nationalCommitteeId')
      return [{ ...stamp, type: 'acceptedComplete', bodies: act.bodies }]
    case 'findNotWaivable':
      return findNotWaivable(act)
    case 'decideStage':
      return onRoute(exemption, act)
    case 'recordAnswerAbove': {
      const { granted, reference, reason } = act
      return [{ ...stamp, type: 'decided', granted, reason, reference }]
    }
    case 'verifyBasis':
      return exemption.legalBasis.verified ? [] : [{ ...stamp, type: 'basisVerified', on: dayOf(act.at) }]
    case 'withdraw':
      return [{ ...stamp, type: 'withdrawn', reason: act.reason }]
    case 'notify':
    case 'waiveAppeal':
    case 'appeal':
    case 'extendAppeal':
    case 'decideAppeal':
      return decideOnNotice(exemption, act)
    case 'announceRevocation':
    case 'beHeard':
    case 'dropRevocation':
    case 'revoke':
      return decideOnRevocation(exemption, act)
    default:
      return assertNever(act)
  }
}

function revise(exemption: Exemption, act: Act<'revise'>): Decided {
  const wrong = refuseRequest(act)
  if (wrong) return wrong
  if (act.contentSha256 === exemption.contentSha256) return []
  // Another office's request is another case.
  if (act.request.applicant.officeCode !== exemption.applicant.officeCode) return refuse('NOT_YOURS')
  const { owner, authors = [] } = exemption
  const isNew = ![owner, ...authors].some((author) => author.personId === act.by.personId)
  return [{ ...act, type: 'revised', ...(isNew ? { authors: [...authors, act.by] } : {}) }]
}

function file(exemption: Exemption, { at, by }: Act<'file'>): Decided {
  const { period, contentSha256 } = exemption
  if (period.until < dayOf(at)) return refusePeriod(period)
  return refuseNotWaivable(exemption) ?? [{ at, by, type: 'filed', contentSha256 }]
}

function returnIncomplete({ at, by, reason, completeBy }: Act<'returnIncomplete'>): Decided {
  if (completeBy === undefined) return [{ at, by, type: 'returned', reason }]
  return refusePast(completeBy, at, '/completeBy') ?? [{ at, by, type: 'returned', reason, completeBy }]
}

function findNotWaivable({ at, by, duty: id, reason }: Act<'findNotWaivable'>): Decided {
  const duty = dutyOf(id)
  if (!duty) return refuse('NOT_FOUND', {}, '/duty')
  return [{ at, by, type: 'decided', granted: false, duty: id, reason }]
}

function onRoute(exemption: Exemption, act: Act<'decideStage'>): Decided {
  const { approval } = exemption
  if (!approval) return refuse('NOT_NOW', { act: act.type, state: exemption.status })
  const { type: _, ...verdict } = act
  const events = decideVerdict(approval, verdict)
  return 'refused' in events ? events : [...events, ...afterRoute(exemption, events, act.at)]
}

/** A request that no later step could mend: kinds mixed, no scope, a period that is none. */
function refuseRequest({ request: { kind, rule, scope, period } }: Act<'draft' | 'revise'>) {
  if ((kind === 'rule') !== (rule !== undefined)) return refuse('EXEMPTION_KIND_MIXED', {}, '/rule')
  if (kind === 'activity' && scope.circularIds.length + scope.procedures.length === 0)
    return refuse('EXEMPTION_SCOPE_MISSING', {}, '/scope')
  const isPeriod = isDay(period.from) && isDay(period.until) && period.from <= period.until
  return isPeriod ? undefined : refusePeriod(period)
}

/** What reaches an exemption from a committee, its own work or the clock. */
function decideByCourse(exemption: Exemption, act: CourseAct): Decided {
  const stamp = { at: act.at, by: act.by }
  switch (act.type) {
    case 'takeVerdict':
      return takeVerdict(exemption, act)
    case 'setLimits': {
      if (!exemption.jobs.some(({ id }) => id === act.jobId)) return []
      const { limit, stages } = act
      if (!limit && Object.keys(stages).length === 0) return []
      return [{ ...stamp, type: 'limitsSet', stages, ...(limit ? { limit } : {}) }]
    }
    case 'finishJob':
      return exemption.jobs.some(({ id }) => id === act.jobId)
        ? [{ ...stamp, type: 'jobDone', jobId: act.jobId, done: act.done }]
        : []
    case 'wake':
      return wakeExemption(exemption, act.at)
    default:
      return assertNever(act)
  }
}

function takeVerdict(exemption: Exemption, { at, by, verdict }: Act<'takeVerdict'>): Decided {
  const { approval, status, bodies, contentSha256 } = exemption
  const { committeeId } = verdict
  if (status === 'proposedUpward' && committeeId === bodies?.nationalCommitteeId)
    return afterVerdictAbove(verdict, { at, by })
  if (status !== 'inApproval' || !approval)
    return refuse(ENDED_EXEMPTION.includes(status) ? 'ENDED' : 'NOT_NOW', {
      act: 'takeVerdict',
      state: status,
    })
  const stage = openStages(approval).find((one) => !isOfficial(one) && one.committeeId === committeeId)
  if (!stage) return refuse('STAGE_NOT_NOW', { stage: committeeId })
  const said = { ...verdictOfCommittee(stage, verdict), at, by, contentSha256 }
  const events = decideVerdict(approval, said)
  return 'refused' in events ? events : [...events, ...afterRoute(exemption, events, at)]
}
