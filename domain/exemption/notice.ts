import { isSamePerson } from '../approval/approval.js'
import { refusePast } from '../past.js'
import { refuse, type Refusal } from '../refusals.js'
import { isBefore, isDay, type Instant } from '../time.js'
import type { Exemption, ExemptionAct, ExemptionEvent } from './case.js'
import type { ExemptionPeriod } from './request.js'
import { letterOut } from './letters.js'
import { settle } from './wake.js'

type Act<T extends ExemptionAct['type']> = Extract<ExemptionAct, { type: T }>
type Decided = Refusal | readonly ExemptionEvent[]
type NoticeAct = Act<'notify' | 'waiveAppeal' | 'appeal' | 'extendAppeal' | 'decideAppeal'>

/** What the notice of a decision leads to: an appeal, or that it stands. */
export function decideOnNotice(exemption: Exemption, act: NoticeAct): Decided {
  const stamp = { at: act.at, by: act.by }
  switch (act.type) {
    case 'notify':
      return notify(exemption, act)
    case 'waiveAppeal':
      return (
        refuseAppeal(exemption, act.at) ?? [
          { ...stamp, type: 'appealWaived' },
          ...settle({ ...exemption, appealWaived: true }, stamp),
        ]
      )
    case 'appeal': {
      const { grounds, decideBy } = act
      if (!grounds.trim()) return refuse('REASON_MISSING', {}, '/grounds')
      return refuseAppeal(exemption, act.at) ?? [{ ...stamp, type: 'appealed', grounds, decideBy }]
    }
    case 'extendAppeal':
      return extendAppeal(exemption, act)
    case 'decideAppeal':
      return decideAppeal(exemption, act)
  }
}

function notify(exemption: Exemption, act: Act<'notify'>): Decided {
  const { at, by, reasons, period = exemption.period, appealUntil, basis } = act
  const missing = (['facts', 'law', 'considerations'] as const).find((part) => !reasons[part].trim())
  if (missing) return refuse('NOTICE_INCOMPLETE', {}, `/${missing}`)
  const { from, until } = exemption.period
  const isWithin = from <= period.from && period.until <= until && period.from <= period.until
  if (!isWithin || !isDay(period.from) || !isDay(period.until)) return refusePeriod(period)
  const isOrder = exemption.terms.orderFor.includes(exemption.applicant.type)
  const order = isOrder ? { appealUntil, ...(basis ? { basis } : {}) } : {}
  const { granted } = exemption.decision ?? {}
  const told = {
    ...exemption,
    ...(granted ? { granted: period } : {}),
    notice: { ...reasons, at, by, ...order },
  }
  const allot = letterOut(exemption, 'decision', at)
  return [{ at, by, type: 'noticed', reasons, period, ...order, allot }, ...settle(told, { at, by })]
}

/** Why no appeal can be lodged now: it is no order, or it is too late. */
export function refuseAppeal({ notice, appealWaived }: Exemption, at: Instant): Refusal | undefined {
  if (notice?.appealUntil === undefined) return refuse('NO_APPEAL')
  return appealWaived || !isBefore(at, notice.appealUntil) ? refuse('APPEAL_TOO_LATE') : undefined
}

function extendAppeal({ appeal }: Exemption, { at, by, decideBy, reason }: Act<'extendAppeal'>): Decided {
  if (appeal?.extended !== undefined) return refuse('APPEAL_EXTENDED')
  if (appeal && !isBefore(appeal.decideBy, decideBy)) return refuse('DEADLINE_NOT_LATER', {}, '/days')
  return [{ at, by, type: 'appealExtended', decideBy, reason }]
}

function decideAppeal(exemption: Exemption, { at, by, changed, reason }: Act<'decideAppeal'>): Decided {
  const { notice, decision, period } = exemption
  // Who gave the notice does not decide on the complaint about it.
  if (notice && isSamePerson(notice.by, by)) return refuse('SAME_PERSON_TWICE')
  const after: Exemption = {
    ...exemption,
    appealWaived: true,
    ...(changed && decision ? { decision: { ...decision, granted: true }, granted: period } : {}),
  }
  const allot = letterOut(exemption, 'appealDecision', at)
  return [{ at, by, type: 'appealDecided', changed, reason, allot }, ...settle(after, { at, by })]
}

type RevocationAct = Act<'announceRevocation' | 'beHeard' | 'dropRevocation' | 'revoke'>

/** The steps of a revocation: announced with its reason, the applicant heard, then revoked or dropped. */
export function decideOnRevocation(exemption: Exemption, act: RevocationAct): Decided {
  const { revocation, status } = exemption
  const stamp = { at: act.at, by: act.by }
  if (act.type === 'announceRevocation') {
    if (revocation) return refuse('NOT_NOW', { act: act.type, state: status })
    const { reason, hearUntil } = act
    const past = refusePast(hearUntil, act.at, '/hearUntil')
    if (past) return past
    const allot = letterOut(exemption, 'hearing', act.at)
    return [{ ...stamp, type: 'revocationAnnounced', reason, hearUntil, allot }]
  }
  if (!revocation)
    return refuse(act.type === 'revoke' ? 'HEARING_OWED' : 'NOT_NOW', { act: act.type, state: status })
  switch (act.type) {
    case 'beHeard':
      if (!act.statement.trim()) return refuse('REASON_MISSING', {}, '/statement')
      return [{ ...stamp, type: 'heard', statement: act.statement }]
    case 'dropRevocation':
      return [{ ...stamp, type: 'revocationDropped', reason: act.reason }]
    case 'revoke':
      if (isHearingOwed(exemption, act.at)) return refuse('HEARING_OWED')
      return [
        { ...stamp, type: 'revoked', reason: act.reason, allot: letterOut(exemption, 'revocation', act.at) },
      ]
  }
}

/** Whether the applicant still has the time to be heard and has not used it. */
export function isHearingOwed({ revocation }: Exemption, at: Instant): boolean {
  return revocation !== undefined && !revocation.statement && isBefore(at, revocation.hearUntil)
}

/** A period that is none, or reaches beyond what may be. */
export function refusePeriod({ from, until }: ExemptionPeriod): Refusal {
  return refuse('EXEMPTION_PERIOD_INVALID', { from, until }, '/period')
}
