import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  GENERAL_RULES,
  type CommitteeRules,
  type MajorityBase,
  type ThresholdName,
} from '../../../domain/committee/case.js'
import { checkForm, checkNotice, checkSecondCall, countNotice } from '../../../domain/committee/notice.js'
import { quorumOf } from '../../../domain/committee/quorum.js'
import { tally, type CastingChoice, type Count, type Result } from '../../../domain/committee/tally.js'
import { votesNeeded } from '../../../domain/committee/threshold.js'
import { isRefusal } from '../../../domain/refusals.js'
import { table } from './people.js'

const BASES = { voting: 'presentAndVoting', present: 'present', all: 'all' } as const

const numbers = (cell: string): number[] => cell.split(/\s+/).map(Number)

const sizes = table('sizes.txt').map((cells) => cells.map(Number) as [number, ...number[]])

const results = table('results.txt').map(([votes, room, how, casting, expected, story]) => {
  const [yes, no, abstain, invalid] = numbers(votes!) as [number, number, number, number]
  const [present, inOffice] = numbers(room!) as [number, number]
  const [base, threshold] = how!.split(/\s+/) as [keyof typeof BASES, ThresholdName]
  const [outcome, needed] = expected!.split(/\s+/) as [string, string]
  const count: Count = {
    totals: { for: yes, against: no, abstain, invalid },
    ...{ present, inOffice, threshold, majorityBase: BASES[base] },
    castingVote: casting !== 'none',
    casting: casting === 'for' || casting === 'against' ? casting : null,
  }
  return { count, outcome, needed: Number(needed), name: story || [votes, room, how, casting].join(', ') }
})

const notices = table('notices.txt').map(
  ([noticeDay, meetingDay, asked, days, inTime, latest, story]) =>
    ({
      ...{ noticeDay, meetingDay, latest, story },
      ...{ asked: Number(asked), days: Number(days), isInTime: inTime === 'yes' },
    }) as {
      noticeDay: string
      meetingDay: string
      latest: string
      story: string
      asked: number
      days: number
      isInTime: boolean
    },
)

const secondCalls = table('second-calls.txt').map(([postponed, day, says, expected, story]) => ({
  call: { postponed: postponed!, day: day!, noticeSaysSo: says === 'yes' },
  expected: expected!,
  story: story!,
}))

test('the tables of the committees have at least 500 rows', () =>
  expect(sizes.length + results.length + notices.length + secondCalls.length).toBeGreaterThanOrEqual(500))

describe('how many it takes', () => {
  test.each(sizes)('of %i', (of, half, third, more, twoThirds, threeQuarters) => {
    const quorum = (call: 'first' | 'second'): number =>
      quorumOf({
        rules: GENERAL_RULES,
        inOffice: of,
        ...{ present: 0, recused: 0, countsRecused: false, call },
      }).needed
    expect([quorum('first'), quorum('second')]).toEqual([half, third])
    const needed = (['majority', 'twoThirds', 'threeQuarters'] as const).map((name) => votesNeeded(of, name))
    expect(needed).toEqual([more, twoThirds, threeQuarters])
  })

  test('a committee of fifteen has a quorum with eight and not with seven', () => {
    const of15 = {
      rules: GENERAL_RULES,
      call: 'first',
      inOffice: 15,
      recused: 0,
      countsRecused: false,
    } as const
    expect(quorumOf({ ...of15, present: 7 }).isMet).toBe(false)
    expect(quorumOf({ ...of15, present: 8 }).isMet).toBe(true)
  })

  test('a committee without members never has a quorum', () => {
    const empty = { inOffice: 0, present: 0, recused: 0, countsRecused: true }
    expect(quorumOf({ rules: GENERAL_RULES, call: 'second', ...empty }).isMet).toBe(false)
  })

  test('a second call changes nothing where the rules know none', () => {
    const rules = { ...GENERAL_RULES, secondCall: null }
    const of15 = { inOffice: 15, present: 5, recused: 0, countsRecused: false }
    expect(quorumOf({ rules, call: 'second', ...of15 })).toMatchObject({ needed: 8, isMet: false })
  })

  test('both figures are shown where a member is recused, and the secretary decides which holds', () => {
    const of15 = { rules: GENERAL_RULES, call: 'first', inOffice: 15, present: 7, recused: 1 } as const
    const counted = quorumOf({ ...of15, countsRecused: true })
    const not = quorumOf({ ...of15, countsRecused: false })
    expect(counted).toMatchObject({ withRecused: 8, withoutRecused: 7, isMet: true })
    expect(not).toMatchObject({ withRecused: 8, withoutRecused: 7, isMet: false })
    expect(counted.arithmetic.map(({ numbers }) => numbers)).toEqual([
      [15],
      [1, 2, 15, 8],
      [7],
      [1, 8, 7],
      [],
      [8, 8],
    ])
  })

  test('every step of a quorum is a sentence in both languages, with its numbers in it', () => {
    const { arithmetic } = quorumOf({
      rules: GENERAL_RULES,
      ...{ call: 'second', inOffice: 15, present: 5, recused: 1, countsRecused: true },
    })
    for (const { th, en, numbers } of arithmetic)
      for (const one of numbers) expect([th, en].every((text) => text.includes(String(one)))).toBe(true)
    expect(arithmetic[1]).toMatchObject({ source: 'ม.79 วรรคสอง', numbers: [1, 3, 15, 5] })
  })
})

describe('the result of a vote', () => {
  test.each(results)('$name', ({ count, outcome, needed }) => {
    expect(tally(count)).toMatchObject({ outcome, needed })
  })

  test('the casting vote is refused where nothing is tied, and where the rules give none', () => {
    const count = results[0]!.count
    expect(tally({ ...count, casting: 'for' })).toMatchObject({ refused: 'NO_TIE' })
    expect(tally({ ...count, castingVote: false, casting: 'for' })).toMatchObject({
      refused: 'NO_CASTING_VOTE',
    })
  })

  test('the casting vote is not among the votes: it stands beside them', () => {
    const result = tally({ ...results[1]!.count, casting: 'for' }) as Result
    expect(result).toMatchObject({ totals: { for: 4, against: 4 }, casting: 'for', base: 8 })
    expect(result.arithmetic.map(({ numbers }) => numbers)).toEqual([
      [4, 4, 0, 0, 8],
      [8],
      [8, 5],
      [4, 4],
      [5, 4],
      [5, 5],
    ])
  })

  test.each([
    [{ for: 9, against: 0, abstain: 0, invalid: 0 }],
    [{ for: -1, against: 0, abstain: 0, invalid: 0 }],
    [{ for: 1.5, against: 0, abstain: 0, invalid: 0 }],
    [{ for: 4, against: 4, abstain: 0, invalid: 1 }],
  ])('votes that nobody can have given are refused: %j', (totals) => {
    expect(tally({ ...results[0]!.count, totals })).toMatchObject({ refused: 'VOTES_INVALID' })
  })
})

const counts: fc.Arbitrary<Count> = fc
  .record({
    votes: fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }),
    away: fc.nat(20),
    silent: fc.nat(20),
    majorityBase: fc.constantFrom<MajorityBase>('presentAndVoting', 'present', 'all'),
    threshold: fc.constantFrom<ThresholdName>('majority', 'twoThirds', 'threeQuarters'),
    castingVote: fc.boolean(),
  })
  .map(({ votes, away, silent, ...how }) => {
    const [yes, no, abstain, invalid] = votes as [number, number, number, number]
    const present = yes + no + abstain + invalid + silent
    return {
      ...how,
      totals: { for: yes, against: no, abstain, invalid },
      ...{ present, inOffice: present + away, casting: null },
    }
  })

const outcomeOf = (count: Count): string => {
  const result = tally(count)
  return isRefusal(result) ? result.refused : result.outcome
}
const RANK = ['lost', 'tied', 'carried']
const rank = (count: Count): number => RANK.indexOf(outcomeOf(count))

describe('whatever the votes', () => {
  test('an abstention changes nothing where votes cast are the base, and never helps where it is counted', () => {
    fc.assert(
      fc.property(counts, (count) => {
        const one = { abstain: count.totals.abstain + 1 }
        const more = {
          ...count,
          totals: { ...count.totals, ...one },
          ...{ present: count.present + 1, inOffice: count.inOffice + 1 },
        }
        if (count.majorityBase === 'presentAndVoting') expect(outcomeOf(more)).toBe(outcomeOf(count))
        else expect(rank(more)).toBeLessThanOrEqual(rank(count))
      }),
    )
  })

  test('a vote that goes over from against to for never makes it worse', () => {
    fc.assert(
      fc.property(counts, (count) => {
        fc.pre(count.totals.against > 0)
        const { for: yes, against: no } = count.totals
        const better = { ...count, totals: { ...count.totals, for: yes + 1, against: no - 1 } }
        expect(rank(better)).toBeGreaterThanOrEqual(rank(count))
      }),
    )
  })

  test('a tie is for and against alike, and the casting vote always ends it, either way', () => {
    fc.assert(
      fc.property(counts, fc.nat(50), (count, equal) => {
        const totals = { ...count.totals, for: equal, against: equal }
        const present = totals.abstain + totals.invalid + 2 * equal
        const tied = { ...count, totals, present, inOffice: present + 3 }
        if (outcomeOf(tied) !== 'tied') return
        expect(equal).toBeGreaterThan(0)
        const ended = (casting: CastingChoice): string => outcomeOf({ ...tied, casting })
        expect([ended('for'), ended('against')]).toEqual(['carried', 'lost'])
      }),
    )
  })

  test('what is carried reached its threshold in exact fractions, and what is lost did not', () => {
    const parts = { majority: [1n, 2n], twoThirds: [2n, 3n], threeQuarters: [3n, 4n] } as const
    fc.assert(
      fc.property(counts, (count) => {
        const result = tally(count) as Result
        const [top, bottom] = parts[count.threshold]
        const [votes, share] = [BigInt(count.totals.for) * bottom, BigInt(result.base) * top]
        const isEnough = count.threshold === 'majority' ? votes > share : votes >= share
        expect(result.outcome === 'carried').toBe(isEnough && count.totals.for > 0)
      }),
    )
  })
})

describe('the notice of a meeting', () => {
  test.each(notices)('$noticeDay → $meetingDay: $story', (row) => {
    const { days, isInTime, latest } = countNotice({ noticeDays: row.asked }, row.noticeDay, row.meetingDay)
    expect({ days, isInTime, latest }).toEqual({ days: row.days, isInTime: row.isInTime, latest: row.latest })
  })

  test('that is too short is refused, unless it is urgent and says why', () => {
    const short = countNotice(GENERAL_RULES, '2020-01-14', '2020-01-17')
    expect(checkNotice(short, null)).toMatchObject({
      refused: 'NOTICE_SHORT',
      params: { days: 2, needed: 3 },
    })
    expect(checkNotice(short, { kind: 'urgent', reason: ' ' })).toMatchObject({ refused: 'REASON_MISSING' })
    expect(checkNotice(short, { kind: 'urgent', reason: 'น้ำท่วมโรงเรียน' })).toBeUndefined()
    expect(checkNotice(short, { kind: 'toldAtMeeting' })).toBeUndefined()
    expect(checkNotice(countNotice(GENERAL_RULES, '2020-01-13', '2020-01-17'), null)).toBeUndefined()
  })

  test('on the last day is early enough and on the day after it is not, whatever the rules', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(2000), (noticeDays, offset) => {
        const meetingDay = new Date(Date.UTC(2019, 0, 1 + offset)).toISOString().slice(0, 10)
        const { latest } = countNotice({ noticeDays }, meetingDay, meetingDay)
        const after = new Date(Date.parse(`${latest}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
        expect(countNotice({ noticeDays }, latest, meetingDay).isInTime).toBe(true)
        expect(countNotice({ noticeDays }, after, meetingDay).isInTime).toBe(false)
      }),
    )
  })
})

describe('a second call', () => {
  test.each(secondCalls)('$call.postponed → $call.day: $story', ({ call, expected }) => {
    expect(checkSecondCall(GENERAL_RULES, call)?.refused ?? 'yes').toBe(expected)
  })

  test('is nothing that a committee without it can do', () => {
    const call = { postponed: '2020-01-17', day: '2020-01-20', noticeSaysSo: true }
    expect(checkSecondCall({ secondCall: null }, call)).toMatchObject({ refused: 'SECOND_CALL_NEVER' })
  })
})

test('a resolution by circulation is refused by default, and so is every form that the rules do not allow', () => {
  expect(checkForm(GENERAL_RULES, 'circulation')).toMatchObject({ refused: 'FORM_NOT_ALLOWED' })
  expect(checkForm({ ...GENERAL_RULES, circulation: true }, 'circulation')).toBeUndefined()
  const strict: CommitteeRules = { ...GENERAL_RULES, secretBallot: false, eMeeting: false }
  expect(checkForm(strict, 'secretBallot')?.refused).toBe('FORM_NOT_ALLOWED')
  expect(checkForm(strict, 'eMeeting')?.refused).toBe('FORM_NOT_ALLOWED')
})
