import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  computeDeadline,
  dueAtOf,
  isLate,
  recomputeDeadline,
  type Deadline,
  type DeadlineRule,
  type WhyStep,
} from '../../domain/deadline.js'
import { DEFAULT_DEADLINE, describeDeadlineRule } from '../../domain/deadline-rule.js'
import { calendarFor, type Calendar } from '../../domain/calendar.js'
import { isRefusal, refusalText, type Refusal } from '../../domain/refusals.js'
import { addDays, clockOf, dayOf, instantAt, plusMilliseconds } from '../../domain/time.js'
import { calendarOf, HOLIDAYS, isOff } from './real-data.js'

const national = calendarOf()
const issued = instantAt('2023-11-21', '10:00')
const seed: DeadlineRule = { kind: 'fixed', day: '2023-11-27', time: '23:59' }

/** The deadline, or the test fails. */
function due(
  rule: DeadlineRule,
  from = issued,
  calendar: Calendar = national,
  leastWorkingDays?: number,
): Deadline {
  const answer = ask(rule, from, calendar, leastWorkingDays)
  if (isRefusal(answer)) throw new Error(refusalText(answer).en)
  return answer
}

function ask(
  rule: DeadlineRule,
  from = issued,
  calendar = national,
  leastWorkingDays?: number,
): Deadline | Refusal {
  return computeDeadline({
    rule,
    from,
    calendar,
    ...(leastWorkingDays === undefined ? {} : { leastWorkingDays }),
  })
}

const codes = (deadline: Deadline): string[] => deadline.warnings.map(({ code }) => code)
const refusedAs = (answer: Deadline | Refusal): string => (isRefusal(answer) ? answer.refused : 'computed')
const kinds = (why: readonly WhyStep[]): string[] => why.map(({ kind }) => kind)

describe('the deadline of seed 001', () => {
  test('an office that answers at 23:59:59.999 is in time, at 00:00:00.000 it is late', () => {
    const { dueAt } = due(seed)
    expect(dueAt).toBe('2023-11-27T17:00:00.000Z')
    expect(isLate('2023-11-27T16:59:59.999Z', dueAt)).toBe(false)
    expect(isLate('2023-11-27T17:00:00.000Z', dueAt)).toBe(true)
  })

  test('a date without an hour and the same date with 23:59 end together', () => {
    expect(due({ kind: 'fixed', day: '2023-11-27' }).dueAt).toBe(due(seed).dueAt)
    expect(due(seed).time).toBe('23:59')
    expect(due({ kind: 'fixed', day: '2023-11-27' }).time).toBeNull()
    expect(dueAtOf('2023-11-27', null)).toBe(dueAtOf('2023-11-27', '23:59'))
  })

  test('gives no cause for remarks: four working days, a Monday', () =>
    expect(due(seed).warnings).toEqual([]))
})

/** One line of deadline-cases.txt. */
function readCase(line: string) {
  const [from, rule, place, expected, name] = line.split('|').map((part) => part.trim()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const words = rule.split(' ')
  const time = words.slice(1).find((word) => /^\d\d:\d\d$/.test(word))
  const cutOff = words.find((word) => word.startsWith('@'))?.slice(1)
  const limit = time ? { time } : {}
  const counting = { ...limit, days: Number.parseInt(words[0]!), ...(cutOff ? { cutOff } : {}) }
  const parsed: DeadlineRule = rule.startsWith('on')
    ? { kind: 'fixed', day: words[1]!, roll: words.includes('roll'), ...limit }
    : words[0]!.endsWith('wd')
      ? { kind: 'workingDays', ...counting }
      : { kind: 'calendarDays', roll: words.includes('roll'), ...counting }
  const provinces = place === 'national' ? [] : [place]
  return { name, from, rule: parsed, ruleText: rule, provinces, place, expected }
}

const cases = readFileSync(new URL('./deadline-cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(readCase)

/** `Tue 2023-11-28 00:00`: with its weekday, so that a hand can check it. */
function written(instant: string): string {
  const day = dayOf(instant)
  const weekday = new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3)
  return `${weekday} ${day} ${clockOf(instant).slice(0, 5)}`
}

describe('the cases checked by hand', () => {
  test('are at least 200', () => expect(cases.length).toBeGreaterThanOrEqual(200))

  test.each(cases)('$name: $from, $ruleText, $place', ({ from, rule, provinces, expected }) => {
    const [weekday, day, clock] = from.split(' ') as [string, string, string]
    const instant = instantAt(day, clock)
    expect(written(instant).slice(0, 3)).toBe(weekday)
    expect(written(due(rule, instant, calendarOf(...provinces)).dueAt)).toBe(expected)
  })

  test('sixty days from 30 October 2563 are over on 29 December 2563, as กนน. announced', () => {
    const year2563 = calendarFor([], '2563', [], { coversFrom: '2020-10-01', coversTo: '2020-12-31' })
    const rule: DeadlineRule = { kind: 'calendarDays', days: 60, roll: true }
    expect(due(rule, instantAt('2020-10-30', '10:00'), year2563).day).toBe('2020-12-29')
  })

  test('the default is fifteen days, moved to a working day', () => {
    expect(due(DEFAULT_DEADLINE).day).toBe('2023-12-06')
  })
})

describe('the explanation', () => {
  test('goes day by day from the act to the deadline', () => {
    const { why } = due({ kind: 'workingDays', days: 2, cutOff: '16:30' }, instantAt('2024-04-10', '17:00'))
    const seen = why.flatMap((step) =>
      step.kind === 'basis' ? [] : [`${step.day.slice(8)} ${step.kind} ${step.is.kind}`],
    )
    expect(seen).toEqual([
      '10 late working',
      '11 start working',
      ...['12', '13', '14', '15', '16'].map((day) => `${day} skipped holiday`),
      '17 counted working',
      '18 counted working',
      '18 due working',
    ])
  })

  test('names the holiday, the version of the calendar and the rule, in Thai and in English', () => {
    const { why } = due({ kind: 'workingDays', days: 1 }, instantAt('2023-12-08', '09:00'))
    expect(why[0]).toMatchObject({ kind: 'basis', calendar: { version: '2566-2570/1', region: 'national' } })
    expect(why[0]!.th).toContain('ภายใน 1 วันทำการ ไม่นับวันแรก')
    expect(why.map(({ th }) => th)).toContain('วันจันทร์ที่ 11 ธันวาคม 2566: วันหยุดราชการ ชดเชยวันรัฐธรรมนูญ – ไม่นับ')
    expect(why.map(({ en }) => en)).toContain('Tuesday 12 December 2023: working day – counted as day 1')
    expect(why.at(-1)!.th).toBe(
      'ครบกำหนดวันอังคารที่ 12 ธันวาคม 2566 ตั้งแต่วันพุธที่ 13 ธันวาคม 2566 เวลา 00:00:00 น. ถือว่าส่งช้า',
    )
  })

  test('tells each role of a day apart', () => {
    const rolled = due(
      { kind: 'calendarDays', days: 15, roll: true, cutOff: '16:30' },
      instantAt('2024-03-30', '09:00'),
    )
    expect(kinds(rolled.why).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
      ...['basis', 'passed', 'start', 'counted', 'rolled', 'due'],
    ])
    for (const { th, en } of rolled.why) expect(th.length * en.length).toBeGreaterThan(0)
  })

  test('an auditor gets the same date from it, also when it comes back from a database', () => {
    const { why, dueAt } = due(
      { kind: 'calendarDays', days: 15, roll: true },
      instantAt('2024-03-30', '09:00'),
    )
    const back = JSON.parse(JSON.stringify(why), (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part,
    ) as WhyStep[]
    expect(recomputeDeadline(back)?.dueAt).toBe(dueAt)
  })

  test('one that was tampered with does not hold', () => {
    const { why } = due({ kind: 'workingDays', days: 3 }, instantAt('2023-12-04', '09:00'))
    const last = why.at(-1)!
    const holiday = why.findIndex((step) => step.kind === 'skipped' && step.is.kind === 'holiday')
    expect(recomputeDeadline(why)).not.toBeNull()
    expect(recomputeDeadline(why.filter((_, at) => at !== holiday))).toBeNull()
    expect(
      recomputeDeadline([...why.slice(0, -1), { ...last, dueAt: '2023-12-31T17:00:00.000Z' } as WhyStep]),
    ).toBeNull()
    expect(recomputeDeadline(why.map((step, at) => (at === 1 ? { ...step, added: 1 } : step)))).toBeNull()
    expect(recomputeDeadline(why.slice(1))).toBeNull()
    expect(recomputeDeadline(why.slice(0, -1))).toBeNull()
    expect(recomputeDeadline([])).toBeNull()
  })

  test('of a fixed date on a day off can be worked out again', () => {
    for (const rule of [
      { kind: 'fixed', day: '2024-04-12', roll: true },
      { kind: 'fixed', day: '2024-04-13', time: '16:30' },
    ] as const) {
      const { why, dueAt } = due(rule, instantAt('2024-04-01', '09:00'))
      expect(recomputeDeadline(why)?.dueAt).toBe(dueAt)
    }
  })
})

describe('a careful clerk remarks', () => {
  test('a deadline on a weekend', () => {
    const deadline = due({ kind: 'fixed', day: '2023-11-26' })
    expect(codes(deadline)).toEqual(['DUE_ON_WEEKEND'])
    expect(deadline.warnings[0]!.th).toContain('วันอาทิตย์ที่ 26 พฤศจิกายน 2566')
  })

  test('a deadline on a holiday, by its name', () => {
    const deadline = due({ kind: 'fixed', day: '2023-12-05' })
    expect(codes(deadline)).toEqual(['DUE_ON_HOLIDAY'])
    expect(deadline.warnings[0]!.en).toContain('วันชาติ')
  })

  test('a short notice, by the measure given', () => {
    expect(codes(due({ kind: 'fixed', day: '2023-11-23' }))).toEqual(['SHORT_NOTICE'])
    expect(codes(due({ kind: 'fixed', day: '2023-11-24' }))).toEqual([])
    expect(codes(due(seed, issued, national, 5))).toEqual(['SHORT_NOTICE'])
    expect(due(seed, issued, national, 5).warnings[0]!.th).toContain('เหลือเวลาเพียง 4 วันทำการ')
  })

  test('a date that hangs on a holiday not yet certain', () => {
    const satun = calendarOf('สตูล')
    const from = instantAt('2025-03-20', '09:00')
    expect(codes(due({ kind: 'workingDays', days: 8 }, from, satun))).toEqual(['DATE_UNCERTAIN'])
    expect(codes(due({ kind: 'workingDays', days: 8 }, from, national))).toEqual([])
    expect(codes(due({ kind: 'workingDays', days: 4 }, from, satun))).toEqual([])
    // 2570 is computed, not announced
    expect(codes(due({ kind: 'workingDays', days: 5 }, instantAt('2027-02-17', '09:00')))).toEqual([
      ...['DATE_UNCERTAIN', 'DATE_UNCERTAIN'],
    ])
  })

  test('an uncertain day of the moon beside the due day, which may move onto it', () => {
    const satun = calendarOf('สตูล')
    const from = instantAt('2024-06-04', '09:00')
    expect(codes(due({ kind: 'fixed', day: '2024-06-18' }, from, satun))).toEqual(['DATE_UNCERTAIN'])
    expect(codes(due({ kind: 'fixed', day: '2024-06-17' }, from, satun))).toEqual([
      'DUE_ON_HOLIDAY',
      'DATE_UNCERTAIN',
    ])
    expect(codes(due({ kind: 'fixed', day: '2024-06-19' }, from, satun))).toEqual([])
  })

  test('nothing about an uncertain day that only passes by while all days count', () => {
    const from = instantAt('2024-06-11', '09:00')
    expect(codes(due({ kind: 'calendarDays', days: 15, roll: true }, from, calendarOf('สตูล')))).toEqual([])
  })
})

describe('refused are', () => {
  test('a deadline that is over', () => {
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-11-20' }))).toBe('DEADLINE_PAST')
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-11-21', time: '09:59' }))).toBe('DEADLINE_PAST')
    expect(refusedAs(ask({ kind: 'fixed', day: '2022-06-01' }))).toBe('DEADLINE_PAST')
  })

  test('but not the minute that is still running', () => {
    const atLast = plusMilliseconds(instantAt('2023-11-21', '10:01'), -1)
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-11-21', time: '10:00' }, atLast))).toBe('computed')
    expect(
      refusedAs(ask({ kind: 'fixed', day: '2023-11-21', time: '10:00' }, plusMilliseconds(atLast, 1))),
    ).toBe('DEADLINE_PAST')
  })

  test('a stated day off in the past that moves to a day still to come is kept', () => {
    const from = instantAt('2023-11-26', '09:00')
    expect(due({ kind: 'fixed', day: '2023-11-25', roll: true }, from).day).toBe('2023-11-27')
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-11-17', roll: true }, from))).toBe('DEADLINE_PAST')
  })

  test('days that the calendar does not know', () => {
    const late = instantAt('2027-12-28', '09:00')
    for (const rule of [
      { kind: 'fixed', day: '2028-01-10' },
      { kind: 'workingDays', days: 5 },
      { kind: 'calendarDays', days: 15, roll: true },
      { kind: 'calendarDays', days: 3, roll: true },
    ] as const) {
      expect(refusedAs(ask(rule, late))).toBe('CALENDAR_UNKNOWN')
    }
    const shortCalendar = calendarFor(HOLIDAYS, '1', [], { coversFrom: '2023-11-20', coversTo: '2023-11-26' })
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-11-25', roll: true }, issued, shortCalendar))).toBe(
      'CALENDAR_UNKNOWN',
    )
    expect(
      refusedAs(ask({ kind: 'workingDays', days: 1, cutOff: '16:30' }, instantAt('2028-01-01', '09:00'))),
    ).toBe('CALENDAR_UNKNOWN')
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-01-04' }, instantAt('2022-12-28', '09:00')))).toBe(
      'CALENDAR_UNKNOWN',
    )
  })

  test('a date that does not exist, a time that is none', () => {
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-11-31' }))).toBe('DATE_INVALID')
    expect(refusedAs(ask({ kind: 'fixed', day: '2023-11-27', time: '24:00' }))).toBe('TIME_INVALID')
    expect(refusedAs(ask({ kind: 'workingDays', days: 3, cutOff: '4pm' }))).toBe('TIME_INVALID')
    expect(refusedAs(ask(seed, '21 Nov'))).toBe('DATE_INVALID')
  })

  test('a year in Buddhist Era or of two digits, with the reading', () => {
    for (const day of ['2566-11-27', '27/11/66', '๒๗/๑๑/๒๕๖๖']) {
      const answer = ask({ kind: 'fixed', day })
      expect(answer).toMatchObject({ refused: 'DATE_YEAR_UNCLEAR', params: { reading: '2023-11-27' } })
    }
    expect(due({ kind: 'fixed', day: '27/11/2023' }).day).toBe('2023-11-27')
    expect(refusedAs(ask({ kind: 'fixed', day: '2033-11-27' }))).toBe('DATE_FAR')
  })

  test.each([0, -3, 1.5, Number.NaN, 2000])('%p days', (days) => {
    expect(refusedAs(ask({ kind: 'workingDays', days }))).toBe('DEADLINE_RULE_INVALID')
    expect(refusedAs(ask({ kind: 'calendarDays', days, roll: false }))).toBe('DEADLINE_RULE_INVALID')
  })
})

describe('the rule in words', () => {
  test.each<[DeadlineRule, string]>([
    [seed, 'by Monday 27 November 2023, 23:59'],
    [
      { kind: 'fixed', day: '2023-11-25', roll: true },
      'by Saturday 25 November 2023; if the last day is a day off, the next working day',
    ],
    [
      { kind: 'workingDays', days: 3, cutOff: '16:30' },
      'within 3 working days, first day not counted (after 16:30 it is the next working day)',
    ],
    [
      { kind: 'calendarDays', days: 15, roll: false, time: '12:00' },
      'within 15 days, days off counted, first day not counted, 12:00',
    ],
    [
      DEFAULT_DEADLINE,
      'within 15 days, days off counted, first day not counted; if the last day is a day off, the next working day',
    ],
  ])('%j', (rule, en) => {
    expect(describeDeadlineRule(rule).en).toBe(en)
    expect(describeDeadlineRule(rule).th).toMatch(/^(กำหนดภายใน|ภายใน)/)
  })
})

describe('whatever the rule, the act and the province', () => {
  const province = fc.constantFrom<string[]>([], ['สตูล'], ['สงขลา'], ['ยะลา'], ['เชียงใหม่'])
  const calendars = new Map<string[], Calendar>()
  const calendarIn = (names: string[]): Calendar => {
    const known = calendars.get(names) ?? calendarOf(...names)
    calendars.set(names, known)
    return known
  }
  const clock = fc.constantFrom('00:00', '12:00', '16:30', '23:59', '08:30:30')
  const from = fc
    .record({ day: fc.integer({ min: 0, max: 1550 }), ms: fc.nat(86_399_999) })
    .map(({ day, ms }) => plusMilliseconds(instantAt(addDays('2023-01-01', day), '00:00'), ms))
  const optional = fc.record({ time: clock }, { requiredKeys: [] })
  const counting = fc.record(
    { days: fc.integer({ min: 1, max: 30 }), cutOff: clock },
    { requiredKeys: ['days'] },
  )
  const rolled = fc.oneof(
    fc.tuple(counting, optional).map(([a, b]) => ({ kind: 'workingDays' as const, ...a, ...b })),
    fc.tuple(counting, optional).map(([a, b]) => ({ kind: 'calendarDays' as const, roll: true, ...a, ...b })),
    fc
      .tuple(fc.integer({ min: 0, max: 1600 }), optional)
      .map(([n, b]) => ({ kind: 'fixed' as const, roll: true, day: addDays('2023-01-01', n), ...b })),
  )

  test('a deadline that moves on never falls on a day off', () => {
    fc.assert(
      fc.property(rolled, from, province, (rule, at, names) => {
        const answer = ask(rule, at, calendarIn(names))
        if (!isRefusal(answer)) expect(isOff(answer.day, names)).toBe(false)
      }),
      { numRuns: 3000 },
    )
  })

  test('the explanation gives the same date again in 10,000 cases of 10,000', () => {
    let held = 0
    let asked = 0
    const still = fc.record({ day: fc.integer({ min: 0, max: 1600 }) }).map(({ day }) => ({
      kind: 'fixed' as const,
      day: addDays('2023-01-01', day),
    }))
    const unrolled = fc
      .tuple(counting, optional)
      .map(([a, b]) => ({ kind: 'calendarDays' as const, roll: false, ...a, ...b }))
    fc.assert(
      fc.property(fc.oneof(rolled, still, unrolled), from, province, (rule, at, names) => {
        const answer = ask(rule, at, calendarIn(names))
        fc.pre(!isRefusal(answer))
        asked += 1
        if (!isRefusal(answer) && recomputeDeadline(answer.why)?.dueAt === answer.dueAt) held += 1
      }),
      { numRuns: 10_000, maxSkipsPerRun: 1000 },
    )
    expect([held, asked]).toEqual([10_000, 10_000])
  }, 120_000)

  test('counting by hand comes to the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), from, province, (days, at, names) => {
        const answer = due({ kind: 'workingDays', days }, at, calendarIn(names))
        let day = dayOf(at)
        for (let left = days; left > 0; left -= isOff(day, names) ? 0 : 1) day = addDays(day, 1)
        expect(answer.day).toBe(day)
      }),
      { numRuns: 500 },
    )
  })

  test('more days never make it due earlier, a later act never does either', () => {
    fc.assert(
      fc.property(counting, from, fc.nat(200_000_000), province, (rule, at, later, names) => {
        const calendar = calendarIn(names)
        const first = due({ kind: 'workingDays', ...rule }, at, calendar)
        const more = due({ kind: 'workingDays', ...rule, days: rule.days + 1 }, at, calendar)
        const after = due({ kind: 'workingDays', ...rule }, plusMilliseconds(at, later), calendar)
        expect(more.dueAt > first.dueAt).toBe(true)
        expect(after.dueAt >= first.dueAt).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
