import type { Transaction } from './pool.js'

/**
 * The trace of the request that a step goes back to: of the act itself, or of the act that set a job of the case `jobsOf`
 * going. Nothing where the product moved by itself, or the request has been cleared away.
 */
export async function traceOfCause(
  tx: Transaction,
  cause: string,
  jobsOf: string | undefined,
): Promise<string | null> {
  const request = cause.startsWith('job/') ? await causeOfJob(tx, cause.slice('job/'.length), jobsOf) : cause
  // act/<person>@<office>/<Idempotency-Key>, and more behind it where one request did many acts.
  const [kind, actor, key] = request?.split('/') ?? []
  if (kind !== 'act' || !actor || !key) return null
  const { rows } = await tx.query<{ traceId: string | null }>(
    'select trace_id as "traceId" from request where actor = $1 and key = $2',
    [actor, key],
  )
  return rows[0]?.traceId ?? null
}

async function causeOfJob(
  tx: Transaction,
  jobId: string,
  caseId: string | undefined,
): Promise<string | undefined> {
  if (caseId === undefined) return undefined
  const { rows } = await tx.query<{ cause: string }>(
    `select cause from (select cause, body::jsonb -> 'jobs' as jobs from event where case_id = $1 and cause is not null) e
     where jobs @> $2::jsonb limit 1`,
    [caseId, JSON.stringify([{ id: jobId }])],
  )
  return rows[0]?.cause
}
