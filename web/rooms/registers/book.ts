import { useSearchParams } from 'wouter'
import { OFFICE_REGISTERS } from '../../../domain/case.js'
import { dayOf } from '../../../domain/time.js'
import type { Answered } from '../../api/client.js'
import { useSession } from '../../app/session.js'
import { useDates, yearMeant } from '../../words/dates.js'

/** A line of a register as the API tells it. */
export type Line = Answered<'/api/v1/registers/{officeCode}/{register}/{year}'>['items'][number]
/** A register that an office keeps. */
export type BookKind = (typeof OFFICE_REGISTERS)[number]
/** Which book is open: whose, of what, of which calendar year (Gregorian). */
export type Book = { readonly officeCode: string; readonly register: BookKind; readonly year: number }

/** So many years back a book can be chosen. */
const YEARS = 12
const FIRST_CHOICE: BookKind = 'inward'

/** The years to choose from, this one first. */
export function useYears(): readonly number[] {
  const dates = useDates()
  const thisYear = Number(dayOf(dates.now().toISOString()).slice(0, 4))
  return Array.from({ length: YEARS }, (_, back) => thisYear - back)
}

/** The book that the address names, so that it can be kept and sent on; another one is opened by `choose`. */
export function useBook(): { readonly book: Book; readonly choose: (other: Partial<Book>) => void } {
  const { me } = useSession()
  const [thisYear = 0] = useYears()
  const [params, setParams] = useSearchParams()
  const asked = OFFICE_REGISTERS.find((one) => one === params.get('book'))
  const book: Book = {
    officeCode: params.get('office') ?? me.actor.officeCode,
    register: asked ?? FIRST_CHOICE,
    year: yearMeant(Number(params.get('year'))) || thisYear,
  }
  const choose = (other: Partial<Book>) => {
    const { officeCode, register, year } = { ...book, ...other }
    setParams({ office: officeCode, book: register, year: String(year) }, { replace: true })
  }
  return { book, choose }
}

/** Whether its lines name another office: an order stays in its own. */
export const hasCounterpart = ({ register }: Pick<Book, 'register'>): boolean => register !== 'order'

/** Where the book is read: `/registers/P2101/inward/2023`. */
export const addressOf = ({ officeCode, register, year }: Book): string =>
  `${encodeURIComponent(officeCode)}/${register}/${year}`
