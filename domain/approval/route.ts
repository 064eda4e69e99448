import type { Role } from '../case.js'
import type { ReminderStep } from '../reminders.js'
import type { Clock } from '../time.js'

/** A stage is taken only where this holds. What is not known of a case never spares it a stage. */
export type Condition = {
  /** Kinds of the case: a procedure, a field, a type of exemption. */
  readonly kinds?: readonly string[]
  /** Baht: from this amount on. */
  readonly atLeast?: number
  /** Baht: under this amount. */
  readonly below?: number
  /** Provinces, areas, offices: whatever the kind of case calls its area. */
  readonly areas?: readonly string[]
}

/** What conditions ask about. */
export type Facts = {
  readonly kind?: string
  /** Baht. */
  readonly amount?: number
  readonly areas?: readonly string[]
}

/** How long a stage may take, in working days of the office's calendar, and what happens meanwhile and afterwards. */
export type TimeLimit = {
  readonly workingDays: number
  readonly time?: Clock
  readonly reminders?: readonly ReminderStep[]
  /** Who may decide as well once the limit has passed; without it the stage is only reminded once more. */
  readonly escalateTo?: Role
}

type StageBase = {
  /** Unique in its route. */
  readonly id: string
  readonly title?: { readonly th: string; readonly en: string }
  readonly when?: Condition
  readonly limit?: TimeLimit
  /** ขอความเห็น: is heard and decides nothing; after its time limit the route goes on without it. */
  readonly opinion?: true
}

/** Officials of one office: anybody in the role, or these persons in it. */
export type OfficialStage = StageBase & {
  readonly role: Role
  /** The office of the case's owner where none is named. */
  readonly office?: string
  readonly persons?: readonly string[]
  /** So many of them must say yes; one where nothing is said. */
  readonly need?: number
  /** The roles to whose holders, in the same office, a party may pass its turn on. Nobody where nothing is said. */
  readonly passOnTo?: readonly Role[]
}

/** A committee: its resolution comes from a meeting (`CommitteeVerdict`). */
export type CommitteeStage = StageBase & { readonly committeeId: string }

/** One stage of a route. */
export type Stage = OfficialStage | CommitteeStage

/** What is done at a time: one stage, or several in parallel, in any order. */
export type Step = Stage | { readonly parallel: readonly Stage[] }

/** Who must say yes, in which order. `bypass` names the role that may approve at once in an emergency. */
export type Route = { readonly steps: readonly Step[]; readonly bypass?: Role }

/** The usual route of a circular: checked, then signed, each by another person than its drafter. */
export const CHECK_AND_SIGN: Route = {
  steps: [
    { id: 'check', role: 'checker' },
    { id: 'sign', role: 'signer' },
  ],
}

/** The stages of a step. */
export function stagesOf(step: Step): readonly Stage[] {
  return 'parallel' in step ? step.parallel : [step]
}

/** All stages of a route, in the order in which it names them. */
export function stagesIn(steps: readonly Step[]): readonly Stage[] {
  return steps.flatMap(stagesOf)
}

/** Tells a stage of officials from one of a committee. */
export function isOfficial(stage: Stage): stage is OfficialStage {
  return !('committeeId' in stage)
}

/** The steps that this case takes, and the ids of the stages that its conditions leave out. */
export function chosenSteps({ steps }: Route, facts: Facts): { steps: Step[]; leftOut: string[] } {
  const isLeftOut = ({ when }: Stage): boolean => when !== undefined && !holds(when, facts)
  const leftOut = stagesIn(steps).filter(isLeftOut)
  const taken = steps.flatMap((step): Step[] => {
    const stages = stagesOf(step).filter((stage) => !leftOut.includes(stage))
    const [first, ...others] = stages
    if (!first) return []
    return others.length === 0 ? [first] : [{ parallel: stages }]
  })
  return { steps: taken, leftOut: leftOut.map(({ id }) => id) }
}

function holds({ kinds, atLeast, below, areas }: Condition, { kind, amount, areas: lies }: Facts): boolean {
  if (kinds && kind !== undefined && !kinds.includes(kind)) return false
  if (areas && lies && !areas.some((area) => lies.includes(area))) return false
  if (amount === undefined) return true
  return (atLeast === undefined || amount >= atLeast) && (below === undefined || amount < below)
}

/** What is wrong with a route, and where in it (`steps`, index, …). */
export type RouteProblem = {
  readonly path: readonly (string | number)[]
  readonly problem: 'noSteps' | 'idTwice' | 'nobodyDecides' | 'needTooMany' | 'loneParallel' | 'emptyRange'
}

/** Whether a route can be walked by every case: all that the types do not say. */
export function routeProblems({ steps }: Route): RouteProblem[] {
  if (steps.length === 0) return [{ path: ['steps'], problem: 'noSteps' }]
  const placed = steps.flatMap((step, at) =>
    stagesOf(step).map((stage, i) => ({
      stage,
      path: 'parallel' in step ? ['steps', at, 'parallel', i] : ['steps', at],
    })),
  )
  const seen = new Set<string>()
  const ofStages = placed.flatMap(({ stage, path }): RouteProblem[] => {
    const isTwice = seen.has(stage.id)
    seen.add(stage.id)
    return [...(isTwice ? [{ path, problem: 'idTwice' as const }] : []), ...stageProblems(stage, path)]
  })
  const lone = steps.flatMap((step, at): RouteProblem[] =>
    'parallel' in step && step.parallel.length < 2
      ? [{ path: ['steps', at, 'parallel'], problem: 'loneParallel' }]
      : [],
  )
  const isDecided = placed.some(({ stage }) => !stage.opinion && stage.when === undefined)
  return [
    ...ofStages,
    ...lone,
    ...(isDecided ? [] : [{ path: ['steps'], problem: 'nobodyDecides' as const }]),
  ]
}

function stageProblems(stage: Stage, path: RouteProblem['path']): RouteProblem[] {
  const { atLeast = 0, below = Infinity } = stage.when ?? {}
  const range: RouteProblem[] =
    atLeast < below ? [] : [{ path: [...path, 'when', 'below'], problem: 'emptyRange' }]
  if (!isOfficial(stage)) return range
  const { persons, need = 1 } = stage
  const isTooMany = persons !== undefined && new Set(persons).size < need
  return isTooMany ? [...range, { path: [...path, 'need'], problem: 'needTooMany' }] : range
}
