import fc from 'fast-check'
import {
  actorOf,
  checkAssignment,
  checkFree,
  chooseAssignment,
  liesWithin,
  overlaps,
  type Assignment,
  type Period,
} from '../../domain/assignment.js'
import { beginCheckAndSign } from '../../domain/approval/before.js'
import { afterVerdict } from '../../domain/approval/after.js'
import { refuseVerdict } from '../../domain/approval/decide.js'
import { SYSTEM, type Actor, type Role } from '../../domain/case.js'
import { mayKnow } from '../../domain/policy/policy.js'
import { mayGive } from '../../domain/policy/staff.js'
import { PERSONS } from '../../domain/policy/rule.js'
import { isRefusal } from '../../domain/refusals.js'
import { checkSubstitution, MOST_STEPS, suggestSubstitutes, type Wanted } from '../../domain/substitution.js'
import { addDays, type Day } from '../../domain/time.js'

const TODAY = '2023-11-21'
const held: Assignment = {
  assignmentId: 'a-1',
  personId: 'director-1',
  officeCode: 'P2101',
  role: 'director',
  capacity: 'holder',
  orderNo: null,
  validFrom: '2023-10-01',
  validTo: null,
  inPlaceOf: null,
  alsoFor: [],
  scope: null,
  revokedAt: null,
}
const has = (personId: string, role: Role, change: Partial<Assignment> = {}): Assignment => ({
  ...held,
  assignmentId: `a-${personId}-${role}`,
  personId,
  role,
  ...change,
})
const week = { validFrom: '2023-11-20', validTo: '2023-11-27' }
const lends = (personId: string, inPlaceOf: string, change: Partial<Assignment> = {}): Assignment =>
  has(personId, 'director', { capacity: 'acting', orderNo: '9/2566', inPlaceOf, ...week, ...change })
const wanted = (personId: string, inPlaceOf: string, change: Partial<Wanted> = {}) => ({
  ...lends(personId, inPlaceOf),
  ...change,
  inPlaceOf,
})
const refusedAs = (value: unknown): string | undefined => (isRefusal(value) ? value.refused : undefined)

const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays(TODAY, n))
const period = fc
  .tuple(day, fc.option(fc.integer({ min: 1, max: 30 })))
  .map(([validFrom, days]) => ({ validFrom, validTo: days === null ? null : addDays(validFrom, days) }))

/** Day by day, as somebody with a calendar on the wall would say it. */
const covers = ({ validFrom, validTo }: Period, on: Day) =>
  validFrom <= on && (validTo === null || on < validTo)

describe('a period', () => {
  test('shares a day with another exactly when some day holds in both', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        const days = Array.from({ length: 120 }, (_, n) => addDays(TODAY, n))
        const shared = days.some((one) => covers(a, one) && covers(b, one))
        expect(overlaps(a, b)).toBe(shared)
      }),
    )
  })

  test('lies within another exactly when each of its days does', () => {
    fc.assert(
      fc.property(period, period, (inner, outer) => {
        const days = Array.from({ length: 120 }, (_, n) => addDays(TODAY, n))
        const within = days.every((one) => !covers(inner, one) || covers(outer, one))
        expect(liesWithin(inner, outer)).toBe(within)
      }),
    )
  })
})

describe('an assignment', () => {
  test.each([
    ['a day that does not exist', { validFrom: '2023-02-30' }, 'DATE_INVALID'],
    ['a year typed in Buddhist Era', { validFrom: '2566-11-21' }, 'DATE_FAR'],
    ['an end that is its beginning', { validTo: '2023-10-01' }, 'PERIOD_INVALID'],
    ['an officer of the centre in a district', { role: 'officer' }, 'ROLE_NOT_OF_OFFICE'],
    [
      'a district officer in the centre',
      { role: 'districtOfficer', officeCode: 'C0001' },
      'ROLE_NOT_OF_OFFICE',
    ],
    ['the product itself as a role', { role: 'system' }, 'ROLE_NOT_OF_OFFICE'],
    ['acting without an order', { capacity: 'acting' }, 'ORDER_MISSING'],
    ['an order of spaces', { capacity: 'onBehalf', orderNo: '  ' }, 'ORDER_MISSING'],
    ['a scope for who is no auditor', { scope: { offices: 'all' } }, 'SCOPE_NOT_OF_ROLE'],
    ['an auditor for ever', { role: 'auditor' }, 'END_MISSING'],
  ] as const)('is refused with %s', (_, change, code) => {
    expect(refusedAs(checkAssignment({ ...held, ...(change as Partial<Assignment>) }, TODAY))).toBe(code)
    expect(checkAssignment(held, TODAY)).toBeUndefined()
  })

  test('of a director leaves room for one holder and one acting director at a time, and for several deputies', () => {
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 12 }),
        fc.constantFrom('holder', 'acting'),
        (periods, capacity) => {
          const taken: Assignment[] = []
          periods.forEach((one, n) => {
            const next = has(`p-${n}`, 'director', { ...one, capacity, assignmentId: `a-${n}` })
            if (!checkFree(next, taken)) taken.push(next)
          })
          for (const a of taken) for (const b of taken) if (a !== b) expect(overlaps(a, b)).toBe(false)
        },
      ),
    )
    const deputy = has('p-2', 'director', { capacity: 'onBehalf', orderNo: '1/2566' })
    expect(checkFree(deputy, [held, { ...deputy, personId: 'p-3' }])).toBeUndefined()
    expect(refusedAs(checkFree(deputy, [deputy]))).toBe('POSITION_TAKEN')
  })

  test('is chosen by itself when it is the only one; of several the person chooses', () => {
    const other = has('director-1', 'registrar')
    expect(chooseAssignment([held], undefined)).toBe(held)
    expect(chooseAssignment([held, other], other.assignmentId)).toBe(other)
    expect(refusedAs(chooseAssignment([held, other], undefined))).toBe('ASSIGNMENT_NEEDED')
    expect(refusedAs(chooseAssignment([held, other], 'ended'))).toBe('ASSIGNMENT_NEEDED')
    expect(refusedAs(chooseAssignment([], held.assignmentId))).toBe('NO_ASSIGNMENT')
  })
})

describe('a substitute', () => {
  const registrar = has('registrar-1', 'registrar')
  const officer = has('officer-1', 'districtOfficer')
  const office = [held, registrar, officer]

  test('stands in for who holds the position all the time, from the same office and the line of succession', () => {
    expect(checkSubstitution(wanted('officer-1', 'director-1'), office)).toEqual([])
    const cases: [Partial<Wanted> & { inPlaceOf?: string }, string][] = [
      [{ validTo: null }, 'END_MISSING'],
      [{ personId: 'director-1' }, 'SUBSTITUTION_CYCLE'],
      [{ inPlaceOf: 'officer-1', personId: 'registrar-1' }, 'PRINCIPAL_MISSING'],
      [{ validFrom: '2023-09-30' }, 'PRINCIPAL_MISSING'],
      [{ personId: 'stranger' }, 'SUBSTITUTE_NOT_ELIGIBLE'],
    ]
    for (const [change, code] of cases)
      expect(refusedAs(checkSubstitution({ ...wanted('officer-1', 'director-1'), ...change }, office))).toBe(
        code,
      )
    const elsewhere = [held, { ...officer, officeCode: 'P2102' }]
    expect(refusedAs(checkSubstitution(wanted('officer-1', 'director-1'), elsewhere))).toBe(
      'SUBSTITUTE_NOT_ELIGIBLE',
    )
  })

  test('never makes a circle, directly or through others', () => {
    const first = lends('officer-1', 'director-1')
    const circle = has('director-1', 'districtOfficer', {
      capacity: 'acting',
      inPlaceOf: 'officer-1',
      ...week,
    })
    const back = { ...circle, role: 'districtOfficer' as const, inPlaceOf: 'officer-1' }
    expect(refusedAs(checkSubstitution(back, [...office, first]))).toBe('SUBSTITUTION_CYCLE')
  })

  test('takes over from another substitute in at most three steps, and stands for all before', () => {
    const people = ['b', 'c', 'd', 'e'].map((id) => has(id, 'districtOfficer'))
    const among = [held, ...people]
    let before = 'director-1'
    for (const { personId } of people.slice(0, MOST_STEPS)) {
      const alsoFor = checkSubstitution(wanted(personId, before), among)
      if (isRefusal(alsoFor)) throw new Error(alsoFor.refused)
      among.push(lends(personId, before, { alsoFor }))
      before = personId
    }
    expect(actorOf(among.at(-1) as Assignment)).toMatchObject({
      inPlaceOf: 'c',
      alsoFor: ['b', 'director-1'],
    })
    expect(refusedAs(checkSubstitution(wanted('e', 'd'), among))).toBe('CHAIN_TOO_LONG')
  })

  test('by delegation (ปฏิบัติราชการแทน) cannot pass it on', () => {
    const deputy = lends('officer-1', 'director-1', { capacity: 'onBehalf' })
    expect(refusedAs(checkSubstitution(wanted('registrar-1', 'officer-1'), [...office, deputy]))).toBe(
      'DELEGATION_ENDS',
    )
  })

  test('is proposed from the hierarchy: the deputy, then the next in line by time in office, nobody who is away', () => {
    const deputy = has('deputy-1', 'director', { capacity: 'onBehalf', orderNo: '1/2566' })
    const senior = has('officer-2', 'districtOfficer', { validFrom: '2020-10-01' })
    const position = wanted('', 'director-1')
    const among = [held, registrar, officer, senior, deputy]
    expect(suggestSubstitutes(position, among)).toEqual([
      { personId: 'deputy-1', role: 'director', reason: 'deputy' },
      { personId: 'officer-2', role: 'districtOfficer', reason: 'nextInLine' },
      { personId: 'officer-1', role: 'districtOfficer', reason: 'nextInLine' },
      { personId: 'registrar-1', role: 'registrar', reason: 'nextInLine' },
    ])
    const away = has('registrar-1', 'districtOfficer', {
      capacity: 'acting',
      inPlaceOf: 'officer-2',
      ...week,
    })
    expect(suggestSubstitutes(position, [...among, away]).map(({ personId }) => personId)).toEqual([
      'deputy-1',
      'officer-1',
      'registrar-1',
    ])
  })

  test('is only proposed when the rules would take them', () => {
    const roles = ['director', 'districtOfficer', 'registrar'] as const
    const some = fc.record({
      person: fc.integer({ min: 1, max: 5 }),
      role: fc.constantFrom(...roles),
      span: period,
    })
    const lent = fc.record({
      person: fc.integer({ min: 1, max: 5 }),
      by: fc.integer({ min: 1, max: 5 }),
      span: period,
    })
    fc.assert(
      fc.property(fc.array(some), fc.array(lent), (positions, substitutions) => {
        const among = [
          held,
          ...positions.map(({ person, role, span }, n) =>
            has(`p-${person}`, role, {
              ...span,
              assignmentId: `s-${n}`,
              capacity: role === 'director' ? 'onBehalf' : 'holder',
            }),
          ),
          ...substitutions
            .filter(({ person, by }) => person !== by)
            .map(({ person, by, span }) =>
              has(`p-${by}`, 'registrar', { ...span, capacity: 'acting', inPlaceOf: `p-${person}` }),
            ),
        ]
        for (const { personId } of suggestSubstitutes(wanted('', 'director-1'), among)) {
          expect(isRefusal(checkSubstitution(wanted(personId, 'director-1'), among))).toBe(false)
          expect(personId).not.toBe('director-1')
        }
      }),
    )
  })

  test('acts until the day before the end, under the order, in the capacity and for the person named', () => {
    const substitute = lends('officer-1', 'director-1')
    expect(actorOf(substitute)).toEqual({
      ...{
        personId: 'officer-1',
        officeCode: 'P2101',
        role: 'director',
        assignmentId: substitute.assignmentId,
      },
      ...{ capacity: 'acting', orderNo: '9/2566', inPlaceOf: 'director-1' },
    })
    expect(overlaps(substitute, { validFrom: '2023-11-26', validTo: '2023-11-27' })).toBe(true)
    expect(overlaps(substitute, { validFrom: '2023-11-27', validTo: '2023-11-28' })).toBe(false)
  })

  test('is none where a person holds the position; an auditor acts within the scope of the order', () => {
    const holder = { personId: 'director-1', officeCode: 'P2101', role: 'director', assignmentId: 'a-1' }
    expect(actorOf(held)).toEqual(holder)
    const scope = { offices: ['P2101'] }
    const auditor = actorOf(has('auditor-1', 'auditor', { scope, validTo: '2023-12-31' }))
    expect(auditor).toMatchObject({ role: 'auditor', scope })
    const third = lends('officer-2', 'officer-1', { alsoFor: ['director-1'] })
    expect(actorOf(third).alsoFor).toEqual(['director-1'])
  })

  test('learns of no secret that the principal alone is named in', () => {
    const substitute = actorOf(lends('officer-1', 'director-1', { alsoFor: ['someone'] }))
    for (const secrecy of ['confidential', 'secret', 'topSecret'] as const) {
      expect(mayKnow(substitute, { secrecy, named: ['director-1', 'someone'] })).toBe(false)
      expect(mayKnow(substitute, { secrecy, named: ['officer-1'] })).toBe(true)
    }
  })
})

describe('separation of duties', () => {
  const by = (personId: string, role: Role, more: Partial<Actor> = {}): Actor => ({
    ...{ personId, officeCode: 'C0001', role },
    ...more,
  })
  const verdict = (who: Actor, stage: string) =>
    ({ stage, verdict: 'approved', by: who, at: '2023-11-21T02:00:00.000Z', contentSha256: 'x' }) as const
  const drafted = beginCheckAndSign({ owner: by('drafter', 'officer') }, 'x')

  test('a drafter does not check the own draft through a substitute, nor as one', () => {
    const cases = [
      by('substitute', 'checker', { inPlaceOf: 'drafter' }),
      by('third', 'checker', { inPlaceOf: 'substitute', alsoFor: ['drafter'] }),
      by('drafter', 'checker', { inPlaceOf: 'checker' }),
    ]
    for (const who of cases)
      expect(refusedAs(refuseVerdict(drafted, verdict(who, 'check')))).toBe('OWN_DRAFT')
    const lentDraft = beginCheckAndSign({ owner: by('drafter', 'officer', { inPlaceOf: 'absent' }) }, 'x')
    expect(refusedAs(refuseVerdict(lentDraft, verdict(by('absent', 'checker'), 'check')))).toBe('OWN_DRAFT')
  })

  test('who has checked does not sign through a substitute', () => {
    const checked = afterVerdict(drafted, verdict(by('checker', 'checker'), 'check'))
    const lent = by('other', 'signer', { inPlaceOf: 'checker', capacity: 'acting' })
    expect(refusedAs(refuseVerdict(checked, verdict(lent, 'sign')))).toBe('SAME_PERSON_TWICE')
    expect(refuseVerdict(checked, verdict(by('signer', 'signer'), 'sign'))).toBeUndefined()
  })
})

describe('who gives rights', () => {
  test('a head lends the own position, the product carries out what an order says, and nobody gives elsewhere', () => {
    const director = { personId: 'director-1', officeCode: 'P2101', role: 'director' } as const
    expect(mayGive(director, lends('officer-1', 'director-1'))).toBeUndefined()
    expect(mayGive(SYSTEM, held)).toBeUndefined()
    const elsewhere = has('you', 'registrar', { officeCode: 'P2102' })
    expect(refusedAs(mayGive(director, elsewhere))).toBe('NOT_YOURS')
  })

  test('nobody gives any to themself, and an office gives only those of its own desk', () => {
    const roles = fc.constantFrom(...PERSONS)
    fc.assert(
      fc.property(roles, roles, fc.constantFrom('P2101', 'P2102', 'C0001'), (own, role, officeCode) => {
        const actor = { personId: 'me', officeCode: 'P2101', role: own }
        expect(refusedAs(mayGive(actor, has('me', role, { officeCode })))).toBe('OWN_RIGHTS')
        const allowed = mayGive(actor, has('you', role, { officeCode })) === undefined
        const isDesk = officeCode === 'P2101' && ['registrar', 'districtOfficer'].includes(role)
        if (own === 'administrator') expect(allowed).toBe(true)
        else if (own === 'director') expect(allowed).toBe(isDesk)
        else expect(allowed).toBe(own === 'registrar' && isDesk && role === 'districtOfficer')
      }),
    )
  })
})
