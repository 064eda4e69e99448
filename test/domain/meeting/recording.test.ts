import { lacksRecording } from '../../../domain/meeting/recording.js'
import { assistant, committeeOf, item, member, resolved, STARTS_AT, Table } from './office.js'

const session = { mode: 'electronic', place: 'ออนไลน์', startsAt: STARTS_AT } as const
const sha256 = 'a'.repeat(64)

/** A meeting that was held by these means and is over. */
function held(more: Parameters<Table['convene']>[1] = { session }): Table {
  const table = new Table().convene([item('i1', { kind: 'information' })], more).call(committeeOf(5))
  table.at(STARTS_AT).come(5).do({ type: 'open' }).openItem('i1')
  return table.do(resolved('i1', 'noted')).do({ type: 'close' })
}

const recordingOf = ({ state, now }: Table, more: object = {}) => ({
  ...{ recordingId: 'r1', name: 'บันทึกเสียง', sha256, from: state.openedAt ?? now, to: state.endedAt ?? now },
  ...{ kept: { fileId: 'f1' }, ...more },
})
const put = (table: Table, more: object = {}) =>
  table.put({ type: 'addRecording', recording: recordingOf(table, more) })

test('a meeting by electronic means lacks a recording until the secretary adds one, and its minutes stay as they are', () => {
  const table = held()
  expect(lacksRecording(table.state)).toBe(true)
  const { revision } = table.state
  expect(put(table)).toBeUndefined()
  expect(table.state.recordings).toEqual([recordingOf(table)])
  expect([lacksRecording(table.state), table.state.revision]).toEqual([false, revision])
  expect(put(table, { recordingId: 'r2' })).toBe('RECORDING_KNOWN')
  expect(put(table, { recordingId: 'r2', sha256: 'b'.repeat(64), kept: { place: 'ศธจ.' } })).toBeUndefined()
})

test('only the secretary adds it', () => {
  const table = held()
  const recording = recordingOf(table)
  for (const who of [assistant, member(0)])
    expect(table.put({ type: 'addRecording', recording }, who)).toBe('NOT_YOURS')
})

test('a meeting in a room, a secret one and a circulation are not recorded', () => {
  const inRoom = held({ session: { ...session, mode: 'inPerson' } })
  const secret = held({ session, secrecy: 'secret' })
  for (const table of [inRoom, secret]) {
    expect(lacksRecording(table.state)).toBe(false)
    expect(put(table)).toBe('RECORDING_NOT_HERE')
  }
  expect(lacksRecording({ ...held().state, occasion: { kind: 'circulation' } })).toBe(false)
})

test('a recording is of the time of the meeting, and that time is over', () => {
  const table = held()
  const { openedAt = '', endedAt = '' } = table.state
  for (const times of [
    { from: endedAt, to: openedAt },
    { to: '2100-01-01T00:00:00.000Z' },
    { from: '2000-01-01T00:00:00.000Z', to: openedAt },
    { from: endedAt, to: table.now },
  ])
    expect([times, put(table, times)]).toEqual([times, 'RECORDING_TIMES'])
})

test('a part may be recorded while the meeting goes on, and nothing before it is opened', () => {
  const table = new Table()
    .convene([item('i1')], { session })
    .call(committeeOf(5))
    .at(STARTS_AT)
    .come(5)
  expect(put(table)).toBe('NOT_NOW')
  table.do({ type: 'open' })
  expect(lacksRecording(table.state)).toBe(false)
  table.at(new Date(Date.parse(table.now) + 60_000).toISOString())
  expect(put(table)).toBeUndefined()
})
