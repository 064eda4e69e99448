import { dayKind, workingDaysBetween, type Calendar, type DayKind } from './calendar.js'
import type { DayStep } from './deadline-why.js'
import { isRefusal, type Refusal } from './refusals.js'
import { dayInEnglish, dayInThai } from './days-in-words.js'
import { addDays, dayOf, type Day, type Instant } from './time.js'

/** What a careful clerk would remark about a deadline that is nevertheless possible. */
export type DeadlineWarning = {
  readonly code: 'DUE_ON_WEEKEND' | 'DUE_ON_HOLIDAY' | 'SHORT_NOTICE' | 'DATE_UNCERTAIN'
  readonly day: Day
  readonly th: string
  readonly en: string
}

type Facts = {
  readonly from: Instant
  readonly calendar: Calendar
  readonly leastWorkingDays?: number
  readonly steps: readonly DayStep[]
  readonly due: Day
  readonly dueKind: DayKind
}

const LEAST_WORKING_DAYS = 3

function dayOffWarning({ due, dueKind }: Facts): DeadlineWarning[] {
  if (dueKind.kind === 'working') return []
  if (dueKind.kind === 'weekend') {
    const th = `กำหนดส่งตรงกับวันหยุดสุดสัปดาห์ (${dayInThai(due)})`
    return [
      { code: 'DUE_ON_WEEKEND', day: due, th, en: `The deadline falls on a weekend (${dayInEnglish(due)}).` },
    ]
  }
  const name = dueKind.holiday.nameTh
  const th = `กำหนดส่งตรงกับวันหยุดราชการ ${name} (${dayInThai(due)})`
  const en = `The deadline falls on a government holiday, ${name} (${dayInEnglish(due)}).`
  return [{ code: 'DUE_ON_HOLIDAY', day: due, th, en }]
}

function shortNotice(facts: Facts): DeadlineWarning[] | Refusal {
  const least = facts.leastWorkingDays ?? LEAST_WORKING_DAYS
  const left = workingDaysBetween(facts.calendar, dayOf(facts.from), facts.due)
  if (isRefusal(left)) return left
  if (left >= least) return []
  const th = `เหลือเวลาเพียง ${left} วันทำการ (ควรมีอย่างน้อย ${least} วันทำการ)`
  const en = `Only ${left} working days are left (${least} are usual).`
  return [{ code: 'SHORT_NOTICE', day: facts.due, th, en }]
}

type UncertainDay = { readonly day: Day; readonly nameTh: string; readonly certainty: string }

function uncertainOn(calendar: Calendar, day: Day, worth: readonly string[]): UncertainDay[] {
  const kind = dayKind(calendar, day)
  if (isRefusal(kind) || kind.kind !== 'holiday' || !worth.includes(kind.holiday.certainty)) return []
  return [{ day, nameTh: kind.holiday.nameTh, certainty: kind.holiday.certainty }]
}

function uncertainDays({ calendar, steps, due }: Facts): DeadlineWarning[] {
  // Where days off are counted too, a day off on the way decides nothing.
  const decisive = steps.filter((step) => step.kind !== 'counted')
  const onTheWay = [...decisive.map((step) => step.day), due]
  const found = onTheWay.flatMap((day) => uncertainOn(calendar, day, ['medium', 'low', 'very low']))
  // A day of the moon may be announced a day earlier or later than computed, and so land on the due day.
  const beside = [addDays(due, -1), addDays(due, 1)].flatMap((day) =>
    uncertainOn(calendar, day, ['low', 'very low']),
  )
  const byDay = new Map([...found, ...beside].map((holiday) => [holiday.day, holiday]))
  return [...byDay.values()].map(({ day, nameTh, certainty }) => ({
    code: 'DATE_UNCERTAIN' as const,
    day,
    th: `วันหยุด “${nameTh}” (${dayInThai(day)}) ยังไม่แน่นอน กำหนดส่งอาจเปลี่ยน`,
    en: `The holiday “${nameTh}” (${dayInEnglish(day)}) is not certain (${certainty}): the deadline may change.`,
  }))
}

/** The remarks on a deadline; refuses days that the calendar does not know. */
export function warningsOf(facts: Facts): DeadlineWarning[] | Refusal {
  const short = shortNotice(facts)
  if (isRefusal(short)) return short
  return [...dayOffWarning(facts), ...short, ...uncertainDays(facts)]
}
