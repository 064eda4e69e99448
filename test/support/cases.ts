import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { randomBytes, randomUUID } from 'node:crypto'
import { Client, WithStartWorkflowOperation, type Connection } from '@temporalio/client'
import { IllegalStateError } from '@temporalio/common'
import { Runtime, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker'
import type pg from 'pg'
import type { PressRoom } from '../../activities/letters.js'
import { createBulk } from '../../activities/bulk.js'
import { createCalendarWork } from '../../activities/calendar-change.js'
import { createMeetingWork, type MeetingWorkDeps } from '../../activities/meeting-work.js'
import { createExemptionWork, type ExemptionWorkDeps } from '../../activities/exemption-work.js'
import { createOrderWork, type OrderWorkDeps } from '../../activities/order-work.js'
import { createNudge } from '../../activities/nudge.js'
import { createReconciler, type Reconciler } from '../../activities/reconcile.js'
import { createRecords } from '../../activities/records.js'
import { loadSnapshot } from '../../db/cases/record.js'
import { openPool } from '../../db/pool.js'
import { caseKind } from '../../domain/case.js'
import type { Circular, CircularAct } from '../../domain/circular/case.js'
import type { Submission, SubmissionAct } from '../../domain/submission/case.js'
import { buildBundle } from '../../workers/bundle.js'
import { createWorkers } from '../../workers/create.js'
import { ACT_UPDATE, CASES_QUEUE, type Acted } from '../../workflows/messages.js'
import { freshDatabase } from './database.js'
import { connectTemporal } from './temporal.js'

/** The workers of the product on a database and a namespace of their own. */
export type CasesUnderTest = {
  readonly pool: pg.Pool
  readonly ownerUrl: string
  readonly client: Client
  readonly reconciler: Reconciler
  /** Does an act as the API does: update-with-start from the row. */
  act(caseId: string, act: CircularAct | SubmissionAct, key?: string): Promise<Acted<Circular | Submission>>
  stopWorkers(): Promise<void>
  startWorkers(): Promise<void>
  close(): Promise<void>
}

/** The workflows' bundle: whoever needs it first in a run leaves it for the others, since building it takes seconds. */
async function sharedBundle(): Promise<WorkflowBundleOption> {
  const codePath = process.env['WIAN_TEST_BUNDLE']
  if (codePath === undefined) return { code: await buildBundle() }
  if (!existsSync(codePath)) {
    const draft = `${codePath}.${process.pid}`
    await writeFile(draft, await buildBundle())
    await rename(draft, codePath)
  }
  return { codePath }
}

/** Starts them; `close` stops everything. */
export async function startCases({
  pressRoom,
  pageSize,
  isSeeded = false,
  papers = () => ({}),
  letters = () => () => Promise.resolve(undefined),
  orders = () => () => Promise.resolve(undefined),
}: {
  /** Who makes the papers of meetings; nobody where a test says nothing. */
  papers?: (pool: pg.Pool) => MeetingWorkDeps['papers']
  /** Who makes the letters of exemptions; nobody where a test says nothing. */
  letters?: (pool: pg.Pool) => ExemptionWorkDeps['makeLetter']
  /** Who makes the papers of orders; nobody where a test says nothing. */
  orders?: (pool: pg.Pool) => OrderWorkDeps['makePaper']
  pressRoom: PressRoom
  pageSize?: number
  /** Whether the directory and the calendar of data/ are there. */
  isSeeded?: boolean
}): Promise<CasesUnderTest> {
  const database = await freshDatabase({ isSeeded })
  const temporal = await connectTemporal()
  const namespace = await ownNamespace(temporal.client)
  const client = new Client({ connection: temporal.client.connection, namespace })
  const pool = openPool(database.url)
  const nudge = createNudge(pool, client)
  const reconciler = createReconciler({ pool, client })
  const reports = { makeClosingReport: () => Promise.resolve() }
  const bulk = createBulk({ pool, pressRoom, nudge, reports, ...(pageSize ? { pageSize } : {}) })
  const bundle = await sharedBundle()
  let running: { stop(): Promise<void> } | undefined

  const startWorkers = async (): Promise<void> => {
    const { cases, bulk: bulkWorker } = await createWorkers({
      connection: temporal.nativeConnection,
      namespace,
      bundle,
      records: createRecords(pool),
      bulk,
      meetingWork: createMeetingWork({ pool, nudge, papers: papers(pool) }),
      calendarWork: createCalendarWork({ pool, nudge, ...(pageSize ? { pageSize } : {}) }),
      exemptionWork: createExemptionWork({ pool, nudge, makeLetter: letters(pool) }),
      orderWork: createOrderWork({ pool, makePaper: orders(pool) }),
      reconciler,
    })
    const runs = Promise.all([cases.run(), bulkWorker.run()])
    running = {
      async stop() {
        cases.shutdown()
        bulkWorker.shutdown()
        await runs
      },
    }
  }
  const stopWorkers = async (): Promise<void> => {
    await running?.stop()
    running = undefined
  }
  await startWorkers()

  return {
    pool,
    ownerUrl: database.url,
    client,
    reconciler,
    startWorkers,
    stopWorkers,
    act: (caseId, act, key = randomUUID()) => actOn(client, pool, caseId, act, key),
    async close() {
      await stopWorkers()
      await pool.end()
      await temporal.close()
      await database.drop()
    },
  }
}

async function actOn(
  client: Client,
  pool: pg.Pool,
  caseId: string,
  act: CircularAct | SubmissionAct,
  key: string,
): Promise<Acted<Circular | Submission>> {
  const snapshot = await loadSnapshot(pool, caseId)
  const startWorkflowOperation = new WithStartWorkflowOperation(caseKind(caseId), {
    workflowId: caseId,
    taskQueue: CASES_QUEUE,
    args: [snapshot],
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  return client.workflow.executeUpdateWithStart(ACT_UPDATE, {
    args: [{ key, act }],
    updateId: key,
    startWorkflowOperation,
  })
}

/** Queues have fixed names, so each test file works in its own namespace. */
async function ownNamespace(client: Client): Promise<string> {
  const namespace = `test-${randomBytes(6).toString('hex')}`
  const { workflowService } = client.connection as unknown as Connection
  await workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  })
  for (;;) {
    const found = await workflowService
      .listWorkflowExecutions({ namespace, pageSize: 1 })
      .catch(() => undefined)
    if (found) return namespace
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

try {
  Runtime.install({
    logger: new DefaultLogger('WARN'),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } } as never,
  })
} catch (error) {
  // A file of this process that failed before it could close what it opened has left its own behind, and that will do.
  if (!(error instanceof IllegalStateError)) throw error
}
