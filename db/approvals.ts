import type { Approval } from '../domain/approval/approval.js'
import { turnsOf, type Turn } from '../domain/approval/turns.js'
import { personsBehind, type Actor, type Role } from '../domain/case.js'
import type { Secrecy } from '../domain/secrecy.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { knownAwaiting } from './visibility.js'

/** An approval under way in a case: what of the case it is about, and who may know of it. */
export type Awaited = {
  readonly about: 'circular' | 'answer' | 'moreTime' | 'proposal' | 'exemption' | 'order'
  readonly subject: string
  readonly approval: Approval
  readonly secrecy?: Secrecy
  readonly named?: readonly string[]
}

/** What a case waits for, before and after a step. */
export type AwaitedOf = { readonly caseId: string; readonly awaited: readonly Awaited[] }

/** Writes whose word these cases wait for now, in place of what was written before. */
export async function writeAwaiting(tx: Transaction, cases: readonly AwaitedOf[]): Promise<void> {
  if (cases.length === 0) return
  await tx.query('delete from awaiting_approval where case_id = any($1)', [cases.map(({ caseId }) => caseId)])
  const rows = cases.flatMap(({ caseId, awaited }) => awaited.flatMap((one) => rowsOf(caseId, one)))
  if (rows.length === 0) return
  await tx.query(
    `insert into awaiting_approval
     select * from jsonb_populate_recordset(null::awaiting_approval, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

function rowsOf(caseId: string, { about, subject, approval, secrecy = 'plain', named = [] }: Awaited) {
  return turnsOf(approval).map(({ office, committeeId, dueAt, escalated, ...turn }: Turn, party) => ({
    ...turn,
    ...{
      case_id: caseId,
      about,
      subject,
      party,
      office_code: office,
      escalated: escalated ?? false,
      secrecy,
      named,
    },
    ...{ committee_id: committeeId ?? null, due_at: dueAt ?? null },
  }))
}

/** A word that is awaited, as lists show it. */
export type AwaitingEntry = {
  readonly caseId: string
  readonly about: Awaited['about']
  readonly subject: string
  readonly stage: string
  readonly title: { readonly th: string; readonly en: string } | null
  /** False for an opinion. */
  readonly decides: boolean
  readonly escalated: boolean
  readonly officeCode: string
  readonly role: Role | null
  readonly persons: readonly string[] | null
  readonly committeeId: string | null
  readonly since: Instant | null
  readonly dueAt: Instant | null
}

/** Whose words: of the own office, or only what waits for this very person in this role. */
export type AwaitingFilter = {
  readonly actor: Actor
  readonly mine: boolean
  readonly about?: Awaited['about']
}

/** Lists what the actor's office is awaited to say, the one that is due first on top. */
export async function listAwaiting(
  db: Database,
  filter: AwaitingFilter,
  place: Place = {},
): Promise<Page<AwaitingEntry>> {
  const { after, limit = 50 } = place
  const [dueAt, key] = readPlace(after, 2)
  const { sql, values } = whichAwaiting(filter, 1)
  const at = values.length
  const { rows } = await db.query<AwaitingEntry & { place: string[] }>(
    `select a.case_id as "caseId", a.about, coalesce(nullif(a.subject, ''), c.subject, '') as subject, a.stage, a.title, a.decides, a.escalated,
       a.office_code as "officeCode", a.role, a.persons, a.committee_id as "committeeId", a.since, a.due_at as "dueAt",
       array[${DUE}::text, ${KEY}] as place
     ${FROM} where ${sql}
       and ($${at + 1}::timestamptz is null or (${DUE}, ${KEY} collate "C") > ($${at + 1}, $${at + 2}))
     order by ${DUE}, ${KEY} collate "C" limit $${at + 3}`,
    [...values, dueAt ?? null, key ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, (row) => row.place)
  const items = page.items.map(({ place: _, ...entry }) => entry)
  return counted(db, { ...page, items }, place, { rows: `${FROM} where ${sql}`, values })
}

// What is awaited in an office's answer goes by the subject and the named persons of its circular.
const FROM = `from awaiting_approval a left join circular c
     on a.about in ('answer', 'moreTime') and c.circular_id = split_part(a.case_id, '/', 2)`
// What has no time limit comes last.
const DUE = "coalesce(a.due_at, 'infinity')"
const KEY = "concat_ws('#', a.case_id, a.about, a.stage, a.party)"

function whichAwaiting({ actor, mine, about }: AwaitingFilter, first: number) {
  const known = knownAwaiting({ actor, first: first + 5 })
  const sql = `a.office_code = $${first} and ($${first + 1}::text is null or a.about = $${first + 1})
       and (not $${first + 2}::boolean or (a.role = $${first + 3} and not a.barred && $${first + 4}::text[]
         and (a.persons is null or a.persons && $${first + 4}::text[])))
       and ${known.sql}`
  const { officeCode, role } = actor
  return {
    sql,
    values: [officeCode, about ?? null, mine, role, personsBehind(actor), ...known.values],
  }
}
