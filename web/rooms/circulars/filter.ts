import type { AskedAt } from '../../api/client.js'
import type { Answered } from '../../api/client.js'

/** How the offices of a circular stand, in numbers. */
export type Progress = Answered<'/api/v1/circulars/{circularId}/progress'>
/** The offices of one province. */
export type ProvinceTally = Progress['byProvince'][number]

/** The numbers of the tracker, in the order in which they are shown. */
export const FIGURES = [
  'counted',
  'answered',
  'unanswered',
  'overdue',
  'received',
  'unopened',
  'late',
  'nil',
  'bounced',
  'askingMoreTime',
  'exempted',
] as const

/** A number of the tracker. */
export type Figure = (typeof FIGURES)[number]

/** Those that are always there; the others only where they are not nought. */
export const MAIN_FIGURES: readonly Figure[] = FIGURES.slice(0, 6)

/** How many offices a number counts. */
export const figureOf = (progress: Progress, figure: Figure): number =>
  figure === 'unopened' ? progress.total - progress.opened : progress[figure]

/** Which offices are listed. */
export type Filter = {
  readonly figure?: Figure
  readonly province?: string
  /** The day on which they answered. */
  readonly day?: string
  readonly text: string
}

type Query = NonNullable<AskedAt<'/api/v1/circulars/{circularId}/submissions'>['query']>

/** As many offices as fill two windows: what a filter waits for is mostly their being painted. */
const PAGE = 25

/** The same as the API asks for it. */
export function queryOf({ figure, province, day, text }: Filter): Query {
  return {
    limit: PAGE,
    total: 'true',
    ...(figure === undefined ? {} : figure === 'overdue' ? { overdue: 'true' } : { among: figure }),
    ...(province === undefined ? {} : { seatProvince: province }),
    ...(day === undefined ? {} : { answeredOn: day }),
    ...(text ? { text } : {}),
  }
}
