import { dayInThai, instantInEnglish, instantInThai, thaiClock } from '../domain/days-in-words.js'
import { BUDDHIST_AHEAD, clockOf, dayOf, plusMilliseconds, type Day, type Instant } from '../domain/time.js'
import { thaiDigits } from './digits.js'

const SHORT_MONTHS = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ')

/** A day without its weekday, Arabic digits: `27 พฤศจิกายน 2566`. */
export function plainDate(day: Day): string {
  return dayInThai(day).replace(/^วัน\S+ที่ /, '')
}

/** The date of a letter, saraban reg.: no "วันที่", no "พ.ศ.": `๒๑ พฤศจิกายน ๒๕๖๖`. */
export function letterDate(day: Day): string {
  return thaiDigits(plainDate(day))
}

/** The date of an order or announcement: `๒๑ พฤศจิกายน พ.ศ. ๒๕๖๖`. */
export function orderDate(day: Day): string {
  return letterDate(day).replace(/ (\S+)$/, ' พ.ศ. $1')
}

/** A short day for tables: `27 พ.ย. 66`. */
export function shortDate(day: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${SHORT_MONTHS[month - 1]} ${String(year + BUDDHIST_AHEAD).slice(-2)}`
}

/** An instant for tables: `27 พ.ย. 66 23.59 น.` */
export function shortInstant(at: Instant): string {
  return `${shortDate(dayOf(at))} ${thaiClock(clockOf(at))}`
}

/** The last minute that is in time: a due instant is the first that is too late, people are told the one before. */
export function lastMinute(dueAt: Instant): Instant {
  return plusMilliseconds(dueAt, -1)
}

/** A deadline in words: `วันจันทร์ที่ 27 พฤศจิกายน 2566 เวลา 23.59 น.` */
export function dueInThai(dueAt: Instant): string {
  return instantInThai(lastMinute(dueAt))
}

/** A deadline in words: `Monday 27 November 2023, 23:59 (Bangkok)`. */
export function dueInEnglish(dueAt: Instant): string {
  return instantInEnglish(lastMinute(dueAt))
}

/** A moment to the second, where it proves something: `วันจันทร์ที่ 27 พฤศจิกายน 2566 เวลา 23.59.59 น.` */
export function exactInstant(at: Instant): string {
  return `${dayInThai(dayOf(at))} เวลา ${clockOf(at).replaceAll(':', '.')} น.`
}
