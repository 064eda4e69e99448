import { SYSTEM, type Actor } from '../../domain/case.js'
import type { Route } from '../../domain/approval/route.js'
import { possibleSubmissionActs } from '../../domain/policy/possible.js'
import { applySubmission } from '../../domain/submission/apply.js'
import type { Submission, SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake, submissionActsIn } from '../../domain/submission/decide.js'
import { approvalsUnderWay } from '../../domain/submission/approvals.js'
import { at, back, dueAt, issuer, office, play, received, submitAt, submitted } from './submission-office.js'

const person = (personId: string, role: Actor['role'], officeCode = 'C0001'): Actor => ({
  ...{ personId, role, officeCode },
})
const director = person('director', 'director', 'P2101')
const later = '2023-12-04T17:00:00.000Z'

describe('an answer that the director approves before it leaves', () => {
  const submit = { ...submitAt(at), officeApproval: 'director' } as const
  const says = (verdict: 'approved' | 'refused' | 'returned', by = director): SubmissionAct => ({
    ...{ type: 'decideAnswer', stage: 'office', verdict, contentSha256: 'h', reason: 'เหตุผล', at, by },
  })
  const asked = play([submit], received).submission

  it('waits inside the office, and leaves with a yes', () => {
    expect(asked).toMatchObject({ status: 'awaitingApproval', pending: { answerId: 'a', from: 'received' } })
    expect(asked.answer).toBeUndefined()
    expect(submissionActsIn(asked, at)).toContain('decideAnswer')
    const left = play([says('approved')], asked).submission
    expect(left).toMatchObject({ status: 'submitted', answer: { version: 1, late: false } })
    expect(left.pending).toBeUndefined()
  })

  it('is approved by sending where the director sends it', () => {
    expect(play([{ ...submit, by: director }], received).submission.status).toBe('submitted')
  })

  it('is accepted at once, as the procedure says, only when it has left', () => {
    const automatic = play([{ ...submit, automaticAcceptance: true }], received).submission
    expect(automatic.status).toBe('awaitingApproval')
    expect(play([says('approved')], automatic).submission.status).toBe('accepted')
  })

  it('is not approved by its author, nor by another office, and not when nothing waits', () => {
    expect(play([says('approved', { ...office, role: 'director' })], asked).refused).toBe('OWN_DRAFT')
    expect(play([says('approved', person('x', 'director', 'P2102'))], asked).refused).toBe('NOT_YOURS')
    expect(play([says('approved')], submitted).refused).toBe('STAGE_NOT_NOW')
  })

  it.each(['refused', 'returned'] as const)('is drafted on when it was %s, and says why', (word) => {
    const no = play([says(word)], asked).submission
    expect(no).toMatchObject({ status: 'drafted', pending: { approval: { closed: word } } })
    expect(submissionActsIn(no, at)).not.toContain('decideAnswer')
    expect(approvalsUnderWay(no)).toEqual([])
    const again = play([submit], no).submission
    expect(again).toMatchObject({ status: 'awaitingApproval', pending: { from: 'drafted' } })
  })

  it('that mends what the issuer returned is what was returned again when the director says no', () => {
    const returned = play([back], submitted).submission
    const waiting = play([{ ...submit, at: '2023-11-26T02:00:00.000Z' }], returned).submission
    expect(waiting.pending?.from).toBe('returned')
    expect(play([says('returned')], waiting).submission.status).toBe('returned')
  })

  it('replaces a draft that waits; what waits to replace an answer leaves that one standing', () => {
    const twice = play([{ ...submit, answerId: 'b', answerSha256: 'h2' }], asked).submission
    expect(twice.pending).toMatchObject({ answerId: 'b', from: 'received' })
    expect(play([says('approved')], twice).refused).toBe('CONTENT_CHANGED')
    const replacing = play([submit], submitted).submission
    expect(replacing).toMatchObject({ status: 'submitted', pending: { from: 'submitted' } })
    expect(play([says('refused')], replacing).submission).toMatchObject({
      status: 'submitted',
      answer: { version: 1 },
    })
  })

  it('is brought back to mind at the deadline, also at a later one', () => {
    expect(nextSubmissionWake(asked)).toBe(dueAt)
    const woken = play([{ type: 'wake', at: dueAt, by: SYSTEM }], asked).submission
    expect(woken.pending?.approval.reminded).toEqual({ office: dueAt })
    const extended = play(
      [{ type: 'extend', at, by: issuer, dueAt: later, reason: 'น้ำท่วม' }],
      woken,
    ).submission
    expect(nextSubmissionWake(extended)).toBe(later)
  })

  it('is a draft again when the office was exempt meanwhile', () => {
    const exemption = { exemptionId: 'e', number: 1, year: 2023 }
    const freed = play([{ type: 'exempt', exemption, at, by: SYSTEM }], asked).submission
    expect(freed).toMatchObject({ status: 'exempted', exemption: { before: 'drafted' } })
    expect(freed.pending).toBeUndefined()
  })

  it('folds a word on record that came after all had been settled to what was settled', () => {
    const word = { stage: 'office', verdict: 'approved', contentSha256: 'h', at, by: director } as const
    expect(applySubmission(submitted, { ...word, type: 'stageDecided', about: 'answer' })).toEqual(submitted)
  })
})

describe('more time that the issuer decides on by a route', () => {
  const head = person('head', 'checker')
  const signer = person('signer', 'signer')
  const route: Route = {
    steps: [
      {
        parallel: [
          { id: 'law', role: 'checker', opinion: true },
          { id: 'plan', role: 'officer', opinion: true },
        ],
      },
      { id: 'grant', role: 'signer' },
    ],
  }
  const ask = {
    ...{ type: 'askMoreTime', at, by: office, dueAt: later, reminders: [], reason: 'รอคำสั่ง' },
    ...{ policy: { maxRequests: 2 }, route, requestSha256: 'r1' },
  } as const satisfies SubmissionAct
  const word = (by: Actor, granted: boolean, more: { times?: object } = {}): SubmissionAct =>
    ({ type: 'decideMoreTime', at, by, granted, reason: 'เหตุผล', ...more }) as SubmissionAct
  const asked = play([ask], received).submission
  const advised = play([word(head, false), word(issuer, true)], asked).submission

  it('is decided at the issuer: the office that asks has no say', () => {
    expect(asked.timeRequest?.approval?.route[1]).toMatchObject({ id: 'grant', office: 'C0001' })
    expect(play([word(person('d', 'signer', 'P2101'), true)], asked).refused).toBe('NOT_YOURS')
    expect(approvalsUnderWay(asked)).toMatchObject([{ about: 'moreTime' }])
  })

  it('takes opinions as opinions, and the last word grants or refuses', () => {
    const { decisions } = advised.timeRequest?.approval ?? {}
    expect(decisions?.map(({ stage, verdict, advice }) => [stage, verdict, advice])).toEqual([
      ['law', 'advised', 'against'],
      ['plan', 'advised', 'for'],
    ])
    const granted = play([word(signer, true)], advised).submission
    expect(granted).toMatchObject({ dueAt: later, timeRequests: 1 })
    expect(granted.timeRequest).toBeUndefined()
    const refused = play([word(signer, false)], advised).submission
    expect(refused).toMatchObject({ dueAt, timeRequests: 1 })
  })

  it('is offered to whom the route names, each in turn', () => {
    const mayDecide = (submission: Submission, who: Actor) =>
      possibleSubmissionActs(submission, who, at).includes('decideMoreTime')
    expect([head, issuer, signer].map((who) => mayDecide(asked, who))).toEqual([true, true, false])
    expect([head, issuer, signer].map((who) => mayDecide(advised, who))).toEqual([false, false, true])
    expect(play([word(signer, true)], asked).refused).toBe('NOT_YOURS')
  })

  it('reminds of the stage at its date, and takes the dates of the next stage with the word', () => {
    const times = { grant: { dueAt: later, reminders: [] } }
    const timed = play([word(head, false), word(issuer, true, { times })], asked).submission
    expect(nextSubmissionWake(timed)).toBe(later)
    const woken = play([{ type: 'wake', at: later, by: SYSTEM }], timed).submission
    expect(woken.timeRequest?.approval?.reminded).toEqual({ grant: later })
  })

  it('is not asked of a route on which nobody is left', () => {
    const unmanned: Route = { steps: [{ id: 'grant', role: 'signer', persons: [office.personId] }] }
    expect(play([{ ...ask, route: unmanned }], received).refused).toBe('ROUTE_UNMANNED')
  })

  it('keeps what the date was worked out from', () => {
    const basis = {
      rule: { kind: 'fixed', day: '2023-12-04' },
      ...{ from: at, calendarVersion: 'v1' },
    } as never
    expect(play([{ ...ask, basis }], received).submission.timeRequest).toMatchObject({ basis })
  })

  it('that was asked before routes were kept is the officer’s alone, and a late word on it changes nothing', () => {
    const { route: _, ...plain } = ask
    const old = play([plain], received).submission
    expect(old.timeRequest?.approval).toBeUndefined()
    expect(play([word(signer, true)], old).refused).toBe('NOT_YOURS')
    expect(play([word(issuer, true)], old).submission.dueAt).toBe(later)
    const stage = { stage: 'grant', verdict: 'approved', contentSha256: 'r1', at, by: signer } as const
    expect(applySubmission(old, { ...stage, type: 'stageDecided', about: 'moreTime' })).toEqual(old)
  })
})

describe('a letter that came to the wrong office', () => {
  const report: SubmissionAct = { type: 'reportWrongOffice', at, by: office, reason: 'ไม่มีสถานศึกษา' }
  const wrong = play([report], received).submission
  const moved = (submission: Submission) =>
    decideSubmission(submission, {
      ...{ type: 'moveDeadline', changeId: 'k', from: dueAt, dueAt: later, reason: 'วันหยุด', at, by: SYSTEM },
    })

  it('still moves with the calendar, is exempt like others, and is closed with the circular', () => {
    expect(moved(wrong)).toHaveLength(1)
    expect(moved(submitted)).toEqual([])
    const exemption = { exemptionId: 'e', number: 1, year: 2023 }
    const freed = play([{ type: 'exempt', exemption, at, by: SYSTEM }], wrong).submission
    expect(freed.exemption?.before).toBe('misdirected')
    expect(play([{ type: 'close', at, by: SYSTEM }], wrong).submission.status).toBe('closedUnanswered')
  })
})
