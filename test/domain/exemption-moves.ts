import fc from 'fast-check'
import type { ExemptionAct, Exemption } from '../../domain/exemption/case.js'
import { decideExemption } from '../../domain/exemption/decide.js'
import { isRefusal } from '../../domain/refusals.js'
import { addDays, dayOf, startOfDay, type Instant } from '../../domain/time.js'
import {
  accept,
  activity,
  advise,
  clerk,
  director,
  draft,
  file,
  notify,
  officer,
  otherOfficer,
  rule,
  verdict,
  type Wish,
} from './exemption-acts.js'

/** Something that somebody does: the next on the usual way, one of what fits the moment where it is apt, or of all there is. */
type Doing = { readonly usual: number } | { readonly apt: boolean; readonly which: number }
/** Days that pass, or something that somebody does. */
export type Move = { readonly days: number } | Doing

const hash = (n: number) => n.toString(16).padStart(64, '0')

/** A request for the four months from now on. */
export function draftAt(at: Instant, exemptionId: string): ExemptionAct {
  const today = dayOf(at)
  const request = { ...activity, period: { from: today, until: addDays(today, 120) } }
  return { ...draft(request), exemptionId, contentSha256: hash(1), at, by: clerk } as ExemptionAct
}

/** The act of the move, as it could be put to the case now. */
export function actIn(exemption: Exemption, doing: Doing, at: Instant): ExemptionAct {
  const stamped = (wish: Wish): ExemptionAct => ({ at, by: clerk, ...wish })
  if ('usual' in doing) return stamped(usualWay(exemption, at)[doing.usual] as Wish)
  const { apt, which } = doing
  const all = wishesIn(exemption, at).map(stamped)
  // Withdrawing fits always, and would end nearly every story at once.
  const fitting = all.filter((act) => {
    if (act.type === 'withdraw') return false
    const decided = decideExemption(exemption, act)
    return !isRefusal(decided) && decided.length > 0
  })
  const among = apt && fitting.length > 0 ? fitting : all
  return among[which % among.length] as ExemptionAct
}

const opinions = ({ contentSha256 }: Exemption) =>
  (['district', 'parent'] as const).map((stage) => ({ ...advise(stage), contentSha256 }) as Wish)
const told = (at: Instant) => ({ ...notify, appealUntil: inDays(at, 16) }) as Wish
const inDays = (at: Instant, days: number): Instant => startOfDay(addDays(dayOf(at), days))

/** The way of a request that is granted and taken as it is. */
function usualWay(exemption: Exemption, at: Instant): Wish[] {
  const decided = [verdict('area', 'approved'), told(at), { type: 'waiveAppeal' } as const]
  return [file, accept, ...opinions(exemption), ...decided]
}
const USUAL: readonly Move[] = [0, 1, 2, 3, 4, 5, 6].map((usual) => ({ usual }))

/** Everything that applicants, those who examine, the committees and the agency may come up with. */
function wishesIn(exemption: Exemption, at: Instant): Wish[] {
  const { contentSha256, period } = exemption
  const { kind: _, field: __, ...head } = activity
  const request = { ...activity, ...head, period, subject: `ขอยกเว้น ${contentSha256.slice(-1)}` }
  const reason = 'เหตุผล'
  return [
    { type: 'revise', request, contentSha256: hash(2) },
    { type: 'revise', request: { ...request, rule: rule.rule as never }, contentSha256: hash(3) },
    file,
    accept,
    ...opinions(exemption),
    { type: 'returnIncomplete', reason, by: director },
    { type: 'returnIncomplete', reason, completeBy: inDays(at, 10), by: director },
    { type: 'findNotWaivable', duty: 'procurement', reason, by: director },
    ...(['approved', 'refused', 'sentBack', 'proposedUpward'] as const).flatMap((outcome) => [
      verdict('area', outcome),
      verdict('national', outcome),
    ]),
    { type: 'recordAnswerAbove', granted: true, reference: 'ศธ 1', reason, by: officer },
    told(at),
    { ...notify, by: clerk },
    { type: 'waiveAppeal' },
    { type: 'appeal', grounds: reason, decideBy: inDays(at, 31) },
    { type: 'extendAppeal', decideBy: inDays(at, 61), reason, by: officer },
    { type: 'decideAppeal', changed: true, reason, by: otherOfficer },
    { type: 'decideAppeal', changed: false, reason, by: otherOfficer },
    { type: 'decideAppeal', changed: true, reason, by: officer },
    { type: 'verifyBasis', by: otherOfficer },
    { type: 'announceRevocation', reason, hearUntil: inDays(at, 16), by: officer },
    { type: 'beHeard', statement: reason },
    { type: 'dropRevocation', reason, by: officer },
    { type: 'revoke', reason, by: officer },
    { type: 'withdraw', reason },
  ]
}

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ apt: fc.constant(true), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ apt: fc.constant(false), which: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.constantFrom(1, 5, 16, 40).map((days) => ({ days })) },
)

/** A story of an exemption: from its draft on, or from what was granted on. */
export const moves: fc.Arbitrary<Move[]> = fc.oneof(
  fc.array(move, { minLength: 8, maxLength: 14 }),
  fc.array(move, { minLength: 5, maxLength: 9 }).map((after) => [...USUAL, ...after]),
)
