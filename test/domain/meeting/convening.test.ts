import { applyMeeting } from '../../../domain/meeting/apply.js'
import type { Meeting } from '../../../domain/meeting/case.js'
import { meetingActsIn } from '../../../domain/meeting/decide.js'
import { STARTS_AT, Table, assistant, committeeOf, item, secretary, sitting } from './office.js'

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

  test('under the next number of its committee and year, or the one in the book', () => {
    const asked = new Table().convene([]).events[0]
    expect(asked).toMatchObject({ allot: { register: 'meeting', officeCode: 'k1', year: 2020 } })
    expect(new Table().convene([], { number: 7 }).state.number).toBe(7)
  })

  test('only the secretary of the committee’s own office convenes and calls', () => {
    const table = new Table()
    const act = {
      type: 'convene',
      meetingId: 'v',
      committeeId: 'k',
      secretariat: 'Z',
      occasion: { kind: 'ordinary' },
      session: { mode: 'inPerson', place: '', startsAt: STARTS_AT },
    } as const
    expect(table.put(act)).toBe('NOT_YOURS')
    expect(table.put({ ...act, secretariat: 'Y2100' }, assistant)).toBe('NOT_YOURS')
  })

  test('before anything else happens to it', () => {
    const event = new Table().convene([]).do({ type: 'cancel', reason: 'x' }, secretary).events[1]
    expect(() => applyMeeting(undefined as unknown as Meeting, event as never)).toThrow()
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

test('an item is decided on once it is open, and the ways out of it are offered while it is', () => {
  expect(meetingActsIn(new Table().convene([]).state)).toContain('call')
  expect(meetingActsIn(sitting(3, 3).state)).toEqual(expect.arrayContaining(['openVote', 'postponeItem']))
  expect(meetingActsIn(sitting(3, 3).state)).not.toContain('call')
})
