import { dayInEnglish, dayInThai, MONTHS_EN, MONTHS_TH } from './days-in-words.js'
import { refuse, type Refusal } from './refusals.js'
import { BUDDHIST_AHEAD, buddhistYear, isDay, type Day } from './time.js'

const SHORT_MONTHS_TH = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ')
const YEARS_PLAUSIBLE = 5 // "range check ±5 years": acceptance, bad input 12

/**
 * Typed text without what the eye does not see: Thai and full-width digits become 0–9, no-break spaces become spaces,
 * zero-width and direction marks go, Unicode NFC; a decomposed sara am (ํ + า) is joined. Trimmed.
 */
export function plainTyped(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .trim()
}

/** Typed time of the day (24 hours) as `HH:mm`: `16.30 น.`, `16:30`, `1630`, `9`; undefined where it is none. */
export function readTypedClock(text: string): string | undefined {
  const read = /^(\d{1,2})(?:[.: ]?([0-5]\d))?(?: *น\.?)?$/.exec(plainTyped(text))
  if (!read || Number(read[1]) > LAST_HOUR) return undefined
  return `${read[1]!.padStart(2, '0')}:${read[2] ?? '00'}`
}

const LAST_HOUR = 23

type Parts = { readonly year: string; readonly month: number; readonly date: number }

function monthOf(word: string): number {
  const wanted = word.toLowerCase()
  const matches = (names: string[]): number => names.findIndex((name) => name.toLowerCase() === wanted)
  const inEnglish = MONTHS_EN.findIndex((name) => name.slice(0, 3).toLowerCase() === wanted)
  return Math.max(matches(MONTHS_TH), matches(SHORT_MONTHS_TH), matches(MONTHS_EN), inEnglish) + 1
}

function partsOf(text: string): Parts | null {
  const yearFirst = /^(\d{4}|\d{2})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (yearFirst) return { year: yearFirst[1]!, month: Number(yearFirst[2]), date: Number(yearFirst[3]) }
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text)
  if (dayFirst) return { year: dayFirst[3]!, month: Number(dayFirst[2]), date: Number(dayFirst[1]) }
  const inWords = /^(\d{1,2}) +(\S+) +(?:พ\.ศ\. *)?(\d{4}|\d{2})$/.exec(text)
  if (inWords) return { year: inWords[3]!, month: monthOf(inWords[2]!), date: Number(inWords[1]) }
  return null
}

function dayFrom(year: number, { month, date }: Parts): Day | null {
  const day = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(date).padStart(2, '0'),
  ].join('-')
  return isDay(day) ? day : null
}

/** The Gregorian years that a typed year may have meant, the most likely first. */
function meantYears(typed: string): number[] {
  const year = Number(typed)
  if (typed.length === 2) return [2500 + year - BUDDHIST_AHEAD, 2000 + year]
  // 2566 typed for 2023; 3109 when 543 was added twice; 1480 when it was taken off twice
  return [year - BUDDHIST_AHEAD, year - 2 * BUDDHIST_AHEAD, year + BUDDHIST_AHEAD]
}

function unclear(value: string, meant: Day): Refusal {
  const years = { year: Number(meant.slice(0, 4)), yearBe: buddhistYear(meant) }
  const reading = { reading: meant, readingTh: dayInThai(meant), readingEn: dayInEnglish(meant), ...years }
  return refuse('DATE_YEAR_UNCLEAR', { value, ...reading })
}

/**
 * Reads a date that a person typed. Only a four-digit Gregorian year within five (`within`) years of `near` is taken at once;
 * any other year that can be meant (Buddhist Era, two digits, 543 too much or too little) is refused with the
 * reading in `params.reading`, for the person to confirm. Accepts `2023-11-27`, `27/11/2023`, `27 พ.ย. 2566`.
 */
export function readTypedDay(text: string, near: Day, within = YEARS_PLAUSIBLE): Day | Refusal {
  const typed = plainTyped(text)
  const parts = partsOf(typed)
  if (!parts) return refuse('DATE_INVALID', { value: text })
  const nearYear = Number(near.slice(0, 4))
  const plausible = (year: number): boolean => Math.abs(year - nearYear) <= within
  const asTyped = parts.year.length === 4 && plausible(Number(parts.year))
  if (asTyped) return dayFrom(Number(parts.year), parts) ?? refuse('DATE_INVALID', { value: text })
  for (const year of meantYears(parts.year).filter(plausible)) {
    const meant = dayFrom(year, parts)
    if (meant) return unclear(text, meant)
  }
  return dayFrom(Number(parts.year), parts)
    ? refuse('DATE_FAR', { value: text, years: within })
    : refuse('DATE_INVALID', { value: text })
}
