import { useEffect } from 'react'
import { queries } from './read.js'

/** Changes come in swarms at a launch: what is shown is read anew once for all that came within this time. */
const GATHER_MS = 400

type Change = { readonly caseId: string }

/** Whether an answer that is kept may look different now: it is of this case, or a list. */
const mayHaveChanged = (ids: ReadonlySet<string>) => (query: { queryKey: readonly unknown[] }) => {
  const names = Object.values((query.queryKey[1] ?? {}) as Record<string, string>)
  return names.length === 0 || names.some((name) => ids.has(name))
}

/** Listens to the changes of the cases that the person may know, as long as the screen is open. */
export function useLiveChanges(): void {
  useEffect(() => {
    const changed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource('/api/v1/events')
    const readAnew = () => {
      timer = undefined
      const ids = new Set(changed)
      changed.clear()
      void queries.invalidateQueries({ predicate: mayHaveChanged(ids) })
    }
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      for (const part of (JSON.parse(data) as Change).caseId.split('/')) changed.add(part)
      timer ??= setTimeout(readAnew, GATHER_MS)
    })
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [])
}
