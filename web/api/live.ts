import { useEffect, useState } from 'react'
import { readAnew } from './queries.js'

/** Changes come in swarms at a launch: what is shown is read anew once for all that came within this time. */
const GATHER_MS = 400

type Change = { readonly caseId: string }

/** Whether an answer that is kept may look different now: it is of this case, or a list. */
const mayHaveChanged = (ids: ReadonlySet<string>) => (query: { queryKey: readonly unknown[] }) => {
  const names = Object.values((query.queryKey[1] ?? {}) as Record<string, string>)
  return names.length === 0 || names.some((name) => ids.has(name))
}

/**
 * Listens to the changes of the cases that the person may know, as long as the screen is open. Returns whether the server
 * has not answered for a while: what is shown may be old, and what is sent will have to wait. Whoever may not hear them
 * is not told that anything is lost.
 */
export function useLiveChanges(mayHear: boolean): boolean {
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    if (!mayHear) return
    const changed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const readThem = () => {
      timer = undefined
      const ids = new Set(changed)
      changed.clear()
      void readAnew(mayHaveChanged(ids))
    }
    const stop = listen((caseId) => {
      for (const part of caseId.split('/')) changed.add(part)
      timer ??= setTimeout(readThem, GATHER_MS)
    }, setLost)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [mayHear])
  return isLost
}

/** How long to wait before a stream that was refused is asked for again, in milliseconds. */
const AGAIN_MS = 3_000
/** A stream that is gone so long is told of; a shorter break nobody need know about. */
const TOLD_AFTER_MS = 4_000

/**
 * Keeps the stream open: a browser asks again by itself where the network was gone, but not where a proxy or a server that
 * starts has refused. What was missed meanwhile is read anew. Returns what ends it.
 */
function listen(heard: (caseId: string) => void, tell: (isLost: boolean) => void): () => void {
  let source: EventSource
  let again: ReturnType<typeof setTimeout> | undefined
  let telling: ReturnType<typeof setTimeout> | undefined
  let wasLost = false
  // Afterwards a browser that asks again says by itself what it has heard.
  const after = document.querySelector('meta[name="change"]')?.getAttribute('content') ?? ''
  const open = () => {
    source = new EventSource(/^\d+$/.test(after) ? `/api/v1/events?after=${after}` : '/api/v1/events')
    source.addEventListener('change', ({ data }: MessageEvent<string>) =>
      heard((JSON.parse(data) as Change).caseId),
    )
    // What was missed is more than the server tells one by one.
    source.addEventListener('reset', () => void readAnew())
    source.addEventListener('open', () => {
      if (wasLost) void readAnew()
      wasLost = false
      clearTimeout(telling)
      telling = undefined
      tell(false)
    })
    source.addEventListener('error', () => {
      wasLost = true
      telling ??= setTimeout(() => tell(true), TOLD_AFTER_MS)
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS)
    })
  }
  open()
  return () => {
    clearTimeout(again)
    clearTimeout(telling)
    source.close()
  }
}
