import { staysOf } from '../../../domain/meeting/figures.js'
import type { Attendance } from '../../../domain/meeting/case.js'
import { committeeOf, item, member, propose, sitting, STARTS_AT, Table } from './office.js'

const called = () => new Table().convene([item('i1')]).call(committeeOf(5))

describe('who will not come', () => {
  const apology = { type: 'apologise', personId: 'm3', reason: 'ติดราชการ' } as const

  test('says so with a reason, once', () => {
    const table = called()
    expect(table.put({ ...apology, reason: ' ' }, member(3))).toBe('REASON_MISSING')
    table.do(apology, member(3)).do({ ...apology, reason: 'อีกครั้ง' }, member(3))
    expect(table.state.apologies).toMatchObject([{ personId: 'm3', reason: 'ติดราชการ' }])
  })

  test('is one who was to come: a member, or who comes for one', () => {
    expect(called().put({ ...apology, personId: 'stranger' })).toBe('NOT_INVITED')
    const [first, ...others] = committeeOf(5).members
    const substitutes = [
      { personId: 's', orderNo: '1', validFrom: '2020-01-01', validTo: null, presides: false },
    ]
    const committee = { ...committeeOf(5), members: [{ ...first!, substitutes }, ...others] }
    const table = new Table().convene([item('i1')]).call(committee)
    expect(table.put({ ...apology, personId: 's' })).toBeUndefined()
  })
})

describe('coming and going', () => {
  test('nobody leaves who is not there', () =>
    expect(called().at(STARTS_AT).put({ type: 'leave', personId: 'm3', via: 'list' })).toBe('NOT_THERE'))

  test('on the day before nothing is opened, though everybody has come', () => {
    const table = called().at('2020-01-16T16:00:00.000Z')
    for (const n of [0, 1, 2, 3]) table.do({ type: 'arrive', personId: `m${n}`, via: 'list' })
    expect(table.put({ type: 'open' })).toBe('NOT_STARTED')
    expect(table.at('2020-01-16T17:00:00.000Z').put({ type: 'open' })).toBeUndefined()
  })

  test.each([
    [['arrived 09:00', 'left 10:00'], ['09:00–10:00']],
    [['arrived 09:00'], ['09:00–']],
    [['arrived 09:00', 'arrived 09:05', 'left 10:00'], ['09:00–10:00']],
    [['arrived 09:00', 'left 10:00', 'left 10:05'], ['09:00–10:00']],
    [['left 10:00'], []],
    [
      ['arrived 09:00', 'left 10:00', 'arrived 11:00'],
      ['09:00–10:00', '11:00–'],
    ],
  ])('lines of one person that cross on their way, %j, are the stays %j', (lines, expected) => {
    const attendance = lines.map((line): Attendance => {
      const [what, at] = line.split(' ') as ['arrived' | 'left', string]
      return { personId: 'm1', what, at, via: 'code' }
    })
    expect(staysOf({ attendance }, 'm1').map(({ from, to }) => `${from}–${to ?? ''}`)).toEqual(expected)
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

  test('a circulation is not broken off before it has begun: nobody meets', () => {
    const table = new Table()
      .convene([item('i1', { kind: 'information' })], { occasion: { kind: 'circulation' } })
      .call(committeeOf(5))
      .at(STARTS_AT)
    expect(table.put({ type: 'adjourn' })).toBe('NOT_NOW')
    expect(table.put({ type: 'open' })).toBeUndefined()
  })
})
