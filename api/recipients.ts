import { freezeAudience } from '../db/audiences.js'
import { loadOffices } from '../db/directory.js'
import { groupsFor } from '../db/groups.js'
import type { Database } from '../db/pool.js'
import { reachedAmong } from '../db/submissions.js'
import {
  describeAudience,
  pinGroups,
  selectAudience,
  type AudienceRule,
  type Recipients,
} from '../domain/audience.js'
import type { Audience } from '../domain/circular/case.js'
import type { Office } from '../domain/office.js'
import type { Day } from '../domain/time.js'
import { orRefuse, refused } from './refusals.js'

/** Who a rule addresses on a day, for a person to look at before it is frozen. */
export type AudiencePreview = {
  readonly on: Day
  readonly total: number
  readonly primary: number
  readonly secondary: number
  readonly rule: { readonly th: string; readonly en: string }
  readonly offices: readonly Pick<Office, 'code' | 'type' | 'nameTh' | 'shortTh' | 'nameEn' | 'provinces'>[]
}

/** @throws Problem of the audience's refusals (unknown codes, closed offices, nobody …) */
export async function chooseRecipients(db: Database, rule: AudienceRule, on: Day): Promise<Recipients> {
  const { groups } = await groupsFor(db, rule)
  return orRefuse(selectAudience(rule, await loadOffices(db), on, groups))
}

/** The offices of a rule with their names, in order of their codes. @throws Problem as `chooseRecipients` */
export async function previewAudience(db: Database, rule: AudienceRule, on: Day): Promise<AudiencePreview> {
  const recipients = await chooseRecipients(db, rule, on)
  const chosen = new Set(recipients.codes)
  const offices = (await loadOffices(db, on)).filter(({ code }) => chosen.has(code))
  return {
    on,
    total: recipients.codes.length,
    primary: recipients.primary,
    secondary: recipients.secondary,
    rule: describeAudience(rule),
    offices: offices.map(({ code, type, nameTh, shortTh, nameEn, provinces }) => ({
      code,
      type,
      nameTh,
      shortTh,
      nameEn,
      provinces,
    })),
  }
}

/** Freezes who the rule addresses on the day, its groups named by their versions. @throws Problem as `chooseRecipients` */
export async function freezeRecipients(db: Database, rule: AudienceRule, on: Day): Promise<Audience> {
  // Pinned first: what is frozen is what those very versions say, also while somebody saves the next one.
  const pinned = pinGroups(rule, (await groupsFor(db, rule)).versions)
  return freezeAudience(db, { rule: pinned, on, recipients: await chooseRecipients(db, pinned, on) })
}

/**
 * Freezes those whom the rule addresses and whom the circular has not reached yet.
 * @throws Problem AUDIENCE_EMPTY when it has reached all of them, and as `chooseRecipients`
 */
export async function freezeFurtherRecipients(
  db: Database,
  { circularId, rule, on }: { circularId: string; rule: AudienceRule; on: Day },
): Promise<Audience> {
  const { codes } = await chooseRecipients(db, rule, on)
  const reached = await reachedAmong(db, circularId, codes)
  const further: AudienceRule = reached.length > 0 ? { all: [rule, { not: { codes: reached } }] } : rule
  return freezeRecipients(db, further, on)
}

/** @throws Problem OFFICE_UNKNOWN at /codes when one of them is no recipient of the circular */
export async function checkReached(
  db: Database,
  circularId: string,
  codes: readonly string[] = [],
): Promise<void> {
  const reached = new Set(await reachedAmong(db, circularId, codes))
  const others = codes.filter((code) => !reached.has(code))
  if (others.length > 0) throw refused('OFFICE_UNKNOWN', { codes: others.join(', ') }, '/codes')
}
