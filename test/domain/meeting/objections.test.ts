import { member, propose, sitting } from './office.js'

const question = { kind: 'objection', personId: 'm3' } as const
const vote = { itemId: 'i1', votingId: 'o1' } as const
const objection = { type: 'objectTo', itemId: 'i1', personId: 'm3', reason: 'เคยมีข้อพิพาท' } as const
const drop = { type: 'dropObjection', itemId: 'i1', personId: 'm3', reason: 'ผู้คัดค้านขอถอน' } as const
const raised = () => sitting(7, 7).openItem('i1').do(objection, member(4))
const asked = (method: 'secret' | 'paper' = 'secret') =>
  raised().do({ type: 'openVote', ...vote, question, method })
const said = (yes: number, no: number) => {
  const table = asked()
  const others = [0, 1, 2, 4, 5, 6].slice(0, yes + no)
  for (const n of others) table.do({ type: 'takeBallot', ...vote, personId: `m${n}` }, member(n))
  return table.do({ type: 'closeVote', ...vote, tally: { for: yes, against: no, abstain: 0, invalid: 0 } })
}

describe('an objection to a member', () => {
  test.each([
    [4, 2, 'stays'],
    [4, 0, 'stays'],
    [3, 3, 'leaves'],
    [3, 0, 'leaves'],
  ])('%i for and %i against of the six others: the member %s', (yes, no, status) => {
    const table = said(yes, no)
    expect(table.itemOf('i1').objections).toMatchObject([{ personId: 'm3', status, votingId: 'o1' }])
    table.do(propose('i1', 'v1'))
    const cast = { type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm3', choice: 'for' } as const
    expect(table.put(cast)).toBe(status === 'stays' ? undefined : 'VOTER_RECUSED')
  })

  test('leaves one to another member as it was', () => {
    const table = raised()
      .do({ ...objection, personId: 'm5' })
      .do({ type: 'openVote', ...vote, question })
    for (const n of [0, 1, 2, 4]) table.do({ type: 'takeBallot', ...vote, personId: `m${n}` }, member(n))
    table.do({ type: 'closeVote', ...vote, tally: { for: 4, against: 0, abstain: 0, invalid: 0 } })
    expect(table.itemOf('i1').objections.map(({ status }) => status)).toEqual(['stays', 'raised'])
    expect(table.put(propose('i1', 'v1'))).toBe('OBJECTION_UNDECIDED')
  })

  test('is voted on once it has been raised, on paper or on a device, never openly', () => {
    const open = { type: 'openVote', ...vote, question } as const
    expect(sitting(7, 7).openItem('i1').put(open)).toBe('OBJECTION_UNKNOWN')
    expect(raised().put({ ...open, question: { ...question, personId: 'm4' } })).toBe('OBJECTION_UNKNOWN')
    expect(raised().put({ ...open, method: 'hands' })).toBe('SECRET_ONLY')
    expect(raised().put({ ...open, method: 'paper' })).toBeUndefined()
  })

  test('is dropped by the secretary with a reason, and may then be raised anew', () => {
    const table = raised()
    expect(table.put({ ...drop, personId: 'm4' })).toBe('OBJECTION_UNKNOWN')
    table.do(drop)
    expect(table.itemOf('i1').objections).toMatchObject([{ status: 'dropped', dropped: 'ผู้คัดค้านขอถอน' }])
    expect(table.put(drop)).toBe('OBJECTION_UNKNOWN')
    expect(table.put(objection)).toBeUndefined()
    expect(table.put(objection)).toBe('OBJECTION_KNOWN')
  })

  test('is to one who has a vote, and not while a vote is under way', () => {
    expect(
      sitting(7, 7)
        .openItem('i1')
        .put({ ...objection, personId: 'stranger' }),
    ).toBe('VOTER_NOT_MEMBER')
    const voting = sitting(7, 7).openItem('i1').do(propose('i1', 'v1'))
    expect(voting.put(objection)).toBe('VOTE_RUNNING')
    expect(asked().put(drop)).toBe('VOTE_RUNNING')
  })

  test('has no result without the quorum of the others, though the meeting has one', () => {
    const table = sitting(8, 8)
      .openItem('i1')
      .do(objection)
      .do({ type: 'openVote', ...vote, question })
    for (const n of [0, 1, 2]) table.do({ type: 'takeBallot', ...vote, personId: `m${n}` }, member(n))
    // Four of eight are a quorum of the meeting; of the seven others, three of whom are there, four would be.
    for (const n of [4, 5, 6, 7]) table.leave(n)
    expect(table.state.status).toBe('inSession')
    const tally = { for: 3, against: 0, abstain: 0, invalid: 0 }
    expect(table.put({ type: 'closeVote', ...vote, tally })).toBe('QUORUM_MISSING')
  })

  test('is decided by the others secretly: with fewer than two thirds of all of them the member leaves, for good', () => {
    const table = sitting(10, 8).openItem('i1')
    table.do({ type: 'objectTo', itemId: 'i1', personId: 'm3', reason: 'เคยมีข้อพิพาท' }, member(4))
    expect(table.put(propose('i1', 'v0'))).toBe('OBJECTION_UNDECIDED')
    const question = { kind: 'objection', personId: 'm3' } as const
    const vote = { type: 'openVote', itemId: 'i1', votingId: 'o1', question } as const
    expect(table.put({ ...vote, method: 'device' })).toBe('SECRET_ONLY')
    table.do(vote)
    const ballot = { type: 'takeBallot', itemId: 'i1', votingId: 'o1' } as const
    expect(table.put({ ...ballot, personId: 'm3' }, member(3))).toBe('VOTER_NOT_MEMBER')
    for (const n of [0, 1, 2, 4, 5, 6]) table.do({ ...ballot, personId: `m${n}` }, member(n))
    const close = { type: 'closeVote', itemId: 'i1', votingId: 'o1' } as const
    const tally = { for: 5, against: 1, abstain: 0, invalid: 0 }
    expect(table.put({ ...close, tally: { ...tally, for: 6 } })).toBe('BALLOTS_UNEQUAL')
    table.do({ ...close, tally })
    // Two thirds of nine others are six: five were not enough.
    expect(table.itemOf('i1').objections[0]).toMatchObject({ status: 'leaves', votingId: 'o1' })
    expect(table.put({ type: 'objectTo', itemId: 'i1', personId: 'm3', reason: 'x' })).toBe('OBJECTION_KNOWN')
    table.do(propose('i1', 'v1'))
    expect(table.put({ type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm3', choice: 'for' })).toBe(
      'VOTER_RECUSED',
    )
  })
})
