import type { Actor } from '../../domain/case.js'
import { applyCircular } from '../../domain/circular/apply.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import { circularActsIn, decideCircular } from '../../domain/circular/decide.js'
import { namedAtOffice } from '../../domain/policy/subjects.js'
import { isRefusal } from '../../domain/refusals.js'
import type { SubmissionAct } from '../../domain/submission/case.js'
import { decideSubmission, submissionActsIn } from '../../domain/submission/decide.js'
import { at, office, play, received, send } from './submission-office.js'

const drafter: Actor = { personId: 'drafter', officeCode: 'C0001', role: 'officer' }
const draft = {
  ...{ type: 'draft', circularId: 'c', procedure: 'p@1', subject: 's', contentSha256: 'h1', at, by: drafter },
} as const satisfies CircularAct

function circularAfter(acts: readonly CircularAct[]): Circular | string {
  let circular: Circular | undefined
  for (const act of acts) {
    const decided = decideCircular(circular, act)
    if (isRefusal(decided)) return decided.refused
    circular = decided.reduce<Circular | undefined>(applyCircular, circular)
  }
  return circular as Circular
}

describe('a secret circular', () => {
  const secret = { ...draft, secrecy: 'secret' } as const
  const name = (...persons: string[]): CircularAct => ({ type: 'namePersons', persons, at, by: drafter })

  it('lets know whom its office names, each once, beside those who work on it', () => {
    const named = circularAfter([secret, name('checker', 'checker', 'drafter'), name('signer', 'checker')])
    expect(named).toMatchObject({ secrecy: 'secret', named: ['checker', 'signer'] })
    const known = circularAfter([secret, name('checker')]) as Circular
    expect(decideCircular(known, name('checker', 'drafter'))).toEqual([])
    expect(circularActsIn(known)).toContain('namePersons')
  })

  it('names persons only while it is secret: as it is drafted, and as it is revised', () => {
    const revise = { type: 'revise', subject: 's', contentSha256: 'h2', at, by: drafter } as const
    expect(circularAfter([draft, name('checker')])).toBe('NOT_SECRET')
    expect(circularAfter([secret, revise, name('checker')])).toBe('NOT_SECRET')
    expect(circularAfter([draft, { ...revise, secrecy: 'confidential' }, name('checker')])).toMatchObject({
      secrecy: 'confidential',
      named: ['checker'],
    })
  })

  it('of the highest class is on paper alone', () => {
    const top = { secrecy: 'topSecret' } as const
    const revise = { type: 'revise', subject: 's', contentSha256: 'h2', at, by: drafter } as const
    expect(circularAfter([{ ...draft, ...top }])).toBe('TOP_SECRET_ON_PAPER')
    expect(circularAfter([draft, { ...revise, ...top }])).toBe('TOP_SECRET_ON_PAPER')
  })
})

describe('a secret letter at the addressed office', () => {
  const name = (...persons: string[]): SubmissionAct => ({ type: 'namePersons', persons, at, by: office })
  const letter = play([{ ...send, secrecy: 'confidential' }]).submission

  it('lets know whom the office names, each once; who is assigned the matter is named by that', () => {
    expect(letter.secrecy).toBe('confidential')
    expect(submissionActsIn(letter, at)).toContain('namePersons')
    const named = play([name('deputy', 'deputy'), name('clerk', 'deputy')], letter).submission
    expect(named.named).toEqual(['deputy', 'clerk'])
    expect(namedAtOffice({ ...named, assignee: 'planner' })).toEqual(['deputy', 'clerk', 'planner'])
    expect(decideSubmission({ ...letter, assignee: 'planner' }, name('planner'))).toEqual([])
  })

  it('is told from a plain one, for which nobody needs to be named', () => {
    expect(play([{ ...send, secrecy: 'plain' }]).submission.secrecy).toBeUndefined()
    expect(play([name('deputy')], received).refused).toBe('NOT_SECRET')
    expect(namedAtOffice({ ...received, named: ['deputy'] })).toEqual([])
  })
})
