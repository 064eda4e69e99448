import { applyCircular } from '../../domain/circular/apply.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import type { Actor, Role } from '../../domain/case.js'
import {
  possibleCircularActs,
  possiblePersonnelActs,
  possibleSubmissionActs,
} from '../../domain/policy/possible.js'
import type { Personnel } from '../../domain/personnel/case.js'
import { isRefusal } from '../../domain/refusals.js'
import type { Submission } from '../../domain/submission/case.js'

const at = '2023-11-21T02:00:00.000Z'
const person = (role: Role, officeCode = 'C0001', personId: string = role): Actor => ({
  ...{ personId, officeCode, role },
})
const officer = person('officer')
const checker = person('checker')
const signer = person('signer')
const auditor = { ...person('auditor'), scope: { offices: 'all' as const } }
const director = person('director', 'P2101')

function circularAfter(...acts: readonly CircularAct[]): Circular {
  let circular: Circular | undefined
  for (const act of acts) {
    const decided = decideCircular(circular, act)
    if (isRefusal(decided)) throw new Error(decided.refused)
    for (const event of decided)
      circular = applyCircular(circular, 'allot' in event ? { ...event, number: 7 } : event)
  }
  return circular as Circular
}

const content = { circularId: 'c', procedure: 'p@1', subject: 's', contentSha256: 'h' }
const draft: CircularAct = { type: 'draft', at, by: officer, ...content }
const send: CircularAct = { type: 'sendForApproval', at, by: officer }
const approve = (stage: string, by: Actor): CircularAct => ({
  ...{ type: 'decideStage', stage, verdict: 'approved', contentSha256: 'h', at, by },
})

test('a draft is its officers’ to write; neither its checker, its signer nor an auditor has anything to do yet', () => {
  const circular = circularAfter(draft)
  expect(possibleCircularActs(circular, officer)).toEqual(['revise', 'sendForApproval', 'abandon'])
  for (const other of [checker, signer, auditor, director, person('officer', 'C0002')])
    expect([other.role, possibleCircularActs(circular, other)]).toEqual([other.role, []])
})

test('a stage is for whoever may decide it now: the checker first, then the signer, never who wrote the draft', () => {
  const sent = circularAfter(draft, send)
  expect(possibleCircularActs(sent, checker)).toEqual(['decideStage'])
  expect(possibleCircularActs(sent, signer)).toEqual([])
  expect(possibleCircularActs(sent, person('checker', 'C0001', officer.personId))).toEqual([])
  const checked = circularAfter(draft, send, approve('check', checker))
  expect(possibleCircularActs(checked, checker)).toEqual([])
  expect(possibleCircularActs(checked, signer)).toEqual(['decideStage'])
  expect(possibleCircularActs(checked, person('signer', 'C0001', checker.personId))).toEqual([])
  const signed = circularAfter(draft, send, approve('check', checker), approve('sign', signer))
  expect(possibleCircularActs(signed, person('registrar'))).toEqual(['launch'])
})

const submission = {
  ...{ circularId: 'c', officeCode: 'P2101', issuerCode: 'C0001', status: 'received' },
  ...{ dueAt: '2023-11-27T17:00:00.000Z', timeRequests: 0, reminders: [] },
} as unknown as Submission

test('an answer is its office’s to write and its issuer’s to review; who only looks has nothing to do', () => {
  const toAnswer = ['assign', 'saveDraft', 'submit', 'fileNil', 'reportWrongOffice', 'askMoreTime']
  expect(possibleSubmissionActs(submission, director, at)).toEqual(['open', ...toAnswer])
  expect(possibleSubmissionActs(submission, officer, at)).toEqual(['resend'])
  const asked = { ...submission, timeRequest: { reason: 'ก' } } as unknown as Submission
  expect(possibleSubmissionActs(asked, officer, at)).toEqual(['decideMoreTime', 'resend'])
  expect(possibleSubmissionActs(asked, director, at)).not.toContain('askMoreTime')
  const submitted = { ...submission, status: 'submitted' as const }
  expect(possibleSubmissionActs(submitted, officer, at)).toEqual(['returnForCorrection', 'accept'])
  const others = [checker, signer, auditor, person('director', 'P2102'), person('districtOfficer', 'P2102')]
  for (const other of others) expect(possibleSubmissionActs(submission, other, at)).toEqual([])
})

test('only the director lets persons know of a secret letter', () => {
  const secret: Submission = { ...submission, secrecy: 'secret' }
  expect(possibleSubmissionActs(secret, director, at)).toContain('namePersons')
  expect(possibleSubmissionActs(secret, person('registrar', 'P2101'), at)).not.toContain('namePersons')
})

test('a record of a person is for those who keep it, and nobody locks or dismisses oneself', () => {
  const record: Personnel = { personId: 'clerk', status: 'serving', assignments: [] } as unknown as Personnel
  const acts = (who: Actor, personnel = record) => possiblePersonnelActs(personnel, who, ['P2101'])
  expect(acts(director)).toEqual(['changeDetails', 'give', 'end', 'revoke', 'lock', 'leave'])
  expect(acts(person('registrar', 'P2101'))).toEqual(['changeDetails', 'give', 'end'])
  expect(acts(person('administrator'))).toContain('move')
  expect(acts(director, { ...record, personId: director.personId })).not.toContain('lock')
  for (const other of [person('director', 'P2102'), auditor, officer]) expect(acts(other)).toEqual([])
})
