import { SYSTEM } from '../../domain/case.js'
import { NOT_WAIVABLE } from '../../domain/exemption/duties.js'
import { exemptionActsIn } from '../../domain/exemption/decide.js'
import { nextExemptionWake } from '../../domain/exemption/wake.js'
import { exemptionWarnings } from '../../domain/exemption/warnings.js'
import { refusalText } from '../../domain/refusals.js'
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
  otherOfficer,
  play,
  reasons,
  rule,
  signer,
  verdict,
  wakeAt,
  type Wish,
} from './exemption-acts.js'

const stateAfter = (wishes: readonly Wish[]) => play(wishes).exemption
const refusedAfter = (wishes: readonly Wish[]) => play(wishes).refused
const END = '2024-03-31T17:00:00.000Z'

describe('a request', () => {
  it('is filed, returned with reasons, mended and filed again', () => {
    const returned = stateAfter([
      draft(),
      file,
      { type: 'returnIncomplete', reason: 'ขาดหลักฐาน', by: director },
    ])
    expect(returned).toMatchObject({ status: 'returned', returned: { reason: 'ขาดหลักฐาน' } })
    const mended = { ...activity, subject: 'ขอไม่เข้าร่วมโครงการ (แก้ไข)' }
    const again = play([{ type: 'revise', request: mended, contentSha256: 'sha2' }, file], returned).exemption
    expect(again).toMatchObject({ status: 'filed', subject: mended.subject, contentSha256: 'sha2' })
  })

  it.each([
    ['about an activity that names a rule of law', { ...activity, rule: rule.rule }, 'EXEMPTION_KIND_MIXED'],
    ['about a rule of law that names none', { ...activity, kind: 'rule' }, 'EXEMPTION_KIND_MIXED'],
    [
      'about no activity',
      { ...activity, scope: { circularIds: [], procedures: [] } },
      'EXEMPTION_SCOPE_MISSING',
    ],
    [
      'for a period that ends before it begins',
      { ...activity, period: { from: '2024-01-02', until: '2024-01-01' } },
      'EXEMPTION_PERIOD_INVALID',
    ],
    [
      'for a day that does not exist',
      { ...activity, period: { from: '2024-02-30', until: '2024-03-01' } },
      'EXEMPTION_PERIOD_INVALID',
    ],
  ] as const)('%s is refused', (_, request, code) => {
    expect(refusedAfter([draft(request as typeof activity)])).toBe(code)
  })

  it('cannot be filed for a period that is over', () => {
    expect(refusedAfter([draft(), { ...file, at: '2024-04-01T02:00:00.000Z' }])).toBe(
      'EXEMPTION_PERIOD_INVALID',
    )
  })

  it.each(NOT_WAIVABLE)('that touches $nameEn is refused with the rule', ({ id, law }) => {
    const { refusal } = play([draft({ ...activity, touches: [id] }), file])
    expect(refusal?.refused).toBe('DUTY_NOT_WAIVABLE')
    expect(refusal && refusalText(refusal).th).toContain(law)
    const byLaw = { ...rule, rule: { ...rule.rule, law: `มาตรา 5 แห่ง${law}`, section: '5', ownerTh: 'x' } }
    expect(refusedAfter([draft(byLaw), file])).toBe('DUTY_NOT_WAIVABLE')
  })

  it('is refused by the examiner who finds such a duty, and the notice is owed as for any refusal', () => {
    const found: Wish = { type: 'findNotWaivable', duty: 'procurement', reason: 'เกี่ยวกับพัสดุ', by: director }
    expect(stateAfter([draft(), file, found])).toMatchObject({
      status: 'decided',
      decision: { granted: false, duty: 'procurement' },
    })
    expect(refusedAfter([draft(), file, { ...found, duty: 'unknown' }])).toBe('NOT_FOUND')
  })
})

describe('who may do what', () => {
  const atOffice = { ...activity, applicant: { officeCode: 'P9101', type: 'state' as const } }

  it.each<[string, Wish[], string]>([
    ['nobody examines an own request', [draft(), file, { ...accept, by: clerk }], 'OWN_DRAFT'],
    ['a school is examined by its district', [draft(), file, { ...accept, by: officer }], 'NOT_YOURS'],
    ['an office is examined by the agency above', [draft(atOffice), file, accept], 'NOT_YOURS'],
    [
      'a rule of law needs the national committee',
      [draft(rule), file, { ...accept, bodies: { areaCommitteeId: 'area', secretariats: [] } } as Wish],
      'BODY_MISSING',
    ],
    [
      'the applicant does not tell the own decision',
      [...heard, verdict('area', 'approved'), { ...notify, by: clerk }],
      'NOT_YOURS',
    ],
    ['a committee of another stage has no say', [...heard, verdict('national', 'approved')], 'STAGE_NOT_NOW'],
    [
      'a committee speaks after the opinions',
      [draft(), file, accept, verdict('area', 'approved')],
      'STAGE_NOT_NOW',
    ],
    [
      'nobody decides on a complaint about the own notice',
      [
        ...granted,
        { type: 'appeal', grounds: 'สั้นไป', decideBy: END },
        { type: 'decideAppeal', changed: true, reason: 'r', by: officer },
      ],
      'SAME_PERSON_TWICE',
    ],
    [
      'a reason is owed',
      [draft(), file, { type: 'returnIncomplete', reason: ' ', by: director }],
      'REASON_MISSING',
    ],
  ])('%s', (_, wishes, code) => {
    expect(refusedAfter(wishes)).toBe(code)
  })
})

describe('the bodies', () => {
  it('hear the district and the agency, who do not decide, before กขน. decides on an activity', () => {
    const open = stateAfter([draft(), file, accept])
    expect(open.approval?.route[0]).toMatchObject({ parallel: [{ id: 'district' }, { id: 'parent' }] })
    expect(stateAfter(heard)).toMatchObject({ status: 'inApproval', approval: { next: 1 } })
    expect(stateAfter([...heard, verdict('area', 'approved')])).toMatchObject({
      status: 'decided',
      decision: { granted: true, resolution: { committeeId: 'area' } },
    })
  })

  it('go on without an opinion that does not come in time', () => {
    const times = { dueAt: '2023-12-25T17:00:00.000Z', reminders: [] }
    const limits: Wish = {
      type: 'setLimits',
      jobId: '2',
      stages: { district: times, parent: times },
      by: SYSTEM,
    }
    const { exemption } = play([draft(), file, accept, limits, wakeAt(times.dueAt)])
    expect(exemption.approval).toMatchObject({ next: 1, passedOver: ['district', 'parent'] })
  })

  it.each(['approved', 'proposedUpward'] as const)(
    'on a rule of law กขน. only proposes to กนน., whatever it says: %s',
    (outcome) => {
      const steps = [
        draft(rule),
        file,
        accept,
        advise('district'),
        advise('parent'),
        verdict('area', outcome),
      ]
      expect(stateAfter(steps).status).toBe('inApproval')
      expect(stateAfter([...steps, verdict('national', 'refused')])).toMatchObject({
        status: 'decided',
        decision: { granted: false, resolution: { committeeId: 'national' } },
      })
      const above = [...steps, verdict('national', 'proposedUpward')]
      expect(stateAfter(above).status).toBe('proposedUpward')
      const answer: Wish = {
        type: 'recordAnswerAbove',
        granted: true,
        reference: 'ศธ 1/2567',
        reason: 'r',
        by: officer,
      }
      expect(stateAfter([...above, answer])).toMatchObject({
        status: 'decided',
        decision: { reference: 'ศธ 1/2567' },
      })
    },
  )

  it('may take an activity up to กนน., which then decides', () => {
    const above = [...heard, verdict('area', 'proposedUpward')]
    expect(stateAfter(above).status).toBe('proposedUpward')
    expect(stateAfter([...above, verdict('national', 'noted')]).status).toBe('proposedUpward')
    expect(stateAfter([...above, verdict('national', 'approved')]).status).toBe('decided')
  })

  it('send back for more, and the request goes on where it was when nothing was changed', () => {
    const back = [...heard, verdict('area', 'sentBack')]
    expect(stateAfter(back)).toMatchObject({ status: 'returned', returned: { reason: 'เหตุผล' } })
    expect(stateAfter([...back, file, accept]).approval?.next).toBe(1)
    const edited = { type: 'revise', request: activity, contentSha256: 'sha2' } as const
    expect(stateAfter([...back, edited, file, accept]).approval?.next).toBe(0)
  })
})

describe('the notice and the appeal', () => {
  it.each(['facts', 'law', 'considerations'] as const)('owes %s', (part) => {
    const wishes = [
      ...heard,
      verdict('area', 'approved'),
      { ...notify, reasons: { ...reasons, [part]: ' ' } } as Wish,
    ]
    expect(refusedAfter(wishes)).toBe('NOTICE_INCOMPLETE')
  })

  it('lets a decision stand only when the time for an appeal is over, to the millisecond', () => {
    expect(nextExemptionWake(stateAfter(granted))).toBe(APPEAL_UNTIL)
    expect(stateAfter([...granted, wakeAt('2023-12-18T16:59:59.999Z')]).status).toBe('noticed')
    expect(stateAfter(inForce)).toMatchObject({ status: 'inForce', number: 1, year: 2023 })
    const refusal = [...heard, verdict('area', 'refused'), notify]
    expect(stateAfter([...refusal, wakeAt(APPEAL_UNTIL)]).status).toBe('refused')
  })

  it('takes an appeal before that instant only', () => {
    const appeal = { type: 'appeal', grounds: 'ขอให้ทบทวน', decideBy: END } as const
    expect(refusedAfter([...granted, { ...appeal, at: APPEAL_UNTIL }])).toBe('APPEAL_TOO_LATE')
    expect(stateAfter([...granted, { ...appeal, at: '2023-12-18T16:59:59.999Z' }]).status).toBe('appealed')
    expect(refusedAfter([...granted, { ...appeal, grounds: ' ' }])).toBe('REASON_MISSING')
  })

  it('stands at once when the applicant takes it as it is', () => {
    expect(stateAfter([...granted, { type: 'waiveAppeal' }]).status).toBe('inForce')
  })

  it('is no order for a state school: no appeal, and it stands at once', () => {
    const state = { ...activity, applicant: { ...activity.applicant, type: 'state' as const } }
    const wishes = [
      draft(state),
      file,
      accept,
      advise('district'),
      advise('parent'),
      verdict('area', 'approved'),
      notify,
    ]
    expect(stateAfter(wishes)).toMatchObject({ status: 'inForce' })
    const later = { ...state, period: { from: '2024-01-10', until: '2024-03-31' } }
    const waiting = [draft(later), ...wishes.slice(1)]
    expect(stateAfter(waiting).status).toBe('noticed')
    expect(refusedAfter([...waiting, { type: 'appeal', grounds: 'g', decideBy: END }])).toBe('NO_APPEAL')
    expect(nextExemptionWake(stateAfter(waiting))).toBe('2024-01-09T17:00:00.000Z')
  })

  it('grants no more than was asked, and a changed decision grants all of it', () => {
    const short = { from: '2023-12-01', until: '2024-01-31' }
    const part = [...granted.slice(0, -1), { ...notify, period: short } as Wish]
    expect(stateAfter(part).granted).toEqual(short)
    expect(
      refusedAfter([
        ...granted.slice(0, -1),
        { ...notify, period: { ...short, until: '2024-04-01' } } as Wish,
      ]),
    ).toBe('EXEMPTION_PERIOD_INVALID')
    const appeal: Wish = { type: 'appeal', grounds: 'สั้นไป', decideBy: END }
    const changed: Wish = { type: 'decideAppeal', changed: true, reason: 'เห็นด้วย', by: otherOfficer }
    expect(stateAfter([...part, appeal, changed])).toMatchObject({
      status: 'inForce',
      granted: activity.period,
    })
    expect(stateAfter([...part, appeal, { ...changed, changed: false }])).toMatchObject({
      status: 'inForce',
      granted: short,
    })
    expect(stateAfter([...heard, verdict('area', 'refused'), notify, appeal, changed]).status).toBe('inForce')
    expect(
      stateAfter([...heard, verdict('area', 'refused'), notify, appeal, { ...changed, changed: false }])
        .status,
    ).toBe('refused')
  })

  it('has the time for deciding an appeal extended once', () => {
    const appeal: Wish = { type: 'appeal', grounds: 'g', decideBy: '2024-01-10T17:00:00.000Z' }
    const extend: Wish = {
      type: 'extendAppeal',
      decideBy: '2024-02-09T17:00:00.000Z',
      reason: 'ต้องสอบข้อเท็จจริง',
      by: officer,
    }
    expect(stateAfter([...granted, appeal, extend]).appeal).toMatchObject({
      decideBy: '2024-02-09T17:00:00.000Z',
    })
    expect(refusedAfter([...granted, appeal, extend, extend])).toBe('APPEAL_EXTENDED')
    expect(refusedAfter([...granted, appeal, { ...extend, decideBy: '2024-01-10T17:00:00.000Z' }])).toBe(
      'DEADLINE_NOT_LATER',
    )
  })
})

describe('an exemption in force', () => {
  it('owes that the answers in its scope are exempt, and at its end that the duty comes back', () => {
    const force = stateAfter(inForce)
    expect(force.jobs.at(-1)).toMatchObject({ kind: 'apply' })
    const over = stateAfter([...inForce, wakeAt(END)])
    expect(over).toMatchObject({ status: 'expired' })
    expect(over.jobs.map(({ kind }) => kind)).toEqual(['tell', 'apply', 'reopen', 'tell'])
  })

  it('ends with its last day, not before, and says so thirty days ahead', () => {
    expect(nextExemptionWake(stateAfter(inForce))).toBe('2024-02-29T17:00:00.000Z')
    const warned = stateAfter([...inForce, wakeAt('2024-02-29T17:00:00.000Z')])
    expect(warned).toMatchObject({ status: 'inForce', expiryWarned: '2024-02-29T17:00:00.000Z' })
    expect(nextExemptionWake(warned)).toBe(END)
    expect(stateAfter([...inForce, wakeAt('2024-03-31T16:59:59.999Z')]).status).toBe('inForce')
  })

  it('is not revoked before the reason was announced and the applicant heard, or had the chance', () => {
    const announce: Wish = {
      type: 'announceRevocation',
      reason: 'ผลไม่เป็นไปตามที่เสนอ',
      hearUntil: END,
      by: officer,
    }
    const revoke: Wish = { type: 'revoke', reason: 'ยืนยัน', by: officer }
    expect(refusedAfter([...inForce, revoke])).toBe('HEARING_OWED')
    expect(refusedAfter([...inForce, announce, revoke])).toBe('HEARING_OWED')
    expect(stateAfter([...inForce, announce, { type: 'beHeard', statement: 'ขอชี้แจง' }, revoke]).status).toBe(
      'revoked',
    )
    expect(stateAfter([...inForce, announce, { ...revoke, at: END }]).status).toBe('revoked')
    expect(
      stateAfter([...inForce, announce, { type: 'dropRevocation', reason: 'r', by: officer }]).revocation,
    ).toBeUndefined()
    expect(refusedAfter([...inForce, { ...announce, hearUntil: AT }])).toBe('DEADLINE_PAST')
  })

  it('is offered to each side as the state allows', () => {
    const force = stateAfter(inForce)
    expect(exemptionActsIn(force, AT)).toEqual(['verifyBasis', 'announceRevocation', 'withdraw'])
    expect(exemptionActsIn(stateAfter([draft()]), AT)).toEqual(['revise', 'file', 'withdraw'])
    expect(exemptionActsIn(stateAfter([...inForce, wakeAt(END)]), END)).toEqual([])
  })
})

describe('what a careful clerk remarks', () => {
  const codes = (request: typeof activity) =>
    exemptionWarnings(stateAfter([draft(request)])).map(({ code }) => code)
  it('is a basis that nobody has verified, one that ends before the exemption, and the end of the act', () => {
    expect(codes(activity)).toEqual(['basisUnverified'])
    const until = (day: string) => ({ ...activity, period: { from: '2023-12-01', until: day } })
    expect(codes(until('2026-04-30'))).toEqual(['basisUnverified'])
    expect(codes(until('2026-05-01'))).toEqual(['basisUnverified', 'outlivesBasis', 'outlivesAct'])
  })
  it('goes for the basis once another person than the author has verified it', () => {
    const verify: Wish = { type: 'verifyBasis', by: signer }
    expect(exemptionWarnings(stateAfter([draft(), file, verify]))).toEqual([])
  })
})

describe('reminders to the body whose turn it is', () => {
  it('come before the limit and at its end, and go with the turn', () => {
    const limit = { dueAt: '2023-12-25T17:00:00.000Z', reminders: ['2023-12-20T02:00:00.000Z'] }
    const limited = [draft(), file, { type: 'setLimits', jobId: '1', limit, stages: {}, by: SYSTEM } as Wish]
    expect(nextExemptionWake(stateAfter(limited))).toBe('2023-12-20T02:00:00.000Z')
    const once = [...limited, wakeAt('2023-12-20T02:00:00.000Z')]
    expect(nextExemptionWake(stateAfter(once))).toBe('2023-12-25T17:00:00.000Z')
    const twice = [...once, wakeAt('2023-12-25T17:00:00.000Z')]
    expect(nextExemptionWake(stateAfter(twice))).toBeUndefined()
    expect(stateAfter([...limited, accept]).limit).toBeUndefined()
  })
})
