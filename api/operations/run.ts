import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type pg from 'pg'
import { endOperation, noteProgress, openOperation, type Owner } from '../../db/operations.js'
import { Problem, problem, problemBody } from '../problems.js'
import type { Answer } from '../route.js'

/** Progress is written this often at most: watchers need no more. */
const NOTE_EVERY_MS = 500
/** Work that says nothing for long still lives: its process says so. Housekeeping ends what is silent for longer. */
const ALIVE_EVERY_MS = 15_000

/** Tells how far the work is. @throws Cancelled when it must stop: the work lets that pass through */
export type Tell = (progress: { done?: number; total?: number }) => Promise<void>

/** Thrown by `Tell` into work whose end somebody has asked for. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

/** What is to be done behind an operation: an id that follows from the request, a kind, whose, and the work itself. */
export type LongWork = {
  readonly operationId: string
  readonly kind: string
  readonly owner: Owner
  readonly total?: number
  /** For the instance of a problem that ends it. */
  readonly requestId: string
  /** Returns the result: an object whose `href` is where it can be got. */
  readonly work: (tell: Tell, signal: AbortSignal) => Promise<object>
}

/** Runs long work of this process behind operations. */
export type Operations = {
  /** Starts the work, once for its id, and answers 202 with the operation's address. */
  start(work: LongWork): Promise<Answer>
  /** How many run in this process. */
  readonly size: number
  /** Stops taking work, tells what runs to stop, waits for it `withinMs`. */
  close(withinMs: number): Promise<void>
}

/** Makes the operations of one API process. */
export function createOperations({ pool, log }: { pool: pg.Pool; log: Logger }): Operations {
  const underWay = new Set<Promise<void>>()
  const closing = new AbortController()
  return {
    get size() {
      return underWay.size
    },
    async start(long) {
      if (closing.signal.aborted) throw problem('BUSY')
      const { operationId, kind, owner, total } = long
      const isNew = await openOperation(pool, {
        operationId,
        kind,
        owner,
        ...(total === undefined ? {} : { total }),
      })
      if (isNew) {
        const running = runOne({ pool, log }, long, closing.signal).finally(() => underWay.delete(running))
        underWay.add(running)
      }
      return { status: 202, location: `/api/v1/operations/${operationId}`, body: { operationId } }
    },
    async close(withinMs) {
      closing.abort()
      await Promise.race([Promise.all(underWay), pause(withinMs, undefined, { ref: false })])
    },
  }
}

type Deps = { readonly pool: pg.Pool; readonly log: Logger }

async function runOne({ pool, log }: Deps, long: LongWork, closing: AbortSignal): Promise<void> {
  const { operationId, work, requestId } = long
  const stop = new AbortController()
  const note = createNote(pool, operationId, () => stop.abort())
  const alive = setInterval(() => void note({}).catch(() => undefined), ALIVE_EVERY_MS)
  try {
    const result = await work(note, AbortSignal.any([stop.signal, closing]))
    await endOperation(pool, operationId, { state: 'done', result })
  } catch (error) {
    if (stop.signal.aborted) return await endOperation(pool, operationId, { state: 'cancelled' })
    const refused = error instanceof Problem ? error : problem(closing.aborted ? 'INTERRUPTED' : 'BUG')
    if (refused.status >= 500) log.error({ err: error, operationId, requestId }, refused.code)
    await endOperation(pool, operationId, { state: 'failed', problem: problemBody(refused, requestId) })
  } finally {
    clearInterval(alive)
  }
}

/** Writes progress now and then, and finds out in the same statement whether the work shall stop. */
function createNote(pool: pg.Pool, operationId: string, stop: () => void): Tell {
  let last = 0
  return async (progress) => {
    const isSoon = performance.now() - last < NOTE_EVERY_MS
    if (isSoon && progress.done !== progress.total) return
    last = performance.now()
    if (await noteProgress(pool, operationId, progress)) return
    stop()
    throw new Cancelled()
  }
}
