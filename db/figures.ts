import type { Database } from './pool.js'

/** What waits in the outbox: mails, and for how long (seconds of real time) the longest waiting one is overdue. */
export async function outboxFigures(db: Database): Promise<{ depth: number; ageSeconds: number }> {
  const { rows } = await db.query<{ depth: number; ageSeconds: number }>(
    `select count(*)::int as depth,
            greatest(0, coalesce(extract(epoch from clock_timestamp() - min(next_attempt_at)), 0))::float8 as "ageSeconds"
     from mail where state = 'queued'`,
  )
  return rows[0] ?? { depth: 0, ageSeconds: 0 }
}

/** Jobs of circulars and operations under way. */
export async function workFigures(db: Database): Promise<{ jobs: number; operations: number }> {
  const { rows } = await db.query<{ jobs: number; operations: number }>(
    `select (select coalesce(sum(jsonb_array_length(state -> 'jobs')), 0)::int from circular where running) as jobs,
            (select count(*)::int from operation where state = 'running') as operations`,
  )
  return rows[0] ?? { jobs: 0, operations: 0 }
}
