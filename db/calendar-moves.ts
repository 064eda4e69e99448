import type { Move } from '../domain/calendar-change.js'
import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { knownCirculars, type Condition } from './visibility.js'

/** What became of a date: `ended` and `changed` are cases that had moved on by then. */
export type MoveOutcome = 'moved' | 'kept' | 'ended' | 'changed'

/** A date that a change moves. `offices` share it: those of a circular that have none of their own, or the one office. */
export type CalendarMove = Move & {
  readonly caseId: string
  readonly circularId: string
  readonly officeCode: string | null
  readonly ownerOffice: string
  readonly offices: number
}

/** The same with what was decided and what became of it. */
export type DecidedMove = CalendarMove & {
  readonly decision: 'move' | 'keep' | null
  readonly reason: string | null
  readonly decidedBy: Actor | null
  readonly decidedAt: Instant | null
  readonly outcome: MoveOutcome | null
}

/** Keeps the dates that a change moves. */
export async function putMoves(
  tx: Transaction,
  changeId: string,
  moves: readonly CalendarMove[],
): Promise<void> {
  await tx.query(
    `insert into calendar_move (change_id, case_id, circular_id, office_code, owner_office, body)
     select $1, m.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[])
       as m (case_id, circular_id, office_code, owner_office, body)`,
    [
      changeId,
      moves.map(({ caseId }) => caseId),
      moves.map(({ circularId }) => circularId),
      moves.map(({ officeCode }) => officeCode),
      moves.map(({ ownerOffice }) => ownerOffice),
      moves.map(({ cause, from, to, toDay, why, offices }) =>
        JSON.stringify({ cause, from, to, toDay, why, offices }),
      ),
    ],
  )
}

/** Which dates: each member that is given narrows the list. `seenBy`: those that the person's office issued or must meet, of cases that the person may know. */
export type MoveFilter = {
  readonly seenBy?: Actor
  readonly circularId?: string
  readonly open?: boolean
}

const MOVE = `select case_id as "caseId", circular_id as "circularId", office_code as "officeCode",
  owner_office as "ownerOffice", body, decision, reason, decided_by as "decidedBy", decided_at as "decidedAt", outcome
  from calendar_move`
type MoveRow = Omit<DecidedMove, keyof Move | 'offices'> & { body: Move & { offices: number } }
const moveOf = ({ body, ...row }: MoveRow): DecidedMove => ({ ...row, ...body })

/** The dates of a change, the one that was due first on top. */
export async function listMoves(
  db: Database,
  changeId: string,
  filter: MoveFilter,
  place: Place = {},
): Promise<Page<DecidedMove>> {
  const { after, limit = 100 } = place
  const [dueAt, caseId] = readPlace(after, 2)
  const which = whichMoves(changeId, filter)
  const next = which.values.length + 1
  const { rows } = await db.query<MoveRow>(
    `${MOVE} ${which.sql}
       and ($${next}::text is null or (body -> 'from' ->> 'dueAt', case_id collate "C") > ($${next}, $${next + 1}))
     order by body -> 'from' ->> 'dueAt', case_id collate "C" limit $${next + 2}`,
    [...which.values, dueAt ?? null, caseId ?? null, limit + 1],
  )
  const page = pageOf(rows.map(moveOf), limit, (move) => [move.from.dueAt, move.caseId])
  return counted(db, page, place, { rows: `from calendar_move ${which.sql}`, values: which.values })
}

function whichMoves(changeId: string, { seenBy, circularId, open }: MoveFilter): Condition {
  const known = seenBy && knownCirculars({ actor: seenBy, first: 5 })
  return {
    sql: `where change_id = $1 and ($2::text is null or owner_office = $2 or office_code = $2)
       and ($3::text is null or circular_id = $3) and ($4::boolean is null or (decision is null and outcome is null) = $4)
       ${known ? `and circular_id in (select c.circular_id from circular c where ${known.sql})` : ''}`,
    values: [
      ...[changeId, seenBy?.officeCode ?? null, circularId ?? null, open ?? null],
      ...(known?.values ?? []),
    ],
  }
}

/** One decision: on one circular with all its dates, or on the rest that nobody has decided on. */
export type MoveDecision = {
  readonly circularId?: string
  readonly decision: 'move' | 'keep'
  readonly reason: string
}

/** Writes a decision on the dates of one issuing office. Returns how many it concerned. */
export async function decideMoves(
  tx: Transaction,
  changeId: string,
  { circularId, decision, reason }: MoveDecision,
  { by, at }: { by: Actor; at: Instant },
): Promise<number> {
  const { rowCount } = await tx.query(
    `update calendar_move set decision = $4, reason = $5, decided_by = $6, decided_at = $7
     where change_id = $1 and owner_office = $2 and outcome is null
       and case when $3::text is null then decision is null else circular_id = $3 end`,
    [changeId, by.officeCode, circularId ?? null, decision, reason, JSON.stringify(by), at],
  )
  return rowCount ?? 0
}

/** How a change stands, in numbers. */
export type ChangeTally = {
  readonly circulars: number
  readonly ownDates: number
  readonly offices: number
  readonly byCause: Readonly<Record<Move['cause'], number>>
  readonly undecided: number
  readonly toMove: number
  readonly toKeep: number
  readonly outcomes: Readonly<Record<MoveOutcome | 'open', number>>
}

/** Counts the dates of a change, of one office or of all. */
export async function tallyChange(db: Database, changeId: string, seenBy?: string): Promise<ChangeTally> {
  const of = (condition: string): string => `count(*) filter (where ${condition})::int`
  const { rows } = await db.query<ChangeTally>(
    `select ${of('office_code is null')} as circulars, ${of('office_code is not null')} as "ownDates",
       coalesce(sum((body ->> 'offices')::int), 0)::int as offices,
       json_build_object('rule', ${of("body ->> 'cause' = 'rule'")}, 'dayOff', ${of("body ->> 'cause' = 'dayOff'")},
         'reminders', ${of("body ->> 'cause' = 'reminders'")}) as "byCause",
       ${of('decision is null and outcome is null')} as undecided, ${of("decision = 'move'")} as "toMove", ${of("decision = 'keep'")} as "toKeep",
       json_build_object('moved', ${of("outcome = 'moved'")}, 'kept', ${of("outcome = 'kept'")},
         'ended', ${of("outcome = 'ended'")}, 'changed', ${of("outcome = 'changed'")},
         'open', ${of('outcome is null')}) as outcomes
     from calendar_move where change_id = $1 and ($2::text is null or owner_office = $2 or office_code = $2)`,
    [changeId, seenBy ?? null],
  )
  return rows[0] as ChangeTally
}

/** The next dates that are to move and have not: circulars, or dates of single offices, in order of their cases. */
export async function nextMoves(
  db: Database,
  changeId: string,
  { ofOffices, after, limit }: { ofOffices: boolean; after: string; limit: number },
): Promise<DecidedMove[]> {
  const { rows } = await db.query<MoveRow>(
    `${MOVE} where change_id = $1 and decision = 'move' and outcome is null and (office_code is not null) = $2
       and case_id collate "C" > $3 order by case_id collate "C" limit $4`,
    [changeId, ofOffices, after, limit],
  )
  return rows.map(moveOf)
}

/** Writes what became of dates. */
export async function settleMoves(
  tx: Transaction,
  changeId: string,
  outcomes: readonly { readonly caseId: string; readonly outcome: MoveOutcome }[],
): Promise<void> {
  await tx.query(
    `update calendar_move m set outcome = o.outcome from unnest($2::text[], $3::text[]) as o (case_id, outcome)
     where m.change_id = $1 and m.case_id = o.case_id`,
    [changeId, outcomes.map(({ caseId }) => caseId), outcomes.map(({ outcome }) => outcome)],
  )
}

/** Settles the dates that were decided to stay. */
export async function settleKept(tx: Transaction, changeId: string): Promise<void> {
  await tx.query(
    "update calendar_move set outcome = 'kept' where change_id = $1 and decision = 'keep' and outcome is null",
    [changeId],
  )
}
