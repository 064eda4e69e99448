import { setTimeout as wait } from 'node:timers/promises'
import type { RehearsalState } from '../db/rehearsal.js'
import { isBefore, millisecondsBetween, type Instant } from '../domain/time.js'
import type { PersonalApi } from './api-client.js'

const DAY_MS = 24 * 60 * 60 * 1000
/** Distances up to this are stepped over at one go: nothing waits in between, so there is nothing to see. */
const STEP_MS = 3 * 60 * 60 * 1000
/** The API takes no faster one. */
const FASTEST_RATE = 1_000_000
const LOOK_AGAIN_MS = 40
/** A timer has had its time by then: setting the clock once more tells what still sleeps to look at it. */
const TELL_AGAIN_AFTER_MS = 2_000
const SETTLED_WITHIN_MS = 120_000

/** The clock of a rehearsal, and patience until everything that its hand has passed is done. */
export type Rehearsal = {
  now(): Promise<Instant>
  /** Lets the clock run to the instant through every wake-up on the way, holds it there, and waits until all is done. */
  runTo(instant: Instant): Promise<void>
  /** Waits until no case should have woken up, no work over offices is left, and no mail is due. */
  settle(): Promise<void>
  /** Lets the clock run as fast as the real one, for people who look around. */
  letRun(): Promise<void>
}

/** Moves the clock of a rehearsal as an administrator who may set it. */
export function rehearsalBy(api: PersonalApi): Rehearsal {
  return {
    now: async () => (await look(api)).now,
    runTo: (target) => runTo(api, target),
    settle: async () => void (await settled(api)),
    letRun: async () => void (await set(api, { rate: 1 })),
  }
}

const look = (api: PersonalApi): Promise<RehearsalState> => api.get('/clock')

type Setting = { readonly instant?: Instant; readonly rate: number; readonly stopAt?: Instant }
const set = (api: PersonalApi, body: Setting): Promise<RehearsalState> =>
  api.call({ method: 'PUT', path: '/clock', body })

async function runTo(api: PersonalApi, target: Instant): Promise<void> {
  for (;;) {
    const { now, nextWakeAt } = await settled(api)
    if (!isBefore(now, target)) return
    const stop = nextWakeAt && isBefore(nextWakeAt, target) ? nextWakeAt : target
    if (nextWakeAt && millisecondsBetween(now, stop) > STEP_MS) await travel(api, now, stop)
    await set(api, { instant: stop, rate: 0 })
  }
}

/** Real timers run while the clock does; it stops by itself where it should. */
async function travel(api: PersonalApi, from: Instant, to: Instant): Promise<void> {
  const distanceMs = millisecondsBetween(from, to)
  const realMs = Math.max(distanceMs / FASTEST_RATE, Math.min(1_500, 500 + (distanceMs / DAY_MS) * 400))
  await set(api, { rate: distanceMs / realMs, stopAt: to })
  while (isBefore((await look(api)).now, to)) await wait(LOOK_AGAIN_MS)
}

async function settled(api: PersonalApi): Promise<RehearsalState> {
  const since = Date.now()
  for (let told = since; ; await wait(LOOK_AGAIN_MS)) {
    const state = await look(api)
    const { wakes, jobs, mails } = state.unsettled
    if (wakes + jobs + mails === 0) return state
    const now = Date.now()
    if (now - since > SETTLED_WITHIN_MS)
      throw new Error(`ยังทำงานไม่เสร็จ / not done in time: ${JSON.stringify(state.unsettled)}`)
    if (now - told <= TELL_AGAIN_AFTER_MS) continue
    await set(api, { rate: 0 })
    told = now
  }
}
