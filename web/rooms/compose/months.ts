/** A square of a month's page: days of the neighbouring months fill the first and the last week. */
export type CalendarDay = { readonly day: string; readonly isInMonth: boolean; readonly isWeekend: boolean }

const DAY_MS = 86_400_000
const DAYS_OF_WEEK = 7

const at = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayIn = (date: Date): string => date.toISOString().slice(0, 10)

/** The pages of the months from one day (YYYY-MM-DD) to another, each as weeks from Monday on. */
export function monthsOf(from: string, to: string): CalendarDay[][][] {
  const months: CalendarDay[][][] = []
  for (let first = `${from.slice(0, 8)}01`; first <= to;) {
    months.push(weeksOf(first))
    const date = at(first)
    first = dayIn(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)))
  }
  return months
}

function weeksOf(first: string): CalendarDay[][] {
  const month = first.slice(0, 7)
  const daysBefore = (at(first).getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK
  const monday = at(first).getTime() - daysBefore * DAY_MS
  const weeks: CalendarDay[][] = []
  for (let start = monday; weeks.length === 0 || dayIn(new Date(start)).startsWith(month);) {
    weeks.push(
      Array.from({ length: DAYS_OF_WEEK }, (_, offset) => {
        const day = dayIn(new Date(start + offset * DAY_MS))
        return { day, isInMonth: day.startsWith(month), isWeekend: offset > 4 }
      }),
    )
    start += DAYS_OF_WEEK * DAY_MS
  }
  return weeks
}
