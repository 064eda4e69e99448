import { committeeChanges } from '../../../domain/meeting/room.js'
import { meetingActsIn } from '../../../domain/meeting/decide.js'
import { applyMeeting } from '../../../domain/meeting/apply.js'
import type { Committee } from '../../../domain/committee/case.js'
import { committeeOf, item, sitting, STARTS_AT, Table, type Act } from './office.js'

const session = { mode: 'inPerson', place: 'ห้องประชุม', startsAt: STARTS_AT } as const
const convene = {
  type: 'convene',
  meetingId: 'v1',
  committeeId: 'k1',
  secretariat: 'Y2100',
  occasion: { kind: 'ordinary' },
  session,
} as const

describe('a meeting is convened', () => {
  test('once, and for a time to come; before that nothing can be done about it', () => {
    const table = new Table()
    expect(table.put({ type: 'close' })).toBe('NOT_FOUND')
    expect(table.put({ ...convene, session: { ...session, startsAt: table.now } })).toBe('MEETING_PAST')
    table.do(convene)
    expect(table.put(convene)).toBe('NOT_NOW')
  })

  test('and has a number once the register of the committee has given one', () => {
    const table = new Table().do(convene)
    const { number: _, ...unnumbered } = table.events[0] as Extract<
      (typeof table.events)[0],
      { type: 'convened' }
    >
    expect(applyMeeting(undefined, unnumbered).number).toBeUndefined()
    expect(table.state.number).toBe(1)
  })

  test('as a secret one, which the record says; a plain one is not marked', () => {
    expect(new Table().do({ ...convene, secrecy: 'secret' }).state.secrecy).toBe('secret')
    expect(new Table().do({ ...convene, secrecy: 'plain' }).state).not.toHaveProperty('secrecy')
  })
})

describe('before the call', () => {
  test('time and place change without a word to anybody', () => {
    const table = new Table().convene([item('i1')])
    table.do({ type: 'changeSession', session: { ...session, place: 'ห้องอื่น' } })
    expect(table.state).toMatchObject({ session: { place: 'ห้องอื่น' }, jobs: [], notices: [] })
  })

  test('a meeting without anything to do is not called', () => {
    const call = { type: 'call', committee: committeeOf(5), saysLowerQuorum: false } as const
    expect(new Table().convene([]).put(call)).toBe('AGENDA_EMPTY')
    const withdrawn = new Table().convene([item('i1')])
    expect(withdrawn.do({ type: 'withdrawItem', itemId: 'i1', reason: 'x' }).put(call)).toBe('AGENDA_EMPTY')
  })

  test('nobody is told that a meeting is off to which nobody was called', () =>
    expect(new Table().convene([]).do({ type: 'cancel', reason: 'x' }).state.jobs).toEqual([]))

  test('whoever was called is told that it is off', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(2))
    table.do({ type: 'cancel', reason: 'x' })
    expect(table.state.jobs.slice(-2)).toMatchObject([
      { paper: 'cancellation' },
      { what: 'cancelled', persons: ['m0', 'm1'] },
    ])
  })
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

describe('after the call', () => {
  const later = { ...session, startsAt: '2020-01-23T02:00:00.000Z' }
  const change = { type: 'changeDate', session: later, committee: committeeOf(15), reason: 'x' } as const

  test('the day is not changed any more once somebody has come', () => {
    const table = new Table()
      .convene([item('i1')])
      .call(committeeOf(15))
      .come(1)
    expect(table.put(change)).toBe('NOT_NOW')
  })

  test('the notice of another day says of the lower quorum what the first one said', () => {
    const occasion = { kind: 'secondCall', of: 'v0', firstDay: '2020-01-10' } as const
    const after = (saysLowerQuorum: boolean) =>
      new Table()
        .convene([item('i1')], { occasion })
        .call(committeeOf(15), saysLowerQuorum)
        .do(change).state.notices[1]?.saysLowerQuorum
    expect([after(true), after(false)]).toEqual([true, false])
  })

  test.each([
    [
      'a new order for who comes in a place',
      ({ members: [first, ...others], ...rest }: Committee): Committee => ({
        ...rest,
        members: [
          {
            ...first!,
            substitutes: [
              { personId: 's', orderNo: '1', validFrom: '2020-01-01', validTo: null, presides: false },
            ],
          },
          ...others,
        ],
      }),
      [{ what: 'substitutes', memberId: 's0', personId: 'm0' }],
    ],
    [
      'another person in a seat',
      ({ members: [first, ...others], ...rest }: Committee): Committee => ({
        ...rest,
        members: [{ ...first!, personId: 'new' }, ...others],
      }),
      [{ what: 'seat', memberId: 's0', personId: 'new' }],
    ],
    [
      'other rules',
      (committee: Committee): Committee => ({
        ...committee,
        rules: { ...committee.rules, threshold: 'twoThirds' },
      }),
      [{ what: 'rules' }],
    ],
  ])('%s is shown as a change of the committee', (_, changed, expected) => {
    const { state } = new Table().convene([item('i1')]).call(committeeOf(3))
    expect(committeeChanges(state, changed(committeeOf(3)))).toEqual(expected)
  })

  test('before it there is nothing that could have changed', () =>
    expect(committeeChanges(new Table().convene([]).state, committeeOf(3))).toEqual([]))
})

test('an item is decided on once it is open, and the ways out of it are offered while it is', () => {
  expect(meetingActsIn(new Table().convene([]).state)).toContain('call')
  expect(meetingActsIn(sitting(3, 3).state)).toEqual(expect.arrayContaining(['openVote', 'postponeItem']))
  expect(meetingActsIn(sitting(3, 3).state)).not.toContain('call')
})
