import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow'
import { SYSTEM } from '../domain/case.js'
import type { Submission, SubmissionAct } from '../domain/submission/case.js'
import { decideSubmission, nextSubmissionWake } from '../domain/submission/decide.js'
import { holdCase } from './held-case.js'
import type { SubmissionInput } from './messages.js'

/**
 * One office's answer: it lives while acts come in or a deadline of its own runs, and ends when nothing is in motion;
 * the next act starts it again from its row.
 */
export async function submission(input: SubmissionInput): Promise<void> {
  const held = holdCase<Submission, SubmissionAct>(input, decideSubmission)
  for (;;) {
    const woken = await held.sleepUntil(nextSubmissionWake(held.state))
    if (woken === 'due') {
      const at = await held.now()
      await held.take(`wake/${held.snapshot().version}`, { type: 'wake', at, by: SYSTEM })
    }
    if (woken === 'idle' && (await held.rest())) return
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof submission>(held.snapshot())
    }
  }
}
