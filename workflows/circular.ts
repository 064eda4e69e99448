import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow'
import type { Bulk } from '../activities/bulk.js'
import { SYSTEM } from '../domain/case.js'
import type { Circular, CircularAct } from '../domain/circular/case.js'
import { decideCircular, nextCircularWake } from '../domain/circular/decide.js'
import { holdCase } from './held-case.js'
import { BULK_QUEUE, type CircularInput } from './messages.js'

const { runJob } = proxyActivities<Bulk>({
  taskQueue: BULK_QUEUE,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
})

/**
 * A circular from draft to closing: works off the jobs over its offices, wakes for reminders and for the deadline, and
 * ends when nothing is in motion; the next act starts it again from its row.
 */
export async function circular(input: CircularInput): Promise<void> {
  const held = holdCase<Circular, CircularAct>(input, decideCircular)
  for (;;) {
    const [job] = held.state.jobs
    if (job) {
      const done = await runJob({ circularId: held.state.circularId, job })
      await held.take(`done/${job.id}`, {
        type: 'finishJob',
        jobId: job.id,
        done,
        at: await held.now(),
        by: SYSTEM,
      })
      continue
    }
    const woken = await held.sleepUntil(nextCircularWake(held.state))
    if (woken === 'due') {
      const at = await held.now()
      await held.take(`wake/${held.snapshot().version}`, { type: 'wake', at, by: SYSTEM })
    }
    if (woken === 'idle' && (await held.rest())) return
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof circular>(held.snapshot())
    }
  }
}
