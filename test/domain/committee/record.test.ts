import { describe, expect, test } from '@jest/globals'
import { applyCommittee } from '../../../domain/committee/apply.js'
import {
  GENERAL_RULES,
  type Committee,
  type CommitteeAct,
  type CommitteeDetails,
} from '../../../domain/committee/case.js'
import { committeeActsIn, decideCommittee } from '../../../domain/committee/decide.js'
import { membersOn } from '../../../domain/committee/members.js'
import { endingTerms } from '../../../domain/committee/terms.js'
import { addDays, dayOf } from '../../../domain/time.js'
import { isRefusal } from '../../../domain/refusals.js'
import type { Actor, Unstamped } from '../../../domain/case.js'
import { at, member, substitute } from './people.js'

const by: Actor = { personId: 'officer-1', officeCode: '1021000000', role: 'officer' }
const stamped = (act: Unstamped<CommitteeAct>): CommitteeAct => ({ ...act, at: at('09:00'), by })

const details: CommitteeDetails = {
  nameTh: 'คณะอนุกรรมการ',
  nameEn: 'Sub-committee',
  level: 'sub',
  parentId: 'rayong',
  secretariat: '1021000000',
}
const basis = { basisId: 'b1', law: 'พ.ร.บ. พื้นที่นวัตกรรมการศึกษา พ.ศ. 2562', section: '20', text: '…' }
const cited = { ...basis, validFrom: '2019-05-01', validTo: '2026-05-01' }
const found = {
  type: 'found',
  committeeId: 'c1',
  details,
  rules: GENERAL_RULES,
  legalBasis: [cited],
} as const

const appoint = (n: number, change: Parameters<typeof member>[1] = {}): Unstamped<CommitteeAct> => {
  const { substitutes: _, ...seat } = member(n, change)
  return { type: 'appoint', member: seat }
}

/** The record after these acts, which must all be possible. */
function after(...acts: readonly Unstamped<CommitteeAct>[]): Committee {
  return acts.map(stamped).reduce<Committee | undefined>((committee, act) => {
    const decided = decideCommittee(committee, act)
    if (isRefusal(decided)) throw new Error(decided.refused)
    return decided.reduce<Committee | undefined>(applyCommittee, committee)
  }, undefined) as Committee
}

const refusalOf = (committee: Committee | undefined, act: Unstamped<CommitteeAct>): string | undefined => {
  const decided = decideCommittee(committee, stamped(act))
  return isRefusal(decided) ? decided.refused : undefined
}

describe('the ends of terms', () => {
  const day = dayOf(at('09:00'))
  const announce = { type: 'announceTerms', openCases: ['meeting/m1'] } as const
  const ending = (days: number) => after(found, appoint(1), appoint(2, { validTo: addDays(day, days) }))

  test('are announced thirty days before, with the cases that are open, once', () => {
    const committee = ending(30)
    expect(endingTerms(ending(31), day)).toEqual([])
    const decided = decideCommittee(committee, stamped(announce))
    const terms = [{ memberId: committee.members[1]?.memberId, validTo: addDays(day, 30) }]
    expect(decided).toMatchObject([{ type: 'termsAnnounced', terms, openCases: ['meeting/m1'] }])
    const told = after(found, appoint(1), appoint(2, { validTo: addDays(day, 30) }), announce)
    expect(told.announced).toEqual([{ ...terms[0], openCases: ['meeting/m1'] }])
    expect(decideCommittee(told, stamped(announce))).toEqual([])
  })

  test('are announced again where the end was moved, and of a dissolved committee not at all', () => {
    const { memberId } = ending(30).members[1] as { memberId: string }
    const moved = { type: 'endMembership', memberId, validTo: addDays(day, 5), reason: 'ลาออก' } as const
    const twice = after(
      found,
      appoint(1),
      appoint(2, { validTo: addDays(day, 30) }),
      announce,
      moved,
      announce,
    )
    expect(twice.announced?.map(({ validTo }) => validTo)).toEqual([addDays(day, 30), addDays(day, 5)])
    const gone = after(found, appoint(1), { type: 'dissolve', on: addDays(day, 20), reason: 'ครบวาระ' })
    expect(decideCommittee(gone, stamped(announce))).toEqual([])
  })
})

describe('the record of a committee', () => {
  test('is founded with rules and unverified legal bases, once', () => {
    const committee = after(found)
    expect(committee).toMatchObject({ status: 'active', members: [], legalBasis: [{ verified: null }] })
    expect(decideCommittee(committee, stamped(found))).toEqual([])
    expect(refusalOf(undefined, { type: 'verifyLegalBasis', basisId: 'b1' })).toBe('NOT_FOUND')
  })

  test('verifies a legal basis by name and day, and a basis cited anew is unverified again', () => {
    const verified = after(found, { type: 'verifyLegalBasis', basisId: 'b1' })
    expect(verified.legalBasis).toMatchObject([{ verified: { by: 'officer-1', on: '2020-01-17' } }])
    expect(decideCommittee(verified, stamped({ type: 'verifyLegalBasis', basisId: 'b1' }))).toEqual([])
    const again = after(
      found,
      { type: 'verifyLegalBasis', basisId: 'b1' },
      { type: 'citeLegalBasis', basis: { ...cited, section: '21' } },
    )
    expect(again.legalBasis).toMatchObject([{ section: '21', verified: null }])
    expect(refusalOf(verified, { type: 'verifyLegalBasis', basisId: 'b2' })).toBe('BASIS_UNKNOWN')
  })

  test('gives a person one seat at a time and has one chair at a time', () => {
    const committee = after(found, appoint(1), appoint(2), appoint(3, { validTo: '2020-06-01' }))
    expect(refusalOf(committee, appoint(4, { personId: 'p3' }))).toBe('MEMBER_ALREADY')
    expect(refusalOf(committee, appoint(3, { personId: 'p9' }))).toBe('MEMBER_ALREADY')
    expect(refusalOf(committee, appoint(4, { personId: 'p3', validFrom: '2020-06-01' }))).toBeUndefined()
    expect(refusalOf(committee, appoint(4, { position: 'chair' }))).toBe('CHAIR_TAKEN')
    expect(refusalOf(committee, appoint(4, { hasVote: false }))).toBe('RULE_INVALID')
    expect(refusalOf(committee, appoint(4, { hasVote: false, position: 'secretary' }))).toBeUndefined()
  })

  test('ends a term by day, and the member is there until the day before', () => {
    const end = { type: 'endMembership', memberId: 'm2', validTo: '2020-02-01', reason: 'ย้าย' } as const
    const committee = after(found, appoint(1), appoint(2), end)
    const on = (day: string): string[] => membersOn(committee, day).map(({ memberId }) => memberId)
    expect([on('2020-01-31'), on('2020-02-01')]).toEqual([['m1', 'm2'], ['m1']])
    expect(refusalOf(committee, { ...end, validTo: '2020-03-01' })).toBe('MEMBERSHIP_OVER')
    expect(refusalOf(committee, { ...end, memberId: 'm9' })).toBe('MEMBER_UNKNOWN')
    expect(refusalOf(after(found, appoint(2)), { ...end, reason: ' ' })).toBe('REASON_MISSING')
    expect(refusalOf(after(found, appoint(2)), { ...end, validTo: '2019-01-01' })).toBe('PERIOD_INVALID')
  })

  test('names no substitute who has a vote of the own, comes for another, or has no order', () => {
    const name = (memberId: string, personId: string, orderNo = '2/2563'): Unstamped<CommitteeAct> => ({
      type: 'nameSubstitute',
      memberId,
      substitute: substitute(personId, { orderNo }),
    })
    const committee = after(found, appoint(1), appoint(2), appoint(3), name('m1', 's1'))
    expect(committee.members[0]).toMatchObject({ substitutes: [{ personId: 's1' }] })
    expect(refusalOf(committee, name('m2', 'p3'))).toBe('SUBSTITUTE_IS_MEMBER')
    expect(refusalOf(committee, name('m2', 'p2'))).toBe('SUBSTITUTE_IS_MEMBER')
    expect(refusalOf(committee, name('m2', 's1'))).toBe('SUBSTITUTE_TAKEN')
    expect(refusalOf(committee, name('m2', 's2', ''))).toBe('ORDER_MISSING')
    expect(refusalOf(committee, name('m9', 's2'))).toBe('MEMBER_UNKNOWN')
  })

  test.each([
    [{ quorum: { numerator: 3, denominator: 2 } }],
    [{ quorum: { numerator: 0, denominator: 2 } }],
    [{ quorum: { numerator: 1.5, denominator: 2 } }],
    [{ noticeDays: -1 }],
    [{ noticeDays: 61 }],
    [{ secondCall: { quorum: { numerator: 1, denominator: 0 }, withinDays: 14 } }],
    [{ secondCall: { quorum: { numerator: 1, denominator: 3 }, withinDays: 0.5 } }],
  ])('refuses rules that are none: %j', (change) => {
    const rules = { ...GENERAL_RULES, ...change }
    expect(refusalOf(after(found), { type: 'changeRules', rules, reason: 'ข้อบังคับ' })).toBe('RULE_INVALID')
    expect(refusalOf(undefined, { ...found, rules })).toBe('RULE_INVALID')
  })

  test('needs no second call in its rules: then there is none', () => {
    const rules = { ...GENERAL_RULES, secondCall: null }
    expect(refusalOf(undefined, { ...found, rules })).toBeUndefined()
  })

  test('rests on several laws, of which one is verified or cited anew without the others', () => {
    const other = { ...cited, basisId: 'b2', section: '25' }
    const committee = after(
      found,
      { type: 'citeLegalBasis', basis: other },
      { type: 'verifyLegalBasis', basisId: 'b2' },
      { type: 'citeLegalBasis', basis: { ...cited, section: '21' } },
    )
    expect(committee.legalBasis).toMatchObject([
      { basisId: 'b1', section: '21', verified: null },
      { basisId: 'b2', section: '25', verified: { by: 'officer-1' } },
    ])
  })

  test.each<readonly [string, Unstamped<CommitteeAct>]>([
    ['a seat', appoint(2, { validFrom: '2020-06-01', validTo: '2020-06-01' })],
    [
      'a substitute',
      {
        type: 'nameSubstitute',
        memberId: 'm1',
        substitute: substitute('s1', { validFrom: '2020-06-01', validTo: '2020-05-01' }),
      },
    ],
    ['a legal basis', { type: 'citeLegalBasis', basis: { ...cited, validTo: '2019-05-01' } }],
  ])('%s does not end before it begins', (_, act) =>
    expect(refusalOf(after(found, appoint(1)), act)).toBe('PERIOD_INVALID'),
  )

  test('begins with its founding, and what is on no list is a bug that is told', () => {
    const renamed = { type: 'detailsChanged', details, at: at('09:00'), by } as const
    expect(() => applyCommittee(undefined, renamed)).toThrow('detailsChanged before founded')
    expect(() => applyCommittee(after(found), { ...renamed, type: 'unheard' } as never)).toThrow()
  })

  test('changes its rules with a reason, its details, and is never its own parent', () => {
    const rules = { ...GENERAL_RULES, noticeDays: 7 }
    const changed = after(found, { type: 'changeRules', rules, reason: 'ข้อบังคับใหม่' })
    expect(changed.rules.noticeDays).toBe(7)
    const renamed = { ...details, nameTh: 'ชื่อใหม่' }
    const rename = { type: 'changeDetails', details: renamed, reason: 'คำสั่งแก้ไขเพิ่มเติม' } as const
    expect(after(found, rename).nameTh).toBe('ชื่อใหม่')
    expect(refusalOf(changed, { ...rename, reason: ' ' })).toBe('REASON_MISSING')
    const own = { ...rename, details: { ...details, parentId: 'c1' } } as const
    expect(refusalOf(changed, own)).toBe('COMMITTEE_OWN_PARENT')
  })

  test('has no members from the day on which it is dissolved, and takes no more acts', () => {
    const dissolve = { type: 'dissolve', on: '2020-02-01', reason: 'สิ้นสุดภารกิจ' } as const
    const committee = after(found, appoint(1), dissolve)
    expect(membersOn(committee, '2020-01-31')).toHaveLength(1)
    expect(membersOn(committee, '2020-02-01')).toHaveLength(0)
    expect(refusalOf(committee, appoint(2))).toBe('NOT_NOW')
    expect(committeeActsIn('dissolved')).toEqual([])
  })
})
