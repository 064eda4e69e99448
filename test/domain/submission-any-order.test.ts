import fc from 'fast-check'
import type { Role } from '../../domain/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { applySubmission } from '../../domain/submission/apply.js'
import { ENDED_SUBMISSION, UNANSWERED, type SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake, submissionActsIn } from '../../domain/submission/decide.js'
import { sent } from './submission-office.js'

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
