import {
  buddhistYear,
  clockOf,
  dayOf,
  isDay,
  isInstant,
  weekdayOf,
  type Clock,
  type Day,
  type Instant,
} from './time.js'

/** The months in Thai, January first. */
export const MONTHS_TH =
  'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(' ')
/** The months in English, January first. */
export const MONTHS_EN =
  'January February March April May June July August September October November December'.split(' ')
const WEEKDAYS_TH = 'อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์'.split(' ')
const WEEKDAYS_EN = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** The Thai name of the weekday of a day, without วัน: `จันทร์`. */
export function weekdayTh(day: Day): string {
  return WEEKDAYS_TH[weekdayOf(day)] as string
}

/** The English name of the weekday of a day: `Monday`. */
export function weekdayEn(day: Day): string {
  return WEEKDAYS_EN[weekdayOf(day)] as string
}

/** A day in Thai words with Arabic digits and Buddhist Era: `วันจันทร์ที่ 27 พฤศจิกายน 2566`. */
export function dayInThai(day: Day): string {
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  return `วัน${weekdayTh(day)}ที่ ${date} ${MONTHS_TH[month - 1]} ${buddhistYear(day)}`
}

/** A day in English words: `Monday 27 November 2023`. */
export function dayInEnglish(day: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${weekdayEn(day)} ${date} ${MONTHS_EN[month - 1]} ${year}`
}

/** A time as Thai offices write it: `08.30 น.` */
export function thaiClock(clock: Clock): string {
  return `${clock.slice(0, 5).replace(':', '.')} น.`
}

/** A moment in words: `วันจันทร์ที่ 27 พฤศจิกายน 2566 เวลา 23.59 น.` */
export function instantInThai(at: Instant): string {
  return `${dayInThai(dayOf(at))} เวลา ${thaiClock(clockOf(at))}`
}

/** A moment in words: `Monday 27 November 2023, 23:59 (Bangkok)`. */
export function instantInEnglish(at: Instant): string {
  return `${dayInEnglish(dayOf(at))}, ${clockOf(at).slice(0, 5)} (Bangkok)`
}

type Value = string | number

/** What is said for a value in a Thai sentence: a day or an instant in words, all else as it is. */
export function valueInThai(value: Value): string {
  return said(value, dayInThai, instantInThai)
}

/** What is said for a value in an English sentence: a day or an instant in words, all else as it is. */
export function valueInEnglish(value: Value): string {
  return said(value, dayInEnglish, instantInEnglish)
}

function said(value: Value, ofDay: (day: Day) => string, ofInstant: (at: Instant) => string): string {
  const text = String(value)
  if (isDay(text)) return ofDay(text)
  return isInstant(text) ? ofInstant(text) : text
}
