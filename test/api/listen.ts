import type { Actor } from '../../domain/case.js'
import type { Office } from './office.js'

/** A server-sent event as a browser hears it. */
export type Heard = { readonly id?: string; readonly event: string; readonly data: Record<string, unknown> }

/** Someone who listens to a stream. */
export type Listener = {
  readonly status: number
  readonly headers: Headers
  /** Everything heard so far. */
  readonly heard: Heard[]
  /** Waits for an event that fits; the test's own limit ends a wait in vain. */
  until(fits: (event: Heard) => boolean): Promise<Heard>
  /** Waits for the server to end the stream. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens a stream as this person. */
export async function listen(
  { url, bearer }: Pick<Office, 'url' | 'bearer'>,
  who: Actor,
  path: string,
  { lastId }: { lastId?: string } = {},
): Promise<Listener> {
  const hangUp = new AbortController()
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: {
      authorization: `Bearer ${await bearer(who)}`,
      ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    },
    signal: hangUp.signal,
  })
  const heard: Heard[] = []
  let bell = (): void => undefined
  const read = async (): Promise<void> => {
    let text = ''
    for await (const bytes of response.body!.pipeThrough(new TextDecoderStream())) {
      text += bytes
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      heard.push(...blocks.flatMap(eventOf))
      bell()
    }
  }
  const ended = read().catch(() => undefined)
  return {
    status: response.status,
    headers: response.headers,
    heard,
    ended,
    async until(fits) {
      for (;;) {
        const found = heard.find(fits)
        if (found) return found
        await new Promise<void>((resolve) => (bell = resolve))
      }
    },
    close: () => hangUp.abort(),
  }
}

function eventOf(block: string): Heard[] {
  const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]))
  const event = fields.get('event')
  if (event === undefined) return []
  const id = fields.get('id')
  const data = JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>
  return [{ event, data, ...(id === undefined ? {} : { id }) }]
}
