import { type Act, Table, committeeOf, item, member, propose, sitting } from './office.js'

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

  test('takes one from each member who is there, until it is closed', () => {
    const table = sitting(5, 4)
      .openItem('i1')
      .do(propose('i1', 'v1', 'device'))
    const vote = { type: 'castVote', itemId: 'i1', votingId: 'v1', choice: 'for' } as const
    expect(table.put({ ...vote, personId: 'm1' })).toBe('NOT_YOURS')
    expect(table.put({ ...vote, personId: 'm1' }, member(1))).toBeUndefined()
    expect(table.put({ ...vote, personId: 'm1' }, member(1))).toBe('VOTED_ALREADY')
    expect(table.put({ ...vote, personId: 'm4' }, member(4))).toBe('VOTER_ABSENT')
    expect(table.put({ ...vote, personId: 'stranger' }, { ...member(1), personId: 'stranger' })).toBe(
      'VOTER_NOT_MEMBER',
    )
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.put({ ...vote, personId: 'm2' }, member(2))).toBe('VOTE_LATE')
  })

  test('takes none that was sent in time and comes after the closing: the result has been told', () => {
    const table = sitting(5, 4)
      .openItem('i1')
      .do(propose('i1', 'v1', 'device'))
    const sentAt = table.now
    table.at(new Date(Date.parse(sentAt) + 60_000).toISOString())
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' }).at(sentAt)
    const vote = { type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm1', choice: 'for' } as const
    expect(table.put(vote, member(1))).toBe('VOTE_LATE')
  })

  test('is closed after every vote that counted, though the acts crossed on their way', () => {
    const table = sitting(5, 3).openItem('i1').do(propose('i1', 'v1'))
    table.vote('i1', 'v1', ['for', 'for'])
    const lastVote = table.now
    table.at(new Date(Date.parse(lastVote) - 1500).toISOString())
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.itemOf('i1').votings[0]?.closedAt).toBe(new Date(Date.parse(lastVote) + 1).toISOString())
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
