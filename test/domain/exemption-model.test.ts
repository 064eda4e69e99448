import fc from 'fast-check'
import { ENDED_EXEMPTION, REGISTERED_EXEMPTION, type Exemption } from '../../domain/exemption/case.js'
import { exemptionActsIn } from '../../domain/exemption/decide.js'
import { endOf, nextExemptionWake } from '../../domain/exemption/wake.js'
import { addDays, dayOf, startOfDay } from '../../domain/time.js'
import { openStages } from '../../domain/approval/approval.js'
import {
  accept,
  activity,
  advise,
  APPEAL_UNTIL,
  AT,
  director,
  draft,
  file,
  notify,
  officer,
  otherOfficer,
  play,
  rule,
  verdict,
  wakeAt,
  type Wish,
} from './exemption-acts.js'

/** A command: something that somebody, or the clock, puts to the case at a later instant. */
const outcome = fc.constantFrom('approved', 'refused', 'sentBack', 'proposedUpward', 'noted' as const)
const wishes = fc.oneof(
  fc.constantFrom<Wish>(
    file,
    accept,
    advise('district'),
    advise('parent'),
    notify,
    { type: 'returnIncomplete', reason: 'ขาดหลักฐาน', by: director },
    { type: 'findNotWaivable', duty: 'procurement', reason: 'r', by: director },
    { type: 'recordAnswerAbove', granted: true, reference: 'ศธ 1', reason: 'r', by: officer },
    { type: 'waiveAppeal' },
    { type: 'appeal', grounds: 'g', decideBy: '2024-01-10T17:00:00.000Z' },
    { type: 'extendAppeal', decideBy: '2024-02-09T17:00:00.000Z', reason: 'r', by: officer },
    { type: 'decideAppeal', changed: true, reason: 'r', by: otherOfficer },
    { type: 'decideAppeal', changed: false, reason: 'r', by: otherOfficer },
    { type: 'verifyBasis', by: otherOfficer },
    { type: 'announceRevocation', reason: 'r', hearUntil: '2024-06-01T00:00:00.000Z', by: officer },
    { type: 'beHeard', statement: 's' },
    { type: 'dropRevocation', reason: 'r', by: officer },
    { type: 'revoke', reason: 'r', by: officer },
  ),
  fc.constantFrom<Wish>({ type: 'withdraw', reason: 'r' }),
  fc.tuple(fc.constantFrom('area', 'national'), outcome).map(([body, said]) => verdict(body, said)),
  fc.constantFrom<Wish>(wakeAt(AT), wakeAt(AT), wakeAt(AT)),
  fc
    .integer({ min: 1, max: 20 })
    .map((jobId): Wish => ({ type: 'finishJob', jobId: String(jobId), done: 0 })),
)
const command = fc.record({
  wish: wishes,
  daysLater: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) }),
})
const story = fc.record({
  request: fc.constantFrom(activity, rule, {
    ...activity,
    applicant: { officeCode: 'P9101', type: 'state' as const, school: { nameTh: 's' } },
  }),
  commands: fc.array(command, { minLength: 1, maxLength: 60 }),
})
/** The way of a request that is granted, with what happens by chance in between. */
const usual: readonly Wish[] = [
  file,
  accept,
  advise('district'),
  advise('parent'),
  verdict('area', 'approved'),
]

type Told = { readonly before: Exemption; readonly after: Exemption; readonly at: string }

function tell(request: typeof activity, commands: readonly { wish: Wish; daysLater: number }[]): Told[] {
  let { exemption } = play([draft(request)])
  let day = 0
  return commands.flatMap(({ wish, daysLater }) => {
    day += daysLater
    const at = startOfDay(addDays(dayOf(AT), day))
    const before = exemption
    exemption = play([{ ...wish, at }], exemption).exemption
    return [{ before, after: exemption, at }]
  })
}

const withUsual = story.map(({ request, commands }) => {
  const inserted = usual.map((wish) => ({ wish, daysLater: 0 }))
  const told = { wish: notify, daysLater: 1 }
  const over = { wish: wakeAt(APPEAL_UNTIL), daysLater: 25 }
  return { request, commands: [...inserted, told, over, ...commands] }
})

describe('whatever happens to an exemption, in whatever order', () => {
  const anyStory = fc.oneof(story, withUsual)

  it('leaves no state without an exit: somebody can act, a committee is awaited, or the clock is', () => {
    fc.assert(
      fc.property(anyStory, ({ request, commands }) => {
        for (const { after, at } of tell(request, commands)) {
          if (ENDED_EXEMPTION.includes(after.status)) {
            expect(exemptionActsIn(after, at)).toEqual([])
            expect(nextExemptionWake(after)).toBeUndefined()
            continue
          }
          const isAwaited =
            after.status === 'inApproval' && after.approval && openStages(after.approval).length > 0
          const moves = exemptionActsIn(after, at).filter((act) => !['withdraw', 'verifyBasis'].includes(act))
          expect(isAwaited || moves.length > 0 || nextExemptionWake(after) !== undefined).toBe(true)
          expect(exemptionActsIn(after, at)).toContain('withdraw')
        }
      }),
      { numRuns: 400 },
    )
  })

  it('keeps what was promised: ends are ends, numbers stay, what is granted lies within what was asked', () => {
    fc.assert(
      fc.property(anyStory, ({ request, commands }) => {
        for (const { before, after } of tell(request, commands)) {
          if (ENDED_EXEMPTION.includes(before.status)) expect(after.status).toBe(before.status)
          if (before.number !== undefined) expect(after.number).toBe(before.number)
          if (after.number !== undefined)
            expect([...REGISTERED_EXEMPTION, 'withdrawn']).toContain(after.status)
          if (after.granted) {
            expect(after.granted.from >= after.period.from).toBe(true)
            expect(after.granted.until <= after.period.until).toBe(true)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('never comes into force without a decision that was told, nor before an appeal is over, nor after its last day', () => {
    let inForce = 0
    fc.assert(
      fc.property(anyStory, ({ request, commands }) => {
        for (const { before, after, at } of tell(request, commands)) {
          if (before.status === 'inForce' || after.status !== 'inForce') continue
          inForce += 1
          expect(after.decision?.granted).toBe(true)
          expect(after.notice).toBeDefined()
          expect(after.appealWaived || (after.notice?.appealUntil ?? '') <= at).toBe(true)
          expect(at < endOf(after)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
    // A property over what never happens says nothing.
    expect(inForce).toBeGreaterThan(50)
  })

  it('owes one step on the answers for each entry into force, and one for each end of it', () => {
    fc.assert(
      fc.property(anyStory, ({ request, commands }) => {
        for (const { before, after } of tell(request, commands)) {
          const kinds = (one: Exemption) => one.jobs.map(({ kind }) => kind)
          if (before.status !== 'inForce' && after.status === 'inForce')
            expect(kinds(after)).toContain('apply')
          if (before.status === 'inForce' && after.status !== 'inForce')
            expect(kinds(after)).toContain('reopen')
          expect(after.jobsMade).toBeGreaterThanOrEqual(before.jobsMade)
          expect(new Set(after.jobs.map(({ id }) => id)).size).toBe(after.jobs.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('decides on a rule of law by กนน., by the owner of the rule, or by the law itself, never by กขน. alone', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 60 }), (commands) => {
        const start = [file, accept, advise('district'), advise('parent')].map((wish) => ({
          wish,
          daysLater: 0,
        }))
        for (const { after } of tell(rule, [...start, ...commands])) {
          if (!after.decision?.granted || after.appeal?.outcome?.changed) continue
          const { resolution, reference } = after.decision
          expect(resolution?.committeeId === 'national' || reference !== undefined).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
