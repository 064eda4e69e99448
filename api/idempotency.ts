import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
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

/**
 * The first time: puts the key down with the instant of receipt. Later: finds both, and the answer if there is one. The
 * work is ours when nobody else holds its lease.
 */
async function admit(pool: pg.Pool, request: KeyedRequest): Promise<Admitted> {
  const { actor, key, bodySha256, traceId } = request
  const { rows } = await pool.query<{ at: Instant; body_sha256: string; answer: Kept | null; ours: boolean }>(
    `insert into request as r (actor, key, body_sha256, received_at, trace_id, busy_until)
     values ($1, $2, $3, wian_now(), $4, clock_timestamp() + make_interval(secs => $5))
     on conflict (actor, key) do update set busy_until = excluded.busy_until
       where r.answer is null and r.body_sha256 = $3 and coalesce(r.busy_until < clock_timestamp(), true)
     returning received_at as at, body_sha256, answer, true as ours`,
    [actorId(actor), key, bodySha256, traceId, LEASE_SECONDS],
  )
  const row = rows[0] ?? (await readRequest(pool, request))
  // It was cleared away between the two looks: it is a new one.
  if (!row) return admit(pool, request)
  if (row.body_sha256 !== bodySha256) throw problem('KEY_REUSED')
  return { at: row.at, isOurs: row.ours, ...(row.answer ? { kept: row.answer } : {}) }
}

async function readRequest(pool: pg.Pool, { actor, key }: KeyedRequest) {
  const { rows } = await pool.query<{ at: Instant; body_sha256: string; answer: Kept | null; ours: boolean }>(
    `select received_at as at, body_sha256, answer, false as ours from request where actor = $1 and key = $2`,
    [actorId(actor), key],
  )
  return rows[0]
}

async function doOnce(
  pool: pg.Pool,
  request: KeyedRequest,
  work: () => Promise<Answer>,
  inFlight: Map<string, Promise<Answer>>,
): Promise<Answer> {
  const name = `${actorId(request.actor)}/${request.key}`
  const renewing = setInterval(
    () => void hold(pool, request, LEASE_SECONDS).catch(() => undefined),
    RENEW_EVERY_MS,
  )
  const running = doAndKeep(pool, request, work).finally(() => {
    clearInterval(renewing)
    inFlight.delete(name)
  })
  inFlight.set(name, running)
  return running
}

/** Holds the request for some more seconds; 0 lets it go. */
async function hold(pool: pg.Pool, { actor, key }: KeyedRequest, seconds: number): Promise<void> {
  await pool.query(
    `update request set busy_until = clock_timestamp() + make_interval(secs => $3)
     where actor = $1 and key = $2 and answer is null`,
    [actorId(actor), key, seconds],
  )
}

async function doAndKeep(pool: pg.Pool, request: KeyedRequest, work: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await work()
    // What is shown once is a secret: it must not stay behind in the database.
    const { shownOnce: _, ...kept } = answer
    await keep(pool, request, answer.status ?? 200, { answer: kept })
    return answer
  } catch (error) {
    // Only a definite "no" is an answer; a failure of ours, or "later", leaves the key free to try again.
    if (error instanceof Problem && error.status < 500 && error.status !== 429) {
      const { status, code, th, en, errors } = error
      await keep(pool, request, status, { refused: { status, code, th, en, errors } })
    } else await hold(pool, request, 0).catch(() => undefined)
    throw error
  }
}

async function keep(pool: pg.Pool, { actor, key }: KeyedRequest, status: number, kept: Kept): Promise<void> {
  await pool.query(
    'update request set status = $3, answer = $4, busy_until = null where actor = $1 and key = $2',
    [actorId(actor), key, status, JSON.stringify(kept)],
  )
}

function answerAgain({ answer, refused }: Kept): Answer {
  if (!refused) return answer ?? {}
  const { status, code, th, en } = refused
  throw new Problem(status, code, th, en, refused.errors)
}
