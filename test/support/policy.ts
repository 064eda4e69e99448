import fc from 'fast-check'
import type { Actor, Role } from '../../domain/case.js'
import type { Circular } from '../../domain/circular/case.js'
import { PERSONS } from '../../domain/policy/rule.js'
import type { Secrecy } from '../../domain/secrecy.js'
import type { Submission } from '../../domain/submission/case.js'

const OFFICES = ['C0001', 'C0002', 'P2101', 'P2102', 'S01']
const CENTRAL = OFFICES.slice(0, 2)
const DISTRICT = OFFICES.slice(2)
const PEOPLE = ['p-1', 'p-2', 'p-3', 'p-4']

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const given = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>
  }
const people = fc.constantFrom(...PEOPLE)
const scopes = fc.record({
  offices: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.constantFrom(...OFFICES))),
  caseIds: fc.uniqueArray(fc.constantFrom('circular/a', 'circular/b', 'submission/a/P2101')),
})

/** Persons of few offices, so that they meet the cases below. */
export const actors: fc.Arbitrary<Actor> = fc
  .record({
    personId: people,
    officeCode: fc.constantFrom(...OFFICES),
    role: fc.constantFrom<Role>(...PERSONS, 'director', 'auditor'),
    inPlaceOf: some(people),
    via: fc.option(fc.constant('token'), { nil: undefined, freq: 8 }),
    scope: some(scopes),
  })
  .map(
    ({ scope, ...actor }) =>
      given({ ...actor, scope: actor.role === 'auditor' ? scope : undefined }) as Actor,
  )

const secrecies = some(fc.constantFrom<Secrecy>('confidential', 'secret'))
const named = some(fc.uniqueArray(people, { minLength: 1, maxLength: 2 }))

/** Circulars in every secrecy, of few offices. */
export const circulars: fc.Arbitrary<Circular> = fc
  .record({
    circularId: fc.constantFrom('a', 'b'),
    owner: fc.record({
      personId: people,
      officeCode: fc.constantFrom(...CENTRAL),
      role: fc.constant<Role>('officer'),
    }),
    checker: some(people),
    secrecy: secrecies,
    named,
  })
  .map(({ owner, checker, ...rest }) => {
    const by: Actor = { personId: checker ?? '', officeCode: owner.officeCode, role: 'checker' }
    const decision = { stage: 'check', verdict: 'approved', by, at: '', contentSha256: 'h' } as const
    const approval = checker && { route: [], owner, contentSha256: 'h', next: 1, decisions: [decision] }
    const state = {
      status: 'draft',
      procedure: 'p@1',
      subject: 's',
      contentSha256: 'h',
      added: [],
      errata: 0,
      jobs: [],
    }
    return given({ ...state, ...rest, owner, approval }) as Circular
  })

/** Answers to them; secrecy is that of the circular in life, here any. */
export const submissions: fc.Arbitrary<Submission> = fc
  .record({
    circularId: fc.constantFrom('a', 'b'),
    officeCode: fc.constantFrom(...DISTRICT),
    issuerCode: fc.constantFrom(...CENTRAL),
    secrecy: secrecies,
    named,
    assignee: some(people),
  })
  .map(
    (state) =>
      given({ ...state, status: 'sent', dueAt: '2023-11-27T17:00:00.000Z', timeRequests: 0 }) as Submission,
  )
