import type { CalendarMove } from '../db/calendar-moves.js'
import type { CalendarEdition } from '../db/calendars.js'
import { openCirculars, openOwnDates, type OpenCircular, type OpenOwnDate } from '../db/open-dates.js'
import type { Database } from '../db/pool.js'
import { calendarFor, type Calendar } from '../domain/calendar.js'
import { moveOf } from '../domain/calendar-change.js'
import { statedBasis, type DeadlineBasis } from '../domain/deadline-basis.js'
import { computeDeadline } from '../domain/deadline.js'
import { isRefusal } from '../domain/refusals.js'
import type { Instant } from '../domain/time.js'

/** The calendar as it is and as it would be. */
export type TwoEditions = { readonly before: CalendarEdition; readonly after: CalendarEdition }

const PAGE = 2_000

/** Every open date that the change moves, of circulars and of offices with a date of their own. Nothing is changed. */
export async function openMoves(db: Database, editions: TwoEditions, at: Instant): Promise<CalendarMove[]> {
  const calendars = calendarsOf(editions)
  const moves: CalendarMove[] = []
  for (const circular of await openCirculars(db)) moves.push(...moveOfCircular(circular, calendars, at))
  for (let after = ''; ;) {
    const dates = await openOwnDates(db, after, PAGE)
    for (const date of dates) moves.push(...moveOfOffice(date, calendars, at))
    const last = dates.at(-1)
    if (!last) return moves
    after = last.caseId
  }
}

type Calendars = (provinces: readonly string[]) => { readonly before: Calendar; readonly after: Calendar }

/** Both calendars of a region, made once for each. */
function calendarsOf({ before, after }: TwoEditions): Calendars {
  const made = new Map<string, ReturnType<Calendars>>()
  const of = ({ holidays, version, coverage }: CalendarEdition, provinces: readonly string[]): Calendar =>
    calendarFor(holidays, version, provinces, coverage)
  return (provinces) => {
    const key = provinces.join('|')
    const both = made.get(key) ?? { before: of(before, provinces), after: of(after, provinces) }
    made.set(key, both)
    return both
  }
}

function moveOfCircular(circular: OpenCircular, calendars: Calendars, at: Instant): CalendarMove[] {
  const { caseId, circularId, ownerOffice, schedule, plan, offices } = circular
  const both = calendars([])
  const held = { ...schedule, basis: basisOfCircular(circular, both.before) }
  const move = moveOf({ held: trimmed(held), plan, ...both, at })
  return move ? [{ ...move, caseId, circularId, officeCode: null, ownerOffice, offices }] : []
}

function moveOfOffice(
  { caseId, ownerOffice, provinces, plan, state }: OpenOwnDate,
  calendars: Calendars,
  at: Instant,
): CalendarMove[] {
  const { circularId, officeCode, dueAt, ownReminders: reminders = [] } = state
  const both = calendars(state.basis ? (state.basis.provinces ?? []) : provinces)
  const basis = state.basis ?? statedBasis(dueAt, at, both.before.version)
  const move = moveOf({ held: { dueAt, reminders, basis }, plan, ...both, at })
  return move ? [{ ...move, caseId, circularId, officeCode, ownerOffice, offices: 1 }] : []
}

const trimmed = ({ dueAt, reminders, basis }: Parameters<typeof moveOf>[0]['held']) => ({
  dueAt,
  reminders,
  basis,
})

/** Dates from before the basis was kept: the circular's own rule where it gives the date that holds, else that date. */
export function basisOfCircular(
  { schedule, issuedAt, rule }: Pick<OpenCircular, 'schedule' | 'issuedAt' | 'rule'>,
  calendar: Calendar,
): DeadlineBasis {
  const { basis, dueAt, calendarVersion } = schedule
  if (basis) return basis
  const again = computeDeadline({ rule, from: issuedAt, calendar })
  const isOfRule = !isRefusal(again) && again.dueAt === dueAt
  return isOfRule ? { rule, from: issuedAt, calendarVersion } : statedBasis(dueAt, issuedAt, calendarVersion)
}
