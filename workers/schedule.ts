import { setTimeout as wait } from 'node:timers/promises'
import { ScheduleAlreadyRunning, type Client } from '@temporalio/client'
import type { Logger } from 'pino'
import type { Reconciler } from '../activities/reconcile.js'
import { CASES_QUEUE, RECONCILE_SCHEDULE, WORKFLOWS } from '../workflows/messages.js'

/** How soon a lost Temporal store is noticed. */
const LOOK_EVERY_MS = 10_000

type Watch = {
  client: Client
  reconciler: Pick<Reconciler, 'reconcileAll'>
  signal: AbortSignal
  log: Logger
}

/**
 * Keeps the reconciler's schedule alive. Where it is missing, the store is new or was lost: then every open case is
 * brought back at once.
 */
export async function keepSchedule({ client, reconciler, signal, log }: Watch): Promise<void> {
  let isOwed = false
  while (!signal.aborted) {
    try {
      isOwed ||= await wasMissing(client)
      if (isOwed) log.info({ started: await reconciler.reconcileAll() }, 'brought the open cases back')
      isOwed = false
    } catch (error) {
      log.warn({ error: String(error) }, 'the schedule cannot be seen to now')
    }
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}

/** Makes the schedule where it does not exist. Returns whether it was missing. */
async function wasMissing(client: Client): Promise<boolean> {
  try {
    await client.schedule.create({
      scheduleId: RECONCILE_SCHEDULE,
      spec: { intervals: [{ every: '1 minute' }], jitter: '5 seconds' },
      policies: { overlap: 'SKIP', catchupWindow: '1 minute' },
      action: {
        type: 'startWorkflow',
        workflowType: WORKFLOWS.reconcile,
        workflowId: RECONCILE_SCHEDULE,
        taskQueue: CASES_QUEUE,
        args: [],
      },
    })
    return true
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false
    throw error
  }
}
