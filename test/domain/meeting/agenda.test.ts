import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { type Act, item, propose, resolved, sitting, Table } from './office.js'

describe('the agenda', () => {
  test('items are numbered by part and place, and what is closed keeps its number', () => {
    const table = sitting(3, 3, [
      item('a'),
      item('b'),
      item('c'),
      item('d', { part: 1, kind: 'information' }),
    ])
    table
      .openItem('b')
      .do({ type: 'adopt', itemId: 'b', votingId: 'v', proposes: 'approved' })
      .do(resolved('b'))
    const numbers = () => ['a', 'b', 'c', 'd'].map((id) => numberOfItem(table.state.agenda, id))
    expect(numbers()).toEqual(['4.1', '4.2', '4.3', '1.1'])
    expect(table.put({ type: 'moveItem', itemId: 'c', part: 4, place: 1 })).toBe('ITEM_FIXED')
    expect(table.put({ type: 'moveItem', itemId: 'a', part: 5, place: 1 })).toBe('ITEM_FIXED')
    table.do({ type: 'moveItem', itemId: 'c', part: 5, place: 1 })
    expect(numbers()).toEqual(['4.1', '4.2', '5.1', '1.1'])
    expect(table.put({ type: 'changeItem', itemId: 'b', details: item('b') })).toBe('ITEM_NOT_NOW')
    expect(table.put({ type: 'postponeItem', itemId: 'b', reason: 'x' })).toBe('ITEM_NOT_NOW')
  })

  test('an item is postponed, withdrawn or sent back with a reason', () => {
    const table = sitting(3, 3, [item('a'), item('b'), item('c')])
    expect(table.put({ type: 'postponeItem', itemId: 'a', reason: ' ' })).toBe('REASON_MISSING')
    table
      .do({ type: 'postponeItem', itemId: 'a', reason: 'รอเอกสาร' })
      .do({ type: 'withdrawItem', itemId: 'b', reason: 'ผู้เสนอขอถอน' })
      .do({ type: 'sendItemBack', itemId: 'c', reason: 'ข้อมูลไม่ครบ' })
    expect(table.state.agenda.map(({ status }) => status)).toEqual(['postponed', 'withdrawn', 'sentBack'])
    expect(table.put({ type: 'close' })).toBeUndefined()
  })

  test('a meeting is not closed while something on its agenda is left', () => {
    const table = sitting(3, 3, [item('a'), item('b')]).openItem('a')
    expect(table.put({ type: 'close' })).toBe('ITEM_OPEN')
    table.do({ type: 'postponeItem', itemId: 'a', reason: 'x' })
    expect(table.put({ type: 'close' })).toBe('ITEMS_LEFT')
  })

  test('one item is open at a time, and it is not left while a vote on it is under way', () => {
    const table = sitting(5, 5, [item('a'), item('b')]).openItem('a')
    const open = { type: 'openItem', itemId: 'b', countsRecused: true } as const
    expect(table.put(open)).toBe('ITEM_OPEN')
    expect(table.put(propose('b', 'v1'))).toBe('ITEM_NOT_NOW')
    table.do(propose('a', 'v1'))
    expect(table.put({ type: 'postponeItem', itemId: 'a', reason: 'x' })).toBe('VOTE_RUNNING')
    table.do({ type: 'annulVote', itemId: 'a', votingId: 'v1', reason: 'x' })
    table.do({ type: 'postponeItem', itemId: 'a', reason: 'x' })
    expect(table.put({ ...open, itemId: 'a' })).toBe('ITEM_NOT_NOW')
    expect(table.put({ type: 'objectTo', itemId: 'a', personId: 'm3', reason: 'x' })).toBe('ITEM_NOT_NOW')
    expect(table.put(open)).toBeUndefined()
  })

  test('what is not on it has no number', () =>
    expect(numberOfItem(sitting(3, 3).state.agenda, 'i9')).toBe(''))
})

describe('what is written of an item', () => {
  const added = (more: Parameters<typeof item>[1]): Act => ({ type: 'addItem', item: item('i2', more) })
  const changed = (details: Parameters<typeof item>[1]): Act => ({
    type: 'changeItem',
    itemId: 'i1',
    details: item('i1', details),
  })

  test.each([
    ['without a title', { title: ' ' }, 'TEXT_MISSING'],
    ['certifying the minutes of no meeting', { kind: 'minutesApproval' }, 'ITEM_INVALID'],
    ['naming a meeting whose minutes it does not certify', { minutesOf: 'v0' }, 'ITEM_INVALID'],
    ['certifying the minutes of a meeting', { kind: 'minutesApproval', minutesOf: 'v0' }, undefined],
  ] as const)('%s: %j is %s, new or changed', (_, details, expected) => {
    const table = new Table().convene([item('i1')])
    expect(table.put(added(details))).toBe(expected)
    expect(table.put(changed(details))).toBe(expected)
  })

  test('an item is put on the agenda once', () => {
    const table = new Table().convene([item('i1')])
    expect(table.put({ type: 'addItem', item: item('i1') })).toBe('ITEM_KNOWN')
    expect(table.put({ type: 'moveItem', itemId: 'i9', part: 4, place: 1 })).toBe('ITEM_UNKNOWN')
  })

  test('a change takes the place of all that was written: a case that is not named again waits for nothing', () => {
    const table = new Table().convene([item('i1', { subject: { caseId: 'proposal/p1' } })])
    table.do({ type: 'changeItem', itemId: 'i1', details: item('i1', { title: 'ชื่อใหม่' }) })
    expect(table.itemOf('i1')).toMatchObject({ title: 'ชื่อใหม่', status: 'planned' })
    expect(table.itemOf('i1')).not.toHaveProperty('subject')
  })
})
