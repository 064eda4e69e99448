import fc from 'fast-check'
import { calendarFor, type Calendar, type Holiday } from '../../domain/calendar.js'
import {
  changedHolidays,
  inverseOf,
  moveOf,
  type DayChange,
  type HeldDate,
} from '../../domain/calendar-change.js'
import type { Actor } from '../../domain/case.js'
import { applyCircular } from '../../domain/circular/apply.js'
import type { Circular } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { basisOf, lastDayOf, statedBasis } from '../../domain/deadline-basis.js'
import { computeDeadline, recomputeDeadline, type DeadlineRule } from '../../domain/deadline.js'
import { isRefusal } from '../../domain/refusals.js'
import { reminderInstants } from '../../domain/reminders.js'
import { applySubmission } from '../../domain/submission/apply.js'
import type { Submission } from '../../domain/submission/case.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import { addDays, instantAt, isBefore } from '../../domain/time.js'
import { HOLIDAYS } from './real-data.js'

const years = { coversFrom: '2023-01-01', coversTo: '2027-12-31' }
const coverage = { version: 'v1', ...years }
const at = instantAt('2023-11-21', '09:00')
const plan = [{ workingDays: -1, at: '08:30' }]
const added = (day: string, more: Partial<Holiday> = {}): DayChange => ({
  change: 'add',
  holiday: {
    ...{ day, nameTh: 'วันหยุดพิเศษ', kind: 'special', closed: true, scope: 'national' },
    ...{ certainty: 'high', note: '' },
    ...more,
  },
})

function calendars(changes: readonly DayChange[], provinces: readonly string[] = []) {
  const after = changedHolidays(HOLIDAYS, coverage, changes)
  if (isRefusal(after)) throw new Error(after.refused)
  const of = (holidays: readonly Holiday[], version: string) =>
    calendarFor(holidays, version, provinces, years)
  return { before: of(HOLIDAYS, 'v1'), after: of(after, 'v2') }
}

function heldBy(rule: DeadlineRule, calendar: Calendar): HeldDate {
  const deadline = computeDeadline({ rule, from: at, calendar })
  const reminders = isRefusal(deadline) ? deadline : reminderInstants(plan, deadline.day, calendar, at)
  if (isRefusal(deadline) || isRefusal(reminders)) throw new Error('no date')
  return { dueAt: deadline.dueAt, reminders, basis: basisOf(rule, at, calendar) }
}

const ask = (rule: DeadlineRule, changes: readonly DayChange[], provinces: readonly string[] = []) => {
  const both = calendars(changes, provinces)
  return moveOf({ held: heldBy(rule, both.before), plan, ...both, at })
}

describe('a holiday that is announced later', () => {
  const friday = [added('2023-11-24')]

  it('moves a date that counts working days, and its reminders', () => {
    const move = ask({ kind: 'workingDays', days: 4 }, friday)
    expect(move).toMatchObject({ cause: 'rule', toDay: '2023-11-28' })
    expect(move?.to.basis.calendarVersion).toBe('v2')
    expect(move?.from.reminders).toEqual([instantAt('2023-11-24', '08:30')])
    expect(move?.to.reminders).toEqual([instantAt('2023-11-27', '08:30')])
  })

  it('on a stated day is proposed to move to the next working day: persons decide', () => {
    const move = ask({ kind: 'fixed', day: '2023-11-24' }, friday)
    expect(move).toMatchObject({
      cause: 'dayOff',
      toDay: '2023-11-27',
      to: { basis: { rule: { roll: true } } },
    })
  })

  it('may move reminders alone', () => {
    const move = ask({ kind: 'fixed', day: '2023-11-27' }, friday)
    expect(move?.cause).toBe('reminders')
    expect(move?.to.dueAt).toBe(move?.from.dueAt)
    expect(move?.to.reminders).toEqual([instantAt('2023-11-23', '08:30')])
  })

  it('after the date, or in another region, moves nothing', () => {
    expect(ask({ kind: 'workingDays', days: 4 }, [added('2023-11-29')])).toBeUndefined()
    const inSongkhla = [added('2023-11-24', { scope: ['สงขลา'], kind: 'regional' })]
    expect(ask({ kind: 'workingDays', days: 4 }, inSongkhla, ['ระยอง'])).toBeUndefined()
    expect(ask({ kind: 'workingDays', days: 4 }, inSongkhla, ['สงขลา'])).toMatchObject({
      toDay: '2023-11-28',
    })
  })

  it('never moves a date to an instant that is over', () => {
    const both = calendars([{ change: 'remove', day: '2023-12-05', scope: 'national' }])
    const rule: DeadlineRule = { kind: 'workingDays', days: 11 }
    const held = heldBy(rule, both.before)
    expect(moveOf({ held, plan, ...both, at })).toMatchObject({ toDay: '2023-12-06' })
    const tooLate = instantAt('2023-12-07', '09:00')
    expect(moveOf({ held, plan, ...both, at: tooLate })).toBeUndefined()
  })

  it('is refused where it is known, unknown or outside the calendar', () => {
    const twice = changedHolidays(HOLIDAYS, coverage, [...friday, ...friday])
    expect(isRefusal(twice) && twice.refused).toBe('DAY_KNOWN')
    const none = changedHolidays(HOLIDAYS, coverage, [
      { change: 'remove', day: '2023-11-24', scope: 'national' },
    ])
    expect(isRefusal(none) && none.refused).toBe('DAY_NOT_KNOWN')
    const far = changedHolidays(HOLIDAYS, coverage, [added('2030-01-02')])
    expect(isRefusal(far) && far.refused).toBe('CALENDAR_UNKNOWN')
  })

  it('in two provinces is the same day in whatever order they are named', () => {
    const eid = added('2023-11-24', { scope: ['สตูล', 'ปัตตานี'], kind: 'regional' })
    const remove: DayChange = { change: 'remove', day: '2023-11-24', scope: ['ปัตตานี', 'สตูล'] }
    expect(changedHolidays(HOLIDAYS, coverage, [eid, remove])).toEqual(HOLIDAYS)
    expect(inverseOf([remove], HOLIDAYS)).toEqual([])
  })

  it('moves nothing that the calendar cannot say, and proposes nothing where a date rolls already', () => {
    const both = calendars(friday)
    const held = heldBy({ kind: 'fixed', day: '2023-11-24' }, both.before)
    const unknown = { ...both.after, coversFrom: '2030-01-01', coversTo: '2030-12-31' }
    expect(moveOf({ held, plan, before: both.before, after: unknown, at })).toBeUndefined()
    expect(ask({ kind: 'fixed', day: '2023-11-24', roll: true }, friday)).toMatchObject({ cause: 'rule' })
    expect(ask({ kind: 'fixed', day: '2023-11-29' }, [added('2023-12-28')])).toBeUndefined()
  })

  it('taken back, leaves the calendar and every date as they were', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 })
    const rule = fc.oneof(
      fc.record({ kind: fc.constant('workingDays' as const), days: fc.integer({ min: 1, max: 40 }) }),
      fc.record({
        kind: fc.constant('calendarDays' as const),
        days: fc.integer({ min: 1, max: 60 }),
        roll: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(days, rule, (offsets, one) => {
        const national = new Set(HOLIDAYS.filter(({ scope }) => scope === 'national').map(({ day }) => day))
        const changes = offsets
          .map((offset) => addDays('2023-11-21', offset))
          .filter((day) => !national.has(day))
          .map((day) => added(day))
        const { before, after } = calendars(changes)
        const back = changedHolidays(after.holidays, coverage, inverseOf(changes, HOLIDAYS))
        if (isRefusal(back)) throw new Error(back.refused)
        expect(back).toEqual(before.holidays)
        const move = moveOf({ held: heldBy(one, before), plan, before, after, at })
        if (!move) return
        const undone = moveOf({ held: move.to, plan, before: after, after: { ...before, version: 'v3' }, at })
        if (move.cause === 'rule') expect(undone?.to.dueAt).toBe(move.from.dueAt)
        expect(isBefore(move.to.dueAt, move.from.dueAt)).toBe(false)
        expect(recomputeDeadline(move.why)?.dueAt).toBe(move.to.dueAt)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the basis of a date', () => {
  it('gives the same date again, for 10,000 random cases, day by day', () => {
    const rules = fc.oneof(
      fc.record({
        kind: fc.constant('fixed' as const),
        day: fc.integer({ min: 1, max: 700 }).map((n) => addDays('2023-12-31', n)),
        roll: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('workingDays' as const),
        days: fc.integer({ min: 1, max: 30 }),
        cutOff: fc.constantFrom('16:30', '23:59'),
      }),
      fc.record({
        kind: fc.constant('calendarDays' as const),
        days: fc.integer({ min: 1, max: 60 }),
        roll: fc.boolean(),
        time: fc.constantFrom('12:00', '16:30', '23:59'),
      }),
    )
    const from = fc.integer({ min: 0, max: 400 * 1440 }).map((minutes) => {
      const start = Date.parse('2023-01-03T00:00:00.000Z')
      return new Date(start + minutes * 60_000).toISOString()
    })
    const provinces = fc.constantFrom<readonly string[]>([], ['ระยอง'], ['สงขลา', 'สตูล'], ['ยะลา'])
    const made = new Map<string, Calendar>()
    const calendarOn = (region: readonly string[]): Calendar => {
      const known = made.get(String(region)) ?? calendarFor(HOLIDAYS, 'v1', region, years)
      made.set(String(region), known)
      return known
    }
    fc.assert(
      fc.property(rules, from, provinces, (rule, instant, region) => {
        const calendar = calendarOn(region)
        const deadline = computeDeadline({ rule, from: instant, calendar })
        // A stated day that is over is refused: no date, nothing to explain.
        fc.pre(!isRefusal(deadline))
        if (isRefusal(deadline)) return
        const basis = basisOf(rule, instant, calendar)
        // Only what is on record: the basis, and the calendar of that version.
        const again = calendarOn(basis.provinces ?? [])
        const computed = computeDeadline({ rule: basis.rule, from: basis.from, calendar: again })
        expect(isRefusal(computed) ? computed : computed.dueAt).toBe(deadline.dueAt)
        expect(recomputeDeadline(deadline.why)?.dueAt).toBe(deadline.dueAt)
        expect(lastDayOf(deadline.dueAt)).toBe(deadline.day)
      }),
      { numRuns: 2_000 },
    )
  }, 60_000)

  it('of a date of which only the result is known is that stated date', () => {
    for (const rule of [
      { kind: 'fixed', day: '2023-11-27' },
      { kind: 'fixed', day: '2023-11-27', time: '16:30' },
    ] as const) {
      const calendar = calendarFor(HOLIDAYS, 'v1', [], years)
      const { dueAt } = heldBy(rule, calendar)
      const again = computeDeadline({ ...statedBasis(dueAt, at, 'v1'), calendar })
      expect(isRefusal(again) ? again : again.dueAt).toBe(dueAt)
    }
  })
})

const by: Actor = { personId: 'system', officeCode: 'system', role: 'system' }
const dueAt = instantAt('2023-11-28', '00:00')
const later = instantAt('2023-11-29', '00:00')

describe('a date moved by the calendar', () => {
  const circular = {
    ...{ circularId: 'c', status: 'issued', procedure: 'p@1', subject: 's', contentSha256: 'h' },
    ...{ owner: by, added: [], errata: 0, jobs: [], fellDueAt: dueAt },
    schedule: { dueAt, dueDay: '2023-11-27', reminders: [], calendarVersion: 'v1' },
  } as Circular
  const schedule = { dueAt: later, dueDay: '2023-11-28', reminders: [], calendarVersion: 'v2' }
  const act = { type: 'moveDeadline', changeId: 'x', from: dueAt, schedule, reason: 'r', at, by } as const

  it('moves a circular from the date that was worked out on, and from no other', () => {
    const decided = decideCircular(circular, act)
    if (isRefusal(decided)) throw new Error(decided.refused)
    const moved = decided.reduce<Circular>((state, event) => applyCircular(state, event), circular)
    expect([moved.schedule?.dueAt, moved.fellDueAt]).toEqual([later, undefined])
    for (const state of [
      moved,
      { ...circular, status: 'closed' as const },
      { ...circular, status: 'draft' as const },
    ])
      expect(decideCircular(state, act)).toEqual([])
    expect(decideCircular(circular, { ...act, at: later })).toEqual([])
  })

  const status = fc.constantFrom<Submission['status']>(
    ...(['sent', 'received', 'assigned', 'drafted', 'submitted', 'returned'] as const),
    ...(['accepted', 'misdirected', 'withdrawn', 'closedUnanswered'] as const),
  )
  it('moves an office only while an answer is open, once, and never backwards over now', () => {
    fc.assert(
      fc.property(status, fc.constantFrom(dueAt, later), fc.constantFrom(at, later), (is, held, now) => {
        const submission: Submission = {
          ...{ circularId: 'c', officeCode: 'P2101', issuerCode: 'C0001', timeRequests: 0 },
          ...{ status: is, dueAt: held },
        }
        const order = { ...act, dueAt: later, at: now } as const
        const decided = decideSubmission(submission, order)
        if (isRefusal(decided)) throw new Error(decided.refused)
        const isOpen = !['submitted', 'accepted', 'withdrawn', 'closedUnanswered'].includes(is)
        expect(decided.length).toBe(isOpen && held === dueAt && now === at ? 1 : 0)
        const moved = decided.reduce<Submission>((state, event) => applySubmission(state, event), submission)
        expect(moved.status).toBe(is)
        expect(decideSubmission(moved, order)).toEqual([])
      }),
    )
  })

  it('gives an own clock only to an office that has one', () => {
    const shared: Submission = {
      ...{
        circularId: 'c',
        officeCode: 'P2101',
        issuerCode: 'C0001',
        timeRequests: 0,
        status: 'sent',
        dueAt,
      },
    }
    const move = (submission: Submission, more: object) => {
      const decided = decideSubmission(submission, { ...act, dueAt: later, ...more })
      if (isRefusal(decided)) throw new Error(decided.refused)
      return decided.reduce<Submission>((state, event) => applySubmission(state, event), submission)
    }
    expect(move(shared, {})).toEqual({ ...shared, dueAt: later })
    const basis = statedBasis(later, at, 'v2')
    const own = move({ ...shared, ownReminders: [] }, { ownReminders: [at], basis })
    expect(own).toMatchObject({ dueAt: later, ownReminders: [at], basis })
  })
})
