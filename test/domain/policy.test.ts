import fc from 'fast-check'
import { SYSTEM, type Actor, type AuditScope, type Role } from '../../domain/case.js'
import type { Circular } from '../../domain/circular/case.js'
import { subjectFor, type Channel } from '../../domain/policy/disclosure.js'
import { isInScope, isReadingKept } from '../../domain/policy/audit.js'
import { mayAct, mayUse, POLICY, standingsOf, type ActName } from '../../domain/policy/policy.js'
import { PERSONS, type Rule } from '../../domain/policy/rule.js'
import { knownScopes, scopesInclude } from '../../domain/policy/scopes.js'
import { subjectOfCircular, subjectOfSubmission } from '../../domain/policy/subjects.js'
import type { Submission } from '../../domain/submission/case.js'
import { actors, circulars, submissions } from '../support/policy.js'

const ACTS = Object.keys(POLICY) as ActName[]
const READING = /\.(read|list|search|why|check|checkAll|preview)$/
const acts = fc.constantFrom(...ACTS)
const caseActs = fc.constantFrom(
  ...ACTS.filter(
    (act) => (POLICY[act] as Rule).standing.length > 0 && /^(circular|submission|letter)\./.test(act),
  ),
)
const person = (role: Role, officeCode: string, more: Partial<Actor> = {}): Actor => ({
  personId: `${role}-${officeCode}`,
  officeCode,
  role,
  ...more,
})
const plain: Circular = {
  ...{ circularId: 'c', status: 'issued', owner: person('officer', 'C0001'), procedure: 'p@1' },
  ...{ subject: 's', contentSha256: 'h', added: [], errata: 0, jobs: [] },
}
const secret: Circular = { ...plain, secrecy: 'secret' }
const answer: Submission = {
  ...{ circularId: 'c', officeCode: 'P2101', issuerCode: 'C0001', status: 'sent' },
  ...{ dueAt: '2023-11-27T17:00:00.000Z', timeRequests: 0 },
}
const secretAnswer: Submission = { ...answer, secrecy: 'secret' }
const onCircular = (actor: Actor, act: ActName, circular = plain) =>
  mayAct(actor, act, subjectOfCircular(circular))?.refused
const onAnswer = (actor: Actor, act: ActName, submission = answer, circular = plain) =>
  mayAct(actor, act, subjectOfSubmission(submission, circular))?.refused

describe('a case of another office', () => {
  it('does not exist, whatever the act and the role', () => {
    fc.assert(
      fc.property(caseActs, fc.constantFrom(...PERSONS), (act, role) => {
        if (role === 'auditor') return
        expect(onAnswer(person(role, 'P2102'), act)).toBe('NOT_FOUND')
        expect(onCircular(person(role, 'C0002'), act)).toBe('NOT_FOUND')
      }),
    )
  })

  it('can be read by the director of the office above, who changes nothing', () => {
    const above = person('director', 'C0002')
    for (const act of ACTS.filter((name) => /^(submission|letter)\./.test(name)))
      expect([act, onAnswer(above, act)]).toEqual([act, READING.test(act) ? undefined : 'NOT_FOUND'])
    expect(onAnswer(person('officer', 'C0002'), 'submission.read')).toBe('NOT_FOUND')
  })
})

describe('an auditor', () => {
  const auditor = (scope?: AuditScope) => person('auditor', 'C0001', scope ? { scope } : {})

  it('reads plain cases of the scope, and nothing beside it', () => {
    expect(onAnswer(auditor({ offices: ['P2101'] }), 'submission.read')).toBeUndefined()
    expect(onAnswer(auditor({ offices: ['P2102'] }), 'submission.read')).toBe('NOT_FOUND')
    expect(onAnswer(auditor({ offices: [], caseIds: ['circular/c'] }), 'submission.read')).toBeUndefined()
    expect(onAnswer(auditor({ offices: [], caseIds: ['circular/cc'] }), 'submission.read')).toBe('NOT_FOUND')
    expect(onCircular(auditor({ offices: ['P2101'] }), 'circular.read')).toBe('NOT_FOUND')
    expect(onCircular(auditor({ offices: 'all' }), 'circular.read')).toBeUndefined()
    expect(onAnswer(auditor(), 'submission.read')).toBeUndefined()
    expect(onAnswer(person('auditor', 'P2102'), 'submission.read')).toBe('NOT_FOUND')
  })

  it('never changes a case, nor sees a secret one without being named', () => {
    fc.assert(
      fc.property(actors, circulars, caseActs, (actor, circular, act) => {
        fc.pre(actor.role === 'auditor')
        const isAllowed = onCircular(actor, act, circular) === undefined
        if (isAllowed) expect(act).toMatch(READING)
        if (isAllowed && circular.secrecy !== undefined)
          expect(subjectOfCircular(circular).named).toContain(actor.personId)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a secret case', () => {
  it('does not exist for whoever is not named, whatever the act', () => {
    fc.assert(
      fc.property(actors, circulars, submissions, acts, (actor, circular, submission, act) => {
        const subject = subjectOfSubmission(
          { ...submission, secrecy: 'secret' },
          { ...circular, secrecy: 'secret' },
        )
        const isDirector = actor.role === 'director' && actor.officeCode === submission.officeCode
        fc.pre(!subject.named?.includes(actor.personId) && !(isDirector && !actor.inPlaceOf))
        expect(mayAct(actor, act, subject)?.refused).toBe('NOT_FOUND')
      }),
      { numRuns: 2_000 },
    )
  })

  it('exists for the drafter and for those who decided on it', () => {
    const by = person('checker', 'C0001')
    const decision = { stage: 'check', verdict: 'approved', by, at: '', contentSha256: 'h' } as const
    const approval = { route: [], owner: plain.owner, contentSha256: 'h', next: 1, decisions: [decision] }
    expect(onCircular(plain.owner, 'circular.read', secret)).toBeUndefined()
    expect(onCircular(by, 'circular.read', secret)).toBe('NOT_FOUND')
    expect(onCircular(by, 'circular.read', { ...secret, approval })).toBeUndefined()
  })

  it('is for the director of the addressed office in person: no substitute, no machine, nobody of the staff', () => {
    const director = person('director', 'P2101')
    const read = (actor: Actor, submission = secretAnswer) =>
      onAnswer(actor, 'submission.read', submission, secret)
    expect(read(director)).toBeUndefined()
    expect(read({ ...director, inPlaceOf: 'p-director' })).toBe('NOT_FOUND')
    expect(read({ ...director, via: 'token' })).toBe('NOT_FOUND')
    const deputy = person('districtOfficer', 'P2101')
    expect(read(deputy)).toBe('NOT_FOUND')
    expect(read(deputy, { ...secretAnswer, named: [deputy.personId] })).toBeUndefined()
    expect(read(deputy, { ...secretAnswer, assignee: deputy.personId })).toBeUndefined()
  })

  it('is shown on no channel by its subject', () => {
    const channels: Channel[] = ['mail', 'fileName', 'feed']
    for (const channel of channels) {
      expect(subjectFor(channel, { subject: 'โครงการ ก', secrecy: 'confidential' })).not.toContain('โครงการ')
      expect(subjectFor(channel, { subject: 'โครงการ ก' })).toBe('โครงการ ก')
    }
  })
})

describe('a reading', () => {
  const subject = { ownerOffice: 'C0001', addressees: ['P2101'], members: ['m-1'] }

  it('is kept of who looks in from outside, and of everybody in a secret case', () => {
    const kept = (actor: Actor, act = 'submission.read', secrecy: 'plain' | 'secret' = 'plain') =>
      isReadingKept(actor, act, { ...subject, secrecy })
    expect(kept(person('officer', 'C0001'))).toBe(false)
    expect(kept(person('director', 'P2101'))).toBe(false)
    expect(kept({ ...person('member', 'K0001'), personId: 'm-1' })).toBe(false)
    expect(kept(person('member', 'K0001'))).toBe(true)
    expect(kept(person('auditor', 'C0001'))).toBe(true)
    expect(kept(person('officer', 'C0001'), 'submission.read', 'secret')).toBe(true)
    expect(kept(person('auditor', 'C0001'), 'circular.remind')).toBe(false)
    expect(isReadingKept(SYSTEM, 'submission.read', subject)).toBe(false)
    expect(isReadingKept(person('officer', 'C0002'), 'circular.read', {})).toBe(true)
  })

  it('lies within the scope of auditors alone', () => {
    expect(isInScope(person('director', 'C0001'), subject)).toBe(false)
    const auditor = person('auditor', 'C0001', { scope: { offices: [], caseIds: ['circular/c'] } })
    expect(isInScope(auditor, { caseId: 'submission/c/P2101' })).toBe(true)
    expect(isInScope(auditor, subject)).toBe(false)
  })

  it('is for a member of what the member sits in', () => {
    expect(standingsOf({ ...person('member', 'K0001'), personId: 'm-1' }, subject)).toEqual(['member'])
    expect(standingsOf(person('secretary', 'C0001'), subject)).toEqual(['owner', 'secretariat'])
  })
})

test('what somebody may do to a case is always among their duties', () => {
  fc.assert(
    fc.property(actors, circulars, submissions, acts, (actor, circular, submission, act) => {
      for (const subject of [subjectOfCircular(circular), subjectOfSubmission(submission, circular)])
        if (mayAct(actor, act, subject) === undefined) expect(mayUse(actor, act)).toBeUndefined()
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ...(['circular.decideStage', 'circular.launch', 'submission.decideAnswer', 'order.decideStage'] as const),
  ...(['proposal.decideStage', 'exemption.decideStage', 'meeting.vote', 'meeting.signMinutes'] as const),
])('%s: whoever signs, launches or votes has just proved who they are, and is no machine', (act) => {
  expect((POLICY[act] as Rule).fresh).toBe(true)
  expect(knownScopes()).not.toContain(act)
  expect(scopesInclude([act, `${act.split('.')[0]}.*`], act)).toBe(false)
})
