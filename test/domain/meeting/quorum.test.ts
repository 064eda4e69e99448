import { Table, committeeOf, item, propose, sitting } from './office.js'

describe('the quorum', () => {
  test('with 7 of 15 nothing opens, with 8 it does', () => {
    const table = new Table()
      .convene([item('i1')])
      .call(committeeOf(15))
      .come(7)
    expect(table.put({ type: 'open' })).toBe('QUORUM_MISSING')
    expect(table.come(1, 7).put({ type: 'open' })).toBeUndefined()
    expect(table.state.quorum).toMatchObject([{ what: 'opened', counted: 8, needed: 8, inOffice: 15 }])
  })

  test('when it is lost the item stops, a vote under way has no result, and back again it goes on', () => {
    const table = sitting(15, 8).openItem('i1').do(propose('i1', 'v1')).vote('i1', 'v1', ['for'])
    table.leave(7)
    expect(table.state.status).toBe('inquorate')
    expect(table.itemOf('i1').status).toBe('stopped')
    expect(table.itemOf('i1').votings[0]).toMatchObject({ status: 'annulled', reason: 'quorumLost' })
    const vote = { type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm1', choice: 'for' } as const
    expect(table.put(vote)).toBe('NOT_NOW')
    table.come(1, 7)
    expect(table.state.status).toBe('inSession')
    expect(table.itemOf('i1').status).toBe('open')
    expect(table.put(vote)).toBe('VOTE_ANNULLED')
    expect(table.put(propose('i1', 'v2'))).toBeUndefined()
    expect(table.state.quorum.map(({ what }) => what)).toEqual(['opened', 'lost', 'regained'])
  })

  test('without it the meeting is broken off: open items are postponed', () => {
    const table = sitting(15, 8, [item('a'), item('b')]).openItem('a')
    expect(table.put({ type: 'adjourn' })).toBe('NOT_NOW')
    table.leave(0).do({ type: 'adjourn' })
    expect(table.state).toMatchObject({ status: 'ended' })
    expect(table.state.agenda.map(({ status }) => status)).toEqual(['postponed', 'postponed'])
  })

  test('with it nothing is broken off for want of it', () => {
    const table = new Table()
      .convene([item('i1')])
      .call(committeeOf(5))
      .come(3)
    expect(table.put({ type: 'adjourn' })).toBe('QUORATE')
  })

  test('a meeting that never had one fails, and not before its time', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(15))
    expect(table.put({ type: 'adjourn' })).toBe('NOT_STARTED')
    table.come(7).do({ type: 'adjourn' })
    expect(table.state).toMatchObject({ status: 'failed', quorum: [{ what: 'missing', counted: 7 }] })
    expect(table.put({ type: 'open' })).toBe('ENDED')
  })
})

describe('without a quorum', () => {
  test('the loss is written down once, however many go after', () => {
    const table = sitting(5, 3).leave(2).leave(1)
    expect(table.state.quorum.map(({ what }) => what)).toEqual(['opened', 'lost'])
    table.come(1, 4)
    expect(table.state.status).toBe('inquorate')
  })

  test('a tie that waited for the chair is annulled when the meeting is broken off', () => {
    const table = sitting(5, 4).openItem('i1').do(propose('i1', 'v1'))
    table
      .vote('i1', 'v1', ['for', 'for', 'against', 'against'])
      .do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
      .leave(3)
      .leave(2)
    expect(table.itemOf('i1').votings[0]?.status).toBe('tied')
    table.do({ type: 'adjourn' })
    expect(table.itemOf('i1')).toMatchObject({
      status: 'postponed',
      votings: [{ status: 'annulled', reason: 'quorumLost' }],
    })
  })
})

describe('who presides', () => {
  test('the chair, else the deputy, else whom the meeting elects', () => {
    const table = sitting(9, 7)
    table.leave(0)
    expect(table.state.chairing.map(({ as }) => as)).toEqual(['chair', 'deputyChair'])
    expect(table.put({ type: 'elect', personId: 'm5' })).toBe('ELECTION_NEEDLESS')
    table.leave(1)
    expect(table.put({ type: 'openItem', itemId: 'i1', countsRecused: true })).toBe('PRESIDING_MISSING')
    expect(table.put({ type: 'elect', personId: 'm8' })).toBe('VOTER_NOT_SEATED')
    table.do({ type: 'elect', personId: 'm5' })
    expect(table.state.chairing.at(-1)).toMatchObject({ personId: 'm5', as: 'elected' })
    expect(table.put({ type: 'openItem', itemId: 'i1', countsRecused: true })).toBeUndefined()
  })
})
