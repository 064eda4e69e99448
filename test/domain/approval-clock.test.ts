import { applyApproval } from '../../domain/approval/after.js'
import { openStages, type Approval } from '../../domain/approval/approval.js'
import { possibleVerdicts, verdictOfCommittee } from '../../domain/approval/decide.js'
import { chosenSteps, type Route, type Stage } from '../../domain/approval/route.js'
import { turnsOf } from '../../domain/approval/turns.js'
import { nextApprovalWake, wakeApproval } from '../../domain/approval/wake.js'
import { at, begun, person, play, says } from './approval-people.js'

const head = person('head', 'director')
const deputy = person('deputy', 'signer')
const clerk = person('clerk', 'registrar')
const dueAt = '2023-11-23T17:00:00.000Z'
const title = { th: 'อนุมัติ', en: 'Approval' }
const route: Route = {
  steps: [
    {
      ...{ id: 'head', title, role: 'director', passOnTo: ['registrar'] },
      limit: { workingDays: 2, escalateTo: 'signer' },
    },
  ],
}
const timed = begun(route, { times: { head: { dueAt, reminders: ['2023-11-23T02:00:00.000Z'] } } })
const wokenAt = (approval: Approval, instant: string) =>
  wakeApproval(approval, instant).reduce(applyApproval, approval)

describe('a stage that nobody decides in time', () => {
  const escalated = wokenAt(timed, dueAt)

  it('goes to the superior as well, once, and the clock has nothing more to say', () => {
    expect(play(timed, says(deputy, 'head')).refused).toBe('NOT_YOURS')
    expect(escalated.escalated).toEqual(['head'])
    expect(nextApprovalWake(escalated)).toBeUndefined()
    expect(possibleVerdicts(escalated, deputy)).toMatchObject([{ stage: 'head' }])
    expect(play(escalated, says(deputy, 'head')).approval.next).toBe(1)
    expect(play(escalated, says(person('x', 'checker'), 'head')).refused).toBe('NOT_YOURS')
  })

  it('awaits both then, and whoever was given a turn', () => {
    const passed = play(
      escalated,
      says(head, 'head', 'passedOn', { to: { personId: 'clerk', role: 'registrar' } }),
    )
    const shared = { stage: 'head', title, decides: true, office: 'C0001', since: at, dueAt }
    expect(turnsOf(passed.approval)).toEqual([
      { ...shared, role: 'director', barred: ['drafter', 'head'] },
      { ...shared, role: 'signer', escalated: true, barred: ['drafter', 'head'] },
      { ...shared, role: 'registrar', persons: ['clerk'], barred: ['drafter', 'head'] },
    ])
  })

  it('is only brought to mind again where nobody stands above', () => {
    const alone: Route = { steps: [{ id: 'head', role: 'director', limit: { workingDays: 2 } }] }
    const woken = wokenAt(begun(alone, { times: { head: { dueAt, reminders: [] } } }), dueAt)
    expect([woken.escalated, woken.reminded]).toEqual([undefined, { head: dueAt }])
  })

  it('stays passed over when the case comes back to a later stage, and is asked again where its own step opens again', () => {
    const advice = { id: 'advice', role: 'checker', opinion: true, limit: { workingDays: 1 } } as const
    const asked: Route = {
      steps: [{ parallel: [advice, { id: 'check', role: 'checker' }] }, { id: 'head', role: 'director' }],
    }
    const times = { advice: { dueAt, reminders: [] } }
    const missed = wokenAt(wokenAt(begun(asked, { times }), dueAt), dueAt)
    const again = (before: Approval) => begun(asked, { times, before })
    const checked = play(missed, says(person('c', 'checker'), 'check')).approval
    expect([checked.passedOver, checked.next]).toEqual([['advice'], 1])
    expect(again(checked)).toMatchObject({ next: 1, passedOver: ['advice'] })
    expect(openStages(again(missed)).map(({ id }) => id)).toEqual(['advice', 'check'])
  })

  it('is not looked at before its time', () => {
    expect(wakeApproval(timed, at)).toEqual([])
    expect([nextApprovalWake(undefined), wakeApproval(undefined, at)]).toEqual([undefined, []])
  })
})

describe('a turn', () => {
  it('of named persons is theirs alone, and that of a committee is the committee’s', () => {
    const named = begun({ steps: [{ id: 'head', role: 'director', persons: ['a', 'b'] }] })
    expect(turnsOf(named)).toMatchObject([{ role: 'director', persons: ['a', 'b'] }])
    expect(turnsOf(begun({ steps: [{ id: 'board', committeeId: 'k1' }] }))).toMatchObject([
      { committeeId: 'k1', stage: 'board' },
    ])
  })

  it('is passed to somebody, and not to whom another has passed theirs already', () => {
    const two: Route = {
      steps: [
        { id: 'head', role: 'director', persons: ['head', 'second'], need: 2, passOnTo: ['registrar'] },
      ],
    }
    const to = { personId: 'clerk', role: 'registrar' } as const
    expect(play(begun(two), says(head, 'head', 'passedOn')).refused).toBe('TURN_NOT_FOR')
    const { approval } = play(begun(two), says(head, 'head', 'passedOn', { to }))
    const second = person('second', 'director')
    expect(play(approval, says(second, 'head', 'passedOn', { to })).refused).toBe('TURN_NOT_FOR')
    expect(play(approval, says(clerk, 'head')).refused).toBeUndefined()
  })

  it('is not passed from one party to the other where both must say yes', () => {
    const two: Route = {
      steps: [{ id: 'head', role: 'director', persons: ['head', 'second'], need: 2, passOnTo: ['director'] }],
    }
    const to = { personId: 'second', role: 'director' } as const
    expect(play(begun(two), says(head, 'head', 'passedOn', { to })).refused).toBe('TURN_NOT_FOR')
  })
})

describe('the opinion of a committee', () => {
  const advisory: Stage = { id: 'sub', committeeId: 'k1', opinion: true }
  const verdict = (outcome: 'approved' | 'refused' | 'sentBack') =>
    verdictOfCommittee(advisory, {
      ...{ committeeId: 'k1', meetingId: 'm', itemId: 'i', resolution: { number: 1, year: 2563 } },
      ...{ outcome, text: 'มติ', reason: 'เหตุผล' },
    })

  it.each([
    ['approved', 'for'],
    ['refused', 'against'],
    ['sentBack', 'neutral'],
  ] as const)('that resolves %s is %s', (outcome, advice) => {
    expect(verdict(outcome)).toMatchObject({ verdict: 'advised', advice, reason: 'เหตุผล' })
  })
})

describe('a condition on the amount', () => {
  const steps = (amount?: number) => {
    const when = { atLeast: 100_000, below: 1_000_000 }
    const asked: Route = {
      steps: [
        { id: 'money', role: 'checker', when },
        { id: 'sign', role: 'signer' },
      ],
    }
    return chosenSteps(asked, amount === undefined ? {} : { amount }).leftOut
  }

  it('begins with its first baht and ends before its last; what is not known is asked', () => {
    expect([99_999, 100_000, 999_999, 1_000_000, undefined].map((amount) => steps(amount).length)).toEqual([
      ...[1, 0, 0, 1, 0],
    ])
  })

  it('under a ceiling alone has no floor', () => {
    const asked: Route = { steps: [{ id: 'small', role: 'checker', when: { below: 10 } }] }
    expect(chosenSteps(asked, { amount: 0 }).leftOut).toEqual([])
  })
})

describe('an approval on record from before its walks were counted', () => {
  const { countedFrom: _, ...before } = begun({
    steps: [
      { id: 'check', role: 'checker' },
      { id: 'sign', role: 'signer' },
    ],
  })
  const word = (verdict: 'approved' | 'refused' | 'returned') => ({
    ...says(person('checker', 'checker'), 'check', verdict),
    type: 'stageDecided' as const,
  })

  it('goes on with a yes, stays open with a return, and closes with a no', () => {
    expect(openStages(applyApproval(before, word('approved'))).map(({ id }) => id)).toEqual(['sign'])
    expect(applyApproval(before, word('returned')).closed).toBeUndefined()
    expect(applyApproval(before, word('refused')).closed).toBe('refused')
  })

  it('counts from here when it is sent again as it was', () => {
    const again = begun({ steps: [] }, { before: applyApproval(before, word('approved')) })
    expect([again.countedFrom, again.next]).toEqual([1, 1])
    expect(openStages(again).map(({ id }) => id)).toEqual(['sign'])
  })
})
