import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** How a request is known: who asked, as `<personId>@<officeCode>`, and with which key. */
export type RequestName = { readonly actor: string; readonly key: string }

/** A request with its key as the record has it. */
export type AdmittedRequest<Kept> = {
  readonly at: Instant
  readonly bodySha256: string
  /** What was answered; nothing while it is worked on. */
  readonly answer: Kept | null
  /** Nobody else holds its lease: whoever asked may do the work now. */
  readonly isOurs: boolean
}

/**
 * The first time: puts the key down with the instant of receipt. Later: finds both, and the answer if there is one. Who
 * gets the work holds it for `leaseSeconds` of real time.
 */
export async function admitRequest<Kept>(
  db: Database,
  asked: RequestName & { bodySha256: string; traceId: string; leaseSeconds: number },
): Promise<AdmittedRequest<Kept>> {
  const { actor, key, bodySha256, traceId, leaseSeconds } = asked
  const { rows } = await db.query<AdmittedRequest<Kept>>(
    `insert into request as r (actor, key, body_sha256, received_at, trace_id, busy_until)
     values ($1, $2, $3, wian_now(), $4, clock_timestamp() + make_interval(secs => $5))
     on conflict (actor, key) do update set busy_until = excluded.busy_until
       where r.answer is null and r.body_sha256 = $3 and coalesce(r.busy_until < clock_timestamp(), true)
     returning received_at as at, body_sha256 as "bodySha256", answer, true as "isOurs"`,
    [actor, key, bodySha256, traceId, leaseSeconds],
  )
  // It may be cleared away between the two looks: then it is a new one.
  return rows[0] ?? (await readRequest<Kept>(db, asked)) ?? admitRequest(db, asked)
}

async function readRequest<Kept>(
  db: Database,
  { actor, key }: RequestName,
): Promise<AdmittedRequest<Kept> | undefined> {
  const { rows } = await db.query<AdmittedRequest<Kept>>(
    `select received_at as at, body_sha256 as "bodySha256", answer, false as "isOurs"
     from request where actor = $1 and key = $2`,
    [actor, key],
  )
  return rows[0]
}

/** Holds a request that has no answer yet for some more seconds of real time; 0 lets it go. */
export async function holdRequest(
  db: Database,
  { actor, key }: RequestName,
  leaseSeconds: number,
): Promise<void> {
  await db.query(
    `update request set busy_until = clock_timestamp() + make_interval(secs => $3)
     where actor = $1 and key = $2 and answer is null`,
    [actor, key, leaseSeconds],
  )
}

/** Keeps what was answered, and the HTTP status of it, for whoever asks again with the key. */
export async function keepAnswer(
  db: Database,
  { actor, key }: RequestName,
  { status, answer }: { readonly status: number; readonly answer: object },
): Promise<void> {
  await db.query(
    'update request set status = $3, answer = $4, busy_until = null where actor = $1 and key = $2',
    [actor, key, status, JSON.stringify(answer)],
  )
}
