import type { Database } from '../db/pool.js'
import { loadOffices } from '../db/directory.js'
import { groupsFor } from '../db/groups.js'
import { selectAudience } from '../domain/audience.js'
import type { CircularContent } from '../domain/content.js'
import { computeDeadline } from '../domain/deadline.js'
import { isRefusal, refusalText, type Refusal } from '../domain/refusals.js'
import { dayOf, type Instant } from '../domain/time.js'
import { calendarOf } from './schedules.js'

/** What a careful clerk would remark about a draft; nothing here stops it from being drafted. */
export type DraftWarning = {
  readonly code: string
  readonly pointer: string
  readonly th: string
  readonly en: string
}

/** The remarks on a draft, were it issued now: on its date, and on whom it would reach. */
export async function draftWarnings(
  db: Database,
  content: CircularContent,
  at: Instant,
): Promise<DraftWarning[]> {
  const calendar = await calendarOf(db, undefined, at)
  const deadline = computeDeadline({ rule: content.deadline, from: at, calendar })
  const ofDate = isRefusal(deadline)
    ? [ofRefusal(deadline, '/deadline')]
    : deadline.warnings.map(({ code, th, en }) => ({ code, pointer: '/deadline', th, en }))
  const { groups } = await groupsFor(db, content.audience)
  const recipients = selectAudience(content.audience, await loadOffices(db), dayOf(at), groups)
  return [...ofDate, ...(isRefusal(recipients) ? [ofRefusal(recipients, '/audience')] : [])]
}

function ofRefusal(refusal: Refusal, pointer: string): DraftWarning {
  return { code: refusal.refused, pointer, ...refusalText(refusal) }
}
