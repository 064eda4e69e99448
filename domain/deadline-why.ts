import type { Calendar, Certainty, DayKind } from './calendar.js'
import { describeDeadlineRule, type DeadlineRule } from './deadline-rule.js'
import { dayInEnglish, dayInThai } from './days-in-words.js'
import { clockOf, dayOf, type Clock, type Day, type Instant } from './time.js'

/** What a day was when the deadline was worked out, with the holiday's name and how sure the source was. */
export type WhyDay =
  | { readonly kind: 'working' }
  | { readonly kind: 'weekend' }
  | {
      readonly kind: 'holiday'
      readonly nameTh: string
      readonly scope: string
      readonly certainty: Certainty
    }

type Words = { readonly th: string; readonly en: string }

/** The rule, the act it counts from and the version of the calendar: the first step of every explanation. */
export type BasisStep = Words & {
  readonly kind: 'basis'
  readonly rule: DeadlineRule
  readonly from: Instant
  readonly calendar: Pick<Calendar, 'id' | 'version' | 'region'>
}

/**
 * One day of the explanation: `late` the act came after the cut-off, `passed` a day off before the count begins,
 * `start` the first day, not counted, `counted` the n-th day, `skipped` a day off, `rolled` a last day that is a day off.
 */
export type DayStep = Words & {
  readonly kind: 'late' | 'passed' | 'start' | 'counted' | 'skipped' | 'rolled'
  readonly day: Day
  readonly is: WhyDay
  readonly n?: number
}

/** The result: `dueAt` is the first instant that is too late. */
export type DueStep = Words & {
  readonly kind: 'due'
  readonly day: Day
  readonly is: WhyDay
  readonly time: Clock | null
  readonly dueAt: Instant
}

/** One step of "why this date?": data, with its sentence in Thai and English. */
export type WhyStep = BasisStep | DayStep | DueStep

function whyDay(kind: DayKind): WhyDay {
  if (kind.kind !== 'holiday') return kind
  const { nameTh, scope, certainty } = kind.holiday
  return { kind: 'holiday', nameTh, scope: typeof scope === 'string' ? scope : scope.join('|'), certainty }
}

function dayWords(is: WhyDay): Words {
  switch (is.kind) {
    case 'working':
      return { th: 'วันทำการ', en: 'working day' }
    case 'weekend':
      return { th: 'วันหยุดสุดสัปดาห์', en: 'weekend' }
    case 'holiday':
      return { th: `วันหยุดราชการ ${is.nameTh}`, en: `government holiday ${is.nameTh}` }
  }
}

function roleWords(role: DayStep['kind'], n: number): Words {
  switch (role) {
    case 'late':
      return { th: 'เลยเวลารับเรื่อง ถือเป็นวันทำการถัดไป', en: 'after the cut-off: taken as the next working day' }
    case 'passed':
      return { th: 'ยังไม่เริ่มนับ', en: 'counting has not begun' }
    case 'start':
      return { th: 'วันแรก ไม่นับ', en: 'first day, not counted' }
    case 'counted':
      return { th: `นับเป็นวันที่ ${n}`, en: `counted as day ${n}` }
    case 'skipped':
      return { th: 'ไม่นับ', en: 'not counted' }
    case 'rolled':
      return { th: 'เลื่อนไปวันทำการถัดไป', en: 'moved to the next working day' }
  }
}

/** The first step: what the deadline was worked out from. */
export function basisStep(rule: DeadlineRule, from: Instant, calendar: Calendar): BasisStep {
  const { id, version, region } = calendar
  const words = describeDeadlineRule(rule)
  const [day, clock] = [dayOf(from), clockOf(from)]
  const th = `${words.th} นับจาก${dayInThai(day)} เวลา ${clock} น. ตามปฏิทินวันทำการ`
  const en = `${words.en}; from ${dayInEnglish(day)}, ${clock}, by the calendar of working days`
  return { kind: 'basis', rule, from, calendar: { id, version, region }, th, en }
}

/** One day on the way. */
export function dayStep(role: DayStep['kind'], day: Day, dayKind: DayKind, n?: number): DayStep {
  const is = whyDay(dayKind)
  const [what, part] = [dayWords(is), roleWords(role, n ?? 0)]
  const th = `${dayInThai(day)}: ${what.th} – ${part.th}`
  const en = `${dayInEnglish(day)}: ${what.en} – ${part.en}`
  return { kind: role, day, is, ...(n === undefined ? {} : { n }), th, en }
}

/** The last step: the due day and the first instant that is too late. */
export function dueStep(day: Day, dayKind: DayKind, time: Clock | null, dueAt: Instant): DueStep {
  const [lateDay, lateClock] = [dayOf(dueAt), clockOf(dueAt)]
  const th = `ครบกำหนด${dayInThai(day)}${time ? ` เวลา ${time} น.` : ''} ตั้งแต่${dayInThai(lateDay)} เวลา ${lateClock} น. ถือว่าส่งช้า`
  const en = `due ${dayInEnglish(day)}${time ? `, ${time}` : ''}; late from ${dayInEnglish(lateDay)}, ${lateClock}`
  return { kind: 'due', day, is: whyDay(dayKind), time, dueAt, th, en }
}
