import type { ActivityOptions } from '@temporalio/workflow'
import { BULK_QUEUE } from './messages.js'

/**
 * How work over many offices, papers and mails is run: as long as it takes, but silent for no longer than this
 * (activities/pulse.ts), so that what a killed worker left is taken up again while people still wait for it.
 */
export const BULK_WORK = {
  taskQueue: BULK_QUEUE,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '12 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
} as const satisfies ActivityOptions
