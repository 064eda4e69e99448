import { possibleExemptionActs, subjectOfExemption } from '../../domain/policy/exemption-acts.js'
import { mayAct } from '../../domain/policy/policy.js'
import {
  accept,
  activity,
  AT,
  clerk,
  director,
  draft,
  file,
  granted,
  heard,
  inForce,
  officer,
  otherOfficer,
  play,
  signer,
  verdict,
  type Wish,
} from './exemption-acts.js'

const offered = (wishes: readonly Wish[], who = clerk) =>
  possibleExemptionActs(play(wishes).exemption, who, AT)
const decided = [...heard, verdict('area', 'approved')]

describe('what may be done now, by state and policy', () => {
  it.each<[string, Wish[], Record<string, string[]>]>([
    ['a draft', [draft()], { applicant: ['revise', 'file', 'withdraw'], agency: [] }],
    [
      'what was filed, examined by another person of the district',
      [draft(), file],
      {
        applicant: ['withdraw'],
        director: ['returnIncomplete', 'acceptComplete', 'findNotWaivable', 'withdraw'],
        agency: ['verifyBasis'],
      },
    ],
    [
      'the opinions',
      [draft(), file, accept],
      {
        director: ['decideStage', 'withdraw'],
        signer: ['decideStage', 'verifyBasis'],
        agency: ['verifyBasis'],
      },
    ],
    ['a decision', decided, { applicant: ['withdraw'], agency: ['notify', 'verifyBasis'] }],
    ['the notice', granted, { applicant: ['waiveAppeal', 'appeal', 'withdraw'], agency: ['verifyBasis'] }],
    [
      'an exemption in force',
      inForce,
      { applicant: ['withdraw'], agency: ['verifyBasis', 'announceRevocation'] },
    ],
  ])('%s', (_, wishes, expected) => {
    const people = { applicant: clerk, director, agency: officer, signer }
    for (const [who, acts] of Object.entries(expected))
      expect([who, offered(wishes, people[who as keyof typeof people])]).toEqual([who, acts])
  })

  it('does not exist for another district, and auditors change nothing', () => {
    const subject = subjectOfExemption(play(inForce).exemption)
    const stranger = { ...director, officeCode: 'P1001' }
    expect(mayAct(stranger, 'exemption.read', subject)?.refused).toBe('NOT_FOUND')
    expect(offered(inForce, stranger)).toEqual([])
    const auditor = { ...otherOfficer, role: 'auditor' as const, scope: { offices: 'all' as const } }
    expect(mayAct(auditor, 'exemption.read', subject)).toBeUndefined()
    expect(offered(inForce, auditor)).toEqual([])
  })

  it('is read by the office of a committee that decides, whose people are no applicants', () => {
    const { exemption } = play([
      draft(),
      file,
      { ...accept, bodies: { areaCommitteeId: 'a', secretariats: ['P2101'] } } as Wish,
    ])
    const secretary = { ...clerk, officeCode: 'P2101', role: 'secretary' as const }
    expect(mayAct(secretary, 'exemption.read', subjectOfExemption(exemption))).toBeUndefined()
    expect(possibleExemptionActs(exemption, { ...clerk, officeCode: 'P2101' }, AT)).toEqual([])
    expect(activity.applicant.officeCode).not.toBe('P2101')
  })
})
