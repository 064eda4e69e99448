import { Semaphore } from 'async-mutex'

/** Acts on one case in flight at once. Seen: more than ten updates at once on one workflow lose tasks; 4 to 8 run best. */
const WIDTH = 4

/** Work on one case, a few at a time, in order of arrival. */
export type Lanes = {
  /** Runs the work when its turn comes; `alone` waits until nothing else of this process is in flight on the case. */
  run<T>(caseId: string, work: () => Promise<T>, options?: { alone?: boolean }): Promise<T>
  /** Cases that have a lane now: none is kept after its last act. */
  readonly size: number
}

/** Makes the lanes of one API process. */
export function createLanes(width = WIDTH): Lanes {
  const lanes = new Map<string, { semaphore: Semaphore; users: number }>()
  const laneOf = (caseId: string) => {
    const lane = lanes.get(caseId) ?? { semaphore: new Semaphore(width), users: 0 }
    lanes.set(caseId, lane)
    return lane
  }
  return {
    get size() {
      return lanes.size
    },
    async run(caseId, work, { alone = false } = {}) {
      const lane = laneOf(caseId)
      lane.users += 1
      try {
        return await lane.semaphore.runExclusive(work, alone ? width : 1)
      } finally {
        lane.users -= 1
        if (lane.users === 0) lanes.delete(caseId)
      }
    },
  }
}
