import { groupsIn, type AudienceRule, type OfficeGroups } from '../domain/audience.js'
import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** One version of a saved group of recipients. */
export type SavedGroup = {
  readonly groupId: string
  readonly version: number
  readonly ownerOffice: string
  readonly nameTh: string
  readonly nameEn: string
  /** Groups in it are named with their versions. */
  readonly rule: AudienceRule
  readonly retired: boolean
  readonly madeBy: Actor
  readonly madeAt: Instant
}

const COLUMNS = `select group_id as "groupId", version, owner_office as "ownerOffice", name_th as "nameTh",
  name_en as "nameEn", rule, retired, made_by as "madeBy", made_at as "madeAt" from office_group`

/** The newest version of every group in order of their ids; those out of use only when asked for. */
export async function listGroups(db: Database, { retired }: { retired: boolean }): Promise<SavedGroup[]> {
  const { rows } = await db.query<SavedGroup>(
    `select * from (select distinct on ("groupId") * from (${COLUMNS}) as g order by "groupId", version desc) as newest
     where $1 or not retired`,
    [retired],
  )
  return rows
}

/** A group in its newest version or the one named, or nothing. */
export async function loadGroup(
  db: Database,
  groupId: string,
  version?: number,
): Promise<SavedGroup | undefined> {
  const { rows } = await db.query<SavedGroup>(
    `${COLUMNS} where group_id = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
    [groupId, version ?? null],
  )
  return rows[0]
}

/** All versions of a group, the newest first. */
export async function groupVersions(db: Database, groupId: string): Promise<SavedGroup[]> {
  const { rows } = await db.query<SavedGroup>(`${COLUMNS} where group_id = $1 order by version desc`, [
    groupId,
  ])
  return rows
}

/** Adds a version. False when somebody else has added it first. */
export async function addGroupVersion(db: Database, group: SavedGroup): Promise<boolean> {
  const { groupId, version, ownerOffice, nameTh, nameEn, rule, retired, madeBy, madeAt } = group
  const { rowCount } = await db.query(
    `insert into office_group (group_id, version, owner_office, name_th, name_en, rule, retired, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      groupId,
      version,
      ownerOffice,
      nameTh,
      nameEn,
      JSON.stringify(rule),
      retired,
      JSON.stringify(madeBy),
      madeAt,
    ],
  )
  return rowCount === 1
}

/** The groups that a rule needs, to any depth: by the names that it uses, and which version each plain name stands for. */
export type NeededGroups = {
  readonly groups: OfficeGroups
  readonly versions: Readonly<Record<string, number>>
}

/** Reads the groups of a rule. A group out of use answers only to a name with its version. */
export async function groupsFor(db: Database, rule: AudienceRule): Promise<NeededGroups> {
  const groups: Record<string, AudienceRule> = {}
  const versions: Record<string, number> = {}
  let wanted = groupsIn(rule)
  while (wanted.length > 0) {
    const found = await Promise.all(wanted.map((name) => loadNamed(db, name)))
    found.forEach((group, i) => {
      const name = wanted[i] as string
      if (!group) return
      groups[name] = group.rule
      if (!name.includes('@')) versions[name] = group.version
    })
    wanted = [...new Set(found.flatMap((group) => (group ? groupsIn(group.rule) : [])))].filter(
      (name) => !(name in groups),
    )
  }
  return { groups, versions }
}

async function loadNamed(db: Database, name: string): Promise<SavedGroup | undefined> {
  const [groupId = '', version] = name.split('@')
  if (version !== undefined)
    return /^\d{1,6}$/.test(version) ? loadGroup(db, groupId, Number(version)) : undefined
  const newest = await loadGroup(db, groupId)
  return newest?.retired ? undefined : newest
}
