import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { Problem, problem } from './problems.js'
import type { Answer } from './route.js'

/** A request as its key names it: who, which key, and the SHA-256 of what was asked. */
export type KeyedRequest = { readonly actor: Actor; readonly key: string; readonly bodySha256: string }

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

/**
 * Does a keyed request once. The same key with the same body gets the stored answer, with another body KEY_REUSED.
 * A request that never got its answer is done again: acts and ids follow from the key, so nothing happens twice.
 */
export function createOnce(pool: pg.Pool) {
  const inFlight = new Map<string, Promise<Answer>>()
  return async (request: KeyedRequest, work: (at: Instant) => Promise<Answer>): Promise<Answer> => {
    const known = await admit(pool, request)
    if (known.kept) return answerAgain(known.kept)
    const name = `${actorId(request.actor)}/${request.key}`
    const running = inFlight.get(name) ?? doOnce(pool, request, () => work(known.at))
    inFlight.set(name, running)
    try {
      return await running
    } finally {
      inFlight.delete(name)
    }
  }
}

/** The first time: puts the key down with the instant of receipt. Later: finds both, and the answer if there is one. */
async function admit(
  pool: pg.Pool,
  { actor, key, bodySha256 }: KeyedRequest,
): Promise<{ at: Instant; kept?: Kept }> {
  const { rows } = await pool.query<{ at: Instant; body_sha256: string; answer: Kept | null }>(
    `with added as (
       insert into request (actor, key, body_sha256, received_at) values ($1, $2, $3, wian_now())
       on conflict do nothing returning received_at as at, body_sha256, answer)
     select * from added union all
     select received_at, body_sha256, answer from request where actor = $1 and key = $2 limit 1`,
    [actorId(actor), key, bodySha256],
  )
  const row = rows[0]
  // Another process put the same key down at this very moment and its row was not visible yet: look again.
  if (!row) return admit(pool, { actor, key, bodySha256 })
  if (row.body_sha256 !== bodySha256) throw problem('KEY_REUSED')
  return row.answer ? { at: row.at, kept: row.answer } : { at: row.at }
}

async function doOnce(pool: pg.Pool, request: KeyedRequest, work: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await work()
    // What is shown once is a secret: it must not stay behind in the database.
    const { shownOnce: _, ...kept } = answer
    await keep(pool, request, answer.status ?? 200, { answer: kept })
    return answer
  } catch (error) {
    // Only a definite "no" is an answer; a failure of ours leaves the key free to try again.
    if (error instanceof Problem && error.status < 500) {
      const { status, code, th, en, errors } = error
      await keep(pool, request, status, { refused: { status, code, th, en, errors } })
    }
    throw error
  }
}

async function keep(pool: pg.Pool, { actor, key }: KeyedRequest, status: number, kept: Kept): Promise<void> {
  await pool.query('update request set status = $3, answer = $4 where actor = $1 and key = $2', [
    actorId(actor),
    key,
    status,
    JSON.stringify(kept),
  ])
}

function answerAgain({ answer, refused }: Kept): Answer {
  if (!refused) return answer ?? {}
  const { status, code, th, en } = refused
  throw new Problem(status, code, th, en, refused.errors)
}
