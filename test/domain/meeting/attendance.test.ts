import type { Attendance } from '../../../domain/meeting/case.js'
import { staysOf } from '../../../domain/meeting/figures.js'
import { STARTS_AT, Table, committeeOf, item, member, sitting } from './office.js'

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

  test('members check in by themselves, others only by the list', () => {
    const table = new Table()
      .convene([item('i1')])
      .call(committeeOf(3))
      .at(STARTS_AT)
    const arrive = { type: 'arrive', personId: 'm2', via: 'code' } as const
    expect(table.put(arrive, member(1))).toBe('NOT_YOURS')
    expect(table.put({ ...arrive, via: 'list' }, member(2))).toBe('NOT_YOURS')
    expect(table.put(arrive, member(2))).toBeUndefined()
    expect(table.put(arrive, member(2))).toBe('THERE_ALREADY')
    expect(table.put({ ...arrive, via: 'online', personId: 'm1' }, member(1))).toBe('NOT_FROM_AFAR')
    expect(table.put({ ...arrive, personId: 'stranger', via: 'list' })).toBe('NOT_INVITED')
    table.do({ type: 'inviteGuest', guest: { personId: 'stranger', as: 'invited' } })
    expect(table.put({ ...arrive, personId: 'stranger', via: 'list' })).toBeUndefined()
  })

  test('the times of a person are told apart, the last open while they are there', () => {
    const table = sitting(5, 4)
    const came = staysOf(table.state, 'm3')[0]?.from
    table.leave(3)
    const left = table.now
    table.come(1, 3)
    expect(staysOf(table.state, 'm3')).toEqual([
      { from: came, to: left },
      { from: table.now, to: null },
    ])
    expect(staysOf(table.state, 'm4')).toEqual([])
  })
})
