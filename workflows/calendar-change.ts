import { proxyActivities } from '@temporalio/workflow'
import type { CalendarWork } from '../activities/calendar-change.js'
import { BULK_QUEUE } from './messages.js'

const { applyCalendarChange } = proxyActivities<CalendarWork>({
  taskQueue: BULK_QUEUE,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
})

/** An approved change of the calendar: moves the dates that were decided on, and ends when all are settled. */
export async function calendarChange(changeId: string): Promise<number> {
  return applyCalendarChange(changeId)
}
