import fc from 'fast-check'
import { applyApproval } from '../../domain/approval/after.js'
import {
  approvalOutcome,
  needOf,
  openStages,
  VERDICTS,
  type Approval,
  type Verdict,
} from '../../domain/approval/approval.js'
import { decideVerdict, possibleVerdicts } from '../../domain/approval/decide.js'
import {
  routeProblems,
  stagesIn,
  stagesOf,
  type OfficialStage,
  type Route,
  type Step,
} from '../../domain/approval/route.js'
import { turnsOf } from '../../domain/approval/turns.js'
import { nextApprovalWake, wakeApproval } from '../../domain/approval/wake.js'
import { personsBehind, type Actor, type Role } from '../../domain/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { isBefore, plusMilliseconds } from '../../domain/time.js'
import { at, begun, drafter, person, play, says } from './approval-people.js'

const ROLES = ['checker', 'signer', 'director'] as const satisfies readonly Role[]
/** Nine of each role: more than any route needs, so that nobody is missing only because the town is small. */
const TOWN: readonly Actor[] = [
  ...ROLES.flatMap((role) => [...Array(9).keys()].map((i) => person(`${role}${i}`, role))),
  { ...person('stand-in', 'checker'), inPlaceOf: 'checker0' },
  { ...person('of-drafter', 'signer'), inPlaceOf: 'drafter' },
  drafter,
]
const HOUR = 3_600_000

const stage = fc.record(
  {
    role: fc.constantFrom(...ROLES),
    opinion: fc.constant(true as const),
    need: fc.integer({ min: 1, max: 3 }),
    passOnTo: fc.constant(['checker'] as const),
    limited: fc.boolean(),
    named: fc.boolean(),
  },
  { requiredKeys: ['role', 'limited', 'named'] },
)

type Drawn = typeof stage extends fc.Arbitrary<infer T> ? T : never

function toStage({ limited, named, ...drawn }: Drawn, id: string): OfficialStage {
  const persons = named ? { persons: [...Array(4).keys()].map((i) => `${drawn.role}${i}`) } : {}
  const limit = limited ? { limit: { workingDays: 1, escalateTo: 'director' as const } } : {}
  return { id, ...drawn, ...persons, ...limit }
}

const route: fc.Arbitrary<Route> = fc
  .tuple(
    fc.array(fc.array(stage, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([drawn, mayBypass]): Route => {
    const steps = drawn.map((stages, i): Step => {
      const [first, ...others] = stages.map((one, j) => toStage(one, `${i}.${j}`))
      return first && others.length === 0 ? first : { parallel: [first as OfficialStage, ...others] }
    })
    return { steps: [...steps, { id: 'last', role: 'signer' }], ...(mayBypass ? { bypass: 'director' } : {}) }
  })

const word = fc.record({
  who: fc.integer({ min: 0, max: TOWN.length - 1 }),
  verdict: fc.constantFrom(...VERDICTS, 'approved' as const, 'approved' as const, 'advised' as const),
  stage: fc.nat(2),
  to: fc.integer({ min: 0, max: 8 }),
})
type Word = typeof word extends fc.Arbitrary<infer T> ? T : never

const step = fc.oneof(
  { weight: 12, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom('again' as const, 'edit' as const, 'wake' as const) },
)

/** The stages of the step whose turn it is, each with times an hour ahead of the last. */
function timesOf({ steps }: Route) {
  return Object.fromEntries(
    stagesIn(steps).map(({ id }, i) => [
      id,
      { dueAt: plusMilliseconds(at, (i + 2) * HOUR), reminders: [plusMilliseconds(at, HOUR)] },
    ]),
  )
}

function verdictOf(approval: Approval, { who, verdict, stage: nth, to }: Word): Verdict {
  const open = openStages(approval)
  const by = TOWN[who] as Actor
  const target = { personId: `checker${to}`, role: 'checker' as const }
  const id = open[nth % Math.max(open.length, 1)]?.id ?? 'none'
  const { contentSha256 } = approval
  return { ...says(by, id, verdict), contentSha256, ...(verdict === 'passedOn' ? { to: target } : {}) }
}

/** Plays a route; `look` sees every state that the rules let come about. */
function walk(
  drawn: Route,
  acts: readonly (Word | 'again' | 'edit' | 'wake')[],
  look: (approval: Approval) => void,
) {
  const times = timesOf(drawn)
  let approval = begun(drawn, { times })
  look(approval)
  for (const act of acts) {
    if (act === 'again' || act === 'edit') {
      const contentSha256 = act === 'edit' ? `${approval.contentSha256}+` : approval.contentSha256
      approval = begun(drawn, { times, contentSha256, before: approval })
    } else if (act === 'wake') {
      const wake = nextApprovalWake(approval)
      if (wake !== undefined) approval = wakeApproval(approval, wake).reduce(applyApproval, approval)
    } else {
      const decided = decideVerdict(approval, verdictOf(approval, act))
      if (!isRefusal(decided)) approval = decided.reduce(applyApproval, approval)
    }
    look(approval)
  }
  return approval
}

const walks = (look: (approval: Approval) => void) =>
  fc.assert(
    fc.property(route, fc.array(step, { maxLength: 60 }), (drawn, acts) => {
      fc.pre(routeProblems(drawn).length === 0)
      walk(drawn, acts, look)
    }),
    { numRuns: 300 },
  )

describe('whatever is said on whatever route', () => {
  it('there is a way on: somebody may speak, or the owner may send it again', () => {
    walks((approval) => {
      const outcome = approvalOutcome(approval, approval.contentSha256)
      if (outcome !== 'open') return
      expect(openStages(approval).length).toBeGreaterThan(0)
      expect(TOWN.some((by) => possibleVerdicts(approval, by).length > 0)).toBe(true)
    })
  })

  it('an edit voids it, and everything is decided again', () => {
    walks((approval) => {
      expect(approvalOutcome(approval, 'other')).toBe('void')
      const again = begun({ steps: approval.route }, { contentSha256: 'other', before: approval })
      expect(again.next).toBe(0)
      expect(openStages(again).map(({ id }) => id)).toEqual(
        stagesOf(approval.route[0] as Step).map(({ id }) => id),
      )
    })
  })

  it('nobody decides twice, nor on an own draft, in person or through a substitute', () => {
    walks((approval) => {
      const deciding = approval.decisions.filter(
        ({ verdict, contentSha256 }) =>
          contentSha256 === approval.contentSha256 && ['approved', 'bypassed'].includes(verdict),
      )
      const counted = deciding.filter((one) => approval.decisions.indexOf(one) >= (approval.countedFrom ?? 0))
      const persons = counted.flatMap(({ by }) => personsBehind(by))
      expect(new Set(persons).size).toBe(persons.length)
      expect(persons).not.toContain('drafter')
    })
  })

  it('no stage is passed with fewer or more than it needs', () => {
    walks((approval) => {
      const said = approval.decisions.slice(approval.countedFrom)
      if (said.some(({ verdict }) => verdict === 'bypassed')) return
      for (const one of stagesIn(approval.route.slice(0, approval.next))) {
        const wanted = one.opinion ? 'advised' : 'approved'
        const yes = said.filter(({ stage: id, verdict }) => id === one.id && verdict === wanted)
        const isPassedOver = approval.passedOver?.includes(one.id) ?? false
        if (isPassedOver) expect(yes.length).toBeLessThan(needOf(one))
        else expect(yes).toHaveLength(needOf(one))
      }
    })
  })

  it('a turn is awaited only from somebody whose word the rules would take', () => {
    walks((approval) => {
      for (const by of TOWN) {
        const may = possibleVerdicts(approval, by).filter(({ verdicts }) =>
          verdicts.some((one) => one !== 'bypassed'),
        )
        const awaited = turnsOf(approval).filter(
          ({ role, persons, barred }) =>
            role === by.role &&
            (!persons || personsBehind(by).some((id) => persons.includes(id))) &&
            !personsBehind(by).some((id) => barred.includes(id)),
        )
        for (const { stage: id } of awaited) expect(may.map((one) => one.stage)).toContain(id)
      }
    })
  })

  it('the clock moves on: what has been woken for is not woken for again', () => {
    walks((approval) => {
      const wake = nextApprovalWake(approval)
      if (wake === undefined) return
      const events = wakeApproval(approval, wake)
      expect(events.length).toBeGreaterThan(0)
      const later = nextApprovalWake(events.reduce(applyApproval, approval))
      const isOver = openStages(approval).some(({ id }) => approval.times?.[id]?.dueAt === wake)
      if (later !== undefined && !isOver) expect(isBefore(wake, later)).toBe(true)
    })
  })

  it('the order of words in parallel does not matter', () => {
    const parallel = fc.tuple(
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
      fc.integer({ min: 0, max: 5 }),
    )
    const steps: readonly Step[] = [
      {
        parallel: [
          { id: 'a', role: 'checker', need: 2 },
          { id: 'b', role: 'director', persons: ['director0', 'director1', 'director2'], need: 2 },
          { id: 'c', role: 'signer', opinion: true },
        ],
      },
      { id: 'last', role: 'signer' },
    ]
    const words = [
      ...[0, 1].map((i) => says(person(`checker${i}`, 'checker'), 'a')),
      ...[0, 1, 2].map((i) =>
        says(person(`director${i}`, 'director'), 'b', i === 2 ? 'refused' : 'approved'),
      ),
      says(person('signer0', 'signer'), 'c', 'advised'),
    ]
    fc.assert(
      fc.property(parallel, ([order, without]) => {
        const said = order.filter((i) => i !== without).map((i) => words[i] as Verdict)
        const inOrder = said.toSorted((x, y) => words.indexOf(x) - words.indexOf(y))
        const [one, other] = [said, inOrder].map((list) =>
          // A word that comes after its stage is full is late in either order.
          list.reduce((now, next) => play(now, next).approval, begun({ steps })),
        ) as [Approval, Approval]
        expect(one.next).toBe(other.next)
        expect(openStages(one)).toEqual(openStages(other))
        expect(approvalOutcome(one, 'h1')).toBe(approvalOutcome(other, 'h1'))
      }),
    )
  })
})
