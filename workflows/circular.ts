import { proxyActivities } from '@temporalio/workflow'
import type { Bulk } from '../activities/bulk.js'
import type { Circular, CircularAct, Job } from '../domain/circular/case.js'
import { decideCircular, nextCircularWake } from '../domain/circular/decide.js'
import { BULK_WORK } from './bulk-work.js'
import type { CircularInput } from './messages.js'
import { tellStory } from './story.js'

const { runJob } = proxyActivities<Bulk>(BULK_WORK)

/** A circular from draft to closing: its jobs run over its offices, it wakes for reminders and for the deadline. */
export async function circular(input: CircularInput): Promise<void> {
  await tellStory<Circular, CircularAct, Job>(input, {
    decide: decideCircular,
    nextWake: nextCircularWake,
    work: {
      owed: ({ jobs }) => jobs,
      run: ({ circularId }, job) => runJob({ circularId, job }),
    },
  })
}
