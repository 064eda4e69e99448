import { heartbeat } from '@temporalio/activity'

/** Well within the silence after which work counts as lost: `BULK_WORK.heartbeatTimeout`. */
const EVERY_MS = 2_500

/**
 * Runs the work of an activity and tells Temporal all the while that it goes on: what was killed in the middle is taken up
 * by another worker within seconds, however long it may take by itself.
 * @param reached where a retry would go on, as far as it is known at the start; the work tells of more by `reach`
 */
export async function pulsing<Reached, Result>(
  work: (reach: (reached: Reached) => void) => Promise<Result>,
  reached?: Reached,
): Promise<Result> {
  let last = reached
  const pulse = setInterval(() => heartbeat(last), EVERY_MS)
  try {
    return await work((further) => {
      last = further
      heartbeat(further)
    })
  } finally {
    clearInterval(pulse)
  }
}
