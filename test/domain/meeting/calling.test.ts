import type { Committee } from '../../../domain/committee/case.js'
import { committeeChanges } from '../../../domain/meeting/room.js'
import { STARTS_AT, Table, committeeOf, item } from './office.js'

const session = { mode: 'inPerson', place: 'ห้องประชุม', startsAt: STARTS_AT } as const

describe('calling a meeting', () => {
  test('three whole days lie between the notice and the meeting, unless it is urgent', () => {
    const table = new Table().convene([item('i1')]).at('2020-01-14T02:00:00.000Z')
    const call = { type: 'call', committee: committeeOf(15), saysLowerQuorum: false } as const
    expect(table.put(call)).toBe('NOTICE_SHORT')
    expect(table.put({ ...call, urgentReason: ' ' })).toBe('NOTICE_SHORT')
    expect(table.put({ ...call, urgentReason: 'งบประมาณสิ้นสุด' })).toBeUndefined()
    expect(table.state.notices[0]).toMatchObject({ wholeDays: 2, urgentReason: 'งบประมาณสิ้นสุด' })
  })

  test('the notice is made and sent to every member of the day', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(3))
    expect(table.state.jobs).toMatchObject([
      { kind: 'papers', paper: 'notice' },
      { kind: 'tell', what: 'called', persons: ['m0', 'm1', 'm2'] },
    ])
  })

  test('a lower quorum needs a second call, within fourteen days, whose notice says so', () => {
    const again = { occasion: { kind: 'secondCall', of: 'v0', firstDay: '2020-01-10' } } as const
    const tooLate = { occasion: { kind: 'secondCall', of: 'v0', firstDay: '2020-01-02' } } as const
    const call = { type: 'call', committee: committeeOf(15), saysLowerQuorum: true } as const
    expect(new Table().convene([item('i1')]).put(call)).toBe('SECOND_CALL_NEVER')
    expect(new Table().convene([item('i1')], tooLate).put(call)).toBe('SECOND_CALL_LATE')
    const table = new Table()
      .convene([item('i1')], again)
      .call(committeeOf(15), true)
      .come(4)
    expect(table.put({ type: 'open' })).toBe('QUORUM_MISSING')
    expect(table.come(1, 4).put({ type: 'open' })).toBeUndefined()
    expect(table.state.quorum[0]).toMatchObject({
      counted: 5,
      needed: 5,
      share: { numerator: 1, denominator: 3 },
    })
  })

  test('a meeting does not move into another year: its number is of this one', () => {
    const table = new Table().convene([item('i1')])
    const session = { ...table.state.session, startsAt: '2021-01-05T02:00:00.000Z' }
    expect(table.put({ type: 'changeSession', session })).toBe('MEETING_YEAR')
    expect(
      table.put({ type: 'changeSession', session: { ...session, startsAt: '2020-01-01T02:00:00.000Z' } }),
    ).toBe('MEETING_PAST')
  })

  test('a change of the day is a notice of its own, with its reason and its three days', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(5))
    const session = { ...table.state.session, startsAt: '2020-01-24T02:00:00.000Z' }
    const change = {
      type: 'changeDate',
      session,
      committee: committeeOf(6),
      reason: 'ประธานติดราชการ',
    } as const
    expect(table.put({ ...change, reason: '' })).toBe('REASON_MISSING')
    table.do(change)
    expect(table.state.notices).toHaveLength(2)
    expect(table.state.committee?.members).toHaveLength(6)
    expect(table.state.jobs.at(-1)).toMatchObject({ kind: 'tell', what: 'changed' })
  })

  test('what changes in the committee after the call is shown', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(3))
    const now = committeeOf(4)
    const changed = { ...now, members: now.members.filter(({ memberId }) => memberId !== 's2') }
    expect(committeeChanges(table.state, changed)).toEqual([
      { what: 'left', memberId: 's2', personId: 'm2' },
      { what: 'joined', memberId: 's3', personId: 'm3' },
    ])
    expect(committeeChanges(table.state, committeeOf(3))).toEqual([])
    table.do({ type: 'renewCommittee', committee: changed, reason: 'คำสั่งใหม่' })
    expect(committeeChanges(table.state, changed)).toEqual([])
  })

  test('a committee meets from afar and by circulation only where its rules allow it', () => {
    const session = { mode: 'electronic', place: 'https://meet.example', startsAt: STARTS_AT } as const
    const call = (rules: object) =>
      ({ type: 'call', committee: committeeOf(3, rules), saysLowerQuorum: false }) as const
    expect(new Table().convene([item('i1')], { session }).put(call({ eMeeting: false }))).toBe(
      'FORM_NOT_ALLOWED',
    )
    const round = { occasion: { kind: 'circulation' } } as const
    expect(new Table().convene([item('i1')], round).put(call({}))).toBe('FORM_NOT_ALLOWED')
    expect(new Table().convene([item('i1', { kind: 'information' })], round).put(call({}))).toBeUndefined()
    expect(new Table().convene([item('i1')], round).put(call({ circulation: true }))).toBeUndefined()
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
