import { proxyActivities } from '@temporalio/workflow'
import type { Reconciler } from '../activities/reconcile.js'
import { BULK_WORK } from './bulk-work.js'

const { reconcileCases } = proxyActivities<Reconciler>({
  ...BULK_WORK,
  startToCloseTimeout: '10 minutes',
  retry: { maximumAttempts: 3 },
})

/** Brings back every open case that should be in motion and is not. Run by a schedule; ends with the count. */
export async function reconcile(): Promise<number> {
  return reconcileCases()
}
