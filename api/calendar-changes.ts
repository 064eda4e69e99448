import type pg from 'pg'
import { loadChange, putChange, stepChange, type CalendarChange } from '../db/calendar-changes.js'
import {
  decideMoves,
  listMoves,
  settleMoves,
  tallyChange,
  type CalendarMove,
  type DecidedMove,
  type MoveDecision,
} from '../db/calendar-moves.js'
import { adoptCalendar, loadEdition, type CalendarEdition } from '../db/calendars.js'
import { inTransaction, type Database, type Transaction } from '../db/pool.js'
import { calendarVersion } from '../db/seed.js'
import { loadSnapshot } from '../db/cases/record.js'
import { changedHolidays, inverseOf, type DayChange } from '../domain/calendar-change.js'
import type { Actor } from '../domain/case.js'
import { ENDED_CIRCULAR, type Circular } from '../domain/circular/case.js'
import { refuse, type Refusal } from '../domain/refusals.js'
import { ENDED_SUBMISSION, type Submission } from '../domain/submission/case.js'
import { isBefore, type Instant } from '../domain/time.js'
import { sha256Of } from '../ledger/chain.js'
import { openMoves } from './calendar-moves.js'
import { problem } from './problems.js'
import { orRefuse, refused } from './refusals.js'

/** What a person proposes. */
export type Proposal = {
  readonly days: readonly DayChange[]
  readonly source: string
  readonly reason: string
  readonly changeId: string
  readonly by: Actor
  readonly at: Instant
}

/** A change as it is proposed, and every open date that it would move. Nothing is written. @throws Problem of bad days */
export async function workOut(db: Database, { days, changeId, at }: Proposal) {
  const before = await newestEdition(db)
  const after = editionAfter(before, days, changeId)
  return { before, after, moves: await openMoves(db, { before, after }, at) }
}

/** Proposes a change: keeps it with the dates that it would move, for a decision on each. */
export async function propose(pool: pg.Pool, proposal: Proposal): Promise<void> {
  const { before, after, moves } = await workOut(pool, proposal)
  const change = changeOf(proposal, before, after)
  await inTransaction(pool, (tx) => putChange(tx, change, moves))
}

/**
 * Proposes the change that takes an applied one back. Dates of cases that have ended or moved on since stay as they are.
 * @throws Problem NOT_FOUND, CHANGE_NOT_NOW, DAY_KNOWN, DAY_NOT_KNOWN
 */
export async function proposeUndo(
  pool: pg.Pool,
  undone: string,
  proposal: Omit<Proposal, 'days'>,
): Promise<void> {
  const change = await knownChange(pool, undone)
  if (change.status !== 'applied') throw refused('CHANGE_NOT_NOW', { state: change.status })
  const base = await loadEdition(pool, change.baseVersion)
  const days = inverseOf(change.days, base?.holidays ?? [])
  const before = await newestEdition(pool)
  const after = editionAfter(before, days, proposal.changeId)
  const moves = await reversed(pool, undone)
  await inTransaction(pool, async (tx) => {
    await putChange(tx, { ...changeOf({ ...proposal, days }, before, after), undoes: undone }, moves)
    await settleMovedOn(tx, proposal, moves)
  })
}

function changeOf(
  { changeId, days, source, reason, by, at }: Proposal,
  before: CalendarEdition,
  after: CalendarEdition,
) {
  const versions = { baseVersion: before.version, newVersion: after.version }
  return { changeId, ...versions, days, source, reason, undoes: null, madeBy: by, madeAt: at }
}

async function newestEdition(db: Database): Promise<CalendarEdition> {
  const edition = await loadEdition(db)
  if (edition) return edition
  throw refused('CALENDAR_UNKNOWN', { version: '–', day: '–', coversFrom: '–', coversTo: '–' })
}

/** The name of a version holds the change's id: taking a day back makes a new version, not the old one again. */
function editionAfter(
  before: CalendarEdition,
  days: readonly DayChange[],
  changeId: string,
): CalendarEdition {
  const { coverage, source, version } = before
  const holidays = orRefuse(changedHolidays(before.holidays, { version, ...coverage }, days), '/days')
  return {
    version: calendarVersion(coverage.coversTo, sha256Of({ changeId, holidays })),
    source,
    coverage,
    holidays,
  }
}

async function reversed(db: Database, changeId: string): Promise<CalendarMove[]> {
  const moves: CalendarMove[] = []
  for (let after: string | undefined; ;) {
    const page = await listMoves(db, changeId, {}, { limit: 1_000, ...(after ? { after } : {}) })
    moves.push(...page.items.filter(({ outcome }) => outcome === 'moved').map(turned))
    if (page.next === undefined) return moves
    after = page.next
  }
}

function turned({
  caseId,
  circularId,
  officeCode,
  ownerOffice,
  offices,
  ...move
}: DecidedMove): CalendarMove {
  const { cause, from, to, toDay, why } = move
  const named = { caseId, circularId, officeCode, ownerOffice, offices }
  return { ...named, cause, from: to, to: from, toDay, why }
}

/** Dates that cannot be restored are settled at once, each with the reason why. */
async function settleMovedOn(
  tx: Transaction,
  { changeId, at }: Pick<Proposal, 'changeId' | 'at'>,
  moves: readonly CalendarMove[],
): Promise<void> {
  const outcomes = []
  for (const move of moves) {
    const snapshot = await loadSnapshot<Circular | Submission>(tx, move.caseId)
    const outcome = snapshot && movedOn(snapshot.state, move, at)
    if (outcome) outcomes.push({ caseId: move.caseId, outcome })
  }
  await settleMoves(tx, changeId, outcomes)
}

function movedOn(state: Circular | Submission, { from, to }: CalendarMove, at: Instant) {
  const isOffice = 'officeCode' in state
  const isEnded = isOffice
    ? ENDED_SUBMISSION.includes(state.status) || state.status === 'submitted'
    : ENDED_CIRCULAR.includes(state.status)
  if (isEnded || !isBefore(at, to.dueAt)) return 'ended' as const
  const dueAt = isOffice ? state.dueAt : state.schedule?.dueAt
  return dueAt === from.dueAt ? undefined : ('changed' as const)
}

/** @throws Problem NOT_FOUND */
export async function knownChange(
  db: Database,
  changeId: string,
  lock: { lock?: boolean } = {},
): Promise<CalendarChange> {
  const change = await loadChange(db, changeId, lock)
  if (!change) throw refused('NOT_FOUND')
  return change
}

/** A person's step on a change, on the revision that the person has seen. */
export type ChangeStep = {
  readonly changeId: string
  readonly onVersion: number
  readonly by: Actor
  readonly at: Instant
}

/** @throws Problem NOT_FOUND, VERSION_STALE, CHANGE_NOT_NOW */
async function held(tx: Transaction, { changeId, onVersion }: ChangeStep, open: readonly string[]) {
  const change = await knownChange(tx, changeId, { lock: true })
  if (change.revision !== onVersion) throw problem('VERSION_STALE')
  if (!open.includes(change.status)) throw refused('CHANGE_NOT_NOW', { state: change.status })
  return change
}

/** Decides on dates of the person's office. @throws Problem as `held`, REASON_MISSING, NOT_FOUND for a circular without dates */
export function decide(pool: pg.Pool, step: ChangeStep, decisions: readonly MoveDecision[]) {
  return inTransaction(pool, async (tx) => {
    await held(tx, step, ['proposed', 'applied'])
    for (const [i, decision] of decisions.entries()) {
      if (!decision.reason.trim()) throw refused('REASON_MISSING', {}, `/decisions/${i}/reason`)
      const concerned = await decideMoves(tx, step.changeId, decision, step)
      if (concerned === 0 && decision.circularId !== undefined)
        throw refused('NOT_FOUND', {}, `/decisions/${i}/circularId`)
    }
    return stepChange(tx, step.changeId, {})
  })
}

/** Takes a proposal back. @throws Problem as `held` */
export function withdraw(pool: pg.Pool, step: ChangeStep) {
  return inTransaction(pool, async (tx) => {
    await held(tx, step, ['proposed'])
    return stepChange(tx, step.changeId, { status: 'withdrawn' })
  })
}

/**
 * Approves a change: the calendar is in force from here on, and the dates decided on are moved by a job. Asked again, it
 * moves what other offices have decided on since.
 * @throws Problem as `held`, OWN_CHANGE, CHANGE_UNDECIDED, CALENDAR_MOVED_ON
 */
export function approve(pool: pg.Pool, step: ChangeStep): Promise<CalendarChange> {
  return inTransaction(pool, async (tx) => {
    const change = await held(tx, step, ['proposed', 'applied'])
    orRefuse(await refuseApproval(tx, change, step.by))
    if (change.status === 'applied') return stepChange(tx, step.changeId, { status: 'applying' })
    const before = await newestEdition(tx)
    if (before.version !== change.baseVersion)
      throw refused('CALENDAR_MOVED_ON', { now: before.version, base: change.baseVersion })
    const after = editionAfter(before, change.days, step.changeId)
    await adoptCalendar(tx, { ...after, source: change.source })
    return stepChange(tx, step.changeId, { status: 'applying', ...step })
  })
}

/** Row 54 of the list of abuses: a change of the calendar takes two persons. */
async function refuseApproval(
  tx: Transaction,
  { changeId, madeBy }: CalendarChange,
  by: Actor,
): Promise<Refusal | undefined> {
  if (madeBy.personId === by.personId) return refuse('OWN_CHANGE')
  const { undecided } = await tallyChange(tx, changeId, by.officeCode)
  return undecided > 0 ? refuse('CHANGE_UNDECIDED', { open: undecided }) : undefined
}
