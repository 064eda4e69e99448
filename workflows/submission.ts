import { decideSubmission, nextSubmissionWake } from '../domain/submission/decide.js'
import type { SubmissionInput } from './messages.js'
import { tellStory } from './story.js'

/** One office's answer: it lives while acts come in or a deadline of its own runs. */
export async function submission(input: SubmissionInput): Promise<void> {
  await tellStory(input, { decide: decideSubmission, nextWake: nextSubmissionWake })
}
