import { adopt, resultOf } from '../../../domain/committee/ballot.js'
import { closing, fifteen, outcomeOf, ten, vote } from './ballots.js'
import { arrive, at, roomOf, upTo, leave } from './people.js'

describe('the result', () => {
  const eight = roomOf(fifteen, arrive('09:00', ...upTo(8)))
  const fourToFour = upTo(8).map((n) => vote(n, n <= 4 ? 'for' : 'against'))
  const cast = (personId: string, choice: 'for' | 'against' = 'for', elected: string | null = null) => ({
    casting: { personId, choice, at: at('10:11'), elected },
  })

  test('is right for named votes, for raised hands and for a secret ballot', () => {
    const votes = upTo(8).map((n) => vote(n, n <= 5 ? 'for' : 'against'))
    expect(outcomeOf(resultOf(closing(eight, votes)))).toBe('carried')
    const totals = { for: 5, against: 2, abstain: 0, invalid: 1 }
    expect(outcomeOf(resultOf(closing(eight, votes, { totals })))).toBe('carried')
    expect(outcomeOf(resultOf(closing(eight, [], { totals, recorded: 'hands' })))).toBe('carried')
  })

  test('is refused where there are more or fewer ballots than voters', () => {
    const votes = upTo(8).map((n) => vote(n, 'for'))
    for (const yes of [7, 9]) {
      const totals = { for: yes, against: 0, abstain: 0, invalid: 0 }
      expect(outcomeOf(resultOf(closing(eight, votes, { totals })))).toBe('BALLOTS_UNEQUAL')
    }
    const nine = { for: 9, against: 0, abstain: 0, invalid: 0 }
    expect(outcomeOf(resultOf(closing(eight, [], { totals: nine, recorded: 'hands' })))).toBe('VOTES_INVALID')
  })

  test('of four to four waits for the chair, whose casting vote is one more, whatever the chair voted before', () => {
    expect(outcomeOf(resultOf(closing(eight, fourToFour)))).toBe('tied')
    expect(outcomeOf(resultOf(closing(eight, fourToFour, cast('p1'))))).toBe('carried')
    expect(outcomeOf(resultOf(closing(eight, fourToFour, cast('p1', 'against'))))).toBe('lost')
    const abstained = [
      vote(1, 'abstain'),
      ...upTo(8)
        .slice(1)
        .map((n) => vote(n, n <= 4 ? 'for' : n === 8 ? 'abstain' : 'against')),
    ]
    expect(outcomeOf(resultOf(closing(eight, abstained, cast('p1'))))).toBe('carried')
    const silent = abstained.slice(1)
    expect(outcomeOf(resultOf(closing(eight, silent, cast('p1', 'against'))))).toBe('lost')
  })

  test('takes a casting vote of nobody but who presides at that moment', () => {
    expect(outcomeOf(resultOf(closing(eight, fourToFour, cast('p2'))))).toBe('NOT_PRESIDING')
    const noChair = roomOf(fifteen, arrive('09:00', ...upTo(9).slice(1)))
    const tie = upTo(9)
      .slice(1)
      .map((n) => vote(n, n <= 5 ? 'for' : 'against'))
    expect(outcomeOf(resultOf(closing(noChair, tie, cast('p2'))))).toBe('carried')
    const gone = roomOf(fifteen, [...arrive('09:00', ...upTo(9)), ...leave('10:10:30', 1)])
    expect(outcomeOf(resultOf(closing(gone, tie, cast('p1'))))).toBe('NOT_PRESIDING')
  })

  test('takes no casting vote where nobody presides', () => {
    const alone = roomOf(fifteen, [...arrive('09:00', ...upTo(9)), ...leave('10:10:30', 1, 2)])
    expect(outcomeOf(resultOf(closing(alone, fourToFour, cast('p1'))))).toBe('PRESIDING_MISSING')
  })

  test('of a vote that is closed in the instant of its opening is counted from who is there then', () => {
    const { ballot, ...rest } = closing(eight, [], { majorityBase: 'present' })
    const result = resultOf({ ...rest, ballot: { ...ballot, closedAt: ballot.openedAt } })
    expect(result).toMatchObject({ base: 8, outcome: 'lost' })
  })

  test('of a casting vote without a tie is a refusal', () => {
    const votes = upTo(8).map((n) => vote(n, n <= 5 ? 'for' : 'against'))
    expect(outcomeOf(resultOf(closing(eight, votes, cast('p1'))))).toBe('NO_TIE')
  })

  test('counts those in the room who said nothing where the present are the base', () => {
    const votes = [...upTo(4).map((n) => vote(n, 'for'))]
    const present = closing(eight, votes, { majorityBase: 'present' })
    expect(resultOf(present)).toMatchObject({ base: 8, needed: 5, outcome: 'lost' })
  })

  test('counts who voted and then went, and not who went without a vote', () => {
    const room = roomOf(fifteen, [...arrive('09:00', ...upTo(11)), ...leave('10:06', 10, 11)])
    const votes = [...upTo(6).map((n) => vote(n, 'for')), vote(10, 'for')]
    expect(resultOf(closing(room, votes, { majorityBase: 'present' }))).toMatchObject({ base: 10, needed: 6 })
  })

  test('is counted from those who were there at the last moment, not from who came or went at the close', () => {
    const moves = [...arrive('09:00', ...upTo(9)), ...leave('10:10', 9), ...arrive('10:10', 10, 11)]
    const present = closing(roomOf(fifteen, moves), [vote(1, 'for')], { majorityBase: 'present' })
    expect(resultOf(present)).toMatchObject({ base: 9 })
  })

  test('leaves the recused out of the room, and in the number of all members', () => {
    const room = roomOf(fifteen, ten, { recused: ['p10'] })
    const votes = upTo(8).map((n) => vote(n, 'for'))
    expect(resultOf(closing(room, votes, { majorityBase: 'present' }))).toMatchObject({ base: 9 })
    expect(resultOf(closing(room, votes, { majorityBase: 'all' }))).toMatchObject({ base: 15, needed: 8 })
  })
})

describe('adopted without objection', () => {
  const how = { threshold: 'majority', majorityBase: 'presentAndVoting' } as const
  const eight = roomOf(fifteen, arrive('09:00', ...upTo(8)))

  test('when nobody sees it otherwise, and voted on when somebody does', () => {
    expect(adopt(eight, at('10:00'), { ...how, objections: 0 })).toMatchObject({ outcome: 'carried' })
    expect(adopt(eight, at('10:00'), { ...how, objections: 1 })).toMatchObject({
      refused: 'OBJECTION_RAISED',
    })
  })

  test('not without a quorum, and not by fewer than the item needs of all members', () => {
    const seven = roomOf(fifteen, arrive('09:00', ...upTo(7)))
    expect(adopt(seven, at('10:00'), { ...how, objections: 0 })).toMatchObject({ refused: 'QUORUM_MISSING' })
    const ofAll = { threshold: 'twoThirds', majorityBase: 'all', objections: 0 } as const
    expect(adopt(eight, at('10:00'), ofAll)).toMatchObject({
      refused: 'TOO_FEW_TO_ADOPT',
      params: { present: 8, needed: 10 },
    })
  })
})
