import { applyApproval } from '../approval/after.js'
import { beginApproval } from '../approval/approval.js'
import { assertNever, type Actor } from '../case.js'
import { ENDED_EXEMPTION, type Exemption, type ExemptionEvent, type ExemptionJob } from './case.js'
import type { CitedBasis, LegalBasis } from '../committee/case.js'
import { isSame } from '../same.js'
import { withLetter } from './letters.js'
import { routeOf } from './route.js'

type Event<T extends ExemptionEvent['type']> = Extract<ExemptionEvent, { type: T }>

/** The state after an event. What the case owes because of it (dates, offices' answers) is on its list of jobs. */
export function applyExemption(exemption: Exemption | undefined, event: ExemptionEvent): Exemption {
  if (event.type === 'drafted') return begun(event)
  if (!exemption) throw new Error(`${event.type} before drafted`)
  return owing(exemption, withLetter(applyTo(exemption, event), event))
}

function begun(event: Event<'drafted'>): Exemption {
  const { exemptionId, request, contentSha256, parentCode, terms, by, origin } = event
  return {
    ...request,
    ...{ exemptionId, status: 'draft', owner: by, parentCode, contentSha256, terms },
    ...(origin ? { origin } : {}),
    legalBasis: unverified(request.basis),
    jobs: [],
    jobsMade: 0,
  }
}

function unverified(basis: CitedBasis): LegalBasis {
  return { ...basis, verified: null }
}

function applyTo(exemption: Exemption, event: Exclude<ExemptionEvent, { type: 'drafted' }>): Exemption {
  const { at, by } = event
  switch (event.type) {
    case 'revised':
      return revised(exemption, event)
    case 'filed':
      return { ...withoutLimit(exemption), status: 'filed', filedAt: at }
    case 'returned':
      return returned(withoutLimit(exemption), event)
    case 'acceptedComplete':
      return accepted(withoutLimit(exemption), event)
    case 'stageDecided':
    case 'stageReminded':
    case 'stagePassedOver':
    case 'stageEscalated':
      return exemption.approval
        ? { ...exemption, approval: applyApproval(exemption.approval, event) }
        : exemption
    case 'proposedUpward':
      return { ...exemption, status: 'proposedUpward' }
    case 'decided':
      return decided(withoutLimit(exemption), event)
    case 'noticed':
      return noticed(withoutLimit(exemption), event)
    case 'appealWaived':
      return { ...exemption, appealWaived: true }
    case 'appealed':
      return {
        ...exemption,
        ...{ status: 'appealed', appeal: { at, grounds: event.grounds, decideBy: event.decideBy } },
      }
    case 'appealExtended':
    case 'appealDecided':
      return afterAppealStep(withoutLimit(exemption), event)
    case 'basisVerified':
      return {
        ...exemption,
        legalBasis: { ...exemption.legalBasis, verified: { by: by.personId, on: event.on } },
      }
    case 'limitsSet':
      return limited(exemption, event)
    case 'bodyReminded':
      return { ...exemption, limitReminded: event.planned }
    case 'jobDone':
      return { ...exemption, jobs: exemption.jobs.filter(({ id }) => id !== event.jobId) }
    case 'cameIntoForce':
    case 'refusalStands':
    case 'expiryAnnounced':
    case 'basisEndAnnounced':
    case 'expired':
    case 'revocationAnnounced':
    case 'heard':
    case 'revocationDropped':
    case 'revoked':
    case 'withdrawn':
      return inItsLife(exemption, event)
    default:
      return assertNever(event)
  }
}

type LifeEvent = Event<
  | ('cameIntoForce' | 'refusalStands' | 'expiryAnnounced' | 'basisEndAnnounced' | 'expired')
  | ('revocationAnnounced' | 'heard' | 'revocationDropped' | 'revoked' | 'withdrawn')
>

function inItsLife(exemption: Exemption, event: LifeEvent): Exemption {
  const { at } = event
  switch (event.type) {
    case 'cameIntoForce': {
      const { number = 0, allot } = event
      return { ...exemption, status: 'inForce', number, year: allot.year, inForceAt: at }
    }
    case 'refusalStands':
      return { ...exemption, status: 'refused', ended: { at, reason: exemption.decision?.reason ?? '' } }
    case 'expiryAnnounced':
      return { ...exemption, expiryWarned: at }
    case 'basisEndAnnounced':
      return { ...exemption, basisWarned: at }
    case 'revocationAnnounced': {
      const { reason, hearUntil } = event
      return { ...exemption, revocation: { at, reason, hearUntil } }
    }
    case 'heard':
      return exemption.revocation
        ? { ...exemption, revocation: { ...exemption.revocation, statement: { text: event.statement, at } } }
        : exemption
    case 'revocationDropped': {
      const { revocation: _, ...rest } = exemption
      return rest
    }
    case 'expired':
      return { ...exemption, status: 'expired', ended: { at, reason: '' } }
    case 'revoked':
    case 'withdrawn':
      return { ...withoutLimit(exemption), status: event.type, ended: { at, reason: event.reason } }
  }
}

function revised(exemption: Exemption, { request, contentSha256, authors }: Event<'revised'>): Exemption {
  const { rule: _, ...rest } = exemption
  return {
    ...rest,
    ...request,
    contentSha256,
    ...(authors ? { authors } : {}),
    legalBasis: isSame(request.basis, exemption.basis) ? exemption.legalBasis : unverified(request.basis),
  }
}

function returned(exemption: Exemption, { at, reason, completeBy }: Event<'returned'>): Exemption {
  return {
    ...exemption,
    ...{ status: 'returned', returned: { reason, at, ...(completeBy ? { completeBy } : {}) } },
  }
}

/** The route begins anew, or goes on at the committee that sent the request back as it is. */
function accepted(exemption: Exemption, { at, bodies }: Event<'acceptedComplete'>): Exemption {
  const { owner, authors, contentSha256, approval: before } = exemption
  return {
    ...exemption,
    status: 'inApproval',
    bodies,
    approval: beginApproval({
      ...{ route: routeOf(exemption, bodies), owner, contentSha256, at, before },
      ...(authors ? { authors } : {}),
    }),
  }
}

function decided(exemption: Exemption, event: Event<'decided'>): Exemption {
  const { type: _, ...decision } = event
  return { ...exemption, status: 'decided', decision }
}

function noticed(exemption: Exemption, event: Event<'noticed'>): Exemption {
  const { at, by, reasons, period, appealUntil, basis } = event
  const isGranted = exemption.decision?.granted === true
  return {
    ...exemption,
    status: 'noticed',
    ...(isGranted ? { granted: period } : {}),
    notice: { ...reasons, at, by, ...(appealUntil ? { appealUntil } : {}), ...(basis ? { basis } : {}) },
  }
}

function afterAppealStep(exemption: Exemption, event: Event<'appealExtended' | 'appealDecided'>): Exemption {
  const { appeal, decision, period } = exemption
  if (!appeal || !decision) return exemption
  if (event.type === 'appealExtended')
    return { ...exemption, appeal: { ...appeal, decideBy: event.decideBy, extended: event.reason } }
  const { changed, reason, at, by } = event
  return {
    ...exemption,
    ...{ status: 'noticed', appealWaived: true },
    appeal: { ...appeal, outcome: { changed, reason, at, by } },
    // Who appeals wants what was asked: a changed decision grants it whole.
    ...(changed ? { decision: { ...decision, granted: true }, granted: period } : {}),
  }
}

function limited(exemption: Exemption, { limit, stages }: Event<'limitsSet'>): Exemption {
  const { approval } = exemption
  return {
    ...exemption,
    ...(limit ? { limit } : {}),
    ...(approval ? { approval: { ...approval, times: { ...approval.times, ...stages } } } : {}),
  }
}

function withoutLimit(exemption: Exemption): Exemption {
  const { limit: _, limitReminded: __, ...rest } = exemption
  return rest
}

/** What somebody has to do by a date that only the calendar knows, and what offices' answers owe to a change. */
function owing(before: Exemption, after: Exemption): Exemption {
  const kinds: ExemptionJob['kind'][] = [
    ...(turnOf(before) === turnOf(after) || turnOf(after) === '' ? [] : ['setLimits' as const]),
    ...(before.status !== 'inForce' && after.status === 'inForce' ? ['apply' as const] : []),
    ...(before.status === 'inForce' && after.status !== 'inForce' ? ['reopen' as const] : []),
    ...(before.letters === after.letters ? [] : ['tell' as const]),
  ]
  if (kinds.length === 0) return after
  const jobs = kinds.map((kind, i): ExemptionJob => ({ id: String(after.jobsMade + i + 1), kind }))
  const left = ENDED_EXEMPTION.includes(after.status)
    ? after.jobs.filter(({ kind }) => kind !== 'setLimits')
    : after.jobs
  return { ...after, jobs: [...left, ...jobs], jobsMade: after.jobsMade + kinds.length }
}

/** Names whose turn it is where that has a time limit; empty where it has none. */
function turnOf({ status, filedAt, approval, appeal, returned }: Exemption): string {
  switch (status) {
    case 'filed':
      return `filed/${filedAt}`
    case 'inApproval':
      return `stage/${approval?.next}/${approval?.openedAt}/${approval?.countedFrom}`
    case 'appealed':
      return `appeal/${appeal?.decideBy}`
    case 'proposedUpward':
    case 'decided':
      return status
    case 'returned':
      return returned?.completeBy ? `returned/${returned.completeBy}` : ''
    case 'draft':
    case 'noticed':
    case 'inForce':
    case 'refused':
    case 'withdrawn':
    case 'expired':
    case 'revoked':
      return ''
  }
}

/** Everybody who has written the request. */
export function authorsOfExemption({ owner, authors = [] }: Exemption): readonly Actor[] {
  return [owner, ...authors]
}

/** The last day on which the exemption holds, as it was granted or else asked. */
export function lastDayOf({ granted, period }: Exemption): string {
  return (granted ?? period).until
}
