import { SYSTEM } from '../../domain/case.js'
import { applyExemption } from '../../domain/exemption/apply.js'
import type { Exemption } from '../../domain/exemption/case.js'
import { exemptionActsIn } from '../../domain/exemption/decide.js'
import { nextExemptionWake } from '../../domain/exemption/wake.js'
import { refusalText } from '../../domain/refusals.js'
import { possibleExemptionVerdicts } from '../../domain/policy/exemption-acts.js'
import {
  accept,
  activity,
  advise,
  APPEAL_UNTIL,
  AT,
  clerk,
  director,
  draft,
  file,
  granted,
  heard,
  inForce,
  notify,
  officer,
  play,
  reasons,
  rule,
  signer,
  verdict,
  wakeAt,
  type Wish,
} from './exemption-acts.js'

const END = '2024-03-31T17:00:00.000Z'
const stateAfter = (wishes: readonly Wish[]) => play(wishes).exemption
const refusedAfter = (wishes: readonly Wish[]) => play(wishes).refused
const eventsAfter = (wishes: readonly Wish[], start: Exemption) => play(wishes, start).events
const announce: Wish = {
  type: 'announceRevocation',
  reason: 'ผลไม่เป็นไปตามที่เสนอ',
  hearUntil: END,
  by: officer,
}

describe('an act that comes at the wrong time', () => {
  const back = [...heard, verdict('area', 'sentBack')]

  it.each<[string, Wish[], string]>([
    ['drafted twice', [draft(), draft()], 'NOT_NOW'],
    ['filed twice', [draft(), file, file], 'NOT_NOW'],
    ['withdrawn, then filed', [draft(), { type: 'withdraw', reason: 'r' }, file], 'ENDED'],
    ['told before it is decided', [...heard, notify], 'NOT_NOW'],
    ['decided by a committee before it is filed', [draft(), verdict('area', 'approved')], 'NOT_NOW'],
    ['decided by a committee after its end', [...inForce, wakeAt(END), verdict('area', 'refused')], 'ENDED'],
    [
      'advised on twice by one district',
      [draft(), file, accept, advise('district'), advise('district')],
      'STAGE_NOT_NOW',
    ],
    [
      'heard on a revocation that nobody announced',
      [...inForce, { type: 'beHeard', statement: 's' }],
      'NOT_NOW',
    ],
    [
      'dropped as a revocation that nobody announced',
      [...inForce, { type: 'dropRevocation', reason: 'r', by: officer }],
      'NOT_NOW',
    ],
    ['announced for revocation twice', [...inForce, announce, announce], 'NOT_NOW'],
    ['heard without a word', [...inForce, announce, { type: 'beHeard', statement: ' ' }], 'REASON_MISSING'],
    [
      'granted for a day that does not exist',
      [...granted.slice(0, -1), { ...notify, period: { from: '2023-12-01', until: '2024-02-30' } } as Wish],
      'EXEMPTION_PERIOD_INVALID',
    ],
    [
      'revised to a request that mixes kinds',
      [
        draft(),
        { type: 'revise', request: { ...activity, rule: rule.rule } as typeof rule, contentSha256: 'x' },
      ],
      'EXEMPTION_KIND_MIXED',
    ],
    [
      'revised to the request of another office',
      [
        draft(),
        {
          type: 'revise',
          request: { ...activity, applicant: { officeCode: 'P1001', type: 'state' } },
          contentSha256: 'x',
        },
      ],
      'NOT_YOURS',
    ],
    ['accepted by the committee that has no say any more', [...back, verdict('area', 'approved')], 'NOT_NOW'],
  ])('is refused: %s', (_, wishes, code) => {
    expect(refusedAfter(wishes)).toBe(code)
  })

  it('offers what is still possible: one extension of an appeal, what a revocation owes, one verification', () => {
    const appeal: Wish = { type: 'appeal', grounds: 'g', decideBy: '2024-01-10T17:00:00.000Z' }
    const extend: Wish = { type: 'extendAppeal', decideBy: END, reason: 'r', by: officer }
    const appealed = stateAfter([...granted, appeal])
    expect(exemptionActsIn(appealed, AT)).toContain('extendAppeal')
    const extended = stateAfter([...granted, appeal, extend])
    expect(extended.appeal?.extended).toBe('r')
    expect(exemptionActsIn(extended, AT)).not.toContain('extendAppeal')
    const announced = stateAfter([...inForce, announce])
    expect(exemptionActsIn(announced, AT)).toEqual(expect.arrayContaining(['beHeard', 'dropRevocation']))
    expect(exemptionActsIn(announced, AT)).not.toContain('revoke')
    expect(exemptionActsIn(announced, END)).toContain('revoke')
    const verified = stateAfter([draft(), file, { type: 'verifyBasis', by: signer }])
    expect(exemptionActsIn(verified, AT)).not.toContain('verifyBasis')
    expect(eventsAfter([{ type: 'verifyBasis', by: officer }], verified)).toEqual([])
  })
})

describe('who has written a request', () => {
  const second = { ...clerk, personId: 'clerk-2' }
  const revise: Wish = {
    type: 'revise',
    request: { ...activity, subject: 'อื่น' },
    contentSha256: 'sha2',
    by: second,
  }

  it('is its author beside who began it, and examines it as little', () => {
    const revised = stateAfter([draft(), revise])
    expect(revised.authors).toEqual([second])
    const again = play([{ ...revise, contentSha256: 'sha3' }], revised).exemption
    expect(again.authors).toEqual([second])
    const filed = play([file], again).exemption
    expect(play([{ ...accept, by: { ...second, role: 'director' } }], filed).refused).toBe('OWN_DRAFT')
    const accepted = play([accept], filed).exemption
    expect(accepted.approval?.authors).toEqual([second])
    expect(possibleExemptionVerdicts(accepted, { ...second, role: 'director' })).toEqual([])
  })

  it('changes nothing by handing in the same once more', () => {
    expect(eventsAfter([{ ...revise, contentSha256: 'sha' }], stateAfter([draft()]))).toEqual([])
  })

  it('has the basis verified anew when it is another law', () => {
    const verify: Wish = { type: 'verifyBasis', by: signer }
    const returned = stateAfter([
      ...[draft(), file, verify],
      { type: 'returnIncomplete', reason: 'r', by: director },
    ])
    expect(play([{ ...revise, by: clerk }], returned).exemption.legalBasis.verified).not.toBeNull()
    const turned = Object.fromEntries(Object.entries(activity.basis).reverse()) as typeof activity.basis
    const asKept: Wish = { type: 'revise', request: { ...activity, basis: turned }, contentSha256: 'sha3' }
    expect(play([asKept], returned).exemption.legalBasis.verified).not.toBeNull()
    const other = { ...activity, basis: { ...activity.basis, section: 'มาตรา 31' } }
    const changed: Wish = { type: 'revise', request: other, contentSha256: 'sha4' }
    expect(play([changed], returned).exemption.legalBasis.verified).toBeNull()
  })
})

describe('what the national committee says to what was proposed to it', () => {
  const above = [...heard, verdict('area', 'proposedUpward')]

  it.each([
    ['refused', 'decided'],
    ['sentBack', 'returned'],
    ['proposedUpward', 'proposedUpward'],
  ] as const)('%s: the request is %s', (outcome, status) => {
    expect(stateAfter([...above, verdict('national', outcome)]).status).toBe(status)
  })

  it('is its reason, or the resolution itself where it gives none', () => {
    const silent = verdict('national', 'refused') as Extract<Wish, { type: 'takeVerdict' }>
    const said = { ...silent, verdict: { ...silent.verdict, reason: '' } }
    expect(stateAfter([...above, said]).decision?.reason).toBe('มติ')
  })

  it('comes after the advice of a sub-committee, which decides nothing', () => {
    const bodies = { subCommitteeId: 'sub', areaCommitteeId: 'area', secretariats: [] }
    const advised = [draft(), file, { ...accept, bodies } as Wish, advise('district'), advise('parent')]
    expect(stateAfter([...advised, verdict('area', 'approved')]).status).toBe('inApproval')
    expect(stateAfter([...advised, verdict('sub', 'refused'), verdict('area', 'approved')]).status).toBe(
      'decided',
    )
  })
})

describe('an office that asks for itself', () => {
  const own = { ...activity, applicant: { officeCode: 'P9101', type: 'state' as const } }

  it('is examined and heard by the agency above alone', () => {
    const accepted = stateAfter([draft(own), file, { ...accept, by: officer }])
    expect(accepted.approval?.route[0]).toMatchObject({ id: 'parent' })
  })
})

describe('the notice', () => {
  const basis = { rule: { kind: 'calendarDays', days: 15 }, from: AT, calendarVersion: 'v1' } as const

  it('keeps what the last day for an appeal was worked out from', () => {
    const told = stateAfter([...granted.slice(0, -1), { ...notify, basis } as unknown as Wish])
    expect(told.notice).toMatchObject({ basis, appealUntil: APPEAL_UNTIL })
    expect(stateAfter(granted).notice).not.toHaveProperty('basis')
  })

  it('of what was granted for days that are over by then comes to an exemption that has expired', () => {
    expect(stateAfter([...granted, wakeAt('2024-04-02T02:00:00.000Z')]).status).toBe('expired')
  })

  it('of a refusal that no appeal is possible against stands at once', () => {
    const state = { ...activity, applicant: { ...activity.applicant, type: 'state' as const } }
    const refused = [draft(state), ...heard.slice(1), verdict('area', 'refused'), notify]
    expect(stateAfter(refused)).toMatchObject({ status: 'refused', ended: { reason: 'เหตุผล' } })
  })

  it('of what the examiner found not to be waived names the reasons like any other', () => {
    const found: Wish = { type: 'findNotWaivable', duty: 'procurement', reason: 'เกี่ยวกับพัสดุ', by: director }
    const told = stateAfter([draft(), file, found, notify])
    expect(told).toMatchObject({ status: 'noticed', notice: reasons })
    expect(told.granted).toBeUndefined()
  })
})

describe('the clock', () => {
  it('has nothing to say to a draft, to what was returned, nor to what has ended', () => {
    const ended = [...granted.slice(0, -1), { type: 'withdraw', reason: 'r' } as Wish]
    const refused = [...heard, verdict('area', 'refused'), notify, wakeAt(APPEAL_UNTIL)]
    const returned = [...heard, verdict('area', 'sentBack')]
    for (const wishes of [[draft()], returned, ended, refused, [...inForce, wakeAt(END)]]) {
      const exemption = stateAfter(wishes)
      expect(nextExemptionWake(exemption)).toBeUndefined()
      expect(eventsAfter([wakeAt('2024-06-01T00:00:00.000Z')], exemption)).toEqual([])
    }
  })

  it('ends an exemption that was never warned of at its end, and warns of none given for less than the warning', () => {
    expect(stateAfter([...inForce, wakeAt(END)])).toMatchObject({ status: 'expired' })
    const short = { ...activity, period: { from: '2023-12-01', until: '2024-01-05' } }
    const force = stateAfter([draft(short), ...inForce.slice(1)])
    expect(nextExemptionWake(force)).toBe('2024-01-05T17:00:00.000Z')
    expect(eventsAfter([wakeAt('2023-12-20T00:00:00.000Z')], force)).toEqual([])
  })

  it('wakes an opinion at its time', () => {
    const times = { dueAt: '2023-12-25T17:00:00.000Z', reminders: ['2023-12-20T02:00:00.000Z'] }
    const stages = { district: times, parent: times }
    const timed = stateAfter([draft(), file, accept, { type: 'setLimits', jobId: '2', stages, by: SYSTEM }])
    expect(nextExemptionWake(timed)).toBe('2023-12-20T02:00:00.000Z')
    expect(eventsAfter([wakeAt('2023-12-20T02:00:00.000Z')], timed).map(({ type }) => type)).toEqual([
      ...['stageReminded', 'stageReminded'],
    ])
  })
})

describe('a request that is returned with a date', () => {
  const completeBy = '2023-12-15T17:00:00.000Z'
  const returned = [
    draft(),
    file,
    { type: 'returnIncomplete', reason: 'ขาดแผน', completeBy, by: director } as Wish,
  ]
  const reminders = ['2023-12-12T02:00:00.000Z']
  const limits: Wish = {
    type: 'setLimits',
    jobId: '2',
    limit: { dueAt: completeBy, reminders },
    stages: {},
    by: SYSTEM,
  }

  it('says it, and never a date that is over', () => {
    expect(stateAfter(returned)).toMatchObject({
      status: 'returned',
      returned: { reason: 'ขาดแผน', completeBy },
    })
    const late = play([...returned.slice(0, -1), { ...returned[2], completeBy: AT } as Wish])
    expect([late.refused, late.refusal?.pointer]).toEqual(['DEADLINE_PAST', '/completeBy'])
    expect(late.refusal && refusalText(late.refusal).en).toContain(
      'The deadline Friday 1 December 2023 is already over',
    )
  })

  it('reminds before the date and at it; afterwards it is still taken, and the date is forgotten', () => {
    const timed = stateAfter([...returned, limits])
    expect(nextExemptionWake(timed)).toBe(reminders[0])
    const reminded = play([wakeAt(reminders[0] ?? '')], timed).exemption
    expect(nextExemptionWake(reminded)).toBe(completeBy)
    const over = play([wakeAt(completeBy)], reminded)
    expect(over.events.map(({ type }) => type)).toEqual(['bodyReminded'])
    expect([over.exemption.status, nextExemptionWake(over.exemption)]).toEqual(['returned', undefined])
    const again = play([{ ...file, at: '2023-12-20T02:00:00.000Z' }], over.exemption).exemption
    expect([again.status, again.limit, again.limitReminded]).toEqual(['filed', undefined, undefined])
  })

  it('owes no dates where none was said', () => {
    const plain = stateAfter([draft(), file, { type: 'returnIncomplete', reason: 'ขาด', by: director }])
    expect([plain.jobsMade, stateAfter(returned).jobsMade]).toEqual([1, 2])
  })
})

describe('work that the case owes', () => {
  const filed = stateAfter([draft(), file])
  const limit = { dueAt: END, reminders: [] }

  it('is done once: what is not on the list changes nothing, nor does work that found nothing', () => {
    expect(eventsAfter([{ type: 'setLimits', jobId: '9', limit, stages: {}, by: SYSTEM }], filed)).toEqual([])
    expect(eventsAfter([{ type: 'setLimits', jobId: '1', stages: {}, by: SYSTEM }], filed)).toEqual([])
    expect(eventsAfter([{ type: 'finishJob', jobId: '9', done: 0, by: SYSTEM }], filed)).toEqual([])
    const done = play([{ type: 'finishJob', jobId: '1', done: 0, by: SYSTEM }], filed)
    expect(done.exemption.jobs).toEqual([])
  })
})

describe('the record of an exemption', () => {
  it('folds words that came after the case had gone on to what it was', () => {
    const drafted = stateAfter([draft()])
    const stamp = { at: AT, by: director }
    const word = { stage: 'district', verdict: 'advised', advice: 'for', contentSha256: 'sha' } as const
    expect(applyExemption(drafted, { ...stamp, ...word, type: 'stageDecided' })).toEqual(drafted)
    expect(applyExemption(drafted, { ...stamp, type: 'heard', statement: 's' })).toEqual(drafted)
    const extended = { type: 'appealExtended', decideBy: AT, reason: 'r' } as const
    expect(applyExemption(drafted, { ...stamp, ...extended })).toEqual(drafted)
  })
})
