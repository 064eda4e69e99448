import { createContext, use, type ReactNode } from 'react'
import { useSteps, type Looked, type Step } from './cases.js'

type Words = { readonly th: string; readonly en: string }
/** What the record calls by an id: the persons who acted, and the stages of the route. */
type CaseNames = {
  readonly people: ReadonlyMap<string, string>
  readonly stages: ReadonlyMap<string, Words>
}

const Names = createContext<CaseNames>({ people: new Map(), stages: new Map() })

/** The names of the persons and stages of the case that is looked back on. */
export const useCaseNames = (): CaseNames => use(Names)

/** Gives what is shown of a case the names that stand in its own record. */
export function CaseNames({ looked, children }: { looked: Looked; children: ReactNode }) {
  const { items } = useSteps(looked)
  return <Names value={namesIn(items)}>{children}</Names>
}

function namesIn(steps: readonly Step[]): CaseNames {
  const people = new Map(steps.flatMap(({ by }) => (by.nameTh ? [[by.personId, by.nameTh] as const] : [])))
  const stages = new Map<string, Words>()
  for (const { changes } of steps) for (const { after } of changes) gather(after, stages)
  return { people, stages }
}

/** A stage stands in a route with its id and its title. */
function gather(value: unknown, stages: Map<string, Words>): void {
  if (typeof value !== 'object' || value === null) return
  const { id, title } = value as { id?: unknown; title?: unknown }
  if (typeof id === 'string' && typeof title === 'object' && title !== null && 'th' in title)
    stages.set(id, title as Words)
  for (const part of Object.values(value)) gather(part, stages)
}
