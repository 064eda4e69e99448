import { SYSTEM } from '../../domain/case.js'
import type { SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake } from '../../domain/submission/decide.js'
import {
  at,
  back,
  dueAt,
  issuer,
  office,
  play,
  received,
  sent,
  submitAt,
  submitted,
} from './submission-office.js'

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
