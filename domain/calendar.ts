import { isRefusal, refuse, type Refusal } from './refusals.js'
import { addDays, weekdayOf, type Day } from './time.js'

/** How sure the source is of a date; everything but `high` is shown as a warning where it decides something. */
export type Certainty = 'high' | 'medium' | 'low' | 'very low'

/** One holiday of the government's calendar. `closed` is false for days on which offices work (Labour Day). */
export type Holiday = {
  readonly day: Day
  readonly nameTh: string
  readonly kind: 'regular' | 'substitution' | 'special' | 'regional'
  readonly closed: boolean
  /** `national`, or the provinces that have the day. */
  readonly scope: 'national' | readonly string[]
  readonly certainty: Certainty
  readonly note: string
}

/** The days that a calendar knows, both ends included. */
export type Coverage = { readonly coversFrom: Day; readonly coversTo: Day }

/** One version of the working-day calendar of a region: data that the cabinet changes at short notice. */
export type Calendar = Coverage & {
  readonly id: string
  readonly version: string
  /** `national`, or the provinces of the office joined by `|`. */
  readonly region: string
  /** The provinces that it was asked for, also where they have no day of their own. */
  readonly provinces?: readonly string[]
  /** The closed days only, by day. */
  readonly holidays: readonly Holiday[]
}

/** What a day is to an office that keeps this calendar. */
export type DayKind =
  | { readonly kind: 'working' }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly holiday: Holiday }

const COVERS_NOTHING: Coverage = { coversFrom: '9999-12-31', coversTo: '0001-01-01' }

const byDay = (a: Holiday, b: Holiday): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)

/**
 * The whole years that a list of holidays can speak for: from its first year on, up to the first year
 * without a national closed day. A year that nobody has entered must not look like a year without holidays;
 * an empty list covers nothing.
 */
export function coverageOf(holidays: readonly Holiday[]): Coverage {
  const national = holidays.filter((holiday) => holiday.closed && holiday.scope === 'national')
  const years = new Set(national.map((holiday) => Number(holiday.day.slice(0, 4))))
  if (years.size === 0) return COVERS_NOTHING
  const first = Math.min(...years)
  let last = first
  while (years.has(last + 1)) last += 1
  return { coversFrom: `${first}-01-01`, coversTo: `${last}-12-31` }
}

/**
 * The calendar of an office in these provinces: the national days and the regional days of any of them
 * (pass only the province of the seat where that alone counts). No provinces: the national calendar.
 */
export function calendarFor(
  holidays: readonly Holiday[],
  version: string,
  provinces: readonly string[],
  coverage: Coverage = coverageOf(holidays),
): Calendar {
  const applies = ({ scope }: Holiday): boolean =>
    scope === 'national' || scope.some((province) => provinces.includes(province))
  const own = holidays.filter((holiday) => holiday.closed && applies(holiday)).sort(byDay)
  const regional = own.some((holiday) => holiday.scope !== 'national')
  const region = regional ? [...provinces].sort().join('|') : 'national'
  return { id: `th-government/${region}`, version, region, provinces, ...coverage, holidays: own }
}

const indexes = new WeakMap<Calendar, ReadonlyMap<Day, Holiday>>()

function holidayOn(calendar: Calendar, day: Day): Holiday | undefined {
  let index = indexes.get(calendar)
  if (!index) {
    index = new Map(
      calendar.holidays.filter((holiday) => holiday.closed).map((holiday) => [holiday.day, holiday]),
    )
    indexes.set(calendar, index)
  }
  return index.get(day)
}

/** Whether the calendar knows the day. */
export function covers(calendar: Coverage, day: Day): boolean {
  return calendar.coversFrom <= day && day <= calendar.coversTo
}

/** What the day is, with the holiday's record; refuses a day that the calendar does not know. */
export function dayKind(calendar: Calendar, day: Day): DayKind | Refusal {
  if (!covers(calendar, day)) {
    const { version, coversFrom, coversTo } = calendar
    return refuse('CALENDAR_UNKNOWN', { day, version, coversFrom, coversTo })
  }
  const holiday = holidayOn(calendar, day)
  if (holiday) return { kind: 'holiday', holiday }
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 ? { kind: 'weekend' } : { kind: 'working' }
}

/** Whether offices work on the day. False for a day that the calendar does not know: ask `dayKind` for the reason. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const kind = dayKind(calendar, day)
  return !isRefusal(kind) && kind.kind === 'working'
}

/** The day itself if offices work on it, else the last working day before it. */
export function sameOrLastWorkingDay(calendar: Calendar, day: Day): Day | Refusal {
  const kind = dayKind(calendar, day)
  if (isRefusal(kind)) return kind
  return kind.kind === 'working' ? day : addWorkingDays(calendar, day, -1)
}

/**
 * The n-th working day after the day, which is itself not counted; before it if `n` is negative.
 * Zero gives the day back, working or not.
 */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day | Refusal {
  const direction = n < 0 ? -1 : 1
  let current = day
  for (let left = Math.abs(n); left > 0;) {
    current = addDays(current, direction)
    const kind = dayKind(calendar, current)
    if (isRefusal(kind)) return kind
    if (kind.kind === 'working') left -= 1
  }
  return current
}

/**
 * Working days from `from` (not counted) to `to` (counted); negative if `to` is earlier.
 * Between working days it is the inverse of `addWorkingDays`.
 */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number | Refusal {
  const direction = to < from ? -1 : 1
  let count = 0
  for (let day = from; day !== to;) {
    day = addDays(day, direction)
    const kind = dayKind(calendar, day)
    if (isRefusal(kind)) return kind
    if (kind.kind === 'working') count += direction
  }
  return count
}
