import { nextApprovalWake, wakeApproval } from '../approval/wake.js'
import { SYSTEM, type Stamp } from '../case.js'
import { addDays, endOfDay, isBefore, startOfDay, type Day, type Instant } from '../time.js'
import type { Exemption, ExemptionEvent } from './case.js'
import { lastDayOf } from './apply.js'
import { letterOut, yearOf } from './letters.js'
import { afterRoute } from './outcome.js'
import { outlivedDay } from './warnings.js'

/** The instant at which the exemption must next look at the clock, if any. */
export function nextExemptionWake(exemption: Exemption): Instant | undefined {
  switch (exemption.status) {
    case 'filed':
    case 'returned':
    case 'proposedUpward':
    case 'decided':
    case 'appealed':
      return remindersLeft(exemption)[0]
    case 'inApproval':
      return nextApprovalWake(exemption.approval)
    case 'noticed':
      return settledFrom(exemption)
    case 'inForce':
      return warningsAhead(exemption)[0]?.due ?? endOf(exemption)
    case 'draft':
    case 'refused':
    case 'withdrawn':
    case 'expired':
    case 'revoked':
      return undefined
  }
}

/** What the passing of time brings about. */
export function wakeExemption(exemption: Exemption, at: Instant): readonly ExemptionEvent[] {
  const stamp = { at, by: SYSTEM }
  switch (exemption.status) {
    case 'inApproval': {
      const events = wakeApproval(exemption.approval, at)
      return [...events, ...afterRoute(exemption, events, at)]
    }
    case 'noticed':
      return settle(exemption, stamp)
    case 'inForce':
      if (!isBefore(at, endOf(exemption)))
        return [{ ...stamp, type: 'expired', allot: letterOut(exemption, 'lapse', at) }]
      return warningsAhead(exemption)
        .filter(({ due }) => isDue(due, at))
        .map(({ type, lastDay }) => ({ ...stamp, type, lastDay }))
    case 'filed':
    case 'returned':
    case 'proposedUpward':
    case 'decided':
    case 'appealed': {
      // Of reminders that were slept through only the latest is sent.
      const planned = remindersLeft(exemption).findLast((reminder) => isDue(reminder, at))
      return planned === undefined ? [] : [{ ...stamp, type: 'bodyReminded', planned }]
    }
    case 'draft':
    case 'refused':
    case 'withdrawn':
    case 'expired':
    case 'revoked':
      return []
  }
}

/** What a decision that was told comes to once nothing stands in its way any more. */
export function settle(exemption: Exemption, { at, by }: Stamp): readonly ExemptionEvent[] {
  if (isBefore(at, settledFrom(exemption))) return []
  const stamp = { at, by }
  if (!exemption.decision?.granted) return [{ ...stamp, type: 'refusalStands' }]
  if (!isBefore(at, endOf(exemption))) return [{ ...stamp, type: 'expired' }]
  const { parentCode: officeCode, subject } = exemption
  const allot = { register: 'exemption', officeCode, year: yearOf(at), subject } as const
  return [{ ...stamp, type: 'cameIntoForce', allot }]
}

/** From when on a decision that was told stands: after the time for an appeal, and not before the first day granted. */
function settledFrom({ notice, appealWaived, decision, granted, filedAt = '' }: Exemption): Instant {
  const told = notice?.at ?? filedAt
  const undisputed = appealWaived ? told : (notice?.appealUntil ?? told)
  const first = decision?.granted && granted ? startOfDay(granted.from) : undisputed
  return isBefore(undisputed, first) ? first : undisputed
}

/** The first instant at which the exemption no longer holds. */
export function endOf(exemption: Exemption): Instant {
  return endOfDay(lastDayOf(exemption))
}

type Warning = {
  readonly type: 'expiryAnnounced' | 'basisEndAnnounced'
  readonly due: Instant
  readonly lastDay: Day
}

/** What is still to be warned of, the first first: that it ends, and that its law ends before it does. */
function warningsAhead(exemption: Exemption): Warning[] {
  const { expiryWarned, basisWarned, inForceAt = '', terms } = exemption
  const ahead = (day: Day): Instant => startOfDay(addDays(day, -terms.expiryWarningDays))
  const [lastDay, outlived] = [lastDayOf(exemption), outlivedDay(exemption)]
  const isToExpire = expiryWarned === undefined && isBefore(inForceAt, ahead(lastDay))
  const warnings: Warning[] = [
    ...(isToExpire ? [{ type: 'expiryAnnounced', due: ahead(lastDay), lastDay } as const] : []),
    // A law that has ended already, or soon will, is told at once.
    ...(outlived !== undefined && basisWarned === undefined
      ? [{ type: 'basisEndAnnounced', due: latest(ahead(outlived), inForceAt), lastDay: outlived } as const]
      : []),
  ]
  return warnings.sort((a, b) => (isBefore(a.due, b.due) ? -1 : 1))
}

function latest(one: Instant, other: Instant): Instant {
  return isBefore(one, other) ? other : one
}

function remindersLeft({ limit, limitReminded }: Exemption): Instant[] {
  if (!limit) return []
  const all = [...limit.reminders.filter((one) => isBefore(one, limit.dueAt)), limit.dueAt]
  return all.filter((one) => limitReminded === undefined || isBefore(limitReminded, one))
}

function isDue(planned: Instant | undefined, at: Instant): boolean {
  return planned !== undefined && !isBefore(at, planned)
}
