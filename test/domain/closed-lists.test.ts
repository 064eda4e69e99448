import { SYSTEM } from '../../domain/case.js'
import { applyCircular } from '../../domain/circular/apply.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { applyCommittee } from '../../domain/committee/apply.js'
import { applyConsultation } from '../../domain/consultation/apply.js'
import { decideConsultation } from '../../domain/consultation/decide.js'
import { applyExemption } from '../../domain/exemption/apply.js'
import { decideExemption } from '../../domain/exemption/decide.js'
import { applyMeeting } from '../../domain/meeting/apply.js'
import { applyPersonnel } from '../../domain/personnel/apply.js'
import { decideAllPersonnel } from '../../domain/personnel/decide.js'
import { applyOrder } from '../../domain/order/apply.js'
import { decideOrder } from '../../domain/order/decide.js'
import { applyProposal } from '../../domain/proposal/apply.js'
import { decideProposal } from '../../domain/proposal/decide.js'
import { isRefusal } from '../../domain/refusals.js'
import { applySubmission } from '../../domain/submission/apply.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import { applyTask } from '../../domain/task/apply.js'
import { decideTask } from '../../domain/task/decide.js'

type Fold = (state: undefined, event: never) => unknown
type Decide = (state: undefined, act: never) => unknown

const unknown = { type: 'brewTea', at: '2023-11-22T02:00:00.000Z', by: SYSTEM } as never
/** Some case of the kind under way: what it holds does not matter to what nobody knows. */
const underWay = { status: 'open', owner: SYSTEM, jobs: [], seeds: [] } as never

const FOLDS: [string, Fold][] = [
  ['circular', applyCircular],
  ['answer', applySubmission],
  ['exemption', applyExemption],
  ['proposal', applyProposal],
  ['order', applyOrder],
  ['task', applyTask],
  ['consultation', applyConsultation],
  ['meeting', applyMeeting],
  ['committee', applyCommittee],
  ['record of a person', applyPersonnel],
]

describe('the record of a case', () => {
  it.each(FOLDS)('of a %s begins with its beginning, or it is no record', (_, fold) => {
    expect(() => fold(undefined, unknown)).toThrow(/before|brewTea/)
  })

  it.each(FOLDS)(
    'of a %s with an event that this version does not know is not read as if it were not there',
    (_, fold) => {
      expect(() => fold(underWay, unknown)).toThrow('brewTea')
    },
  )
})

describe('an act that no rule knows', () => {
  const DECIDERS: [string, Decide][] = [
    ['circular', decideCircular],
    ['answer', decideSubmission],
    ['exemption', decideExemption],
    ['proposal', decideProposal],
    ['order', decideOrder],
    ['task', decideTask],
    ['consultation', decideConsultation],
    ['record of a person', (state, act) => decideAllPersonnel(state, [act])],
  ]

  it.each(DECIDERS)('is not taken by a %s', (_, decide) => {
    const taken = () => {
      const decided = decide(underWay, unknown)
      if (isRefusal(decided)) throw new Error(decided.refused)
    }
    expect(taken).toThrow()
  })

  it.each(DECIDERS)('and no other finds a %s that is not there', (_, decide) => {
    expect(decide(undefined, unknown)).toMatchObject({ refused: 'NOT_FOUND' })
  })
})
