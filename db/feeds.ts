import type { Actor } from '../domain/case.js'
import type { CaseDeadline } from '../domain/case-deadline.js'
import { isCentralCode } from '../domain/office.js'
import type { Instant } from '../domain/time.js'
import { lentRights } from './lent-rights.js'
import type { Database } from './pool.js'
import { isSameSecret, makeKey, readKeyText } from './shown-once.js'
import { visibleCirculars, visibleSubmissions } from './visibility.js'

/** Whose deadlines a feed shows: the person's own tasks, or those of the whole office. */
export type FeedKind = 'person' | 'office'

/** A feed as lists show it: everything but its secret. Times are real. */
export type Feed = {
  readonly feedId: string
  readonly kind: FeedKind
  readonly personId: string
  readonly officeCode: string
  readonly createdAt: Instant
  readonly lastFetchedAt: Instant | null
  readonly revokedAt: Instant | null
}

const ENTRY = `feed_id as "feedId", kind, person_id as "personId", office_code as "officeCode",
  created_at as "createdAt", last_fetched_at as "lastFetchedAt", revoked_at as "revokedAt"`

/** Makes a feed for a person's own assignment. The text of its key is not kept anywhere. */
export async function makeFeed(
  db: Database,
  { actor, kind }: { actor: Actor; kind: FeedKind },
): Promise<{ readonly feed: Feed; readonly text: string }> {
  const { id, text, secretSha256 } = makeKey('wianfeed')
  const { rows } = await db.query<Feed>(
    `insert into feed (feed_id, kind, person_id, office_code, actor, secret_sha256) values ($1, $2, $3, $4, $5, $6)
     returning ${ENTRY}`,
    [id, kind, actor.personId, actor.officeCode, JSON.stringify(actor), secretSha256],
  )
  return { feed: rows[0] as Feed, text }
}

/** The feeds of an office, or of one person in it, the newest on top. */
export async function listFeeds(
  db: Database,
  { officeCode, personId }: { officeCode: string; personId?: string },
): Promise<Feed[]> {
  const { rows } = await db.query<Feed>(
    `select ${ENTRY} from feed where office_code = $1 and ($2::text is null or person_id = $2)
     order by created_at desc, feed_id`,
    [officeCode, personId ?? null],
  )
  return rows
}

/** One feed, or nothing. */
export async function loadFeed(db: Database, feedId: string): Promise<Feed | undefined> {
  const { rows } = await db.query<Feed>(`select ${ENTRY} from feed where feed_id = $1`, [feedId])
  return rows[0]
}

/** Ends a feed at once; one that has ended stays as it is. */
export async function revokeFeed(db: Database, feedId: string, by: string): Promise<void> {
  await db.query(
    'update feed set revoked_at = clock_timestamp(), revoked_by = $2 where feed_id = $1 and revoked_at is null',
    [feedId, by],
  )
}

/** The feed behind a key, and who reads it today; nothing where it is unknown, revoked, or its maker acts no more. */
export async function openFeed(
  db: Database,
  text: string,
): Promise<{ readonly feedId: string; readonly kind: FeedKind; readonly actor: Actor } | undefined> {
  const key = readKeyText('wianfeed', text)
  if (!key) return undefined
  const { rows } = await db.query<{ kind: FeedKind; actor: Actor; secret: Buffer }>(
    'select kind, actor, secret_sha256 as secret from feed where feed_id = $1 and revoked_at is null',
    [key.id],
  )
  const [found] = rows
  if (!found || !isSameSecret(found.secret, key.secretSha256)) return undefined
  const actor = await lentRights(db, found.actor)
  if (!actor) return undefined
  await db.query('update feed set last_fetched_at = clock_timestamp() where feed_id = $1', [key.id])
  return { feedId: key.id, kind: found.kind, actor }
}

/** A calendar is no archive: what was due long ago is left out. */
const DAYS_BACK = 30
const MOST_DEADLINES = 1_000

/** What a person or an office has to answer, or to collect, near the instant; the policy decides which of it is seen. */
export async function listDeadlines(
  db: Database,
  { actor, kind, at }: { actor: Actor; kind: FeedKind; at: Instant },
): Promise<CaseDeadline[]> {
  const sql = isCentralCode(actor.officeCode) ? collected(actor) : owed(actor)
  const { rows } = await db.query<CaseDeadline>(
    `select * from (${sql.text}) as d where "dueAt" > $1::timestamptz - make_interval(days => ${DAYS_BACK})
       and ($2::text is null or person = $2) order by "dueAt", "caseId" collate "C" limit ${MOST_DEADLINES}`,
    [at, kind === 'person' ? actor.personId : null, actor.officeCode, ...sql.values],
  )
  return rows
}

type Sql = { readonly text: string; readonly values: readonly unknown[] }

function owed(actor: Actor): Sql {
  const { sql, values } = visibleSubmissions({ actor, act: 'submission.read', first: 4 })
  return {
    text: `select s.case_id as "caseId", s.version as sequence, c.subject, s.secrecy, c.number, c.number_year as year,
       s.due_at as "dueAt", s.updated_at as "updatedAt", s.status in ('withdrawn', 'exempted') as "isCancelled",
       s.state ->> 'assignee' as person
     from submission s join circular c using (circular_id)
     where s.office_code = $3 and s.status not in ('submitted', 'accepted', 'closedUnanswered') and ${sql}`,
    values,
  }
}

function collected(actor: Actor): Sql {
  const { sql, values } = visibleCirculars({ actor, act: 'circular.read', first: 4 })
  return {
    text: `select c.case_id as "caseId", c.version as sequence, c.subject, c.secrecy, c.number, c.number_year as year,
       c.due_at as "dueAt", c.updated_at as "updatedAt", c.status in ('recalled', 'abandoned') as "isCancelled",
       c.state -> 'owner' ->> 'personId' as person
     from circular c
     where c.owner_office = $3 and c.due_at is not null and c.status <> 'closed' and ${sql}`,
    values,
  }
}
