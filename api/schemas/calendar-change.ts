import { z } from 'zod'
import type { DayChange } from '../../domain/calendar-change.js'
import { provinceNamed } from '../../domain/provinces.js'
import { isDay } from '../../domain/time.js'
import { circularParams, deadlineBasis, instant, reason, text, textOrNone } from './common.js'
import { actor, count, day, heading, instantOrNull, listOf, pageOf, words } from './replies-common.js'

const theDay = z.string().refine(isDay).meta({ format: 'date' })
const scope = z.union([
  z.literal('national'),
  z
    .array(z.string().refine((name) => provinceNamed(name) !== undefined))
    .min(1)
    .max(77),
])

const holiday = z.strictObject({
  day: theDay,
  nameTh: text(200),
  kind: z.enum(['regular', 'substitution', 'special', 'regional']).default('special'),
  closed: z.literal(true).default(true),
  scope: scope.default('national'),
  certainty: z.enum(['high', 'medium', 'low', 'very low']).default('high'),
  note: textOrNone(500).default(''),
})

const dayChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('add'), holiday }),
  z.strictObject({ change: z.literal('remove'), day: theDay, scope: scope.default('national') }),
]) satisfies z.ZodType<DayChange>

/** Days that come and go, where that was announced, and why. */
export const proposalBody = z.strictObject({
  days: z.array(dayChange).min(1).max(60),
  source: text(300),
  reason: reason.min(1),
})

const verdict = z.enum(['move', 'keep'])

/** What happens to single circulars, and to all that nobody has decided on. */
export const decisionsBody = z.strictObject({
  circulars: z
    .array(z.strictObject({ ...circularParams.shape, decision: verdict, reason }))
    .max(2_000)
    .default([]),
  rest: z.strictObject({ decision: verdict, reason }).exactOptional(),
})

const tally = z
  .strictObject({
    circulars: count,
    ownDates: count,
    offices: count,
    byCause: z.strictObject({ rule: count, dayOff: count, reminders: count }),
    undecided: count,
    toMove: count,
    toKeep: count,
    outcomes: z.strictObject({ moved: count, kept: count, ended: count, changed: count, open: count }),
  })
  .meta({ id: 'CalendarChangeTally' })

const change = {
  changeId: z.string(),
  revision: count,
  status: z.enum(['proposed', 'applying', 'applied', 'withdrawn']),
  baseVersion: z.string(),
  newVersion: z.string(),
  days: z.array(dayChange),
  source: z.string(),
  reason: z.string(),
  undoes: z.string().nullable(),
  madeBy: actor,
  madeAt: instant,
  approvedBy: actor.nullable(),
  approvedAt: instantOrNull,
  appliedAt: instantOrNull,
}

/** A change of the calendar with how it stands. */
export const changeReply = z.strictObject({ ...change, tally }).meta({ id: 'CalendarChange' })

/** Changes in a list. */
export const changeList = listOf(z.strictObject(change))

const heldDate = z.strictObject({ dueAt: instant, reminders: z.array(instant), basis: deadlineBasis })

const move = {
  caseId: z.string(),
  circularId: z.string(),
  officeCode: z.string().nullable(),
  ownerOffice: z.string(),
  offices: count,
  cause: z.enum(['rule', 'dayOff', 'reminders']),
  from: heldDate,
  to: heldDate,
  toDay: day,
  why: z.array(z.looseObject({ kind: z.string(), ...words })),
}

/** What a change would do: numbers, and the first dates. */
export const changePreview = z
  .strictObject({
    baseVersion: z.string(),
    newVersion: z.string(),
    circulars: count,
    ownDates: count,
    offices: count,
    moves: z.array(z.strictObject({ ...move, ...heading })),
  })
  .meta({ id: 'CalendarChangePreview' })

/** Dates of a change. */
export const movePage = pageOf(
  z
    .strictObject({
      ...move,
      ...heading,
      decision: verdict.nullable(),
      reason: z.string().nullable(),
      decidedBy: actor.nullable(),
      decidedAt: instantOrNull,
      outcome: z.enum(['moved', 'kept', 'ended', 'changed']).nullable(),
    })
    .meta({ id: 'CalendarMove' }),
)
