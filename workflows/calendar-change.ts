import { proxyActivities } from '@temporalio/workflow'
import type { CalendarWork } from '../activities/calendar-change.js'
import { BULK_WORK } from './bulk-work.js'

const { applyCalendarChange } = proxyActivities<CalendarWork>(BULK_WORK)

/** An approved change of the calendar: moves the dates that were decided on, and ends when all are settled. */
export async function calendarChange(changeId: string): Promise<number> {
  return applyCalendarChange(changeId)
}
