import fc from 'fast-check'
import { approverAt, type Approval } from '../../domain/approval/approval.js'
import { applyCircular } from '../../domain/circular/apply.js'
import {
  ENDED_CIRCULAR,
  isEndedCircular,
  type Circular,
  type CircularAct,
  type Schedule,
} from '../../domain/circular/case.js'
import { decideCircular, nextCircularWake, circularActsIn } from '../../domain/circular/decide.js'
import type { Actor, Role } from '../../domain/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { plusMilliseconds } from '../../domain/time.js'

const person = (personId: string, role: Role, officeCode = 'C0001'): Actor => ({ personId, officeCode, role })
const drafter = person('drafter', 'officer')
const checker = person('checker', 'checker')
const signer = person('signer', 'signer')

const schedule: Schedule = {
  dueAt: '2023-11-27T17:00:00.000Z',
  dueDay: '2023-11-27',
  reminders: ['2023-11-24T01:30:00.000Z', '2023-11-27T01:30:00.000Z'],
  calendarVersion: 'test',
}
const audience = { audienceId: 'a', total: 67, primary: 49, secondary: 18 }
const at = '2023-11-21T02:00:00.000Z'

/** Plays acts; a refusal ends the play and is given back. */
function play(acts: readonly CircularAct[], start?: Circular) {
  let circular = start
  for (const act of acts) {
    const decided = decideCircular(circular, act)
    if (isRefusal(decided)) return { circular, refused: decided.refused }
    for (const event of decided)
      circular = applyCircular(circular, 'allot' in event ? { ...event, number: 7 } : event)
  }
  return { circular: circular as Circular, refused: undefined }
}

const draft: CircularAct = {
  type: 'draft',
  at,
  by: drafter,
  circularId: 'c',
  procedure: 'p@1',
  subject: 's',
  contentSha256: 'h1',
}
const send: CircularAct = { type: 'sendForApproval', at, by: drafter }
const check: CircularAct = {
  type: 'decideStage',
  stage: 'check',
  verdict: 'approved',
  contentSha256: 'h1',
  at,
  by: checker,
}
const sign: CircularAct = {
  type: 'decideStage',
  stage: 'sign',
  verdict: 'approved',
  contentSha256: 'h1',
  at,
  by: signer,
}
const launch: CircularAct = { type: 'launch', at, by: drafter, audience, schedule, contentSha256: 'h1' }
const issued = play([draft, send, check, sign, launch]).circular as Circular

describe('a circular on its way out', () => {
  it('is checked, signed, numbered and owes its launch', () => {
    expect(issued).toMatchObject({ status: 'issued', number: 7, year: 2023, issuedAt: at })
    expect(issued.jobs).toEqual([{ id: 'launch/a', kind: 'launch', audienceId: 'a' }])
  })

  it('may not be checked or signed by anyone who has revised it, nor in the place of such a person', () => {
    const second = person('second', 'officer')
    const revise: CircularAct = { type: 'revise', subject: 's', contentSha256: 'h1', at, by: second }
    const written = [draft, revise, send] as const
    const asChecker: Actor = { ...second, role: 'checker' }
    expect(play([...written, { ...check, by: asChecker }]).refused).toBe('OWN_DRAFT')
    expect(play([...written, { ...check, by: { ...checker, inPlaceOf: 'second' } }]).refused).toBe(
      'OWN_DRAFT',
    )
    expect(play([...written, check, { ...sign, by: { ...second, role: 'signer' } }]).refused).toBe(
      'OWN_DRAFT',
    )
    expect(play([...written, check, sign]).circular?.status).toBe('signed')
  })

  it('may not be checked or signed by its drafter, nor signed by its checker', () => {
    expect(play([draft, send, { ...check, by: { ...drafter, role: 'checker' } }]).refused).toBe('OWN_DRAFT')
    expect(play([draft, send, check, { ...sign, by: { ...checker, role: 'signer' } }]).refused).toBe(
      'SAME_PERSON_TWICE',
    )
  })

  it('is not signed before it is checked, nor by somebody of another office or role', () => {
    expect(play([draft, send, sign]).refused).toBe('STAGE_NOT_NOW')
    expect(play([draft, send, { ...check, by: person('x', 'checker', 'C0002') }]).refused).toBe('NOT_YOURS')
    expect(play([draft, send, { ...check, by: person('x', 'officer') }]).refused).toBe('NOT_YOURS')
  })

  it('loses its approval when the content is edited, and keeps it when it is sent again unchanged', () => {
    const revise: CircularAct = { type: 'revise', at, by: drafter, subject: 's', contentSha256: 'h2' }
    expect(play([draft, send, check, sign, revise, launch]).refused).toBe('NOT_NOW')
    expect(play([draft, send, check, revise, send, sign]).refused).toBe('STAGE_NOT_NOW')
    const returned: CircularAct = { ...sign, verdict: 'returned', reason: 'ขอให้ยืนยัน' }
    expect(play([draft, send, check, returned, send, sign]).circular?.status).toBe('signed')
  })

  it('is returned only with a reason', () => {
    expect(play([draft, send, { ...check, verdict: 'returned' }]).refused).toBe('REASON_MISSING')
  })

  it('is not launched to nobody, nor after its own deadline, nor with content other than what was signed', () => {
    const signed = play([draft, send, check, sign]).circular as Circular
    expect(play([{ ...launch, audience: { ...audience, total: 0 } }], signed).refused).toBe('AUDIENCE_EMPTY')
    expect(play([{ ...launch, at: schedule.dueAt }], signed).refused).toBe('DEADLINE_PAST')
    expect(play([{ ...launch, contentSha256: 'h9' }], signed).refused).toBe('CONTENT_CHANGED')
  })

  it('is launched once: the second officer is refused', () => {
    expect(play([launch], issued).refused).toBe('NOT_NOW')
  })
})

describe('a circular that waits for answers', () => {
  const wake = (instant: string): CircularAct => ({ type: 'wake', at: instant, by: drafter })

  it('wakes for each reminder, then for the deadline, then no more', () => {
    expect(nextCircularWake(issued)).toBe(schedule.reminders[0])
    const once = play([wake('2023-11-24T01:30:00.000Z')], issued).circular as Circular
    expect(once.jobs.at(-1)).toEqual({ id: 'reminder/2023-11-24T01:30:00.000Z', kind: 'remind' })
    const twice = play([wake('2023-11-27T01:30:00.000Z')], once).circular as Circular
    expect(nextCircularWake(twice)).toBe(schedule.dueAt)
    const due = play([wake(schedule.dueAt)], twice).circular as Circular
    expect(due.fellDueAt).toBe(schedule.dueAt)
    expect(nextCircularWake(due)).toBeUndefined()
  })

  it('sends only the latest of several reminders it slept through, and none once the date is past', () => {
    const late = play([wake('2023-11-27T02:00:00.000Z')], issued).circular as Circular
    expect(late.jobs.filter((job) => job.kind === 'remind').map((job) => job.id)).toEqual([
      'reminder/2023-11-27T01:30:00.000Z',
    ])
    const tooLate = play([wake('2023-11-28T02:00:00.000Z')], issued).circular as Circular
    expect(tooLate.jobs.filter((job) => job.kind === 'remind')).toEqual([])
    expect(tooLate.fellDueAt).toBe('2023-11-28T02:00:00.000Z')
  })

  it('sends a reminder at most once and never after the date, however the clock jumps by a day', () => {
    const DAY_MS = 86_400_000
    const jump = fc.constantFrom(-DAY_MS, DAY_MS)
    const passing = fc.integer({ min: 0, max: DAY_MS })
    fc.assert(
      fc.property(fc.array(fc.oneof(jump, passing), { minLength: 1, maxLength: 20 }), (steps) => {
        let [circular, now] = [issued, at]
        for (const step of steps) {
          now = plusMilliseconds(now, step)
          const before = circular.jobs.length
          circular = play([wake(now)], circular).circular as Circular
          const sent = circular.jobs.slice(before)
          expect(sent.length).toBeLessThanOrEqual(now < schedule.dueAt ? 1 : 0)
        }
        const ids = circular.jobs.filter(({ kind }) => kind === 'remind').map(({ id }) => id)
        expect(ids).toEqual([...new Set(ids)])
      }),
    )
  })

  it('is open again when all get more time, and only then', () => {
    const due = play([wake('2023-11-28T02:00:00.000Z')], issued).circular as Circular
    const later: Schedule = {
      ...schedule,
      dueAt: '2023-11-30T17:00:00.000Z',
      reminders: ['2023-11-30T01:30:00.000Z'],
    }
    const extend = {
      type: 'extend',
      id: 'e',
      at: '2023-11-28T03:00:00.000Z',
      by: drafter,
      schedule: later,
      reason: 'น้ำท่วม',
    } as const
    expect(nextCircularWake(play([extend], due).circular as Circular)).toBe('2023-11-30T01:30:00.000Z')
    expect(
      nextCircularWake(play([{ ...extend, codes: ['P2101'] }], due).circular as Circular),
    ).toBeUndefined()
    expect(play([{ ...extend, schedule }], issued).refused).toBe('DEADLINE_PAST')
    expect(play([{ ...extend, at, schedule }], issued).refused).toBe('DEADLINE_NOT_LATER')
  })

  it('seals overdue letters only after the date, and only by a signer', () => {
    const seal: CircularAct = { type: 'sealOverdue', at: '2023-11-28T02:00:00.000Z', by: signer }
    expect(play([seal], issued).refused).toBe('NOT_DUE_YET')
    const due = play([wake(schedule.dueAt)], issued).circular as Circular
    expect(play([{ ...seal, by: drafter }], due).refused).toBe('NOT_YOURS')
    expect(play([seal], due).circular?.jobs.at(-1)?.kind).toBe('sealOverdue')
  })

  it('ends only when the work over its offices is done', () => {
    const closed = play([{ type: 'close', at, by: drafter }], issued).circular as Circular
    expect(isEndedCircular(closed)).toBe(false)
    const done = closed.jobs.map((job): CircularAct => ({
      type: 'finishJob',
      jobId: job.id,
      done: 1,
      at,
      by: drafter,
    }))
    expect(isEndedCircular(play(done, closed).circular as Circular)).toBe(true)
  })
})

describe('any sequence of acts', () => {
  const roles = fc.constantFrom<Role>('officer', 'checker', 'signer', 'registrar')
  const by = fc.record({
    personId: fc.constantFrom('drafter', 'checker', 'signer', 'x'),
    officeCode: fc.constantFrom('C0001', 'C0002'),
    role: roles,
  })
  const instant = fc
    .integer({ min: 0, max: 14 * 24 })
    .map((hours) => new Date(Date.UTC(2023, 10, 21) + hours * 3_600_000).toISOString())
  const hash = fc.constantFrom('h1', 'h2')
  const stamp = { by, at: instant }
  const act = fc.oneof(
    fc.record({
      type: fc.constant('revise' as const),
      subject: fc.constant('s'),
      contentSha256: hash,
      ...stamp,
    }),
    fc.record({
      type: fc.constantFrom(
        'sendForApproval' as const,
        'sealOverdue' as const,
        'close' as const,
        'wake' as const,
      ),
      ...stamp,
    }),
    fc.record({
      type: fc.constant('decideStage' as const),
      stage: fc.constantFrom('check', 'sign'),
      verdict: fc.constantFrom('approved' as const, 'returned' as const),
      contentSha256: hash,
      reason: fc.constantFrom('', 'r'),
      ...stamp,
    }),
    fc.record({
      type: fc.constant('launch' as const),
      audience: fc.constant(audience),
      schedule: fc.constant(schedule),
      contentSha256: hash,
      ...stamp,
    }),
    fc.record({ type: fc.constant('remind' as const), id: fc.constant('1'), ...stamp }),
    fc.record({
      type: fc.constant('issueErratum' as const),
      contentSha256: hash,
      reason: fc.constantFrom('', 'r'),
      ...stamp,
    }),
    fc.record({
      type: fc.constant('addRecipients' as const),
      audience: fc.constant(audience),
      reason: fc.constant('r'),
      ...stamp,
    }),
    fc.record({
      type: fc.constant('extend' as const),
      id: fc.constant('1'),
      schedule: fc.constant({ ...schedule, dueAt: '2023-12-01T17:00:00.000Z' }),
      reason: fc.constant('r'),
      ...stamp,
    }),
    fc.record({
      type: fc.constantFrom('recall' as const, 'abandon' as const),
      reason: fc.constantFrom('', 'r'),
      ...stamp,
    }),
    fc.record({
      type: fc.constant('finishJob' as const),
      jobId: fc.constantFrom('launch/a', 'close', 'withdraw'),
      done: fc.nat(9),
      ...stamp,
    }),
  ) as fc.Arbitrary<CircularAct>

  it('leaves a legal state, never issues without two other persons, and never leaves an end', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let circular = play([draft]).circular as Circular
        for (const one of acts) {
          const before = circular
          const decided = decideCircular(circular, one)
          if (isRefusal(decided)) continue
          for (const event of decided) circular = applyCircular(circular, event)
          if (ENDED_CIRCULAR.includes(before.status)) expect(circular.status).toBe(before.status)
          if (circular.status === 'issued') {
            const approvers =
              circular.approval?.decisions
                .filter((d) => d.verdict === 'approved' && d.contentSha256 === circular.contentSha256)
                .map((d) => d.by.personId) ?? []
            expect(new Set(approvers).size).toBeGreaterThanOrEqual(2)
            expect(approvers).not.toContain('drafter')
          }
          const wakeAt = nextCircularWake(circular)
          if (wakeAt) expect(circular.status).toBe('issued')
          expect(Array.isArray(circularActsIn(circular))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('what an officer may do once it is issued', () => {
  const person = { at: '2023-11-22T02:00:00.000Z', by: drafter }

  it('reminds all, or the offices that are named', () => {
    expect(play([{ type: 'remind', id: 'r', ...person }], issued).circular?.jobs.at(-1)).toEqual({
      id: 'remind/r',
      kind: 'remind',
    })
    const some = play([{ type: 'remind', id: 'r', codes: ['P2101'], ...person }], issued).circular
    expect(some?.jobs.at(-1)).toEqual({ id: 'remind/r', kind: 'remind', codes: ['P2101'] })
  })

  it('corrects, and each correction has its number', () => {
    const correct: CircularAct = {
      type: 'issueErratum',
      contentSha256: 'e',
      reason: 'เลขโทรศัพท์ผิด',
      ...person,
    }
    const twice = play([correct, correct], issued).circular as Circular
    expect(twice.errata).toBe(2)
    expect(twice.jobs.map((job) => job.id)).toContain('erratum/2')
    expect(play([{ ...correct, reason: ' ' }], issued).refused).toBe('REASON_MISSING')
  })

  it('adds offices, but not nobody', () => {
    const more = { audienceId: 'b', total: 1, primary: 1, secondary: 0 }
    const add: CircularAct = { type: 'addRecipients', audience: more, reason: 'ตกหล่น', ...person }
    const added = play([add], issued).circular as Circular
    expect(added.added).toEqual([more])
    expect(added.jobs.at(-1)).toEqual({ id: 'launch/b', kind: 'launch', audienceId: 'b' })
    expect(play([{ ...add, audience: { ...more, total: 0 } }], issued).refused).toBe('AUDIENCE_EMPTY')
  })

  it('extends for named offices only if some are named', () => {
    const later: Schedule = { ...schedule, dueAt: '2023-11-30T17:00:00.000Z' }
    const extend: CircularAct = {
      type: 'extend',
      id: 'e',
      codes: [],
      schedule: later,
      reason: 'r',
      ...person,
    }
    expect(play([extend], issued).refused).toBe('AUDIENCE_EMPTY')
  })

  it('recalls with a reason, and then nothing more', () => {
    const recalled = play([{ type: 'recall', reason: 'ยกเลิกโครงการ', ...person }], issued)
      .circular as Circular
    expect(recalled).toMatchObject({ status: 'recalled' })
    expect(recalled.jobs.at(-1)).toEqual({ id: 'withdraw', kind: 'withdraw', reason: 'ยกเลิกโครงการ' })
    expect(play([{ type: 'close', ...person }], recalled).refused).toBe('WITHDRAWN')
    expect(decideCircular(recalled, { type: 'wake', ...person })).toEqual([])
  })

  it('may be done by nobody of another office', () => {
    expect(play([{ type: 'close', at, by: person2() }], issued).refused).toBe('NOT_YOURS')
  })
})

const person2 = (): Actor => ({ personId: 'x', officeCode: 'C0002', role: 'officer' })

describe('a draft', () => {
  it('is revised, sent and abandoned by officers only', () => {
    const revise: CircularAct = { type: 'revise', at, by: checker, subject: 's', contentSha256: 'h2' }
    expect(play([draft, revise]).refused).toBe('NOT_YOURS')
    expect(play([draft, { ...send, by: checker }]).refused).toBe('NOT_YOURS')
    expect(play([draft, { type: 'abandon', reason: 'เลิกทำ', at, by: drafter }]).circular?.status).toBe(
      'abandoned',
    )
    expect(play([{ ...draft, by: checker }]).refused).toBe('NOT_YOURS')
    expect(play([draft, draft]).refused).toBe('NOT_NOW')
  })

  it('is launched by officers and registrars only', () => {
    const signed = play([draft, send, check, sign]).circular as Circular
    expect(play([{ ...launch, by: checker }], signed).refused).toBe('NOT_YOURS')
    expect(play([{ ...launch, by: person('r', 'registrar') }], signed).circular?.status).toBe('issued')
  })

  it('must exist before anything is done to it', () => {
    expect(play([send]).refused).toBe('NOT_FOUND')
    expect(() => applyCircular(undefined, { type: 'abandoned', reason: 'r', at, by: drafter })).toThrow()
  })

  it('wakes for nothing, and a job that is unknown is done already', () => {
    const drafted = play([draft]).circular as Circular
    expect(decideCircular(drafted, { type: 'wake', at, by: drafter })).toEqual([])
    expect(nextCircularWake(drafted)).toBeUndefined()
    expect(decideCircular(drafted, { type: 'finishJob', jobId: 'x', done: 0, at, by: drafter })).toEqual([])
  })

  it('remembers who approved this very content', () => {
    const signed = play([draft, send, check, sign]).circular as Circular
    expect(approverAt(signed.approval as Approval, 'sign')?.personId).toBe('signer')
    expect(approverAt(signed.approval as Approval, 'other')).toBeUndefined()
    const other: CircularAct = { ...check, contentSha256: 'h9' }
    expect(play([draft, send, other]).refused).toBe('CONTENT_CHANGED')
  })
})
