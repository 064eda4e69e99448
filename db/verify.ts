import { canonicalJson } from '../ledger/canonical.js'
import { firstBrokenLink, GENESIS } from '../ledger/chain.js'
import { foldEvent, KINDS } from './cases/kinds.js'
import type { Database } from './pool.js'

/** What is wrong with the record of a case, and at which version. */
export type Breach = {
  readonly caseId: string
  readonly version: number
  /**
   * `link`: the event is not the one that was hashed, or one before it is missing or in another place.
   * `column`: the columns beside the event do not say what the event says.
   * `head`: the case's row does not end where its events end.
   * `state`: the row's state is not what follows from the events.
   * `row`: events without a row, or a row without events.
   */
  readonly kind: 'link' | 'column' | 'head' | 'state' | 'row'
}

/** How much was checked, and the first breach of each case that has one. */
export type Verification = {
  readonly cases: number
  readonly events: number
  readonly breaches: readonly Breach[]
}

type EventRow = {
  case_id: string
  version: number
  type: string
  at: string
  body: string
  hash: Buffer
  row_version: number | null
  head: Buffer | null
  /** Of the row, beside its newest event only. */
  state: unknown
}
/** A case half walked: where its chain stands, and the row as the newest page showed it. */
type Walk = {
  readonly caseId: string
  readonly version: number
  readonly head: Buffer
  readonly state: unknown
  readonly row: EventRow
  readonly breach?: Breach
}

const EVENTS_A_PAGE = 5_000
const TABLES = Object.values(KINDS).map(({ table }) => table)
const membersOf = (column: string): string => TABLES.map((table) => `${table}.${column}`).join(', ')

/**
 * Walks the hash chain of every case (or of one), folds its events and compares both with the case's row. Reads pages,
 * each in one statement beside the rows: memory does not grow with the ledger, and acts that come in meanwhile do no harm.
 * `tell` hears how many events have been walked, page by page.
 */
export async function verifyChains(
  db: Database,
  caseId?: string,
  tell: (events: number) => Promise<void> = () => Promise.resolve(),
): Promise<Verification> {
  const breaches = await rowsWithoutEvents(db, caseId)
  let [cases, events] = [breaches.length, 0]
  let walk: Walk | undefined
  const finish = (): void => {
    const breach = walk && endOf(walk)
    if (breach) breaches.push(breach)
  }
  for (;;) {
    const page = await nextEvents(db, walk, caseId)
    if (page.length === 0) break
    for (const row of page) {
      if (walk?.caseId !== row.case_id) {
        finish()
        cases += 1
      }
      walk = step(walk?.caseId === row.case_id ? walk : beginning(row), row)
    }
    events += page.length
    await tell(events)
  }
  finish()
  return { cases, events, breaches }
}

async function nextEvents(db: Database, after: Walk | undefined, caseId?: string): Promise<EventRow[]> {
  const { rows } = await db.query<EventRow>(
    `select e.*, coalesce(${membersOf('version')}) as row_version, coalesce(${membersOf('head')}) as head,
            case e.version ${TABLES.map((table) => `when ${table}.version then ${table}.state`).join(' ')} end as state
     from (select case_id, version, type, at, body, hash from event
           where (case_id, version) > ($1, $2) and ($3::text is null or case_id = $3)
           order by case_id, version limit $4) e
     ${TABLES.map((table) => `left join ${table} using (case_id)`).join(' ')}
     order by e.case_id, e.version`,
    [after?.caseId ?? '', after?.row.version ?? 0, caseId ?? null, EVENTS_A_PAGE],
  )
  return rows
}

async function rowsWithoutEvents(db: Database, caseId?: string): Promise<Breach[]> {
  const { rows } = await db.query<{ case_id: string }>(
    `select case_id from (${TABLES.map((table) => `select case_id from ${table}`).join(' union all ')}) as r
     where ($1::text is null or case_id = $1) and not exists (select from event e where e.case_id = r.case_id)
     order by case_id`,
    [caseId ?? null],
  )
  return rows.map(({ case_id }) => ({ caseId: case_id, version: 1, kind: 'row' }))
}

function beginning(row: EventRow): Walk {
  return { caseId: row.case_id, version: 0, head: GENESIS, state: undefined, row }
}

function step(walk: Walk, row: EventRow): Walk {
  if (walk.breach) return { ...walk, row }
  const { caseId } = walk
  const version = walk.version + 1
  if (row.version !== version || firstBrokenLink([row], walk.head) === 0)
    return { ...walk, row, breach: { caseId, version, kind: 'link' } }
  const event = JSON.parse(row.body) as Record<string, unknown>
  const agrees =
    event['caseId'] === caseId &&
    event['version'] === version &&
    event['type'] === row.type &&
    event['at'] === row.at
  if (!agrees) return { ...walk, row, breach: { caseId, version, kind: 'column' } }
  const { caseId: _, version: __, ...said } = event
  return { caseId, version, head: row.hash, state: foldEvent(caseId, walk.state, said), row }
}

function endOf({ caseId, version, head, state, row, breach }: Walk): Breach | undefined {
  if (breach) return breach
  if (row.row_version === null) return { caseId, version, kind: 'row' }
  if (row.row_version !== version || !row.head?.equals(head))
    return { caseId, version: row.row_version > version ? version + 1 : version, kind: 'head' }
  return canonicalJson(row.state) === canonicalJson(state) ? undefined : { caseId, version, kind: 'state' }
}
