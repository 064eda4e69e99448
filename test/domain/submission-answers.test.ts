import { applySubmission } from '../../domain/submission/apply.js'
import type { SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import {
  at,
  back,
  issuer,
  office,
  play,
  receive,
  received,
  send,
  sent,
  submitAt,
  submitted,
} from './submission-office.js'

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
    const submit = { ...submitAt(at), automaticAcceptance: true }
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
    expect(decideSubmission(sent, send)).toEqual([])
    expect(() => applySubmission(undefined, { type: 'accepted', at, by: issuer })).toThrow()
  })
})
