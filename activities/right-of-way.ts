/**
 * Lets work over many offices go before the mails that follow from it. Both run on the worker's one thread, and somebody
 * waits for the launch; a mail has time.
 */
export type RightOfWay = {
  /** Does work that goes first. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Waits until no such work is under way in this process, or the signal is given. */
  clear(signal: AbortSignal): Promise<void>
}

/** Makes the right of way of one process. */
export function createRightOfWay(): RightOfWay {
  let underWay = 0
  let waiting: (() => void)[] = []
  const goOn = (): void => {
    const ready = waiting
    waiting = []
    for (const go of ready) go()
  }
  return {
    async during(work) {
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
        if (underWay === 0) goOn()
      }
    },
    async clear(signal) {
      if (underWay === 0 || signal.aborted) return
      await new Promise<void>((go) => {
        const done = (): void => {
          signal.removeEventListener('abort', done)
          go()
        }
        waiting.push(done)
        signal.addEventListener('abort', done, { once: true })
      })
    },
  }
}
