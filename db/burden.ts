import type { FormSchema } from '../domain/content.js'
import { UNANSWERED } from '../domain/submission/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** What an office owes in a span of time. `minutes` adds up the estimates that there are. */
export type Owed = {
  readonly code: string
  readonly owed: number
  readonly minutes: number
  readonly withoutEstimate: number
}

/** What each office has not answered yet that falls due after the one instant and not after the other. */
export async function owedBetween(
  db: Database,
  codes: readonly string[],
  { after, until }: { after: Instant; until: Instant },
): Promise<Owed[]> {
  const { rows } = await db.query<Owed>(
    `select s.office_code as code, count(*)::int as owed,
       coalesce(sum((t.body ->> 'estimatedMinutes')::int), 0)::int as minutes,
       count(*) filter (where t.body ->> 'estimatedMinutes' is null)::int as "withoutEstimate"
     from submission s join circular c using (circular_id)
     join content t on t.sha256 = c.state ->> 'contentSha256'
     where s.status = any($1) and s.due_at > $2 and s.due_at <= $3 and s.office_code = any($4)
     group by s.office_code`,
    [UNANSWERED, after, until, codes],
  )
  return rows
}

/** A circular and the form that it asked. */
export type AskedForm = { readonly circularId: string; readonly issuedAt: Instant; readonly form: FormSchema }

/** The forms of circulars issued since, the newest first. */
export async function formsSince(db: Database, since: Instant): Promise<AskedForm[]> {
  const { rows } = await db.query<AskedForm>(
    `select c.circular_id as "circularId", c.issued_at as "issuedAt", t.body -> 'form' as form
     from circular c join content t on t.sha256 = c.state ->> 'contentSha256'
     where c.issued_at >= $1 and c.status <> 'recalled' order by c.issued_at desc`,
    [since],
  )
  return rows
}

/** How many of these circulars each office was sent. */
export async function sentOf(
  db: Database,
  codes: readonly string[],
  circularIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await db.query<{ code: string; sent: number }>(
    `select office_code as code, count(*)::int as sent from submission
     where circular_id = any($1) and office_code = any($2) and status <> 'withdrawn' group by office_code`,
    [circularIds, codes],
  )
  return new Map(rows.map(({ code, sent }) => [code, sent]))
}
