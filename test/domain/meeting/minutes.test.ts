import { SYSTEM } from '../../../domain/case.js'
import { meetingActsIn, nextMeetingWake } from '../../../domain/meeting/decide.js'

import { assistant, member, resolved, sitting, type Table } from './office.js'

const ended = () =>
  sitting(5, 5)
    .openItem('i1')
    .do({ type: 'adopt', itemId: 'i1', votingId: 'v', proposes: 'approved' })
    .do(resolved('i1'))
    .do({ type: 'close' })
const written = (table: Table = ended(), sha256 = 'a') =>
  table.do({ type: 'writeMinutes', sha256, revision: table.state.revision })
const signed = () =>
  written()
    .do({ type: 'signMinutes', as: 'drafter', sha256: 'a' })
    .do({ type: 'signMinutes', as: 'checker', sha256: 'a' }, assistant)
const circulate = { type: 'circulateMinutes', sha256: 'a' } as const
const circulated = () => signed().do(circulate)
const certify = { type: 'certifyMinutes', resolvedAt: { meetingId: 'v2', itemId: 'j1' } } as const
const correction = {
  type: 'proposeCorrection',
  correctionId: 'c1',
  personId: 'm2',
  textSha256: 't',
} as const

const write = (table: Table, sha256: string) =>
  table.put({ type: 'writeMinutes', sha256, revision: table.state.revision })

describe('what goes to the members', () => {
  test('is the newest version, made after the last fact and signed by two', () => {
    expect(ended().put(circulate)).toBe('MINUTES_OTHER')
    expect(signed().put({ ...circulate, sha256: 'b' })).toBe('MINUTES_OTHER')
    const changed = signed().do({ type: 'dissent', itemId: 'i1', personId: 'm4', reason: 'x' })
    expect(changed.put(circulate)).toBe('MINUTES_OUTDATED')
    expect(signed().put(circulate)).toBeUndefined()
  })

  test('and what was said is written down until then', () => {
    const note = { type: 'noteDiscussion', itemId: 'i1', noteId: 'n1', sha256: 'x' } as const
    expect(ended().put(note)).toBeUndefined()
    expect(circulated().put(note)).toBe('MINUTES_CIRCULATED')
    expect(ended().put({ ...note, itemId: 'i9' })).toBe('ITEM_UNKNOWN')
  })

  test('signatures are of the version that was written', () => {
    expect(ended().put({ type: 'signMinutes', as: 'drafter', sha256: 'a' })).toBe('MINUTES_OTHER')
    expect(signed().put({ type: 'signMinutes', as: 'drafter', sha256: 'a' }, assistant)).toBe(
      'MINUTES_SIGNED_TWICE',
    )
  })

  test('a version made before the newest fact is out of date', () => {
    const table = ended()
    const { revision } = table.state
    table.do({ type: 'dissent', itemId: 'i1', personId: 'm4', reason: 'x' })
    expect(table.put({ type: 'writeMinutes', sha256: 'a', revision })).toBe('MINUTES_OUTDATED')
    expect(write(table, 'a')).toBeUndefined()
  })

  test('drafter and checker are two persons, and an edit makes their signatures void', () => {
    const table = ended()
    write(table, 'a')
    expect(table.put({ type: 'circulateMinutes', sha256: 'a' })).toBe('MINUTES_UNSIGNED')
    table.do({ type: 'signMinutes', as: 'drafter', sha256: 'a' })
    expect(table.put({ type: 'signMinutes', as: 'checker', sha256: 'a' })).toBe('MINUTES_SIGNED_TWICE')
    write(table, 'b')
    expect(table.state.minutes?.signatures).toEqual([])
    expect(table.put({ type: 'signMinutes', as: 'checker', sha256: 'a' }, assistant)).toBe('MINUTES_OTHER')
  })

  test('is called for no more once it is there', () =>
    expect(nextMeetingWake(circulated().state)).toBeUndefined())
})

describe('a correction', () => {
  test('is proposed of what was circulated, by somebody of the committee', () => {
    expect(signed().put(correction, member(2))).toBe('MINUTES_NOT_CIRCULATED')
    const stranger = { ...member(2), personId: 'stranger' }
    expect(circulated().put({ ...correction, personId: 'stranger' }, stranger)).toBe('NOT_YOURS')
    expect(circulated().put({ ...correction, itemId: 'i9' }, member(2))).toBe('ITEM_UNKNOWN')
  })

  test('is of an item or of the whole, and proposed once', () => {
    const table = circulated()
      .do({ ...correction, itemId: 'i1' }, member(2))
      .do(correction, member(2))
    table.do({ ...correction, correctionId: 'c2' }, member(2))
    const { corrections = [] } = table.state.minutes ?? {}
    expect(corrections.map(({ correctionId, itemId }) => [correctionId, itemId])).toEqual([
      ['c1', 'i1'],
      ['c2', undefined],
    ])
  })

  test('is answered by itself: taken without a reason, declined with one', () => {
    const table = circulated()
    expect(table.put({ type: 'answerCorrection', correctionId: 'c1', taken: true })).toBe(
      'CORRECTION_UNKNOWN',
    )
    table.do(correction, member(2)).do({ ...correction, correctionId: 'c2' }, member(2))
    expect(table.put({ type: 'answerCorrection', correctionId: 'c1', taken: true }, member(2))).toBe(
      'NOT_YOURS',
    )
    table.do({ type: 'answerCorrection', correctionId: 'c1', taken: true })
    expect(table.state.minutes?.corrections.map(({ status }) => status)).toEqual(['taken', 'proposed'])
    expect(table.state.minutes?.corrections[0]).not.toHaveProperty('reason')
  })

  test('is proposed by a member for themselves, and declined with a reason', () => {
    const table = circulated()
    const proposal = {
      type: 'proposeCorrection',
      correctionId: 'c1',
      personId: 'm2',
      textSha256: 't',
    } as const
    expect(table.put(proposal, member(3))).toBe('NOT_YOURS')
    table.do(proposal, member(2))
    const answer = { type: 'answerCorrection', correctionId: 'c1', taken: false } as const
    expect(table.put(answer)).toBe('REASON_MISSING')
    table.do({ ...answer, reason: 'ตรงกับบันทึกเสียง' })
    expect(table.put({ ...answer, taken: true })).toBe('CORRECTION_UNKNOWN')
    expect(table.put({ type: 'dissent', itemId: 'i1', personId: 'm4', reason: 'x' })).toBe(
      'MINUTES_CIRCULATED',
    )
  })
})

describe('the certification', () => {
  test('is of what the members have been sent', () =>
    expect(signed().put(certify, SYSTEM)).toBe('MINUTES_NOT_CIRCULATED'))

  test('is followed by a correction only after another meeting has resolved it, from facts as they are', () => {
    const table = circulated().do(certify, SYSTEM)
    expect(meetingActsIn(table.state)).not.toContain('amendMinutes')
    table.do({ ...certify, resolvedAt: { meetingId: 'v3', itemId: 'k1' } }, SYSTEM)
    expect(meetingActsIn(table.state)).toContain('amendMinutes')
    const amend = { type: 'amendMinutes', sha256: 'b', revision: table.state.revision } as const
    expect(table.put({ ...amend, revision: amend.revision - 1 })).toBe('MINUTES_OUTDATED')
    expect(table.put(amend, member(0))).toBe('NOT_YOURS')
    expect(table.put(amend)).toBeUndefined()
    expect(table.state.jobs.at(-1)).toMatchObject({ id: 'papers/minutes/2', paper: 'minutes' })
  })

  test('is no reason to write the minutes anew', () => {
    const table = circulated().do(certify, SYSTEM)
    const { revision } = table.state
    expect(table.put({ type: 'writeMinutes', sha256: 'c', revision })).toBe('NOT_NOW')
    expect(table.put(correction, member(2))).toBe('NOT_NOW')
  })

  test('is a later meeting’s, and only another one opens what it certified for correction', () => {
    const table = circulated()
    expect(table.put(certify)).toBe('NOT_YOURS')
    table.do(certify, SYSTEM)
    expect(table.state).toMatchObject({
      status: 'certified',
      minutes: { certified: { ...certify.resolvedAt, sha256: 'a' } },
    })
    const amend = { type: 'amendMinutes', sha256: 'b', revision: table.state.revision } as const
    expect(table.put(amend)).toBe('AMENDMENT_UNRESOLVED')
    table.do(certify, SYSTEM)
    expect(table.put(amend)).toBe('AMENDMENT_UNRESOLVED')
    table.do({ type: 'certifyMinutes', resolvedAt: { meetingId: 'v3', itemId: 'k1' } }, SYSTEM).do(amend)
    expect(table.state.minutes?.amendments).toMatchObject([{ meetingId: 'v3', sha256: 'b' }])
    expect(table.put(amend)).toBe('AMENDMENT_UNRESOLVED')
  })
})
