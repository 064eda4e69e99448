import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { admitRequest, holdRequest, keepAnswer, type RequestName } from '../db/requests.js'
import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { Problem, problem } from './problems.js'
import type { Answer } from './route.js'

/** A request as its key names it: who, which key, and the SHA-256 of what was asked. */
export type KeyedRequest = {
  readonly actor: Actor
  readonly key: string
  readonly bodySha256: string
  /** The trace under which the request came in; the mails that it causes are found under it. */
  readonly traceId: string
}

/** The person in the office, as keys and drafts name them. */
export function actorId({ personId, officeCode }: Actor): string {
  return `${personId}@${officeCode}`
}

function nameOf({ actor, key }: KeyedRequest): RequestName {
  return { actor: actorId(actor), key }
}

/** Lower-case hex SHA-256 over method, address and body: what "the same request" means. */
export function requestSha256(method: string, url: string, body: Buffer): string {
  return createHash('sha256').update(`${method} ${url}\n`).update(body).digest('hex')
}

/** @throws Problem KEY_MISSING */
export function readKey(header: string | undefined): string {
  if (!header || !/^[\w.:-]{8,128}$/.test(header)) throw problem('KEY_MISSING')
  return header
}

/** What was kept of an answer, an accepted one or a refusal. */
type Kept = {
  readonly answer?: Answer
  readonly refused?: Pick<Problem, 'status' | 'code' | 'th' | 'en' | 'errors'>
}

/** Another process that works on the request says so this often, and is taken for dead when it has not for the lease. */
const LEASE_SECONDS = 15
const RENEW_EVERY_MS = 5_000
/** So long another process is waited for; then the caller is told to come back with the same key. */
const WAIT_MS = 20_000
const LOOK_EVERY_MS = 250

/**
 * Does a keyed request once. The same key with the same body gets the stored answer, with another body KEY_REUSED; while
 * the first is still worked on, the second waits for its answer, in whatever process. A request that never got its answer
 * is done again: acts and ids follow from the key, so nothing happens twice.
 */
export function createOnce(pool: pg.Pool) {
  const inFlight = new Map<string, Promise<Answer>>()
  return async (request: KeyedRequest, work: (at: Instant) => Promise<Answer>): Promise<Answer> => {
    const name = `${actorId(request.actor)}/${request.key}`
    for (const until = Date.now() + WAIT_MS; ;) {
      const known = await admit(pool, request)
      if (known.kept) return answerAgain(known.kept)
      const running = inFlight.get(name)
      if (running) return running
      if (known.isOurs) return doOnce(pool, request, () => work(known.at), inFlight)
      if (Date.now() >= until) throw problem('KEY_BUSY')
      await pause(LOOK_EVERY_MS)
    }
  }
}

type Admitted = { readonly at: Instant; readonly kept?: Kept; readonly isOurs: boolean }

/** The first time: puts the key down with the instant of receipt. Later: finds both, and the answer if there is one. */
async function admit(pool: pg.Pool, request: KeyedRequest): Promise<Admitted> {
  const { bodySha256, traceId } = request
  const asked = { ...nameOf(request), bodySha256, traceId, leaseSeconds: LEASE_SECONDS }
  const { at, answer, isOurs, ...known } = await admitRequest<Kept>(pool, asked)
  if (known.bodySha256 !== bodySha256) throw problem('KEY_REUSED')
  return { at, isOurs, ...(answer ? { kept: answer } : {}) }
}

async function doOnce(
  pool: pg.Pool,
  request: KeyedRequest,
  work: () => Promise<Answer>,
  inFlight: Map<string, Promise<Answer>>,
): Promise<Answer> {
  const name = `${actorId(request.actor)}/${request.key}`
  const renewing = setInterval(
    () => void holdRequest(pool, nameOf(request), LEASE_SECONDS).catch(() => undefined),
    RENEW_EVERY_MS,
  )
  const running = doAndKeep(pool, request, work).finally(() => {
    clearInterval(renewing)
    inFlight.delete(name)
  })
  inFlight.set(name, running)
  return running
}

async function doAndKeep(pool: pg.Pool, request: KeyedRequest, work: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await work()
    // What is shown once is a secret: it must not stay behind in the database.
    const { shownOnce: _, ...kept } = answer
    await keepAnswer(pool, nameOf(request), { status: answer.status ?? 200, answer: { answer: kept } })
    return answer
  } catch (error) {
    // Only a definite "no" is an answer; a failure of ours, or "later", leaves the key free to try again.
    if (error instanceof Problem && error.status < 500 && error.status !== 429) {
      const { status, code, th, en, errors } = error
      const refused = { status, code, th, en, errors }
      await keepAnswer(pool, nameOf(request), { status, answer: { refused } })
    } else await holdRequest(pool, nameOf(request), 0).catch(() => undefined)
    throw error
  }
}

function answerAgain({ answer, refused }: Kept): Answer {
  if (!refused) return answer ?? {}
  const { status, code, th, en } = refused
  throw new Problem(status, code, th, en, refused.errors)
}
