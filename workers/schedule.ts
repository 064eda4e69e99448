import { ScheduleAlreadyRunning, type Client } from '@temporalio/client'
import { CASES_QUEUE, RECONCILE_SCHEDULE, WORKFLOWS } from '../workflows/messages.js'

/** Makes sure that the reconciler's schedule exists. Returns true when it was missing: the store is new, or was lost. */
export async function ensureSchedule(client: Client): Promise<boolean> {
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
