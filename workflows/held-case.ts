import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow'
import { Mutex } from 'async-mutex'
import type { CaseRecords } from '../activities/records.js'
import type { HeldEvent } from '../domain/held.js'
import { isRefusal, refusalText, type Refusal } from '../domain/refusals.js'
import {
  ACT_UPDATE,
  NUDGED_SIGNAL,
  REFUSED,
  STATE_QUERY,
  type Acted,
  type ActInput,
  type CaseInput,
} from './messages.js'

/** How long a case that waits for nothing stays in memory before it is left to its row. */
const LINGER = '5 minutes'

// A step is a local activity: one marker in the history and no further workflow task.
const local = proxyLocalActivities<CaseRecords>({
  startToCloseTimeout: '3 seconds',
  retry: { initialInterval: '50 milliseconds', maximumAttempts: 3 },
})
// While the database is away the same step, under the same key, waits as a regular activity.
const regular = proxyActivities<CaseRecords>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
})

/** A case in the memory of its workflow: takes acts one after the other, each recorded before it is answered. */
export type HeldCase<State, Act> = {
  readonly state: State
  snapshot(): CaseInput<State>
  /** Decides and records. @throws ApplicationFailure of type `Refused` */
  take(cause: string, act: Act): Promise<Acted<State>>
  /** Sleeps until the instant, a change, or (with nothing to wait for) the end of the linger. */
  sleepUntil(instant: string | undefined): Promise<'due' | 'changed' | 'idle'>
  /** Lets go of the case; false when an act has come in meanwhile. */
  rest(): Promise<boolean>
  now(): Promise<string>
}

/** Sets the handlers of a case, before anything is awaited. */
export function holdCase<State, Act>(
  input: CaseInput<State>,
  decide: (state: State, act: Act) => Refusal | readonly HeldEvent[],
): HeldCase<State, Act> {
  const { caseId } = input
  const lane = new Mutex()
  let held: Acted<State> = { version: input.version, state: input.state }
  let isOutdated = false
  let changes = 0

  const replace = (next: Acted<State>): void => {
    held = next
    changes += 1
  }

  const reload = async (): Promise<void> => {
    isOutdated = false
    const { version, state } = await orRegular((records) => records.load(caseId))
    if (version > held.version) replace({ version, state: state as State })
  }

  const step = async (cause: string, act: Act): Promise<Acted<State>> => {
    for (;;) {
      const events = orRefuse(decide(held.state, act))
      if (events.length === 0) return held
      const { outcome, version, state, refusal } = await orRegular((records) =>
        records.record({ caseId, expectedVersion: held.version, cause, events }),
      )
      replace({ version, state: state as State })
      if (refusal) orRefuse(refusal)
      // Stale: bulk work or the mail room moved the row on. Decide again on what it is now.
      if (outcome !== 'stale') return held
    }
  }

  const take = (cause: string, act: Act): Promise<Acted<State>> => lane.runExclusive(() => step(cause, act))

  setHandler(
    defineUpdate<Acted<State>, [ActInput<Act>]>(ACT_UPDATE),
    ({ key, act }) => take(`act/${key}`, act),
    {
      validator: ({ act }: ActInput<Act>) => void orRefuse(decide(held.state, act)),
    },
  )
  setHandler(defineSignal(NUDGED_SIGNAL), () => {
    isOutdated = true
    changes += 1
  })
  setHandler(defineQuery<Acted<State>>(STATE_QUERY), () => held)

  return {
    get state() {
      return held.state
    },
    snapshot: () => ({ caseId, ...held }),
    take,
    now: () => orRegular((records) => records.now()),
    async sleepUntil(instant) {
      if (isOutdated) {
        await lane.runExclusive(reload)
        return 'changed'
      }
      const before = changes
      const ms = instant === undefined ? undefined : await orRegular((records) => records.msUntil(instant))
      if (ms !== undefined && ms <= 0) return 'due'
      const changed = await condition(() => changes !== before, ms ?? LINGER)
      // A timer that fires only says that it may be time: the loop asks the clock again.
      return changed || ms !== undefined ? 'changed' : 'idle'
    },
    async rest() {
      const before = changes
      await lane.runExclusive(() => orRegular((records) => records.rest(caseId)))
      return changes === before && allHandlersFinished()
    },
  }
}

/** Runs a step as a local activity, and where that fails for long as a regular one. */
async function orRegular<T>(call: (records: typeof regular) => Promise<T>): Promise<T> {
  try {
    return await call(local)
  } catch (failure) {
    log.warn('local step failed, going on as a regular activity', { failure: String(failure) })
    return call(regular)
  }
}

function orRefuse<T>(decided: Refusal | T): T {
  if (!isRefusal(decided)) return decided
  throw ApplicationFailure.nonRetryable(refusalText(decided).en, REFUSED, decided)
}
