import { member, propose, resolved, sitting } from './office.js'

describe('conflicts of interest', () => {
  const sister = {
    personId: 'm3',
    ground: 'relative',
    kinship: 'sibling',
    degree: 2,
    reason: 'พี่น้องของผู้รับใบอนุญาต',
  } as const

  test('the sister of a party leaves, by law, and her vote is refused; the minutes say when', () => {
    const table = sitting(9, 6).openItem('i1')
    table.do({ type: 'declareInterest', itemId: 'i1', declaration: sister }, member(3))
    const leftAt = table.now
    table.do(propose('i1', 'v1'))
    expect(table.put({ type: 'castVote', itemId: 'i1', votingId: 'v1', personId: 'm3', choice: 'for' })).toBe(
      'VOTER_RECUSED',
    )
    table.vote('i1', 'v1', ['for', 'for', 'for']).do({ type: 'closeVote', itemId: 'i1', votingId: 'v1' })
    table.do(resolved('i1'))
    expect(table.itemOf('i1').interests[0]).toMatchObject({
      consequence: 'recused',
      leftAt,
      returnedAt: table.now,
    })
  })

  test('the secretary says before the item opens whether the recused count for the quorum', () => {
    const before = () => {
      const table = sitting(9, 5)
      return table.do({ type: 'declareInterest', itemId: 'i1', declaration: sister })
    }
    expect(before().put({ type: 'openItem', itemId: 'i1', countsRecused: false })).toBe('QUORUM_MISSING')
    expect(before().put({ type: 'openItem', itemId: 'i1', countsRecused: true })).toBeUndefined()
  })

  test('a declaration in the open item that takes the quorum away stops it; postponing it is the way out', () => {
    const table = sitting(9, 5).openItem('i1', false)
    table.do({ type: 'declareInterest', itemId: 'i1', declaration: sister })
    expect(table.itemOf('i1').status).toBe('stopped')
    table.do({ type: 'postponeItem', itemId: 'i1', reason: 'ไม่ครบองค์ประชุม' })
    expect(table.state.status).toBe('inSession')
  })

  test('of a ground of section 16 the secretary says with a reason whether the member leaves', () => {
    const table = sitting(9, 6).openItem('i1')
    const declaration = { personId: 'm3', ground: 'serious', reason: 'พี่น้องของผู้อำนวยการ' } as const
    table.do({ type: 'declareInterest', itemId: 'i1', declaration })
    expect(table.put(propose('i1', 'v1'))).toBe('INTEREST_UNDECIDED')
    const decide = { type: 'decideInterest', itemId: 'i1', personId: 'm3', recused: false } as const
    expect(table.put({ ...decide, reason: '' })).toBe('REASON_MISSING')
    expect(table.put({ ...decide, reason: 'x' }, member(3))).toBe('NOT_YOURS')
    table.do({ ...decide, reason: 'ไม่กระทบความเป็นกลาง' })
    expect(table.put(propose('i1', 'v1'))).toBeUndefined()
    expect(table.put({ ...decide, reason: 'x' })).toBe('VOTE_RUNNING')
  })

  test('the head of the office whose matter it is declares it, and stays', () => {
    const table = sitting(9, 6).openItem('i1')
    const declaration = { personId: 'm4', ground: 'ownOffice', reason: 'ผอ.สพท. ของเรื่อง' } as const
    table.do({ type: 'declareInterest', itemId: 'i1', declaration }, member(4))
    table.do(propose('i1', 'v1')).vote('i1', 'v1', ['for', 'for', 'for', 'for', 'for'])
    expect(table.itemOf('i1').interests[0]?.consequence).toBe('stays')
  })
})

describe('a declared interest', () => {
  const declare = (ground: 'serious' | 'party' | 'ownOffice', personId = 'm3') =>
    ({ type: 'declareInterest', itemId: 'i1', declaration: { personId, ground, reason: 'x' } }) as const
  const decide = { type: 'decideInterest', itemId: 'i1', personId: 'm3', recused: true, reason: 'x' } as const

  test('is of a member, once on the same ground', () => {
    const table = sitting(7, 7).openItem('i1')
    expect(table.put(declare('party', 'stranger'))).toBe('VOTER_NOT_MEMBER')
    table.do(declare('party'))
    expect(table.put(declare('party'))).toBe('INTEREST_KNOWN')
    expect(table.put(declare('ownOffice'))).toBeUndefined()
  })

  test('is decided on only where it waits for that, and the others stay as they are', () => {
    const table = sitting(7, 7).openItem('i1').do(declare('party')).do(declare('serious', 'm4'))
    expect(table.put(decide)).toBe('INTEREST_UNKNOWN')
    table.do({ ...decide, personId: 'm4' })
    expect(table.itemOf('i1').interests.map(({ decision }) => decision)).toEqual([undefined, 'x'])
    expect(table.put({ ...decide, personId: 'm4' })).toBe('INTEREST_UNKNOWN')
  })
})
