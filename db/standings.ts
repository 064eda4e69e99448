import { ANSWERED, COUNTED, UNANSWERED, type SubmissionStatus } from '../domain/submission/case.js'

const among = (statuses: readonly SubmissionStatus[]) => `s.status = any('{${statuses.join(',')}}')`

/** Which offices a number of the tracker counts (`trackCircular`), as a condition on `submission s`. */
export const STANDING_SQL = {
  counted: among(COUNTED),
  exempted: among(['exempted']),
  answered: among(ANSWERED),
  unanswered: among(UNANSWERED),
  late: `s.late and ${among(ANSWERED)}`,
  nil: `s.answer_kind = 'nil' and ${among(ANSWERED)}`,
  bounced: `s.bounced_at is not null and ${among(COUNTED)}`,
  opened: 's.opened',
  unopened: 'not s.opened',
  received: 's.received_at is not null',
  askingMoreTime: 's.asks_more_time',
} as const

/** The day in Bangkok on which the instant of a column falls. */
export const bangkokDay = (column: string) => `(${column} at time zone 'Asia/Bangkok')::date`

/** A number of the tracker whose offices can be listed. */
export type Standing = keyof typeof STANDING_SQL
