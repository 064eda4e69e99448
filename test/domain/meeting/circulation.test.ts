import { STARTS_AT, Table, committeeOf, item, member, propose } from './office.js'

describe('by circulation', () => {
  test('all members are the base, and whoever is silent is not for it', () => {
    const table = new Table()
      .convene([item('i1', { ballot: 'device' })], { occasion: { kind: 'circulation' } })
      .call(committeeOf(5, { circulation: true }))
      .at(STARTS_AT)
      .do({ type: 'open' })
      .openItem('i1')
    expect(table.put({ type: 'adopt', itemId: 'i1', votingId: 'v0', proposes: 'approved' })).toBe('NOT_NOW')
    expect(table.put({ type: 'arrive', personId: 'm1', via: 'list' })).toBe('NOT_NOW')
    table.do(propose('i1', 'v1'))
    for (const n of [0, 1]) {
      const vote = {
        type: 'castVote',
        itemId: 'i1',
        votingId: 'v1',
        personId: `m${n}`,
        choice: 'for',
      } as const
      table.do(vote, member(n))
    }
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.itemOf('i1').votings[0]?.result).toMatchObject({ outcome: 'lost', base: 5, needed: 3 })
  })

  test('once opened it is voted on by everybody without anybody coming', () => {
    const table = new Table()
      .convene([item('i1', { ballot: 'device' })], { occasion: { kind: 'circulation' } })
      .call(committeeOf(3, { circulation: true }))
      .at(STARTS_AT)
      .do({ type: 'open' })
      .openItem('i1')
      .do(propose('i1', 'v1'))
    for (const n of [0, 1, 2])
      table.do(
        { type: 'castVote', itemId: 'i1', votingId: 'v1', personId: `m${n}`, choice: 'for' },
        member(n),
      )
    expect(
      table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' }).itemOf('i1').votings[0]?.result?.outcome,
    ).toBe('carried')
  })

  test('nothing is broken off before it has begun: nobody meets', () => {
    const table = new Table()
      .convene([item('i1', { kind: 'information' })], { occasion: { kind: 'circulation' } })
      .call(committeeOf(5))
      .at(STARTS_AT)
    expect(table.put({ type: 'adjourn' })).toBe('NOT_NOW')
    expect(table.put({ type: 'open' })).toBeUndefined()
  })
})
