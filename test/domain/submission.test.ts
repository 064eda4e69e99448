import fc from 'fast-check'
import { SYSTEM, type Actor, type Role } from '../../domain/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { applySubmission } from '../../domain/submission/apply.js'
import {
  COUNTED,
  ENDED_SUBMISSION,
  isOverdue,
  UNANSWERED,
  type Submission,
  type SubmissionAct,
} from '../../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake, submissionActsIn } from '../../domain/submission/decide.js'
import { plusMilliseconds } from '../../domain/time.js'

const DAY_MS = 86_400_000
const dueAt = '2023-11-27T17:00:00.000Z'
const at = '2023-11-22T02:00:00.000Z'
const office: Actor = { personId: 'clerk', officeCode: 'P2101', role: 'districtOfficer' }
const issuer: Actor = { personId: 'reviewer', officeCode: 'C0001', role: 'officer' }

function play(acts: readonly SubmissionAct[], start?: Submission) {
  let submission = start
  for (const act of acts) {
    const decided = decideSubmission(submission, act)
    if (isRefusal(decided)) return { submission: submission as Submission, refused: decided.refused }
    for (const event of decided)
      submission = applySubmission(
        submission,
        'allot' in event ? { ...event, number: event.allot.number ?? 1 } : event,
      )
  }
  return { submission: submission as Submission, refused: undefined }
}

const sent = play([
  {
    type: 'send',
    at,
    by: issuer,
    circularId: 'c',
    officeCode: 'P2101',
    issuerCode: 'C0001',
    dueAt,
    letterId: 'l',
  },
]).submission
const receive: SubmissionAct = { type: 'receive', at, by: office, number: 412 }
const submitAt = (instant: string): SubmissionAct => ({
  type: 'submit',
  at: instant,
  by: office,
  answerId: 'a',
  answerSha256: 'h',
})
const received = play([receive], sent).submission
const submitted = play([submitAt(at)], received).submission
const back: SubmissionAct = {
  type: 'returnForCorrection',
  at: '2023-11-25T02:00:00.000Z',
  by: issuer,
  reason: 'ขาดโทรศัพท์',
  dueAt: '2023-11-29T17:00:00.000Z',
  reminders: ['2023-11-29T01:30:00.000Z'],
}

describe('an office that answers', () => {
  it('receives the letter under its own number before it answers', () => {
    expect(received.receipt).toEqual({ number: 412, year: 2023, at })
    expect(play([submitAt(at)], sent).refused).toBe('NOT_NOW')
    for (const number of [0, 1.5, 1_000_000, 2 ** 31])
      expect(play([{ ...receive, number }], sent).refused).toBe('NUMBER_INVALID')
    expect(play([{ ...receive, number: 999_999 }], sent).submission.receipt?.number).toBe(999_999)
  })

  it('is in time at 23:59:59.999 and late at 00:00:00.000', () => {
    expect(play([submitAt('2023-11-27T16:59:59.999Z')], received).submission.answer?.late).toBe(false)
    expect(play([submitAt('2023-11-27T17:00:00.000Z')], received).submission.answer?.late).toBe(true)
  })

  it('may replace its answer until it is accepted; each is a version', () => {
    const twice = play([submitAt('2023-11-23T02:00:00.000Z')], submitted).submission
    expect(twice.answer?.version).toBe(2)
    expect(play([{ type: 'accept', at, by: issuer }, submitAt(at)], twice).refused).toBe('NOT_NOW')
  })

  it('answers again by the date of the return, which is its own', () => {
    const returned = play([back], submitted).submission
    expect(returned).toMatchObject({ status: 'returned', dueAt: '2023-11-29T17:00:00.000Z' })
    const again = play([submitAt('2023-11-28T02:00:00.000Z')], returned).submission
    expect(again.answer).toMatchObject({ version: 2, late: false })
  })

  it('may not act for another office, nor review itself', () => {
    expect(play([{ ...receive, by: issuer }], sent).refused).toBe('NOT_YOURS')
    expect(play([{ type: 'accept', at, by: office }], submitted).refused).toBe('NOT_YOURS')
  })
})

describe('an office that asks for more time', () => {
  const ask = (
    until: string,
    policy = { maxRequests: 2 } as { automaticUntil?: string; maxRequests: number },
  ): SubmissionAct => ({
    type: 'askMoreTime',
    at,
    by: office,
    dueAt: until,
    reminders: ['2023-11-29T01:30:00.000Z'],
    reason: 'รอคำสั่ง',
    policy,
  })
  const until = '2023-11-29T17:00:00.000Z'

  it('gets what the policy grants by itself, and waits for a decision beyond it', () => {
    expect(play([ask(until, { automaticUntil: until, maxRequests: 2 })], received).submission.dueAt).toBe(
      until,
    )
    const waiting = play([ask(until)], received).submission
    expect(waiting).toMatchObject({ dueAt, timeRequest: { dueAt: until } })
    expect(
      play([{ type: 'decideMoreTime', at, by: issuer, granted: true, reason: 'เห็นชอบ' }], waiting).submission
        .dueAt,
    ).toBe(until)
    expect(
      play([{ type: 'decideMoreTime', at, by: issuer, granted: false, reason: 'ไม่จำเป็น' }], waiting)
        .submission.dueAt,
    ).toBe(dueAt)
  })

  it('is refused a second wish while one waits, an earlier date, too many wishes, and a wish after the date', () => {
    const waiting = play([ask(until)], received).submission
    expect(play([ask(until)], waiting).refused).toBe('REQUEST_PENDING')
    expect(play([ask(dueAt)], received).refused).toBe('DEADLINE_NOT_LATER')
    expect(play([ask(until, { maxRequests: 0 })], received).refused).toBe('REQUESTS_SPENT')
    expect(play([{ ...ask(until), at: dueAt }], received).refused).toBe('REQUEST_TOO_LATE')
    expect(
      play([{ type: 'decideMoreTime', at, by: issuer, granted: true, reason: 'r' }], received).refused,
    ).toBe('NO_REQUEST')
  })

  it('then has its own clock: one reminder, then it falls due once', () => {
    const own = play([ask(until, { automaticUntil: until, maxRequests: 1 })], received).submission
    expect(nextSubmissionWake(own)).toBe('2023-11-29T01:30:00.000Z')
    const reminded = play([{ type: 'wake', at: '2023-11-29T01:30:00.000Z', by: issuer }], own).submission
    expect(nextSubmissionWake(reminded)).toBe(until)
    const due = play([{ type: 'wake', at: until, by: issuer }], reminded).submission
    expect(due.fellDueAt).toBe(until)
    expect(isOverdue(due, until)).toBe(true)
    expect(nextSubmissionWake(due)).toBeUndefined()
  })

  it('is reminded at most once by its own clock, and never after its date, however that jumps by a day', () => {
    const own = play([ask(until, { automaticUntil: until, maxRequests: 1 })], received).submission
    const near = '2023-11-28T12:00:00.000Z'
    const step = fc.oneof(fc.constantFrom(-DAY_MS, DAY_MS), fc.integer({ min: 0, max: DAY_MS }))
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        let [submission, now, reminders] = [own, near, 0]
        for (const ms of steps) {
          now = plusMilliseconds(now, ms)
          const events = decideSubmission(submission, { type: 'wake', at: now, by: issuer })
          if (isRefusal(events)) throw new Error(events.refused)
          const sent = events.filter(({ type }) => type === 'reminded').length
          if (now >= until) expect(sent).toBe(0)
          reminders += sent
          submission = play([{ type: 'wake', at: now, by: issuer }], submission).submission
        }
        expect(reminders).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('what reaches an office as one of many', () => {
  const system = { at: '2023-11-28T02:00:00.000Z', by: issuer }
  it('reminds only those who have not answered', () => {
    expect(decideSubmission(submitted, { type: 'remind', ...system })).toEqual([])
    expect(decideSubmission(received, { type: 'remind', ...system })).toHaveLength(1)
  })

  it('seals no overdue letter for an office that answered at 23:58', () => {
    const justInTime = play([submitAt('2023-11-27T16:58:00.000Z')], received).submission
    expect(decideSubmission(justInTime, { type: 'sealOverdue', letterId: 'l', ...system })).toEqual([])
    expect(decideSubmission(received, { type: 'sealOverdue', letterId: 'l', ...system })).toHaveLength(1)
    expect(
      decideSubmission(received, {
        type: 'sealOverdue',
        letterId: 'l',
        ...system,
        at: '2023-11-27T16:59:59.999Z',
      }),
    ).toEqual([])
  })

  it('takes a letter to the wrong office out of the count only when the issuer agrees', () => {
    const wrong = play(
      [{ type: 'reportWrongOffice', at, by: office, reason: 'ไม่มีสถานศึกษานำร่อง' }],
      received,
    ).submission
    expect(
      play([{ type: 'decideWrongOffice', at, by: issuer, upheld: true, reason: 'จริง' }], wrong).submission
        .status,
    ).toBe('withdrawn')
    expect(
      play([{ type: 'decideWrongOffice', at, by: issuer, upheld: false, reason: 'มี' }], wrong).submission
        .status,
    ).toBe('received')
  })

  it('closes what is unanswered and leaves answers as they are', () => {
    expect(play([{ type: 'close', ...system }], received).submission.status).toBe('closedUnanswered')
    expect(play([{ type: 'close', ...system }], submitted).submission.status).toBe('submitted')
  })

  it('marks a bounced address until the letter is sent again', () => {
    const bounced = play([{ type: 'bounce', mailId: 'm', response: '550', ...system }], sent).submission
    expect(bounced.bouncedAt).toBe(system.at)
    expect(play([{ type: 'resend', letterId: 'l', ...system }], bounced).submission.bouncedAt).toBeUndefined()
  })
})

describe('an office that is exempt', () => {
  const system = { at: '2023-11-28T02:00:00.000Z', by: SYSTEM }
  const exemption = { exemptionId: 'e1', number: 3, year: 2023 }
  const other = { ...exemption, exemptionId: 'e2', number: 4 }
  const exempt: SubmissionAct = { type: 'exempt', exemption, at, by: SYSTEM }
  const reopenedAt = '2023-12-20T17:00:00.000Z'
  const reopen: SubmissionAct = {
    ...{ type: 'reopenDuty', exemptionId: 'e1', ending: 'expired' },
    ...{ dueAt: reopenedAt, ownReminders: ['2023-12-18T02:00:00.000Z'], at, by: SYSTEM },
  }
  const freed = play([exempt], received).submission

  it('leaves the count of those asked, and is neither reminded nor closed as one that did not answer', () => {
    expect(freed).toMatchObject({ status: 'exempted', exemption: { ...exemption, before: 'received' } })
    expect(COUNTED).not.toContain(freed.status)
    for (const type of ['remind', 'close'] as const)
      expect(decideSubmission(freed, { type, ...system })).toEqual([])
    expect(decideSubmission(freed, { type: 'extend', dueAt: reopenedAt, reason: 'r', ...system })).toEqual([])
    expect(nextSubmissionWake(freed)).toBeUndefined()
    expect(isOverdue(freed, reopenedAt)).toBe(false)
  })

  it('cannot answer, may still enter the letter in its register once, and gets corrections and a recall', () => {
    expect(play([submitAt(at)], freed).refused).toBe('EXEMPT')
    expect(submissionActsIn(freed, at)).toEqual(['open'])
    const entered = play([exempt, receive], sent).submission
    expect(entered).toMatchObject({ status: 'exempted', receipt: { number: 412 } })
    expect(play([receive], entered).refused).toBe('NOT_NOW')
    expect(play([reopen], entered).submission.status).toBe('received')
    expect(
      decideSubmission(freed, { type: 'correct', contentSha256: 'x', letterId: 'l', ...system }),
    ).toHaveLength(1)
    expect(play([{ type: 'withdraw', reason: 'r', ...system }], freed).submission.status).toBe('withdrawn')
  })

  it('owes its answer again, as it stood and with the fresh date, when the exemption ends', () => {
    const { submission } = play([reopen], freed)
    expect(submission).toMatchObject({ status: 'received', dueAt: reopenedAt })
    expect(submission.exemption).toBeUndefined()
    expect(nextSubmissionWake(submission)).toBe('2023-12-18T02:00:00.000Z')
  })

  it('stays exempt under another exemption, and the end of the first one is no matter then', () => {
    const passed = play([{ ...exempt, exemption: other }], freed).submission
    expect(passed.exemption).toEqual({ ...other, before: 'received' })
    expect(decideSubmission(passed, reopen)).toEqual([])
    expect(decideSubmission(passed, { ...exempt, exemption: other })).toEqual([])
  })

  it('is not touched by an exemption once it has answered, and never by one after the end', () => {
    expect(decideSubmission(submitted, exempt)).toEqual([])
    expect(decideSubmission(play([{ type: 'close', ...system }], received).submission, exempt)).toEqual([])
  })

  it('loses the wish for more time that waits, for there is no date any more', () => {
    const asking = play(
      [
        {
          ...{ type: 'askMoreTime', dueAt: reopenedAt, reminders: [], reason: 'r', at, by: office },
          policy: { maxRequests: 1 },
        },
        exempt,
      ],
      received,
    ).submission
    expect(asking.timeRequest).toBeUndefined()
  })
})

describe('any sequence of acts', () => {
  const instant = fc
    .integer({ min: 0, max: 14 * 24 })
    .map((hours) => new Date(Date.UTC(2023, 10, 21) + hours * 3_600_000).toISOString())
  const by = fc.record({
    personId: fc.constant('p'),
    officeCode: fc.constantFrom('P2101', 'C0001', 'P9999'),
    role: fc.constantFrom<Role>('officer', 'districtOfficer'),
  })
  const reason = fc.constantFrom('', 'r')
  const simple = fc.record({
    type: fc.constantFrom('open', 'receive', 'saveDraft', 'accept', 'remind', 'close', 'wake'),
    at: instant,
    by,
  })
  const withReason = fc.record({
    type: fc.constantFrom('reportWrongOffice', 'withdraw'),
    at: instant,
    by,
    reason,
  })
  const answer = fc.record({
    type: fc.constantFrom('submit', 'fileNil'),
    at: instant,
    by,
    answerId: fc.constant('a'),
    answerSha256: fc.constant('h'),
    reason,
  })
  const decision = fc.record({
    type: fc.constantFrom('decideWrongOffice', 'decideMoreTime'),
    at: instant,
    by,
    upheld: fc.boolean(),
    granted: fc.boolean(),
    reason,
  })
  const dated = fc.record({
    type: fc.constantFrom('returnForCorrection', 'askMoreTime', 'extend'),
    at: instant,
    by,
    reason,
    dueAt: instant,
    reminders: fc.array(instant, { maxLength: 2 }),
    policy: fc.record({ maxRequests: fc.nat(2) }),
  })
  const exempting = fc.record({
    type: fc.constantFrom('exempt', 'reopenDuty'),
    at: instant,
    by,
    exemptionId: fc.constantFrom('e1', 'e2'),
    exemption: fc.record({ exemptionId: fc.constantFrom('e1', 'e2') }),
    dueAt: instant,
    ownReminders: fc.array(instant, { maxLength: 2 }),
  })
  const act = fc.oneof(simple, withReason, answer, decision, dated, exempting) as fc.Arbitrary<SubmissionAct>

  it('leaves a legal state: ends are ends, versions only grow, lateness is what the two instants say', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let submission = sent
        for (const one of acts) {
          const before = submission
          const decided = decideSubmission(submission, one)
          if (isRefusal(decided)) {
            expect(submissionActsIn(submission, one.at)).toBeDefined()
            continue
          }
          for (const event of decided) submission = applySubmission(submission, event)
          if (submission.status === 'exempted') expect(submission.exemption).toBeDefined()
          if (ENDED_SUBMISSION.includes(before.status)) expect(submission.status).toBe(before.status)
          expect(submission.answer?.version ?? 0).toBeGreaterThanOrEqual(before.answer?.version ?? 0)
          if (submission.answer)
            expect(submission.answer.late).toBe(submission.answer.receivedAt >= submission.answer.dueAt)
          if (nextSubmissionWake(submission)) expect(UNANSWERED).toContain(submission.status)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the smaller acts of an office', () => {
  it('opens the letter once on record, assigns, and begins a draft once', () => {
    const opened = play([{ type: 'open', at, by: office }], sent).submission
    expect(opened.openedAt).toBe(at)
    expect(decideSubmission(opened, { type: 'open', at, by: office })).toEqual([])
    const drafted = play(
      [
        { type: 'assign', assignee: 'p', instruction: 'ดำเนินการ', at, by: office },
        { type: 'saveDraft', at, by: office },
      ],
      received,
    ).submission
    expect(drafted).toMatchObject({ status: 'drafted', assignee: 'p' })
    expect(decideSubmission(drafted, { type: 'saveDraft', at, by: office })).toEqual([])
    expect(play([{ type: 'assign', assignee: 'q', at, by: office }], drafted).submission).toMatchObject({
      status: 'drafted',
      assignee: 'q',
    })
  })

  it('reports that there is nothing to report, with a reason', () => {
    const nil: SubmissionAct = {
      type: 'fileNil',
      at,
      by: office,
      answerId: 'a',
      answerSha256: 'h',
      reason: 'ไม่มีสถานศึกษานำร่อง',
    }
    expect(play([nil], received).submission.answer).toMatchObject({ kind: 'nil', version: 1 })
    expect(play([{ ...nil, reason: ' ' }], received).refused).toBe('REASON_MISSING')
  })

  it('is accepted at once where the procedure says so', () => {
    const submit = { ...submitAt(at), automaticAcceptance: true } as SubmissionAct
    expect(play([submit], received).submission.status).toBe('accepted')
  })

  it('takes the next number of its book when it names none', () => {
    expect(play([{ type: 'receive', at, by: office }], sent).submission.receipt?.number).toBe(1)
    expect(play([{ ...receive, number: 1_000_000 }], sent).refused).toBe('NUMBER_INVALID')
  })
})

describe('a letter that is not there, or is there already', () => {
  it('cannot be acted on before it is sent, and is sent once', () => {
    expect(play([receive]).refused).toBe('NOT_FOUND')
    const again: SubmissionAct = {
      type: 'send',
      at,
      by: issuer,
      circularId: 'c',
      officeCode: 'P2101',
      issuerCode: 'C0001',
      dueAt,
      letterId: 'l',
    }
    expect(decideSubmission(sent, again)).toEqual([])
    expect(() => applySubmission(undefined, { type: 'accepted', at, by: issuer })).toThrow()
  })
})

describe('what reaches an office that has ended', () => {
  it('is told apart: withdrawn, closed unanswered, or already accepted', () => {
    const refusedIn = (act: SubmissionAct) => play([act, submitAt(at)], received).refused
    expect(refusedIn({ type: 'withdraw', at, by: issuer, reason: 'r' })).toBe('WITHDRAWN')
    expect(refusedIn({ type: 'close', at, by: SYSTEM })).toBe('ENDED')
    expect(play([{ type: 'accept', at, by: issuer }, submitAt(at)], submitted).refused).toBe('NOT_NOW')
  })

  it('changes nothing', () => {
    const accepted = play([{ type: 'accept', at, by: issuer }], submitted).submission
    const withdrawn = play([{ type: 'withdraw', at, by: issuer, reason: 'r' }], sent).submission
    expect(decideSubmission(accepted, { type: 'withdraw', at, by: issuer, reason: 'r' })).toEqual([])
    expect(
      decideSubmission(withdrawn, { type: 'correct', at, by: issuer, contentSha256: 'h', letterId: 'l' }),
    ).toEqual([])
    expect(
      decideSubmission(withdrawn, { type: 'bounce', at, by: issuer, mailId: 'm', response: '550' }),
    ).toEqual([])
    expect(
      decideSubmission(sent, { type: 'correct', at, by: issuer, contentSha256: 'h', letterId: 'l' }),
    ).toHaveLength(1)
    expect(decideSubmission(accepted, { type: 'close', at, by: issuer })).toEqual([])
  })

  it('extends for all only dates that are earlier, and gives an own clock only to those who are named', () => {
    const extend: SubmissionAct = {
      type: 'extend',
      at,
      by: issuer,
      dueAt: '2023-11-30T17:00:00.000Z',
      reason: 'r',
    }
    expect(play([extend], received).submission).toMatchObject({ dueAt: '2023-11-30T17:00:00.000Z' })
    expect(nextSubmissionWake(play([extend], received).submission)).toBeUndefined()
    expect(nextSubmissionWake(play([{ ...extend, ownReminders: [] }], received).submission)).toBe(
      '2023-11-30T17:00:00.000Z',
    )
    expect(decideSubmission(received, { ...extend, dueAt })).toEqual([])
    expect(decideSubmission(submitted, extend)).toEqual([])
  })

  it('wakes only who has an own clock, and not before something is due', () => {
    expect(decideSubmission(received, { type: 'wake', at, by: issuer })).toEqual([])
    const own = play(
      [
        {
          type: 'extend',
          at,
          by: issuer,
          dueAt: '2023-11-30T17:00:00.000Z',
          ownReminders: ['2023-11-30T01:30:00.000Z'],
          reason: 'r',
        },
      ],
      received,
    ).submission
    expect(decideSubmission(own, { type: 'wake', at, by: issuer })).toEqual([])
  })

  it('returns for correction only to a date ahead', () => {
    expect(play([{ ...back, dueAt: at }], submitted).refused).toBe('DEADLINE_PAST')
  })
})
