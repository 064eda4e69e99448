import fc from 'fast-check'
import { isRefusal } from '../../domain/refusals.js'
import { reminderInstants } from '../../domain/reminders.js'
import { addDays, clockOf, dayOf, instantAt } from '../../domain/time.js'
import { calendarOf, isOff } from './real-data.js'

const national = calendarOf()
const issued = instantAt('2023-11-21', '10:00')
const plan = [
  { workingDays: -1, at: '08:30' },
  { workingDays: 0, at: '08:30' },
]
const inBangkok = (instants: readonly string[]): string[] =>
  instants.map((one) => `${dayOf(one)} ${clockOf(one)}`)

/** The instants, or the test fails. */
function instantsOf(answer: ReturnType<typeof reminderInstants>): string[] {
  if (isRefusal(answer)) throw new Error(answer.refused)
  return answer
}

describe('the reminders of seed 001', () => {
  test('go out on Friday 24 and Monday 27 November, none on the weekend', () => {
    const instants = instantsOf(reminderInstants(plan, '2023-11-27', national, issued))
    expect(inBangkok(instants)).toEqual(['2023-11-24 08:30:00', '2023-11-27 08:30:00'])
  })

  test('after an extension only those still to come are planned', () => {
    const granted = instantAt('2023-11-27', '15:00')
    const instants = instantsOf(reminderInstants(plan, '2023-11-29', national, granted))
    expect(inBangkok(instants)).toEqual(['2023-11-28 08:30:00', '2023-11-29 08:30:00'])
    expect(reminderInstants(plan, '2023-11-27', national, granted)).toEqual([])
  })

  test('one that falls on the very instant of the issue is not before it', () => {
    const at = instantAt('2023-11-27', '08:30')
    expect(reminderInstants(plan, '2023-11-27', national, at)).toEqual([at])
  })
})

describe('a reminder plan', () => {
  const from = instantAt('2024-01-05', '09:00')

  test('−3, −1, 0, +1 around Songkran keeps to working days', () => {
    const steps = [-3, -1, 0, 1].map((workingDays) => ({ workingDays, at: '09:00' }))
    const instants = instantsOf(reminderInstants(steps, '2024-04-17', national, from))
    expect(instants.map(dayOf)).toEqual(['2024-04-09', '2024-04-11', '2024-04-17', '2024-04-18'])
  })

  test('keeps to the days of the region', () => {
    const steps = [{ workingDays: -2, at: '09:00' }]
    const day = (...provinces: string[]) =>
      instantsOf(reminderInstants(steps, '2024-04-17', calendarOf(...provinces), from)).map(dayOf)
    expect([day(), day('สตูล')]).toEqual([['2024-04-10'], ['2024-04-09']])
  })

  test('on a due day that is off, the reminder comes on the working day before, once', () => {
    const instants = instantsOf(reminderInstants(plan, '2023-11-26', national, issued))
    expect(inBangkok(instants)).toEqual(['2023-11-24 08:30:00'])
  })

  test('refuses a step that makes no sense', () => {
    for (const step of [
      { workingDays: 0.5, at: '08:30' },
      { workingDays: -1, at: '8.30' },
    ]) {
      expect(reminderInstants([step], '2023-11-27', national, issued)).toMatchObject({
        refused: 'REMINDER_PLAN_INVALID',
      })
    }
    expect(reminderInstants(plan, '27/11/2566', national, issued)).toMatchObject({ refused: 'DATE_INVALID' })
  })

  test('refuses to plan beyond the known calendar', () => {
    const steps = [{ workingDays: 1, at: '08:30' }]
    expect(reminderInstants(steps, '2027-12-31', national, issued)).toMatchObject({
      refused: 'CALENDAR_UNKNOWN',
    })
    expect(reminderInstants(plan, '2028-01-05', national, issued)).toMatchObject({
      refused: 'CALENDAR_UNKNOWN',
    })
  })

  test('whatever the plan: sorted, distinct, on working days, never before its beginning', () => {
    const step = fc.record({
      workingDays: fc.integer({ min: -15, max: 10 }),
      at: fc.constantFrom('00:00', '08:30', '16:30', '23:59:59'),
    })
    const due = fc.integer({ min: 60, max: 1700 }).map((n) => addDays('2023-01-01', n))
    const provinces = fc.constantFrom<string[]>([], ['สตูล'], ['สงขลา'])
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 6 }),
        due,
        provinces,
        fc.nat(40),
        (steps, day, names, before) => {
          const begin = instantAt(addDays(day, -before), '12:00')
          const instants = instantsOf(reminderInstants(steps, day, calendarOf(...names), begin))
          expect(instants).toEqual([...new Set(instants)].sort())
          for (const one of instants) {
            expect(isOff(dayOf(one), names)).toBe(false)
            expect(one >= begin).toBe(true)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
