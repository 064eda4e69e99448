import type { AudienceRule, Recipients } from '../domain/audience.js'
import type { Audience } from '../domain/circular/case.js'
import type { Day } from '../domain/time.js'
import { sha256Of } from '../ledger/chain.js'
import type { Database } from './pool.js'

/** A list of recipients as it was frozen, with the rule and the day that made it. */
export type FrozenAudience = Audience & {
  readonly rule: AudienceRule
  readonly on: Day
  readonly codes: readonly string[]
}

/** Freezes who the rule addressed on the day. The id is the hash of all three: freezing again changes nothing. */
export async function freezeAudience(
  db: Database,
  { rule, on, recipients }: { rule: AudienceRule; on: Day; recipients: Recipients },
): Promise<Audience> {
  const { codes, primary, secondary } = recipients
  const audienceId = sha256Of({ rule, on, codes })
  await db.query(
    `insert into audience (audience_id, rule, on_day, codes, primary_count, secondary_count)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [audienceId, JSON.stringify(rule), on, codes, primary, secondary],
  )
  return { audienceId, total: codes.length, primary, secondary }
}

/** Reads a frozen list, or nothing. */
export async function loadAudience(db: Database, audienceId: string): Promise<FrozenAudience | undefined> {
  const { rows } = await db.query<FrozenAudience>(
    `select audience_id as "audienceId", rule, on_day as "on", codes, cardinality(codes) as total,
            primary_count as "primary", secondary_count as "secondary"
     from audience where audience_id = $1`,
    [audienceId],
  )
  return rows[0]
}
