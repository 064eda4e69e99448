import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { presentAt } from '../../../domain/committee/attendance.js'
import {
  adopt,
  resultOf,
  totalsOf,
  voterAt,
  type Ballot,
  type Closing,
  type Vote,
} from '../../../domain/committee/ballot.js'
import { objectionResult } from '../../../domain/committee/objection.js'
import { presidingAt } from '../../../domain/committee/presiding.js'
import { quorumAt, quorumLostAt } from '../../../domain/committee/quorum.js'
import { checkDeclaration, GROUNDS, groundWords } from '../../../domain/committee/recusal.js'
import type { Room } from '../../../domain/committee/room.js'
import type { Choice, Result } from '../../../domain/committee/tally.js'
import { isRefusal } from '../../../domain/refusals.js'
import { arrive, at, committeeOf, leave, member, roomOf, substitute, upTo } from './people.js'

const fifteen = committeeOf(15)
const ten = arrive('09:00', ...upTo(10))

function ballotIn(room: Room, change: Partial<Ballot> = {}): Ballot {
  return { room, openedAt: at('10:00'), closedAt: at('10:10'), voted: [], ...change }
}

/** What the person is told who votes at this time: the seat, or why not. */
function asked(ballot: Ballot, person: string, clock = '10:05'): string {
  const answer = voterAt(ballot, person, at(clock))
  return isRefusal(answer) ? answer.refused : answer.memberId
}

const vote = (n: number, choice: Choice): Vote => ({
  ...{ memberId: `m${n}`, personId: `p${n}` },
  ...{ choice, at: at('10:05') },
})

/** Closes a vote in which these said these things. */
function closing(room: Room, votes: readonly Vote[], change: Partial<Closing> = {}): Closing {
  return {
    ballot: { ...ballotIn(room), closedAt: at('10:10'), voted: votes },
    totals: totalsOf(votes),
    ...{ recorded: 'voters', threshold: 'majority', majorityBase: 'presentAndVoting', casting: null },
    ...change,
  }
}

const outcomeOf = (result: ReturnType<typeof resultOf>): string =>
  isRefusal(result) ? result.refused : result.outcome

describe('who may vote', () => {
  const room = roomOf(fifteen, ten)

  test('a member who is there, once', () => {
    expect(asked(ballotIn(room), 'p3')).toBe('m3')
    expect(asked(ballotIn(room, { voted: [vote(3, 'for')] }), 'p3')).toBe('VOTED_ALREADY')
  })

  test.each([
    ['09:59', 'VOTE_NOT_OPEN'],
    ['10:00', 'm3'],
    ['10:09:59', 'm3'],
    ['10:10', 'VOTE_LATE'],
    ['10:11', 'VOTE_LATE'],
  ])('at %s it is %s: late votes are late, and early ones early', (clock, expected) =>
    expect(asked(ballotIn(room), 'p3', clock)).toBe(expected),
  )

  test('a vote without an end is never late', () =>
    expect(asked(ballotIn(room, { closedAt: null }), 'p3', '23:00')).toBe('m3'))

  test('an absent member, a guest and a secretary without a vote are refused, each with the own reason', () => {
    const secretary = member(16, { position: 'secretary', hasVote: false })
    const committee = committeeOf([...fifteen.members, secretary])
    const ballot = ballotIn(roomOf(committee, [...ten, ...arrive('09:00', 16, 'guest')]))
    expect(asked(ballot, 'p11')).toBe('VOTER_ABSENT')
    expect(asked(ballot, 'guest')).toBe('VOTER_NOT_MEMBER')
    expect(asked(ballot, 'p16')).toBe('VOTER_NOT_MEMBER')
  })

  test('a secretary who is a member votes and counts', () => {
    const secretary = member(16, { position: 'secretary' })
    const committee = committeeOf([...fifteen.members, secretary])
    const withHim = roomOf(committee, [...ten, ...arrive('09:00', 16)])
    expect(asked(ballotIn(withHim), 'p16')).toBe('m16')
    expect(quorumAt(withHim, at('10:00')).inOffice).toBe(16)
  })

  test('who has left is absent, and votes again after coming back', () => {
    const away = roomOf(fifteen, [...ten, ...leave('10:02', 3), ...arrive('10:06', 3)])
    expect(asked(ballotIn(away), 'p3', '10:01')).toBe('m3')
    expect(asked(ballotIn(away), 'p3', '10:02')).toBe('VOTER_ABSENT')
    expect(asked(ballotIn(away), 'p3', '10:06')).toBe('m3')
  })

  test('a recused member is refused, in the own seat, through a substitute and in the place of another', () => {
    const members = [...upTo(14).map((n) => member(n)), member(15, { substitutes: [substitute('p3')] })]
    const third = { ...member(3), substitutes: [substitute('s3')] }
    const committee = committeeOf(members.map((one) => (one.memberId === 'm3' ? third : one)))
    const there = roomOf(committee, [...ten, ...arrive('09:30', 's3')], { recused: ['p3'] })
    expect(asked(ballotIn(there), 'p3')).toBe('VOTER_RECUSED')
    const sent = roomOf(committee, [...ten, ...leave('09:20', 3), ...arrive('09:30', 's3')], {
      recused: ['p3'],
    })
    expect(asked(ballotIn(sent), 's3')).toBe('VOTER_NOT_SEATED')
  })

  test('a vote after the quorum is gone is refused', () => {
    const thin = roomOf(fifteen, [...arrive('09:00', ...upTo(8)), ...leave('10:03', 8)])
    expect(asked(ballotIn(thin), 'p3', '10:02')).toBe('m3')
    expect(asked(ballotIn(thin), 'p3', '10:04')).toBe('QUORUM_MISSING')
  })

  test('membership is by day: a term that ended yesterday gives no vote, one that ends tomorrow does', () => {
    const members = [
      ...upTo(8).map((n) => member(n)),
      member(9, { validTo: '2020-01-17' }),
      member(10, { validTo: '2020-01-18' }),
      member(11, { validFrom: '2020-01-18' }),
    ]
    const ballot = ballotIn(roomOf(committeeOf(members), arrive('09:00', ...upTo(11))))
    expect([9, 10, 11].map((n) => asked(ballot, `p${n}`))).toEqual([
      'VOTER_NOT_MEMBER',
      'm10',
      'VOTER_NOT_MEMBER',
    ])
    expect(quorumAt(ballot.room, at('10:00')).inOffice).toBe(9)
  })

  test('nobody votes in a committee that was dissolved before', () => {
    const gone = committeeOf(15, { status: 'dissolved', dissolvedOn: '2020-01-17' })
    expect(asked(ballotIn(roomOf(gone, ten)), 'p3')).toBe('VOTER_NOT_MEMBER')
  })
})

describe('substitutes', () => {
  test('vote while the member is away, and not once the member is there', () => {
    const committee = committeeOf([member(1, { substitutes: [substitute('s1')] }), member(2), member(3)])
    const moves = [...arrive('09:00', 's1', 2, 3), ...arrive('10:04', 1)]
    const ballot = ballotIn(roomOf(committee, moves))
    expect(asked(ballot, 's1', '10:03')).toBe('m1')
    expect(asked(ballot, 's1', '10:05')).toBe('VOTER_NOT_SEATED')
    expect(asked(ballot, 'p1', '10:05')).toBe('m1')
  })

  test('a seat votes once, though its substitute voted and the member came later', () => {
    const committee = committeeOf([member(1, { substitutes: [substitute('s1')] }), member(2), member(3)])
    const moves = [...arrive('09:00', 's1', 2, 3), ...arrive('10:04', 1)]
    const voted = [{ memberId: 'm1', personId: 's1' }]
    expect(asked(ballotIn(roomOf(committee, moves), { voted }), 'p1')).toBe('VOTED_ALREADY')
  })

  test('a person votes once, though the seat from which it was cast has been given up for another', () => {
    const two = [1, 2].map((n) => member(n, { substitutes: [substitute('s')] }))
    const moves = [...arrive('09:00', 's', 3, 4), ...arrive('10:04', 1)]
    const room = roomOf(committeeOf([...two, member(3), member(4)]), moves)
    expect(asked(ballotIn(room), 's', '10:03')).toBe('m1')
    const voted = [{ memberId: 'm1', personId: 's' }]
    expect(asked(ballotIn(room), 's', '10:05')).toBe('m2')
    expect(asked(ballotIn(room, { voted }), 's', '10:05')).toBe('VOTED_ALREADY')
  })

  test('two members who stand for each other have one vote each, and one of them alone has one', () => {
    const committee = committeeOf([
      member(1, { substitutes: [substitute('p2')] }),
      member(2, { substitutes: [substitute('p1')] }),
      member(3),
    ])
    const both = roomOf(committee, arrive('09:00', 1, 2))
    expect(quorumAt(both, at('10:00')).counted).toBe(2)
    const alone = roomOf(committee, arrive('09:00', 1))
    expect(quorumAt(alone, at('10:00'))).toMatchObject({ counted: 1, needed: 2, isMet: false })
  })

  test('one who could come for three members comes for one', () => {
    const three = upTo(3).map((n) => member(n, { substitutes: [substitute('s')] }))
    const room = roomOf(committeeOf(three), arrive('09:00', 's'))
    expect(quorumAt(room, at('10:00')).counted).toBe(1)
  })

  test('a person in two seats is one member, in the higher one', () => {
    const committee = committeeOf([member(5, { personId: 'p1' }), member(1), member(2), member(3)])
    const room = roomOf(committee, arrive('09:00', 1, 2, 3))
    expect(quorumAt(room, at('10:00'))).toMatchObject({ inOffice: 3, counted: 3 })
    expect(asked(ballotIn(room), 'p1')).toBe('m1')
  })
})

describe('the quorum is watched all the time', () => {
  test('seven of fifteen open nothing, the eighth opens, the eighth who leaves stops it', () => {
    const moves = [...arrive('09:00', ...upTo(7)), ...arrive('09:15', 8), ...leave('10:05', 8)]
    const room = roomOf(fifteen, moves)
    expect(['09:10', '09:15', '10:04', '10:05'].map((clock) => quorumAt(room, at(clock)).isMet)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(quorumLostAt(room, at('10:00'), at('10:10'))).toBe(at('10:05'))
    expect(quorumLostAt(room, at('10:00'), at('10:05'))).toBeUndefined()
  })

  test('a quorum lost for a minute in the middle stops the item, though all are back at the end', () => {
    const moves = [...arrive('09:00', ...upTo(8)), ...leave('10:05', 8), ...arrive('10:06', 8)]
    const votes = upTo(8).map((n) => vote(n, 'for'))
    expect(outcomeOf(resultOf(closing(roomOf(fifteen, moves), votes)))).toBe('QUORUM_MISSING')
  })

  test('terms that end at midnight are missing in a meeting that goes on', () => {
    const members = upTo(15).map((n) => member(n, n > 7 ? { validTo: '2020-01-18' } : {}))
    const room = roomOf(committeeOf([...members, ...[16, 17, 18, 19, 20, 21, 22].map((n) => member(n))]), [
      ...arrive('09:00', ...upTo(11)),
    ])
    expect(quorumLostAt(room, at('23:00'), at('23:59'))).toBeUndefined()
    const next = '2020-01-17T17:30:00.000Z'
    expect(quorumLostAt(room, at('23:00'), next)).toBeUndefined()
    expect(quorumAt(room, next)).toMatchObject({ inOffice: 14, counted: 7, isMet: true })
    const fewer = { ...room, movements: arrive('09:00', ...upTo(7).slice(1), 8, 9, 10, 11, 12) }
    expect(quorumLostAt(fewer, at('23:00'), next)).toBe('2020-01-17T17:00:00.000Z')
  })

  test('of two lines of one instant the later written counts', () => {
    expect(presentAt([...arrive('09:00', 1), ...leave('09:00', 1)], at('09:00'))).toEqual([])
    expect(presentAt([...leave('09:00', 1), ...arrive('09:00', 1)], at('09:00'))).toEqual(['p1'])
  })

  test('the recused member of A7 is counted and not counted, and never votes', () => {
    const room = roomOf(fifteen, arrive('09:00', ...upTo(8)), { recused: ['p5'] })
    expect(quorumAt(room, at('10:00'))).toMatchObject({ withRecused: 8, withoutRecused: 7, isMet: false })
    const counted = { ...room, countsRecused: true }
    expect(quorumAt(counted, at('10:00'))).toMatchObject({ counted: 8, isMet: true })
    expect(asked(ballotIn(counted), 'p5')).toBe('VOTER_RECUSED')
  })
})

describe('who presides', () => {
  const chairOf = (room: Room, elected: string | null = null): string => {
    const found = presidingAt(room, at('10:00'), elected)
    return isRefusal(found) ? found.refused : `${found.personId} ${found.as}`
  }
  const without = (...away: number[]): Room =>
    roomOf(fifteen, arrive('09:00', ...upTo(12).filter((n) => !away.includes(n))))

  test('is the chair, else the deputy, else the member whom the meeting elected', () => {
    expect(chairOf(without())).toBe('p1 chair')
    expect(chairOf(without(1))).toBe('p2 deputyChair')
    expect(chairOf(without(1, 2))).toBe('PRESIDING_MISSING')
    expect(chairOf(without(1, 2), 'p7')).toBe('p7 elected')
    expect(chairOf(without(1, 2), 'p15')).toBe('PRESIDING_MISSING')
    expect(chairOf(without(), 'p7')).toBe('p1 chair')
  })

  test('is the deputy for an item from which the chair is recused', () =>
    expect(chairOf({ ...without(), recused: ['p1'] })).toBe('p2 deputyChair'))

  test('is the chair’s substitute only where the order gives the chair too', () => {
    const sent = (presides: boolean): Room =>
      roomOf(
        committeeOf([member(1, { substitutes: [substitute('s1', { presides })] }), member(2), member(3)]),
        arrive('09:00', 's1', 2, 3),
      )
    expect(chairOf(sent(true))).toBe('s1 chair')
    expect(chairOf(sent(false))).toBe('p2 deputyChair')
  })
})

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

describe('an objection to a member', () => {
  // Fifteen members, one objected to: fourteen others, a quorum of seven, and two thirds of fourteen is ten.
  const room = roomOf(fifteen, ten, { objectedTo: ['p10'] })
  const others = (n: number) => upTo(n).map((one) => vote(one, 'for'))
  const decide = (yes: number, no: number) =>
    objectionResult(
      { ...ballotIn(room), closedAt: at('10:10'), voted: others(yes + no) },
      {
        ...{ for: yes, against: no, abstain: 0, invalid: 0 },
      },
    )

  test('is decided by two thirds of the others, whether they came or not', () => {
    expect(quorumAt(room, at('10:00'))).toMatchObject({ inOffice: 14, needed: 7, counted: 9 })
    expect(decide(9, 0)).toMatchObject({ mayStay: false, needed: 10, of: 14 })
    const more = { ...room, movements: arrive('09:00', ...upTo(12)) }
    const ballot = {
      ...ballotIn(more),
      closedAt: at('10:10'),
      voted: [...others(9), vote(11, 'for'), vote(12, 'against')],
    }
    const totals = { for: 10, against: 1, abstain: 0, invalid: 0 }
    expect(objectionResult(ballot, totals)).toMatchObject({ mayStay: true, needed: 10 })
  })

  test('lets the member neither vote on it nor count for its quorum', () => {
    expect(asked(ballotIn(room), 'p10')).toBe('VOTER_NOT_MEMBER')
    const seven = { ...room, movements: arrive('09:00', ...upTo(6), 10) }
    expect(quorumAt(seven, at('10:00'))).toMatchObject({ counted: 6, isMet: false })
  })

  test('needs somebody who is objected to', () =>
    expect(
      objectionResult({ ...ballotIn(roomOf(fifteen, ten)), closedAt: at('10:10') }, totalsOf([])),
    ).toMatchObject({ refused: 'NOT_FOUND' }))
})

describe('grounds of recusal', () => {
  test('are the six of section 13, the one of section 16, and the own office, which excludes nobody', () => {
    expect(GROUNDS.filter(({ effect }) => effect === 'excluded').map(({ section }) => section)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `ม.13 (${n})`),
    )
    expect(groundWords('serious')).toMatchObject({ effect: 'excludedIfFound', section: 'ม.16' })
    expect(groundWords('ownOffice')).toMatchObject({ effect: 'shown', section: null })
  })

  test.each([
    ['ascendant', undefined, 'yes'],
    ['descendant', 9, 'yes'],
    ['sibling', 2, 'yes'],
    ['sibling', 3, 'yes'],
    ['cousin', 3, 'yes'],
    ['cousin', 4, 'GROUND_TOO_FAR'],
    ['inLaw', 2, 'yes'],
    ['inLaw', 3, 'GROUND_TOO_FAR'],
    ['sibling', undefined, 'GROUND_INCOMPLETE'],
    ['sibling', 0, 'GROUND_INCOMPLETE'],
    [undefined, 2, 'GROUND_INCOMPLETE'],
  ] as const)('a relative: %s of degree %s is %s', (kinship, degree, expected) => {
    const said = { ...(kinship ? { kinship } : {}), ...(degree === undefined ? {} : { degree }) }
    const declaration = { personId: 'p5', ground: 'relative', reason: 'พี่น้องกัน', ...said } as const
    expect(checkDeclaration(declaration)?.refused ?? 'yes').toBe(expected)
  })

  test('always need a reason', () =>
    expect(checkDeclaration({ personId: 'p5', ground: 'serious', reason: ' ' })).toMatchObject({
      refused: 'REASON_MISSING',
    }))
})

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
