import { proxyActivities } from '@temporalio/workflow'
import type { ExemptionWork } from '../activities/exemption-work.js'
import type { Exemption, ExemptionAct, ExemptionJob } from '../domain/exemption/case.js'
import { decideExemption } from '../domain/exemption/decide.js'
import { nextExemptionWake } from '../domain/exemption/wake.js'
import { BULK_WORK } from './bulk-work.js'
import type { ExemptionInput } from './messages.js'
import { tellStory } from './story.js'

const { runExemptionJob } = proxyActivities<ExemptionWork>(BULK_WORK)

/** An exemption from the request to its end: asked, decided, told, in force, over; its offices' answers follow it. */
export async function exemption(input: ExemptionInput): Promise<void> {
  await tellStory<Exemption, ExemptionAct, ExemptionJob>(input, {
    decide: decideExemption,
    nextWake: nextExemptionWake,
    work: {
      owed: ({ jobs }) => jobs,
      run: ({ exemptionId }, job) => runExemptionJob({ exemptionId, job }),
    },
  })
}
