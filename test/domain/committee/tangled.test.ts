import fc from 'fast-check'
import { presentAt } from '../../../domain/committee/attendance.js'
import { type Vote, resultOf, voterAt } from '../../../domain/committee/ballot.js'
import { quorumAt } from '../../../domain/committee/quorum.js'
import type { Choice, Result } from '../../../domain/committee/tally.js'
import { isRefusal } from '../../../domain/refusals.js'
import { ballotIn, closing, fifteen, ten, vote } from './ballots.js'
import { arrive, at, committeeOf, member, roomOf, substitute, upTo } from './people.js'

/** Committees whose members and substitutes are drawn from few persons, so that chains and circles are common. */
const tangled = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    committee: fc
      .array(
        fc.record({
          person: fc.integer({ min: 1, max: 9 }),
          standIns: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
        }),
        { minLength: size, maxLength: size },
      )
      .map((seats) =>
        committeeOf(
          seats.map(({ person, standIns }, i) =>
            member(i + 1, {
              personId: `p${person}`,
              substitutes: standIns.map((one) => substitute(`p${one}`)),
            }),
          ),
        ),
      ),
    present: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
    recused: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
  }),
)

describe('however persons and seats are tangled', () => {
  test('one person has one vote, and one seat has one, through substitutes and circles of them', () => {
    fc.assert(
      fc.property(
        tangled,
        fc.array(fc.nat(11), { maxLength: 40 }),
        ({ committee, present, recused }, tries) => {
          const movements = arrive('09:00', ...present)
          const room = roomOf(committee, movements, { recused: recused.map((n) => `p${n}`) })
          const anyQuorum = { ...committee.rules, quorum: { numerator: 1, denominator: 100 } }
          const ballot = ballotIn({ ...room, committee: { ...committee, rules: anyQuorum } })
          const voted: { memberId: string; personId: string }[] = []
          for (const n of [...tries, ...tries]) {
            const seat = voterAt({ ...ballot, voted }, `p${n + 1}`, at('10:05'))
            if (!isRefusal(seat)) voted.push(seat)
          }
          expect(new Set(voted.map(({ personId }) => personId)).size).toBe(voted.length)
          expect(new Set(voted.map(({ memberId }) => memberId)).size).toBe(voted.length)
          const { inOffice, withRecused } = quorumAt(room, at('10:05'))
          expect(voted.length).toBeLessThanOrEqual(Math.min(inOffice, withRecused))
          expect(withRecused).toBeLessThanOrEqual(Math.min(inOffice, present.length))
          const heads = voted.map(({ personId }) => Number(personId.slice(1)))
          expect(heads.every((n) => present.includes(n) && !recused.includes(n))).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a member who is there sits in the own seat, and the order of arrival changes nothing for members', () => {
    fc.assert(
      fc.property(tangled, ({ committee, present }) => {
        const counted = (persons: readonly number[]): number =>
          quorumAt(roomOf(committee, arrive('09:00', ...persons)), at('10:00')).counted
        const members = present.filter((n) => committee.members.some(({ personId }) => personId === `p${n}`))
        expect(counted(members)).toBe(counted([...members].reverse()))
        expect(counted(members)).toBe(members.length)
      }),
    )
  })

  test('the order of votes does not matter', () => {
    const choices = fc.array(fc.constantFrom<Choice>('for', 'against', 'abstain'), {
      minLength: 8,
      maxLength: 15,
    })
    fc.assert(
      fc.property(
        choices.chain((said) =>
          fc.tuple(
            fc.constant(said),
            fc.shuffledSubarray(
              said.map((_, i) => i),
              { minLength: said.length },
            ),
          ),
        ),
        ([said, order]) => {
          const room = roomOf(fifteen, arrive('09:00', ...upTo(said.length)))
          const votes = said.map((choice, i) => vote(i + 1, choice))
          const shuffled = order.map((i) => votes[i] as Vote)
          expect(resultOf(closing(room, shuffled))).toEqual(resultOf(closing(room, votes)))
        },
      ),
    )
  })

  test('an item in which the quorum was lost at any moment has no result', () => {
    const step = fc.record({
      person: fc.integer({ min: 1, max: 15 }),
      minute: fc.integer({ min: 0, max: 9 }),
      what: fc.constantFrom('arrived' as const, 'left' as const),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 6, max: 15 }), (steps, first) => {
        const moves = steps.map(({ person, minute, what }) => ({
          personId: `p${person}`,
          what,
          at: at(`10:0${minute}`),
        }))
        const room = roomOf(fifteen, [...arrive('09:00', ...upTo(first)), ...moves])
        const minutes = upTo(10).map((n) => presentAt(room.movements, at(`10:0${n - 1}`)).length)
        const result = resultOf(
          closing(room, [], { recorded: 'hands', totals: { for: 0, against: 0, abstain: 0, invalid: 0 } }),
        )
        expect(isRefusal(result)).toBe(minutes.some((count) => count < 8))
      }),
    )
  })

  test('an arithmetic ends with what it concludes', () => {
    const result = resultOf(
      closing(
        roomOf(fifteen, ten),
        upTo(8).map((n) => vote(n, 'for')),
      ),
    ) as Result
    expect(result.arithmetic.at(-1)).toMatchObject({ numbers: [8, 5] })
    expect(result.arithmetic.at(-1)?.th).toContain('มติเห็นชอบ')
  })
})
