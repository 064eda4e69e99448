import type { Assignment } from '../domain/assignment.js'
import type { Instant } from '../domain/time.js'
import { ASSIGNMENT, holdsOnSql, isHereSql, TODAY } from './assignments.js'
import type { Database } from './pool.js'

/** A session that holds, and the person's assignments of today. */
export type LiveSession = {
  readonly sessionId: string
  readonly personId: string
  readonly confirmedAt: Instant
  readonly assignmentId: string | null
  readonly assignments: readonly Assignment[]
}

/** How long sessions live, in real seconds. */
export type SessionLimits = { readonly idle: number; readonly absolute: number }

/** A session in the list that its person sees. */
export type SessionEntry = {
  readonly sessionId: string
  readonly startedAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
  readonly userAgent: string | null
  readonly address: string | null
}

const IS_HERE = isHereSql(TODAY)

/**
 * The session of this token, with everything that decides who acts, in one statement: it has not ended, its person is
 * neither locked nor gone, and these are the assignments of today. Looking prolongs it, at most once a minute.
 */
export async function findSession(
  db: Database,
  token: string,
  { idle, absolute }: SessionLimits,
): Promise<LiveSession | undefined> {
  const { rows } = await db.query<LiveSession>(
    `with live as (
       select s.id, s."userId", s."confirmedAt", s."assignmentId", s."updatedAt", s."createdAt"
       from auth.session s join person p on p.person_id = s."userId"
       where s.token = $1 and s."expiresAt" > clock_timestamp()
         and s."createdAt" > clock_timestamp() - make_interval(secs => $3) and ${IS_HERE}),
     seen as (
       update auth.session s set "updatedAt" = clock_timestamp(),
         "expiresAt" = least(clock_timestamp() + make_interval(secs => $2), s."createdAt" + make_interval(secs => $3))
       from live where s.id = live.id and live."updatedAt" < clock_timestamp() - interval '1 minute')
     select live.id as "sessionId", live."userId" as "personId", live."confirmedAt", live."assignmentId",
       coalesce((select json_agg(one order by one."validFrom", one."assignmentId") from (
         select ${ASSIGNMENT} from assignment a
         join person p using (person_id) where a.person_id = live."userId" and ${holdsOnSql(TODAY)}) one), '[]') as assignments
     from live`,
    [token, idle, absolute],
  )
  return rows[0]
}

/** Whether the person of this account is neither locked nor gone. */
export async function maySignIn(db: Database, personId: string): Promise<boolean> {
  const { rowCount } = await db.query(`select from person p where p.person_id = $1 and ${IS_HERE}`, [
    personId,
  ])
  return rowCount === 1
}

/** Has the person act under this assignment in the session. */
export async function chooseAssignment(db: Database, sessionId: string, assignmentId: string): Promise<void> {
  await db.query('update auth.session set "assignmentId" = $2 where id = $1', [sessionId, assignmentId])
}

/** Marks the session as confirmed now, under a new token: one that was stolen before is worth nothing more. */
export async function renewSession(
  db: Database,
  sessionId: string,
  token: string,
): Promise<Instant | undefined> {
  const { rows } = await db.query<{ at: Instant }>(
    `update auth.session set token = $2, "confirmedAt" = clock_timestamp(), "updatedAt" = clock_timestamp()
     where id = $1 returning "confirmedAt" as at`,
    [sessionId, token],
  )
  return rows[0]?.at
}

/** The person's sessions that have not ended, the one seen last on top. */
export async function listSessions(
  db: Database,
  personId: string,
  { absolute }: SessionLimits,
): Promise<SessionEntry[]> {
  const { rows } = await db.query<SessionEntry>(
    `select id as "sessionId", "createdAt" as "startedAt", "updatedAt" as "seenAt", "expiresAt" as "endsAt",
       nullif("userAgent", '') as "userAgent", nullif("ipAddress", '') as address
     from auth.session
     where "userId" = $1 and "expiresAt" > clock_timestamp()
       and "createdAt" > clock_timestamp() - make_interval(secs => $2)
     order by "updatedAt" desc, id`,
    [personId, absolute],
  )
  return rows
}

/** Ends sessions of the person: all, one, or all but one. Returns how many there were. */
export async function endSessions(
  db: Database,
  personId: string,
  { only, except }: { readonly only?: string; readonly except?: string } = {},
): Promise<number> {
  const { rowCount } = await db.query(
    `delete from auth.session where "userId" = $1 and ($2::text is null or id = $2) and ($3::text is null or id <> $3)`,
    [personId, only ?? null, except ?? null],
  )
  return rowCount ?? 0
}

/** The person's assignment of today in this office, when there is exactly one. */
export async function assignmentIn(
  db: Database,
  personId: string,
  officeCode: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ assignmentId: string }>(
    `select a.assignment_id as "assignmentId" from assignment a join person p using (person_id)
     where a.person_id = $1 and a.office_code = $2 and ${holdsOnSql(TODAY)}`,
    [personId, officeCode],
  )
  return rows.length === 1 ? rows[0]?.assignmentId : undefined
}

/** Ends the sessions that came from this provider's session, or all of this subject. Returns whose they were. */
export async function endProviderSessions(
  db: Database,
  { provider, subject, sid }: { provider: string; subject: string | undefined; sid: string | undefined },
): Promise<{ sessionId: string; personId: string }[]> {
  const { rows } = await db.query<{ sessionId: string; personId: string }>(
    `delete from auth.session
     where "oidcProvider" = $1 and ($2::text is null or "oidcSubject" = $2) and ($3::text is null or "oidcSid" = $3)
     returning id as "sessionId", "userId" as "personId"`,
    [provider, subject ?? null, sid ?? null],
  )
  return rows
}

/** Puts the id of a logout token down. False when it was there: a replay. */
export async function isNewLogoutToken(
  db: Database,
  { issuer, jti, keepSeconds }: { issuer: string; jti: string; keepSeconds: number },
): Promise<boolean> {
  await db.query('delete from auth.logout_token where expires_at < clock_timestamp()')
  const { rowCount } = await db.query(
    `insert into auth.logout_token (issuer, jti, expires_at)
     values ($1, $2, clock_timestamp() + make_interval(secs => $3)) on conflict do nothing`,
    [issuer, jti, keepSeconds],
  )
  return rowCount === 1
}

/** Ends the session that has this token. */
export async function endSessionOf(db: Database, token: string): Promise<void> {
  await db.query('delete from auth.session where token = $1', [token])
}
