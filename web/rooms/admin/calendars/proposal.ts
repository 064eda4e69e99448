import { addDays, weekdayOf } from '../../../../domain/time.js'

/** Days that follow on each other and come or go together; `until` is empty for a single day. */
export type Run = {
  /** Tells the runs on the page apart. */
  readonly id: number
  readonly change: 'add' | 'remove'
  readonly day: string
  readonly until: string
  readonly nameTh: string
}

/** A change of the calendar as it is typed. */
export type Typed = {
  readonly runs: readonly Run[]
  readonly provinces: readonly string[]
  readonly source: string
  readonly reason: string
}

/** The API takes no more days at once. */
export const MOST_DAYS = 60
const WEEKEND: readonly number[] = [0, 6]

/** A run of which nothing is known yet. */
export const emptyRun = (id: number): Run => ({ id, change: 'add', day: '', until: '', nameTh: '' })

/** The days of a run, one more than may be sent at the most: of several days those on which offices would work. */
export function daysOf({ day, until }: Run): string[] {
  if (!until || until <= day) return day ? [day] : []
  const days: string[] = []
  for (let one = day; one <= until && days.length <= MOST_DAYS; one = addDays(one, 1))
    if (!WEEKEND.includes(weekdayOf(one))) days.push(one)
  return days
}

/** A proposal as the API takes it. */
export function proposalOf({ runs, provinces, source, reason }: Typed) {
  const scope = provinces.length === 0 ? ('national' as const) : [...provinces]
  const kind = provinces.length === 0 ? ('special' as const) : ('regional' as const)
  const sure = { closed: true as const, certainty: 'high' as const, note: '' }
  const days = runs.flatMap((run) =>
    daysOf(run).map((day) =>
      run.change === 'add'
        ? { change: run.change, holiday: { day, nameTh: run.nameTh, scope, kind, ...sure } }
        : { change: run.change, day, scope },
    ),
  )
  return { days, source, reason }
}
