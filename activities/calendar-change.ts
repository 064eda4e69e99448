import type pg from 'pg'
import { loadChange, stepChange } from '../db/calendar-changes.js'
import {
  nextMoves,
  settleKept,
  settleMoves,
  type DecidedMove,
  type MoveOutcome,
} from '../db/calendar-moves.js'
import { advanceCirculars, advanceSubmissions } from '../db/cases/steps.js'
import { clockNow } from '../db/clock.js'
import { sharingCases } from '../db/open-dates.js'
import { inTransaction } from '../db/pool.js'
import { SYSTEM } from '../domain/case.js'
import { ENDED_CIRCULAR, type CircularStatus } from '../domain/circular/case.js'
import { decideCircular } from '../domain/circular/decide.js'
import { lastDayOf } from '../domain/deadline-basis.js'
import { ENDED_SUBMISSION, type SubmissionStatus } from '../domain/submission/case.js'
import { decideSubmission } from '../domain/submission/decide.js'
import type { Nudge } from './nudge.js'
import { pulsing } from './pulse.js'

/** The work of a change of the calendar over its cases. */
export type CalendarWork = {
  /** Moves every date that was decided on, in pages, each one transaction; a retry goes on where it was. Returns how many. */
  applyCalendarChange(changeId: string): Promise<number>
}

export type CalendarDeps = {
  readonly pool: pg.Pool
  readonly nudge: Nudge
  /** Cases in one transaction; 1,000 if not said. */
  readonly pageSize?: number
}

/** Circulars whose offices are moved together. */
const CIRCULARS = 50

/** Makes the activity. */
export function createCalendarWork(deps: CalendarDeps): CalendarWork {
  return { applyCalendarChange: (changeId) => pulsing(() => applyChange(deps, changeId)) }
}

async function applyChange(deps: CalendarDeps, changeId: string): Promise<number> {
  const change = await loadChange(deps.pool, changeId)
  if (change?.status !== 'applying') return 0
  let moved = 0
  for (const ofOffices of [false, true]) {
    const limit = ofOffices ? (deps.pageSize ?? 1_000) : CIRCULARS
    for (let after = ''; ;) {
      const moves = await nextMoves(deps.pool, changeId, { ofOffices, after, limit })
      const last = moves.at(-1)
      if (!last) break
      moved += ofOffices
        ? await moveOffices(deps, changeId, moves)
        : await moveCirculars(deps, changeId, moves)
      after = last.caseId
    }
  }
  await inTransaction(deps.pool, async (tx) => {
    await settleKept(tx, changeId)
    await stepChange(tx, changeId, { status: 'applied', at: await clockNow(deps.pool) })
  })
  return moved
}

const causeOf = (changeId: string): string => `calendar/${changeId}`
const byCase = (moves: readonly DecidedMove[]) => new Map(moves.map((move) => [move.caseId, move]))
const told = (move: DecidedMove): string => move.reason ?? ''

/** Circulars first, then the offices that share their dates; settled only when both are done, so that nothing is left behind. */
async function moveCirculars(
  { pool, nudge, pageSize = 1_000 }: CalendarDeps,
  changeId: string,
  moves: readonly DecidedMove[],
): Promise<number> {
  const named = byCase(moves)
  const at = await clockNow(pool)
  const advanced = await inTransaction(pool, (tx) =>
    advanceCirculars(tx, {
      caseIds: [...named.keys()],
      cause: causeOf(changeId),
      decide: (state, caseId) => {
        const move = named.get(caseId) as DecidedMove
        const { dueAt, reminders, basis } = move.to
        const { calendarVersion } = basis
        const schedule = { dueAt, dueDay: lastDayOf(dueAt), reminders, calendarVersion, basis }
        const from = move.from.dueAt
        return decideCircular(state, {
          ...{ type: 'moveDeadline', changeId, from, schedule, reason: told(move), at, by: SYSTEM },
        })
      },
    }),
  )
  const outcomes = advanced.map(({ caseId, outcome, events, state }) => ({
    caseId,
    outcome: outcomeOf(outcome === 'already' || events.length > 0, isEndedCircular(state?.status)),
  }))
  await nudge(outcomes.filter(isMoved).map(({ caseId }) => caseId))
  const movedMoves = outcomes.filter(isMoved).map(({ caseId }) => named.get(caseId) as DecidedMove)
  const offices = await moveSharing({ pool, nudge, pageSize }, changeId, movedMoves)
  await inTransaction(pool, (tx) => settleMoves(tx, changeId, outcomes))
  return offices
}

async function moveSharing(
  { pool, nudge, pageSize }: Required<CalendarDeps>,
  changeId: string,
  moves: readonly DecidedMove[],
): Promise<number> {
  const byCircular = new Map(moves.map((move) => [move.circularId, move]))
  let moved = 0
  for (let after = ''; ;) {
    const caseIds = await sharingCases(pool, [...byCircular.keys()], { after, limit: pageSize })
    const last = caseIds.at(-1)
    if (last === undefined) return moved
    const found = (caseId: string) => byCircular.get(caseId.split('/')[1] ?? '') as DecidedMove
    moved += (await moveSubmissions({ pool, nudge }, changeId, caseIds, found)).filter(isMoved).length
    after = last
  }
}

async function moveOffices(
  deps: CalendarDeps,
  changeId: string,
  moves: readonly DecidedMove[],
): Promise<number> {
  const named = byCase(moves)
  const found = (caseId: string) => named.get(caseId) as DecidedMove
  const outcomes = await moveSubmissions(deps, changeId, [...named.keys()], found)
  await inTransaction(deps.pool, (tx) => settleMoves(tx, changeId, outcomes))
  return outcomes.filter(isMoved).length
}

type Settled = { readonly caseId: string; readonly outcome: MoveOutcome }

async function moveSubmissions(
  { pool, nudge }: CalendarDeps,
  changeId: string,
  caseIds: readonly string[],
  moveOf: (caseId: string) => DecidedMove,
): Promise<Settled[]> {
  const at = await clockNow(pool)
  const advanced = await inTransaction(pool, (tx) =>
    advanceSubmissions(tx, {
      caseIds,
      cause: causeOf(changeId),
      decide: (state, caseId) => {
        const move = moveOf(caseId)
        const { dueAt, reminders: ownReminders, basis } = move.to
        const own = move.officeCode === null ? {} : { ownReminders, basis }
        const from = move.from.dueAt
        return decideSubmission(state, {
          ...{ type: 'moveDeadline', changeId, from, dueAt, ...own, reason: told(move), at, by: SYSTEM },
        })
      },
    }),
  )
  const settled = advanced.map(({ caseId, outcome, events, state }) => ({
    caseId,
    outcome: outcomeOf(outcome === 'already' || events.length > 0, isEndedSubmission(state?.status)),
  }))
  await nudge(settled.filter(isMoved).map(({ caseId }) => caseId))
  return settled
}

const isMoved = ({ outcome }: Settled): boolean => outcome === 'moved'
const isEndedCircular = (status?: CircularStatus): boolean => !!status && ENDED_CIRCULAR.includes(status)
const isEndedSubmission = (status?: SubmissionStatus): boolean =>
  !!status && (ENDED_SUBMISSION.includes(status) || status === 'submitted')
const outcomeOf = (moved: boolean, ended: boolean): MoveOutcome =>
  moved ? 'moved' : ended ? 'ended' : 'changed'
