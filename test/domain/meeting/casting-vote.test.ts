import { member, propose, resolved, sitting } from './office.js'

const vote = { itemId: 'i1', votingId: 'v1' } as const
const close = { type: 'closeVote', ...vote } as const

const hand = { type: 'castVote', ...vote, choice: 'for' } as const

describe('the casting vote', () => {
  const casting = { type: 'castCasting', ...vote, personId: 'm0', choice: 'against' } as const
  const tied = (method: 'hands' | 'device') => {
    const table = sitting(5, 5)
      .openItem('i1')
      .do(propose('i1', 'v1', method))
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
    expect(sitting(5, 5).openItem('i1').do(propose('i1', 'v1')).put(casting)).toBe('NO_TIE')
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

  test('is waited for at 4 to 4, and is a vote of its own', () => {
    const table = sitting(15, 8).openItem('i1').do(propose('i1', 'v1'))
    table.vote('i1', 'v1', ['for', 'for', 'for', 'for', 'against', 'against', 'against', 'against'])
    table.do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    expect(table.itemOf('i1').votings[0]?.status).toBe('tied')
    expect(table.put(resolved('i1'))).toBe('VOTE_RUNNING')
    const casting = { type: 'castCasting', itemId: 'i1', votingId: 'v1', choice: 'for' } as const
    expect(table.put({ ...casting, personId: 'm1' })).toBe('NOT_PRESIDING')
    table.do({ ...casting, personId: 'm0' })
    const [voting] = table.itemOf('i1').votings
    expect(voting).toMatchObject({
      status: 'closed',
      totals: { for: 4, against: 4 },
      casting: { personId: 'm0', choice: 'for' },
      result: { outcome: 'carried', casting: 'for' },
    })
    expect(voting?.votes).toHaveLength(8)
    expect(table.put(resolved('i1'))).toBeUndefined()
  })
})
