import type { CommitteeVerdict } from '../../domain/committee/verdict.js'
import { approvalOutcome, approverAt, beginApproval, openStages } from '../../domain/approval/approval.js'
import { possibleVerdicts, refuseBegin, verdictOfCommittee } from '../../domain/approval/decide.js'
import { CHECK_AND_SIGN, routeProblems, type Route, type Stage } from '../../domain/approval/route.js'
import { turnsOf } from '../../domain/approval/turns.js'
import { at, begun, drafter, person, play, says } from './approval-people.js'

const checker = person('checker', 'checker')
const signer = person('signer', 'signer')
const director = person('director', 'director')
const isApproved = (approval: Parameters<typeof openStages>[0]) =>
  approvalOutcome(approval, approval.contentSha256) === 'approved'
const open = (approval: Parameters<typeof openStages>[0]) => openStages(approval).map(({ id }) => id)

describe('a route of officials', () => {
  it('is walked in its order, each stage by another person than the drafter', () => {
    const start = begun(CHECK_AND_SIGN)
    expect(play(start, says(signer, 'sign')).refused).toBe('STAGE_NOT_NOW')
    expect(play(start, says(person('x', 'checker', 'C0002'), 'check')).refused).toBe('NOT_YOURS')
    expect(play(start, says({ ...drafter, role: 'checker' }, 'check')).refused).toBe('OWN_DRAFT')
    expect(play(start, says({ ...checker, inPlaceOf: 'drafter' }, 'check')).refused).toBe('OWN_DRAFT')
    expect(play(start, says(checker, 'check'), says({ ...checker, role: 'signer' }, 'sign')).refused).toBe(
      'SAME_PERSON_TWICE',
    )
    const { approval } = play(start, says(checker, 'check'), says(signer, 'sign'))
    expect(isApproved(approval)).toBe(true)
    expect(approverAt(approval, 'sign')).toEqual(signer)
  })

  it('goes back to its owner and on at the same stage when the content is as it was', () => {
    const { approval } = play(begun(CHECK_AND_SIGN), says(checker, 'check'), says(signer, 'sign', 'returned'))
    expect(approvalOutcome(approval, 'h1')).toBe('returned')
    expect(open(approval)).toEqual([])
    const again = begun(CHECK_AND_SIGN, { before: approval })
    expect(open(again)).toEqual(['sign'])
    expect(isApproved(play(again, says(signer, 'sign')).approval)).toBe(true)
    const edited = begun(CHECK_AND_SIGN, { before: approval, contentSha256: 'h2' })
    expect(open(edited)).toEqual(['check'])
  })

  it('is void once the content was edited, also when it is edited back', () => {
    const { approval } = play(begun(CHECK_AND_SIGN), says(checker, 'check'), says(signer, 'sign'))
    expect(approvalOutcome(approval, 'h2')).toBe('void')
    const other = beginApproval({
      route: CHECK_AND_SIGN,
      owner: drafter,
      contentSha256: 'h2',
      at,
      before: approval,
    })
    const back = begun(CHECK_AND_SIGN, { before: other })
    expect(open(back)).toEqual(['check'])
    expect(play(back, says(checker, 'check')).refused).toBeUndefined()
    expect(
      play(begun(CHECK_AND_SIGN), says(checker, 'check', 'approved', { contentSha256: 'h0' })).refused,
    ).toBe('CONTENT_CHANGED')
  })

  it('ends where somebody refuses, and begins anew from the first stage', () => {
    const { approval } = play(begun(CHECK_AND_SIGN), says(checker, 'check'), says(signer, 'sign', 'refused'))
    expect(approvalOutcome(approval, 'h1')).toBe('refused')
    expect(play(approval, says(signer, 'sign')).refused).toBe('STAGE_NOT_NOW')
    expect(open(begun(CHECK_AND_SIGN, { before: approval }))).toEqual(['check'])
  })

  it('takes a reason with every word but yes', () => {
    for (const verdict of ['returned', 'refused'] as const)
      expect(play(begun(CHECK_AND_SIGN), says(checker, 'check', verdict, { reason: ' ' })).refused).toBe(
        'REASON_MISSING',
      )
  })
})

describe('conditions of a route', () => {
  const route: Route = {
    steps: [
      { id: 'law', role: 'officer', opinion: true, when: { kinds: ['rule'] } },
      { id: 'money', role: 'checker', when: { atLeast: 1_000_000 } },
      { id: 'north', role: 'checker', when: { areas: ['เชียงใหม่'] } },
      { id: 'sign', role: 'signer' },
    ],
  }

  it('take a stage or leave it out, and what was left out is on record', () => {
    const small = begun(route, { facts: { kind: 'activity', amount: 999_999, areas: ['ระยอง'] } })
    expect(small.leftOut).toEqual(['law', 'money', 'north'])
    expect(open(small)).toEqual(['sign'])
    const large = begun(route, { facts: { kind: 'rule', amount: 1_000_000, areas: ['ระยอง', 'เชียงใหม่'] } })
    expect(large.leftOut).toEqual([])
  })

  it('spare nobody a stage because something is not known', () => {
    expect(begun(route).leftOut).toEqual([])
  })
})

describe('a stage of several', () => {
  const three: Stage = { id: 'three', role: 'director', persons: ['a', 'b', 'c'], need: 2 }
  const [a, b, c] = ['a', 'b', 'c'].map((id) => person(id, 'director')) as [
    typeof director,
    typeof director,
    typeof director,
  ]
  const start = begun({ steps: [three] })

  it('needs exactly as many as it says, each once, also through a substitute', () => {
    expect(play(start, says(a, 'three'), says(a, 'three')).refused).toBe('SPOKEN_ALREADY')
    const inPlaceOfA = { ...person('s', 'director'), inPlaceOf: 'a' }
    expect(play(start, says(a, 'three'), says(inPlaceOfA, 'three')).refused).toBe('SPOKEN_ALREADY')
    expect(play(start, says(person('d', 'director'), 'three')).refused).toBe('NOT_YOURS')
    expect(isApproved(play(start, says(a, 'three')).approval)).toBe(false)
    expect(isApproved(play(start, says(inPlaceOfA, 'three'), says(c, 'three')).approval)).toBe(true)
  })

  it('is refused once those who are left are too few', () => {
    const once = play(start, says(a, 'three', 'refused')).approval
    expect(approvalOutcome(once, 'h1')).toBe('open')
    expect(approvalOutcome(play(once, says(b, 'three', 'refused')).approval, 'h1')).toBe('refused')
    expect(isApproved(play(once, says(b, 'three'), says(c, 'three')).approval)).toBe(true)
  })

  it('is not begun when the authors leave too few', () => {
    const authors = [person('b', 'officer'), person('c', 'officer')]
    expect(refuseBegin(begun({ steps: [three] }, { authors }))?.refused).toBe('ROUTE_UNMANNED')
    expect(refuseBegin(start)).toBeUndefined()
  })
})

describe('an opinion', () => {
  const route: Route = {
    steps: [
      {
        parallel: [
          { id: 'law', role: 'officer', opinion: true },
          { id: 'check', role: 'checker' },
        ],
      },
      { id: 'sign', role: 'signer' },
    ],
  }
  const lawyer = person('lawyer', 'officer')

  it('is heard and decides nothing', () => {
    const start = begun(route)
    expect(play(start, says(lawyer, 'law')).refused).toBe('VERDICT_NOT_HERE')
    expect(play(start, says(checker, 'check', 'advised')).refused).toBe('VERDICT_NOT_HERE')
    const { approval } = play(
      start,
      says(lawyer, 'law', 'advised', { advice: 'against' }),
      says(checker, 'check'),
    )
    expect(open(approval)).toEqual(['sign'])
  })

  it('does not keep its giver from signing', () => {
    const heard = play(begun(route), says(lawyer, 'law', 'advised'), says(checker, 'check')).approval
    expect(isApproved(play(heard, says({ ...lawyer, role: 'signer' }, 'sign')).approval)).toBe(true)
  })
})

describe('a turn that is passed on', () => {
  const route: Route = {
    steps: [
      { id: 'check', role: 'director', passOnTo: ['checker'] },
      { id: 'sign', role: 'signer' },
    ],
  }
  const passes = says(director, 'check', 'passedOn', { to: { personId: 'checker', role: 'checker' } })

  it('belongs to the other person, who cannot pass it further', () => {
    const { approval } = play(begun(route), passes)
    expect(play(approval, says(director, 'check')).refused).toBe('TURN_PASSED_ON')
    const further = says(checker, 'check', 'passedOn', { to: { personId: 'd', role: 'checker' } })
    expect(play(approval, further).refused).toBe('VERDICT_NOT_HERE')
    expect(open(play(approval, says(checker, 'check')).approval)).toEqual(['sign'])
    expect(play(begun(route), says(checker, 'check')).refused).toBe('NOT_YOURS')
  })

  it('is taken back by passing it to somebody else', () => {
    const again = says(director, 'check', 'passedOn', { to: { personId: 'second', role: 'checker' } })
    const { approval } = play(begun(route), passes, again)
    expect(play(approval, says(checker, 'check')).refused).toBe('NOT_YOURS')
    expect(play(approval, says(person('second', 'checker'), 'check')).refused).toBeUndefined()
  })

  it('goes to no author, to no other role, not to oneself, and not from where the route does not allow it', () => {
    const to = (personId: string, role: 'checker' | 'registrar') =>
      play(begun(route), says(director, 'check', 'passedOn', { to: { personId, role } })).refused
    expect([to('drafter', 'checker'), to('x', 'registrar'), to('director', 'checker')]).toEqual(
      Array(3).fill('TURN_NOT_FOR'),
    )
    const there = says(checker, 'check', 'passedOn', { to: { personId: 'x', role: 'checker' } })
    expect(play(begun(CHECK_AND_SIGN), there).refused).toBe('VERDICT_NOT_HERE')
  })

  it('counts as taking part: who passed it on does not sign', () => {
    const { approval } = play(begun(route), passes, says(checker, 'check'))
    expect(play(approval, says({ ...director, role: 'signer' }, 'sign')).refused).toBe('SAME_PERSON_TWICE')
  })
})

describe('an emergency', () => {
  const route: Route = { ...CHECK_AND_SIGN, bypass: 'signer' }

  it('lets the named role approve at once with a reason, and stays visible after every later edit', () => {
    const bypass = says(signer, 'check', 'bypassed')
    expect(play(begun(CHECK_AND_SIGN), bypass).refused).toBe('NOT_YOURS')
    expect(play(begun(route), { ...bypass, by: checker }).refused).toBe('NOT_YOURS')
    expect(play(begun(route), { ...bypass, reason: '' }).refused).toBe('REASON_MISSING')
    expect(play(begun(route), { ...bypass, by: { ...drafter, role: 'signer' } }).refused).toBe('OWN_DRAFT')
    const { approval } = play(begun(route), bypass)
    expect(isApproved(approval)).toBe(true)
    expect(approverAt(approval, 'sign')).toEqual(signer)
    const later = begun(route, { before: approval, contentSha256: 'h2' })
    expect(later.decisions).toEqual([expect.objectContaining({ verdict: 'bypassed', reason: 'เหตุผล' })])
    expect(open(later)).toEqual(['check'])
  })
})

describe('a committee at a stage', () => {
  const board: Stage = { id: 'board', committeeId: 'k1' }
  const route: Route = { steps: [board, { id: 'upper', committeeId: 'k2' }] }
  const resolved = (outcome: CommitteeVerdict['outcome'], committeeId = 'k1'): CommitteeVerdict => ({
    ...{ committeeId, meetingId: 'm', itemId: 'i', resolution: { number: 1, year: 2563 } },
    ...{ outcome, text: 'มติ', reason: '' },
  })
  const secretary = person('secretary', 'secretary', 'K0001')
  const word = (outcome: CommitteeVerdict['outcome'], stage: Stage = board, committee = 'k1') => ({
    ...{ by: secretary, at, contentSha256: 'h1' },
    ...verdictOfCommittee(stage, resolved(outcome, committee)),
  })

  it('decides by its resolution alone', () => {
    expect(play(begun(route), says(director, 'board')).refused).toBe('NOT_YOURS')
    expect(play(begun(route), word('approved', board, 'k2')).refused).toBe('NOT_YOURS')
    expect(open(play(begun(route), word('approved')).approval)).toEqual(['upper'])
    expect(approvalOutcome(play(begun(route), word('refused')).approval, 'h1')).toBe('refused')
    expect(approvalOutcome(play(begun(route), word('sentBack')).approval, 'h1')).toBe('returned')
    expect(open(play(begun(route), word('noted')).approval)).toEqual(['board'])
  })

  it('that proposes upward lets the next decide, and grants nothing when there is no next', () => {
    expect(open(play(begun(route), word('proposedUpward')).approval)).toEqual(['upper'])
    const last = play(begun({ steps: [board] }), word('proposedUpward')).approval
    expect(approvalOutcome(last, 'h1')).toBe('proposedUpward')
    expect(isApproved(last)).toBe(false)
  })
})

describe('what awaits whom', () => {
  it('is told by office, role and person, with those who may not speak', () => {
    const [turn] = turnsOf(play(begun(CHECK_AND_SIGN), says(checker, 'check')).approval)
    expect(turn).toEqual({
      ...{ stage: 'sign', decides: true, office: 'C0001', role: 'signer', since: at },
      barred: ['drafter', 'checker'],
    })
  })

  it('is what the rules would take', () => {
    const start = begun({ ...CHECK_AND_SIGN, bypass: 'signer' })
    expect(possibleVerdicts(start, checker)).toEqual([
      { stage: 'check', verdicts: ['approved', 'returned', 'refused'] },
    ])
    expect(possibleVerdicts(start, signer)).toEqual([{ stage: 'check', verdicts: ['bypassed'] }])
    expect(possibleVerdicts(start, drafter)).toEqual([])
  })
})

describe('a route that nobody could walk', () => {
  it('is found before it is used', () => {
    const problems = (steps: Route['steps']) => routeProblems({ steps }).map(({ problem }) => problem)
    expect(problems([])).toEqual(['noSteps'])
    expect(problems([{ id: 'a', role: 'checker', opinion: true }])).toEqual(['nobodyDecides'])
    expect(problems([{ id: 'a', role: 'checker', when: { atLeast: 1 } }])).toEqual(['nobodyDecides'])
    expect(
      problems([
        { id: 'a', role: 'checker' },
        { id: 'a', role: 'signer' },
      ]),
    ).toEqual(['idTwice'])
    expect(problems([{ id: 'a', role: 'checker', persons: ['x', 'x'], need: 2 }])).toEqual(['needTooMany'])
    expect(problems([{ parallel: [{ id: 'a', role: 'checker' }] }])).toEqual(['loneParallel'])
    expect(
      problems([
        { id: 'a', role: 'checker', when: { atLeast: 2, below: 2 } },
        { id: 'b', role: 'signer' },
      ]),
    ).toEqual(['emptyRange'])
  })
})
