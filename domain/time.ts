/** An instant, RFC 3339 in UTC with milliseconds: `2023-11-27T17:00:00.000Z`. */
export type Instant = string

/** A wall date in Asia/Bangkok: `2023-11-27`, Gregorian. Buddhist Era is for screens and letters only. */
export type Day = string

/** A wall time in Asia/Bangkok: `08:30` or `08:30:00`. */
export type Clock = string

// Thailand has kept UTC+7 without summer time since 1920, so no zone database is needed to be exact.
const BANGKOK_AHEAD_MS = 7 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/

const toInstant = (ms: number): Instant => new Date(ms).toISOString()
const utcMidnight = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`)
const toDay = (utcMidnightMs: number): Day => new Date(utcMidnightMs).toISOString().slice(0, 10)

/** Whether the text is an instant of our form and exists (no 31 February, no 24:00). */
export function isInstant(text: string): boolean {
  const ms = INSTANT.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(ms) && toInstant(ms) === text
}

/** Whether the text is `YYYY-MM-DD` and the day exists. A year in Buddhist Era passes: see `readTypedDay`. */
export function isDay(text: string): boolean {
  const ms = DAY.test(text) ? utcMidnight(text) : NaN
  return !Number.isNaN(ms) && toDay(ms) === text
}

/** Whether the text is `HH:mm` or `HH:mm:ss` of a 24-hour day. */
export function isClock(text: string): boolean {
  return CLOCK.test(text)
}

/** The Bangkok date on which the instant falls. */
export function dayOf(instant: Instant): Day {
  return toDay(Date.parse(instant) + BANGKOK_AHEAD_MS)
}

/** The Bangkok wall time of the instant, `HH:mm:ss`, fractions cut off. */
export function clockOf(instant: Instant): Clock {
  return toInstant(Date.parse(instant) + BANGKOK_AHEAD_MS).slice(11, 19)
}

/** The first instant of the day in Bangkok. */
export function startOfDay(day: Day): Instant {
  return toInstant(utcMidnight(day) - BANGKOK_AHEAD_MS)
}

/** The first instant after the day in Bangkok: what is due on a day is too late from then on. */
export function endOfDay(day: Day): Instant {
  return startOfDay(addDays(day, 1))
}

/** The first instant of the stated minute (or second) of the day in Bangkok. */
export function instantAt(day: Day, clock: Clock): Instant {
  const withSeconds = clock.length === 5 ? `${clock}:00` : clock
  return toInstant(Date.parse(`${day}T${withSeconds}.000Z`) - BANGKOK_AHEAD_MS)
}

/** The first instant after the stated minute (or second): "23:59" ends at 00:00:00 of the next day. */
export function endOfClock(day: Day, clock: Clock): Instant {
  const lengthMs = clock.length === 5 ? 60_000 : 1_000
  return plusMilliseconds(instantAt(day, clock), lengthMs)
}

/** The day `n` calendar days later (earlier if negative). */
export function addDays(day: Day, n: number): Day {
  return toDay(utcMidnight(day) + n * DAY_MS)
}

/** Calendar days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(utcMidnight(day)).getUTCDay()
}

/** Whether instant `a` comes strictly before `b`. */
export function isBefore(a: Instant, b: Instant): boolean {
  return Date.parse(a) < Date.parse(b)
}

/** Milliseconds from `from` to `to`; negative if `to` is earlier. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from)
}

/** The instant so many milliseconds later. */
export function plusMilliseconds(instant: Instant, ms: number): Instant {
  return toInstant(Date.parse(instant) + ms)
}

/** How many years the Buddhist Era is ahead of the Gregorian one. */
export const BUDDHIST_AHEAD = 543

/** The calendar year in Buddhist Era: names the series of registers and letter numbers, nothing else. */
export function buddhistYear(day: Day): number {
  return Number(day.slice(0, 4)) + BUDDHIST_AHEAD
}

/** The fiscal year in Buddhist Era (1 October to 30 September): plans and money. */
export function fiscalYear(day: Day): number {
  return buddhistYear(day) + (Number(day.slice(5, 7)) >= 10 ? 1 : 0)
}

/** A deadline as people keep it: `day` and `time` (to the second) are the last that are in time, `dayBe` is in Buddhist Era. */
export type DueWall = {
  readonly at: Instant
  readonly zone: 'Asia/Bangkok'
  readonly day: Day
  readonly time: Clock
  readonly dayBe: string
}

/** The deadline on the wall: `at` is the first instant that is too late, people are told the moment before it. */
export function dueWall(at: Instant): DueWall {
  const last = plusMilliseconds(at, -1)
  const day = dayOf(last)
  return { at, zone: 'Asia/Bangkok', day, time: clockOf(last), dayBe: `${buddhistYear(day)}${day.slice(4)}` }
}
