import { BUDDHIST_AHEAD } from '../../domain/time.js'
import { useSession } from '../app/session.js'
import { useLanguage, type Language } from './i18n.js'

const ZONE = 'Asia/Bangkok'

/** Years from here on were meant in the Buddhist Era: no register reaches so far. */
const MEANT_BUDDHIST = 2400
/** The Gregorian year that an address means, whichever era its writer counted in. */
export const yearMeant = (year: number): number => (year > MEANT_BUDDHIST ? year - BUDDHIST_AHEAD : year)

/** The year of a register as letters print it: of the Buddhist Era, whoever reads. */
export const printedYear = (year: number): number => year + BUDDHIST_AHEAD

/** A Gregorian year in the era of the reader's language. */
export const yearIn = (language: Language, year: number): number =>
  language === 'th' ? printedYear(year) : year

/** A year of the Buddhist Era, as a case keeps that of a resolution, in the era of the reader's language. */
export const eraYearIn = (language: Language, year: number): number => yearIn(language, year - BUDDHIST_AHEAD)

const format = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB-u-ca-gregory', {
    timeZone: ZONE,
    ...options,
  })

/** The other year in brackets: nobody has to guess whether 66 is 2566 or 1966. */
function otherYear(at: Date, language: Language): string {
  const year = Number(
    new Intl.DateTimeFormat('en-u-ca-gregory', { year: 'numeric', timeZone: ZONE }).format(at),
  )
  return language === 'th' ? `(ค.ศ. ${year})` : `(B.E. ${printedYear(year)})`
}

/** Instants and days in the reader's language, in Bangkok's time, with weekday and both years where it matters. */
export function useDates() {
  const { language } = useLanguage()
  const { aheadMs } = useSession()
  return {
    /** The time of the product now: the rehearsal's clock where there is one. */
    now: () => new Date(Date.now() + aheadMs),
    /** A day in full: weekday, day, month and both years. `day` is YYYY-MM-DD or an instant. */
    day: (day: string) => {
      const at = new Date(day.length === 10 ? `${day}T12:00:00+07:00` : day)
      const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
      return `${format(language, long).format(at)} ${otherYear(at, language)}`
    },
    /** A day in a list: short weekday, day, short month, year. */
    shortDay: (day: string) => {
      const at = new Date(day.length === 10 ? `${day}T12:00:00+07:00` : day)
      return format(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
        at,
      )
    },
    /** The same of a deadline, with both years. */
    dueDay: (day: string) => {
      const at = new Date(`${day}T12:00:00+07:00`)
      const short = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
      return `${format(language, short).format(at)} ${otherYear(at, language)}`
    },
    /** What a calendar says of a day: the name of its month, its weekday, its date for those who hear it. */
    inCalendar: (day: string, options: Intl.DateTimeFormatOptions) =>
      format(language, options).format(new Date(`${day.slice(0, 10)}T12:00:00+07:00`)),
    /** A day on paper: day, short month and year, without a weekday. */
    printedDay: (day: string) =>
      format(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(day)),
    /** The clock of an instant, 24 hours. */
    clock: (at: string) =>
      format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at)),
    /** Day and clock of an instant, short. */
    moment: (at: string) =>
      format(language, {
        ...{ day: 'numeric', month: 'short', year: 'numeric' },
        ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      }).format(new Date(at)),
    /** How far an instant is from now, in the largest unit that says it: "in 3 days", "2 hours ago". */
    distance: (at: string) => distanceWords(language, Date.parse(at) - (Date.now() + aheadMs)),
  }
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

function distanceWords(language: Language, ms: number): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, size] = UNITS.find(([, one]) => Math.abs(ms) >= one) ?? UNITS[2]
  return words.format(Math.trunc(ms / size), unit)
}
