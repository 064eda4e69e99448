import type pg from 'pg'
import type { JobRun } from './job-run.js'

/** The next offices that a job concerns, in order of their codes: the frozen list at launch, else those it was sent to. */
export async function nextPage(
  pool: pg.Pool,
  { circularId, job }: JobRun,
  after: string,
  size: number,
): Promise<string[]> {
  const { rows } =
    job.kind === 'launch'
      ? await pool.query<{ code: string }>(
          `select code from audience, unnest(codes) as code where audience_id = $1 and code collate "C" > $2
           order by code collate "C" limit $3`,
          [job.audienceId, after, size],
        )
      : await pool.query<{ code: string }>(
          `select office_code as code from submission
           where circular_id = $1 and office_code collate "C" > $2 and ($4::text[] is null or office_code = any($4))
           order by office_code collate "C" limit $3`,
          [circularId, after, size, 'codes' in job ? (job.codes ?? null) : null],
        )
  return rows.map((row) => row.code)
}
