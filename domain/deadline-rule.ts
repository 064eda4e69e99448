import { dayInEnglish, dayInThai } from './days-in-words.js'
import { isRefusal, refuse, type Refusal } from './refusals.js'
import { readTypedDay } from './thai.js'
import { dayOf, isClock, isInstant, type Clock, type Day, type Instant } from './time.js'

type Limit = {
  /** Bangkok time on the due day; the whole stated minute is in time. Without it the whole day is. */
  readonly time?: Clock
}

type Counting = Limit & {
  /** How many days; the day of the act is not counted. */
  readonly days: number
  /** An act after this minute, or on a day off, counts as an act of the next working day (e-government act 2565). */
  readonly cutOff?: Clock
}

/** How a deadline comes about: a stated date, so many working days, or so many calendar days. */
export type DeadlineRule =
  | (Limit & {
      readonly kind: 'fixed'
      readonly day: Day
      /** Moves a day off to the next working day. */
      readonly roll?: boolean
    })
  | (Counting & { readonly kind: 'workingDays' })
  | (Counting & {
      readonly kind: 'calendarDays'
      /** Administrative procedure act s.64: a person's period ends on the next working day; an official's own does not. */
      readonly roll: boolean
    })

/** The default where a circular names no date: good governance decree 2546, s.38 (15 days to answer a letter). */
export const DEFAULT_DEADLINE: DeadlineRule = { kind: 'calendarDays', days: 15, roll: true }

const MOST_DAYS = 1830 // five years: no calendar reaches further

/** The stated day of a fixed rule, read as a person may have typed it; refuses an unclear year with its reading. */
export function statedDay(rule: DeadlineRule & { kind: 'fixed' }, from: Instant): Day | Refusal {
  return readTypedDay(rule.day, dayOf(from))
}

/** Why the rule cannot be used, or null: bad instant, time or number of days, a date that is none or unclear. */
export function checkDeadlineRule(rule: DeadlineRule, from: Instant): Refusal | null {
  if (!isInstant(from)) return refuse('DATE_INVALID', { value: from })
  const clocks = rule.kind === 'fixed' ? [rule.time] : [rule.time, rule.cutOff]
  const badClock = clocks.find((clock) => clock !== undefined && !isClock(clock))
  if (badClock !== undefined) return refuse('TIME_INVALID', { value: badClock })
  if (rule.kind === 'fixed') {
    const day = statedDay(rule, from)
    return isRefusal(day) ? day : null
  }
  const isCount = Number.isInteger(rule.days) && rule.days >= 1 && rule.days <= MOST_DAYS
  return isCount ? null : refuse('DEADLINE_RULE_INVALID', { days: rule.days, most: MOST_DAYS })
}

const cutOffTh = (rule: Counting): string => (rule.cutOff ? ` (หลัง ${rule.cutOff} น. ถือเป็นวันทำการถัดไป)` : '')
const cutOffEn = (rule: Counting): string =>
  rule.cutOff ? ` (after ${rule.cutOff} it is the next working day)` : ''
const ROLL_TH = ' ถ้าวันสุดท้ายเป็นวันหยุด ให้เลื่อนไปวันทำการถัดไป'
const ROLL_EN = '; if the last day is a day off, the next working day'

/** The rule in words, Thai and English; a fixed day must already have been checked. */
export function describeDeadlineRule(rule: DeadlineRule): { th: string; en: string } {
  const atTh = rule.time ? ` เวลา ${rule.time} น.` : ''
  const atEn = rule.time ? `, ${rule.time}` : ''
  switch (rule.kind) {
    case 'fixed': {
      const roll = rule.roll === true
      const th = `กำหนดภายใน${dayInThai(rule.day)}${atTh}${roll ? ROLL_TH : ''}`
      return { th, en: `by ${dayInEnglish(rule.day)}${atEn}${roll ? ROLL_EN : ''}` }
    }
    case 'workingDays': {
      const th = `ภายใน ${rule.days} วันทำการ ไม่นับวันแรก${cutOffTh(rule)}${atTh}`
      return { th, en: `within ${rule.days} working days, first day not counted${cutOffEn(rule)}${atEn}` }
    }
    case 'calendarDays': {
      const th = `ภายใน ${rule.days} วัน นับวันหยุด ไม่นับวันแรก${cutOffTh(rule)}${rule.roll ? ROLL_TH : ''}${atTh}`
      const en = `within ${rule.days} days, days off counted, first day not counted${cutOffEn(rule)}`
      return { th, en: `${en}${rule.roll ? ROLL_EN : ''}${atEn}` }
    }
  }
}
