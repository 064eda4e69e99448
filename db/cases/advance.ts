import type { Stamp, NumberRequest } from '../../domain/case.js'
import { isRefusal, type Refusal } from '../../domain/refusals.js'
import { GENESIS, link, type Link } from '../../ledger/chain.js'
import { queueApprovalMails, type AwaitedStep } from '../approval-mails.js'
import { writeAwaiting } from '../approvals.js'
import type { Transaction } from '../pool.js'
import { writeCaseTexts } from '../search/case-texts.js'
import { strikeOut } from './cancelled-numbers.js'
import type { Kind } from './kinds.js'
import { allotNumbers, type Allotment } from './numbers.js'

/** What became of one case: `stale` when it has moved on since it was read, `already` when this cause is on record. */
export type Advanced<State, Event> = {
  readonly caseId: string
  readonly outcome: 'recorded' | 'already' | 'stale' | 'refused'
  readonly version: number
  readonly state: State | undefined
  readonly events: readonly Event[]
  readonly refusal?: Refusal
}

/** A step for some cases: what brought it about, and what the rules make of each case as it stands under the lock. */
export type Step<State, Event> = {
  readonly caseIds: readonly string[]
  /** The same cause is recorded once for a case, however often it is tried. */
  readonly cause: string
  /** Set when the caller decided on a state it had read before. */
  readonly expectedVersion?: number
  /** True when a workflow holds this case in memory from now on. */
  readonly running?: boolean
  decide(state: State | undefined, caseId: string): Refusal | readonly Event[]
}

type CaseEvent = Stamp & { readonly type: string; readonly allot?: NumberRequest; readonly number?: number }
type Row<State> = { case_id: string; version: number; head: Buffer; state: State }
type Draft<State, Event> = Advanced<State, Event> & { readonly head: Buffer; readonly links: readonly Link[] }

/**
 * Takes the step for all its cases in one transaction: lock, decide, allot numbers, chain the events, write the rows.
 * The caller adds what else belongs to the step (mails, letters) in the same transaction.
 */
export async function advance<State, Event extends CaseEvent>(
  tx: Transaction,
  kind: Kind<State, Event>,
  step: Step<State, Event>,
): Promise<Advanced<State, Event>[]> {
  const rows = await lockRows<State>(tx, kind.table, step.caseIds)
  const recorded = await alreadyRecorded(tx, step)
  const decided = step.caseIds.map((caseId) => decideOne(rows.get(caseId), caseId, step, recorded))
  const numbered = await withNumbers(tx, decided)
  const drafts = numbered.map((one) => chain(kind, one, rows.get(one.caseId)))
  const news = drafts.filter((draft) => draft.outcome === 'recorded' && draft.events.length > 0)
  await strikeOut(tx, news)
  await insertEvents(tx, step.cause, news)
  await writeRows(tx, kind, news, step.running)
  const stepped = news.map(({ caseId, state }) => ({ caseId, state, before: rows.get(caseId)?.state }))
  await writeCaseTexts(tx, stepped)
  const awaited = awaitedOf(kind, news, rows)
  await writeAwaiting(tx, awaited)
  await queueApprovalMails(tx, step.cause, awaited)
  return drafts
}

/** What the cases wait for now; those that waited for nobody before and after are left out. */
function awaitedOf<State, Event extends CaseEvent>(
  { approvals }: Kind<State, Event>,
  news: readonly Draft<State, Event>[],
  before: ReadonlyMap<string, Row<State>>,
): AwaitedStep[] {
  if (!approvals) return []
  return news.flatMap(({ caseId, state, version }) => {
    const row = before.get(caseId)
    const old = row ? approvals(row.state) : []
    const awaited = approvals(state as State)
    return awaited.length + old.length > 0 ? [{ caseId, version, before: old, awaited }] : []
  })
}

async function lockRows<State>(
  tx: Transaction,
  table: string,
  caseIds: readonly string[],
): Promise<Map<string, Row<State>>> {
  const { rows } = await tx.query<Row<State>>(
    `select case_id, version, head, state from ${table} where case_id = any($1) order by case_id for no key update`,
    [caseIds],
  )
  return new Map(rows.map((row) => [row.case_id, row]))
}

async function alreadyRecorded(
  tx: Transaction,
  { caseIds, cause }: { caseIds: readonly string[]; cause: string },
): Promise<Set<string>> {
  const { rows } = await tx.query<{ case_id: string }>(
    'select case_id from event where case_id = any($1) and cause = $2',
    [caseIds, cause],
  )
  return new Set(rows.map((row) => row.case_id))
}

function decideOne<State, Event>(
  row: Row<State> | undefined,
  caseId: string,
  step: Step<State, Event>,
  recorded: Set<string>,
): Advanced<State, Event> {
  const now = { caseId, version: row?.version ?? 0, state: row?.state, events: [] }
  if (recorded.has(caseId)) return { ...now, outcome: 'already' }
  if (step.expectedVersion !== undefined && step.expectedVersion !== now.version)
    return { ...now, outcome: 'stale' }
  const decided = step.decide(row?.state, caseId)
  return isRefusal(decided)
    ? { ...now, outcome: 'refused', refusal: decided }
    : { ...now, outcome: 'recorded', events: decided }
}

async function withNumbers<State, Event extends CaseEvent>(
  tx: Transaction,
  decided: readonly Advanced<State, Event>[],
): Promise<Advanced<State, Event>[]> {
  const wanted = decided.flatMap(({ caseId, events }) =>
    events.flatMap((event) => (event.allot ? [allotmentOf(caseId, event, event.allot)] : [])),
  )
  if (wanted.length === 0) return [...decided]
  const numbers = (await allotNumbers(tx, wanted)).values()
  return decided.map((one) => {
    // In the order in which they were asked for: a step may need a number of more than one register.
    const own = one.events.map((event) => (event.allot ? numbers.next().value : undefined))
    const refusal = own.find(isRefusal)
    if (refusal) return { ...one, events: [], outcome: 'refused', refusal }
    return { ...one, events: one.events.map((event, i) => numbered(event, own[i])) }
  })
}

function numbered<Event>(event: Event, number: number | Refusal | undefined): Event {
  return typeof number === 'number' ? { ...event, number } : event
}

function allotmentOf(caseId: string, { at }: Stamp, request: NumberRequest): Allotment {
  const [, , officeCode = ''] = caseId.split('/')
  // A letter out goes to the case's office, a letter in comes from the circular's owner, a circular goes to many.
  const { counterpart = request.register === 'outgoing' ? officeCode : '' } = request
  return { caseId, request, at, counterpart }
}

function chain<State, Event extends CaseEvent>(
  kind: Kind<State, Event>,
  one: Advanced<State, Event>,
  row: Row<State> | undefined,
): Draft<State, Event> {
  let { version, state } = one
  let head = row?.head ?? GENESIS
  const links = one.events.map((event) => {
    version += 1
    state = kind.apply(state, event)
    const made = link(head, { caseId: one.caseId, version, ...event })
    head = made.hash
    return made
  })
  return { ...one, version, state, head, links }
}

async function insertEvents<State, Event extends CaseEvent>(
  tx: Transaction,
  cause: string,
  drafts: readonly Draft<State, Event>[],
): Promise<void> {
  const rows = drafts.flatMap(({ caseId, version, events, links }) =>
    events.map((event, i) => ({
      caseId,
      version: version - events.length + 1 + i,
      event,
      link: links[i] as Link,
      cause: i === 0 ? cause : null,
    })),
  )
  if (rows.length === 0) return
  await tx.query(
    `insert into event (case_id, version, type, at, cause, body, hash)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::bytea[])`,
    [
      rows.map((row) => row.caseId),
      rows.map((row) => row.version),
      rows.map((row) => row.event.type),
      rows.map((row) => row.event.at),
      rows.map((row) => row.cause),
      rows.map((row) => row.link.body),
      rows.map((row) => row.link.hash),
    ],
  )
}

async function writeRows<State, Event extends CaseEvent>(
  tx: Transaction,
  kind: Kind<State, Event>,
  drafts: readonly Draft<State, Event>[],
  running: boolean | undefined,
): Promise<void> {
  if (drafts.length === 0) return
  const own = Object.entries(kind.columns)
  const columns = [
    'case_id',
    'version',
    'head',
    'state',
    'status',
    'next_wake_at',
    'updated_at',
    ...own.map(([name]) => name),
  ]
  const sqlTypes = [
    'text',
    'int',
    'bytea',
    'jsonb',
    'text',
    'timestamptz',
    'timestamptz',
    ...own.map(([, type]) => type),
  ]
  const values = columnsOf(
    kind,
    drafts,
    own.map(([name]) => name),
  )
  const keep = columns
    .filter((column) => !kind.identity.includes(column))
    .map((column) => `${column} = excluded.${column}`)
  const flag = running ? 'true' : 'false'
  await tx.query(
    `insert into ${kind.table} (${columns.join(', ')}, running)
     select *, ${flag} from unnest(${sqlTypes.map((type, i) => `$${i + 1}::${type}[]`).join(', ')})
     on conflict (case_id) do update set ${keep.join(', ')}, running = ${kind.table}.running or excluded.running`,
    values,
  )
}

function columnsOf<State, Event extends CaseEvent>(
  kind: Kind<State, Event>,
  drafts: readonly Draft<State, Event>[],
  own: string[],
): unknown[][] {
  const states = drafts.map((draft) => draft.state as State)
  const projected = states.map((state) => kind.project(state))
  return [
    drafts.map((draft) => draft.caseId),
    drafts.map((draft) => draft.version),
    drafts.map((draft) => draft.head),
    states.map((state) => JSON.stringify(state)),
    states.map((state) => (state as { status: string }).status),
    states.map((state) => kind.nextWake(state) ?? null),
    drafts.map((draft) => draft.events.at(-1)?.at),
    ...own.map((name) => projected.map((row) => row[name] ?? null)),
  ]
}
