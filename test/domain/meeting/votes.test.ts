import { committeeOf, item, member, propose, sitting, STARTS_AT, Table, type Act } from './office.js'

const vote = { itemId: 'i1', votingId: 'v1' } as const
const close = { type: 'closeVote', ...vote } as const
const hand = { type: 'castVote', ...vote, personId: 'm1', choice: 'for' } as const
const ballot = { type: 'takeBallot', ...vote, personId: 'm1' } as const
const totals = { for: 1, against: 0, abstain: 0, invalid: 0 }
const count = { type: 'countBallots', ...vote, totals } as const
const opened = (method: 'hands' | 'device' | 'secret' | 'paper' = 'hands') =>
  sitting(5, 5)
    .openItem('i1')
    .do(propose('i1', 'v1', method))

describe('a vote', () => {
  test('is found by its id, and an id is used once in a meeting', () => {
    const table = sitting(5, 5, [item('i1'), item('i2')]).openItem('i1')
    expect(table.put(close)).toBe('VOTE_UNKNOWN')
    table.do(propose('i1', 'v1'))
    expect(table.put(propose('i1', 'v2'))).toBe('VOTE_RUNNING')
    table.do({ type: 'annulVote', ...vote, reason: 'x' })
    expect(table.put(propose('i1', 'v1'))).toBe('VOTE_KNOWN')
    table.do({ type: 'postponeItem', itemId: 'i1', reason: 'x' }).openItem('i2')
    expect(table.put(propose('i2', 'v1'))).toBe('VOTE_KNOWN')
  })

  test.each<readonly [Act, 'hands' | 'device' | 'secret' | 'paper', boolean]>([
    [hand, 'hands', true],
    [hand, 'device', true],
    [hand, 'secret', false],
    [hand, 'paper', false],
    [ballot, 'hands', false],
    [ballot, 'device', false],
    [ballot, 'secret', true],
    [ballot, 'paper', true],
    [count, 'hands', false],
    [count, 'device', false],
    [count, 'secret', false],
    [count, 'paper', true],
  ])('%j by %s: %s', (act, method, isPossible) => {
    const isOwn = method === 'device' || method === 'secret'
    const refused = opened(method).put(act, isOwn ? member(1) : undefined)
    expect(refused).toBe(isPossible ? undefined : 'METHOD_OTHER')
  })

  test('once it is closed everything about it is late', () => {
    const closed = opened().vote('i1', 'v1', ['for']).do(close)
    for (const act of [hand, close, { type: 'annulVote', ...vote, reason: 'x' }] as const)
      expect(closed.put(act)).toBe('VOTE_LATE')
    const paper = opened('paper').do(ballot).do(count).do(count, member(2)).do(close)
    for (const act of [ballot, count, close] as const) expect(paper.put(act)).toBe('VOTE_LATE')
  })

  test('that waits for the casting vote takes no other, and may be annulled', () => {
    const table = opened().vote('i1', 'v1', ['for', 'against']).do(close)
    expect(table.put({ ...hand, personId: 'm2' })).toBe('VOTE_LATE')
    table.do({ type: 'annulVote', ...vote, reason: 'ลงคะแนนใหม่' })
    expect(table.itemOf('i1').votings[0]).toMatchObject({ status: 'annulled', reason: 'ลงคะแนนใหม่' })
    expect(table.put(hand)).toBe('VOTE_ANNULLED')
  })

  test('is counted by the secretariat and by members, and by nobody else', () => {
    const table = opened('paper').do(ballot)
    expect(table.put(count, { ...member(1), personId: 'stranger' })).toBe('NOT_YOURS')
    expect(table.put(count, member(1))).toBeUndefined()
  })

  test('of a night in which terms end has no result when too few of the next day are there', () => {
    const ofToday = committeeOf(5).members.map((one, n) => (n < 3 ? { ...one, validTo: '2020-01-18' } : one))
    const ofTomorrow = committeeOf(8)
      .members.slice(5)
      .map((one) => ({ ...one, validFrom: '2020-01-18' }))
    const committee = { ...committeeOf(5), members: [...ofToday, ...ofTomorrow] }
    const table = new Table()
      .convene([item('i1')])
      .call(committee)
      .come(5)
      .do({ type: 'open' })
    table.openItem('i1').do(propose('i1', 'v1')).vote('i1', 'v1', ['for'])
    expect(table.at('2020-01-17T17:30:00.000Z').put(close)).toBe('QUORUM_MISSING')
  })
})

describe('adopted without a vote', () => {
  const adopt = { type: 'adopt', ...vote, proposes: 'approved' } as const

  test('not where more must be for it than are in the room', () => {
    const rules = { majorityBase: 'all' } as const
    const items = [item('i1', { threshold: 'threeQuarters' })]
    expect(sitting(5, 3, items, rules).openItem('i1').put(adopt)).toBe('TOO_FEW_TO_ADOPT')
    expect(sitting(5, 4, items, rules).openItem('i1').put(adopt)).toBeUndefined()
  })

  test('not while a vote on it is under way', () =>
    expect(opened().put({ ...adopt, votingId: 'v2' })).toBe('VOTE_RUNNING'))
})

describe('the casting vote', () => {
  const casting = { type: 'castCasting', ...vote, personId: 'm0', choice: 'against' } as const
  const tied = (method: 'hands' | 'device') => {
    const table = opened(method)
    ;(['for', 'against'] as const).forEach((choice, n) =>
      table.do({ ...hand, personId: `m${n}`, choice }, method === 'hands' ? undefined : member(n)),
    )
    return table.do(close)
  }

  test('is noted by the secretary where hands are counted, and given by nobody else on a device', () => {
    expect(tied('hands').put(casting)).toBeUndefined()
    expect(tied('hands').put(casting, member(1))).toBe('NOT_YOURS')
    expect(tied('device').put(casting)).toBe('NOT_YOURS')
    expect(tied('device').put(casting, member(0))).toBeUndefined()
  })

  test('is given at a tie only, once', () => {
    expect(opened().put(casting)).toBe('NO_TIE')
    expect(tied('hands').do(casting).put(casting)).toBe('NO_TIE')
  })

  test('decides as it was given', () =>
    expect(tied('hands').do(casting).itemOf('i1').votings[0]?.result?.outcome).toBe('lost'))

  test('is of whom the meeting elected, where neither chair nor deputy is there', () => {
    const table = sitting(7, 6).leave(0).leave(1).do({ type: 'elect', personId: 'm4' })
    table.openItem('i1').do(propose('i1', 'v1')).vote('i1', 'v1', ['for', 'against'], 2).do(close)
    expect(table.put({ ...casting, personId: 'm2' })).toBe('NOT_PRESIDING')
    expect(table.put({ ...casting, personId: 'm4' })).toBeUndefined()
  })
})

test('secretly only where the rules of the committee allow it', () => {
  const table = sitting(5, 5, [item('i1', { ballot: 'secret' })], { secretBallot: false }).openItem('i1')
  expect(table.put(propose('i1', 'v1'))).toBe('FORM_NOT_ALLOWED')
  expect(table.put(propose('i1', 'v1', 'hands'))).toBeUndefined()
})

test('a circulation that has been opened is voted on by everybody without anybody coming', () => {
  const table = new Table()
    .convene([item('i1', { ballot: 'device' })], { occasion: { kind: 'circulation' } })
    .call(committeeOf(3, { circulation: true }))
    .at(STARTS_AT)
    .do({ type: 'open' })
    .openItem('i1')
    .do(propose('i1', 'v1'))
  for (const n of [0, 1, 2]) table.do({ ...hand, personId: `m${n}` }, member(n))
  expect(table.do(close).itemOf('i1').votings[0]?.result?.outcome).toBe('carried')
})
