import { openStages, type Approval } from '../../domain/approval/approval.js'
import type { Route } from '../../domain/approval/route.js'
import { SYSTEM, type Actor, type Role } from '../../domain/case.js'
import { applyCircular } from '../../domain/circular/apply.js'
import type { Circular, CircularAct, CircularEvent } from '../../domain/circular/case.js'
import { circularActsIn, decideCircular, nextCircularWake } from '../../domain/circular/decide.js'
import { possibleStageVerdicts } from '../../domain/policy/possible.js'
import { isRefusal } from '../../domain/refusals.js'

const at = '2023-11-21T02:00:00.000Z'
const person = (personId: string, role: Role): Actor => ({ personId, officeCode: 'C0001', role })
const drafter = person('drafter', 'officer')
const checker = person('checker', 'checker')
const signer = person('signer', 'signer')

function play(acts: readonly CircularAct[], start?: Circular) {
  let circular = start
  for (const act of acts) {
    const decided = decideCircular(circular, act)
    if (isRefusal(decided)) return { circular: circular as Circular, refused: decided.refused }
    circular = decided.reduce<Circular | undefined>(applyCircular, circular)
  }
  return { circular: circular as Circular, refused: undefined }
}

const draft: CircularAct = {
  ...{ type: 'draft', circularId: 'c', procedure: 'p@1', subject: 's', contentSha256: 'h1', at, by: drafter },
}
const says = (
  stage: string,
  by: Actor,
  verdict: 'approved' | 'refused' | 'returned' = 'approved',
): CircularAct => ({ type: 'decideStage', stage, verdict, contentSha256: 'h1', reason: 'เหตุผล', at, by })
const stages = ({ approval }: Circular) => openStages(approval as Approval).map(({ id }) => id)

describe('a circular on a route of its procedure', () => {
  const route: Route = {
    steps: [
      { id: 'law', role: 'checker', when: { kinds: ['rule'] } },
      { id: 'sign', role: 'signer' },
    ],
  }
  const dueAt = '2023-11-23T17:00:00.000Z'
  const reminder = '2023-11-23T02:00:00.000Z'
  const send: CircularAct = {
    ...{ type: 'sendForApproval', route, facts: { kind: 'activity' }, at, by: drafter },
    times: { sign: { dueAt, reminders: [reminder] } },
  }
  const sent = play([draft, send]).circular

  it('takes the stages that its facts ask for, and is signed by the last', () => {
    expect(stages(sent)).toEqual(['sign'])
    expect(play([says('sign', signer)], sent).circular.status).toBe('signed')
  })

  it('is over when it is refused, and may only be drafted anew', () => {
    const refused = play([says('sign', signer, 'refused')], sent).circular
    expect(refused.status).toBe('abandoned')
    expect(play([send], refused).refused).toBe('ENDED')
  })

  it('reminds the stage at its time, and is looked at again when it is due', () => {
    expect(nextCircularWake(sent)).toBe(reminder)
    const woken = play([{ type: 'wake', at: reminder, by: SYSTEM }], sent).circular
    expect(woken.approval?.reminded).toEqual({ sign: reminder })
    expect(nextCircularWake(woken)).toBe(dueAt)
  })

  it('is not sent on a route on which nobody is left', () => {
    const own: Route = { steps: [{ id: 'sign', role: 'signer', persons: ['drafter'] }] }
    expect(play([draft, { ...send, route: own }]).refused).toBe('ROUTE_UNMANNED')
  })

  it('asks nobody any more once it is signed', () => {
    expect(possibleStageVerdicts(sent, signer)).toMatchObject([{ stage: 'sign' }])
    const signed = play([says('sign', signer)], sent).circular
    expect(possibleStageVerdicts(signed, signer)).toEqual([])
  })
})

describe('a circular that was sent before routes were data', () => {
  const [drafted] = decideCircular(undefined, draft) as readonly CircularEvent[]
  const old = { type: 'sentForApproval', at, by: drafter } as const
  const word = (stage: string, by: Actor, verdict: 'approved' | 'returned', contentSha256 = 'h1') =>
    ({ type: 'stageDecided', stage, verdict, contentSha256, reason: 'r', at, by }) as const
  const fold = (...events: readonly CircularEvent[]) =>
    [drafted as CircularEvent, ...events].reduce<Circular | undefined>(applyCircular, undefined) as Circular

  it('folds to check and sign, for ever', () => {
    const sent = fold({ ...old, contentSha256: 'h1' })
    expect(stages(sent)).toEqual(['check'])
    expect(nextCircularWake(sent)).toBeUndefined()
    const checked = fold({ ...old, contentSha256: 'h1' }, word('check', checker, 'approved'))
    expect(stages(checked)).toEqual(['sign'])
    expect(play([says('sign', signer)], checked).circular.status).toBe('signed')
  })

  it('went on at the stage that returned it when it was as it was, and from the first when it was edited', () => {
    const back = [
      { ...old, contentSha256: 'h1' },
      word('check', checker, 'approved'),
      word('sign', signer, 'returned'),
    ] as const
    expect(fold(...back).status).toBe('draft')
    const again = fold(...back, { ...old, contentSha256: 'h1' })
    expect(stages(again)).toEqual(['sign'])
    expect(again.approval?.decisions).toHaveLength(2)
    const authors = [person('second', 'officer')]
    const revised = { type: 'revised', subject: 's', contentSha256: 'h2', authors, at, by: drafter } as const
    const edited = fold(...back, revised, { ...old, contentSha256: 'h2' })
    expect(stages(edited)).toEqual(['check'])
    expect(edited.approval?.authors).toEqual(authors)
  })

  it('takes no word of a route that it is not on', () => {
    expect(fold(word('check', checker, 'approved'))).toEqual(fold())
  })
})

describe('a circular that is due', () => {
  it('may have its overdue letters sealed, and no sooner', () => {
    const issued: Circular = {
      ...{ circularId: 'c', status: 'issued', owner: drafter, procedure: 'p@1', subject: 's' },
      ...{ contentSha256: 'h1', added: [], errata: 0, jobs: [] },
    }
    expect(circularActsIn(issued)).not.toContain('sealOverdue')
    expect(circularActsIn({ ...issued, fellDueAt: at })).toContain('sealOverdue')
    expect(nextCircularWake(issued)).toBeUndefined()
  })

  it('has its number when the register has given it, not before', () => {
    const signed: Circular = {
      ...{ circularId: 'c', status: 'signed', owner: drafter, procedure: 'p@1', subject: 's' },
      ...{ contentSha256: 'h1', added: [], errata: 0, jobs: [] },
    }
    const launch: CircularAct = {
      ...{ type: 'launch', contentSha256: 'h1', at, by: drafter },
      audience: { audienceId: 'a', total: 1, primary: 1, secondary: 0 },
      schedule: {
        ...{ dueAt: '2023-11-27T17:00:00.000Z', dueDay: '2023-11-27', reminders: [], calendarVersion: 'v' },
      },
    }
    const { circular } = play([launch], signed)
    expect(circular).toMatchObject({ status: 'issued', year: 2023 })
    expect(circular.number).toBeUndefined()
  })
})
