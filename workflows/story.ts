import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow'
import { SYSTEM, type Stamp } from '../domain/case.js'
import type { HeldEvent } from '../domain/held.js'
import type { Refusal } from '../domain/refusals.js'
import { holdCase } from './held-case.js'
import type { CaseInput } from './messages.js'

/** Work that a case still owes; `id` makes it idempotent. */
type Owed = { readonly id: string }

/** What the story of a kind of case is told with: its rules, and who does the work that it owes. */
export type Telling<State, Act, Job extends Owed> = {
  readonly decide: (state: State, act: Act) => Refusal | readonly HeldEvent[]
  readonly nextWake: (state: State) => string | undefined
  readonly work?: {
    /** What the case owes, the first first. */
    readonly owed: (state: State) => readonly Job[]
    /** Does one job and returns how many it concerned; run again, it changes nothing more. */
    readonly run: (state: State, job: Job) => Promise<number>
  }
}

/** What the story itself puts to a case. A kind's acts must know the first, and the second where it owes work. */
type OwnAct = Stamp & ({ type: 'wake' } | { type: 'finishJob'; jobId: string; done: number })

/**
 * A case while something is in motion: it takes acts, works off what it owes, wakes for its own dates, and ends when it
 * waits for nothing; the next act starts it again from its row.
 */
export async function tellStory<State, Act extends { readonly type: string }, Job extends Owed>(
  input: CaseInput<State>,
  { decide, nextWake, work }: Telling<State, Act, Job>,
): Promise<void> {
  const held = holdCase<State, Act | OwnAct>(input, (state, act) => decide(state, act as Act))
  for (;;) {
    const [job] = work?.owed(held.state) ?? []
    if (work && job) {
      const done = await work.run(held.state, job)
      const at = await held.now()
      await held.take(`done/${job.id}`, { type: 'finishJob', jobId: job.id, done, at, by: SYSTEM })
      continue
    }
    const woken = await held.sleepUntil(nextWake(held.state))
    if (woken === 'due') {
      const at = await held.now()
      await held.take(`wake/${held.snapshot().version}`, { type: 'wake', at, by: SYSTEM })
    }
    if (woken === 'idle' && (await held.rest())) return
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await continueAsNew(held.snapshot())
    }
  }
}
