import { SYSTEM } from '../../../domain/case.js'
import { nextMeetingWake } from '../../../domain/meeting/decide.js'
import { STARTS_AT, Table, committeeOf, item, sitting } from './office.js'

const called = () => new Table().convene([item('i1')]).call(committeeOf(3))

const ended = () =>
  sitting(3, 3).do({ type: 'withdrawItem', itemId: 'i1', reason: 'x' }).do({ type: 'close' })

describe('the clock of a meeting', () => {
  test('does not run before it is called, nor after it is cancelled', () => {
    const table = new Table().convene([item('i1')])
    expect(nextMeetingWake(table.state)).toBeUndefined()
    expect(nextMeetingWake(table.do({ type: 'cancel', reason: 'x' }).state)).toBeUndefined()
  })

  test('does nothing when it strikes too early', () => {
    const table = called()
    const events = table.events.length
    table.at('2020-01-15T02:00:00.000Z').do({ type: 'wake' }, SYSTEM)
    expect(table.events).toHaveLength(events)
  })

  test('reminds nobody of a meeting that has begun', () => {
    const table = called()
    const jobs = table.state.jobs.length
    table.at(STARTS_AT).do({ type: 'wake' }, SYSTEM)
    expect(table.state.jobs).toHaveLength(jobs)
    expect(table.state.remindedAt).toBe(table.now)
  })

  test('reminds anew of the day that was set anew', () => {
    const table = called().at('2020-01-16T02:00:00.000Z').do({ type: 'wake' }, SYSTEM)
    const session = { ...table.state.session, startsAt: '2020-01-30T02:00:00.000Z' }
    table.do({ type: 'changeDate', session, committee: committeeOf(3), reason: 'x' })
    expect(nextMeetingWake(table.state)).toBe('2020-01-29T02:00:00.000Z')
  })

  test('reminds the members a day before, once', () => {
    const table = new Table().convene([item('i1')]).call(committeeOf(3))
    expect(nextMeetingWake(table.state)).toBe('2020-01-16T02:00:00.000Z')
    table.at('2020-01-16T02:00:00.000Z').do({ type: 'wake' }, SYSTEM)
    expect(table.state.jobs.at(-1)).toMatchObject({ what: 'reminder', persons: ['m0', 'm1', 'm2'] })
    expect(nextMeetingWake(table.state)).toBeUndefined()
  })

  test('calls once for minutes that nobody has circulated after a week', () => {
    const table = ended()
    const due = nextMeetingWake(table.state)
    expect(due).toBe('2020-01-24T17:00:00.000Z')
    table.at(String(due)).do({ type: 'wake' }, SYSTEM)
    expect(table.state.jobs.at(-1)).toMatchObject({ kind: 'tell', what: 'minutesOverdue' })
    expect(nextMeetingWake(table.state)).toBeUndefined()
  })
})

test('work that is done is taken off the list', () => {
  const table = new Table().convene([item('i1')]).call(committeeOf(3))
  for (const { id } of table.state.jobs) table.do({ type: 'finishJob', jobId: id, done: 1 }, SYSTEM)
  expect(table.state.jobs).toEqual([])
})

test('work that is told to be done twice, or was never owed, changes nothing', () => {
  const table = called()
  const events = table.events.length
  table.do({ type: 'finishJob', jobId: 'papers/unheard', done: 1 }, SYSTEM)
  expect(table.events).toHaveLength(events)
})
