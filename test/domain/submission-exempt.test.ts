import { SYSTEM } from '../../domain/case.js'
import { COUNTED, isOverdue, type SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake, submissionActsIn } from '../../domain/submission/decide.js'
import { at, office, play, receive, received, sent, submitAt, submitted } from './submission-office.js'

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
