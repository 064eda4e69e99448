import { letterSubject } from '../../domain/exemption/letters.js'
import { nextExemptionWake } from '../../domain/exemption/wake.js'
import { outlivedDay } from '../../domain/exemption/warnings.js'
import {
  activity,
  APPEAL_UNTIL,
  draft,
  granted,
  heard,
  inForce,
  notify,
  officer,
  reasons as REASONS,
} from './exemption-acts.js'
import { otherOfficer, play, verdict, wakeAt, type Wish } from './exemption-acts.js'

const END = '2024-03-31T17:00:00.000Z'
const LATER = '2024-02-01T02:00:00.000Z'
const announced: Wish = {
  ...{ type: 'announceRevocation', reason: 'ไม่รายงานผล', hearUntil: '2024-02-10T17:00:00.000Z' },
  ...{ by: officer, at: LATER },
}
const appeal: Wish = { type: 'appeal', grounds: 'ขอให้ทบทวน', decideBy: '2024-01-10T17:00:00.000Z' }
const lettersAfter = (wishes: readonly Wish[]) =>
  (play(wishes).exemption.letters ?? []).map(({ letter }) => letter)

describe('a letter to the applicant', () => {
  it.each([
    ['the decision', granted, ['decision']],
    [
      'the decision on an appeal',
      [...granted, appeal, { type: 'decideAppeal', changed: false, reason: 'ไม่มีเหตุ', by: otherOfficer }],
      ['decision', 'appealDecision'],
    ],
    ['a revocation that is announced', [...inForce, announced], ['decision', 'hearing']],
    [
      'a revocation',
      [
        ...[...inForce, announced, { type: 'beHeard', statement: 'รายงานแล้ว', at: LATER }],
        { type: 'revoke', reason: 'ไม่จริง', by: officer, at: LATER },
      ],
      ['decision', 'hearing', 'revocation'],
    ],
    ['the end of an exemption', [...inForce, wakeAt(END)], ['decision', 'lapse']],
    ['nothing while it is heard', heard, []],
    [
      'nothing when the applicant gives it up',
      [...inForce, { type: 'withdraw', reason: 'เลิก' }],
      ['decision'],
    ],
  ] as [string, Wish[], string[]][])('tells %s', (_, wishes, letters) => {
    expect(lettersAfter(wishes)).toEqual(letters)
  })

  it('has a number of the letters out of the agency, to the applicant’s office, and is owed once', () => {
    const { exemption, events } = play(granted)
    const noticed = events.find(({ type }) => type === 'noticed')
    expect(noticed).toMatchObject({
      allot: {
        register: 'outgoing',
        officeCode: 'C0001',
        year: 2023,
        counterpart: activity.applicant.officeCode,
      },
    })
    expect(noticed).toHaveProperty('allot.subject', letterSubject(exemption, 'decision'))
    expect(exemption.letters).toMatchObject([{ letter: 'decision', number: 1, year: 2023, by: officer }])
    const owed = exemption.jobs.filter(({ kind }) => kind === 'tell')
    expect(owed).toHaveLength(1)
    const jobId = owed[0]?.id ?? ''
    const after = play([{ type: 'finishJob', jobId, done: 2 }], exemption).exemption
    expect(after.jobs.some(({ kind }) => kind === 'tell')).toBe(false)
  })

  it('is still owed where the decision stands at once, or where the case has ended meanwhile', () => {
    const state = { ...activity, applicant: { ...activity.applicant, type: 'state' as const } }
    const atOnce = play([draft(state), ...granted.slice(1)]).exemption
    expect([atOnce.status, atOnce.jobs.map(({ kind }) => kind)]).toEqual([
      'inForce',
      expect.arrayContaining(['apply', 'tell']),
    ])
    const refused = play([...heard, verdict('area', 'refused'), notify, wakeAt(APPEAL_UNTIL)]).exemption
    expect([refused.status, refused.jobs.map(({ kind }) => kind)]).toEqual([
      'refused',
      expect.arrayContaining(['tell']),
    ])
  })

  it('is not sent for what never came into force', () => {
    const told: Wish = {
      ...{ type: 'notify', by: officer, reasons: REASONS, at: '2024-03-25T02:00:00.000Z' },
      appealUntil: '2024-04-09T17:00:00.000Z',
    }
    const over = [...heard, verdict('area', 'approved'), told, wakeAt('2024-04-20T00:00:00.000Z')]
    expect([play(over).exemption.status, lettersAfter(over)]).toEqual(['expired', ['decision']])
  })
})

describe('an exemption that outlives its law', () => {
  const until = '2026-12-31'
  const asked = (validTo: string | null) => ({
    ...activity,
    period: { ...activity.period, until },
    basis: { ...activity.basis, validTo },
  })
  const warned = (validTo: string | null, wakes: readonly Wish[] = []) =>
    play([draft(asked(validTo)), ...inForce.slice(1), ...wakes])

  it.each([
    ['its basis, where that is the first to end', '2025-06-01', '2025-05-31', '2025-04-30T17:00:00.000Z'],
    ['the act’s first term, where the basis has no end', null, '2026-04-30', '2026-03-30T17:00:00.000Z'],
  ] as const)('warns once, thirty days before the end of %s', (_, validTo, lastDay, due) => {
    const before = warned(validTo).exemption
    expect(nextExemptionWake(before)).toBe(due)
    const { exemption, events } = warned(validTo, [wakeAt(due), wakeAt(due)])
    expect(events.filter(({ type }) => type === 'basisEndAnnounced')).toMatchObject([{ lastDay }])
    expect([exemption.basisWarned, exemption.status]).toEqual([due, 'inForce'])
    expect(nextExemptionWake(exemption)).not.toBe(due)
  })

  it('warns at once where the law has ended before it came into force', () => {
    const { exemption } = warned('2023-12-10')
    expect(nextExemptionWake(exemption)).toBe(exemption.inForceAt)
    expect(outlivedDay(exemption)).toBe('2023-12-09')
  })

  it('warns of nothing where the law lasts as long', () => {
    const { exemption } = play(inForce)
    expect([outlivedDay(exemption), exemption.basisWarned]).toEqual([undefined, undefined])
  })
})
