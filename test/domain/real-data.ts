import { readFileSync } from 'node:fs'
import { calendarFor, type Calendar, type Holiday } from '../../domain/calendar.js'
import type { Office } from '../../domain/office.js'
import { readHolidaysCsv } from '../../imports/holidays.js'
import { readInnovationAreasCsv } from '../../imports/innovation-areas.js'
import { readOfficesCsv } from '../../imports/offices.js'
import type { InnovationMembership } from '../../domain/office.js'

const file = (name: string): Uint8Array => readFileSync(new URL(`../../data/${name}`, import.meta.url))

/** The holidays 2566 to 2570 of the data folder. */
export const HOLIDAYS: readonly Holiday[] = readHolidaysCsv(file('holidays.csv')).holidays

/** The 20 innovation areas. */
export const AREAS: readonly InnovationMembership[] = readInnovationAreasCsv(
  file('innovation-areas.csv'),
).areas

/** The 245 offices. */
export const OFFICES: readonly Office[] = readOfficesCsv(file('offices.csv'), AREAS).offices

/** The real calendar, national or of a province. */
export const calendarOf = (...provinces: string[]): Calendar =>
  calendarFor(HOLIDAYS, '2566-2570/1', provinces)

/** Whether a year-month-day is off, found without the code under test. */
export function isOff(day: string, provinces: readonly string[] = []): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  const isHoliday = HOLIDAYS.some(
    (one) =>
      one.closed &&
      one.day === day &&
      (one.scope === 'national' || one.scope.some((province) => provinces.includes(province))),
  )
  return weekday === 0 || weekday === 6 || isHoliday
}
