import type { Database } from '../db/pool.js'
import type { Approval, Times } from '../domain/approval/approval.js'
import { stagesIn, type Step } from '../domain/approval/route.js'
import { stageTimes } from '../domain/approval/times.js'
import type { Instant } from '../domain/time.js'
import { orRefuse } from './refusals.js'
import { calendarOf } from './schedules.js'

/** From when the time limits count, by whose calendar: the national one for an issuing office. */
type From = { readonly at: Instant; readonly officeCode?: string }

/**
 * When the stages are due whose turn comes first on these steps, if it comes now.
 * @throws Problem CALENDAR_UNKNOWN, OFFICE_UNKNOWN
 */
export async function timesFrom(
  db: Database,
  steps: readonly Step[],
  { at, officeCode }: From,
): Promise<Times> {
  // Without a time limit no calendar is asked: none may have been imported yet.
  if (!stagesIn(steps).some(({ limit }) => limit)) return {}
  return orRefuse(stageTimes(steps, at, await calendarOf(db, officeCode, at)))
}

/** The same for the stages that come after those whose turn it is. @throws as `timesFrom` */
export function timesAfter(db: Database, approval: Approval | undefined, from: From): Promise<Times> {
  return approval ? timesFrom(db, approval.route.slice(approval.next + 1), from) : Promise.resolve<Times>({})
}
