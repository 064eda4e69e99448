import { createHash } from 'node:crypto'
import type { Database } from '../db/pool.js'
import type { Times } from '../domain/approval/approval.js'
import type { Route } from '../domain/approval/route.js'
import type { CircularContent } from '../domain/content.js'
import { GRANTED_BY_OFFICER } from '../domain/submission/more-time.js'
import type { Instant } from '../domain/time.js'
import { canonicalJson } from '../ledger/canonical.js'
import { timesFrom } from './stage-times.js'

/** What an office asks for. */
type Asked = { readonly at: Instant; readonly dueAt: Instant; readonly reason: string }

/** By which route a wish for more time is decided, and the hash of what was asked. @throws as `timesFrom` */
export async function routeOfRequest(
  db: Database,
  { moreTime }: CircularContent,
  { at, ...asked }: Asked,
): Promise<{ route: Route; requestSha256: string; times: Times }> {
  const { approval: route = GRANTED_BY_OFFICER } = moreTime
  const requestSha256 = createHash('sha256').update(canonicalJson(asked)).digest('hex')
  return { route, requestSha256, times: await timesFrom(db, route.steps, { at }) }
}
