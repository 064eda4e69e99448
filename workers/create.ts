import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker'
import type { CalendarWork } from '../activities/calendar-change.js'
import type { ExemptionWork } from '../activities/exemption-work.js'
import type { Bulk } from '../activities/bulk.js'
import type { MeetingWork } from '../activities/meeting-work.js'
import type { OrderWork } from '../activities/order-work.js'
import type { CaseRecords } from '../activities/records.js'
import type { Reconciler } from '../activities/reconcile.js'
import { BULK_QUEUE, CASES_QUEUE } from '../workflows/messages.js'

/** What the workers of one process need. */
export type WorkerDeps = {
  readonly connection: NativeConnection
  readonly namespace: string
  readonly bundle: WorkflowBundleOption
  readonly records: CaseRecords
  readonly bulk: Bulk
  readonly meetingWork: MeetingWork
  readonly calendarWork: CalendarWork
  readonly exemptionWork: ExemptionWork
  readonly orderWork: OrderWork
  readonly reconciler: Pick<Reconciler, 'reconcileCases'>
}

/** Cases and their small steps on one queue, work over many offices on another, so that neither waits for the other. */
export async function createWorkers(deps: WorkerDeps): Promise<{ cases: Worker; bulk: Worker }> {
  const { connection, namespace } = deps
  const shared = { connection, namespace, shutdownGraceTime: '20 seconds' } as const
  const cases = await Worker.create({
    ...shared,
    taskQueue: CASES_QUEUE,
    workflowBundle: deps.bundle,
    activities: { ...deps.records },
    maxCachedWorkflows: 1_000,
  })
  const bulk = await Worker.create({
    ...shared,
    taskQueue: BULK_QUEUE,
    activities: {
      ...deps.bulk,
      ...deps.meetingWork,
      ...deps.calendarWork,
      ...deps.exemptionWork,
      ...deps.orderWork,
      reconcileCases: () => deps.reconciler.reconcileCases(),
    },
    maxConcurrentActivityTaskExecutions: 4,
    maxHeartbeatThrottleInterval: '2 seconds',
  })
  return { cases, bulk }
}
