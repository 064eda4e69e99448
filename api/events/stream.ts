import { once } from 'node:events'
import type { Response } from 'express'
import { problem } from '../problems.js'

/** One event as it goes over the wire; `id` is what a reader that comes back names. */
export type ServerEvent = { readonly id?: string; readonly event: string; readonly data: object }

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 15_000
/** Whether the person may still listen is asked this often: an ended session or assignment hears no more within it. */
const ASK_AGAIN_MS = 30_000
/** Who takes nothing for this long is let go; it comes back with the last id it has. */
const STUCK_MS = 30_000
const RETRY_MS = 3_000
/** Streams of one process, and of one person among them: tabs and devices, not crowds. */
const MOST_STREAMS = 2_000
const MOST_OF_ONE = 8

/** What a stream needs beside its events. */
export type StreamTerms = {
  /** Whose stream: how many one person may have is bounded. */
  readonly who: string
  /** Whether the person may still listen. */
  readonly mayListen: () => Promise<boolean>
  /** The end of the process. */
  readonly closing: AbortSignal
}

/** Sends events to those who listen. */
export type Streams = {
  /** Sends until the events end, the listener goes, or may not listen any more. @throws Problem TOO_MANY_STREAMS before the first byte */
  send(
    response: Response,
    events: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
    terms: StreamTerms,
  ): Promise<void>
  readonly size: number
}

/** Makes the streams of one API process. */
export function createStreams({ askAgainMs = ASK_AGAIN_MS, heartbeatMs = HEARTBEAT_MS } = {}): Streams {
  const open = new Map<string, number>()
  let size = 0
  const count = (who: string, by: 1 | -1): void => {
    size += by
    const left = (open.get(who) ?? 0) + by
    if (left > 0) open.set(who, left)
    else open.delete(who)
  }
  return {
    get size() {
      return size
    },
    async send(response, events, terms) {
      if (size >= MOST_STREAMS || (open.get(terms.who) ?? 0) >= MOST_OF_ONE) throw problem('TOO_MANY_STREAMS')
      count(terms.who, 1)
      const gone = new AbortController()
      const end = (): void => gone.abort()
      const signal = AbortSignal.any([gone.signal, terms.closing])
      const beat = setInterval(() => response.write(': \n\n'), heartbeatMs)
      const ask = setInterval(() => void terms.mayListen().then((may) => may || end(), end), askAgainMs)
      response.once('close', end)
      try {
        begin(response)
        for await (const event of events(signal)) await write(response, event, signal)
      } catch (error) {
        if (!signal.aborted) throw error
      } finally {
        clearInterval(beat)
        clearInterval(ask)
        count(terms.who, -1)
        response.end()
      }
    },
  }
}

function begin(response: Response): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Proxies that gather answers would keep events back.
    'X-Accel-Buffering': 'no',
  })
  response.flushHeaders()
  response.write(`retry: ${RETRY_MS}\n\n`)
}

/** The next event is made only when the listener has taken this one: nothing piles up for who reads slowly. */
async function write(
  response: Response,
  { id, event, data }: ServerEvent,
  signal: AbortSignal,
): Promise<void> {
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    `event: ${event}`,
    `data: ${JSON.stringify(data)}`,
  ]
  if (response.write(`${lines.join('\n')}\n\n`)) return
  await once(response, 'drain', { signal: AbortSignal.any([signal, AbortSignal.timeout(STUCK_MS)]) })
}
