import type { Answered } from '../../api/client.js'
import type { Tone } from '../../parts/tag.js'

/** A circular with all that the API says of it. */
export type CircularView = Answered<'/api/v1/circulars/{circularId}'>
/** The states of a circular. */
export type CircularStatus = CircularView['state']['status']
/** An office's side of a circular, in a list. */
export type OfficeEntry = Answered<'/api/v1/circulars/{circularId}/submissions'>['items'][number]

/** The states of a circular in the order of its life. */
export const STATUSES = [
  'draft',
  'inApproval',
  'signed',
  'issued',
  'closed',
  'recalled',
  'abandoned',
] as const satisfies readonly CircularStatus[]

/** How each state of a circular is meant. */
export const CIRCULAR_TONE: Readonly<Record<CircularStatus, Tone>> = {
  draft: 'calm',
  inApproval: 'waits',
  signed: 'attention',
  issued: 'waits',
  closed: 'done',
  recalled: 'late',
  abandoned: 'calm',
}

/** How each state of an answer is meant, seen from the office that asked. */
export const ANSWER_TONE: Readonly<Record<OfficeEntry['status'], Tone>> = {
  sent: 'calm',
  received: 'waits',
  assigned: 'waits',
  drafted: 'waits',
  awaitingApproval: 'waits',
  submitted: 'attention',
  returned: 'waits',
  accepted: 'done',
  misdirected: 'attention',
  exempted: 'calm',
  withdrawn: 'calm',
  closedUnanswered: 'late',
}
