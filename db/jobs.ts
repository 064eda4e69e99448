import type { Actor } from '../domain/case.js'
import type { Job } from '../domain/circular/case.js'
import { circularCase } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** Work of a circular over its offices: who set it going and when, how far it is, when it was done. */
export type JobEntry = {
  readonly circularId: string
  readonly job: Job
  readonly by: Actor
  readonly startedAt: Instant
  /** Offices that the job has changed so far. */
  readonly done: number
  /** Offices that it may concern, at most; once it has ended, those it did concern. */
  readonly total: number
  readonly endedAt: Instant | null
}

/** All jobs that a circular ever had, oldest first, without their counts: one small read of its own events. */
export async function listJobs(
  db: Database,
  circularId: string,
): Promise<Omit<JobEntry, 'done' | 'total' | 'endedAt'>[]> {
  const { rows } = await db.query<Omit<JobEntry, 'done' | 'total' | 'endedAt'>>(
    `select $2::text as "circularId", job, body -> 'by' as by, at as "startedAt"
     from (select version, at, body::jsonb as body from event where case_id = $1) as e,
       jsonb_array_elements(coalesce(body -> 'jobs', '[]')) as job
     order by version`,
    [circularCase(circularId), circularId],
  )
  return rows
}

/** The id of the job that a request set going, or nothing. `cause` is that of the circular's step. */
export async function jobOfCause(
  db: Database,
  circularId: string,
  cause: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string | null }>(
    `select body::jsonb -> 'jobs' -> 0 ->> 'id' as id from event where case_id = $1 and cause = $2`,
    [circularCase(circularId), cause],
  )
  return rows[0]?.id ?? undefined
}

/** How far a job is, from the steps of its offices; once it has ended, from the circular's own word. */
export async function countJob(
  db: Database,
  circularId: string,
  job: Job,
): Promise<Pick<JobEntry, 'done' | 'total' | 'endedAt'>> {
  const { rows: ended } = await db.query<{ done: number; endedAt: Instant }>(
    `select (body::jsonb ->> 'done')::int as done, at as "endedAt" from event
     where case_id = $1 and type = 'jobDone' and body::jsonb ->> 'jobId' = $2`,
    [circularCase(circularId), job.id],
  )
  if (ended[0]) return { ...ended[0], total: ended[0].done }
  const { rows } = await db.query<{ done: number; total: number }>(
    `select (select count(*)::int from submission s join event e on e.case_id = s.case_id and e.cause = $2
             where s.circular_id = $1) as done,
            coalesce((select cardinality(codes) from audience where audience_id = $3), cardinality($4::text[]),
                     (select count(*)::int from submission where circular_id = $1)) as total`,
    [
      circularId,
      `job/${job.id}`,
      job.kind === 'launch' ? job.audienceId : null,
      'codes' in job ? (job.codes ?? null) : null,
    ],
  )
  const { done, total } = rows[0] ?? { done: 0, total: 0 }
  return { done, total, endedAt: null }
}
