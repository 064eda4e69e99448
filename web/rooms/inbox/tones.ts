import type { Answered } from '../../api/client.js'
import type { Tone } from '../../parts/tag.js'

type Status = Answered<'/api/v1/inbox'>['items'][number]['status']

/** How each state of an answer is meant, seen from the office. */
export const TONE: Readonly<Record<Status, Tone>> = {
  sent: 'attention',
  received: 'attention',
  assigned: 'attention',
  drafted: 'attention',
  returned: 'attention',
  awaitingApproval: 'waits',
  submitted: 'waits',
  misdirected: 'waits',
  accepted: 'done',
  exempted: 'done',
  withdrawn: 'calm',
  closedUnanswered: 'late',
}
