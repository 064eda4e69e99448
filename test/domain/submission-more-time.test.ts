import fc from 'fast-check'
import { isRefusal } from '../../domain/refusals.js'
import { isOverdue, type SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake } from '../../domain/submission/decide.js'
import { plusMilliseconds } from '../../domain/time.js'
import { at, dueAt, issuer, office, play, received } from './submission-office.js'

const DAY_MS = 86_400_000

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
