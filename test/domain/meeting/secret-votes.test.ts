import { item, member, propose, sitting } from './office.js'

describe('secret votes', () => {
  test('leave nothing on record that says who chose what', () => {
    const table = sitting(5, 4)
      .openItem('i1')
      .do(propose('i1', 'v1', 'secret'))
    const ballot = { type: 'takeBallot', itemId: 'i1', votingId: 'v1' } as const
    for (const n of [3, 1, 0]) table.do({ ...ballot, personId: `m${n}` }, member(n))
    expect(table.put({ ...ballot, personId: 'm1' }, member(1))).toBe('VOTED_ALREADY')
    expect(table.put({ ...ballot, personId: 'm2' })).toBe('NOT_YOURS')
    expect(
      table.put({ type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm2', choice: 'for' }, member(2)),
    ).toBe('METHOD_OTHER')
    const [voting] = table.itemOf('i1').votings
    expect(voting?.taken.map(({ memberId }) => memberId)).toEqual(['s0', 's1', 's3'])
    expect(JSON.stringify(table.events.filter(({ type }) => type === 'ballotTaken'))).not.toMatch(
      /for|against|abstain/,
    )
    expect(table.put({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })).toBe('TALLY_MISSING')
    const tally = { for: 2, against: 1, abstain: 0, invalid: 0 }
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1', tally })
    expect(table.itemOf('i1').votings[0]).toMatchObject({ totals: tally, result: { outcome: 'carried' } })
  })

  test('on paper are counted by two tellers who agree', () => {
    const table = sitting(5, 3)
      .openItem('i1')
      .do(propose('i1', 'v1', 'paper'))
    for (const n of [0, 1, 2])
      table.do({ type: 'takeBallot', itemId: 'i1', votingId: 'v1', personId: `m${n}` })
    const totals = { for: 2, against: 0, abstain: 0, invalid: 1 }
    const count = { type: 'countBallots', itemId: 'i1', votingId: 'v1' } as const
    const close = { type: 'closeVote', itemId: 'i1', votingId: 'v1' } as const
    table.do({ ...count, totals }).do({ ...count, totals })
    expect(table.put(close)).toBe('TELLERS_DIFFER')
    table.do({ ...count, totals: { ...totals, for: 1, against: 1 } }, member(2))
    expect(table.put(close)).toBe('TELLERS_DIFFER')
    table.do({ ...count, totals }, member(2)).do(close)
    expect(table.itemOf('i1').votings[0]).toMatchObject({ status: 'closed', totals })
  })

  test('are held only where the rules of the committee allow it', () => {
    const table = sitting(5, 5, [item('i1', { ballot: 'secret' })], { secretBallot: false }).openItem('i1')
    expect(table.put(propose('i1', 'v1'))).toBe('FORM_NOT_ALLOWED')
    expect(table.put(propose('i1', 'v1', 'hands'))).toBeUndefined()
  })
})
