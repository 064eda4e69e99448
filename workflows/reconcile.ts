import { proxyActivities } from '@temporalio/workflow'
import type { Reconciler } from '../activities/reconcile.js'
import { BULK_QUEUE } from './messages.js'

const { reconcileCases } = proxyActivities<Reconciler>({
  taskQueue: BULK_QUEUE,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { maximumAttempts: 3 },
})

/** Brings back every open case that should be in motion and is not. Run by a schedule; ends with the count. */
export async function reconcile(): Promise<number> {
  return reconcileCases()
}
